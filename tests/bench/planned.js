// Finds what a long text plans, and the same text doubled some times: both in turns, the best of several counts.
async ([address, task]) => {
  const { texts, doublings, times } = JSON.parse(task);
  const { plannedIn } = await import(`${address}/bridge/planned.js`);
  const taken = (text) => {
    const begun = performance.now();
    plannedIn(text, { period: "2025年9月" });
    return performance.now() - begun;
  };
  const best = (text, often) => Math.min(...Array.from({ length: often }, () => taken(text)));
  // Less is too short to be told, more is more than anyone pastes; at first everything takes longer.
  const [ENOUGH, LEAST, MOST, WARM] = [15, 20_000, 500_000, 5];
  for (const text of texts) best(text.repeat(Math.ceil(LEAST / text.length)), WARM);
  const pairs = texts.map((text) => {
    const long = (size) => text.repeat(Math.ceil(size / text.length));
    let size = LEAST;
    while (size < MOST && best(long(size), WARM) < ENOUGH) size *= 2;
    const [once, often] = [long(size), long(size).repeat(2 ** doublings)];
    const counts = Array.from({ length: times }, () => [taken(once), taken(often)]);
    return [0, 1].map((at) => Math.min(...counts.map((count) => count[at])));
  });
  return JSON.stringify(pairs);
};
