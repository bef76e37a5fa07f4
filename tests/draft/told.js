// Loads an outline first without what stands beside it, then with it, from pieces that are given.
async ([address, task]) => {
  const { outline, files } = JSON.parse(task);
  const asked = [];
  globalThis.fetch = async (url) => {
    asked.push(String(url));
    return new Response(JSON.stringify(files[url]), { headers: { "content-type": "application/json" } });
  };
  const { loadTold } = await import(`${address}/site/catalog.js`);
  const sample = await loadTold("", outline, ["stories"]);
  const first = asked.splice(0);
  const whole = await loadTold("", outline);
  const again = await loadTold("", outline);
  const known = (one) => ({ snippets: Object.keys(one.snippets), beside: (one.beside ?? []).map(({ snippet }) => snippet) });
  return JSON.stringify({ sample: known(sample), whole: known(whole), first, then: asked, same: whole === again });
};
