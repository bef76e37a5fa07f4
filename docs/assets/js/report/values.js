// @ts-check
/**
 * What a field's value means, how it is shown, and what follows from other values.
 *
 * The twin of hooks/reportkb/report/values.py, and of evaluate in formula.py; the golden cases in
 * tests/cases/values and tests/cases/formula hold for both. Figures are exact fractions.
 *
 * @module
 */

import { absolute, applied, decimals, fraction, reduced } from "./fraction.js";

/** @typedef {import("./fraction.js").Fraction} Fraction */
/** @typedef {{year: number, month: number, day: number}} CalendarDay */

/**
 * An entry of the register, as the catalogue holds it.
 *
 * @typedef {object} Field
 * @property {string} type one of the field types
 * @property {string} [unit] the unit, which the body writes after the placeholder
 * @property {string} [hint] what to fill in and where it comes from
 * @property {string} [example] a plausible value
 * @property {string} [formula] how the value follows from other fields, as written
 * @property {readonly string[]} [steps] the formula in reverse Polish notation: `#0.5` a number, `@名` a field
 * @property {number} [digits] decimals of a derived value; of the percentage where the type is percent
 */

/** @typedef {Readonly<Record<string, Field>>} Fields the register, or the part that an outline needs, by name */

const NUMERIC = ["number", "percent", "money"];
// Spelt out, since Python and ECMAScript differ on what \s and \d match.
const SPACE = /[ \t\n\r\f\v\u00a0\u3000]+/g;
const NUMBER = /^[+-]?[0-9]{1,15}(?:\.[0-9]{1,10})?$/;
const ISO_DATE = /^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})$/;
const CHINESE_DATE = /^([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日$/;
// Unicode still adds digits beyond this plane, so that two versions of its tables differ there.
const BASIC_PLANE = /[\u0000-\uffff]+/gu;
// Milliseconds; in UTC all days are alike.
const DAY = 24 * 60 * 60 * 1000;

/**
 * Put a value on one line, without space around it.
 *
 * @param {string} raw the value as typed
 * @returns {string}
 */
export function tidy(raw) {
  return raw.replace(SPACE, " ").replace(/^ | $/g, "");
}

/**
 * Read a typed number; a percentage is a ratio, so `60%` is 3/5.
 *
 * @param {Field} field the field, whose type decides on the sign
 * @param {string} raw the value as typed; full-width digits count as digits, commas as grouping
 * @returns {Fraction | null} null where it is not a number
 */
export function number(field, raw) {
  const typed = narrow(raw).replace(/[, ]/g, "");
  const percent = typed.endsWith("%");
  const text = percent ? typed.slice(0, -1) : typed;
  if (!NUMBER.test(text) || (percent && field.type !== "percent")) return null;
  const value = fraction(text);
  return field.type === "percent" ? reduced(value.n, value.d * 100n) : value;
}

/**
 * Read `2025-03-31` or `2025年3月31日`.
 *
 * @param {string} raw the value as typed
 * @returns {CalendarDay | null} null where there is no such day
 */
export function calendarDay(raw) {
  const text = narrow(raw);
  const match = ISO_DATE.exec(text) ?? CHINESE_DATE.exec(text);
  if (!match) return null;
  const [year, month, day] = match.slice(1).map(Number);
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  const exists = year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= lengths[month - 1];
  return exists ? { year, month, day } : null;
}

/**
 * Tell whether a value is one of its field's type.
 *
 * @param {Field} field the field
 * @param {string} raw the value as typed
 * @returns {boolean}
 */
export function fits(field, raw) {
  if (NUMERIC.includes(field.type)) return number(field, raw) !== null;
  if (field.type === "date") return calendarDay(raw) !== null;
  return tidy(raw) !== "";
}

/**
 * Write a value as a report shows it: one line, a day in full, a percentage with its sign.
 *
 * @param {Field} field the field
 * @param {string} raw the value as typed; one that is not of its type is shown so, and never lost
 * @returns {string}
 */
export function display(field, raw) {
  const text = tidy(raw);
  const day = field.type === "date" ? calendarDay(text) : null;
  if (day) return `${day.year}年${day.month}月${day.day}日`;
  const bare = field.type === "percent" && number(field, text) && !narrow(text).endsWith("%");
  return bare ? `${text}%` : text;
}

/**
 * Round half away from zero, as office software does, and write the decimals out.
 *
 * @param {Fraction} value the exact value
 * @param {number} digits how many decimals
 * @returns {string}
 */
export function rounded(value, digits) {
  const scaled = absolute(value.n) * 10n ** BigInt(digits);
  const whole = (2n * scaled + value.d) / (2n * value.d);
  let figure = String(whole).padStart(digits + 1, "0");
  if (digits) figure = `${figure.slice(0, -digits)}.${figure.slice(-digits)}`;
  return value.n < 0n && whole ? `-${figure}` : figure;
}

/**
 * Compute a formula exactly.
 *
 * @param {readonly string[]} steps the formula in reverse Polish notation
 * @param {(name: string) => Fraction | null} value gives a field's value
 * @returns {Fraction | null} null when an operand has no value, a divisor is zero or a figure is beyond all measure
 */
export function evaluate(steps, value) {
  /** @type {Fraction[]} */
  const stack = [];
  for (const step of steps) {
    let result;
    if (step.startsWith("@")) {
      result = value(step.slice(1));
    } else if (step.startsWith("#")) {
      result = fraction(step.slice(1));
    } else {
      const [left, right] = stack.splice(-2);
      result = applied(step, left, right);
    }
    if (!result) return null;
    stack.push(result);
  }
  return stack[0];
}

/**
 * Show every value that is given or follows from those given.
 *
 * @param {Fields} fields the fields; a given name that is not among them is left out
 * @param {Readonly<Record<string, string>>} given raw values by field; a given value overrides a formula
 * @returns {Record<string, string>} what to show, by field; no prototype, and a field without a value is absent
 */
export function resolve(fields, given) {
  const typed = new Map(Object.entries(given).filter(([, raw]) => tidy(raw)));
  const figures = amounts(fields, typed);
  /** @type {Record<string, string>} */
  const shown = Object.create(null);
  for (const [name, field] of Object.entries(fields)) {
    const raw = typed.get(name);
    const figure = figures.get(name);
    if (raw !== undefined) shown[name] = display(field, raw);
    else if (figure) shown[name] = derived(field, figure, onlyAdded(fields, typed, name));
  }
  return shown;
}

/**
 * Compute every field's figure, operands first and without recursion.
 *
 * @param {Fields} fields
 * @param {ReadonlyMap<string, string>} typed
 * @returns {Map<string, Fraction | null>}
 */
function amounts(fields, typed) {
  /** @type {Map<string, Fraction | null>} */
  const found = new Map();
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
    if (steps) found.set(name, evaluate(steps, (needed) => found.get(needed) ?? null));
    else found.set(name, field && raw !== undefined ? operand(field, raw) : null);
  }
  return found;
}

/**
 * Read what a formula counts with: a number, or a day, of which formulas take differences alone.
 *
 * @type {(field: Field, raw: string) => Fraction | null}
 */
function operand(field, raw) {
  if (field.type !== "date") return number(field, raw);
  const day = calendarDay(raw);
  return day && { n: BigInt(new Date(0).setUTCFullYear(day.year, day.month - 1, day.day) / DAY), d: 1n };
}

/** @type {(steps: readonly string[]) => string[]} */
const operands = (steps) => steps.filter((step) => step.startsWith("@")).map((step) => step.slice(1));

/** @type {(field: Field, figure: Fraction, inFull: boolean) => string} */
function derived(field, figure, inFull) {
  const ratio = field.type === "percent";
  const exact = ratio ? reduced(figure.n * 100n, figure.d) : figure;
  const digits = field.digits ?? 0;
  return `${rounded(exact, inFull ? Math.max(digits, decimals(exact)) : digits)}${ratio ? "%" : ""}`;
}

/**
 * Tell whether a figure comes from typed ones by + and - alone: a reader adds them up, so it is not rounded.
 *
 * @type {(fields: Fields, typed: ReadonlyMap<string, string>, name: string) => boolean}
 */
function onlyAdded(fields, typed, name) {
  const pending = [name];
  const seen = new Set(pending);
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const steps = fields[next].steps;
    if (!steps || steps.includes("*") || steps.includes("/")) return false;
    for (const needed of operands(steps)) {
      if (!typed.has(needed) && !seen.has(needed)) pending.push(needed);
      seen.add(needed);
    }
  }
  return true;
}

/** @type {(raw: string) => string} */
const narrow = (raw) => tidy(raw.replace(BASIC_PLANE, (run) => run.normalize("NFKC")));
