// Answers the questions of the golden cases in the browser: the twin of python_side.py.
async ([address, asked]) => {
  const load = (name) => import(`${address}/js/${name}.js`);
  const names = ["numbering", "values", "period", "formula", "fraction", "blocks", "expand", "facts", "document", "assemble", "heading-numbers"].map((name) => `report/${name}`);
  names.push("draft/draft", "draft/draft-file", "draft/phrases");
  const [numbering, values, periods, formulas, fractions, blocks, expand, F, D, assemble, headings, drafts, files, phrases] = await Promise.all(names.map(load));

  const NONE = "无";
  const written = (value) => (value === null ? NONE : value.d === 1n ? `${value.n}` : `${value.n}/${value.d}`);
  const picked = (answers, keys) => Object.fromEntries(keys.map((key) => [key, answers[key]()]));
  const dashed = ({ year, month, day }) => `${year}-${month}-${day}`;
  const fraction = (text) => {
    const [n, d = "1"] = text.split("/");
    return { n: BigInt(n), d: BigInt(d) };
  };

  const everyForm = (document, shown) => ({
    markdown: () => D.toMarkdown(document, shown),
    text: () => D.toText(document, shown),
    html: () => D.toHtml(document, shown),
    blanks: () => D.blanks(document, shown.values),
  });

  const answers = {
    prefixes: ({ style, levels, headings }) =>
      numbering.prefixes(style, levels).map((number, index) => number + headings[index]),
    chinese: ({ number }) => numbering.chinese(number),
    heading_number: ({ heading }) => {
      const found = headings.numbered(heading);
      if (!found) return { number: "", rest: heading, form: "没有" };
      const forms = { strong: "序号", weak: "像列表", decimal: "分级", bare: "单个数字" };
      return { number: found.number, rest: found.rest, form: found.doubtful ? "存疑" : forms[found.form] };
    },
    heading_places: ({ heading }) => {
      const found = headings.numbered(heading);
      return found ? [found.rank, found.count, found.last, headings.bare(heading)] : [];
    },
    evaluate: ({ steps, given }) => {
      const value = (name) => (Object.hasOwn(given, name) ? values.number({ type: "number" }, given[name]) : null);
      return written(formulas.evaluate(steps, value));
    },
    value: ({ type, unit, raw, asked }) => {
      const field = { type, unit };
      const day = periods.calendarDay(raw);
      return picked(
        {
          tidy: () => values.tidy(raw),
          clear: () => (values.understood(field, raw) === null ? "否" : "是"),
          days: () => periods.days(raw)?.map(dashed).join("至") ?? NONE,
          number: () => written(values.number(field, raw)),
          day: () => (day ? dashed(day) : NONE),
          fits: () => (values.fits(field, raw) ? "是" : "否"),
          display: () => values.display(field, raw),
        },
        asked,
      );
    },
    rounded: ({ value, digits }) => fractions.rounded(fraction(value), digits),
    resolve: ({ fields, given }) => values.resolve(fields, given),
    phrases: ({ list, text }) => phrases.emptyPhrases(list, text),
    write: ({ text, known, values, asked }) => {
      const shown = F.valuesAlone(values);
      const read = blocks.parse(text, new Set(known));
      const document = { title: "", remark: "", parts: [{ key: "", blocks: read }] };
      return picked({ ...everyForm(document, shown), tree: () => read, settled: () => expand.expand(read, shown) }, asked);
    },
    facts: ({ text, fields, types, values: given, rows, asked }) => {
      const shown = F.resolveFacts(fields, types, given, rows);
      const document = { title: "", remark: "", parts: [{ key: "", blocks: blocks.parse(text) }] };
      const without = () => D.toText(assemble.withoutBlanks(document, shown, "none"), shown);
      return picked({ ...everyForm(document, shown), without, shown: () => shown.rows, settled: () => expand.expand(document.parts[0].blocks, shown) }, asked);
    },
    draft: ({ draft: written, asked }) => {
      // As it would come from a file, so that the cases hold for what the strict reader lets through.
      const { draft, problems } = files.parse(JSON.stringify(written));
      if (!draft) throw new Error(problems.join());
      const [document, shown] = [drafts.toDocument(draft), drafts.factsOf(draft)];
      return picked(everyForm(document, shown), asked);
    },
    assemble: ({ outline, choice, given, asked }) => {
      const document = assemble.outlined(outline, choice);
      const shown = F.valuesAlone({ ...values.resolve(outline.fields, given) }); // with a prototype, as any caller may have them
      return picked({ ...everyForm(document, shown), fields_of: () => D.fieldsOf(document) }, asked);
    },
  };

  // JSON both ways, as the catalogue comes: Playwright's own form would lose a key `__proto__`.
  return JSON.stringify(JSON.parse(asked).map(([call, task]) => answers[call](task)));
};
