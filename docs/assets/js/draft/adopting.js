// @ts-check
/**
 * Cells of a block as rows of a list: figures with the unit of their heading, days as days, everything else as it stands.
 *
 * @module
 */

import { resolveFacts } from "../report/facts.js";
import { figure, narrow } from "../report/typed.js";
import { NUMERIC } from "../report/vocabulary.js";
import { isEmpty, typedIn } from "./rows.js";

/** @typedef {import("./block.js").Cells} Cells */
/** @typedef {import("./placing.js").Placing} Placing */
/** @typedef {import("./rows.js").List} List */
/** @typedef {import("../report/facts.js").Column} Column */
/** @typedef {import("../report/facts.js").RecordType} RecordType */

/** @type {readonly import("../report/vocabulary.js").ColumnType[]} */
const COUNTED = [...NUMERIC, "quantity"];
const BARE = /^[+-]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?$/;
// 1954 to 2119: what a table counts days by, where the day lost its form.
const SERIAL = /^([2-7][0-9]{4})(?:\.[0-9]+)?$/;
const MIDNIGHT = /[ T]+[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?Z?$/;
const NOTHING = /^[-–—/\\]+$/;
const EPOCH = Date.UTC(1899, 11, 30);
const DAY = 24 * 60 * 60 * 1000;

/**
 * Make rows of a block.
 *
 * @param {Cells} cells
 * @param {Placing} placed
 * @param {RecordType} type
 * @returns {List} those with something in them
 */
export function adopted(cells, placed, type) {
  const rows = cells.slice(placed.head).map((values) => {
    const entries = placed.columns.flatMap(({ to, unit }, index) => (to === null ? [] : [[to, valueOf(type.columns[to], values[index] ?? "", unit)]]));
    return Object.fromEntries(entries.filter(([, raw]) => raw));
  });
  return withoutComputed(rows.filter((row) => !isEmpty(row)), type);
}

/**
 * Read one cell.
 *
 * @param {Column} column
 * @param {string} raw
 * @param {string} [unit] what its heading says that it counts
 * @returns {string}
 */
export function valueOf(column, raw, unit = "") {
  const text = raw.trim();
  const plain = narrow(text);
  if (column.type === "date") {
    if (NOTHING.test(plain)) return "";
    const serial = SERIAL.exec(plain);
    if (serial) return new Date(EPOCH + Number(serial[1]) * DAY).toISOString().slice(0, 10);
    return text.replace(MIDNIGHT, "");
  }
  if (COUNTED.includes(column.type)) {
    if (NOTHING.test(plain)) return "";
    // An accountant writes what is below zero between brackets.
    const negative = /^\((.+)\)$/.exec(plain);
    const shown = negative && BARE.test(negative[1]) ? `-${negative[1]}` : text;
    return BARE.test(narrow(shown)) && counts(column, unit) ? shown + unit : shown;
  }
  return text;
}

/** @type {(column: Column, unit: string) => boolean} whether a heading's unit says more than the column's own */
const counts = (column, unit) => Boolean(unit) && unit !== column.unit && (column.type === "quantity" || figure(`1${unit}`, column.type === "percent" ? "%" : (column.unit ?? "")) !== null);

/** @type {(rows: List, type: RecordType) => List} what is computed anyway is not taken for typed */
function withoutComputed(rows, type) {
  const typed = typedIn(rows, type);
  if (rows.every((row, index) => Object.keys(row).length === Object.keys(typed[index]).length)) return rows;
  const whole = resolveFacts({}, { list: type }, {}, { list: rows }).rows.list ?? [];
  return rows.map((row, index) => {
    const computed = resolveFacts({}, { list: type }, {}, { list: [typed[index]] }).rows.list?.[0] ?? {};
    const kept = Object.entries(row).filter(([name]) => Object.hasOwn(typed[index], name) || whole[index][name] !== computed[name]);
    return Object.fromEntries(kept);
  });
}
