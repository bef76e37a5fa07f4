// @ts-check
/**
 * Headings of what was pasted that no style says: bold numbered lines, and in a report the numbered lines of plain text.
 *
 * @module
 */

import { numbered } from "../report/heading-numbers.js";
import { trimmed } from "../report/lines.js";
import { plain, textNode } from "../report/tree.js";
import { isShort, plainMarks, plainTitle } from "./headings.js";

/** @typedef {import("../report/tree.js").Block} Block */
/** @typedef {import("../report/tree.js").Blocks} Blocks */
/** @typedef {import("../report/tree.js").Inlines} Inlines */

const LONGEST_BOLD = 30;
// How far below the top a title may stand: above it there is who issues it, and a number.
const ABOVE = 3;

/** Whether all of a line is bold. @type {(run: Inlines) => boolean} */
export const isBold = (run) => run.some((one) => one.type === "strong") && run.every((one) => one.type === "strong" || (one.type === "text" && !trimmed(one.text)));

/**
 * Make headings of bold numbered lines.
 *
 * @param {Blocks} blocks
 * @param {(block: Block, index: number) => boolean} [more] which other paragraphs are headings
 * @returns {Blocks} levels go on from those of the headings that are there
 */
export function withHeadings(blocks, more = () => false) {
  /** @type {Map<number, number>} the level by what sort of number it has */
  const levels = new Map();
  for (const block of blocks) {
    const rank = block.type === "heading" && block.level ? numbered(plain(block.children))?.rank : undefined;
    if (block.type === "heading" && rank !== undefined && !levels.has(rank)) levels.set(rank, block.level);
  }
  const styled = blocks.some((block) => block.type === "heading" && block.level);
  const found = blocks.map((block, index) => block.type === "paragraph" && (isNumberedBold(block.children) || more(block, index)));
  const ranks = [...new Set(blocks.flatMap((block, index) => (found[index] && "children" in block ? [rankOf(block.children)] : [])))].sort((one, other) => one - other);
  let last = 0;
  return blocks.map((block, index) => {
    if (block.type === "heading") last = block.level;
    if (!found[index] || !("children" in block)) return block;
    const rank = rankOf(block.children);
    const outer = Math.max(0, ...[...levels].flatMap(([other, level]) => (other < rank ? [level] : [])));
    const level = levels.get(rank) ?? (styled ? (outer || last) + 1 : ranks.indexOf(rank) + 1);
    levels.set(rank, level);
    last = level;
    return { type: "heading", level: Math.min(level, 6), number: "", children: [textNode(trimmed(plain(block.children)))] };
  });
}

/** @type {(run: Inlines) => number} a line without a number stands above all others */
const rankOf = (run) => numbered(trimmed(plain(run)))?.rank ?? -1;

/** @type {(run: Inlines) => boolean} */
function isNumberedBold(run) {
  const form = isBold(run) ? numbered(trimmed(plain(run))) : null;
  return form !== null && form.form !== "bare" && isShort(form.rest);
}

/**
 * Find the title and the headings of a report.
 *
 * @param {Blocks} blocks
 * @param {ReadonlySet<Block>} centred the paragraphs that stand in the middle
 * @returns {Blocks} the title at level 1, all others below
 */
export function asReport(blocks, centred) {
  const title = titleOf(blocks, centred);
  const rest = blocks.map((block, index) => (index === title || block.type !== "heading" ? block : { ...block, level: Math.max(1, block.level) }));
  const lines = rest.map((block, index) => (block.type === "paragraph" && index !== title ? trimmed(plain(block.children)) : ""));
  const styled = rest.some((block, index) => block.type === "heading" && index !== title);
  const marks = new Set(plainMarks(lines, 0).map(({ line }) => line));
  const numbers = withHeadings(rest, (_, index) => index !== title && marks.has(index) && (!styled || numbered(lines[index])?.form === "strong"));
  const some = numbers.some((block, index) => block.type === "heading" && index !== title);
  const whole = some ? numbers : withHeadings(numbers, (block, index) => index !== title && isBoldAlone(numbers, index));
  const headings = whole.flatMap((block, index) => (block.type === "heading" && index !== title ? [block.level] : []));
  const least = Math.min(...headings);
  return whole.map((block, index) => {
    if (index === title && "children" in block) return { type: "heading", level: 1, number: "", children: [textNode(trimmed(plain(block.children)))] };
    return block.type === "heading" ? { ...block, level: Math.min(block.level - least + 2, 6) } : block;
  });
}

/** @type {(blocks: Blocks, centred: ReadonlySet<Block>) => number} where the title stands, or -1 */
function titleOf(blocks, centred) {
  const said = blocks.findIndex((block) => block.type === "heading" && block.level === 0);
  if (said >= 0) return said;
  const top = blocks.flatMap((block) => (block.type === "heading" && block.level === 1 ? [block] : []));
  const first = blocks.findIndex((block) => block.type === "heading");
  if (top.length === 1 && blocks[first] === top[0] && first <= ABOVE && !numbered(plain(top[0].children))) return first;
  const end = first < 0 ? ABOVE + 1 : Math.min(first, ABOVE + 1);
  const middle = blocks.slice(0, end).findIndex((block) => {
    const text = centred.has(block) && block.type === "paragraph" ? trimmed(plain(block.children)) : "";
    return isShort(text) && !numbered(text);
  });
  if (middle >= 0) return middle;
  if (blocks[0]?.type !== "paragraph" || blocks.length < 2 || blocks.some((_, index) => index > 0 && isBoldAlone(blocks, 0) && isBoldAlone(blocks, index))) return -1;
  const below = blocks[1].type === "paragraph" ? trimmed(plain(blocks[1].children)) : "";
  return plainTitle([trimmed(plain(blocks[0].children)), below, "…"], 0) ? 0 : -1;
}

/** @type {(blocks: Blocks, index: number) => boolean} a short bold line above a text that is none */
function isBoldAlone(blocks, index) {
  const [block, below] = [blocks[index], blocks[index + 1]];
  if (block.type !== "paragraph" || !below || !isBold(block.children)) return false;
  const text = trimmed(plain(block.children));
  return text.length <= LONGEST_BOLD && isShort(text) && !(below.type === "paragraph" && isBold(below.children));
}
