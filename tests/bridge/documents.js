// Asks the modules that write both documents of a chain, keep lists in step with it, and read it back from them.
async ([address, task]) => {
  const { call, ...given } = JSON.parse(task);
  const load = (name) => import(`${address}/bridge/${name}.js`);
  const [D, S, F, T] = await Promise.all(["documents", "in-step", "from-lists", "tying"].map(load));
  const { newDraft } = await import(`${address}/draft/draft.js`);
  const answers = {
    rows: ({ chain, period, role }) => [D.rowsFor(chain, period, role), D.valuesFor(chain, period, role)],
    step: ({ rows, given: last, fresh }) => S.inStep(rows, last, fresh),
    same: ({ rows, given: last, fresh }) => S.inStep(rows, last, fresh).rows === rows,
    taken: ({ chain, period, role, rows, given: last }) => F.taken(chain, period, role, rows, last),
    // The chain of a draft is not here: another is begun, and the draft brought in step with it.
    parted: ({ chain, period, role, values }) => {
      const made = chain ? T.tied(newDraft("d", ""), chain, period, role) : newDraft("d", "");
      const draft = { ...made, values: { ...made.values, ...values.values }, rows: { ...made.rows, ...values.rows } };
      const begun = T.chainFor(draft, null, "x");
      const first = T.stepped(begun.draft, begun.chain, begun);
      const second = T.chainFor(first.draft, begun.chain, "x");
      return { period: begun.chain.periods[0].name, links: second.chain.links, before: draft.rows, rows: first.draft.rows, kept: first.kept, removed: first.removed };
    },
    // A draft is tied, its writer changes cells, and the chain takes them.
    back: ({ chain, period, role, edits }) => {
      const draft = T.tied(newDraft("d", ""), chain, period, role);
      const rows = Object.fromEntries(Object.entries(draft.rows).map(([list, some]) => [list, some.map((row) => ({ ...row, ...(edits[`${list} ${row.编号}`] ?? {}) }))]));
      const edited = { ...draft, rows };
      const after = T.chainFor(edited, chain, "x").chain;
      const again = T.stepped(edited, after);
      return { chain: after, kept: again.kept, rows: again.draft.rows, quiet: T.stepped(again.draft, after).draft === again.draft };
    },
  };
  return JSON.stringify(answers[call](given));
};
