// @ts-check
/**
 * A list as a file that Excel and WPS open by a double click, and that comes back as it was.
 *
 * @module
 */

import { cell } from "../report/facts.js";
import { fileOf, guarded, unguarded } from "./block.js";
import { isEmpty } from "./rows.js";

/** @typedef {import("../report/facts.js").RecordType} RecordType */

/**
 * Write a list; what is computed is written too.
 *
 * @param {RecordType} type
 * @param {import("./rows.js").List} rows as typed
 * @param {import("./rows.js").List} shown as the report shows those that are not empty
 * @returns {string} with the mark that tells Excel that it is UTF-8
 */
export function toCsv(type, rows, shown) {
  const lines = tableOf(type, rows, shown).map((line) => line.map(written).join(","));
  return `\ufeff${lines.join("\r\n")}\r\n`;
}

/** A list as cells, with its headings. @type {(type: RecordType, rows: import("./rows.js").List, shown: import("./rows.js").List) => string[][]} */
export function tableOf(type, rows, shown) {
  const names = Object.keys(type.columns);
  const titles = names.map((name) => name + (type.columns[name].unit ? `（${type.columns[name].unit}）` : ""));
  return [titles, ...rows.filter((row) => !isEmpty(row)).map((row, index) => names.map((name) => cell(row, name) || cell(shown[index] ?? {}, name)))];
}

/** Read a file's cells. @type {(text: string) => import("./block.js").Cells} */
export const fromCsv = (text) => fileOf(text).map((row) => row.map(unguarded));

/** @type {(value: string) => string} */
function written(value) {
  const safe = guarded(value);
  return /[",\r\n\t;]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
