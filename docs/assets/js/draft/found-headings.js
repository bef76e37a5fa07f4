// @ts-check
/**
 * Headings of what was pasted that no style says: bold numbered lines.
 *
 * @module
 */

import { numbered } from "../report/heading-numbers.js";
import { trimmed } from "../report/lines.js";
import { plain, textNode } from "../report/tree.js";
import { isShort } from "./headings.js";

/** @typedef {import("../report/tree.js").Block} Block */
/** @typedef {import("../report/tree.js").Blocks} Blocks */
/** @typedef {import("../report/tree.js").Inlines} Inlines */

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
