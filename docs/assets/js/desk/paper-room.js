// @ts-check
/**
 * Room on the paper for what it does not show, and what is known of a place there.
 *
 * @module
 */

import { parseReference } from "../report/reference.js";
import { sortAt } from "../draft/rewriting.js";
import { make } from "./element.js";
import { RUN, runOf } from "./paper-runs.js";

/** @typedef {import("./paper-runs.js").Run} Run */

/**
 * Make room for a paragraph that is empty, or for one that comes to nothing.
 *
 * @param {HTMLElement} node the section
 * @param {Run} run
 * @param {import("../report/tree.js").Blocks} base the source as it is written
 * @param {boolean} added whether it is new in the source, so that those behind it count one more
 * @returns {HTMLElement}
 */
export function roomFor(node, run, base, added) {
  const all = /** @type {HTMLElement[]} */ ([...node.querySelectorAll(RUN)].filter((one) => runOf(one).sort === "run" && runOf(one).own === run.own));
  const above = all.filter((one) => runOf(one).spot.at < run.spot.at).pop();
  const [below] = all;
  if (added) for (const one of all) if (runOf(one).spot.at >= run.spot.at) runOf(one).spot.at += 1;
  if (above) {
    const line = sortAt(base, run.spot) === "item" ? above.closest("li") : null;
    const made = make(line ? "li" : "p", "rk-room");
    const top = topOf(above, node);
    // What goes on below an addressee stands below the heading.
    const under = top.nextElementSibling;
    (line ?? (under?.matches("h2") ? under : top)).after(made);
    return line ? made.appendChild(make("span")) : made;
  }
  const made = make("p", "rk-room");
  const last = node.querySelector(":scope > .rk-margin")?.previousElementSibling ?? node.lastElementChild;
  node.querySelector(":scope > .rk-begin-here")?.replaceWith(made);
  if (made.isConnected) return made;
  if (below) topOf(below, node).before(made);
  else if (last) last.after(made);
  else node.append(made);
  return made;
}

/** @type {(element: HTMLElement, section: HTMLElement) => HTMLElement} the block of a section that an element belongs to */
function topOf(element, section) {
  let at = element;
  while (at.parentElement && at.parentElement !== section) at = at.parentElement;
  return at;
}

/** @type {(host: HTMLElement) => Map<string, number>} the row that an element is written for, by list */
export function placesIn(host) {
  const around = host.closest("tr, li") ?? host;
  const found = [...around.querySelectorAll("[data-field]")].map((node) => parseReference(/** @type {HTMLElement} */ (node).dataset.field ?? ""));
  return new Map(found.flatMap((one) => (one && !("function" in one) && one.row ? [/** @type {[string, number]} */ ([one.list, one.row])] : [])));
}

/** @type {(x: number, y: number) => Range | null} the caret under a point */
export function rangeAt(x, y) {
  const position = document.caretPositionFromPoint?.(x, y);
  if (!position) return document.caretRangeFromPoint?.(x, y) ?? null;
  const range = document.createRange();
  range.setStart(position.offsetNode, position.offset);
  return range;
}
