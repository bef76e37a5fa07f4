// @ts-check
/**
 * The day that a deadline names, as a whole number, 20250501.
 *
 * @module
 */

import { calendarDay, ordinal } from "../report/period.js";
import { display, inYear, operand, tidy } from "../report/values.js";
import { cellOf, placeOf } from "./chain.js";
import { cellsIn, rangeOf } from "./plan.js";

/** @type {import("../report/values.js").Field} */
const DATE = { type: "date" };
const COLUMN = "完成时限";
// By the 30th is on the 30th at the latest, a Tuesday or not.
const AROUND = /[（(](?:周|星期).[）)]|(?:之前|以前|前|截止|止)$/g;

/**
 * Read a deadline; one without a year lies in its period's.
 *
 * @param {string} raw as typed, on one line
 * @param {readonly [from: number, to: number] | null} range the period's days
 * @returns {number | null} null where it names no day, or one of several years
 */
export function dueOn(raw, range) {
  const text = raw.replace(AROUND, "");
  const day = calendarDay(text);
  if (day || !range) return day && ordinal(day);
  const [first, last] = range.map((end) => Math.floor(end / 10_000));
  const years = [...new Set([first, first + 1, last])].filter((year) => year <= last);
  const dues = years.flatMap((year) => calendarDay(inYear(DATE, text, String(year).padStart(4, "0"))) ?? []).map(ordinal);
  const inside = first === last ? dues : dues.filter((due) => range[0] <= due && due <= range[1]);
  return inside.length === 1 ? inside[0] : null;
}

/**
 * Give the day on which a row is due as a period says it; what was written earlier without a year lies in the period that it was written in.
 *
 * @param {import("./chain.js").Chain} chain
 * @param {import("./chain.js").Link} link
 * @param {string} period
 * @returns {number | null}
 */
export function dueIn(chain, link, period) {
  const [first, last] = [placeOf(chain, link.period), placeOf(chain, period)];
  const at = chain.periods.findLastIndex(({ changes }, place) => place <= last && place > first && Object.hasOwn(changes, link.id) && Object.hasOwn(changes[link.id], COLUMN));
  const written = chain.periods[at < 0 ? first : at];
  return dueOn(tidy(cellOf(cellsIn(chain, link, period), COLUMN)), written ? rangeOf(written.name) : null);
}

/** How many days later the second is. @type {(from: number, to: number) => number} */
export const daysLater = (from, to) => Number((operand(DATE, digits(to))?.n ?? 0n) - (operand(DATE, digits(from))?.n ?? 0n));

/** `2025年5月1日`. @type {(day: number) => string} */
export const dayInWords = (day) => display(DATE, digits(day));

/** @type {(day: number) => string} */
const digits = (day) => String(day).padStart(8, "0");
