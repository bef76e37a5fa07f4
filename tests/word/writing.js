// Writes documents as a page or the desk would, and says what each must hold by modules that do not write Word.
async ([address, task]) => {
  const { profiles: flat, outlines, jobs } = JSON.parse(task);
  const load = (name) => import(`${address}/${name}.js`);
  const names = ["word/package", "word/write", "site/outline-word", "draft/draft", "report/assemble", "report/facts", "report/document", "report/expand", "report/tree", "draft/word", "draft/taken"];
  const [P, W, O, D, A, F, R, E, T, G, K] = await Promise.all(names.map(load));
  const profiles = Object.fromEntries(Object.entries(flat).map(([name, text]) => [name, P.fromFlat(text)]));
  const catalogs = Object.fromEntries(outlines.map((outline) => [outline.id, outline]));

  const encoded = (bytes) => {
    let characters = "";
    for (let at = 0; at < bytes.length; at += 0x8000) characters += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
    return btoa(characters);
  };
  const due = ({ title, remark, parts }, facts, { notes, aims, ...rest }) => {
    const headings = parts.flatMap(({ blocks }) => E.expand(blocks, facts).filter(({ type }) => type === "heading"));
    const bare = parts.map((part) => ({ ...part, blocks: part.blocks.map((block) => (block.type === "heading" ? { ...block, number: "" } : block)) }));
    const phrases = T.phrasesIn(E.expand(parts.flatMap(({ blocks }) => blocks), facts)).map(({ children, comment }) => [T.plain(children), comment]);
    const comments = notes ? [...aims, ...phrases.filter(([, comment]) => comment)] : [];
    return { title, text: R.toText({ title: "", remark, parts: bare }, facts), numbers: headings.map(({ number }) => number), headings: headings.map(({ children }) => T.plain(children)), levels: headings.map(({ level }) => level), comments, ...rest };
  };
  const aimed = (heading, { purpose, points }) => [heading, [`写作目的：${purpose}`, ...points.map((point) => `要点：${point}`)].join("\n")];

  const author = ({ values }) => values["单位名称"] || values["项目负责人"] || "";

  const outlined = ({ outline, node = "", flavour, depth = "full", notes, fields = catalogs[outline].fields }, template) => {
    const catalog = { ...catalogs[outline], fields };
    const choice = { flavour, depth: node ? "full" : depth, numbering: node ? "none" : catalog.numbering, notes };
    const nodes = node ? catalog.nodes.filter(({ id }) => id === node) : catalog.nodes;
    const document = A.outlined({ ...catalog, ...(node ? { remark: "" } : {}), nodes }, { ...choice, notes: false });
    const facts = flavour === "sample" ? F.resolveFacts(catalog.fields, catalog.types, catalog.values, catalog.rows) : { ...F.NOTHING, types: catalog.types };
    const aims = nodes.filter(({ id }) => document.parts.some(({ key }) => key === id)).flatMap((one) => {
      const source = catalog.snippets[(flavour === "sample" ? one.snippet : one.frame) ?? ""];
      return source ? [aimed(one.heading, source)] : [];
    });
    const file = O.worded(catalog, node, { ...choice, numbering: catalog.numbering }, template);
    const title = node ? nodes[0].heading : document.title;
    return { file, due: due({ ...document, title }, facts, { notes, aims, numbering: choice.numbering, whole: !node, author: author(facts) }) };
  };

  const headings = (parts, facts) => new Map(parts.flatMap(({ key, blocks }) => {
    const filled = E.expand(blocks, facts);
    const heading = filled.findLast(({ type }) => type === "heading");
    return filled.length ? [[key, heading ? T.plain(heading.children) : ""]] : [];
  }));

  const drafted = ({ outline, depth = "full", flavour = "template", numbering, notes, title, remark = "", values = {}, rows = {}, own = [], all = true, section = null, pictures = [] }, template) => {
    const catalog = catalogs[outline];
    let draft = D.setChoice(D.fromOutline("d", catalog, depth, flavour), { flavour, numbering: numbering ?? catalog.numbering, notes });
    draft = { ...draft, title, remark: remark || draft.remark, values, rows, whole: all };
    for (const { at, level, heading, text } of own) draft = D.addOwn(draft, at, level, heading, text);
    const key = section === null ? null : draft.sections[section % draft.sections.length].key;
    const [document, facts] = [K.taken({ ...draft, notes: false }, key ? new Set([key]) : undefined), D.factsOf(draft)];
    const told = draft.sections.filter((one) => one.content && notes && (!key || one.key === key));
    // What went with its blanks is not told of either.
    const headed = new Set(document.parts.filter(({ blocks }) => blocks.some(({ type }) => type === "heading")).map((part) => part.key));
    const aims = told.filter((one) => headed.has(one.key)).map(({ heading, content }) => aimed(heading, content));
    const called = key ? draft.sections.find((one) => one.key === key).heading : document.title;
    const report = { ...document, title: called === "【报告标题】" ? "" : called };
    // What stands at the end of a section that is not there stands at the document's.
    const there = headings(document.parts, facts);
    const placed = pictures.map(({ at, png, ...one }) => ({ ...one, key: at === null ? "" : draft.sections[at % draft.sections.length].key, png }));
    const found = placed.map((one) => ({ ...one, heading: there.get(one.key) ?? "", place: there.has(one.key) ? [...there.keys()].indexOf(one.key) : Infinity }));
    const shown = found.map((one, at) => ({ ...one, order: at })).sort((a, b) => (a.place === b.place ? a.order - b.order : a.place - b.place));
    const given = placed.map((one) => ({ ...one, png: Uint8Array.from(atob(one.png), (letter) => letter.charCodeAt(0)) }));
    return { file: W.toWord({ ...G.reportOf(draft, key), pictures: given }, template), due: due(report, facts, { pictures: shown, notes, aims, numbering: key ? "none" : draft.numbering, whole: !key, author: author(D.factsOf({ ...draft, fields: { 单位名称: { type: "organisation" }, ...draft.fields } })) }) };
  };

  const made = jobs.map((job) => {
    const template = profiles[job.profile];
    const make = () => (job.draft ? drafted(job, template) : outlined(job, template));
    const { file, due } = make();
    const again = job.twice ? make().file : file;
    const same = file.length === again.length && file.every((byte, at) => byte === again[at]);
    return { name: job.name, file: encoded(file), due: { ...due, profile: job.profile }, same };
  });
  return JSON.stringify(made);
};
