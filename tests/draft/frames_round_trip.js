// Fills outlines' frames with facts, writes them in every way, and reads them back; then the same with odd cells.
async ([address, task]) => {
  const { pieces: library, outlines, listing, offices, odd } = JSON.parse(task);
  const load = (name) => import(`${address}/${name}.js`);
  const [D, W, A, E, T, R, F] = await Promise.all(
    ["draft/draft", "report/document", "report/assemble", "report/expand", "report/tree", "draft/reading", "draft/draft-file"].map(load),
  );
  const problems = [];
  const counts = { texts: 0, sections: 0, recognised: 0, facts: 0 };

  // An address in a writer's own text is a link, which Markdown shows alike.
  const linked = (text) => text.replace(/<(https?:[^<> ]*)>/g, "$1");
  const documentOf = (draft) => {
    const [document, facts] = [D.toDocument(draft), D.factsOf(draft)];
    return draft.whole ? document : A.withoutBlanks(document, facts, draft.numbering);
  };
  const begun = (office, outline, depth, choice) => {
    const draft = D.setChoice(D.fromOutline("d", outline, depth), { title: office.title, ...choice });
    return { ...draft, values: office.values, rows: office.lists };
  };
  const back = (text, outline) => {
    const ids = R.candidates(text, listing);
    return R.read(text, { snippets: Object.fromEntries(ids.map((id) => [id, library[id]])), outline }, "e").draft;
  };
  // The facts that stand in a document: values of fields, and cells with the name of their row.
  const standing = (draft, document) => {
    const facts = D.factsOf(draft);
    const nodes = document.parts.flatMap(({ blocks }) => T.runs(E.expand(blocks, facts)).flatMap(T.inlinesOf));
    return nodes.flatMap((node) => {
      if (node.type !== "value" || !node.text) return [];
      const [, list, at, column] = /^([^[(]+)\[([0-9]+)\]\.(.+)$/.exec(node.name) ?? [];
      if (list) return [[list, facts.rows[list][at - 1][Object.keys(facts.types[list].columns)[0]], column, node.text]];
      return Object.hasOwn(draft.fields, node.name) ? [[node.name, node.text]] : [];
    });
  };
  const known = (draft) => {
    const facts = D.factsOf(draft);
    return (fact) => {
      if (fact.length === 2) return facts.values[fact[0]] === fact[1];
      const [list, name, column, text] = fact;
      return (facts.rows[list] ?? []).some((row) => row[Object.keys(facts.types[list].columns)[0]] === name && row[column] === text);
    };
  };

  for (const [name, office] of Object.entries(offices)) {
    const outline = outlines.find(({ id }) => id === office.outline);
    for (const depth of ["core", "standard", "full"]) {
      for (const whole of [true, false]) {
        for (const [index, numbering] of ["official", "chapter", "decimal", "none"].entries()) {
          // Plain text without numbers has no headings that could be told from text.
          for (const write of numbering === "none" ? ["toMarkdown"] : ["toMarkdown", "toText"]) {
            const draft = begun(office, outline, depth, { whole, numbering, notes: index % 2 === 1 });
            const document = documentOf(draft);
            const text = W[write](document, D.factsOf(draft));
            const found = back(text, outline);
            const at = [name, depth, whole ? "whole" : "short", numbering, write].join(" ");
            const due = draft.sections.filter((_, place) => document.parts[place].blocks.length).map(({ snippet }) => snippet);
            const given = found.sections.map(({ snippet }) => snippet);
            if (given.join() !== due.join()) problems.push(`${at}: frames were not recognised`);
            if (W[write](documentOf(found), D.factsOf(found)) !== text) problems.push(`${at}: the text changed`);
            if (F.parse(F.serialise(found)).draft === null) problems.push(`${at}: the draft cannot be saved`);
            const facts = standing(draft, document);
            problems.push(...facts.filter((fact) => !known(found)(fact)).map((fact) => `${at}: ${fact.join(" ")} is lost`));
            problems.push(...standing(found, D.toDocument(found)).filter((fact) => !known(draft)(fact)).map((fact) => `${at}: ${fact.join(" ")} is new`));
            counts.texts += 1;
            counts.sections += due.filter(Boolean).length;
            counts.recognised += given.filter(Boolean).length;
            counts.facts += facts.length;
          }
        }
      }
    }
  }

  for (const [index, office] of odd.entries()) {
    const outline = outlines.find(({ id }) => id === office.outline);
    for (const write of ["toMarkdown", "toText"]) {
      const draft = begun(office, outline, "full", { whole: index % 2 === 0 });
      const document = documentOf(draft);
      const text = W[write](document, D.factsOf(draft));
      const found = back(text, outline);
      const at = `odd ${index} ${write}`;
      const again = W[write](documentOf(found), D.factsOf(found));
      if (write === "toMarkdown" && linked(again) !== linked(text)) problems.push(`${at}: the text changed`);
      if (F.parse(F.serialise(found)).draft === null) problems.push(`${at}: the draft cannot be saved`);
      // Whatever stood in the text stands in the draft: among its facts, or in text of its own.
      const kept = JSON.stringify([found.title, found.sections.map(({ heading, text: own, edited }) => [heading, own, edited]), D.factsOf(found)]);
      const bare = linked(kept).replaceAll("\\", "");
      const lost = standing(draft, document).map((fact) => fact[fact.length - 1]).filter((one) => !bare.includes(one.replaceAll("\\", "").replaceAll('"', "")) && !bare.includes(one.replaceAll("\\", "")));
      problems.push(...lost.map((one) => `${at}: ${one} is lost`));
      counts.texts += 1;
    }
  }
  return JSON.stringify({ ...counts, problems: problems.slice(0, 20) });
};
