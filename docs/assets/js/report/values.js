// @ts-check
/**
 * What a field's value means, how it is shown, and what follows from other values.
 *
 * The twin of hooks/reportkb/report/values.py; the golden cases in tests/cases/values hold for both.
 *
 * @module
 */

import { evaluate, operands } from "./formula.js";
import { decimals, fraction, reduced, rounded } from "./fraction.js";
import { calendarDay, written } from "./period.js";
import { figure, tidy } from "./typed.js";
import { NUMERIC } from "./vocabulary.js";

export { tidy } from "./typed.js";

/** @typedef {import("./fraction.js").Fraction} Fraction */

/**
 * An entry of the register, as the catalogue holds it.
 *
 * @typedef {object} Field
 * @property {import("./vocabulary.js").FieldType} type
 * @property {string} [unit] the unit, which the body writes after the placeholder
 * @property {string} [hint] what to fill in and where it comes from
 * @property {string} [example] a plausible value
 * @property {string} [formula] how the value follows from other fields, as written
 * @property {readonly string[]} [steps] the formula in reverse Polish notation: `#0.5` a number, `@名` a field
 * @property {number} [digits] decimals of a derived value; of the percentage where the type is percent
 * @property {boolean} [common] whether most reports ask for it
 */

/** @typedef {Readonly<Record<string, Field>>} Fields the register, or the part that an outline needs, by name */

const ISO_DAY = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/;
// The sentence around a placeholder goes on with a mark of its own.
const LAST_MARKS = " 。；，、";
/** @type {Map<string, string>} what a year that is left out is followed by: 8月22日, 8/22, 8.22, 8-22 */
export const AFTER_YEAR = new Map([["date", "年/.-"], ["period", "年/."]]);
const YEAR = /([0-9]{4})年/g;
/** How each field's value was understood: a keystroke asks for all of them, and changes one. @type {WeakMap<Field, {raw: string, text: string | null}>} */
const read = new WeakMap();
// Milliseconds; in UTC all days are alike.
const DAY = 24 * 60 * 60 * 1000;

/**
 * Write a value as a report shows it, whatever usual form it was typed in.
 *
 * A figure stands in its field's unit and without it, `38万` in 万元 as `38`; a percentage has its
 * sign, a day its year; a period is written out; a text has neither line breaks nor a last 。；，、
 * for the sentence around it goes on with its own mark.
 *
 * @param {Field} field the field
 * @param {string} raw the value as typed
 * @returns {string | null} null where it is not a value of the field's type
 */
export function understood(field, raw) {
  const known = read.get(field);
  if (known?.raw === raw) return known.text;
  const text = reading(field, raw);
  read.set(field, { raw, text });
  return text;
}

/** @type {(field: Field, raw: string) => string | null} */
function reading(field, raw) {
  if (field.type === "percent") {
    const ratio = figure(raw, "%");
    return ratio === null ? null : `${ratio}%`;
  }
  if (NUMERIC.includes(field.type)) return figure(raw, field.unit ?? "");
  if (field.type === "date") {
    const day = calendarDay(raw);
    return day && `${day.year}年${day.month}月${day.day}日`;
  }
  if (field.type === "period") return written(raw);
  const text = tidy(raw);
  let end = text.length;
  while (end && LAST_MARKS.includes(text[end - 1])) end -= 1;
  return text.slice(0, end) || text || null;
}

/**
 * Read a typed number in its field's unit; a percentage is a ratio, so `60%` is 3/5.
 *
 * @param {Field} field the field
 * @param {string} raw the value as typed
 * @returns {Fraction | null} null where it is not a number
 */
export function number(field, raw) {
  const text = NUMERIC.includes(field.type) ? understood(field, raw) : null;
  if (text === null) return null;
  const value = fraction(text.replace(/[,%]/g, ""));
  return field.type === "percent" ? reduced(value.n, value.d * 100n) : value;
}

/**
 * Tell whether a value is written as contributions and reports write it: a day also as `2025-03-31`.
 *
 * @param {Field} field the field
 * @param {string} raw the value
 * @returns {boolean}
 */
export function fits(field, raw) {
  const [shown, text] = [understood(field, raw), tidy(raw)];
  if (NUMERIC.includes(field.type) || field.type === "period") return shown === text;
  return shown !== null && (field.type !== "date" || shown === text || ISO_DAY.test(text));
}

/**
 * Write a value as a report shows it.
 *
 * @param {Field} field the field
 * @param {string} raw the value as typed; one that is not of its type is shown so, and never lost
 * @returns {string}
 */
export function display(field, raw) {
  return understood(field, raw) ?? tidy(raw);
}

/**
 * Give days and periods without a year the one that all others have; where these differ, none.
 *
 * @param {Fields} fields the fields
 * @param {Readonly<Record<string, string>>} given values by field as typed
 * @returns {Map<string, string>}
 */
