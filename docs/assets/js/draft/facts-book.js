// @ts-check
/**
 * What a draft knows as a workbook to be sent round: the values on the first sheet, each list on one of its own.
 *
 * @module
 */

import { cell, naming, rowsOf } from "../report/facts.js";
import { tidy, understood } from "../report/values.js";
import { NUMERIC } from "../report/vocabulary.js";
import { valueOf } from "./adopting.js";
import { fieldsInUse, ownFactsOf } from "./document.js";
import { isDerived, isEmpty, MOST } from "./rows.js";

/** @typedef {import("./draft.js").Draft} Draft */
/** @typedef {import("./workbook-writer.js").Drawn} Drawn */
/** @typedef {import("./workbook-writer.js").Rule} Rule */
/** @typedef {import("./workbook-styles.js").Form} Form */
/** @typedef {import("../report/facts.js").Column} Column */
/** @typedef {import("../report/values.js").Field} Field */
/**
 * What the sheet of values brings.
 *
 * @typedef {object} BroughtValues
 * @property {Record<string, string>} values those that say something else than the draft does
 * @property {number} same how many say the same
 * @property {readonly string[]} left names that the draft does not ask for
 */

export const VALUES = "基本信息";
const HEAD = ["字段", "内容", "说明"];
/** @type {Record<string, Form>} */
const FORMS = { number: "figure", money: "figure", percent: "percent", date: "day", quantity: "quantity", long: "long" };
// Widths of columns, in digits.
const WIDTHS = { figure: 13, percent: 11, day: 17, quantity: 16, long: 40, text: 18, "": 18 };
const [NAMING, CHOICE, VALUE, SAID] = [28, 11, 36, 60];
const SEARCHED = 5;
// Lines to write into: below rows, and where there are none.
const [MORE, SOME] = [5, 12];

/**
 * Lay out what a draft knows, and what it still asks for.
 *
 * @param {Draft} draft
 * @param {readonly string[]} lists those that the sections use
 * @returns {Drawn[]}
 */
export function factsBook(draft, lists) {
  const { rows } = ownFactsOf(draft);
  const names = namesOf(draft);
  return [...(names.length ? [valuesSheet(draft, names)] : []), ...lists.map((list) => listSheet(draft, list, lists, rowsOf(rows, list)))];
}

/** @type {(draft: Draft) => string[]} the fields that are asked for, as the desk does: first what most reports say */
function namesOf(draft) {
  const names = fieldsInUse(draft).flatMap((group) => group.names).filter((name) => !draft.fields[name].steps);
  return [...names.filter((name) => draft.fields[name].common), ...names.filter((name) => !draft.fields[name].common)];
}

/** @type {(draft: Draft, names: readonly string[]) => Drawn} */
function valuesSheet(draft, names) {
  const { values } = ownFactsOf(draft);
  const typed = (/** @type {string} */ name) => (Object.hasOwn(draft.values, name) ? draft.values[name] : "");
  const rows = names.map((name) => [name, written(draft.fields[name], typed(name), values[name] ?? ""), hintOf(draft.fields[name])]);
  return {
    name: VALUES,
    cells: [HEAD, ...rows],
    widths: [NAMING, VALUE, SAID],
    form: (down, on) => (on === 1 && names[down - 1] ? formOf(draft.fields[names[down - 1]]) : on === 2 ? "long" : "text"),
    rules: names.map((name, at) => ({ on: 1, from: at + 1, to: at + 1, title: name, hint: hintOf(draft.fields[name]), allowed: allowedIn(draft.fields[name], []) })),
  };
}

/** @type {(draft: Draft, list: string, lists: readonly string[], shown: readonly import("../report/facts.js").Row[]) => Drawn} */
function listSheet(draft, list, lists, shown) {
  const type = draft.types[list];
  const names = Object.keys(type.columns);
  const columns = Object.values(type.columns);
  const titles = names.map((name, at) => name + (columns[at].unit ? `（${columns[at].unit}）` : ""));
  const rows = rowsOf(draft.rows, list).filter((row) => !isEmpty(row));
  const forms = columns.map(formOf);
  return {
    name: list,
    cells: [titles, ...rows.map((row, index) => names.map((name, at) => written(columns[at], cell(row, name), cell(shown[index] ?? {}, name))))],
    widths: columns.map((column, at) => (names[at] === naming(type) ? NAMING : column.type === "choice" ? CHOICE : WIDTHS[forms[at]])),
    form: (_, on) => forms[on],
    rules: columns.map((column, on) => ({ on, from: 1, to: MOST, title: names[on], hint: hintOf(column), allowed: allowedIn(column, lists) })),
    room: rows.length ? MORE : SOME,
    aside: columns.flatMap((column, on) => (isDerived(column) ? [on] : [])),
  };
}

/** @type {(entry: Column | Field) => Form} */
const formOf = ({ type }) => FORMS[type] ?? "text";

/** @type {(entry: Column | Field, raw: string, shown: string) => string} figures and days as the report shows them, everything else as it was typed */
const written = ({ type }, raw, shown) => (raw && !NUMERIC.includes(/** @type {any} */ (type)) && type !== "date" ? raw : shown || raw);

/** @type {(entry: Column | Field) => string} */
function hintOf(entry) {
  const automatic = "compare" in entry || entry.steps ? "自动得出，可以不填。" : "";
  return `${automatic}${entry.unit ? `单位：${entry.unit}。` : ""}${entry.hint ?? ""}${entry.example ? `例如：${entry.example}` : ""}`;
}

/** @type {(entry: Column | Field, lists: readonly string[]) => Rule["allowed"]} */
function allowedIn(entry, lists) {
  if (entry.type === "date") return "day";
  if (NUMERIC.includes(/** @type {any} */ (entry.type))) return "figure";
  if ("choices" in entry && entry.choices) return entry.choices;
  return "list" in entry && entry.list && lists.includes(entry.list) ? { sheet: entry.list } : "";
}

/**
 * Read the sheet of values.
 *
 * @param {readonly import("./workbook-writer.js").Sheet[]} sheets
 * @param {Draft} draft
 * @returns {BroughtValues | null} null where there is none; what is empty takes nothing away
 */
export function broughtValues(sheets, draft) {
  const cells = sheets.find(({ name }) => name.trim() === VALUES)?.cells ?? [];
  const head = cells.slice(0, SEARCHED).findIndex((row) => HEAD.slice(0, 2).every((title) => row.some((value) => value.trim() === title)));
  if (head < 0) return null;
  const [name, value] = HEAD.map((title) => cells[head].findIndex((one) => one.trim() === title));
  const shown = ownFactsOf(draft).values;
  const found = cells.slice(head + 1).flatMap((row) => (row[name].trim() && row[value].trim() ? [[row[name].trim(), row[value]]] : []));
  const known = found.filter(([one]) => Object.hasOwn(draft.fields, one) && !draft.fields[one].steps);
  const given = known.map(([one, raw]) => [one, valueOf(/** @type {any} */ (draft.fields[one]), raw)]).filter(([, raw]) => raw);
  const changed = given.filter(([one, raw]) => (understood(draft.fields[one], raw) ?? tidy(raw)) !== shown[one]);
  return { values: Object.fromEntries(changed), same: given.length - changed.length, left: found.flatMap(([one]) => (known.some(([other]) => other === one) ? [] : [one])) };
}
