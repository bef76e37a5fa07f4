// @ts-check
/**
 * Take sentences, rows and whole blocks out of a report, and what only led to them.
 *
 * The twin of hooks/reportkb/report/shorten.py.
 *
 * @module
 */

import { isBlank, keeping, sentences, telling, withoutGuards } from "./sentences.js";
import { inlinesOf, plain } from "./tree.js";

/** @typedef {import("./tree.js").Block} Block */
/** @typedef {import("./tree.js").Blocks} Blocks */
/** @typedef {import("./tree.js").Inlines} Inlines */
/** @typedef {import("./tree.js").Table} Table */
/** @typedef {{run: (children: Inlines) => Inlines, table: (table: Table) => Table | null}} Way */

/** Take the sentence that leads to what has gone off the paragraph before it. @type {(out: Block[]) => void} */
export function withoutLead(out) {
  const last = out[out.length - 1];
  if (last?.type !== "paragraph" || !isLead(plain(last.children))) return;
  out.pop();
  const kept = sentences(last.children).slice(0, -1).flat();
  if (kept.length) out.push({ ...last, children: kept });
}

/** Whether words lead to what follows them. @type {(words: string) => boolean} */
export const isLead = (words) => /[：:]$/.test(words);

/** Leave out the sentences that there is nothing to say in. @type {(blocks: Blocks) => Blocks} */
export const told = (blocks) => shortened(blocks, { run: telling, table: (table) => ({ ...table, rows: table.rows.map((row) => row.map(withoutGuards)) }) });

/**
 * Leave out what is still to be filled in: its sentence, its cell, a column or row of nothing else.
 *
 * @param {Blocks} blocks blocks that were filled with facts
 * @returns {Blocks}
 */
export const withoutBlanks = (blocks) => shortened(blocks, { run: (run) => keeping(run, (node) => !isBlank(node)), table: filledIn });

/** @type {(blocks: Blocks, way: Way) => Blocks} */
function shortened(blocks, way) {
  /** @type {Block[]} */
  const out = [];
  for (const block of blocks) {
    const kept = shorter(block, way);
    if (kept) out.push(kept);
    else withoutLead(out);
  }
  return out;
}

/** @type {(block: Block, way: Way) => Block | null} */
function shorter(block, way) {
  if (block.type === "paragraph") {
    const children = way.run(block.children);
    return children.length ? { ...block, children } : null;
  }
  if (block.type === "list") {
    const items = block.items.map((item) => shortened(item, way)).filter((item) => item.length);
    return items.length ? { ...block, items } : null;
  }
  if (block.type === "quote") {
    const blocks = shortened(block.blocks, way);
    return blocks.length ? { ...block, blocks } : null;
  }
  return block.type === "table" ? way.table(block) : block;
}

/** @type {(table: Table) => Table | null} cells that are blank are empty */
function filledIn(table) {
  const { rows, columns, cells } = filledOf(table);
  if (!columns.length || (table.rows.length && !rows.length)) return null;
  const pick = (/** @type {readonly any[]} */ list) => columns.map((at) => list[at]);
  return { ...table, aligns: pick(table.aligns), head: pick(table.head), rows: rows.map((row) => pick(cells[row])) };
}

/**
 * Tell which rows and columns of a table stay: a row that says nothing goes, and a column that no row fills.
 *
 * @param {Table} table one that was filled with facts
 * @returns {{rows: number[], columns: number[], cells: readonly (readonly Inlines[])[]}} their places, and all cells, empty where they are blank
 */
export function filledOf(table) {
  const blank = table.rows.map((row) => row.map((cell) => inlinesOf(cell).some(isBlank)));
  const cells = table.rows.map((row, at) => row.map((cell, column) => (blank[at][column] ? [] : cell)));
  const rows = cells.map((_, at) => at).filter((at) => !blank[at].includes(true) || cells[at].some(says));
  const columns = table.head.map((_, at) => at).filter((at) => !rows.some((row) => blank[row][at]) || rows.some((row) => cells[row][at].length));
  return { rows, columns, cells };
}

/** @type {(cell: Inlines) => boolean} whether a cell says something of the row itself, not what stands in every row */
const says = (cell) => inlinesOf(cell).some((node) => node.type === "value" && node.text);

/**
 * Tell which blocks stay when headings go that nothing stands under.
 *
 * @param {Blocks} blocks
 * @returns {boolean[]}
 */
export function headed(blocks) {
  const stays = blocks.map(() => true);
  /** @type {Block | null} */
  let following = null;
  for (let at = blocks.length - 1; at >= 0; at -= 1) {
    const block = blocks[at];
    if (block.type === "heading") stays[at] = following !== null && (following.type !== "heading" || following.level > block.level);
    if (stays[at]) following = block;
  }
  return stays;
}
