// @ts-check
/**
 * Days as plans write them: with and without a year, months, ten days of a month, ends of quarters, days of a week.
 *
 * @module
 */

import { calendarDay, days, ordinal } from "../report/period.js";
import { addDays, daysBetween, iso, weekday, yearOf } from "./calendar.js";

/** @typedef {{year: number, first: number | null, last: number | null}} Within the period that the items are planned for; year 0 where its name says none */
/** @typedef {{day: string, sure: boolean}} Found sure: said to be an end, and no day that is only mentioned */

const NUMERALS = "一二三四";
const MONTHS_IN_DAYS = 92;
// What makes a month an end and not a month's report.
const MEANT =
  "(?!、[0-9]{1,2}月)(?=$|[）)，,；;。、 \\t至到~～—–-]|前|内|之前|以前|完成|组织|召开|启动|开展|举办|举行|进行|实施|交付|投产|上线|发布|结束|验收|开工|竣工|到位|落实|建成|印发|报(?![表告名销])|整改|销号)";
const PATTERN = new RegExp(
  [
    "(?<full>(?<![0-9])(?<y>20[0-9]{2}) ?[年./-] ?(?<m>[0-9]{1,2}) ?[月./-] ?(?<d>[0-9]{1,2})(?![0-9])[日号]?)",
    "(?<day>(?<![0-9])(?<dm>[0-9]{1,2})月(?<dd>[0-9]{1,2})(?![0-9天个份项次人])[日号]?)",
    "(?<month>(?:(?<![0-9])(?<my>20[0-9]{2})年)?(?<![0-9])(?<mm>[0-9]{1,2})月(?:(?<part>上旬|中旬|下旬|底|末)|(?:份)?(?<bare>)))",
    "(?<to>(?<=[日号] ?[、至到~～—–-]{1,2} ?)(?<td>[0-9]{1,2})[日号])",
    "(?<slash>(?<![0-9./年月-])(?<sm>1[0-2]|0?[1-9])(?:[/.]|-(?=[0-3][0-9]))(?<sd>[0-9]{1,2})(?![0-9.%/-]))",
    "(?<quarter>(?:(?<qy>20[0-9]{2})年)?第?(?<q>[一二三四1-4])季度(?:[末底内前]|完成))",
    "(?<half>上半年(?:[末底内前]|完成))",
    "(?<year>(?:(?<yy>20[0-9]{2})年)?(?:年底|年末|年内|岁末|底前(?<=20[0-9]{2}年底前)))",
    "(?<own>(?<![0-9])(?:本)?(?:月底|月末|季末|季度末|季度内|学期末|期末前))",
    "(?<week>(?<!每)(?:本|下)?个?(?:周|星期|礼拜)(?<w>[一二三四五六日天末])(?![0-9次期周]))",
  ].join("|"),
  "g",
);
// A day from which something goes on is no end, unless it is when it is put in place.
const STARTS = /^(?:起|开始)(?!执行|施行|实施|启用|推行|试行|运行|[至到])/;
const ENDS = /^ ?(?:前|之前|以前|止|完成|内|以内|截止)/;

/** What a period's name says of its days. @type {(name: string) => Within} */
export function within(name) {
  const found = days(name);
  const [first, last] = found ? found.map(ordinal) : [null, null];
  return { year: first === null ? Number(/20[0-9]{2}/.exec(name)?.[0] ?? 0) : yearOf(first), first, last };
}

/**
 * Find the day by which something is to be done.
 *
 * @param {string} written
 * @param {Within} period
 * @param {boolean} [alone] whether nothing else is written there: in a column, in brackets, behind a label
 * @returns {string} `2025-09-30`, or nothing
 */
