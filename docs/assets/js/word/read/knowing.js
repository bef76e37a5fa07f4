// @ts-check
/**
 * What a Word file of ours knows, put together from its controls, its part of facts and its text.
 *
 * @module
 */

import { deciding, naming, rowsOf as rowsIn, typeOf } from "../../report/facts.js";
import { plain, referencesIn } from "../../report/tree.js";
import { placesIn } from "./given.js";

/** @typedef {import("./given.js").Facts} Facts */
/** @typedef {import("./given.js").Cells} Cells */
/** @typedef {import("../../report/facts.js").RecordType} RecordType */
/** @typedef {import("../../report/facts.js").Row} Row */
/** @typedef {import("../../report/facts.js").RecordTypes} RecordTypes */
/** @typedef {import("../../report/facts.js").Rows} Rows */
/** @typedef {import("../../report/tree.js").Blocks} Blocks */
/** @typedef {import("../../report/values.js").Fields} Fields */

/**
 * Put values together: what a control shows, then what the part says where the text says it too, then what was read.
 *
 * @param {Facts} facts
 * @param {Readonly<Record<string, string>>} guessed what the text alone tells
 * @param {Fields} fields
 * @param {string} text
 * @returns {Record<string, string>}
 */
export function valuesOf({ values, typed }, guessed, fields, text) {
  const names = [...new Set([...Object.keys(guessed), ...Object.keys(values)])].filter((name) => Object.hasOwn(fields, name));
  const entries = names.map((name) => {
    const [said, read] = [values[name] ?? "", guessed[name] ?? ""];
    // What was given follows from nothing; what follows may have been typed over.
    if (fields[name].steps || !Object.hasOwn(values, name)) return [name, read];
    return [name, typed.includes(name) || !read || (said && text.includes(said)) ? said : read];
  });
  return Object.fromEntries(entries.filter(([, value]) => value));
}

/**
 * Tell what rows are by where they stand: what is listed as unfinished is.
 *
 * @param {readonly {blocks: Blocks, said: Blocks}[]} sections what a snippet says, and what stands there
 * @param {RecordTypes} types
 * @returns {Map<string, string>} words of choices, by list, row and column
 */
export function wordsOf(sections, types) {
  /** @type {Map<string, string>} */
  const words = new Map();
  for (const { blocks, said } of sections) {
    const due = blocks.flatMap((block, at) => {
      const [before] = blocks.slice(Math.max(0, at - 1), at);
      const lead = before?.type === "paragraph" ? plain(before.children) : "";
      const named = referencesIn([block]).flatMap((one) => ("function" in one ? [] : [one]));
      return named.length ? [{ list: named[0].list, word: named[0].word, lead }] : [];
    });
    for (const { list, lead, rows } of placesIn(said)) {
      const here = due.filter((one) => one.list === list);
      const like = here.filter((one) => one.lead === lead);
      const [first, ...others] = like.length ? like : here;
      const type = typeOf(types, list);
      if (!first?.word || !type || others.some(({ word }) => word !== first.word)) continue;
      for (const { row } of rows) words.set(`${list} ${row} ${deciding(type, first.word)}`, first.word);
    }
  }
  return words;
}

/**
 * Put the rows of lists together: which of them each is was written down; one that was added follows the one that it was made from.
 *
 * @param {Facts} facts
 * @param {Rows} guessed what the text alone tells
 * @param {RecordTypes} types
 * @param {ReadonlySet<string>} whole the lists of which every row stood in the text
 * @param {ReadonlyMap<string, string>} words
 * @returns {Record<string, readonly Row[]>}
 */
