// Does random operations on a draft and checks after each that nothing typed is lost and every number is right.
async ([address, task]) => {
  const { seed, operations, pieces: library, outlines } = JSON.parse(task);
  const load = (name) => import(`${address}/${name}.js`);
  const [D, F, H, A, G, S] = await Promise.all(["draft/draft", "draft/draft-file", "draft/history", "report/document", "draft/digest", "report/assemble"].map(load));

  const { drawer } = await import(`${address}/drawing.js`);
  const { random, below, pick } = drawer(seed);

  const BITS = [
    "甲，乙", ",\"'‘’“”", "🚩👩‍💻𠮷", "（一）【全角】！？％", "</script><script>alert(1)</script>", "<img src=x onerror=alert(1)>",
    "__proto__", "constructor", "{{字段}}", "{==短语==}{>>批注<<}", "# 一级", "## 二级 ##", "- 项\n  - 子项\n1. 序", "| a | b\\|c |\n|--|--|\n| 1 | x|y |",
    "```\n# 不是标题\n", "~~~", "\r\n换行\r", "\t制表", "\u202e倒\u202c", "\ud83d", "\udc00x", "\u2028\u0085\u001c", "**粗** \\* `码`",
    "> 引用\n> 第二行", "一、二、", "1. ", "2025-03-31", "12%", "１２％", "0", " ", "　", "同名", "同名", "&lt;&amp;", "【单位名称】", "===\n---", "\u0000\ufeff",
  ];
  let serial = 0;
  const typed = () => {
    const long = random() < 0.002 ? "长".repeat(10_000) : "";
    return Array.from({ length: 1 + below(4) }, () => pick(BITS)).join("") + long + (random() < 0.6 ? `№${(serial += 1)}` : "");
  };

  const frozen = (value) => {
    if (value && typeof value === "object" && !Object.isFrozen(value)) {
      Object.freeze(value);
      for (const item of Object.values(value)) frozen(item);
    }
    return value;
  };
  // Compared by sorted keys, since the order of keys says nothing.
  const canonical = (value) =>
    JSON.stringify(value, (_, item) =>
      item && typeof item === "object" && !Array.isArray(item) ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1))) : item,
    );

  // Named once: what is frozen says the same for good.
  const names = new WeakMap();
  const digest = (piece) => {
    if (!Object.isFrozen(piece)) return G.digest(piece);
    if (!names.has(piece)) names.set(piece, G.digest(piece));
    return names.get(piece);
  };

  // The library as it is now; `upgrade` changes it.
  let pieces = new Map(Object.entries(library).map(([id, piece]) => [id, frozen(piece)]));
  const listing = () => [...pieces].map(([id, piece]) => ({ id, title: piece.title, kind: piece.kind, digest: digest(piece), tags: [], purpose: "", outlines: [], headings: [], text: "" }));

  // The ledger: what the writer typed, kept by other means than the draft's.
  let ledger = { title: "", name: "", sections: new Map(), values: new Map(), rows: new Map(), dismissed: new Set() };
  const copy = ({ title, name, sections, values, rows, dismissed }) => ({ title, name, sections: new Map(sections), values: new Map(values), rows: new Map(rows), dismissed: new Set(dismissed) });
  const ledgers = new WeakMap();

  const DIGITS = "零一二三四五六七八九";
  const chinese = (n) => (n < 10 ? DIGITS[n] : n < 100 ? `${n < 20 ? "" : DIGITS[Math.floor(n / 10)]}十${n % 10 ? DIGITS[n % 10] : ""}` : null);
  const number = (style, counts) => {
    const last = counts.at(-1);
    if (style === "none") return "";
    if (style === "official") {
      const forms = [`${chinese(last)}、`, `（${chinese(last)}）`, `${last}.`, `（${last}）`];
      return counts.length <= 4 ? forms[counts.length - 1] : last <= 20 ? String.fromCodePoint(0x245f + last) : `${last}）`;
    }
    return style === "chapter" && counts.length === 1 ? `第${chinese(last)}章 ` : `${counts.join(".")} `;
  };

  const fail = (message) => {
    throw new Error(message);
  };
  const check = (draft, what) => {
    const sections = new Map(draft.sections.map((section) => [section.key, section]));
    if (sections.size !== draft.sections.length) fail(`${what}: two sections have one key`);
    if (sections.size !== ledger.sections.size) fail(`${what}: ${sections.size} sections instead of ${ledger.sections.size}`);
    for (const [key, { heading, text, edited = null }] of ledger.sections) {
      const section = sections.get(key) ?? fail(`${what}: section ${key} is lost`);
      if (section.text !== text) fail(`${what}: text ${JSON.stringify(text)} became ${JSON.stringify(section.text)}`);
      if (section.edited !== edited) fail(`${what}: the paper says ${JSON.stringify(section.edited)} instead of ${JSON.stringify(edited)}`);
      if (heading !== null && section.heading !== heading) fail(`${what}: heading ${JSON.stringify(heading)} became ${JSON.stringify(section.heading)}`);
    }
    const values = Object.entries(draft.values);
    if (values.length !== ledger.values.size) fail(`${what}: ${values.length} values instead of ${ledger.values.size}`);
    for (const [name, raw] of values) if (ledger.values.get(name) !== raw) fail(`${what}: value of ${name}`);
    const rows = Object.entries(draft.rows);
    if (rows.length !== ledger.rows.size) fail(`${what}: ${rows.length} lists instead of ${ledger.rows.size}`);
    for (const [name, list] of rows) if (canonical(ledger.rows.get(name)) !== canonical(list)) fail(`${what}: rows of ${name}`);
    if (draft.title !== ledger.title || draft.name !== ledger.name) fail(`${what}: title`);

    const document = D.toDocument(draft);
    const bare = D.toDocument(D.setChoice(draft, { numbering: "none" }));
    const counts = [];
    const headings = (assembled) => assembled.parts.flatMap((part) => part.blocks.filter((block) => block.type === "heading"));
    const spoken = (block) => block.number + block.children.map((child) => child.text).join();
    const bares = headings(bare);
    for (const [index, part] of headings(document).entries()) {
      if (part.level > counts.length + 1) fail(`${what}: a level is skipped`);
      counts.length = Math.min(counts.length, part.level);
      if (counts.length < part.level) counts.push(0);
      counts[part.level - 1] += 1;
      const due = number(draft.numbering, counts) + spoken(bares[index]);
      if (spoken(part) !== due) fail(`${what}: heading ${JSON.stringify(spoken(part))} instead of ${JSON.stringify(due)}`);
    }
    return document;
  };

  let draft = frozen(D.newDraft("d1", "草稿"));
  ledger.title = ledger.name = "草稿";
  let history = H.start(draft);
  let made = []; // the drafts of the last steps, in order: history must still hold them
  let saved = F.serialise(draft);
  let savedDraft = draft;
  let storage = true;
  ledgers.set(draft, copy(ledger));

  const step = (next, tag = "") => {
    frozen(next);
    if (next === draft) return;
    history = H.push(history, next, tag);
    draft = next;
    made = [...made, next].slice(-H.MOST_STEPS / 4);
  };
  // Stroke by stroke, as one types; only the end of it is a step, whether or not the writer rests.
  const type = (tag, text, change) => {
    if (tag === history.tag || random() < 0.3) history = H.seal(history);
    for (const end of [1, text.length >> 1, text.length]) step(change(text.slice(0, end)), tag);
  };
  const someKey = () => (draft.sections.length ? pick(draft.sections).key : "s0");
  const set = (key, change) => ledger.sections.has(key) && ledger.sections.set(key, { ...ledger.sections.get(key), ...change });
  const added = (before, entry) => {
    const key = draft.sections.find((section) => !before.has(section.key))?.key ?? fail("nothing was added");
    ledger.sections.set(key, entry);
  };
  const restart = (next) => {
    draft = frozen(next);
    history = H.start(draft);
    made = [];
  };
  const fieldNames = () => Object.keys(draft.fields);

  const OPERATIONS = {
    add() {
      const before = new Set(ledger.sections.keys());
      const [id, piece] = pick([...pieces]);
      step(D.addSnippet(draft, below(draft.sections.length + 3) - 1, 1 + below(4), id, piece));
      added(before, { heading: null, text: "" });
    },
    own() {
      const before = new Set(ledger.sections.keys());
      const [heading, text] = [typed(), typed()];
      step(D.addOwn(draft, below(draft.sections.length + 3) - 1, 1 + below(4), heading, text));
      added(before, { heading, text });
    },
    remove() {
      if (draft.sections.length < 3) return;
      const key = someKey();
      step(D.remove(draft, key));
      ledger.sections.delete(key);
    },
    trim() {
      for (let count = draft.sections.length; count > 25; count -= 1) {
        const key = someKey();
        step(D.remove(draft, key));
        ledger.sections.delete(key);
        ledgers.set(draft, copy(ledger));
      }
    },
    move: () => step(D.move(draft, someKey(), below(draft.sections.length + 3) - 1)),
    indent: () => step(D.indent(draft, someKey())),
    outdent: () => step(D.outdent(draft, someKey())),
    rename() {
      const [key, heading] = [someKey(), typed()];
      type(`rename:${key}`, heading, (start) => D.rename(draft, key, start));
      set(key, { heading });
    },
    write() {
      const [key, text] = [someKey(), typed()];
      type(`text:${key}`, text, (start) => D.setText(draft, key, start));
      set(key, { text });
    },
    fill() {
      if (!fieldNames().length) return;
      const [name, raw] = [pick(fieldNames()), random() < 0.1 ? "" : typed()];
      step(D.fillField(draft, name, raw));
      if (raw) ledger.values.set(name, raw);
      else ledger.values.delete(name);
    },
    rows() {
      if (!Object.keys(draft.types).length) return;
      const list = pick(Object.keys(draft.types));
      const columns = Object.entries(draft.types[list].columns);
      const cell = ([, { choices }]) => (choices && random() < 0.8 ? pick(choices) : pick([typed(), "12人", "不超过3天", "2026-03-04", "86.5%", "1,234.5", ""]));
      const row = () => Object.fromEntries(columns.filter(() => random() < 0.7).map((column) => [column[0], cell(column)]));
      const kept = (ledger.rows.get(list) ?? []).filter(() => random() < 0.8);
      const wanted = [...kept, ...Array.from({ length: below(4) }, row)];
      step(D.setRows(draft, list, wanted));
      if (wanted.length) ledger.rows.set(list, wanted);
      else ledger.rows.delete(list);
    },
    edit() {
      const key = someKey();
      const content = draft.sections.find((section) => section.key === key)?.content;
      if (!content) return;
      const edited = random() < 0.2 ? null : random() < 0.2 ? content.text : `${content.text}\n\n${typed()}`;
      step(D.setEdited(draft, key, edited));
      set(key, { edited: edited === content.text ? null : edited });
    },
    empties() {
      step(D.setChoice(draft, { whole: random() < 0.5 }));
    },
    swap() {
      const [key, [id, piece]] = [someKey(), pick([...pieces])];
      const title = draft.sections.find((section) => section.key === key)?.content?.title;
      const { heading, text = "", edited = null } = ledger.sections.get(key) ?? { heading: "" };
      step(D.swap(draft, key, id, piece));
      // What stood on the paper stays, above what was written below it.
      set(key, { edited: null, text: edited === null ? text : [edited, text].filter(Boolean).join("\n\n") });
      // A heading that the writer typed may happen to be the snippet's title.
      if (heading === title) set(key, { heading: null });
    },
    title() {
      ledger.title = typed();
      step(D.setChoice(draft, { title: ledger.title }));
    },
    choose() {
      step(D.setChoice(draft, { flavour: pick(["outline", "template", "sample"]), numbering: pick(["official", "chapter", "decimal", "none"]), notes: random() < 0.3 }));
    },
    begin() {
      const outline = pick(outlines);
      restart(D.fromOutline("d1", outline, pick(["core", "standard"])));
      ledger = { title: outline.title, name: outline.title, sections: new Map(draft.sections.map(({ key }) => [key, { heading: null, text: "" }])), values: new Map(), rows: new Map(), dismissed: new Set() };
    },
    undo() {
      for (let times = 1 + below(4); times; times -= 1) {
        const due = history.past.at(-1) ?? history.present;
        history = H.undo(history);
        if (history.present !== due) fail("undo went elsewhere");
      }
      draft = history.present;
      ledger = copy(ledgers.get(draft) ?? fail("undo led to a draft that never was"));
    },
    redo() {
      const due = history.future[0] ?? history.present;
      history = H.redo(history);
      if (history.present !== due) fail("redo went elsewhere");
      draft = history.present;
      ledger = copy(ledgers.get(draft) ?? fail("redo led to a draft that never was"));
    },
    reload() {
      if (!storage) {
        if (canonical(F.parse(saved).draft) !== canonical(savedDraft)) fail("the last saved draft changed");
        return;
      }
      const { draft: read, problems } = F.parse(saved);
      if (problems.length) fail(`reload refused: ${problems}`);
      if (canonical(read) !== canonical(draft)) fail("reload changed the draft");
      restart(read);
    },
    download() {
      const { draft: read, problems } = F.parse(F.serialise(draft));
      if (problems.length || canonical(read) !== canonical(draft)) fail(`download and load: ${problems}`);
    },
    storage() {
      storage = !storage;
    },
    upgrade() {
      const [id, piece] = pick([...pieces]);
      const kind = below(4);
      const changed = new Map(pieces);
      if (kind === 0) changed.delete(id);
      else if (kind === 1) changed.set(id, frozen({ ...piece, title: `${piece.title}（改）` }));
      else if (kind === 2) changed.set(id, frozen({ ...piece, purpose: `目的${(serial += 1)}` }));
      else {
        changed.delete(id);
        changed.set(`${id}-${(serial += 1)}`, piece);
      }
      if (changed.size > 20) pieces = changed;
      // The draft is frozen: whoever changed it would fail.
      const reported = F.upgrade(draft, listing());
      const digests = new Map([...pieces].map(([now, piece]) => [digest(piece), now]));
      for (const { key, snippet, content } of draft.sections) {
        const now = content && (pieces.get(snippet) ?? pieces.get(digests.get(digest(content))));
        const due = !content ? undefined : !now ? "removed" : now.title !== content.title || !pieces.has(snippet) ? "renamed" : digest(now) !== digest(content) ? "changed" : undefined;
        const code = reported.find((change) => change.key === key)?.code;
        if (code !== due) fail(`upgrade reports ${code} instead of ${due}`);
      }
    },
  };
  const WEIGHTS = { add: 10, own: 8, remove: 8, trim: 4, move: 14, indent: 8, outdent: 6, rename: 8, write: 9, fill: 14, rows: 12, edit: 8, empties: 2, swap: 5, title: 3, choose: 5, begin: 0.3, undo: 9, redo: 6, reload: 2, download: 2, storage: 2, upgrade: 4 };
  const wheel = Object.entries(WEIGHTS).flatMap(([name, weight]) => Array(Math.ceil(weight * 2)).fill(name));

  const counts = {};
  const samples = [];
  let largest = 0;
  for (let index = 0; index < operations; index += 1) {
    const name = pick(wheel);
    const what = `operation ${index} (${name})`;
    try {
      OPERATIONS[name]();
    } catch (error) {
      return JSON.stringify({ failed: `${what}: ${error.stack}` });
    }
    try {
      const document = check(draft, what);
      ledgers.set(draft, copy(ledger));
      const held = new Set([...history.past, history.present, ...history.future]);
      if (made.some((one) => !held.has(one) && ledgers.has(one))) fail(`${what}: a step is out of reach`);
      if (storage) [saved, savedDraft] = [F.serialise(draft), draft];
      if (index % 50 === 0 || index === operations - 1) {
        const facts = D.factsOf(draft);
        const without = A.toText(S.withoutBlanks(document, facts, draft.numbering), facts);
        samples.push({ draft, markdown: A.toMarkdown(document, facts), text: A.toText(document, facts), html: A.toHtml(document, facts), without });
      }
      largest = Math.max(largest, draft.sections.length);
    } catch (error) {
      return JSON.stringify({ failed: error.stack });
    }
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return JSON.stringify({ counts, samples, largest });
};
