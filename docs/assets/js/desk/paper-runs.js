// @ts-check
/**
 * Which runs of a section's source stand where on the paper.
 *
 * @module
 */

import { timesOf } from "../report/repeat.js";
import { placeOf } from "../draft/place.js";
import { make } from "./element.js";

/** @typedef {import("../report/tree.js").Block} Block */
/** @typedef {import("../report/tree.js").Blocks} Blocks */
/** @typedef {import("../report/facts.js").Facts} Facts */
/** @typedef {import("../draft/rewriting.js").Spot} Spot */

/**
 * A run that stands on the paper.
 *
 * @typedef {object} Run
 * @property {string} key the section
 * @property {"run" | "name" | "title"} sort of the source, a section's heading, or the report's title
 * @property {boolean} own in the writer's own text, not in the snippet's
 * @property {Spot} spot while a section is written in, that of the source as it is being written
 */

/** @typedef {(own: boolean) => Blocks} SourceOf the source of a section */

/** @type {WeakMap<Element, Run>} */
const runs = new WeakMap();
export const RUN = ".rk-run";

/** The run that an element shows. @type {(element: Element) => Run} */
export const runOf = (element) => /** @type {Run} */ (runs.get(element));

/** @type {(one: Run, other: Run) => boolean} */
export const same = (one, other) =>
  one.key === other.key && one.sort === other.sort && one.own === other.own && one.spot.at === other.spot.at && one.spot.row === other.spot.row && one.spot.column === other.spot.column;

/**
 * Let the elements of a section know the runs that they show.
 *
 * @param {string} key the section
 * @param {HTMLElement} node
 * @param {Blocks} blocks what its markup was written from
 * @param {Facts} facts
 * @param {SourceOf} source
 * @returns {void}
 */
export function know(key, node, blocks, facts, source) {
  const title = key === "" ? node.querySelector("h1") : null;
  if (title) mark(title, { key, sort: "title", own: true, spot: { at: 0 } });
  const elements = [...node.children].filter((child) => !child.matches(".rk-aim, .rk-margin, .rk-edited, .rk-begin-here"));
  walk(key, blocks, elements, facts, source);
}

/** @type {(element: Element, run: Run) => void} */
function mark(element, run) {
  runs.set(element, run);
  element.classList.add("rk-run");
  element.setAttribute("tabindex", "-1");
}

/** @type {(key: string, blocks: Blocks, elements: readonly Element[], facts: Facts, source: SourceOf) => void} */
function walk(key, blocks, elements, facts, source) {
  for (const [index, block] of blocks.entries()) {
    const element = elements[index];
    if (!element) return;
    if (block.type === "list") {
      for (const [number, item] of block.items.entries()) inItem(key, item, element.children[number], facts, source);
    } else if (block.type === "quote") walk(key, block.blocks, [...element.children], facts, source);
    else if (block.type === "table") inTable(key, block, element, facts, source);
    else if (block.type === "heading" || block.type === "paragraph") {
      const place = placeOf(block);
      if (place) mark(element, { key, sort: "run", own: place.own, spot: { at: place.at } });
      else if (block.type === "heading") mark(element, { key, sort: "name", own: true, spot: { at: 0 } });
    }
  }
}

/** @type {(key: string, item: Blocks, element: Element | undefined, facts: Facts, source: SourceOf) => void} the text of an item has no element of its own */
function inItem(key, item, element, facts, source) {
  if (!element) return;
  const [first, ...rest] = item;
  const tight = rest.every((part) => part.type === "list");
  if (!tight || first?.type !== "paragraph") return walk(key, item, [...element.children], facts, source);
  const lists = [...element.children].filter((child) => child.matches("ul, ol")).slice(-rest.length || element.children.length);
  const until = rest.length ? lists[0] : null;
  const text = make("span", "rk-item");
  while (element.firstChild && element.firstChild !== until) text.append(element.firstChild);
  element.prepend(text);
  return walk(key, item, [text, ...(rest.length ? lists : [])], facts, source);
}

/** @type {(key: string, block: import("../report/tree.js").Table, element: Element, facts: Facts, source: SourceOf) => void} */
function inTable(key, block, element, facts, source) {
  const place = placeOf(block);
  if (!place) return;
  const from = tableAt(source(place.own), place.at);
  const origins = from ? from.rows.flatMap((cells, row) => Array.from({ length: timesOf(cells, facts) }, () => row)) : [];
  // A row or column that was left out is not counted here: such a table is written in the form.
  if (!from || origins.length !== block.rows.length || from.head.length !== block.head.length) return;
  for (const [number, line] of [...element.querySelectorAll("tr")].entries()) {
    const row = number ? origins[number - 1] : -1;
    for (const [column, cell] of [...line.children].entries()) mark(cell, { key, sort: "run", own: place.own, spot: { at: place.at, row, column } });
  }
}

/** @type {(blocks: Blocks, at: number) => import("../report/tree.js").Table | null} */
function tableAt(blocks, at) {
  let count = -1;
  /** @type {(among: Blocks) => Block | null} */
  const find = (among) => {
    for (const block of among) {
      const inside = block.type === "list" ? block.items : block.type === "quote" ? [block.blocks] : null;
      if (!inside) count += 1;
      const found = inside ? inside.map(find).find(Boolean) : count === at ? block : null;
      if (found) return found;
    }
    return null;
  };
  const found = find(blocks);
  return found?.type === "table" ? found : null;
}
