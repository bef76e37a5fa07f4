// @ts-check
/**
 * The title and the headings of a report that was pasted: those that a style says, and the numbered lines of plain text.
 *
 * @module
 */

import { numbered } from "../report/heading-numbers.js";
import { trimmed } from "../report/lines.js";
import { plain, textNode } from "../report/tree.js";
import { isBold, withHeadings } from "./found-headings.js";
import { isShort } from "./headings.js";

/** @typedef {import("../report/tree.js").Block} Block */
/** @typedef {import("../report/tree.js").Blocks} Blocks */
/** @typedef {Pick<typeof import("./headings.js"), "plainMarks" | "plainTitle">} Lines how a plain text's are found: whoever opens a report has them, whoever writes one needs none */

const LONGEST_BOLD = 30;
// How far below the top a title may stand: above it there is who issues it, and a number.
const ABOVE = 3;

/**
 * Find the title and the headings of a report.
 *
 * @param {Blocks} blocks
 * @param {ReadonlySet<Block>} centred the paragraphs that stand in the middle
 * @param {Lines} lines
 * @returns {Blocks} the title at level 1, all others below
 */
export function asReport(blocks, centred, { plainMarks, plainTitle }) {
  const title = titleOf(blocks, centred, plainTitle);
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

/** @type {(blocks: Blocks, centred: ReadonlySet<Block>, plainTitle: Lines["plainTitle"]) => number} where the title stands, or -1 */
function titleOf(blocks, centred, plainTitle) {
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
