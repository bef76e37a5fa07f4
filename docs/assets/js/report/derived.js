// @ts-check
/**
 * What follows from the rows of a list: counts, sums, shares, names.
 *
 * The twin of hooks/reportkb/report/derived.py, which says why.
 *
 * @module
 */

import { applied, decimals, reduced, rounded } from "./fraction.js";
import { cell, deciding, naming, rowsOf, short, typeOf } from "./facts.js";
import { number, tidy } from "./values.js";

/** @typedef {import("./facts.js").Facts} Facts */
/** @typedef {import("./facts.js").RecordType} RecordType */
/** @typedef {import("./facts.js").Row} Row */
/** @typedef {import("./fraction.js").Fraction} Fraction */

const MOST_NAMES = 5;
const NAMED = 3;
const [YES, NO, NOBODY] = ["是", "否", "无"];

/** Whether a function decides whether its sentence stands, and shows nothing itself. @type {(name: string) => boolean} */
export const isGuard = (name) => name === "有" || name === "无";

/**
 * Say what follows.
 *
 * @param {import("./reference.js").Derived} reference
 * @param {Facts} facts
 * @returns {string} empty where the rows do not tell, which only the writer can mend
 */
export function follows(reference, facts) {
  const [type, rows] = [typeOf(facts.types, reference.list), rowsOf(facts.rows, reference.list)];
  const column = type && reference.word ? deciding(type, reference.word) : "";
  if (!type || !rows.length || (reference.word && !column)) {
    if (!isGuard(reference.function)) return "";
    // Once other lists are kept, there is nothing of this one; before, all stands that may be said.
    const none = type && !rows.length && Object.values(facts.rows).some((kept) => kept.length);
    return none || reference.function === "无" ? NO : YES;
  }
  const words = column ? (type.columns[column].choices ?? []) : [];
  const decided = column ? rows.filter((row) => words.includes(row[column])).length : rows.length;
  const fitting = rows.filter((row) => !column || row[column] === reference.word);
  if (isGuard(reference.function)) {
    // That there is none can be said only where every row tells.
    const holding = fitting.some((row) => !reference.column || cell(row, reference.column));
    const there = reference.function === "有" ? holding : !holding && decided === rows.length;
    return there ? YES : NO;
  }
  if (!decided) return "";
  if (reference.function === "计数") return String(fitting.length);
  if (reference.function === "名单") return names(fitting, type);
  if (reference.function === "占比") {
    return decided === rows.length ? `${short(reduced(BigInt(100 * fitting.length), BigInt(rows.length)), 1)}%` : "";
  }
  const total = sum(type, fitting, reference.column);
  if (!reference.other) return total ? rounded(total, decimals(total)) : "";
  const whole = sum(type, fitting, reference.other);
  const share = total && whole && applied("/", reduced(total.n * 100n, total.d), whole);
  return share ? `${short(share, 1)}%` : "";
}

/** @type {(rows: readonly Row[], type: RecordType) => string} */
function names(rows, type) {
  const found = rows.map((row) => row[naming(type)]).filter(Boolean);
  if (!found.length) return rows.length ? "" : NOBODY;
  const between = found.some((name) => /[、，]/.test(name)) ? "；" : "、";
  if (rows.length <= MOST_NAMES) return found.join(between);
  return `${found.slice(0, NAMED).join(between)}等${rows.length}${type.counter}`;
}

/** @type {(type: RecordType, rows: readonly Row[], name: string) => Fraction | null} null where a row has no figure */
function sum(type, rows, name) {
  const column = Object.hasOwn(type.columns, name) ? type.columns[name] : null;
  const amounts = rows.map((row) => (column ? number(/** @type {any} */ (column), row[name]) : null));
  return amounts.reduce((total, amount) => (total && amount ? applied("+", total, amount) : null), /** @type {Fraction | null} */ ({ n: 0n, d: 1n }));
}

/** Whether a result is that there is nothing, so that no sentence is to be made of it. @type {(text: string) => boolean} */
export const isNothing = (text) => ["0", "0%", NOBODY, NO].includes(tidy(text));
