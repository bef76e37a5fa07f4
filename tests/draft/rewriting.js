// Divides and joins runs where a caret stands, and writes what became of them with the caret.
async ([address, task]) => {
  const load = (name) => import(`${address}/${name}.js`);
  const names = ["report/blocks", "draft/rewriting", "draft/source-writer", "report/emphasis"];
  const [{ parse }, R, { writeSource }, { joined }] = await Promise.all(names.map(load));
  const CARET = "‸";
  // What stands on the two sides of the caret, or null where it is not there.
  const sides = (run) => {
    for (const [at, node] of run.entries()) {
      const here = (before, after) => ({ before: joined([...run.slice(0, at), ...before]), after: joined([...after, ...run.slice(at + 1)]) });
      if (node.type === "text" && node.text.includes(CARET)) {
        const [before, after] = node.text.split(CARET).map((text) => ({ type: "text", text }));
        return here([before], [after]);
      }
      const inside = node.children && sides(node.children);
      const part = (children) => (children.length ? [{ ...node, children }] : []);
      if (inside) return here(part(inside.before), part(inside.after));
    }
    return null;
  };
  const answers = JSON.parse(task).map(({ act, before: text }) => {
    const blocks = parse(text);
    const at = Array.from({ length: R.countOf(blocks) }, (_, index) => index).find((index) => sides(R.runAt(blocks, { at: index }) ?? []));
    const { before, after } = sides(R.runAt(blocks, { at }));
    const bare = R.withRun(blocks, { at }, joined([...before, ...after]));
    const found = act === "分段" ? R.divided(bare, { at }, before, after) : R.joinedBack(bare, { at });
    if (!found) return "不能";
    const run = R.runAt(found.blocks, found.spot);
    const rest = joined(run).slice();
    // The caret stands behind as many inlines as stood before it.
    const head = joined([...found.run, { type: "text", text: CARET }]);
    const length = JSON.stringify(found.run) === "[]" ? 0 : found.run.map((node) => node.text?.length ?? 1).reduce((sum, one) => sum + one, 0);
    let left = length;
    const tail = rest.flatMap((node) => {
      const size = node.type === "text" ? node.text.length : 1;
      const kept = left >= size ? [] : node.type === "text" ? [{ ...node, text: node.text.slice(left) }] : [node];
      left = Math.max(0, left - size);
      return kept;
    });
    return writeSource(R.withRun(found.blocks, found.spot, joined([...head, ...tail])));
  });
  return JSON.stringify(answers);
};
