// @ts-check
/**
 * What frames' blanks were filled with: values of fields, and rows of lists from wherever their cells stand.
 *
 * @module
 */

import { deciding, naming, resolveFacts, rowsOf, typeOf } from "../report/facts.js";
import { ORDINAL } from "../report/reference.js";
import { typedIn } from "./rows.js";

/** @typedef {import("../report/facts.js").RecordType} RecordType */
/** @typedef {import("../report/facts.js").RecordTypes} RecordTypes */
/** @typedef {import("../report/facts.js").Rows} Rows */
/** @typedef {import("./frame-matching.js").Block} Block */
/** @typedef {import("./run-matching.js").Said} Said */
/** @typedef {import("./frame-shape.js").Hole} Hole */
/** @typedef {import("./frame-shape.js").Run} Run */
/** @typedef {import("./frame-shape.js").Shape} Shape */
/** @typedef {ReadonlyMap<string, string>} Cells what stands in a row's columns; nothing where it is blank */
/** @typedef {{list: string, word: string, rows: readonly Cells[], cells: boolean}} Shown rows that stand together, those with a word or all; cells: whether each stands in a cell of its own */
/** @typedef {{list: string, word: string, names: readonly string[], count: number}} Told how many rows have a word, or which; a count of -1 where it is not said */
/** @typedef {{filled: {name: string, value: string}[], shown: Shown[], told: Told[]}} Learnt */
/** @typedef {{cells: Map<string, string>, before: Set<Entry>}} Entry a row, and those that stand before it */

const MOST_ROWS = 5000;
const MORE = /等[0-9]+[^0-9、；]{0,8}$/;

/**
 * List what a frame's blanks were filled with.
 *
 * @param {readonly Shape[]} shapes
 * @param {readonly Block[]} blocks what became of them
 * @returns {Learnt}
 */
export function learnt(shapes, blocks) {
  /** @type {Learnt} */
  const found = { filled: [], shown: [], told: [] };
  for (const [index, shape] of shapes.entries()) {
    const block = blocks[index];
    if (shape.type === "run" && block.type === "run") {
      rowsIn(block.runs.map((said) => ({ repeats: shape.run.repeats, holes: holesOf(shape.run, said) })), false);
    } else if (shape.type === "list" && block.type === "list") {
      rowsIn(block.items.map(({ at, said }) => ({ repeats: shape.items[at].repeats, holes: holesOf(shape.items[at], said) })), false);
    } else if (shape.type === "table" && block.type === "table") {
      const lines = block.rows.map(({ at, cells }) => {
        const { repeats, cells: runs } = shape.rows[at];
        return { repeats, holes: cells.flatMap((said, column) => (said ? holesOf(runs[column], said) : [])) };
      });
      rowsIn(lines, true);
    }
  }
  return found;

  /** @type {(lines: {repeats: import("./frame-shape.js").Run["repeats"], holes: {hole: Hole, value: string}[]}[], cells: boolean) => void} */
  function rowsIn(lines, cells) {
    let last = { repeats: /** @type {object | null} */ (null), rows: /** @type {Cells[]} */ ([]) };
    for (const { repeats, holes } of lines) {
      const row = new Map();
      for (const { hole, value } of holes) {
        const { name, reference } = hole;
        if (!reference) found.filled.push({ name, value });
        else if ("function" in reference) tell(reference, value);
        else if (repeats && !reference.row && reference.list === repeats.list && reference.column !== ORDINAL) row.set(reference.column, value);
      }
      if (!repeats || ![...row.values()].some(Boolean)) continue;
      if (last.repeats !== repeats) {
        last = { repeats, rows: [] };
        found.shown.push({ list: repeats.list, word: repeats.word, rows: last.rows, cells });
      }
      last.rows.push(row);
    }
  }

  /** @type {(reference: import("../report/reference.js").Derived, value: string) => void} */
  function tell({ function: means, list, word }, value) {
    if (!word || !value) return;
    if (means === "计数") found.told.push({ list, word, names: [], count: Number(value) });
    if (means === "名单") found.told.push({ list, word, names: value.replace(MORE, "").split(value.includes("；") ? "；" : "、"), count: -1 });
  }
}

/** @type {(run: Run, said: Said) => {hole: Hole, value: string}[]} blanks with what stands there */
export const holesOf = (run, said) =>
  run.sentences.flatMap(({ parts }, index) => {
    const values = said[index];
    const holes = parts.filter((part) => typeof part !== "string");
    return values ? holes.map((hole, at) => ({ hole, value: values[at] })) : [];
  });

/**
 * The rows of all lists, put together from what stands in several places.
 */
export class Gathering {
  /** @param {RecordTypes} types */
  constructor(types) {
    this.types = types;
    /** @type {Map<string, Entry[]>} */
    this.entries = new Map();
    /** @type {Map<string, Map<string, Entry[]>>} */
    this.byName = new Map();
    /** @type {Set<string>} the lists of which every row is known */
    this.complete = new Set();
  }

