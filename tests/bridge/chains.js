// Asks the modules of chains: what operations lead to, what a period plans, what a file holds.
async ([address, task]) => {
  const { call, ...given } = JSON.parse(task);
  const [C, P, F, M, L] = await Promise.all(["chain", "plan", "chain-file", "merging", "limits"].map((name) => import(`${address}/bridge/${name}.js`)));
  const done = (acts) => acts.reduce((chain, [act, ...rest]) => C[act](chain, ...rest), C.newChain("c1", "衔接", "2025年第一季度"));
  const answers = {
    acts: ({ acts }) => done(acts),
    plan: ({ acts, period }) => P.planOf(done(acts), period).map(({ id, cells, carried, answer, reopened }) => ({ id, cells, carried, answer, reopened })),
    words: () => ({ columns: C.COLUMNS, titles: C.TITLES, sources: C.SOURCES, verdicts: C.VERDICTS }),
    write: ({ chain }) => F.toFile(chain),
    parse: ({ texts }) => texts.map((text) => F.parse(text)),
    kept: ({ text }) => F.parseKept(text),
    // A file with so many rows, periods and letters in a cell is made here: to send it takes longer than to read it.
    grown: ({ rows, periods, letters }) => {
      const row = { period: "T1", from: [], cells: { 名称: "长".repeat(letters) } };
      const period = { name: "", changes: {}, answers: {}, reopened: {} };
      const numbered = (/** @type {string} */ kind, /** @type {number} */ many, /** @type {object} */ what) => Array.from({ length: many }, (_, at) => ({ id: `${kind}${at + 1}`, ...what }));
      const text = `${JSON.stringify({ format: "reportkb-chain", version: 1, id: "c", title: "", periods: numbered("T", periods, period), links: numbered("P", rows, row), given: { P: rows, T: periods } }, null, 2)}\n`;
      const { chain, problems } = F.parseKept(text);
      const same = chain && F.toFile(chain) === text;
      return { problems, same, said: chain && L.outgrown(chain, text.length), full: chain && [L.fullOfRows(chain), L.fullOfPeriods(chain)], opened: Boolean(F.parse(text).chain) };
    },
    large: ({ letters }) => F.parse(" ".repeat(letters)),
    merge: ({ mine, theirs, choices }) => {
      const merged = M.merge(mine, theirs);
      const chosen = merged.conflicts.reduce((chain, conflict, index) => M.resolve(chain, conflict, choices[index] ?? "mine"), merged.chain);
      return { ...merged, chosen };
    },
  };
  return JSON.stringify(answers[call](given));
};
