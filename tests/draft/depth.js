// Makes drafts of outlines longer and shorter.
async ([address, task]) => {
  const { outlines } = JSON.parse(task);
  const load = (name) => import(`${address}/draft/${name}.js`);
  const [D, { depthOf, withDepth }] = await Promise.all(["draft", "depth"].map(load));
  const DEPTHS = ["core", "standard", "full"];
  const rows = (draft) => draft.sections.map(({ level, heading, snippet }) => [level, heading, snippet]);
  const problems = [];
  let count = 0;
  for (const outline of outlines) {
    const made = DEPTHS.map((depth) => D.fromOutline("d", outline, depth));
    for (const from of [0, 1, 2]) {
      for (const to of [0, 1, 2]) {
        const same = JSON.stringify(rows(made[from])) === JSON.stringify(rows(made[to]));
        const { draft } = withDepth(made[from], outline, to);
        if (JSON.stringify(rows(draft)) !== JSON.stringify(rows(made[to]))) problems.push(`${outline.id}: ${from} to ${to}`);
        if (!same && depthOf(draft, outline) !== depthOf(made[to], outline)) problems.push(`${outline.id}: ${to} is not told`);
        count += 1;
      }
    }
  }
  // What the writer did stays: written into, renamed, moved; what he took out stays out.
  const outline = outlines.find((one) => one.nodes.filter((node) => node.depth === 1 && node.snippet).length > 4);
  let draft = D.fromOutline("d", outline, "standard");
  const extra = outline.nodes.filter((node) => node.depth === 1 && node.snippet).map((node) => node.frame);
  const key = (snippet) => draft.sections.find((section) => section.snippet === snippet).key;
  const [written, renamed, moved] = [key(extra[0]), key(extra[1]), key(extra[2])];
  const core = draft.sections.find((section) => outline.nodes.some((node) => node.depth === 0 && node.frame && node.frame === section.snippet)).key;
  draft = D.setText(draft, written, "几句");
  draft = D.rename(draft, renamed, "改过名");
  draft = D.move(draft, moved, 0);
  draft = D.remove(draft, core);
  const short = withDepth(draft, outline, 0);
  const again = withDepth(short.draft, outline, 2);
  const holds = (one, wanted) => one.sections.some((section) => section.key === wanted);
  const kept = [written, renamed, moved].map((wanted) => holds(short.draft, wanted) && holds(again.draft, wanted));
  return JSON.stringify({ count, problems, kept, removed: short.removed > 0, core: holds(again.draft, core), order: again.draft.sections[0].key === moved });
};
