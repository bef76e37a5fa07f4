// Asks about drafts of outlines, of every version.
async ([address, task]) => {
  const { outlines } = JSON.parse(task);
  const load = (name) => import(`${address}/draft/${name}.js`);
  const [D, { questionsOf, nextOf }] = await Promise.all(["draft", "interview"].map(load));
  const made = outlines.flatMap((outline) =>
    ["core", "standard", "full"].map((depth) => {
      const draft = D.fromOutline("d", outline, depth);
      const questions = questionsOf(draft);
      const [first] = questions.filter(({ list }) => list);
      const begun = D.setRows(draft, first.list, [{ [Object.keys(draft.types[first.list].columns)[0]]: "一行" }]);
      return {
        outline: outline.id,
        depth,
        texts: questions.map(({ text }) => text),
        asked: questions.flatMap(({ fields, list }) => [...fields, ...(list ? [list] : [])]),
        fields: D.fieldsInUse(draft).flatMap(({ names }) => names).filter((name) => !draft.fields[name].steps),
        lists: [...new Set([...D.listsInUse(draft).values()].flatMap((lists) => [...lists.keys()]))],
        start: nextOf(draft, questions),
        on: nextOf(begun, questions) === questions.indexOf(first) + 1,
      };
    }),
  );
  return JSON.stringify({ made, none: questionsOf(D.newDraft("d", "")) });
};
