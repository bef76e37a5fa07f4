// @ts-check
/**
 * Change one run of a source: its words, where it is divided, and what it is joined to.
 *
 * A tree that is being written may hold an empty paragraph, which the source does not.
 *
 * @module
 */

import { joined } from "../report/emphasis.js";

/** @typedef {import("../report/tree.js").Block} Block */
/** @typedef {import("../report/tree.js").Blocks} Blocks */
/** @typedef {import("../report/tree.js").Inlines} Inlines */
/** @typedef {import("../report/tree.js").Paragraph} Paragraph */
/** @typedef {{start: number | null, type: "list", items: Block[][]}} Items */
/** @typedef {{at: number, row?: number, column?: number}} Spot which block, and of a table which cell; row -1 is its head */
/** @typedef {{leaf: any, among: Block[], list: Items | null, item: Block[], above: Block[]}} Leaf among: what it stands in; above: what its list stands in */
/** @typedef {{blocks: Blocks, spot: Spot, run: Inlines}} Rewritten spot: where to go on writing; run: what stands there before the caret */

/** @type {(blocks: Blocks, list?: Items | null, above?: Block[]) => Leaf[]} headings, paragraphs, tables and code in order */
function leavesOf(blocks, list = null, above = []) {
  const among = /** @type {Block[]} */ (blocks);
  return among.flatMap((block) => {
    if (block.type === "list") {
      const items = /** @type {Items} */ (/** @type {unknown} */ (block));
      return items.items.flatMap((item) => leavesOf(item, items, among));
    }
    return block.type === "quote" ? leavesOf(block.blocks) : [{ leaf: block, among, list, item: among, above }];
  });
}

/** @type {<T>(value: T) => T} a copy that may be changed in place */
const copied = (value) => JSON.parse(JSON.stringify(value));

/** How many blocks there are to stand at. @type {(blocks: Blocks) => number} */
export const countOf = (blocks) => leavesOf(blocks).length;

/**
 * Give the run of a spot.
 *
 * @param {Blocks} blocks
 * @param {Spot} spot
 * @returns {Inlines | null} null where there is none
 */
export function runAt(blocks, { at, row, column }) {
  const leaf = leavesOf(blocks)[at]?.leaf;
  if (leaf?.type === "table") return (row === -1 ? leaf.head : leaf.rows[row ?? 0])?.[column ?? 0] ?? null;
  return leaf?.children ?? null;
}

/** The sort of a spot's block. @type {(blocks: Blocks, spot: Spot) => Block["type"] | "item" | null} */
export function sortAt(blocks, { at }) {
  const found = leavesOf(blocks)[at];
  return found ? (found.list ? "item" : found.leaf.type) : null;
}

/**
 * List the runs that are written as often as a spot's is: its item's, its row's, or its own.
 *
 * @type {(blocks: Blocks, spot: Spot) => Inlines[]}
 */
export function withinRepeated(blocks, { at, row }) {
  const found = leavesOf(blocks)[at];
  if (!found) return [];
  if (found.leaf.type === "table") return row === -1 ? [] : (found.leaf.rows[row ?? 0] ?? []);
  const runs = found.list ? leavesOf(found.item).map(({ leaf }) => leaf.children ?? []) : [found.leaf.children ?? []];
  return found.leaf.type === "heading" ? [] : runs;
}

/** Write other words at a spot. @type {(blocks: Blocks, spot: Spot, run: Inlines) => Blocks} */
export function withRun(blocks, { at, row, column }, run) {
  const made = copied(blocks);
  const leaf = leavesOf(made)[at]?.leaf;
  if (leaf?.type === "table") (row === -1 ? leaf.head : leaf.rows[row ?? 0])[column ?? 0] = run;
  else if (leaf) leaf.children = run;
  return made;
}

/**
 * Divide a run: what comes after the caret begins a paragraph or item of its own, with blocks between where some are put in.
 *
 * @param {Blocks} blocks
 * @param {Spot} spot
 * @param {Inlines} before
 * @param {Inlines} after
 * @param {Blocks} [between] what was pasted
 * @returns {Rewritten | null} null where a run is not divided
 */
