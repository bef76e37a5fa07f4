// Writes a report of sections of all outlines, with what their cases tell, as HTML and as a Word document.
async ([address, task]) => {
  const { outlines, flat, sections, times } = JSON.parse(task);
  const load = (name) => import(`${address}/${name}.js`);
  const [P, W, G, D, R] = await Promise.all(["word/package", "word/write", "draft/word", "draft/draft", "report/document"].map(load));
  const drafts = outlines.map((outline) => D.fromOutline("d", outline, "full", "sample"));
  const all = drafts.flatMap((draft) => draft.sections).slice(0, sections).map((one, at) => ({ ...one, key: `s${at + 1}` }));
  const joined = (name) => Object.assign({}, ...drafts.map((draft) => draft[name]));
  const parts = Object.fromEntries(["fields", "examples", "types", "exampleRows"].map((name) => [name, joined(name)]));
  const draft = { ...drafts[0], ...parts, sections: all, notes: true };
  const template = P.fromFlat(flat);
  // A copy each time, so that nothing is remembered of the one before.
  const best = (make) => Math.min(...Array.from({ length: times }, () => {
    const fresh = JSON.parse(JSON.stringify(draft));
    const begun = performance.now();
    make(fresh);
    return performance.now() - begun;
  }));
  const html = best((one) => R.toHtml(D.toDocument(one), D.factsOf(one)));
  const word = best((one) => W.toWord(G.reportOf(one, null), template));
  return JSON.stringify({ sections: all.length, html, word });
};
