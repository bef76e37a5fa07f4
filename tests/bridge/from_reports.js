// Begins chains from what reports plan, and asks what comes of them.
async ([address, task]) => {
  const load = (name) => import(`${address}/bridge/${name}.js`);
  const [R, B, P, D, { dueOn }] = await Promise.all(["planned", "from-report", "plan", "documents", "deadline"].map(load));
  const { call, ...given } = JSON.parse(task);
  const answers = {
    begun: ({ reports }) =>
      reports.map(({ text, period }) => {
        const { items, problems } = R.plannedIn(text, { period });
        const chain = B.chainFrom("c", "", period, items, problems, true);
        const rows = D.rowsFor(chain, "T2", "summary");
        return { items, problems, plan: P.planOf(chain, "T1").map(({ cells }) => cells), on: rows.结转 ?? [], found: rows.问题 ?? [], dues: items.map(({ deadline }) => dueOn(deadline, /周/.test(deadline) ? P.rangeOf(period) : null)) };
      }),
    following: ({ names }) => names.map(B.following),
    named: ({ texts }) => texts.map(([title, text]) => B.periodIn(title, text)),
  };
  return JSON.stringify(answers[call](given));
};