export function rowsOf({ places, rows }, guessed, types, whole, words) {
  const names = [...new Set([...places.map(({ list }) => list), ...Object.keys(rows), ...Object.keys(guessed)])].filter((list) => typeOf(types, list));
  const lists = names.map((list) => {
    const type = /** @type {RecordType} */ (typeOf(types, list));
    const part = (Object.hasOwn(rows, list) ? rows[list] : []).map((row) => given(type, row));
    const entries = standing(places.filter((place) => place.list === list), part, type);
    for (const { row, cells } of entries) {
      for (const column of Object.keys(type.columns)) {
        const word = words.get(`${list} ${row} ${column}`);
        if (word && !cells.has(column)) cells.set(column, word);
      }
    }
    const name = naming(type);
    const read = new Map(rowsIn(guessed, list).map((row) => [row[name] ?? "", row]));
    // One whose control was taken away stands in its table yet.
    const known = withPart(entries, part, name, (called) => !whole.has(list) || places.some((place) => place.list === list && place.around.includes(called || "\0")));
    const more = [...read].filter(([called]) => !known.some((row) => row[name] === called)).map(([, row]) => row);
    // Where a row stands may tell what is not written: what is listed as unfinished is.
    return /** @type {const} */ ([list, [...known.map((row) => ({ ...read.get(row[name] ?? "\n"), ...row })), ...more]]);
  });
  return Object.fromEntries(lists.filter(([, some]) => some.length));
}

/** What of a row is given and not blank. @type {(type: RecordType, row: Cells) => Map<string, string>} */
const given = ({ columns }, row) => new Map([...row].filter(([column, said]) => said && Object.hasOwn(columns, column) && !columns[column].steps && !columns[column].compare));

/** @typedef {{key: string, row: number, cells: Map<string, string>}} Entry row: 0 for one that was added */

/** @type {(places: readonly import("./given.js").Together[], part: readonly Cells[], type: RecordType) => Entry[]} the rows that stand in the text, in order */
function standing(places, part, type) {
  /** @type {Entry[]} */
  const entries = [];
  // The longest has most of the order.
  for (const place of [...places].sort((one, other) => other.rows.length - one.rows.length)) {
    /** @type {Map<number, number>} */
    const seen = new Map();
    let before = -1;
    for (const { row, cells } of place.rows) {
      const copies = seen.get(row) ?? 0;
      seen.set(row, copies + 1);
      const key = `${row}+${copies}`;
      let at = entries.findIndex((entry) => entry.key === key);
      if (at < 0) {
        const next = copies ? before + 1 : entries.findIndex((entry, index) => index > before && entry.row > row);
        at = next < 0 ? entries.length : next;
        entries.splice(at, 0, { key, row: copies ? 0 : row, cells: new Map() });
      }
      const known = entries[at].cells;
      for (const [column, said] of given(type, cells)) {
        // Of several places one may have been changed.
        if (!known.has(column) || known.get(column) === part[row - 1]?.get(column)) known.set(column, said);
      }
      before = at;
    }
  }
  return entries.filter(({ cells }) => cells.size);
}

/** @type {(entries: readonly Entry[], part: readonly Cells[], name: string, stays: (called: string) => boolean) => Row[]} rows with what the text does not show of them */
function withPart(entries, part, name, stays) {
  const same = part.length === entries.length;
  /** @type {{at: number, row: Row}[]} */
  const found = [];
  for (const [index, { row, cells }] of entries.entries()) {
    const taken = (/** @type {number} */ at) => found.some((one) => one.at === at);
    const named = part.findIndex((one, at) => !taken(at) && one.get(name) && one.get(name) === cells.get(name));
    const placed = same ? index : row - 1;
    const at = named >= 0 || !row ? named : placed < part.length && !taken(placed) ? placed : -1;
    found.push({ at, row: Object.fromEntries([...(part[at] ?? []), ...cells]) });
  }
  for (const [at, row] of part.entries()) {
    // One that stands nowhere was taken away, if it ever stood there.
    if (!row.size || found.some((one) => one.at === at) || (entries.length && !stays(row.get(name) ?? ""))) continue;
    const next = found.findIndex((one) => one.at > at);
    found.splice(next < 0 ? found.length : next, 0, { at, row: Object.fromEntries(row) });
  }
  return found.map(({ row }) => row);
}
