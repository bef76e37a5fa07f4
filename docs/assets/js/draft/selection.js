// @ts-check
/**
 * A rectangle of a list's cells: how far it reaches, what it says, and how it goes to the clipboard.
 *
 * @module
 */

import { cell } from "../report/facts.js";
import { html } from "../report/html-writer.js";
import { guarded, isNumber, OWN } from "./block.js";
import { ended, places } from "./rows.js";

/** @typedef {import("./rows.js").List} List */
/** @typedef {{row: number, on: number}} Corner on: the place of its column among those shown */
/** @typedef {{from: Corner, to: Corner}} Selection from where it was begun to where it was drawn */
/** @typedef {{top: number, left: number, height: number, width: number}} Rectangle */

// Word and Excel would begin another row at a line break, and read 3-1 as a day.
const BREAK = '<br style="mso-data-placement:same-cell">';
const TEXT = ` style="mso-number-format:'\\@'"`;

/** @type {(selection: Selection) => Rectangle} */
export function rectangle({ from, to }) {
  const [top, left] = [Math.min(from.row, to.row), Math.min(from.on, to.on)];
  return { top, left, height: Math.abs(from.row - to.row) + 1, width: Math.abs(from.on - to.on) + 1 };
}

/** @type {(rectangle: Rectangle, row: number, on: number) => boolean} */
export const holds = ({ top, left, height, width }, row, on) => row >= top && row < top + height && on >= left && on < left + width;

/** @type {(rectangle: Rectangle) => string} */
export const inWords = ({ height, width }) => `${height}行${width}列`;

/**
 * Draw a selection to another cell, as far as there are cells: the row that is there to be written into is none.
 *
 * @param {Corner} from
 * @param {Corner} to
 * @param {number} rows how many there are
 * @param {number} columns
 * @returns {Selection | null} null where it is one cell
 */
export function drawn(from, to, rows, columns) {
  const row = Math.max(0, Math.min(to.row, Math.max(rows - 1, from.row)));
  const on = Math.max(0, Math.min(to.on, columns - 1));
  return row === from.row && on === from.on ? null : { from, to: { row, on } };
}

/**
 * Give what the cells of a rectangle show: what was typed, or else what is computed.
 *
 * @param {List} rows as typed
 * @param {List} shown as the report shows those that are not empty
 * @param {readonly string[]} columns those shown
 * @param {Rectangle} rectangle
 * @returns {string[][]}
 */
export function cellsIn(rows, shown, columns, { top, left, height, width }) {
  const place = places(rows);
  const names = columns.slice(left, left + width);
  return Array.from({ length: height }, (_, index) => {
    const [row, seen] = [rows[top + index] ?? {}, shown[(place[top + index] ?? 0) - 1] ?? {}];
    return names.map((name) => cell(row, name) || cell(seen, name));
  });
}

/** Take away what was typed into the cells of a rectangle. @type {(rows: List, columns: readonly string[], rectangle: Rectangle) => List} */
export function emptied(rows, columns, { top, left, height, width }) {
  const names = columns.slice(left, left + width);
  const after = rows.map((row, index) => {
    if (index < top || index >= top + height || !names.some((name) => cell(row, name))) return row;
    return Object.fromEntries(Object.entries(row).filter(([name]) => !names.includes(name)));
  });
  return ended(after);
}

/**
 * Write cells as Excel, WPS and Word take them, and as `ownOf` reads them again.
 *
 * @param {readonly (readonly string[])[]} cells
 * @returns {{html: string, text: string}}
 */
export function clipped(cells) {
  const one = cells.length === 1 && cells[0].length === 1;
  const text = one ? guarded(cells[0][0]) : cells.map((row) => `${row.map(written).join("\t")}\n`).join("");
  const rows = cells.map((row) => `<tr>${row.map(marked).join("")}</tr>`).join("");
  return { html: `<table ${OWN}="${cells.length}x${cells[0].length}">${rows}</table>`, text };
}

/** @type {(value: string) => string} */
function written(value) {
  const safe = guarded(value);
  return /["\t\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** @type {(value: string) => string} */
const marked = (value) => `<td${isNumber(value) && !/^0[0-9]/.test(value) ? "" : TEXT}>${html(guarded(value)).replaceAll("\n", BREAK)}</td>`;
