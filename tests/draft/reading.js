// Reads reports into drafts, and says what became of their numbers and what was none of them.
async ([address, task]) => {
  const { texts, pieces = {}, id = "d" } = JSON.parse(task);
  const load = (name) => import(`${address}/draft/${name}.js`);
  const [{ read }, { splitReport }, { renumbered }] = await Promise.all(["reading", "headings", "heading-style"].map(load));
  const answer = (text) => {
    const report = splitReport(text);
    return { ...read(text, { snippets: pieces }, id), aside: report.aside, renumbered: renumbered(report) };
  };
  return JSON.stringify(texts.map(answer));
};
