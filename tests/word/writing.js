// Writes documents as a page or the desk would, and says what each must hold by modules that do not write Word.
async ([address, task]) => {
  const { profiles: flat, outlines, jobs } = JSON.parse(task);
  const load = (name) => import(`${address}/${name}.js`);
  const names = ["word/package", "word/write", "site/outline-word", "draft/draft", "report/assemble", "report/facts", "report/document", "report/expand", "report/tree"];
  const [P, W, O, D, A, F, R, E, T] = await Promise.all(names.map(load));
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

  const outlined = ({ outline, node = "", flavour, depth = "full", notes }, template) => {
    const catalog = catalogs[outline];
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
    return { file, due: due({ ...document, title }, facts, { notes, aims, numbering: choice.numbering, whole: !node, author: "" }) };
  };

  // What the desk holds, given to the writer as the desk would.
  const drafted = ({ outline, depth = "full", flavour = "template", numbering, notes, title, remark = "", values = {}, rows = {}, own = [], author = "" }, template) => {
    const catalog = catalogs[outline];
    let draft = D.setChoice(D.fromOutline("d", catalog, depth, flavour), { flavour, numbering: numbering ?? catalog.numbering, notes });
    draft = { ...draft, title, remark: remark || draft.remark, values, rows };
    for (const { at, level, heading, text } of own) draft = D.addOwn(draft, at, level, heading, text);
    const [document, facts] = [D.toDocument({ ...draft, notes: false }), D.factsOf(draft)];
    const known = draft.sections.filter(({ content }) => content && notes);
    const aims = known.map(({ heading, content }) => aimed(heading, content));
    const { parts } = document;
    const sections = draft.sections.map(({ key, level, heading, snippet }) => ({ key, level, heading, snippet }));
    const report = {
      title: document.title === "【报告标题】" ? "" : document.title,
      remark: document.remark,
      whole: true,
      parts,
      facts,
      fields: draft.fields,
      author,
      notes,
      aims: Object.fromEntries(known.map(({ key, content }) => [key, O.aimOf(content)])),
      origins: { outline, flavour, numbering: draft.numbering, sections },
    };
    return { file: W.toWord(report, template), due: due({ ...document, title: report.title }, facts, { notes, aims, numbering: draft.numbering, whole: true, author }) };
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
