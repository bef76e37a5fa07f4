// @ts-check
/**
 * Days as whole numbers, 20250501: how they are counted and said, and which of them are worked.
 *
 * @module
 */

import { FIXED, LAW, LUNAR, NOTICES, REVISED, WEEKEND_LAW } from "./rest-days.js";

/** @typedef {{what: string, source: string}} RestDay what makes it one, and where that stands */

const WEEKDAYS = ["周日", "周一", "周二", "周三", "周四", "周五", "周六"];
// Milliseconds; in UTC all days are alike.
const DAY = 24 * 60 * 60 * 1000;

/**
 * Tell why a day is not worked.
 *
 * @param {number} day
 * @returns {RestDay | null} null for a working day, and for a weekend day that is worked
 */
export function restDay(day) {
  const year = yearOf(day);
  const notice = noticeOf(year);
  if (notice?.worked.includes(day)) return null;
  const holiday = holidaysOf(year).find(([, from, to]) => from <= day && day <= to);
  if (holiday && (notice || year >= REVISED || day % 10_000 !== 502)) return { what: `${holiday[0]}放假`, source: notice ? sourceOf(year) : LAW };
  return isWeekend(day) ? { what: weekday(day), source: WEEKEND_LAW } : null;
}

/** The first day of a holiday, by a part of its name; null where no notice of the year is known and no law fixes it. @type {(name: string, year: number) => number | null} */
export const firstOff = (name, year) => holidaysOf(year).find(([called]) => called.includes(name))?.[1] ?? null;

/** @type {(year: number) => readonly (readonly [name: string, from: number, to: number])[]} */
const holidaysOf = (year) => noticeOf(year)?.off ?? FIXED.map(([name, from, to]) => /** @type {const} */ ([name, year * 10_000 + from, year * 10_000 + to]));

/** Whether a weekend day is worked, to make up for a holiday. @type {(day: number) => boolean} */
export const madeUp = (day) => Boolean(noticeOf(yearOf(day))?.worked.includes(day));

/** Whether the notice of a year is known. @type {(year: number) => boolean} */
export const known = (year) => noticeOf(year) !== null;

/** Say what is not known of a year, or nothing. @type {(year: number) => string} */
export const unknownOf = (year) =>
  known(year) ? "" : `还没有收录${year}年的放假安排：只算周末和日子固定的元旦、劳动节、国庆节，${LUNAR.join("、")}和调休没有算。`;

/** Name the notice of a year, or nothing. @type {(year: number) => string} */
export function sourceOf(year) {
  const notice = noticeOf(year);
  return notice ? `《国务院办公厅关于${year}年部分节假日安排的通知》（${notice.number}，${spoken(notice.date)}）` : "";
}

/** The last day before another that is worked. @type {(day: number) => number} */
export function previousWorkday(day) {
  let found = addDays(day, -1);
  while (restDay(found)) found = addDays(found, -1);
  return found;
}

/** The first day after another that is worked. @type {(day: number) => number} */
export function nextWorkday(day) {
  let found = addDays(day, 1);
  while (restDay(found)) found = addDays(found, 1);
  return found;
}

/** The last day of a month that is worked. @type {(year: number, month: number) => number} */
export const lastWorkday = (year, month) => previousWorkday(monthAfter(year * 10_000 + month * 100 + 1));

/** Go on by days, or back. @type {(day: number, count: number) => number} */
export const addDays = (day, count) => fromTime(timeOf(day) + count * DAY);

/** How many days later the second is; less than none where it is earlier. @type {(from: number, to: number) => number} */
export const daysBetween = (from, to) => (timeOf(to) - timeOf(from)) / DAY;

/** The first day of the month that a day lies in. @type {(day: number) => number} */
export const monthOf = (day) => day - (day % 100) + 1;

/** The first day of the month after. @type {(day: number) => number} */
export function monthAfter(day) {
  const [year, month] = [yearOf(day), Math.floor(day / 100) % 100];
  return month === 12 ? (year + 1) * 10_000 + 101 : year * 10_000 + (month + 1) * 100 + 1;
}

/** The year of a day. @type {(day: number) => number} */
export const yearOf = (day) => Math.floor(day / 10_000);

/** `2025-05-01`. @type {(day: number) => string} */
export const iso = (day) => String(day).padStart(8, "0").replace(/^(.{4})(..)(..)$/, "$1-$2-$3");

/** `2025年5月1日`. @type {(day: number) => string} */
export const spoken = (day) => `${spokenMonth(day)}${day % 100}日`;

/** `2025年5月`. @type {(day: number) => string} */
export const spokenMonth = (day) => `${yearOf(day)}年${Math.floor(day / 100) % 100}月`;

/** `周四`. @type {(day: number) => string} */
export const weekday = (day) => WEEKDAYS[new Date(timeOf(day)).getUTCDay()];

/** A day with its weekday and what is to be known of it: `2025年5月1日（周四，劳动节放假）`. @type {(day: number) => string} */
export function spokenInFull(day) {
  const rest = restDay(day);
  const more = rest && rest.what !== weekday(day) ? `，${rest.what}` : "";
  return `${spoken(day)}（${weekday(day)}${madeUp(day) ? "，调休上班" : more}）`;
}

/** @type {(year: number) => import("./rest-days.js").Notice | null} */
const noticeOf = (year) => (Object.hasOwn(NOTICES, year) ? NOTICES[year] : null);

/** @type {(day: number) => boolean} */
const isWeekend = (day) => [0, 6].includes(new Date(timeOf(day)).getUTCDay());

// Date.UTC takes the years 0 to 99 for those of the last century.
/** @type {(day: number) => number} */
const timeOf = (day) => new Date(0).setUTCFullYear(yearOf(day), (Math.floor(day / 100) % 100) - 1, day % 100);

/** @type {(time: number) => number} */
function fromTime(time) {
  const date = new Date(time);
  return date.getUTCFullYear() * 10_000 + (date.getUTCMonth() + 1) * 100 + date.getUTCDate();
}
