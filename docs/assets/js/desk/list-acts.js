// @ts-check
/**
 * What a writer does with the lists of a draft: their grids show it at once, the paper as soon as there is time.
 *
 * @module
 */

import { parseReference } from "../report/reference.js";
import { setRows } from "../draft/draft.js";

// Milliseconds: what a keystroke may take, and how long typing must rest where the paper takes longer.
const AT_ONCE = 24;
const PAUSE = 150;

/**
 * Write lists into the draft on a desk.
 *
 * @param {import("./desk.js").Desk} desk
 * @returns {import("./facts-panel.js").Told}
 */
export function listActs(desk) {
  let [waiting, slow] = [0, false];
  const change = (/** @type {import("../draft/draft.js").Draft} */ draft, tag = "") => {
    if (!desk.session.change(draft, tag)) return false;
    desk.frame.able(desk.session.can);
    desk.fields.facts.update(desk.draft);
    clearTimeout(waiting);
    waiting = window.setTimeout(render, slow ? PAUSE : 0);
    return true;
  };
  const render = () => {
    const began = performance.now();
    desk.render();
    slow = performance.now() - began > AT_ONCE;
  };
  return {
    rows: (list, rows, tag = "") => change(setRows(desk.draft, list, rows), tag),
    change,
    seal: () => desk.session.seal(),
    back: (way) => desk.back(way),
    enter: (name) => (desk.fields.last = name),
    point: (name) => desk.preview.point(name),
    say: (message) => desk.notices.announce(message),
    pass: (message) => desk.notices.pass(message),
    board: () => desk.coming.use((drawer) => void drawer.board()),
  };
}

/**
 * Find the cell that the paper shows; what follows from a list leads to its first row.
 *
 * @param {string} name as the paper names it
 * @returns {import("./facts-panel.js").Cell | null}
 */
export function cellOf(name) {
  const found = parseReference(name);
  if (!found) return null;
  return { list: found.list, place: "function" in found ? 1 : found.row, column: found.column };
}
