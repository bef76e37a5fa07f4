// @ts-check
/**
 * The day that a deadline names, as a whole number, 20250501.
 *
 * @module
 */

import { calendarDay, days, ordinal } from "../report/period.js";
import { inYear, tidy } from "../report/values.js";
import { yearOf } from "./calendar.js";
import { cellOf, placeOf } from "./chain.js";
import { cellsIn, rangeOf } from "./plan.js";

/** @type {readonly import("../report/values.js").Field[]} what a deadline may be */
const FORMS = [{ type: "date" }, { type: "period" }];
const COLUMN = "完成时限";
const WEEKDAY = /[（(](?:周|星期).[）)]/g;
// By the 30th is on the 30th at the latest.
const UNTIL = /(?:之前|以前|前|截止|止|完成)+$/;
/** @type {readonly [RegExp, string][]} a part of a month by its last day; other ends are those of what they are ends of */
const ENDS = [[/(?<=月)上旬$/, "10日"], [/(?<=月)中旬$/, "20日"], [/(?<=月)下旬$|(?<=月|季度|半年|[0-9]年)[底末内]$/, ""]];

/**
 * Read a deadline: a day, or a month, a quarter or another period, which it ends; one without a year lies in its period's.
 *
 * @param {string} raw as typed
 * @param {readonly [from: number, to: number] | null} range the period's days
 * @returns {number | null} null where it names no day, or one of several years
 */
export function dueOn(raw, range) {
  const text = ENDS.reduce((now, [end, day]) => now.replace(end, day), tidy(tidy(raw).replace(WEEKDAY, "")).replace(UNTIL, ""));
  const due = lastDay(text);
  if (due !== null || !text || !range) return due;
  const [first, last] = range.map(yearOf);
  const years = [...new Set([first, first + 1, last])].filter((year) => year <= last).map((year) => String(year).padStart(4, "0"));
  const dues = years.flatMap((year) => FORMS.map((form) => lastDay(inYear(form, text, year))).find((day) => day !== null) ?? []);
  const inside = first === last ? dues : dues.filter((day) => range[0] <= day && day <= range[1]);
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
export function dueIn(chain, link, period) {
  const [first, last] = [placeOf(chain, link.period), placeOf(chain, period)];
  const at = chain.periods.findLastIndex(({ changes }, place) => place <= last && place > first && Object.hasOwn(changes, link.id) && Object.hasOwn(changes[link.id], COLUMN));
  const written = chain.periods[at < 0 ? first : at];
  return dueOn(cellOf(cellsIn(chain, link, period), COLUMN), written ? rangeOf(written.name) : null);
}
