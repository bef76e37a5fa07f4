// @ts-check
/**
 * Facts: what a writer knows, values of fields and rows of lists, as a report shows them.
 *
 * The twin of hooks/reportkb/report/facts.py.
 *
 * @module
 */

import { evaluate, operands } from "./formula.js";
import { absolute, compared, decimals, reduced, rounded } from "./fraction.js";
import { change, parseQuantity } from "./quantity.js";
import { AFTER_YEAR, display, inYear, operand, resolve, tidy, yearsOf } from "./values.js";

/** The column of what there was before, which a goal moves away from. */
const BEFORE = "基线";

/** @typedef {import("./values.js").Fields} Fields */
/** @typedef {Readonly<Record<string, string>>} Values */
/** @typedef {Readonly<Record<string, string>>} Row cells by column */
/** @typedef {Readonly<Record<string, readonly Row[]>>} Rows by list */
/** @typedef {import("./quantity.js").Quantity} Quantity */

/**
 * A column of a list, as the catalogue holds it; steps and digits as a field's.
 *
 * @typedef {object} Column
 * @property {import("./vocabulary.js").ColumnType} type
 * @property {string} [unit]
 * @property {string} [hint]
 * @property {string} [example]
 * @property {readonly string[]} [steps]
 * @property {number} [digits]
 * @property {readonly string[]} [choices] the words of a choice
 * @property {string} [list] the list whose row a cell names
 * @property {readonly [left: readonly string[], mark: string, right: readonly string[]]} [compare] what decides between two choices
 * @property {boolean} [first] whether it is asked before the others
 */

/** @typedef {{counter: string, question?: string, purpose: string, columns: Readonly<Record<string, Column>>}} RecordType the first column names a row; question: drafts of before have none */
/** @typedef {Readonly<Record<string, RecordType>>} RecordTypes by name */
/** @typedef {{values: Values, rows: Rows, types: RecordTypes}} Facts a list without rows is absent; each row has every column */

/** Facts without lists. @type {(values: Values) => Facts} */
export const valuesAlone = (values) => ({ values, rows: {}, types: {} });

/** Nothing is known. */
export const NOTHING = valuesAlone({});

/** The rows of a list. @type {(rows: Rows, list: string) => readonly Row[]} */
export const rowsOf = (rows, list) => (Object.hasOwn(rows, list) ? rows[list] : []);

/** A cell. @type {(row: Row, column: string) => string} */
export const cell = (row, column) => (Object.hasOwn(row, column) ? row[column] : "");

/** What is known of a list. @type {(types: RecordTypes, list: string) => RecordType | null} */
export const typeOf = (types, list) => (Object.hasOwn(types, list) ? types[list] : null);

/** The column that names a row. @type {(type: RecordType) => string} */
export const naming = (type) => Object.keys(type.columns)[0];

/** The choice that has a word; nothing where none has. @type {(type: RecordType, word: string) => string} */
export const deciding = (type, word) => Object.keys(type.columns).find((name) => type.columns[name].choices?.includes(word)) ?? "";

/**
 * Show everything that is given or follows from what is given.
 *
 * @param {Fields} fields
 * @param {RecordTypes} types
 * @param {Values} given raw values by field
 * @param {Rows} lists raw rows by list; a row with nothing in it is left out
 * @returns {Facts}
 */
export function resolveFacts(fields, types, given, lists) {
  const dates = Object.entries(types).flatMap(([name, type]) =>
    rowsOf(lists, name).flatMap((row) => Object.entries(type.columns).flatMap(([column, entry]) => (AFTER_YEAR.has(entry.type) && cell(row, column) ? [{ entry, raw: cell(row, column) }] : []))),
  );
  const typed = Object.entries(given).filter(([, raw]) => tidy(raw));
  // One year for the values and the rows: a day of a row may lack what the values say, and the other way round.
  const years = [...new Set([...yearsOf(fields, typed), ...dates.flatMap(({ entry, raw }) => yearsOf({ day: asField(entry) }, [["day", raw]]))])];
  const year = years.length === 1 ? years[0] : "";
  const rows = Object.entries(types).flatMap(([name, type]) => {
    const filled = rowsOf(lists, name).filter((row) => Object.values(row).some((raw) => tidy(raw)));
    return filled.length ? [[name, filled.map((row) => shownRow(type, row, year))]] : [];
  });
  return { values: resolve(fields, given, years), rows: Object.fromEntries(rows), types };
}

