// @ts-check
/**
 * Days and periods as reports write them: `2025年3月31日`, `2024年2月至2025年5月`, `2025年第二季度`.
 *
 * The twin of hooks/reportkb/report/period.py; the golden cases in tests/cases/values hold for both.
 *
 * @module
 */

import { narrow } from "./typed.js";

/** @typedef {{year: number, month: number, day: number}} CalendarDay */
/** @typedef {{year: number, month: number, day: number, half: string, quarter: string}} End one end of a period as written; 0 and nothing where a part is left out */
/** @typedef {[first: End, last: End | null]} Ends */

const DAY = /^([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})$/;
const CHINESE_DAY = /^([0-9]{4})(年)([0-9]{1,2})月([0-9]{1,2})[日号]?$/;
const COMPACT_DAY = /^([0-9]{4})()([0-9]{2})([0-9]{2})$/;
// What stands between the ends of a period, besides a hyphen, which may belong to a date.
const TO = / ?(?:[至到~〜–—―]+|--| - ) ?/g;
const NUMERIC =
  /^([0-9]{4})([-/.])([0-9]{1,2})(?:\2([0-9]{1,2}))?(?:([至-])(?:([0-9]{4})\2)?([0-9]{1,2})(?:\2([0-9]{1,2}))?)?$/;
/** @type {[RegExp, string][]} what other spellings of a part are in the one that a period is written in */
const SPELLINGS = [
  [/^[自从]|起(?=[至-])|止$/g, ""],
  [/年度/g, "年"],
  [/号/g, "日"],
  [/[Qq]([1-4])/g, "第$1季度"],
  [/(^|[^0-9])([0-9]{1,2})[至-]([0-9]{1,2})([月日])/g, "$1$2$4至$3$4"],
  [/第?([一二三四1-4])[至-]第?([一二三四1-4]季度)/g, "第$1季度至第$2"],
  [/(^|[^前第0-9])([一二三四1-4])季度/g, "$1第$2季度"],
  [/(^|[至-])([0-9]{4})(?=[至第前上下-]|$)/g, "$1$2年"],
  [/-/g, "至"],
];
const END = "(?:([0-9]{4})年)?(?:([0-9]{1,2})月)?(?:([0-9]{1,2})日)?(?:([上下])半年|(前三|第[一二三四1-4])季度)?";
const PERIOD = new RegExp(`^${END}(?:至${END})?$`);
const NUMERALS = "一二三四";

/**
 * Read `2025-03-31`, `2025/3/31`, `2025.3.31`, `20250331` or `2025年3月31日`.
 *
 * @param {string} raw the day as typed
 * @returns {CalendarDay | null} null where there is no such day
 */
export function calendarDay(raw) {
  const text = narrow(raw).replaceAll(" ", "");
  const match = DAY.exec(text) ?? CHINESE_DAY.exec(text) ?? COMPACT_DAY.exec(text);
  return match ? day(Number(match[1]), Number(match[3]), Number(match[4])) : null;
}

/**
 * Give a period's first and last day; year and month carry over from the first part to the second.
 *
 * @param {string} raw the period as typed
 * @returns {[CalendarDay, CalendarDay] | null} null where it is none
 */
export function days(raw) {
  const ends = endsOf(raw);
  return ends && daysOf(...ends);
}

/**
 * Write a period as reports do: `2025.3.1-5.31` is `2025年3月1日至5月31日`.
 *
 * @param {string} raw the period as typed
 * @returns {string | null} null where it is none
 */
export function written(raw) {
  const ends = endsOf(raw);
  if (!ends || !daysOf(...ends)) return null;
  return ends[1] ? `${text(ends[0])}至${text(ends[1])}` : text(ends[0]);
}

/** @type {(day: CalendarDay) => number} */
export const ordinal = ({ year, month, day: date }) => year * 10_000 + month * 100 + date;

/** @type {(raw: string) => Ends | null} */
function endsOf(raw) {
  let typed = narrow(raw).replace(TO, "至").replaceAll(" ", "");
  const figures = NUMERIC.exec(typed);
  if (figures) return numeric(figures);
  for (const [spelling, usual] of SPELLINGS) typed = typed.replace(spelling, usual);
  const match = PERIOD.exec(typed);
  return match && [end(match.slice(1, 6)), typed.includes("至") ? end(match.slice(6)) : null];
}

/** @type {(match: RegExpExecArray) => Ends | null} */
function numeric([, year, mark, month, date, to, lastYear, second, third]) {
  const first = end([year, month, date]);
  if (!to) return [first, null];
  if (mark === to) return null; // all hyphens: no telling where one end stops
  // A single figure goes on with the smallest part of the first end.
  const alone = date && !third && !lastYear;
  return [first, end(alone ? [lastYear, undefined, second] : [lastYear, second, third])];
}

/** @type {(parts: readonly (string | undefined)[]) => End} */
const end = ([year, month, date, half = "", quarter = ""]) => ({
  year: part(year),
  month: part(month),
  day: part(date),
  half,
  quarter: quarter.replace(/[1-4]/, (digit) => NUMERALS[Number(digit) - 1]),
});

/** @type {(text: string | undefined) => number} one that is written as 0 is none that there is, and not left out */
const part = (text) => (text ? Number(text) || -1 : 0);

/** @type {(end: End) => string} */
const text = ({ year, month, day: date, half, quarter }) =>
  [[year, "年"], [month, "月"], [date, "日"], [half, "半年"], [quarter, "季度"]].map(([value, name]) => (value ? `${value}${name}` : "")).join("");

/** @type {(first: End, last: End | null) => [CalendarDay, CalendarDay] | null} */
function daysOf(first, last) {
  const ending = last ?? first;
  const carried = ending.month || (ending.day ? first.month : 0);
  if (!first.year || !whole(first) || !whole(ending) || (ending.day && !carried) || (first.day && !first.month)) return null;
  const begins = day(first.year, first.month || firstMonth(first), first.day || 1);
  const [year, month] = [ending.year || first.year, carried || lastMonth(ending)];
  const ends = day(year, month, ending.day || lastDay(year, month));
  return begins && ends && ordinal(begins) <= ordinal(ends) ? [begins, ends] : null;
}

/**
 * Tell whether an end has a part, and is a half year, a quarter or of months, not two of these.
 *
 * @type {(part: End) => boolean}
 */
function whole({ year, month, day: date, half, quarter }) {
  const kinds = [half, quarter, month || date].filter(Boolean).length;
  return kinds === 1 || (Boolean(year) && !kinds);
}

/** @type {(end: End) => number} */
function firstMonth({ half, quarter }) {
  if (half === "下") return 7;
  return quarter.startsWith("第") ? 3 * NUMERALS.indexOf(quarter[1]) + 1 : 1;
}

/** @type {(end: End) => number} */
function lastMonth({ half, quarter }) {
  if (half === "上") return 6;
  return quarter ? 3 * NUMERALS.indexOf(quarter[1]) + 3 : 12;
}

/** @type {(year: number, month: number, date: number) => CalendarDay | null} */
function day(year, month, date) {
  const exists = year >= 1 && month >= 1 && month <= 12 && date >= 1 && date <= lastDay(year, month);
  return exists ? { year, month, day: date } : null;
}

/** @type {(year: number, month: number) => number} */
function lastDay(year, month) {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
}
