// Puts every ordered pair of snippets into a draft and looks for what assembling may break.
async ([address, task]) => {
  const pieces = Object.entries(JSON.parse(task));
  const load = (name) => import(`${address}/${name}.js`);
  const modules = ["draft/draft", "report/expand", "report/markdown-writer", "report/html-writer", "report/text-writer"];
  const [D, { expand }, { writeMarkdown }, { CLIPBOARD, writeHtml }, { writeText }] = await Promise.all(modules.map(load));
  const problems = [];
  let count = 0;
  for (const [one, first] of pieces) {
    const alone = D.addSnippet(D.newDraft("d", "报告"), 0, 1, one, first);
    for (const [other, second] of pieces) {
      if (one === other) continue;
      count += 1;
      const draft = D.addSnippet(alone, 1, 1 + (count % 2), other, second);
      const document = D.toDocument(draft);
      // What report/document.js writes, filled once for all three forms.
      const blocks = expand(document.parts.flatMap((part) => part.blocks), D.factsOf(draft));
      const [markdown, html, text] = [writeMarkdown(blocks), writeHtml(blocks, CLIPBOARD), writeText(blocks)];
      const ids = [...html.matchAll(/\sid="([^"]*)"/g)].map((match) => match[1]);
      const keys = draft.sections.map((section) => section.key);
      if (new Set(ids).size < ids.length || new Set(keys).size < keys.length) problems.push(`${one} + ${other}: an id twice`);
      const levels = document.parts.map((part) => part.level);
      if (levels.some((level, index) => level > (levels[index - 1] ?? 0) + 1)) problems.push(`${one} + ${other}: a level is skipped`);
      if ([markdown, html, text].some((written) => /\{\{|\}\}|\{==|==\}|\{>>|<<\}/.test(written))) problems.push(`${one} + ${other}: a mark in braces`);
    }
  }
  return JSON.stringify({ count, problems: problems.slice(0, 20) });
};
