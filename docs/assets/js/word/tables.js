// @ts-check
/**
 * Tables: widths, a head that repeats on each page, rows that no page divides (ECMA-376, part 1, 17.4).
 *
 * @module
 */

import { inlinesOf, plain } from "../report/tree.js";
import { wide } from "./roles.js";
import { runs } from "./runs.js";
import { grouped } from "./rows.js";

/** @typedef {import("../report/tree.js").Table} Table */
/** @typedef {import("../report/tree.js").Inlines} Inlines */
/** @typedef {import("./runs.js").Tools} Tools */

/** What a column needs is its longest cell, in characters; what is longer than it can have breaks into lines, but not a day or a name. */
const [LONGEST, UNBROKEN, BROKEN] = [40, 8, 5];
/** A character, and a cell's margins and border, in twentieths of a point. */
const [CHARACTER, ASIDE] = [240, 270];

/**
 * Write a table.
 *
 * @param {Table} block
 * @param {Tools} tools
 * @param {number} width of the text, in twentieths of a point
 * @returns {string}
 */
export function table({ aligns, head, rows }, tools, width) {
  const widths = widthsOf([head, ...rows], width);
  const cell = (/** @type {Inlines} */ children, /** @type {number} */ at, /** @type {string} */ style) => {
    const align = style === "TableText" && aligns[at] && aligns[at] !== "left" ? `<w:jc w:val="${aligns[at]}"/>` : "";
    return `<w:tc><w:tcPr><w:tcW w:w="${widths[at]}" w:type="dxa"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="${style}"/>${align}</w:pPr>${runs(children, tools)}</w:p></w:tc>`;
  };
  const row = (/** @type {readonly Inlines[]} */ cells, /** @type {boolean} */ isHead) =>
    `<w:tr><w:trPr><w:cantSplit/>${isHead ? "<w:tblHeader/>" : ""}</w:trPr>${cells.map((one, at) => cell(one, at, isHead ? "TableHead" : "TableText")).join("")}</w:tr>`;
  const body = grouped(rows, (cells) => cells.flatMap(inlinesOf), (cells) => row(cells, false), tools.controls);
  const look = '<w:tblLook w:val="0620" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>';
  const properties = `<w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="${sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>${look}</w:tblPr>`;
  const grid = `<w:tblGrid>${widths.map((one) => `<w:gridCol w:w="${one}"/>`).join("")}</w:tblGrid>`;
  return `<w:tbl>${properties}${grid}${row(head, true)}${body}</w:tbl>`;
}

/** @type {(rows: readonly (readonly Inlines[])[], width: number) => number[]} each as narrow as it can be, and of what is left by how much more it could have (CSS 2.2, 17.5.2.2) */
function widthsOf(rows, width) {
  const longest = rows[0].map((_, at) => Math.min(LONGEST, Math.max(2, ...rows.map((row) => wide(plain(row[at] ?? []))))));
  const most = longest.map((count) => ASIDE + CHARACTER * count);
  const least = longest.map((count) => ASIDE + CHARACTER * (count <= UNBROKEN ? count : BROKEN));
  if (sum(most) <= width) return filled(most.map((one) => Math.floor((one * width) / sum(most))), width);
  if (sum(least) >= width) return filled(least.map((one) => Math.floor((one * width) / sum(least))), width);
  const more = most.map((one, at) => one - least[at]);
  return filled(least.map((one, at) => one + Math.floor(((width - sum(least)) * more[at]) / sum(more))), width);
}

/** @type {(widths: readonly number[], width: number) => number[]} the widest column takes what rounding leaves */
function filled(widths, width) {
  const widest = widths.indexOf(Math.max(...widths));
  return widths.map((one, at) => (at === widest ? one + width - sum(widths) : one));
}

/** @type {(numbers: readonly number[]) => number} */
const sum = (numbers) => numbers.reduce((all, one) => all + one, 0);