/** What a column is has all that a field's value is read by. @type {(column: Column) => import("./values.js").Field} */
const asField = (column) => /** @type {import("./values.js").Field} */ (/** @type {unknown} */ (column));

/** @type {WeakMap<Row, {type: RecordType, year: string, shown: Row}>} */
const before = new WeakMap();

/** @type {(type: RecordType, row: Row, year: string) => Row} every column, those that are typed first of all */
function shownRow(type, row, year) {
  const known = before.get(row);
  if (known?.type === type && known.year === year) return known.shown;
  const columns = Object.entries(type.columns);
  const typed = Object.fromEntries(
    columns.flatMap(([name, column]) => {
      const raw = cell(row, name);
      return tidy(raw) ? [[name, year ? inYear(asField(column), raw, year) : raw]] : [];
    }),
  );
  const shown = Object.fromEntries(
    columns.map(([name, column]) => [name, Object.hasOwn(typed, name) ? display(asField(column), typed[name]) : derivedCell(column, type, typed)]),
  );
  before.set(row, { type, year, shown });
  return shown;
}

/** @type {(column: Column, type: RecordType, typed: Row) => string} empty where what it follows from is missing or cannot be compared */
function derivedCell(column, type, typed) {
  if (column.compare) {
    const [left, right] = [result(column.compare[0], type, typed), result(column.compare[2], type, typed)];
    if (!left || !right || (left.unit && right.unit && left.unit !== right.unit)) return "";
    const most = isMost(right, column.compare[1], operandOf(type.columns[BEFORE], cell(typed, BEFORE)));
    const order = compared(left.amount, right.amount);
    return column.choices?.[(most ? order <= 0 : order >= 0) ? 0 : 1] ?? "";
  }
  const found = column.steps ? result(column.steps, type, typed) : null;
  if (!found) return "";
  const { amount, unit } = found;
  const places = decimals(amount);
  if (column.type === "change") return change(amount, unit, rounded({ n: absolute(amount.n), d: amount.d }, places));
  if (column.type === "percent") return `${short(reduced(amount.n * 100n, amount.d), column.digits ?? 0)}%`;
  return rounded(amount, Math.max(column.digits ?? 0, places));
}

/** Whether less than what is wanted is good: as it says; as it lies below what was before; none of a thing. @type {(wanted: Quantity, mark: string, before: Quantity | null) => boolean} */
function isMost({ amount, unit, bound }, mark, before) {
  if (bound) return bound === "most";
  const order = before && (!unit || !before.unit || unit === before.unit) ? compared(before.amount, amount) : 0;
  return order ? order > 0 : !amount.n || mark === "<=";
}

/** Round, and leave out the zeros at the end of decimals. @type {(amount: import("./fraction.js").Fraction, digits: number) => string} */
export const short = (amount, digits) => rounded(amount, digits).replace(/(\.[0-9]*?)0+$/, "$1").replace(/\.$/, "");

/** @type {(steps: readonly string[], type: RecordType, typed: Row) => Quantity | null} what its operands count must be the same */
function result(steps, type, typed) {
  const found = new Map(operands(steps).map((name) => [name, operandOf(type.columns[name], cell(typed, name))]));
  const known = [...found.values()].flatMap((one) => (one ? [one] : []));
  const units = [...new Set(known.map((one) => one.unit).filter(Boolean))];
  if (known.length < found.size || units.length > 1) return null;
  const amount = evaluate(steps, (name) => found.get(name)?.amount ?? null);
  return amount && { amount, unit: units[0] ?? "", bound: known.length === 1 ? known[0].bound : "" };
}

/** @type {(column: Column | undefined, raw: string) => Quantity | null} */
function operandOf(column, raw) {
  if (!column || !raw) return null;
  if (column.type === "quantity") return parseQuantity(raw);
  const amount = operand(asField(column), raw);
  return amount && { amount, unit: "", bound: "" };
}
