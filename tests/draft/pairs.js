// Puts snippets side by side into drafts and looks for what assembling may break.
//
// What stands beside a snippet can only matter by the blocks that meet and by the keys and ids that
// both bring. So every snippet meets, before it and after it, one of each shape that begins and ends
// as snippets do, and all of them stand once in one draft.
async ([address, task]) => {
  const pieces = Object.entries(JSON.parse(task));
  const load = (name) => import(`${address}/${name}.js`);
  const modules = ["draft/draft", "report/expand", "report/markdown-writer", "report/html-writer", "report/text-writer"];
  const [D, { expand }, { writeMarkdown }, { CLIPBOARD, writeHtml }, { writeText }] = await Promise.all(modules.map(load));
  const problems = [];
  const check = (draft, name) => {
    const document = D.toDocument(draft);
    // What report/document.js writes, filled once for all three forms.
    const blocks = expand(document.parts.flatMap((part) => part.blocks), D.factsOf(draft));
    const [markdown, html, text] = [writeMarkdown(blocks), writeHtml(blocks, CLIPBOARD), writeText(blocks)];
    const ids = [...html.matchAll(/\sid="([^"]*)"/g)].map((match) => match[1]);
    const keys = draft.sections.map((section) => section.key);
    if (new Set(ids).size < ids.length || new Set(keys).size < keys.length) problems.push(`${name}: an id twice`);
    const levels = document.parts.map((part) => part.level);
    if (levels.some((level, index) => level > (levels[index - 1] ?? 0) + 1)) problems.push(`${name}: a level is skipped`);
    if ([markdown, html, text].some((written) => /\{\{|\}\}|\{==|==\}|\{>>|<<\}/.test(written))) problems.push(`${name}: a mark in braces`);
    return document.parts.length;
  };

  const shapes = new Map();
  for (const [id, piece] of pieces) {
    const blocks = D.toDocument(D.addSnippet(D.newDraft("d", "报告"), 0, 1, id, piece)).parts.flatMap((part) => part.blocks);
    const shape = `${blocks[0].type} ${blocks.at(-1).type}`;
    if (!shapes.has(shape)) shapes.set(shape, [id, piece]);
  }

  const met = new Set();
  for (const one of pieces) {
    for (const other of shapes.values()) {
      for (const [first, second] of [[one, other], [other, one]]) {
        const name = `${first[0]} + ${second[0]}`;
        if (first[0] === second[0] || met.has(name)) continue;
        met.add(name);
        const alone = D.addSnippet(D.newDraft("d", "报告"), 0, 1, ...first);
        check(D.addSnippet(alone, 1, 1 + (met.size % 2), ...second), name);
      }
    }
  }

  const every = pieces.reduce((draft, piece, at) => D.addSnippet(draft, at, 1 + (at % 2), ...piece), D.newDraft("d", "报告"));
  return JSON.stringify({ shapes: shapes.size, met: met.size, together: check(every, "all"), problems: problems.slice(0, 20) });
};
