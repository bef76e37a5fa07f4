// @ts-check
/**
 * The day that a deadline names, as a whole number, 20250501.
 *
 * @module
 */

import { calendarDay, days, ordinal } from "../report/period.js";
import { narrow } from "../report/typed.js";
import { inYear, tidy } from "../report/values.js";
import { yearOf } from "./calendar.js";
import { cellOf, placeOf } from "./chain.js";
import { namedEnd } from "./named-ends.js";
import { cellsIn, rangeOf } from "./plan.js";
import { weekOf } from "./weeks.js";

/** @type {readonly import("../report/values.js").Field[]} what a deadline may be */
const FORMS = [{ type: "date" }, { type: "period" }];
const COLUMN = "完成时限";
const WEEKDAY = /[（(](?:周|星期).[）)]/g;
// By the 30th is on the 30th at the latest.
const MONTHS = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"];
const MONTH = /^(?:十[一二]?|[一二三四五六七八九])(?=月)/;
const UNTIL = /(?:之前|以前|前|截止|止|完成)+$/;
/** @type {readonly [RegExp, string][]} a part of a month by its last day; other ends are those of what they are ends of */
const ENDS = [[/(?<=月)上旬$/, "10日"], [/(?<=月)中旬$/, "20日"], [/(?<=月)下旬$|(?<=月|季度|半年|周|[0-9]年)[底末内]$/, ""]];

/** @typedef {readonly [from: number, to: number]} Range */

/**
 * Read a deadline: a day, or a week, a month, a quarter or another period, which it ends; one without a year lies in its period's.
 *
 * @param {string} raw as typed
 * @param {Range | null} range the period's days
 * @returns {number | null} null where it names no day, or one of several years
 */
export function dueOn(raw, range) {
  const week = weekOn(raw, range);
  if (week) return week[1];
  const text = told(raw);
  const due = lastDay(text);
  if (due !== null || !text || !range) return due;
  const dated = onlyOne(range, (year) => FORMS.map((form) => lastDay(inYear(form, text, year))).find((day) => day !== null) ?? null, (day) => day);
  return dated ?? namedEnd(tidy(narrow(raw)), range);
}

/** Guess the days of the week that a deadline is written as. @type {(raw: string, range: Range | null) => Range | null} */
export function weekOn(raw, range) {
  const text = told(raw).replaceAll(" ", "");
  const own = weekOf(text);
  return own || !range ? own : onlyOne(range, (year) => weekOf(`${year}年${text}`), ([, last]) => last);
}

/** @type {(raw: string) => string} a deadline without the words that say that it is one */
const told = (raw) => ENDS.reduce((now, [end, day]) => now.replace(end, day), tidy(narrow(tidy(raw)).replace(WEEKDAY, "").replace(MONTH, (month) => `${MONTHS.indexOf(month) + 1}`)).replace(UNTIL, ""));

/** What is read in the years of a period, where that is one thing alone. @type {<T>(range: Range, read: (year: string) => T | null, end: (found: T) => number) => T | null} */
function onlyOne(range, read, end) {
  const [first, last] = range.map(yearOf);
  const years = [...new Set([first, first + 1, last])].filter((year) => year <= last).map((year) => String(year).padStart(4, "0"));
  const found = years.map(read).filter((one) => one !== null);
  const inside = first === last ? found : found.filter((one) => range[0] <= end(one) && end(one) <= range[1]);
  return inside.length === 1 ? inside[0] : null;
}

/** @type {(text: string) => number | null} */
function lastDay(text) {
  const day = calendarDay(text) ?? days(text)?.[1];
  return day ? ordinal(day) : null;
}

/**
 * Give the day on which a row is due as a period says it; what was written earlier without a year lies in the period that it was written in.
 *
 * @param {import("./chain.js").Chain} chain
 * @param {import("./chain.js").Link} link
 * @param {string} period
 * @returns {number | null}
 */
export const dueIn = (chain, link, period) => dueOn(...writtenIn(chain, link, period));

/** The days of the week that a row's deadline is written as. @type {(chain: import("./chain.js").Chain, link: import("./chain.js").Link, period: string) => Range | null} */
export const weekIn = (chain, link, period) => weekOn(...writtenIn(chain, link, period));

/** What is said before the day of a row's deadline where that is a guess. @type {(chain: import("./chain.js").Chain, link: import("./chain.js").Link, period: string) => string} */
export const roughly = (chain, link, period) => (weekIn(chain, link, period) ? "约" : "");

/** A row's deadline as typed, and the days of the period that it was written in. @type {(chain: import("./chain.js").Chain, link: import("./chain.js").Link, period: string) => [raw: string, range: Range | null]} */
function writtenIn(chain, link, period) {
  const [first, last] = [placeOf(chain, link.period), placeOf(chain, period)];
  const at = chain.periods.findLastIndex(({ changes }, place) => place <= last && place > first && Object.hasOwn(changes, link.id) && Object.hasOwn(changes[link.id], COLUMN));
  const written = chain.periods[at < 0 ? first : at];
  return [cellOf(cellsIn(chain, link, period), COLUMN), written ? rangeOf(written.name) : null];
}
