// Makes templates of drafts, drafts of templates, and other documents with the same facts.
async ([address, task]) => {
  const { draft, keep, outline } = JSON.parse(task);
  const load = (name) => import(`${address}/draft/${name}.js`);
  const [T, C, D, F, L] = await Promise.all(["template", "carry", "draft", "draft-file", "fragment"].map(load));
  const template = T.toTemplate(draft, "t1", "月报", keep);
  const next = C.carriedOver(draft, D.fromOutline("d2", outline, "standard"));
  const again = C.carriedOver(next, D.fromOutline("d3", outline, "standard"));
  return JSON.stringify({
    offered: T.offeredOf(draft),
    template,
    read: F.parse(F.serialise(template)),
    linked: await L.fromFragment(await L.toFragment(template)),
    begun: T.fromTemplate(template, "d9"),
    next: { ...F.parse(F.serialise(next)).draft },
    words: C.carriedInWords(draft, next),
    again: again.name,
  });
};
