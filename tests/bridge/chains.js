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
    kept: ({ texts }) =>
      texts.map((text) => {
        const { chain, problems } = F.parseKept(text);
        return { problems, same: chain && JSON.stringify(JSON.parse(F.toFile(chain))) === JSON.stringify(JSON.parse(text)), said: chain && L.outgrown(chain, text.length), full: chain && [L.fullOfRows(chain), L.fullOfPeriods(chain)] };
      }),
    large: ({ letters }) => F.parse(" ".repeat(letters)),
    merge: ({ mine, theirs, choices }) => {
      const merged = M.merge(mine, theirs);
      const chosen = merged.conflicts.reduce((chain, conflict, index) => M.resolve(chain, conflict, choices[index] ?? "mine"), merged.chain);
      return { ...merged, chosen };
    },
  };
  return JSON.stringify(answers[call](given));
};
