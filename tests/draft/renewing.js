// Takes in what the library now says under a section that its writer changed.
async ([address, task]) => {
  const D = await import(`${address}/draft/draft.js`);
  const { old, now, edited, text } = JSON.parse(task);
  let draft = D.addSnippet(D.newDraft("d", "名"), 0, 1, "results/one", old);
  draft = D.setText(D.setEdited(draft, "s1", edited), "s1", text);
  const renewed = D.renew(draft, "s1", "results/one", now);
  const back = D.setEdited(renewed, "s1", null);
  const swapped = D.swap(draft, "s1", "results/two", now);
  return JSON.stringify([renewed, back, swapped].map(({ sections: [one] }) => [one.content.text, one.edited, one.text]));
};
