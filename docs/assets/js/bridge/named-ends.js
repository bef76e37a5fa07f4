// @ts-check
/**
 * Deadlines that are named and not dated: the end of the year, of the month, and the day before a holiday.
 *
 * @module
 */

import { addDays, firstOff, monthAfter, monthOf, yearOf } from "./calendar.js";

/** @typedef {import("./deadline.js").Range} Range */

const END = /^[本当]?(年|月|季)度?[底末内](?:之前|以前|前)?(?:完成)?$/;
const HALF_A_YEAR = 183;
const FEAST = /^(元旦|春节|清明|五一|劳动|端午|中秋|国庆|十一)节?(?:假期|放假)?(?:之前|以前|前)/;
/** @type {Readonly<Record<string, string>>} what a holiday is called besides */
const CALLED = { 五一: "劳动", 十一: "国庆" };

/**
 * Find the day that a deadline names.
 *
 * @param {string} written
 * @param {Range} range the days of the period that it was written in; an end is told only where the period has one of it
 * @returns {number | null} null where it names none, or a holiday whose days are not known yet
 */
export function namedEnd(written, [from, to]) {
  const feast = FEAST.exec(written)?.[1];
  if (feast) {
    const years = [yearOf(from), yearOf(from) + 1];
    const days = years.map((year) => firstOff(CALLED[feast] ?? feast, year)).filter((day) => day !== null);
    // Nobody names in winter the holiday of next autumn.
    return days.map((day) => addDays(day, -1)).find((day) => day >= from && day <= addDays(to, HALF_A_YEAR)) ?? null;
  }
  const end = END.exec(written)?.[1];
  const [first, last] = [from, to].map((day) => (end === "年" ? yearOf(day) : end === "月" ? monthOf(day) : quarterOf(day)));
  if (!end || first !== last) return null;
  if (end === "年") return yearOf(to) * 10_000 + 1231;
  let month = monthOf(to);
  while (end === "季" && Math.floor(month / 100) % 100 % 3) month = monthAfter(month);
  return addDays(monthAfter(month), -1);
}

/** @type {(day: number) => number} */
const quarterOf = (day) => yearOf(day) * 10 + Math.ceil((Math.floor(day / 100) % 100) / 3);
