// Asks what a chain's periods lack, with a small calendar that knows the first days of May 2025.
async ([address, task]) => {
  const load = (name) => import(`${address}/bridge/${name}.js`);
  const [{ RULES, gapsOf }, { COLUMNS, KINDS }, { PARTS }, { isUnit, ownersIn }] = await Promise.all(["gaps", "chain", "answer-gaps", "owners"].map(load));
  const { call, ...given } = JSON.parse(task);
  const dateOf = (day) => new Date(Date.UTC(Math.floor(day / 10_000), (Math.floor(day / 100) % 100) - 1, day % 100));
  const restDay = (day) => {
    if (20250501 <= day && day <= 20250505) return { what: "劳动节放假", source: "放假安排" };
    const weekend = [0, 6].includes(dateOf(day).getUTCDay()) && day !== 20250427;
    return weekend ? { what: dateOf(day).getUTCDay() ? "周六" : "周日", source: "作息规定" } : null;
  };
  const previousWorkday = (day) => {
    const date = dateOf(day);
    date.setUTCDate(date.getUTCDate() - 1);
    const before = date.getUTCFullYear() * 10_000 + (date.getUTCMonth() + 1) * 100 + date.getUTCDate();
    return restDay(before) ? previousWorkday(before) : before;
  };
  const frozen = (value) => {
    if (typeof value === "object" && value) Object.values(Object.freeze(value)).forEach(frozen);
    return value;
  };
  const contextOf = (today) => ({ restDay, previousWorkday, ...(today ? { today } : {}) });
  const answers = {
    rules: () => ({ rules: RULES.map(({ find, ...told }) => told), columns: COLUMNS, kinds: KINDS, parts: Object.values(PARTS) }),
    look: ({ chain, at, today, without }) => gapsOf(frozen(chain), at, contextOf(today), RULES.filter(({ name }) => name !== without)),
    // Every period of every chain; each rule says the same alone as among the others.
    every: ({ chains }) =>
      chains.map(({ chain, today }) => {
        const kept = frozen(chain);
        return kept.periods.map(({ id }) => {
          const found = gapsOf(kept, id, contextOf(today));
          const bare = gapsOf(kept, id);
          const alone = RULES.filter((rule) => JSON.stringify(gapsOf(kept, id, contextOf(today), [rule])) !== JSON.stringify(found.filter((gap) => gap.rule === rule.name)));
          return { found, bare, unlike: alone.map(({ name }) => name) };
        });
      }),
    absent: ({ chain }) => gapsOf(chain, "T99"),
    owners: ({ cells }) => cells.map((cell) => ownersIn(cell).map((name) => [name, isUnit(name)])),
  };
  return JSON.stringify(answers[call](given));
};
