// @ts-check
/**
 * What a blank asks for, wherever it stands, and how an answer goes into the draft.
 *
 * @module
 */

import { cell, deciding, typeOf } from "../report/facts.js";
import { follows, isGuard } from "../report/derived.js";
import { label, parseReference } from "../report/reference.js";
import { tidy } from "../report/values.js";
import { fillField, setRows } from "./draft.js";

/** @typedef {import("./draft.js").Draft} Draft */
/** @typedef {import("../report/facts.js").Facts} Facts */
/** @typedef {ReadonlyMap<string, number>} Places the row that a block is written for, by list */

/**
 * A blank that can be answered where it stands.
 *
 * @typedef {object} Asked
 * @property {string} label
 * @property {string} hint
 * @property {readonly string[]} choices what there is to choose from; none where anything may be typed
 * @property {string} tag names what is typed into
 * @property {(draft: Draft) => string} raw what was typed
 * @property {(draft: Draft, raw: string) => Draft} fill
 */

/**
 * Say what a blank asks for.
 *
 * @param {Draft} draft
 * @param {string} name its name in the source, or the one that a row gave it
 * @param {Places} places
 * @returns {Asked | null} null where what it shows follows from something else
 */
export function askedOf(draft, name, places) {
  const found = parseReference(name);
  if (!found) return Object.hasOwn(draft.fields, name) && !draft.fields[name].steps ? ofField(draft, name) : null;
  if ("function" in found) return null;
  const type = typeOf(draft.types, found.list);
  const column = type && Object.hasOwn(type.columns, found.column) ? type.columns[found.column] : null;
  if (!type || !column || column.steps || column.compare) return null;
  const filled = filledIn(draft, found.list);
  const number = found.row || places.get(found.list) || 0;
  // The rows of a sample's case are not the writer's: whoever begins a list begins it in the form.
  if (!filled.length ? number > 0 : number < 1 || number > filled.length) return null;
  const at = filled[number - 1] ?? 0;
  const named = found.word && !filled.length ? { [deciding(type, found.word)]: found.word } : {};
  return {
    label: label(name),
    hint: column.hint ?? "",
    choices: column.choices ?? [],
    tag: `row:${found.list}:${at}:${found.column}`,
    raw: (now) => cell(rowsOf(now, found.list)[at] ?? {}, found.column),
    fill: (now, raw) => {
      const rows = rowsOf(now, found.list);
      return setRows(now, found.list, rows.length ? rows.map((row, index) => (index === at ? { ...row, [found.column]: raw } : row)) : [{ ...named, [found.column]: raw }]);
    },
  };
}

/** @type {(draft: Draft, name: string) => Asked} */
const ofField = ({ fields }, name) => ({
  label: name,
  hint: [fields[name].hint ?? "", fields[name].unit ? `单位：${fields[name].unit}。` : ""].join(""),
  choices: [],
  tag: `field:${name}`,
  raw: (draft) => (Object.hasOwn(draft.values, name) ? draft.values[name] : ""),
  fill: (draft, raw) => fillField(draft, name, raw),
});

/** @type {(draft: Draft, list: string) => import("../report/facts.js").Rows[string]} */
const rowsOf = (draft, list) => (Object.hasOwn(draft.rows, list) ? draft.rows[list] : []);

/** @type {(draft: Draft, list: string) => number[]} where the rows are that something was typed into: only they are shown */
const filledIn = (draft, list) => rowsOf(draft, list).flatMap((row, index) => (Object.values(row).some((raw) => tidy(raw)) ? [index] : []));

/**
 * Say what a blank shows while its source is written.
 *
 * @param {Facts} facts
 * @param {string} name its name in the source
 * @param {Places} places
 * @returns {{text: string, blank: boolean, guard: boolean}} blank: whether it is still to be filled in
 */
export function shownOf(facts, name, places) {
  const found = parseReference(name);
  if (found && "function" in found && isGuard(found.function)) {
    const what = [found.word, found.list, found.column].filter(Boolean).join("的");
    return { text: found.function === "有" ? `有${what}时才写` : `没有${what}时才写`, blank: false, guard: true };
  }
  const text = !found ? (Object.hasOwn(facts.values, name) ? facts.values[name] : "") : "function" in found ? follows(found, facts) : inRow(facts, found, places);
  return { text: text || `【${label(name)}】`, blank: !text, guard: false };
}

/** @type {(facts: Facts, found: import("../report/reference.js").ColumnReference, places: Places) => string} */
function inRow(facts, { list, row, column }, places) {
  const known = Object.hasOwn(facts.rows, list) ? facts.rows[list][(row || places.get(list) || 0) - 1] : undefined;
  return known ? cell(known, column) : "";
}

