// Asks the modules that read blocks of cells and change rows.
async ([address, task]) => {
  const { call, ...given } = JSON.parse(task);
  const load = (name) => import(`${address}/draft/${name}.js`);
  const [B, P, A, C, R, W, V, E, D, S, K, O, T, F] = await Promise.all(["block", "placing", "adopting", "csv", "rows", "workbook", "workbook-writer", "facts-book", "draft", "selection", "book", "blanks", "stops"].map(load).concat([import(`${address}/report/facts.js`)]));
  const read = ({ html = "", text = "", file = null }) => (file === null ? B.blockOf(html, text) : { cells: C.fromCsv(file), tables: 1 });
  const adopt = (cells, { types, list, from, seen }) => {
    const type = types[list];
    const placed = P.placing(cells, list, type, from, seen);
    const rows = A.adopted(cells, placed, type);
    const shown = F.resolveFacts({}, types, {}, { [list]: rows }).rows[list] ?? [];
    const marks = rows.flatMap((row, index) =>
      Object.keys(row).flatMap((name) => {
        const why = R.misfit(type.columns[name], row[name], shown[index][name], R.choicesOf({ types, rows: {} }, type.columns[name]));
        return why ? [`第${index + 1}行${name}：${why}`] : [];
      }),
    );
    return { head: placed.head, columns: placed.columns.map(({ to }) => to), rows, marks };
  };
  const answers = {
    paste: (one) => {
      const block = read(one);
      return block && { ...adopt(block.cells, one), tables: block.tables };
    },
    cells: (one) => read(one)?.cells ?? null,
    csv: ({ types, list, rows }) => {
      const shown = F.resolveFacts({}, types, {}, { [list]: rows }).rows[list] ?? [];
      const text = C.toCsv(types[list], rows, shown);
      return { text, back: adopt(C.fromCsv(text), { types, list }).rows };
    },
    clip: ({ blocks }) =>
      blocks.map((cells) => {
        const { html, text } = S.clipped(cells);
        // Some systems end lines their own way.
        return { html, text, back: B.ownOf(`<html><body>\n${html}</body></html>`, text.replaceAll("\n", "\r\n")), block: B.blockOf(html, text)?.cells ?? null };
      }),
    book: ({ sheets, types, rows }) => {
      const found = K.brought(sheets, types, Object.keys(types));
      const draft = { ...D.newDraft("d", ""), types, rows };
      const after = K.taken(rows, found, false);
      const wrong = found.flatMap(({ list, rows: added }) => (list ? K.misfits(draft, list, added, { ...rows, ...after }) : []));
      return { found, after, over: K.taken(rows, found, true), wrong };
    },
    cellsOpen: ({ types, rows, text }) => {
      const piece = { title: "一", kind: "goals", purpose: "", points: [], text, fields: {}, values: {}, types, rows: {} };
      return T.openCells({ ...D.addSnippet(D.newDraft("d", ""), 0, 1, "goals/one", piece), rows });
    },
    walk: ({ form, open, from, step }) => {
      const stops = [];
      for (let at = from; stops.length <= open.length; stops.push(at)) at = T.nextStop(form, open, at, step);
      return stops;
    },
    elsewhere: ({ html, text }) => B.ownOf(html, text),
    selected: ({ types, list, rows, columns, from, to }) => {
      const chosen = S.drawn(from, to, rows.length, columns.length);
      const shown = F.resolveFacts({}, types, {}, { [list]: rows }).rows[list] ?? [];
      const found = chosen && S.rectangle(chosen);
      return found && { words: S.inWords(found), cells: S.cellsIn(rows, shown, columns, found), emptied: S.emptied(rows, columns, found) };
    },
    rows: ({ rows, acts }) => acts.reduce((now, [act, ...rest]) => R[act](now, ...rest), rows),
    order: ({ types, piece, used }) => {
      const draft = D.addSnippet({ ...D.newDraft("d", ""), types }, 0, 1, "goals/one", piece);
      return R.inOrder(draft, new Map([["s1", new Map(used.map((name) => [name, []]))]])).map(({ list }) => list);
    },
    columns: ({ types, list, used, rows }) => R.columnsShown(types[list], used, rows),
  };
  const bytesOf = (text) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  const books = {
    write: ({ sheets }) => btoa(V.toWorkbook(sheets).reduce((text, byte) => text + String.fromCharCode(byte), "")),
    facts: ({ draft, lists }) => btoa(V.toWorkbook(E.factsBook({ ...D.newDraft("d", ""), ...draft }, lists)).reduce((text, byte) => text + String.fromCharCode(byte), "")),
    values: async ({ bytes, draft }) => E.broughtValues(await W.fromWorkbook(bytesOf(bytes)), { ...D.newDraft("d", ""), ...draft }),
    back: async ({ bytes, draft }) => K.brought(await W.fromWorkbook(bytesOf(bytes)), draft.types, Object.keys(draft.types)),
    open: ({ bytes }) => W.fromWorkbook(bytesOf(bytes)).catch((error) => error.message),
  };
  if (call in books) return JSON.stringify(await books[call](given));
  return JSON.stringify(answers[call](given));
};
