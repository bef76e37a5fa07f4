// @ts-check
/**
 * The sheets of a workbook as rows of a draft's lists: sheets are known by their names, columns by their headings.
 *
 * @module
 */

import { cell, rowsOf } from "../report/facts.js";
import { adopted } from "./adopting.js";
import { ownFactsOf } from "./draft.js";
import { placing } from "./placing.js";
import { choicesOf, isEmpty, misfit, MOST, putRows } from "./rows.js";
import { sheetName } from "./workbook-writer.js";

/** @typedef {import("./draft.js").Draft} Draft */
/** @typedef {import("../report/facts.js").Rows} Rows */
/** @typedef {import("./rows.js").List} List */
/** @typedef {import("./workbook-writer.js").Sheet} Sheet */

/**
 * What a sheet brings.
 *
 * @typedef {object} Brought
 * @property {string} sheet
 * @property {string} list where it goes; nothing where it goes nowhere
 * @property {List} rows
 * @property {readonly string[]} columns the columns of the list that its headings name
 * @property {readonly string[]} left its headings that name none
 * @property {string} why why it goes nowhere
 */

/**
 * Find what each sheet brings.
 *
 * @param {readonly Sheet[]} sheets
 * @param {Draft["types"]} types
 * @param {readonly string[]} lists those that a sheet may go to
 * @returns {Brought[]} in the order of the workbook
 */
export function brought(sheets, types, lists) {
  const named = sheets.map(({ name }) => lists.find((list) => sheetName(list) === name.trim()) ?? "");
  // 目标清单 is 目标 where no sheet is called so.
  const meant = sheets.map(({ name }) => lists.find((list) => !named.includes(list) && [`${list}清单`, `${list}表`].includes(name.trim())) ?? "");
  return sheets.map(({ name: sheet, cells }, index) => {
    const list = named[index] || meant[index];
    const nothing = { sheet, list: "", rows: [], columns: [], left: [] };
    if (!list) return { ...nothing, why: "这份草稿里没有叫这个名字的清单" };
    if (named.indexOf(list) >= 0 ? named.indexOf(list) < index : meant.indexOf(list) < index) return { ...nothing, why: `前面已经有一张“${list}”` };
    const placed = placing(cells, list, types[list]);
    if (!placed.head) return { ...nothing, why: "没有认出表头，可以复制后粘贴到清单里" };
    if (cells.length - placed.head > MOST) return { ...nothing, why: `有${cells.length - placed.head}行，一个清单最多放${MOST}行` };
    const columns = placed.columns.flatMap(({ to }) => to ?? []);
    const left = placed.columns.flatMap(({ to, name }, at) => (to === null ? [name || `第${at + 1}列`] : []));
    return { sheet, list, rows: adopted(cells, placed, types[list]), columns, left, why: "" };
  });
}

/**
 * Put what was brought into lists.
 *
 * @param {Rows} rows
 * @param {readonly Brought[]} found
 * @param {boolean} over whether it replaces what stands in its lists, or comes after it
 * @returns {Record<string, List>} the lists that it goes to
 */
export function taken(rows, found, over) {
  const going = found.filter(({ list, rows: added }) => list && added.length);
  return Object.fromEntries(going.map(({ list, rows: added }) => [list, over ? added : putRows(rowsOf(rows, list), rowsOf(rows, list).length, added)]));
}

/**
 * Find what cannot be counted with in rows that go to a list.
 *
 * @param {Draft} draft
 * @param {string} list
 * @param {List} added
 * @param {Rows} [after] what the lists hold then
 * @returns {string[]} the column of each such cell
 */
export function misfits(draft, list, added, after = { ...draft.rows, [list]: added }) {
  const { columns } = draft.types[list];
  const rows = added.filter((row) => !isEmpty(row));
  const shown = rowsOf(ownFactsOf({ ...draft, rows: { ...draft.rows, [list]: rows } }).rows, list);
  const words = Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, choicesOf({ ...draft, rows: after }, column)]));
  return rows.flatMap((row, index) => Object.keys(row).filter((name) => misfit(columns[name], row[name], cell(shown[index], name), words[name])));
}
