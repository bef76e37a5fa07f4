// @ts-check
/**
 * Tables: widths, a head that repeats on each page, rows that no page divides (ECMA-376, part 1, 17.4).
 *
 * @module
 */

import { inlinesOf, plain } from "../report/tree.js";
import { linesOf } from "./lines.js";
import { wide } from "./roles.js";
import { runs } from "./runs.js";
import { grouped } from "./rows.js";

/** @typedef {import("../report/tree.js").Table} Table */
/** @typedef {import("../report/tree.js").Inlines} Inlines */
/** @typedef {import("./runs.js").Tools} Tools */

/**
 * What a table can be set in: the styles of its words, and in twentieths of a point a character, a cell's margins with
 * its border, and the margins where they are not the style's.
 *
 * @typedef {{styles: string, character: number, aside: number, margin: number}} Size
 */

/** @typedef {readonly [plain: number, small: number, tiny: number]} Letters how wide a character of a table's words is, in twentieths of a point */

/** @type {(letters: Letters) => [plain: Size, small: Size, tiny: Size]} tiny: small where a profile has none */
const sizes = ([plain, small, tiny]) => {
  const less = (/** @type {string} */ styles, /** @type {number} */ character) => ({ styles, character, aside: 160, margin: 57 });
  return [{ styles: "", character: plain, aside: 270, margin: 0 }, less("Small", small), less(tiny < small ? "Tiny" : "Small", tiny)];
};
/** What a column needs is its longest cell, in characters; what is longer than it can have breaks into lines: a few, which hold some. */
const [LONGEST, LINES, BROKEN] = [40, 4, 5];
/** What must not break, if that can be had: a short sentence, a phrase, the name of a column. */
const [SENTENCE, PHRASE, NAME] = [9, 6, 4];
/** What breaks nowhere: a day, a figure. */
const WHOLE = /[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日|[0-9A-Za-z.,%]+/g;
/** A figure is half as wide as a character, and a little wider in some fonts. */
const [FIGURE, SPARE] = [/^[\0-\u1fff]+$/, 0.08];
/** Halvings that tell a width to a twentieth of a point. */
const STEPS = 24;
/** A table of few lines stands on one page. */
const SHORT = 10;
/** Few columns rather break than that a table has smaller words than the next. */
const MANY = 6;

/**
 * Write a table.
 *
 * @param {Table} block
 * @param {Tools} tools
 * @param {number} width of the text, in twentieths of a point
 * @param {Letters} letters
 * @param {boolean} [last] whether what stands below is never alone on a page
 * @returns {string}
 */
export function table(block, tools, width, letters, last = false) {
  const { aligns, head, rows } = block;
  const { size, widths } = fitted([head, ...rows], width, letters);
  const cell = (/** @type {Inlines} */ children, /** @type {number} */ at, /** @type {boolean} */ isHead, /** @type {string} */ keep) => {
    const align = !isHead && aligns[at] && aligns[at] !== "left" ? `<w:jc w:val="${aligns[at]}"/>` : "";
    return `<w:tc><w:tcPr><w:tcW w:w="${widths[at]}" w:type="dxa"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="${isHead ? "TableHead" : "TableText"}${size.styles}"/>${keep}${align}</w:pPr>${runs(children, tools)}</w:p></w:tc>`;
  };
  const row = (/** @type {readonly Inlines[]} */ cells, /** @type {boolean} */ isHead, keep = "") =>
    `<w:tr><w:trPr><w:cantSplit/>${isHead ? "<w:tblHeader/>" : ""}</w:trPr>${cells.map((one, at) => cell(one, at, isHead, keep)).join("")}</w:tr>`;
  const short = linesOf(block, width / size.character) <= SHORT;
  // No row stands alone on a page, neither below the head nor on the next.
  const kept = (/** @type {number} */ at) => (at === rows.length - 1 ? last : short || at === 0 || at === rows.length - 2) ? "<w:keepNext/>" : "";
  const body = grouped(rows, (cells) => cells.flatMap(inlinesOf), (cells, at) => row(cells, false, kept(at)), tools.controls);
  const look = '<w:tblLook w:val="0620" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>';
  const margins = size.margin && `<w:tblCellMar><w:left w:w="${size.margin}" w:type="dxa"/><w:right w:w="${size.margin}" w:type="dxa"/></w:tblCellMar>`;
  const properties = `<w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="${sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>${margins || ""}${look}</w:tblPr>`;
  const grid = `<w:tblGrid>${widths.map((one) => `<w:gridCol w:w="${one}"/>`).join("")}</w:tblGrid>`;
  return `<w:tbl>${properties}${grid}${row(head, true)}${body}</w:tbl>`;
}

/** @type {(rows: readonly (readonly Inlines[])[], width: number, letters: Letters) => {size: Size, widths: number[]}} in the largest words in which the least breaks */
function fitted(rows, width, letters) {
  const said = rows.map((row) => row.map(plain));
  const longest = rows[0].map((_, at) => Math.min(LONGEST, Math.max(2, ...said.map((row) => broad(row[at] ?? "")))));
  const whole = rows[0].map((_, at) => Math.min(LONGEST / LINES, Math.max(...said.flatMap((row) => (row[at]?.match(WHOLE) ?? [""]).map(broad)))));
  const [large, small, tiny] = sizes(letters);
  /** @type {[Size, number][]} */
  const ways = [[large, SENTENCE], ...(longest.length < MANY ? [] : [/** @type {[Size, number]} */ ([small, SENTENCE])]), [large, PHRASE], [small, PHRASE], [small, NAME], ...(longest.length > MANY ? [/** @type {[Size, number]} */ ([tiny, NAME])] : [])];
  const needed = (/** @type {[Size, number]} */ [size, unbroken]) =>
    longest.map((count, at) => size.aside + size.character * (count <= unbroken ? count : Math.max(BROKEN, whole[at], count / LINES)));
  const way = ways.find((one) => sum(needed(one)) <= width) ?? ways[ways.length - 1];
  const most = longest.map((count) => way[0].aside + way[0].character * count);
  const holds = rows[0].map((_, at) => sum(said.map((row) => wide(row[at] ?? ""))));
  return { size: way[0], widths: shared(needed(way), most, holds, width) };
}

/**
 * Share the width among columns: rows are lowest where what is left goes by the roots of what columns hold.
 *
 * @param {readonly number[]} least what each has in any case
 * @param {readonly number[]} most more than this is of use to none while another has less
 * @param {readonly number[]} holds how much stands in each
 * @param {number} width
 * @returns {number[]}
 */
function shared(least, most, holds, width) {
  if (sum(most) <= width) return filled(most.map((one) => Math.floor((one * width) / sum(most))), width);
  if (sum(least) >= width) return filled(least.map((one) => Math.floor((one * width) / sum(least))), width);
  const by = (/** @type {number} */ scale) => holds.map((one, at) => Math.floor(Math.min(most[at], Math.max(least[at], scale * Math.sqrt(one)))));
  let [low, high] = [0, width];
  for (let step = 0; step < STEPS; step += 1) {
    const middle = (low + high) / 2;
    if (sum(by(middle)) > width) high = middle;
    else low = middle;
  }
  return filled(by(low), width);
}

/** @type {(widths: readonly number[], width: number) => number[]} the widest column takes what rounding leaves */
function filled(widths, width) {
  const widest = widths.indexOf(Math.max(...widths));
  return widths.map((one, at) => (at === widest ? one + width - sum(widths) : one));
}

/** How many characters wide words are at most. @type {(text: string) => number} */
const broad = (text) => wide(text) + (FIGURE.test(text) ? SPARE * text.length : 0);

/** @type {(numbers: readonly number[]) => number} */
const sum = (numbers) => numbers.reduce((all, one) => all + one, 0);
