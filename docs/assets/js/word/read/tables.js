// @ts-check
/**
 * Tables of a Word file as plain rows of cells: what a merged cell says stands in each that it covers.
 *
 * @module
 */

import { joined } from "../../report/emphasis.js";
import { child, figure, kind, val } from "./xml.js";

/** @typedef {import("../../report/tree.js").Inlines} Inlines */
/** @typedef {import("../../report/tree.js").Block} Block */
/** @typedef {{cell: Element, properties: Element | null}} Cell properties: of the control that it stands in */
/** @typedef {{title: Inlines[], rows: Inlines[][]}} Grid title: what a cell as wide as the table says above all others */

const WIDEST = 60;
const WRAPPERS = new Set(["w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:moveTo"]);

/**
 * Read a table.
 *
 * @param {Element} table
 * @param {(cell: Element, control: Element | null) => Inlines} read what a cell says
 * @param {import("./tally.js").Tally} tally
 * @returns {Grid}
 */
export function gridOf(table, read, tally) {
  /** @type {Inlines[][]} */
  const rows = [];
  /** @type {{wide: boolean, says: Inlines}[]} */
  const lines = [];
  /** @type {{at: number, width: number, goesOn: boolean}[]} */
  const merges = [];
  /** Where cells begin: what lies between is no column. @type {Set<number>} */
  const starts = new Set();
  for (const { cell: row } of inside(table, "w:tr", null)) {
    if (child(child(row, "w:trPr"), "w:del")) {
      tally.count("deleted");
      continue;
    }
    const before = rows[rows.length - 1] ?? [];
    /** @type {Inlines[]} */
    const cells = Array.from({ length: Math.min(WIDEST, Math.max(0, figure(child(child(row, "w:trPr"), "w:gridBefore")) ?? 0)) }, () => []);
    const found = inside(row, "w:tc", null);
    for (const { cell, properties } of found) {
      const manner = child(cell, "w:tcPr");
      const width = Math.min(WIDEST - cells.length, Math.max(1, figure(child(manner, "w:gridSpan")) ?? 1));
      const merge = child(manner, "w:vMerge");
      const goesOn = merge !== null && val(merge) !== "restart";
      const own = read(cell, properties);
      const says = goesOn && !own.length ? (before[cells.length] ?? []) : own;
      if (says.length && found.length > 1) merges.push({ at: cells.length, width, goesOn });
      if (found.length > 1) starts.add(cells.length);
      for (let on = 0; on < width; on += 1) cells.push(says);
    }
    lines.push({ wide: found.length === 1 && cells.length > 1, says: cells[0] ?? [] });
    rows.push(cells);
  }
  const columns = starts.size ? [...starts].sort((one, other) => one - other) : [0];
  tally.count("merged", merges.filter(({ at, width, goesOn }) => goesOn || columns.filter((column) => column >= at && column < at + width).length > 1).length);
  const first = lines.findIndex(({ wide }) => !wide);
  const title = first > 0 ? lines.slice(0, first).map(({ says }) => says) : [];
  // One that is as wide as the table says it once.
  const shown = rows.slice(title.length).map((row, at) => columns.map((column, on) => (on && lines[at + title.length].wide ? [] : (row[column] ?? []))));
  const said = shown.filter((row) => row.some((cell) => cell.length));
  return { title: title.filter((line) => line.length), rows: said };
}

/** @type {(box: Element, wanted: string, properties: Element | null) => Cell[]} */
function inside(box, wanted, properties) {
  return [...box.children].flatMap((node) => {
    if (kind(node) === wanted) return [{ cell: node, properties }];
    if (!WRAPPERS.has(kind(node))) return [];
    return inside(node, wanted, kind(node) === "w:sdt" ? child(node, "w:sdtPr") : properties);
  });
}

/** Blocks of cells as blocks of a report; what has one column is no table. @type {(grid: Grid) => Block[]} */
export function tableOf({ title, rows }) {
  const above = title.map((children) => /** @type {Block} */ ({ type: "paragraph", children }));
  const width = rows[0]?.length ?? 0;
  // Columns of nothing are a way to space others.
  const used = Array.from({ length: width }, (_, on) => on).filter((on) => rows.some((row) => row[on].length));
  const cells = rows.map((row) => used.map((on) => row[on]));
  if (used.length < 2) return [...above, ...cells.flatMap((row) => row.filter((cell) => cell.length).map((children) => /** @type {Block} */ ({ type: "paragraph", children })))];
  return [...above, { type: "table", aligns: used.map(() => /** @type {const} */ ("")), head: plainly(cells[0]), rows: cells.slice(1) }];
}

/** A head is bold of itself. @type {(cells: Inlines[]) => Inlines[]} */
const plainly = (cells) => (cells.every((cell) => cell.every(({ type }) => type === "strong" || type === "break")) ? cells.map((cell) => joined(cell.flatMap((node) => (node.type === "strong" ? node.children : [node])))) : cells);
