// Answers what a page asks of drafts that come from a file or a link.
async ([address, task]) => {
  const { texts = [], drafts = [], fragments = [], written = [] } = JSON.parse(task);
  const load = (name) => import(`${address}/${name}.js`);
  const [F, L, D, A] = await Promise.all(["draft/draft-file", "draft/fragment", "draft/draft", "report/document"].map(load));
  const shared = await Promise.all(
    drafts.map(async (draft) => {
      const fragment = await L.toFragment(draft);
      return { length: fragment?.length ?? null, read: fragment === null ? null : await L.fromFragment(fragment) };
    }),
  );
  const linked = await Promise.all(fragments.map((fragment) => L.fromFragment(fragment)));
  const forms = written.map((text) => {
    const { draft, problems } = F.parse(text);
    if (!draft) return { problems };
    const [document, values] = [D.toDocument(draft), D.factsOf(draft)];
    return { problems, text: A.toText(document, values), html: A.toHtml(document, values) };
  });
  return JSON.stringify({ parsed: texts.map((text) => F.parse(text)), shared, linked, written: forms, polluted: {}.polluted ?? null });
};
