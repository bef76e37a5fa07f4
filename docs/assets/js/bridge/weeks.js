// @ts-check
/**
 * Weeks as reports call them, by number or by their days: which days they are, and what the week after is called.
 *
 * @module
 */

import { chinese } from "../report/numbering.js";
import { addDays, daysBetween, weekday, yearOf } from "./calendar.js";

const NUMBER = "第(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})周";
const NUMBERED = /^(.*)第([0-9]{1,2}|[一二三四五六七八九十]{1,3})周$/;
const DAYS = "[0-9]{1,2}月[0-9]{1,2}日[至到~～—–-]{1,2}(?:[0-9]{4}年)?(?:[0-9]{1,2}月)?[0-9]{1,2}日";
const FROM_TO = /^(?:([0-9]{4})年)?([0-9]{1,2})月([0-9]{1,2})日([至到~～—–-]{1,2})(?:([0-9]{4})年)?(?:([0-9]{1,2})月)?([0-9]{1,2})日$/;
/** A week in a title, which may leave the year out. */
export const WEEK = new RegExp(`(?:[0-9]{4}年)?(?:${DAYS}|(?:[0-9]{1,2}月)?${NUMBER})`);
const [FEWEST, MOST] = [52, 53];
/** No month has more whole weeks than these for certain. */
const WEEKS_OF_A_MONTH = 4;
/** What is no longer than two weeks goes on week by week. */
const LONGEST = 14;
const WEEKDAYS = "一二三四五六日";
/** A year for days that are written without: most have no 29th of February. */
const ANY = 2025;

/** Guess what the week after is called; nothing where that cannot be told. @type {(name: string) => string} */
export function weekAfter(name) {
  const [, before, written] = NUMBERED.exec(name) ?? [];
  return written ? counted(before, written) : shifted(name);
}

/** @type {(before: string, written: string) => string} */
function counted(before, written) {
  const say = (/** @type {number} */ number) => `第${/[0-9]/.test(written) ? number : chinese(number)}周`;
  const [year, number] = [yearIn(before), numberIn(written)];
  if (!number || number > MOST) return "";
  if (year) return number < weeksIn(year) ? `${before}${say(number + 1)}` : `${year + 1}年${say(1)}`;
  // Without its year the last week of one may be either; a month's may be four or five, and a term's any.
  if (!before) return say(number < FEWEST ? number + 1 : 1);
  return number < (before.endsWith("月") ? WEEKS_OF_A_MONTH : FEWEST) ? `${before}${say(number + 1)}` : "";
}

/** The year that stands before a week's number, alone; 0 where none does. @type {(before: string) => number} */
const yearIn = (before) => Number(/^([0-9]{4})年$/.exec(before)?.[1] ?? 0);

/** @type {(written: string) => number} */
const numberIn = (written) => (/[0-9]/.test(written) ? Number(written) : Array.from({ length: MOST }, (_, at) => at + 1).find((one) => chinese(one) === written) ?? 0);

/**
 * Guess the days of a week of a year, Monday to Sunday, as GB/T 7408.1—2023 and ISO 8601 count: a unit may count from the first of January.
 *
 * @param {string} name with its year, `2025年第33周`
 * @returns {[from: number, to: number] | null} null where it is no such week
 */
export function weekOf(name) {
  const [, before, written] = NUMBERED.exec(name) ?? [];
  const [year, number] = written ? [yearIn(before), numberIn(written)] : [0, 0];
  if (!year || !number || number > weeksIn(year)) return null;
  // The fourth of January lies in the first week.
  const fourth = year * 10_000 + 104;
  const from = addDays(fourth, 7 * (number - 1) - WEEKDAYS.indexOf(weekday(fourth)[1]));
  return [from, addDays(from, 6)];
}

/** How many weeks a year has (GB/T 7408.1—2023, as ISO 8601): 53 where it begins or ends with a Thursday. @type {(year: number) => number} */
const weeksIn = (year) => ([101, 1231].some((day) => weekday(year * 10_000 + day) === "周四") ? MOST : FEWEST);

/** A week that is called by its days, one or two weeks on. @type {(name: string) => string} */
function shifted(name) {
  const found = FROM_TO.exec(name);
  if (!found) return "";
  const [, year, month, day, to, lastYear, lastMonth = month, lastDay] = found;
  const first = dayOf(Number(year ?? ANY), month, day);
  // Days without a year may pass into the next.
  const last = dayOf(lastYear ? Number(lastYear) : yearOf(first) + Number(!year && Number(lastMonth) < Number(month)), lastMonth, lastDay);
  const length = first && last ? daysBetween(first, last) + 1 : 0;
  if (length < 1 || length > LONGEST) return "";
  const [from, until] = [first, last].map((one) => addDays(one, 7 * Math.ceil(length / 7)));
  const said = (/** @type {number} */ one) => `${Math.floor(one / 100) % 100}月${one % 100}日`;
  const ends = Boolean(found[6]) || Math.floor(from / 100) !== Math.floor(until / 100) ? said(until) : `${until % 100}日`;
  return `${year ? `${yearOf(from)}年` : ""}${said(from)}${to}${year && yearOf(until) !== yearOf(from) ? `${yearOf(until)}年` : ""}${ends}`;
}

/** A day, or 0 where there is none. @type {(year: number, month: string, day: string) => number} */
function dayOf(year, month, day) {
  const written = year * 10_000 + Number(month) * 100 + Number(day);
  return Number(month) && Number(day) && addDays(addDays(written, 1), -1) === written ? written : 0;
}
