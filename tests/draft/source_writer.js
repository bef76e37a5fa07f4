// Writes the source of each text's tree, and tells what is read from it.
async ([address, task]) => {
  const load = (name) => import(`${address}/${name}.js`);
  const [{ parse }, { writeSource }] = await Promise.all(["report/blocks", "draft/source-writer"].map(load));
  const SPANS = ["strong", "emphasis", "deleted"];
  // Without the emphasis inside of emphasis, for which there may be no way to write it.
  const flat = (nodes, inside) =>
    nodes.flatMap((node) => {
      if (!node || typeof node !== "object") return [node];
      if (SPANS.includes(node.type)) return inside ? flat(node.children, true) : [{ ...node, children: flat(node.children, true) }];
      const entries = Object.entries(node).map(([key, value]) => [key, Array.isArray(value) ? flat(value, inside) : value]);
      return [Array.isArray(node) ? flat(node, inside) : Object.fromEntries(entries)];
    });
  const joinedTexts = (tree) => JSON.stringify(tree).replaceAll('"},{"type":"text","text":"', "");
  const problems = [];
  let exact = 0;
  for (const { text, known } of JSON.parse(task)) {
    const fields = new Set(known);
    const tree = parse(text, fields);
    const source = writeSource(tree, fields);
    const again = parse(source, fields);
    if (JSON.stringify(again) === JSON.stringify(tree)) exact += 1;
    else if (joinedTexts(flat(again, false)) !== joinedTexts(flat(tree, false))) problems.push({ text, source });
  }
  return JSON.stringify({ exact, problems: problems.slice(0, 5) });
};
