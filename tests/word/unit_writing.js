// Writes reports into templates of units, or says why one was refused.
async ([address, task]) => {
  const { profiles, outline, templates, jobs } = JSON.parse(task);
  const load = (name) => import(`${address}/${name}.js`);
  const names = ["word/unit/unit", "word/package", "site/outline-word", "report/assemble", "report/facts", "report/document", "word/write", "draft/word", "draft/draft"];
  const [{ unitOf }, { fromFlat }, { worded }, { outlined }, { resolveFacts, NOTHING }, { toText }, { toWord }, { reportOf }, D] = await Promise.all(names.map(load));
  // A figure is a file of that size.
  const decoded = (file) => typeof file === "number" ? new Uint8Array(file) : Uint8Array.from(atob(file), (letter) => letter.charCodeAt(0));
  const encoded = (bytes) => {
    let characters = "";
    for (let at = 0; at < bytes.length; at += 0x8000) characters += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
    return btoa(characters);
  };
  const official = fromFlat(profiles.official);
  const pictured = ({ pictures, section }) => {
    const draft = D.fromOutline("d", outline, "core", "sample");
    const keys = { first: draft.sections[0].key, end: "" };
    return { ...reportOf(draft, section ? keys.first : null), pictures: pictures.map(({ at, png, ...one }) => ({ ...one, key: keys[at], png: decoded(png) })) };
  };
  const write = ({ node = "", ...choice }, template) => encoded(choice.pictures ? toWord(pictured(choice), template) : worded(outline, node, choice, template));
  const lines = ({ node = "", ...choice }) => {
    if (choice.pictures) return [];
    const nodes = node ? outline.nodes.filter(({ id }) => id === node) : outline.nodes;
    const { parts, remark } = outlined({ ...outline, ...(node ? { remark: "" } : {}), nodes }, { ...choice, notes: false });
    const bare = parts.map((part) => ({ ...part, blocks: part.blocks.map((block) => (block.type === "heading" ? { ...block, number: "" } : block)) }));
    const facts = choice.flavour === "sample" ? resolveFacts(outline.fields, outline.types, outline.values, outline.rows) : { ...NOTHING, types: outline.types };
    return toText({ title: "", remark, parts: bare }, facts).split("\n").filter(Boolean);
  };
  const answers = {};
  const all = { ...templates };
  // A document of ours is a template as well.
  for (const name of templates.ours === null ? ["official", "business"] : []) all[`ours_${name}`] = write(jobs.sample, fromFlat(profiles[name]));
  delete all.ours;
  for (const [name, file] of Object.entries(all)) {
    const bytes = decoded(file);
    try {
      const unit = await unitOf(bytes, official);
      const made = Object.fromEntries(Object.entries(jobs).map(([key, job]) => [key, write(job, unit)]));
      const again = Object.entries(jobs).every(([key, job]) => write(job, unit) === made[key]);
      answers[name] = { told: unit.told, source: file, made, again, untouched: encoded(bytes) === file };
    } catch (error) {
      if (error.constructor.name !== "Unreadable") throw error;
      answers[name] = { refused: error.message };
    }
  }
  const values = resolveFacts(outline.fields, outline.types, outline.values, outline.rows).values;
  return JSON.stringify({ answers, values, title: outline.title, lines: Object.fromEntries(Object.entries(jobs).map(([key, job]) => [key, lines(job)])) });
};
