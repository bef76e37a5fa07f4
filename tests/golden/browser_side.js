// Answers the questions of the golden cases in the browser: the twin of python_side.py.
async ([address, asked]) => {
  const load = (name) => import(`${address}/js/${name}.js`);
  const names = ["report/numbering", "report/values", "report/fill", "report/assemble", "draft/draft", "draft/draft-file", "draft/phrases"];
  const [numbering, values, fill, assemble, drafts, files, phrases] = await Promise.all(names.map(load));

  const NONE = "无";
  const escapes = { text: fill.plainText, markdown: fill.markdown, html: fill.html };
  const written = (value) => (value === null ? NONE : value.d === 1n ? `${value.n}` : `${value.n}/${value.d}`);
  const picked = (answers, keys) => Object.fromEntries(keys.map((key) => [key, answers[key]()]));
  const fraction = (text) => {
    const [n, d = "1"] = text.split("/");
    return { n: BigInt(n), d: BigInt(d) };
  };

  const answers = {
    prefixes: ({ style, levels, headings }) =>
      numbering.prefixes(style, levels).map((number, index) => number + headings[index]),
    chinese: ({ number }) => numbering.chinese(number),
    evaluate: ({ steps, given }) => {
      const value = (name) => (Object.hasOwn(given, name) ? values.number({ type: "number" }, given[name]) : null);
      return written(values.evaluate(steps, value));
    },
    value: ({ type, raw, asked }) => {
      const field = { type };
      const day = values.calendarDay(raw);
      return picked(
        {
          tidy: () => values.tidy(raw),
          number: () => written(values.number(field, raw)),
          day: () => (day ? `${day.year}-${day.month}-${day.day}` : NONE),
          fits: () => (values.fits(field, raw) ? "是" : "否"),
          display: () => values.display(field, raw),
        },
        asked,
      );
    },
    rounded: ({ value, digits }) => values.rounded(fraction(value), digits),
    resolve: ({ fields, given }) => values.resolve(fields, given),
    phrases: ({ list, text }) => phrases.emptyPhrases(list, text),
    fill: ({ segments, values: shown, escape }) => fill.fill(segments, shown, escapes[escape]),
    blanks: ({ segments, values: shown }) =>
      assemble.blanks({ title: "", remark: "", parts: [{ markdown: [segments], notes: [] }] }, shown),
    draft: ({ draft: written, asked }) => {
      // As it would come from a file, so that the cases hold for what the strict reader lets through.
      const { draft, problems } = files.parse(JSON.stringify(written));
      if (!draft) throw new Error(problems.join());
      const [document, shown] = [drafts.toDocument(draft), drafts.valuesOf(draft)];
      return picked(
        {
          markdown: () => assemble.toMarkdown(document, shown),
          text: () => assemble.toText(document, shown),
          html: () => assemble.toHtml(document, shown),
          blanks: () => assemble.blanks(document, shown),
        },
        asked,
      );
    },
    assemble: ({ outline, choice, given, asked }) => {
      const document = assemble.assemble(outline, choice);
      const shown = { ...values.resolve(outline.fields, given) }; // with a prototype, as any caller may have them
      return picked(
        {
          markdown: () => assemble.toMarkdown(document, shown),
          text: () => assemble.toText(document, shown),
          html: () => assemble.toHtml(document, shown),
          fields_of: () => assemble.fieldsOf(document),
          blanks: () => assemble.blanks(document, shown),
        },
        asked,
      );
    },
  };

  // JSON both ways, as the catalogue comes: Playwright's own form would lose a key `__proto__`.
  return JSON.stringify(JSON.parse(asked).map(([call, task]) => answers[call](task)));
};
