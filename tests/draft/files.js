// Answers what a page asks of drafts that come from a file or a link.
async ([address, task]) => {
  const { texts = [], drafts = [], fragments = [] } = JSON.parse(task);
  const F = await import(`${address}/draft/draft-file.js`);
  const shared = await Promise.all(
    drafts.map(async (draft) => {
      const fragment = await F.toFragment(draft);
      return { length: fragment?.length ?? null, read: fragment === null ? null : await F.fromFragment(fragment) };
    }),
  );
  const linked = await Promise.all(fragments.map((fragment) => F.fromFragment(fragment)));
  return JSON.stringify({ parsed: texts.map((text) => F.parse(text)), shared, linked, polluted: {}.polluted ?? null });
};
