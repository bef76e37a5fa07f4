// Writes every outline in every way and reads it back.
async ([address, task]) => {
  const { pieces: library, outlines, listing } = JSON.parse(task);
  const load = (name) => import(`${address}/${name}.js`);
  const [D, A, R, F] = await Promise.all(["draft/draft", "report/document", "draft/reading", "draft/draft-file"].map(load));
  const problems = [];
  let count = 0;
  for (const outline of outlines) {
    for (const flavour of ["outline", "template", "sample"]) {
      for (const notes of [false, true]) {
        for (const numbering of ["official", "chapter", "decimal", "none"]) {
          // Plain text without numbers has no headings that could be told from text.
          for (const write of numbering === "none" ? ["toMarkdown"] : ["toMarkdown", "toText"]) {
            {
              const part = [0, 0.5, 1][count % 3];
              const chosen = D.setChoice(D.fromOutline("d", outline, "full", flavour), { flavour, notes, numbering });
              const filled = Object.entries(chosen.examples).filter((_, index) => index % 10 < part * 10);
              let draft = { ...chosen, values: Object.fromEntries(filled) };
              draft = D.addOwn(draft, 3, 2, "自己的一节", "第一段。\n\n- 甲\n- 乙");
              draft = D.setText(draft, draft.sections.find((section) => section.content).key, "补充一段。");
              const text = A[write](D.toDocument(draft), D.factsOf(draft));
              const ids = R.candidates(text, listing);
              const { draft: back } = R.read(text, { snippets: Object.fromEntries(ids.map((id) => [id, library[id]])), outline }, "e");
              const again = A[write](D.toDocument(back), D.factsOf(back));
              const [due, found] = [draft, back].map((one) => one.sections.map((section) => section.snippet).join());
              const name = [outline.id, flavour, notes, numbering, write, part].join(" ");
              if (again !== text) problems.push(`${name}: the text changed`);
              // Headings alone hold nothing of the snippets that they stand over.
              if (found !== due && (flavour !== "outline" || notes)) problems.push(`${name}: snippets were not recognised`);
              if (F.parse(F.serialise(back)).draft === null) problems.push(`${name}: the draft cannot be saved`);
              count += 1;
            }
          }
        }
      }
    }
  }
  return JSON.stringify({ count, problems: problems.slice(0, 20) });
};