  /**
   * Add rows that stand together.
   *
   * @param {Shown} shown
   * @returns {boolean} false, with nothing added, where they say otherwise than those before
   */
  add({ list, word, rows }) {
    const type = typeOf(this.types, list);
    if (!type) return true;
    const column = word && deciding(type, word);
    const [entries, named] = [this.entries.get(list) ?? [], this.byName.get(list) ?? new Map()];
    /** @type {Set<Entry>} */
    const used = new Set();
    const placed = rows.map((row) => {
      const cells = column ? new Map([...row, [column, word]]) : row;
      const same = /** @type {Entry[]} */ (named.get(row.get(naming(type)) ?? "") ?? []).filter((entry) => !used.has(entry));
      const entry = same.find((one) => agrees(one, cells));
      if (entry) used.add(entry);
      // One without a name may be any; one with a name is that which has it.
      return { cells, entry, conflict: !entry && same.length > 0 && Boolean(row.get(naming(type))) };
    });
    const fresh = placed.filter(({ entry }) => !entry).length;
    if (placed.some(({ conflict }) => conflict) || entries.length + fresh > MOST_ROWS) return false;
    /** @type {Entry | null} */
    let before = null;
    for (const { cells, entry } of placed) {
      /** @type {Entry} */
      const one = entry ?? { cells: new Map(), before: new Set() };
      for (const [name, text] of cells) one.cells.set(name, text);
      if (before) one.before.add(before);
      before = one;
      if (entry) continue;
      entries.push(one);
      const name = cells.get(naming(type)) ?? "";
      named.set(name, [...(named.get(name) ?? []), one]);
    }
    this.entries.set(list, entries);
    this.byName.set(list, named);
    if (!column) this.complete.add(list);
    return true;
  }

  /**
   * Tell rows by what is said of them elsewhere: these have a word, or so many do, which no others can be.
   *
   * @param {readonly Told[]} told
   */
  tell(told) {
    for (const { list, word, names, count } of told) {
      const type = typeOf(this.types, list);
      const column = type ? deciding(type, word) : "";
      if (!type || !column) continue;
      const entries = this.entries.get(list) ?? [];
      for (const name of names) {
        const same = this.byName.get(list)?.get(name) ?? [];
        if (same.length === 1 && !same[0].cells.has(column)) same[0].cells.set(column, word);
      }
      const left = entries.filter(({ cells }) => (cells.get(column) ?? word) === word);
      if (this.complete.has(list) && left.length === count) for (const { cells } of left) cells.set(column, word);
    }
  }

  /**
   * Give the rows, in the order in which they stand; what follows from other cells only where it says otherwise.
   *
   * @param {import("../report/values.js").Fields} fields
   * @param {Readonly<Record<string, string>>} values
   * @returns {Record<string, readonly import("../report/facts.js").Row[]>}
   */
  rows(fields, values) {
    const whole = Object.fromEntries([...this.entries].map(([list, entries]) => [list, inOrder(entries).map(({ cells }) => filled(cells))]));
    const typed = Object.fromEntries(
      Object.entries(whole).map(([list, rows]) => {
        const given = typedIn(rows, this.types[list]);
        // A row of nothing but what would follow keeps it.
        return [list, given.map((row, at) => (Object.keys(row).length ? row : rows[at]))];
      }),
    );
    const { rows: computed } = resolveFacts(fields, this.types, values, typed);
    return Object.fromEntries(
      Object.entries(whole).map(([list, rows]) => [
        list,
        rows.map((row, at) => {
          const kept = Object.entries(row).filter(([name, text]) => Object.hasOwn(typed[list][at], name) || rowsOf(computed, list)[at]?.[name] !== text);
          return Object.fromEntries(kept);
        }),
      ]),
    );
  }

  /** Give what is known of rows by their names, where a name tells them apart. @returns {Record<string, Map<string, Record<string, string>>>} */
  known() {
    return Object.fromEntries(
      [...this.byName].map(([list, named]) => {
        const single = [...named].filter(([, entries]) => entries.length === 1);
        return [list, new Map(single.map(([name, [{ cells }]]) => [name, filled(cells)]))];
      }),
    );
  }
}

/** @type {(entry: Entry, cells: Cells) => boolean} */
const agrees = (entry, cells) => [...cells].every(([name, text]) => (entry.cells.get(name) ?? text) === text);

/** @type {(cells: Cells) => Record<string, string>} */
const filled = (cells) => Object.fromEntries([...cells].filter(([, text]) => text));

/** @type {(entries: readonly Entry[]) => Entry[]} each after those that it stands after, as far as they agree */
function inOrder(entries) {
  /** @type {Set<Entry>} */
  const begun = new Set();
  /** @type {Set<Entry>} */
  const placed = new Set();
  for (const entry of entries) {
    const pending = [entry];
    while (pending.length) {
      const one = pending[pending.length - 1];
      const missing = begun.has(one) ? [] : [...one.before].filter((other) => !begun.has(other));
      begun.add(one);
      if (missing.length) pending.push(...missing.reverse());
      else {
        pending.pop();
        placed.add(one);
      }
    }
  }
  return [...placed];
}
