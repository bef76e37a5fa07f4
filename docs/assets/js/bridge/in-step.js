// @ts-check
/**
 * A draft's lists kept in step with a chain: what the chain says anew is taken, what the writer changed is kept.
 *
 * Rows are known by their number. Of each cell three things are compared: what the chain gave last,
 * what it says now, and what stands in the draft; only a cell that stands as it was given is changed.
 *
 * @module
 */

import { cell, rowsOf } from "../report/facts.js";
import { tidy } from "../report/values.js";
import { NUMBER } from "./documents.js";

/** @typedef {import("../report/facts.js").Row} Row */
/** @typedef {import("../report/facts.js").Rows} Rows */
/** @typedef {{list: string, number: string, column: string}} Spot */
/**
 * @typedef {object} Step
 * @property {Rows} rows what the lists say then; those that nothing changes are the same
 * @property {number} changed how many cells the chain changed
 * @property {number} added how many rows it brought
 * @property {number} removed how many it took away
 * @property {Rows} given what the chain gave last of each row: also of those that it gives no more, but that the writer changed or took out
 * @property {readonly Spot[]} kept cells that the writer changed and the chain says otherwise
 */

/**
 * Bring lists in step.
 *
 * @param {Rows} rows as the draft has them
 * @param {Rows} given what the chain gave last; nothing the first time
 * @param {Rows} fresh what it says now
 * @returns {Step}
 */
export function inStep(rows, given, fresh) {
  const names = [...new Set([...Object.keys(given), ...Object.keys(fresh)])];
  const steps = names.map((list) => ({ list, ...listInStep(list, rowsOf(rows, list), rowsOf(given, list), rowsOf(fresh, list)) }));
  const after = Object.fromEntries(Object.entries(rows).filter(([list]) => !names.includes(list)));
  for (const { list, rows: made } of steps) if (made.length) after[list] = made;
  const sum = (/** @type {"changed" | "added" | "removed"} */ of) => steps.reduce((total, step) => total + step[of], 0);
  const [changed, added, removed] = [sum("changed"), sum("added"), sum("removed")];
  const moved = steps.some(({ list, rows: made }) => made.length !== rowsOf(rows, list).length || made.some((row, at) => row !== rowsOf(rows, list)[at]));
  const past = Object.fromEntries(steps.flatMap(({ list, past: some }) => (some.length || rowsOf(fresh, list).length ? [[list, [...rowsOf(fresh, list), ...some]]] : [])));
  return { rows: moved ? after : rows, given: past, changed, added, removed, kept: steps.flatMap(({ kept }) => kept) };
}

/** @type {(list: string, rows: readonly Row[], given: readonly Row[], fresh: readonly Row[]) => Omit<Step, "rows" | "given"> & {rows: readonly Row[], past: readonly Row[]}} a row of the writer's own that is called as one of the chain is that one */
function listInStep(list, rows, given, fresh) {
  const [was, now] = [byNumber(given), byNumber(fresh)];
  let changed = 0;
  const removed = new Set();
  /** @type {Spot[]} */
  const kept = [];
  const taken = new Set(rows.map((row) => cell(row, NUMBER)));
  const names = new Map(fresh.map((row) => [nameOf(row), row]));
  const own = rows.flatMap((row) => {
    let number = cell(row, NUMBER);
    const same = number ? null : names.get(nameOf(row));
    if (same && nameOf(row) && !taken.has(cell(same, NUMBER))) {
      number = cell(same, NUMBER);
      taken.add(number);
    }
    const [before, after] = [was.get(number), now.get(number)];
    if (!number || (!before && !after)) return [row];
    if (!after) {
      if (!isAsGiven(row, /** @type {Row} */ (before))) return [row];
      removed.add(number);
      return [];
    }
    const step = rowInStep(row, before ?? {}, after, number);
    changed += step.changed;
    kept.push(...step.kept.map((column) => ({ list, number, column })));
    return [step.row];
  });
  // A row that was given before and is gone now was taken out by the writer.
  const more = fresh.filter((row) => !taken.has(cell(row, NUMBER)) && !was.has(cell(row, NUMBER)));
  const past = given.filter((row) => !now.has(cell(row, NUMBER)) && !removed.has(cell(row, NUMBER)));
  return { rows: ordered([...own, ...more], fresh), changed, added: more.length, removed: removed.size, kept, past };
}

/** @type {(row: Row, before: Row, after: Row, number: string) => {row: Row, changed: number, kept: string[]}} */
function rowInStep(row, before, after, number) {
  const cells = Object.fromEntries(Object.entries({ ...row, [NUMBER]: number }));
  let changed = 0;
  const kept = [];
  for (const column of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (column === NUMBER) continue;
    const [own, old, fresh] = [cell(row, column), cell(before, column), cell(after, column)];
    if (tidy(own) === tidy(fresh)) continue;
    if (tidy(own) !== tidy(old)) {
      if (tidy(old) !== tidy(fresh)) kept.push(column);
    } else {
      changed += 1;
      if (fresh) cells[column] = fresh;
      else delete cells[column];
    }
  }
  return { row: changed || number !== cell(row, NUMBER) ? cells : row, changed, kept };
}

/** Rows of the chain in its order, each of the writer's own behind the one that it stood behind. @type {(rows: readonly Row[], fresh: readonly Row[]) => readonly Row[]} */
function ordered(rows, fresh) {
  const place = new Map(fresh.map((row, at) => [cell(row, NUMBER), at]));
  /** @type {Row[][]} each begins with a row of the chain, but the first */
  const groups = [[]];
  for (const row of rows) {
    if (place.has(cell(row, NUMBER))) groups.push([row]);
    else groups[groups.length - 1].push(row);
  }
  const [head, ...rest] = groups;
  return [...head, ...rest.sort(([one], [other]) => (place.get(cell(one, NUMBER)) ?? 0) - (place.get(cell(other, NUMBER)) ?? 0)).flat()];
}

/** Whether a row stands as the chain gave it. @type {(row: Row, given: Row) => boolean} */
export const isAsGiven = (row, given) => [...new Set([...Object.keys(row), ...Object.keys(given)])].every((column) => tidy(cell(row, column)) === tidy(cell(given, column)));

/** @type {(rows: readonly Row[]) => Map<string, Row>} */
const byNumber = (rows) => new Map(rows.map((row) => [cell(row, NUMBER), row]));

/** @type {(row: Row) => string} */
const nameOf = (row) => tidy(cell(row, "名称") || cell(row, "问题"));
