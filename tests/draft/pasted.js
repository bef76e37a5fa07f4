// Reads what office programs, pages and chats put on the clipboard as a report.
async ([address, task]) => {
  const { reportOf } = await import(`${address}/desk/pasted-report.js`);
  const lines = await import(`${address}/draft/headings.js`);
  const { read } = await import(`${address}/draft/reading.js`);
  const answer = ({ html, text = "", pieces = {}, outline = null }) => {
    const written = html ? reportOf(html, lines) : null;
    return { written, ...read(written ?? text, { snippets: pieces, outline }, "d") };
  };
  return JSON.stringify(JSON.parse(task).map(answer));
};
