// Reads reports into drafts.
async ([address, task]) => {
  const { texts, pieces = {}, id = "d" } = JSON.parse(task);
  const { read } = await import(`${address}/draft/reading.js`);
  return JSON.stringify(texts.map((text) => read(text, { snippets: pieces }, id)));
};
