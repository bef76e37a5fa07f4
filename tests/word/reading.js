// Reads Word files into drafts: what became of each, or why it was refused.
async ([address, task]) => {
  const { files, pieces = {}, outline = null } = JSON.parse(task);
  const load = (name) => import(`${address}/${name}.js`);
  const [{ fromWord }, { draftOf }, { toDocument, factsOf }, { toText }, { writeSource }] = await Promise.all(["word/reading", "word/again", "draft/draft", "report/document", "draft/source-writer"].map(load));
  // What lies elsewhere would be among what was loaded.
  const fetched = () => performance.getEntriesByType("resource").map(({ name }) => name).filter((name) => !name.startsWith(address));
  const answer = async (file) => {
    try {
      const brought = await fromWord(Uint8Array.from(atob(file), (letter) => letter.charCodeAt(0)), writeSource);
      const { draft, recognised } = draftOf(brought, { snippets: pieces, outline }, "d", writeSource);
      return { draft, recognised, brought, fetched: fetched(), shown: toText(toDocument(draft), factsOf(draft)) };
    } catch (error) {
      if (error.constructor.name !== "Unreadable") throw error;
      return error.message;
    }
  };
  const answers = [];
  for (const file of files) answers.push(await answer(file));
  return JSON.stringify(answers);
};
