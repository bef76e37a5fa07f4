// @ts-check
/**
 * What a writer does with the rows of a list; each operation returns new rows and leaves those it does not touch as they are.
 *
 * @module
 */

import { cell, naming, rowsOf } from "../report/facts.js";
import { parseQuantity } from "../report/quantity.js";
import { tidy, understood } from "../report/values.js";

/** @typedef {import("./draft.js").Draft} Draft */
/** @typedef {import("../report/facts.js").Column} Column */
/** @typedef {import("../report/facts.js").RecordType} RecordType */
/** @typedef {import("../report/facts.js").Row} Row */
/** @typedef {readonly Row[]} List */

/** How many rows a list takes. */
export const MOST = 2000;

/** @type {Row} */
const EMPTY = {};

/** Whether nothing is written in a row. @type {(row: Row) => boolean} */
export const isEmpty = (row) => !Object.values(row).some((raw) => tidy(raw));

/** Rows without the empty ones at their end. @type {(rows: List) => List} */
export function ended(rows) {
  let end = rows.length;
  while (end && isEmpty(rows[end - 1])) end -= 1;
  return end === rows.length ? rows : rows.slice(0, end);
}

/**
 * Write into a cell; the row after the last is there to be written into.
 *
 * @param {List} rows
 * @param {number} at
 * @param {string} column
 * @param {string} raw what was typed; nothing takes the value away
 * @returns {List}
 */
export function setCell(rows, at, column, raw) {
  const row = rows[at] ?? EMPTY;
  if (cell(row, column) === raw) return rows;
  const { [column]: _, ...others } = row;
  const changed = raw === "" ? others : { ...others, [column]: raw };
  return ended([...rows.slice(0, at), changed, ...rows.slice(at + 1)]);
}

/** Put rows in before another. @type {(rows: List, at: number, added: List) => List} */
export const putRows = (rows, at, added) => [...rows.slice(0, at), ...added, ...rows.slice(at)];

/** @type {(rows: List, at: number) => List} */
export const dropRow = (rows, at) => (at < rows.length ? ended(rows.filter((_, index) => index !== at)) : rows);

/** @type {(rows: List, at: number) => List} */
export const doubleRow = (rows, at) => (at < rows.length ? putRows(rows, at + 1, [{ ...rows[at] }]) : rows);

/**
 * Move a row.
 *
 * @param {List} rows
 * @param {number} at
 * @param {number} to where it stands afterwards
 * @returns {List} the same rows where it cannot
 */
export function moveRow(rows, at, to) {
  if (at >= rows.length || to < 0 || to >= rows.length || to === at) return rows;
  const others = rows.filter((_, index) => index !== at);
  return ended(putRows(others, to, [rows[at]]));
}

/** The place of each row among those that a report writes, from 1; 0 for an empty one. @type {(rows: List) => number[]} */
export function places(rows) {
  let place = 0;
  return rows.map((row) => (isEmpty(row) ? 0 : (place += 1)));
}

/** Whether a column follows from others. @type {(column: Column | undefined) => boolean} */
export const isDerived = (column) => Boolean(column?.steps || column?.compare);

/** Rows without what follows from their other cells. @type {(rows: List, type: RecordType) => List} */
export const typedIn = (rows, { columns }) => rows.map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => !isDerived(columns[name]))));

/**
 * Choose the columns to show: those that are asked first, that the report names, or that hold something.
 *
 * @param {RecordType} type
 * @param {readonly string[]} used
 * @param {List} rows
 * @returns {string[]} in the order of the list
 */
export function columnsShown(type, used, rows) {
  const filled = new Set(rows.flatMap((row) => Object.keys(row).filter((name) => tidy(row[name]))));
  return Object.keys(type.columns).filter((name) => type.columns[name].first || used.includes(name) || filled.has(name));
}

/**
 * Order lists as the register does.
 *
 * @param {Draft} draft
 * @param {ReadonlyMap<string, ReadonlyMap<string, string[]>>} inUse the lists in use and their columns, by section
 * @returns {{list: string, used: string[]}[]}
 */
export function inOrder(draft, inUse) {
  const used = new Map([...inUse.values()].flatMap((lists) => [...lists]));
  return Object.keys(draft.types).flatMap((list) => (used.has(list) ? [{ list, used: used.get(list) ?? [] }] : []));
}

/** The words that a cell may be chosen from. @type {(draft: Draft, column: Column) => readonly string[]} */
export function choicesOf({ types, rows }, column) {
  if (column.type === "choice") return column.choices ?? [];
  if (column.type !== "row" || !column.list || !Object.hasOwn(types, column.list)) return [];
  const name = naming(types[column.list]);
  return [...new Set(rowsOf(rows, column.list).flatMap((row) => tidy(cell(row, name)) || []))];
}

/** @type {Record<string, string>} */
const EXPECTED = { number: "一个数", money: "一个数", percent: "一个百分比，如95%", date: "哪一天，如2026年8月25日", period: "起止时间，如2026年6月至9月" };

/**
 * Say why a cell cannot be counted with, though it is kept as it was typed.
 *
 * @param {Column} column
 * @param {string} raw as typed
 * @param {string} shown as the report shows it, where a year that is left out is that of the others
 * @param {readonly string[]} choices
 * @returns {string} a sentence, or nothing where the cell is empty or clear
 */
export function misfit(column, raw, shown, choices) {
  const text = tidy(raw);
  if (!text) return "";
  const kept = `“${text.length > 20 ? `${text.slice(0, 20)}…` : text}”先照原样写进报告。`;
  if (column.type === "choice" && !choices.includes(text)) return `这里从${choices.map((word) => `“${word}”`).join("、")}里选。${kept}`;
  if (column.type === "row" && !choices.includes(text)) return `“${column.list}”清单里没有这一行。${kept}`;
  if (column.type === "quantity" && !parseQuantity(raw)) return `这里填一个数和单位${column.example ? `，如${column.example}` : ""}。${kept}`;
  if (!Object.hasOwn(EXPECTED, column.type)) return "";
  const field = /** @type {import("../report/values.js").Field} */ (/** @type {unknown} */ (column));
  if (understood({ ...field }, shown || raw) !== null) return "";
  return `这里填${EXPECTED[column.type]}${column.unit ? `，单位是${column.unit}` : ""}。${kept}`;
}
