// @ts-check
/**
 * Where whoever fills in a form goes next: from blank to blank, in the order in which the form asks.
 *
 * @module
 */

import { cell, rowsOf } from "../report/facts.js";
import { parseReference } from "../report/reference.js";
import { sources } from "./blanks.js";
import { listsInUse, ownFactsOf } from "./document.js";
import { inOrder } from "./rows.js";

/** @typedef {import("./draft.js").Draft} Draft */
/** @typedef {{common: readonly string[], lists: readonly string[], rest: readonly string[], types: import("./draft.js").Draft["types"]}} Form its fields before the lists, its lists, and the fields of its sections */

/**
 * List the cells that a draft's sections name and that are empty, of rows that have something.
 *
 * @param {Draft} draft
 * @returns {string[]} each as the paper names it, in the order of the form; for one that is computed, those that it waits for
 */
export function openCells(draft) {
  const { rows } = ownFactsOf(draft);
  return inOrder(draft, listsInUse(draft)).flatMap(({ list, used }) => {
    const { columns } = draft.types[list];
    const steps = Object.entries(columns).map(([name, { steps = [], compare }]) => [name, { type: "text", steps: compare ? [...compare[0], ...compare[2]] : steps }]);
    const fields = /** @type {Draft["fields"]} */ (Object.fromEntries(steps));
    return rowsOf(rows, list).flatMap((row, index) => {
      const empty = used.filter((name) => !cell(row, name));
      if (!empty.length) return [];
      const filled = Object.fromEntries(Object.entries(row).filter(([, shown]) => shown));
      const open = new Set(empty.flatMap((name) => sources(name, fields, filled)));
      return Object.keys(columns).flatMap((name) => (open.has(name) ? [`${list}[${index + 1}].${name}`] : []));
    });
  });
}

/**
 * Find the next stop, round the end.
 *
 * @param {Form} form
 * @param {readonly string[]} open fields, cells, and lists without rows as the counts of their rows
 * @param {string | null} last where the writer is: a field, or a cell, of row 0 where nothing is written in it yet
 * @param {1 | -1} step forwards or backwards
 * @returns {string | null} null where nothing is open
 */
export function nextStop(form, open, last, step) {
  const stops = open.flatMap((name) => {
    const place = placeOf(form, name);
    return place ? [{ name, place }] : [];
  });
  stops.sort((one, other) => compared(one.place, other.place));
  const from = (last && placeOf(form, last)) || [-1];
  const next = step > 0 ? stops.find(({ place }) => compared(place, from) > 0) : stops.findLast(({ place }) => compared(place, from) < 0);
  return (next ?? stops.at(step > 0 ? 0 : -1))?.name ?? null;
}

/** @type {(form: Form, name: string) => readonly number[] | null} */
function placeOf({ common, lists, rest, types }, name) {
  const found = parseReference(name);
  if (!found) {
    const [early, late] = [common.indexOf(name), rest.indexOf(name)];
    return early >= 0 ? [0, early] : late >= 0 ? [2, late] : null;
  }
  const list = lists.indexOf(found.list);
  if (list < 0) return null;
  // The row that is there to be written into comes after the others; a list without rows begins there.
  if ("function" in found) return [1, list, Infinity, 0];
  return [1, list, found.row || Infinity, Object.keys(types[found.list].columns).indexOf(found.column)];
}

/** @type {(one: readonly number[], other: readonly number[]) => number} */
function compared(one, other) {
  const at = one.findIndex((number, index) => number !== other[index]);
  return at < 0 ? 0 : one[at] < (other[at] ?? -1) ? -1 : 1;
}
