// Draws an example under the site's policy, into the page and into files, and gives what came of it.
async ([address, task]) => {
  const { policy, cells, rows } = JSON.parse(task);
  const load = (name) => import(`${address}/${name}.js`);
  const [C, P, G, R] = await Promise.all(["bridge/chain", "bridge/picture", "bridge/gantt", "board/rasterise"].map(load));
  const forbidden = [];
  document.addEventListener("securitypolicyviolation", (event) => forbidden.push(`${event.violatedDirective} ${event.blockedURI}`));
  const meta = document.createElement("meta");
  [meta.httpEquiv, meta.content] = ["Content-Security-Policy", policy];
  document.head.append(meta);

  let chain = C.newChain("c", "", "2025年第二季度");
  for (let at = 0; at < rows; at += 1) chain = C.addLink(chain, "A", "T1", cells);
  const encoded = (bytes) => btoa(bytes.reduce((text, byte) => text + String.fromCharCode(byte), ""));
  const answers = { files: [], failed: [] };
  for (const draw of [P.pictureOf, G.ganttOf]) {
    const { svg, width, height } = draw(chain, "T1", 20250520, { paper: true });
    answers.files.push({ width, height, png: encoded(await R.toPng(svg, width, height, 2)) });
  }
  const { svg } = P.pictureOf(chain, "T1", 20250520);
  for (const [text, width, height] of [["<svg", 10, 10], [svg, 0, 10], [svg, 800, 400_000]]) answers.failed.push(await R.toPng(text, width, height, 2).then(() => "", (error) => error.message));

  document.body.innerHTML = svg;
  const box = document.querySelector("[data-row] rect");
  const before = getComputedStyle(box).stroke;
  document.body.style.setProperty("--rk-red", "rgb(1, 2, 3)");
  answers.strokes = [before, getComputedStyle(box).stroke];
  document.body.replaceChildren();
  return JSON.stringify({ ...answers, forbidden });
};
