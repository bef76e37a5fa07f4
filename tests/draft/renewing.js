// Takes in what the library now says under a section that its writer changed, puts another in its place, shortens the report.
async ([address, task]) => {
  const [D, { withDepth }] = await Promise.all(["draft", "depth"].map((name) => import(`${address}/draft/${name}.js`)));
  const { old, now, edited, text } = JSON.parse(task);
  let draft = D.addSnippet(D.newDraft("d", "名"), 0, 1, "results/one", old);
  draft = D.setText(D.setEdited(draft, "s1", edited), "s1", text);
  const renewed = D.renew(draft, "s1", "results/one", now);
  const back = D.setEdited(renewed, "s1", null);
  const swapped = D.swap(draft, "s1", "results/two", now);
  const node = { id: "a", level: 1, heading: "成果", depth: 1, snippet: "results/one", frame: null };
  const short = withDepth(D.setText(draft, "s1", ""), { id: "o", title: "", nodes: [node] }, 0).draft;
  return JSON.stringify([renewed, back, swapped].map(({ sections: [one] }) => [one.content.text, one.edited, one.text]).concat(short.sections.length));
};