export function dayIn(written, period, alone = false) {
  const text = narrowed(written);
  /** @type {Found[]} */
  const found = [];
  let month = 0;
  for (const match of text.matchAll(PATTERN)) {
    const parts = /** @type {Record<string, string | undefined>} */ (match.groups);
    const after = text.slice(match.index + match[0].length, match.index + match[0].length + 6);
    if (STARTS.test(after)) continue;
    if (!alone && parts.slash && !ENDS.test(after)) continue;
    if (!alone && parts.bare !== undefined && !new RegExp(`^${MEANT}`).test(after)) continue;
    const day = dayOf(parts, period, month);
    month = Number(parts.m ?? parts.dm ?? month);
    if (day) found.push({ day: iso(day), sure: alone || ENDS.test(after) || /底|末|旬|内|至|到|[~～—–-]/.test(match[0] + text.slice(Math.max(0, match.index - 2), match.index)) || !parts.day });
  }
  const sure = found.filter((one) => one.sure).at(-1);
  const begins = period.first ? iso(period.first) : "";
  return sure?.day ?? found.filter(({ day }) => day >= begins).at(-1)?.day ?? "";
}

/** Whether a text says a day and nothing else. @type {(written: string) => boolean} */
export const isDay = (written) =>
  narrowed(written).replace(PATTERN, "").replace(/(?:完成|之|以|前|止|内|日|号|份|截[至止]|于|在|至|到|[~～—–\- ，,、()（）])/g, "") === "" && written.search(PATTERN) >= 0;

/** Half-width signs, each in its place; one between two days says until. @type {(text: string) => string} */
const narrowed = (text) =>
  text.replace(/[\uff10-\uff19\uff0e\uff0f\uff0d]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0)).replace(/(?<![0-9./-])([0-9]{1,2}[./][0-9]{1,2}) ?[-–—~～] ?(?=[0-9]{1,2}[./][0-9]{1,2}(?![0-9./%-]))/g, "$1至");

/** @type {(parts: Record<string, string | undefined>, period: Within, month: number) => number | null} */
function dayOf(parts, period, month) {
  const { first, last } = period;
  const near = (/** @type {string | undefined} */ year, /** @type {number} */ own, /** @type {number} */ date) => dated(year ? Number(year) : yearFor(period, own, date), own, date);
  if (parts.full) return near(parts.y, Number(parts.m), Number(parts.d));
  if (parts.day) return near(undefined, Number(parts.dm), Number(parts.dd));
  if (parts.slash) return near(undefined, Number(parts.sm), Number(parts.sd));
  if (parts.to) return month ? near(undefined, month, Number(parts.td)) : null;
  if (parts.month) return near(parts.my, Number(parts.mm), parts.part === "上旬" ? 10 : parts.part === "中旬" ? 20 : 31);
  if (parts.quarter) return near(parts.qy, 3 * (NUMERALS.indexOf(parts.q ?? "") + 1 || Number(parts.q)), 31);
  if (parts.half) return near(undefined, 6, 30);
  if (parts.year) return near(parts.yy, 12, 31);
  if (!first || !last) return null;
  if (parts.own) return (parts.own.includes("月") ? daysBetween(first, last) < 31 : parts.own.includes("季") ? daysBetween(first, last) < 92 : true) ? last : null;
  if (parts.week) return namedDay(first, last, parts.w ?? "");
  return null;
}

/** The year that is left out: the period's, or the next where the day would lie long before it. @type {(period: Within, month: number, date: number) => number} */
function yearFor({ year, first }, month, date) {
  if (!first || !year) return year;
  return daysBetween(year * 10_000 + month * 100 + date, first) > MONTHS_IN_DAYS ? year + 1 : year;
}

/** A day that there is; the 31st is a month's last. @type {(year: number, month: number, date: number) => number | null} */
function dated(year, month, date) {
  if (!year) return null;
  const day = date === 31 ? days(`${year}年${month}月`)?.[1] : calendarDay(`${year}-${month}-${date}`);
  return day ? ordinal(day) : null;
}

/** @type {(first: number, last: number, name: string) => number | null} the day of a week's name in a period of a week */
function namedDay(first, last, name) {
  if (daysBetween(first, last) > 6) return null;
  const wanted = `周${name === "天" ? "日" : name === "末" ? "五" : name}`;
  for (let day = first; day <= last; day = addDays(day, 1)) if (weekday(day) === wanted) return day;
  return null;
}
