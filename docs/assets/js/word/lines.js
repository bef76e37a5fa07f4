// @ts-check
/**
 * How many lines of text a report makes, before anything lays it out.
 *
 * @module
 */

import { plain } from "../report/tree.js";
import { wide } from "./roles.js";

/** @typedef {import("../report/tree.js").Block} Block */
/** @typedef {import("../report/tree.js").Blocks} Blocks */

/** How far a paragraph's first line stands in, and by how little another line may yet be saved, in characters. */
const [INDENT, SPARE] = [2, 1];
/** What a heading takes with the space around it, and a picture, in lines; how much of a line the cells of a row fill. */
const [HEADING, PICTURE, FILLED] = [2, 12, 0.8];
/** About two pages. */
const FEW = 52;

/** List what stands by itself, also in lists and quotations, in order. @param {Blocks} blocks @returns {Block[]} */
export function leaves(blocks) {
  return blocks.flatMap((block) => (block.type === "list" ? leaves(block.items.flat()) : block.type === "quote" ? leaves(block.blocks) : [block]));
}

/** Tell how many lines one of these makes, about. @param {Block} block @param {number} line how many characters a line holds @returns {number} */
export function linesOf(block, line) {
  if (block.type === "heading") return HEADING;
  if (block.type === "table") return [block.head, ...block.rows].reduce((all, row) => all + lined(row.map(plain).join(""), line * FILLED), 0);
  if (block.type === "code-block") return block.text.split("\n").length;
  return "children" in block ? lined(plain(block.children), line) : 1;
}

/** Tell whether a report is of one page or two: it has neither cover nor contents. @param {Blocks} blocks @param {number} pictures how many it has @param {number} line @returns {boolean} */
export const isBrief = (blocks, pictures, line) => leaves(blocks).reduce((all, block) => all + linesOf(block, line), pictures * PICTURE) <= FEW;

/** @type {(text: string, line: number) => number} */
const lined = (text, line) => Math.max(1, Math.ceil((INDENT + wide(text) - SPARE) / line));
