// @ts-check
/**
 * Rows, items and paragraphs that are written once for each row of a list: together they are one that Word can repeat.
 *
 * @module
 */

import { parseReference } from "../report/reference.js";

/** @typedef {import("../report/tree.js").Inline} Inline */

/**
 * Write parts one after another, those of all rows of a list in a control that lets rows be added.
 *
 * @template T
 * @param {readonly T[]} parts
 * @param {(part: T) => readonly Inline[]} inlines what a part holds
 * @param {(part: T, at: number) => string} write
 * @param {import("./controls.js").Controls} controls
 * @returns {string}
 */
export function grouped(parts, inlines, write, controls) {
  const places = parts.map((part) => placeOf(inlines(part), controls));
  let out = "";
  for (let at = 0; at < parts.length; ) {
    const list = places[at]?.list ?? "";
    const many = list ? controls.facts.rows(list).length : 0;
    const whole = many > 0 && Array.from({ length: many }, (_, index) => places[at + index]).every((place, index) => place?.list === list && place.row === index + 1);
    const written = parts.slice(at, at + (whole ? many : 1)).map((part, index) => write(part, at + index));
    out += whole ? controls.repeating(list, written) : written.join("");
    at += written.length;
  }
  return out;
}

/** @type {(inlines: readonly Inline[], controls: import("./controls.js").Controls) => {list: string, row: number} | null} the row of a list that alone is told of */
function placeOf(inlines, controls) {
  /** @type {{list: string, row: number} | null} */
  let place = null;
  for (const node of inlines) {
    const found = "name" in node ? parseReference(node.name) : null;
    if (!found || "function" in found || !controls.facts.bindingOf(node.type === "value" || node.type === "field" ? node.name : "")) continue;
    const row = found.row || 1;
    if (place && (place.list !== found.list || place.row !== row)) return null;
    place = { list: found.list, row };
  }
  return place;
}
