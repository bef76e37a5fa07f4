// Asks the modules that look at a draft or at the library.
async ([address, task]) => {
  const { call, ...given } = JSON.parse(task);
  const load = (name) => import(`${address}/${name}.js`);
  const [D, W, L, P, H] = await Promise.all(["draft/draft", "draft/watch", "site/listing", "draft/prompt", "draft/history"].map(load));
  const answers = {
    find: ({ listing, queries }) => queries.map((query) => L.find(listing, query).map((entry) => entry.id)),
    watch: ({ sections, fields = {}, values = {}, outline = null, phrases = null }) => {
      const draft = sections.reduce((one, [heading, text]) => D.addOwn(one, one.sections.length, 1, heading, text), D.newDraft("d", "报告"));
      return W.watch({ ...draft, fields, values }, { outline, phrases }).map(({ code, field, message }) => [code, field, message]);
    },
    samples: ({ outlines, phrases }) =>
      outlines.flatMap((outline) => {
        const draft = D.fromOutline("d", outline, "full", "sample");
        return W.watch({ ...draft, values: draft.examples }, { outline, phrases }).map((finding) => finding.message);
      }),
    templates: ({ outlines, phrases }) =>
      outlines.flatMap((outline) => {
        const found = W.watch(D.fromOutline("d", outline, "full"), { outline, phrases });
        return found.filter((finding) => finding.code !== "blank").map((finding) => finding.message);
      }),
    gaps: ({ outline, removed }) => {
      const full = D.fromOutline("d", outline, "full");
      const keys = full.sections.filter((section) => removed.includes(section.snippet)).map((section) => section.key);
      const draft = keys.reduce((one, key) => D.remove(one, key), full);
      const gaps = D.outlineGaps(draft, outline);
      return { due: outline.nodes.filter((node) => node.depth === 0 && removed.includes(node.frame)).map((node) => node.frame), found: gaps.map((gap) => gap.snippet), places: gaps.map((gap) => [gap.at, draft.sections.length]) };
    },
    prompt: ({ outline, values, guidance }) => P.toPrompt({ ...D.fromOutline("d", outline, "core"), values }, { guidance }),
    coalesced: () => {
      const start = D.newDraft("d", "甲");
      const typed = ["a", "ab", "abc"].reduce((one, title) => H.push(one, D.setChoice(one.present, { title }), "title"), H.start(start));
      const other = H.push(typed, D.setChoice(typed.present, { name: "乙" }), "name");
      return [typed.past.length, other.past.length, H.undo(other).present.title, H.undo(H.undo(other)).present.title, H.redo(H.undo(typed)).present.title];
    },
  };
  return JSON.stringify(answers[call](given));
};
