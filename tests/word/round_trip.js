// Writes drafts as Word files of ours and reads them back: what differs is a problem; or gives the files ("write"), or opens some
// ("open"). Of files that an office saved again, by name, a problem is what is read otherwise than from those that were written.
async ([address, task]) => {
  const { pieces: library, outlines, listing, templates, offices = {}, only = null, files = null, given = [], outline: from = null } = JSON.parse(task);
  const load = (name) => import(`${address}/${name}.js`);
  const [D, A, S, F, W, P, G, R, T, E, O, U] = await Promise.all(
    ["draft/draft", "report/document", "report/assemble", "draft/draft-file", "word/write", "word/package", "word/again", "draft/reading", "report/tree", "report/expand", "word/reading", "draft/source-writer"].map(load),
  );
  const problems = [];
  let [count, kept, due, lost] = [0, 0, 0, 0];
  const base64 = (bytes) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  const bytesOf = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

  const documentOf = (draft) => (draft.whole ? D.toDocument(draft) : S.withoutBlanks(D.toDocument(draft), D.factsOf(draft), draft.numbering));
  // A picture and its caption are no text of a draft's.
  const png = bytesOf("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mP4DwABAQEAG7buVgAAAABJRU5ErkJggg==");
  const picturesOf = (parts) => [parts[0]?.key ?? "", parts[parts.length - 1]?.key ?? "", ""].map((key, at) => ({ key, name: ["衔接图", "", "进度图"][at], alt: "图", png, width: 800, height: 400 }));
  const wordOf = (draft, template) => {
    const document = documentOf({ ...draft, notes: false });
    const parts = document.parts.filter(({ blocks }) => blocks.length);
    const shown = draft.sections.filter(({ key }) => parts.some((part) => part.key === key));
    const sections = shown.map(({ key, level, heading, snippet }) => ({ key, level, heading, snippet }));
    const origins = { outline: draft.outline ?? "", flavour: draft.flavour, numbering: draft.numbering, sections };
    return W.toWord({ title: draft.title, remark: document.remark, whole: true, parts, facts: D.factsOf(draft), fields: draft.fields, author: "", notes: draft.notes, aims: {}, origins, pictures: picturesOf(parts) }, P.fromFlat(templates[template]));
  };
  const linesOf = (draft) => A.toText(documentOf({ ...draft, notes: false }), D.factsOf(draft)).split("\n").filter(Boolean);
  // As the desk finds it: by its id, or else by the report's title.
  const outlineOf = ({ facts, title }) => outlines.find((one) => (from || facts?.outline ? one.id === (from || facts?.outline) : one.title === title)) ?? null;
  const backFrom = async (bytes, given) => {
    const brought = await O.fromWord(bytes, U.writeSource);
    const outline = given ?? outlineOf(brought);
    const ids = new Set([...(brought.facts?.sections.map(({ snippet }) => snippet) ?? []), ...R.candidates(brought.text, listing)]);
    const snippets = Object.fromEntries([...ids].filter((id) => library[id]).map((id) => [id, library[id]]));
    return { brought, draft: G.draftOf(brought, { snippets, outline }, "e", U.writeSource).draft };
  };
  const compare = (name, draft, { brought, draft: back }) => {
    const [was, is] = [linesOf(draft), linesOf(back)];
    const other = was.findIndex((line, at) => line !== is[at]);
    if (other >= 0 || was.length !== is.length) problems.push(`${name}: ${was.length} lines became ${is.length}: ${was[other]} | ${is[other]}`);
    for (const key of ["flavour", "numbering", "remark", "outline"]) if (JSON.stringify(back[key]) !== JSON.stringify(draft[key])) problems.push(`${name}: ${key} ${draft[key]} became ${back[key]}`);
    const shown = documentOf(draft).parts.filter(({ blocks }) => blocks.length).map(({ key }) => key);
    const [origin, found] = [draft.sections.filter(({ key }) => shown.includes(key)), back.sections];
    // What followed from rows that a document does not show stands there as the writer's own words.
    if (origin.length !== found.length || found.some(({ snippet }, at) => snippet && snippet !== origin[at].snippet)) problems.push(`${name}: sections of other snippets`);
    lost += found.filter(({ snippet }, at) => origin[at]?.snippet && !snippet).length;
    due += origin.filter(({ snippet, edited }) => snippet && edited === null).length;
    kept += found.filter(({ snippet, edited }) => snippet && edited === null).length;
    for (const [field, text] of Object.entries(brought.facts?.values ?? {})) {
      if (text && D.factsOf(back).values[field] !== text) problems.push(`${name}: ${field} is ${D.factsOf(back).values[field]}, was ${text}`);
    }
    // Each cell that the document shows is a cell again, of the same row of those that it shows.
    const cells = (one) => {
      const nodes = documentOf({ ...one, notes: false }).parts.flatMap(({ blocks }) => T.runs(E.expand(blocks, D.factsOf(one))).flatMap(T.inlinesOf)).filter((node) => node.type === "value" && node.text && node.name.includes("["));
      const found = nodes.map((node) => [.../^([^[]+)\[([0-9]+)\](.+)$/.exec(node.name).slice(1), node.text]);
      const rows = new Map();
      for (const [list, row] of found) rows.set(list, (rows.get(list) ?? new Set()).add(Number(row)));
      const rank = (list, row) => [...rows.get(list)].sort((a, b) => a - b).indexOf(Number(row)) + 1;
      return found.map(([list, row, column, text]) => `${list}[${rank(list, row)}]${column}=${text}`);
    };
    const [had, has] = [cells(draft), new Set(cells(back))];
    const gone = had.filter((cell) => !has.has(cell));
    if (gone.length) problems.push(`${name}: ${gone.length} of ${had.length} cells: ${gone[0]}`);
    if (F.parse(F.serialise(back)).draft === null) problems.push(`${name}: the draft cannot be saved`);
    count += 1;
  };

  // Keys of a draft's sections and all else: what is read of a file follows from the file alone.
  const compareSaved = (name, written, saved) => {
    for (const key of Object.keys({ ...written.draft, ...saved.draft })) {
      if (key === "sections") continue;
      if (JSON.stringify(written.draft[key]) !== JSON.stringify(saved.draft[key])) problems.push(`${name}: ${key} ${JSON.stringify(written.draft[key])} became ${JSON.stringify(saved.draft[key])}`);
    }
    const [was, is] = [written, saved].map(({ draft }) => draft.sections.map((section) => JSON.stringify({ ...section, content: null })));
    for (const [at, section] of was.entries()) if (section !== is[at]) problems.push(`${name}: ${section} became ${is[at]}`);
    if (was.length !== is.length) problems.push(`${name}: ${was.length} sections became ${is.length}`);
    for (const key of ["remarks", "said", "left"]) {
      const [had, has] = [written, saved].map(({ brought }) => JSON.stringify(brought[key]));
      if (had !== has) problems.push(`${name}: ${key} ${had} became ${has}`);
    }
    count += 1;
  };

  if (files === "open") {
    const answers = [];
    for (const file of given) {
      const { brought, draft } = await backFrom(bytesOf(file));
      answers.push({ draft, brought, lines: linesOf(draft), facts: D.factsOf(draft) });
    }
    return JSON.stringify(answers);
  }

  const drafts = [];
  for (const [at, outline] of outlines.entries()) {
    for (const flavour of ["outline", "template", "sample"]) {
      // Numbers by turns: each outline has two of the four, one with annotations and one without, in both profiles.
      for (const [index, numbering] of ["official", "chapter", "decimal", "none"].entries()) {
        if (index % 2 !== at % 2) continue;
        const late = index > 1;
        const chosen = D.setChoice(D.fromOutline("d", outline, ["core", "standard", "full"][(index + flavour.length) % 3], flavour), { flavour, notes: late && flavour !== "outline", numbering });
        let draft = D.addOwn(chosen, 3, 2, "自己的一节", "第一段。\n\n- 甲\n- 乙\n\n| a\\|b | 丙 |\n|---|---|\n| \\* | 1 |");
        draft = D.setText(draft, draft.sections.find((section) => section.content).key, "补充一段。");
        drafts.push({ name: [outline.id, flavour, numbering].join(" "), draft, outline, template: late === (flavour === "sample") ? "official" : "business" });
      }
    }
  }
  for (const [name, office] of Object.entries(offices)) {
    const outline = outlines.find(({ id }) => id === office.outline);
    for (const depth of ["core", "standard", "full"]) {
      for (const whole of [true, false]) {
        const draft = D.setChoice(D.fromOutline("d", outline, depth), { title: office.title, whole });
        drafts.push({ name: [name, depth, whole ? "whole" : "short"].join(" "), draft: { ...draft, values: office.values, rows: office.lists }, outline, template: whole ? "official" : "business" });
      }
    }
  }
  const chosen = drafts.filter(({ name }) => !only || only.includes(name));
  if (files === "write") return JSON.stringify(Object.fromEntries(chosen.map(({ name, draft, template }) => [name, base64(wordOf(draft, template))])));
  for (const { name, draft, outline, template } of chosen) {
    try {
      const back = await backFrom(wordOf(draft, template), outline);
      if (files) compareSaved(name, back, await backFrom(bytesOf(files[name]), outline));
      else compare(name, draft, back);
    } catch (error) {
      problems.push(`${name}: ${error.stack}`);
    }
  }
  return JSON.stringify({ count, kept, due, lost, problems: problems.slice(0, 40), all: problems.length });
};
