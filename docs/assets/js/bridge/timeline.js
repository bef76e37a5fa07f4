// @ts-check
/**
 * The days of a period along a line, and what its parts are called: months, or weeks, or days where it is short.
 *
 * @module
 */

import { addDays, daysBetween, spoken } from "./calendar.js";
import { measure } from "./lettering.js";

/** @typedef {{day: number, label: string, share: number}} Tick where a part begins; label: empty where there is no room for it */
/** @typedef {{ticks: Tick[], share: (day: number) => number, wide: number}} Timeline share: where a day begins, from 0 to 1; wide: the share of a day */

const FIRST = 1970_01_01;
const [WEEK, WEEKS, MONTHS] = [7, 35, 24];
/** Space between two labels, in ems. */
const APART = 0.7;

/** Count days since the first of 1970, a Thursday. @type {(day: number) => number} day: a whole number, 20250630 */
const counted = (day) => daysBetween(FIRST, day);

/**
 * Divide a period.
 *
 * @param {number} from the first day, a whole number
 * @param {number} to the last
 * @param {number} ems how wide the line is
 * @returns {Timeline}
 */
export function timelineOf(from, to, ems) {
  const [first, last] = [counted(from), counted(to)];
  const length = last - first + 1;
  const share = (/** @type {number} */ day) => (counted(day) - first) / length;
  const named = (/** @type {Tick[]} */ ticks) => ({ ticks: labelled(ticks, ems), share, wide: 1 / length });
  const tick = (/** @type {number} */ number, /** @type {string} */ label) => ({ day: number, label, share: (number - first) / length });
  if (length <= WEEKS) {
    const step = length <= WEEK ? 1 : WEEK;
    const starts = Array.from({ length }, (_, at) => first + at).filter((number) => step === 1 || number === first || (number + 3) % WEEK === 0);
    return named(starts.map((number) => tick(number, dayName(number))));
  }
  const [year, month] = [Math.floor(from / 10_000), Math.floor(from / 100) % 100];
  const months = (Math.floor(to / 10_000) - year) * 12 + (Math.floor(to / 100) % 100) - month + 1;
  const parts = Array.from({ length: months }, (_, at) => ({ year: year + Math.floor((month - 1 + at) / 12), month: ((month - 1 + at) % 12) + 1 }));
  const shown = months > MONTHS ? parts.filter((one, at) => !at || one.month === 1) : parts;
  return named(
    shown.map((one, at) => {
      const label = months > MONTHS ? `${one.year}年` : `${months > 12 && (!at || one.month === 1) ? `${one.year}年` : ""}${one.month}月`;
      return tick(at ? counted(one.year * 10_000 + one.month * 100 + 1) : first, label);
    }),
  );
}

/** @type {(number: number) => string} */
const dayName = (number) => spoken(addDays(FIRST, number)).replace(/^[0-9]+年/, "");

/** Leave out the labels that there is no room for. @type {(ticks: readonly Tick[], ems: number) => Tick[]} */
function labelled(ticks, ems) {
  let taken = -Infinity;
  return ticks.map((one, at) => {
    const start = one.share * ems;
    const end = start + measure(one.label) + APART;
    const next = ticks[at + 1] ? ticks[at + 1].share * ems : ems;
    // The first part may be cut short: the next one's name is worth more.
    const fits = start >= taken && end <= ems + APART && (at > 0 || ticks.length === 1 || end <= next);
    if (fits) taken = end;
    return fits ? one : { ...one, label: "" };
  });
}
