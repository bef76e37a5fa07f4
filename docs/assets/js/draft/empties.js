// @ts-check
/**
 * What goes when what is still blank is left out, in its place: the sentences, rows, columns and headings.
 *
 * What stays is what report/shorten.js keeps: tests/draft/test_empties.py holds them together.
 *
 * @module
 */

import { expand } from "../report/expand.js";
import { isBlank, sentences } from "../report/sentences.js";
import { filledOf, headed, isLead, withoutBlanks } from "../report/shorten.js";
import { inlinesOf, shownIn } from "../report/tree.js";
import { factsOf, toDocument } from "./document.js";
import { shortens } from "./taken.js";

/** @typedef {import("./draft.js").Draft} Draft */
/** @typedef {import("../report/tree.js").Block} Block */
/** @typedef {import("../report/tree.js").Blocks} Blocks */
/** @typedef {import("../report/tree.js").Inlines} Inlines */
/** @typedef {"sentence" | "row" | "column" | "cell" | "heading"} Kind */
/** @typedef {{kind: Kind | "", texts: string[], goes: boolean}} Unit what goes or stays as one; its texts stand one after the other on the paper; what is of no kind goes with another */
/** @typedef {{units: ReadonlyMap<string, readonly Unit[]>, gone: Readonly<Record<Kind, number>>}} Going by the section's key, and how many of each kind go */

/** @type {Going} */
const NOTHING = { units: new Map(), gone: { sentence: 0, row: 0, column: 0, cell: 0, heading: 0 } };

/**
 * Tell what of a draft goes and what stays.
 *
 * @param {Draft} draft
 * @param {ReadonlySet<string>} [keys] only these sections
 * @returns {Going}
 */
export function goingOf(draft, keys) {
  if (!shortens(draft)) return NOTHING;
  const facts = factsOf(draft);
  const parts = toDocument(draft, keys).parts.map(({ key, blocks }) => ({ key, blocks: expand(blocks, facts) }));
  const rest = parts.map(({ blocks }) => withoutBlanks(blocks));
  const stays = headed(rest.flat());
  // A heading goes when nothing is left under it, which only the whole report tells.
  const titled = rest.flat().flatMap((block, index) => (block.type === "heading" ? [stays[index]] : [])).values();
  const units = new Map(parts.map(({ key, blocks }) => [key, unitsOf(blocks, () => titled.next().value === false)]));
  const gone = { ...NOTHING.gone };
  for (const unit of [...units.values()].flat()) if (unit.goes && unit.kind) gone[unit.kind] += 1;
  return { units, gone };
}

/**
 * Say in words what goes.
 *
 * @param {Going["gone"]} gone
 * @returns {string} empty where nothing does
 */
export function goneInWords({ sentence, row, column, cell, heading }) {
  /** @type {[number, string][]} */
  const counted = [[sentence, "句"], [row, "行"], [column, "列"], [cell, "格"], [heading, "个标题"]];
  return counted.flatMap(([count, counter]) => (count ? [`${count}${counter}`] : [])).join("、");
}

/** @type {(blocks: Blocks, isEmptied: () => boolean) => Unit[]} */
function unitsOf(blocks, isEmptied) {
  /** @type {Unit[]} */
  const units = [];
  /** @type {{type: string, said: Unit[]}[]} the blocks that stay, with the sentences that do */
  const left = [];
  for (const block of blocks) {
    const own = within(block, isEmptied);
    units.push(...own);
    const said = own.filter((unit) => unit.kind !== "column" && !unit.goes);
    const emptied = block.type === "paragraph" ? !said.length : block.type !== "heading" && own.length > 0 && !said.length;
    if (!emptied) left.push({ type: block.type, said });
    else lead(left);
  }
  return units;
}

/** The sentence that leads to what goes, goes with it. @type {(left: {type: string, said: Unit[]}[]) => void} */
function lead(left) {
  const last = left[left.length - 1];
  const words = last?.said.flatMap(({ texts }) => texts).join("");
  if (last?.type !== "paragraph" || !isLead(words)) return;
  const unit = last.said.pop();
  if (unit) unit.goes = true;
  if (!last.said.length) left.pop();
}

/** @type {(block: Block, isEmptied: () => boolean) => Unit[]} */
function within(block, isEmptied) {
  if (block.type === "heading") return [{ kind: "heading", texts: [block.number + shown(block.children)], goes: isEmptied() }];
  if (block.type === "paragraph") return sentences(block.children).map((one) => ({ kind: "sentence", texts: [shown(one)], goes: inlinesOf(one).some(isBlank) }));
  if (block.type === "list") return block.items.flatMap((item) => unitsOf(item, isEmptied));
  if (block.type === "quote") return unitsOf(block.blocks, isEmptied);
  if (block.type === "code-block") return [{ kind: "sentence", texts: [block.text], goes: false }];
  return block.type === "table" ? inTable(block) : [];
}

/** @type {(table: import("../report/tree.js").Table) => Unit[]} what is blank in a row that stays is a gap; a column that goes takes its own along */
function inTable(table) {
  const { rows, columns, cells } = filledOf(table);
  const heads = table.head.map(shown);
  if (!columns.length || (table.rows.length && !rows.length)) {
    return [{ kind: "", texts: heads, goes: true }, ...table.rows.map((row) => row.map(shown)).map((texts) => ({ kind: /** @type {const} */ ("row"), texts, goes: true }))];
  }
  if (!table.rows.length) return [{ kind: "row", texts: heads, goes: false }];
  /** @type {Unit[]} */
  const head = heads.map((text, at) => ({ kind: "column", texts: [text], goes: !columns.includes(at) }));
  /** @type {(row: readonly Inlines[], at: number) => Unit[]} */
  const body = (row, at) => {
    if (!rows.includes(at)) return [{ kind: "row", texts: row.map(shown), goes: true }];
    return row.map((cell, column) => {
      const [blank, there] = [!cells[at][column].length && cell.length > 0, columns.includes(column)];
      return { kind: !there ? "" : blank ? "cell" : "row", texts: [shown(cell)], goes: blank || !there };
    });
  };
  return [...head, ...table.rows.flatMap(body)];
}

/** @type {(children: Inlines) => string} what stands on the paper */
const shown = (children) =>
  children.map((node) => {
    if (node.type === "text" || node.type === "code") return node.text;
    if ("name" in node || node.type === "prompt") return shownIn(node);
    return "children" in node ? shown(node.children) : "";
  }).join("");