export function dated(fields, given) {
  const typed = Object.entries(given);
  return inOneYear(fields, typed, yearsOf(fields, typed));
}

/** @type {(fields: Fields, typed: [string, string][], years: readonly string[]) => Map<string, string>} */
function inOneYear(fields, typed, [year, another]) {
  if (!year || another) return new Map(typed);
  return new Map(typed.map(([name, raw]) => [name, Object.hasOwn(fields, name) ? inYear(fields[name], raw, year) : raw]));
}

/**
 * List the years of days and periods.
 *
 * @param {Fields} fields the fields
 * @param {readonly [name: string, raw: string][]} typed values as typed
 * @returns {string[]} each once
 */
export function yearsOf(fields, typed) {
  const dates = typed.filter(([name]) => Object.hasOwn(fields, name) && AFTER_YEAR.has(fields[name].type));
  return [...new Set(dates.flatMap(([name, raw]) => [...(understood(fields[name], raw) ?? "").matchAll(YEAR)].map((match) => match[1])))];
}

/**
 * Put a year before a day or a period that has none; any other value stays as it is.
 *
 * @param {Field} field the field
 * @param {string} raw the value as typed
 * @param {string} year four digits
 * @returns {string}
 */
export function inYear(field, raw, year) {
  if (understood(field, raw)) return raw;
  const text = tidy(raw);
  const marks = [...(AFTER_YEAR.get(field.type) ?? "")].filter((mark) => mark === "年" || text.includes(mark));
  return marks.map((mark) => `${year}${mark}${text}`).find((full) => understood(field, full)) ?? raw;
}

/**
 * Show every value that is given or follows from those given.
 *
 * @param {Fields} fields the fields; a given name that is not among them is left out
 * @param {Readonly<Record<string, string>>} given raw values by field; a given value overrides a formula
 * @param {readonly string[]} [years] the years of all that a report says, where that is more than these values
 * @returns {Record<string, string>} what to show, by field; no prototype, and a field without a value is absent
 */
export function resolve(fields, given, years) {
  const filled = Object.entries(given).filter(([, raw]) => tidy(raw));
  const typed = inOneYear(fields, filled, years ?? yearsOf(fields, filled));
  const { figures, added } = amounts(fields, typed);
  /** @type {Record<string, string>} */
  const shown = Object.create(null);
  for (const [name, field] of Object.entries(fields)) {
    const raw = typed.get(name);
    const figure = figures.get(name);
    if (raw !== undefined) shown[name] = display(field, raw);
    else if (figure) shown[name] = derived(field, figure, added.has(name));
  }
  return shown;
}

/**
 * Compute every field's figure, operands first and without recursion; name those that come from typed
 * ones by + and - alone: a reader adds them up, so they are not rounded.
 *
 * @param {Fields} fields
 * @param {ReadonlyMap<string, string>} typed
 * @returns {{figures: Map<string, Fraction | null>, added: Set<string>}}
 */
function amounts(fields, typed) {
  /** @type {Map<string, Fraction | null>} */
  const found = new Map();
  /** @type {Set<string>} */
  const added = new Set();
  const pending = Object.keys(fields);
  while (pending.length) {
    const name = pending[pending.length - 1];
    const field = Object.hasOwn(fields, name) ? fields[name] : null;
    const raw = typed.get(name);
    const steps = raw === undefined ? field?.steps : null;
    const missing = steps ? operands(steps).filter((needed) => !found.has(needed)) : [];
    if (missing.length && !found.has(name)) {
      found.set(name, null); // a formula that needs itself has no value
      pending.push(...missing);
      continue;
    }
    pending.pop();
    if (steps) {
      found.set(name, evaluate(steps, (needed) => found.get(needed) ?? null));
      const sum = !steps.includes("*") && !steps.includes("/");
      if (sum && operands(steps).every((needed) => typed.has(needed) || added.has(needed))) added.add(name);
    } else found.set(name, field && raw !== undefined ? operand(field, raw) : null);
  }
  return { figures: found, added };
}

/**
 * Read what a formula counts with: a number, or a day, of which formulas take differences alone.
 *
 * @type {(field: Field, raw: string) => Fraction | null}
 */
export function operand(field, raw) {
  if (field.type !== "date") return number(field, raw);
  const day = calendarDay(raw);
  return day && { n: BigInt(new Date(0).setUTCFullYear(day.year, day.month - 1, day.day) / DAY), d: 1n };
}

/** @type {(field: Field, figure: Fraction, inFull: boolean) => string} */
function derived(field, figure, inFull) {
  const ratio = field.type === "percent";
  const exact = ratio ? reduced(figure.n * 100n, figure.d) : figure;
  const digits = field.digits ?? 0;
  return `${rounded(exact, inFull ? Math.max(digits, decimals(exact)) : digits)}${ratio ? "%" : ""}`;
}
