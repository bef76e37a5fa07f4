// Tells what goes of each draft, and whether what is said to stay is what is taken along.
async ([address, task]) => {
  const { drafts } = JSON.parse(task);
  const load = (name) => import(`${address}/${name}.js`);
  const [{ goingOf, goneInWords }, { taken }, D, { toText }, { isBlank, sentences }, { inlinesOf, plain, runs }] = await Promise.all(
    ["draft/empties", "draft/taken", "draft/draft", "report/document", "report/sentences", "report/tree"].map(load),
  );
  const letters = (text) => text.replace(/\s/g, "");
  // What every run of a document says, without the numbers of headings, which are counted anew.
  const said = (blocks) => letters(blocks.flatMap((block) => runs([block])).map(plain).join(""));
  const answers = drafts.map((draft) => {
    const { units, gone } = goingOf(draft);
    const short = taken(draft);
    const facts = D.factsOf(draft);
    const numbers = D.toDocument(draft).parts.flatMap(({ blocks }) => blocks.flatMap((block) => (block.type === "heading" ? [block.number] : [])));
    const problems = short.parts.flatMap(({ key, blocks }) => {
      const rest = (units.get(key) ?? []).filter((unit) => !unit.goes);
      const kept = rest.map(({ kind, texts }) => (kind === "heading" ? texts.map((text) => text.slice(numbers.find((number) => number && text.startsWith(number))?.length ?? 0)) : texts)).flat();
      const [due, was] = [said(blocks), letters(kept.join(""))];
      const blank = blocks.some((block) => runs([block]).some((run) => inlinesOf(run).some(isBlank)));
      return due === was && !blank ? [] : [{ key, due, was, blank }];
    });
    return { gone, words: goneInWords(gone), problems, text: toText(short, facts), going: [...units.values()].flat().filter((unit) => unit.goes).map(({ texts }) => texts.join("｜")) };
  });
  return JSON.stringify(answers);
};
