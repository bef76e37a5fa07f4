// @ts-check
/**
 * What a Word file of ours knows, put together from its controls, its part of facts and its text.
 *
 * @module
 */

import { Gathering } from "../../draft/frame-rows.js";
import { naming, rowsOf as rowsIn, typeOf } from "../../report/facts.js";

/** @typedef {import("./given.js").Facts} Facts */
/** @typedef {import("../../report/facts.js").RecordTypes} RecordTypes */
/** @typedef {import("../../report/facts.js").Rows} Rows */
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
 * Put the rows of lists together.
 *
 * @param {Facts} facts
 * @param {Rows} guessed what the text alone tells
 * @param {RecordTypes} types
 * @param {string} text
 * @returns {Record<string, readonly import("../../report/facts.js").Row[]>}
 */
export function rowsOf({ rows, shown }, guessed, types, text) {
  const gathering = new Gathering(types);
  const add = (/** @type {string} */ list, /** @type {readonly ReadonlyMap<string, string>[]} */ cells) => {
    const filled = cells.map((row) => new Map([...row].filter(([, said]) => said))).filter((row) => row.size);
    return filled.length > 0 && gathering.add({ list, word: "", rows: filled, cells: true });
  };
  for (const { list, cells } of rows.slice(0, shown)) add(list, known(types, list, cells));
  for (const { list, cells } of rows.slice(shown)) {
    const type = typeOf(types, list);
    if (!type) continue;
    const there = gathering.known()[list];
    const kept = known(types, list, cells).flatMap((row) => {
      const name = row.get(naming(type)) ?? "";
      const before = there?.get(name);
      // What the controls show now goes before what the part was told once.
      if (before) return [new Map([...row].filter(([column]) => column === naming(type) || !Object.hasOwn(before, column)))];
      // A row that stands nowhere any more was taken away.
      return !there || (name && text.includes(name)) ? [row] : [];
    });
    add(list, kept);
  }
  for (const list of Object.keys(guessed)) {
    const type = typeOf(types, list);
    const there = gathering.known()[list];
    if (type) add(list, rowsIn(guessed, list).filter((row) => !there?.has(row[naming(type)] ?? "")).map((row) => new Map(Object.entries(row))));
  }
  return gathering.rows({}, {});
}

/** @type {(types: RecordTypes, list: string, cells: readonly ReadonlyMap<string, string>[]) => ReadonlyMap<string, string>[]} only columns that the list has */
function known(types, list, cells) {
  const columns = typeOf(types, list)?.columns;
  return columns ? cells.map((row) => new Map([...row].filter(([column]) => Object.hasOwn(columns, column)))) : [];
}
