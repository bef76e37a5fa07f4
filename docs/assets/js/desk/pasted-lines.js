// @ts-check
/**
 * Lines of what was pasted: tidied, divided at breaks, put into one, or below each other as a list's items.
 *
 * @module
 */

import { isBold } from "../draft/found-headings.js";
import { joined } from "../report/emphasis.js";
import { trimmed } from "../report/lines.js";
import { plain, textNode } from "../report/tree.js";

/** @typedef {import("../report/tree.js").Block} Block */
/** @typedef {import("../report/tree.js").Blocks} Blocks */
/** @typedef {import("../report/tree.js").Inline} Inline */
/** @typedef {import("../report/tree.js").Inlines} Inlines */
/** @typedef {{level: number, start: number | null, children: Inlines}} Line an item of a list that is written as a paragraph */

/** @type {(text: string) => Blocks} a line is a paragraph */
export const linesOf = (text) => text.split(/\r\n?|\n/).flatMap((line) => (trimmed(line) ? [paragraph([textNode(trimmed(line.replaceAll("\t", " ")))])] : []));

/** @type {(children: Inlines) => Block} */
export const paragraph = (children) => ({ type: "paragraph", children });

/** Blocks in one line, as a cell holds them. @type {(blocks: Blocks) => Inlines} */
export function inLine(blocks) {
  const runs = blocks.flatMap((block) => {
    if (block.type === "paragraph" || block.type === "heading") return [block.children];
    if (block.type === "list") return block.items.map(inLine);
    if (block.type === "quote") return [inLine(block.blocks)];
    return block.type === "table" ? [block.head, ...block.rows].map((row) => row.flatMap((cell, index) => (index ? [textNode(" "), ...cell] : cell))) : [];
  });
  return joined(runs.flatMap((run, index) => (index ? [{ type: /** @type {const} */ ("break") }, ...run] : run)));
}

/** @type {(items: readonly Line[]) => Block[]} those of a higher level stand below the one before them */
export function nested(items) {
  /** @type {{type: "list", start: number | null, items: Block[][]}[]} */
  const found = [];
  for (let at = 0; at < items.length; ) {
    const { level, start, children } = items[at];
    let end = at + 1;
    while (end < items.length && items[end].level > level) end += 1;
    const last = found[found.length - 1];
    const item = [paragraph(children), ...nested(items.slice(at + 1, end))];
    if (last && (last.start === null) === (start === null)) last.items.push(item);
    else found.push({ type: "list", start, items: [item] });
    at = end;
  }
  return found;
}

/** @type {(line: readonly Inline[]) => Inline[][]} what stands between breaks */
export function lines(line) {
  /** @type {Inline[][]} */
  const runs = [[]];
  for (const one of line) {
    if (one.type === "break") runs.push([]);
    else runs[runs.length - 1].push(one);
  }
  return runs;
}

/** @type {(mark: string, run: Inlines) => Inlines} a number that was automatic, before the text; bold where all of it is */
export const typed = (mark, run) => (isBold(run) ? [{ type: "strong", children: [textNode(mark + plain(run))] }] : [textNode(mark), ...run]);

/** @type {(run: Inlines) => Inlines} the head of a table is bold by itself */
export const unbold = (run) => joined(run.flatMap((one) => (one.type === "strong" ? one.children : [one])));

/** @type {(line: readonly Inline[]) => Inlines} without white space that shows nothing */
export function tidied(line) {
  const run = [...joined(line)].map((node) => (node.type === "text" ? textNode(node.text.replace(/ +/g, " ")) : node));
  while (run.length && isNothing(run[0])) run.shift();
  while (run.length && isNothing(run[run.length - 1])) run.pop();
  const last = run.length - 1;
  return run.map((node, index) => (node.type !== "text" ? node : textNode(index && index < last ? node.text : (index ? node.text.trimEnd() : index === last ? node.text.trim() : node.text.trimStart()))));
}

/** @type {(node: Inline) => boolean} */
const isNothing = (node) => node.type === "break" || (node.type === "text" && !trimmed(node.text));
