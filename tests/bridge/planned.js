// Asks the modules that find what a report plans.
async ([address, task]) => {
  const { call, ...given } = JSON.parse(task);
  const load = (name) => import(`${address}/bridge/${name}.js`);
  const [P, H, D, O] = await Promise.all(["planned", "plan-headings", "plan-days", "owner-and-date"].map(load));
  const calls = {
    read: ({ reports }) => reports.map(({ text, period }) => P.plannedIn(text, { period })),
    roles: ({ headings }) => headings.map((heading) => H.roleOf(heading)),
    days: ({ cells }) => cells.map(({ written, period, alone }) => D.dayIn(written, D.within(period), alone)),
    owners: ({ items, period }) => items.map((item) => O.ownerAndDate(item, D.within(period))),
    length: ({ text, times }) => {
      const { items, taken, left } = P.plannedIn(text.repeat(times), { period: "2025年9月" });
      return { items: items.length, lines: [...taken, ...left].reduce((sum, { lines }) => sum + lines, 0) };
    },
  };
  return JSON.stringify(calls[call](given));
};