export function divided(blocks, { at }, before, after, between = []) {
  const made = copied(blocks);
  const found = leavesOf(made)[at];
  if (!found || found.leaf.type === "table" || !("children" in found.leaf)) return null;
  const { leaf, among, list } = found;
  const place = among.indexOf(leaf);
  leaf.children = before;
  const rest = paragraph(after);
  if (list && place === 0 && !between.length) list.items.splice(list.items.indexOf(among), 1, [leaf], [rest, ...among.slice(1)]);
  else among.splice(place + 1, 0, ...copied(between), rest);
  const next = at + 1 + countOf(between);
  return { blocks: made, spot: { at: next }, run: [] };
}

/**
 * Put a paragraph after all that a spot's block belongs to: a table, or the whole list.
 *
 * @type {(blocks: Blocks, spot: Spot) => Rewritten | null}
 */
export function continued(blocks, { at }) {
  const made = /** @type {Block[]} */ (copied(blocks));
  const top = made.findIndex((_, index) => countOf(made.slice(0, index + 1)) > at);
  if (top < 0) return null;
  made.splice(top + 1, 0, paragraph([]));
  return { blocks: made, spot: { at: countOf(made.slice(0, top + 1)) }, run: [] };
}

/**
 * Join a run to what stands before it; an item that has none before it becomes a paragraph, and so does a heading.
 *
 * @param {Blocks} blocks
 * @param {Spot} spot
 * @returns {Rewritten | null} null where there is nothing to join it to
 */
export function joinedBack(blocks, { at }) {
  const made = copied(blocks);
  const leaves = leavesOf(made);
  const found = leaves[at];
  if (!found || found.leaf.type === "table" || !("children" in found.leaf)) return null;
  const { leaf, among, list, above } = found;
  const place = among.indexOf(leaf);
  if (leaf.type === "heading") {
    among.splice(place, 1, paragraph(leaf.children));
    return { blocks: made, spot: { at }, run: [] };
  }
  if (list && place === 0 && list.items.indexOf(among) === 0) {
    const [, ...below] = among;
    list.items.shift();
    above.splice(above.indexOf(/** @type {any} */ (list)), list.items.length ? 0 : 1, leaf, ...below);
    return { blocks: made, spot: { at }, run: [] };
  }
  const before = leaves[at - 1];
  const near = list && place === 0 ? before : among[place - 1] && before;
  if (!near || near.leaf.type !== "paragraph") {
    if (leaf.children.length || !near || !("children" in near.leaf)) return null;
  }
  const run = near.leaf.children;
  near.leaf.children = joined([...run, ...leaf.children]);
  if (list && place === 0) {
    list.items.splice(list.items.indexOf(among), 1);
    near.item.push(...among.slice(1));
  } else among.splice(place, 1);
  return { blocks: made, spot: { at: at - 1 }, run };
}

/** @type {(children: Inlines) => Paragraph} */
const paragraph = (children) => ({ type: "paragraph", children });

/**
 * Find where two trees begin to differ.
 *
 * @param {Blocks} before
 * @param {Blocks} after
 * @returns {Spot} the first spot that says something else
 */
export function firstDifference(before, after) {
  const [one, other] = [before, after].map((blocks) => leavesOf(blocks).map(({ leaf }) => leaf));
  const at = other.findIndex((leaf, index) => JSON.stringify(leaf) !== JSON.stringify(one[index]));
  if (at < 0) return { at: Math.max(0, other.length - 1) };
  const [was, is] = [one[at], other[at]];
  if (is.type !== "table") return { at };
  const rows = [is.head, ...is.rows];
  const known = was?.type === "table" ? [was.head, ...was.rows] : [];
  for (const [row, cells] of rows.entries()) {
    const column = cells.findIndex((/** @type {Inlines} */ cell, /** @type {number} */ index) => JSON.stringify(cell) !== JSON.stringify(known[row]?.[index]));
    if (column >= 0) return { at, row: row - 1, column };
  }
  return { at, row: -1, column: 0 };
}
