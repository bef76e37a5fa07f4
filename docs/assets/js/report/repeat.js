// @ts-check
/**
 * Repeat what names a row: a table's row, an item or a paragraph, for each row of its list.
 *
 * The twin of hooks/reportkb/report/repeat.py, which says by which rules.
 *
 * @module
 */

import { follows, isGuard } from "./derived.js";
import { cell, deciding, rowsOf, typeOf } from "./facts.js";
import { ORDINAL, parseReference } from "./reference.js";
import { withoutLead } from "./shorten.js";
import { inlinesOf, runs } from "./tree.js";

/** @typedef {import("./tree.js").Block} Block */
/** @typedef {import("./tree.js").Blocks} Blocks */
/** @typedef {import("./tree.js").Inlines} Inlines */
/** @typedef {import("./facts.js").Facts} Facts */
/** @typedef {import("./reference.js").ColumnReference} ColumnReference */
/** @typedef {{list: string, at: number, number: number}} Place a row's place, and its number among those written */

/** Nothing repeats. @type {readonly Place[]} */
const ONCE = [{ list: "", at: 0, number: 1 }];

/**
 * Write what names a column of a list once for each of its rows.
 *
 * @param {Blocks} blocks
 * @param {Facts} facts
 * @returns {Blocks}
 */
export function repeat(blocks, facts) {
  /** @type {Block[]} */
  const out = [];
  for (const block of blocks) {
    const written = repeated(block, facts);
    if (!written.length) withoutLead(out);
    out.push(...written);
  }
  return out;
}

/** @type {(block: Block, facts: Facts) => Blocks} */
function repeated(block, facts) {
  if (block.type === "paragraph") {
    const places = placesOf(named(block.children), facts);
    return places === ONCE ? [block] : places.map((place) => ({ ...block, children: of(block.children, facts, place) }));
  }
  if (block.type === "list") {
    const items = block.items.flatMap((item) => placesOf(first(runs(item)), facts).map((place) => inside(item, facts, place)));
    return items.length ? [{ ...block, items }] : [];
  }
  if (block.type === "table") {
    const rows = block.rows.flatMap((cells) => placesOf(first(cells), facts).map((place) => cells.map((one) => of(one, facts, place))));
    return rows.length || !block.rows.length ? [{ ...block, rows }] : [];
  }
  if (block.type === "quote") {
    const blocks = repeat(block.blocks, facts);
    return blocks.length ? [{ ...block, blocks }] : [];
  }
  return [block];
}

/** @type {(children: Inlines) => ColumnReference | null} the first column that a run names without saying which row */
function named(children) {
  for (const node of inlinesOf(children)) {
    const found = node.type === "field" ? parseReference(node.name) : null;
    if (found && !("function" in found) && !found.row) return found;
  }
  return null;
}

/** @type {(found: readonly Inlines[]) => ColumnReference | null} */
function first(found) {
  for (const run of found) {
    const column = named(run);
    if (column) return column;
  }
  return null;
}

/** @type {(found: ColumnReference | null, facts: Facts) => readonly Place[]} the rows that a block is written for */
function placesOf(found, facts) {
  const rows = found ? rowsOf(facts.rows, found.list) : [];
  const type = found && typeOf(facts.types, found.list);
  if (!found || !type || !rows.length) return ONCE;
  const column = found.word ? deciding(type, found.word) : "";
  const fitting = rows.flatMap((row, index) => (!column || row[column] === found.word ? [index + 1] : []));
  return fitting.map((at, index) => ({ list: found.list, at, number: index + 1 }));
}

/** How often a table's row is written. @type {(cells: readonly Inlines[], facts: Facts) => number} */
export const timesOf = (cells, facts) => placesOf(first(cells), facts).length;

/** @type {(item: Blocks, facts: Facts, place: Place) => Blocks} */
const inside = (item, facts, place) =>
  item.map((block) => {
    if (block.type === "paragraph" || block.type === "heading") return { ...block, children: of(block.children, facts, place) };
    return block.type === "list" ? { ...block, items: block.items.map((below) => inside(below, facts, place)) } : block;
  });

/** @type {(children: Inlines, facts: Facts, place: Place) => Inlines} an annotation stands at the first row alone */
function of(children, facts, place) {
  const { list, at, number } = place;
  if (!at) return children;
  return children.flatMap((child) => {
    if (child.type === "field") {
      const found = parseReference(child.name);
      const row = facts.rows[list][at - 1];
      if (!found || found.list !== list) return [child];
      if ("function" in found) {
        // What decides asks for a column, which each row has or has not.
        const decides = isGuard(found.function) && found.column;
        return [decides ? { type: "value", name: child.name, text: follows(found, { ...facts, rows: { [list]: [row] } }) } : child];
      }
      const text = found.column === ORDINAL ? String(number) : cell(row, found.column);
      return [{ type: "value", name: `${list}[${at}].${found.column}`, text }];
    }
    if (!("children" in child)) return [child];
    const below = of(child.children, facts, place);
    return child.type === "phrase" && number > 1 ? below : [{ ...child, children: below }];
  });
}
