// Writes drafts in halves and with their steps, and reads both back.
async ([address, task]) => {
  const { texts = [], walks = [] } = JSON.parse(task);
  const load = (name) => import(`${address}/draft/${name}.js`);
  const [H, F, D, P, S, X] = await Promise.all(["history", "draft-file", "draft", "parts", "steps", "sha256"].map(load));
  const walked = walks.map(({ draft, acts }) => {
    let history = H.start(F.read(draft).draft);
    for (const [name, ...given] of acts) {
      if (name === "undo" || name === "redo") history = H[name](history);
      else if (name === "seal") history = H.seal(history);
      else history = H.push(history, D[name](history.present, ...given));
    }
    const parts = new Map();
    const keep = P.keeper(parts);
    const [half, steps] = [P.halved(history.present, keep), S.written(history, keep)];
    const find = P.finder(parts);
    const present = F.read(P.whole(half, find)).draft;
    const read = S.readSteps(steps, present, find);
    return {
      half: half.length,
      steps: steps.length,
      parts: parts.size,
      before: { past: history.past, present: history.present, future: history.future },
      after: { past: read.past, present: read.present, future: read.future },
      lost: S.readSteps(steps, present, P.finder(new Map())).past.length,
      other: S.readSteps(steps.replace(/"format":[0-9]+/, '"format":1'), present, find).past.length,
    };
  });
  return JSON.stringify({ names: texts.map((text) => X.sha256(text)), walked });
};
