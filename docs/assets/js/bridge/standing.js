// @ts-check
/**
 * How a row stands in a period: late, answered, and whether anything leads to it and on from it.
 *
 * @module
 */

import { calendarDay, days, ordinal } from "../report/period.js";
import { inYear, tidy } from "../report/values.js";
import { cellOf, kindOf, placeOf } from "./chain.js";
import { rangeOf } from "./plan.js";

/** @typedef {import("./chain.js").Chain} Chain */
/** @typedef {import("./chain.js").Link} Link */
/** @typedef {import("./plan.js").Planned} Planned */
/** @typedef {{word: "" | "逾期" | import("./chain.js").Verdict, tone: import("./inks.js").Tone}} Standing */

/** @type {Readonly<Record<import("./chain.js").Verdict, import("./inks.js").Tone>>} */
const TONES = { 完成: "done", 部分: "open", 结转: "open", 取消: "gone" };
const [DAY, MONTH] = [{ type: /** @type {const} */ ("date") }, { type: /** @type {const} */ ("period") }];
/** What a deadline may be followed by: 6月30日前, 6月底. */
const BEFORE = /(?<=[日号0-9])(?:之前|以前|前)$|(?<=月)[底末]$/;

/**
 * Read a deadline.
 *
 * @param {string} raw as typed: a day, or a month or another period, which it ends; without its year it is in the period's
 * @param {string} period the name of the period that plans it
 * @returns {number | null} a whole number, 20250630; null where there is none that can be read
 */
export function deadlineOf(raw, period) {
  const text = tidy(raw).replace(BEFORE, "");
  if (!text) return null;
  const range = rangeOf(period);
  const years = range ? [...new Set(range.map((day) => String(Math.floor(day / 10_000))))] : [];
  const found = (years.length ? years : [""]).flatMap((year) => {
    const day = calendarDay(year ? inYear(DAY, text, year) : text) ?? days(year ? inYear(MONTH, text, year) : text)?.[1];
    return day ? [ordinal(day)] : [];
  });
  return found.find((day) => range && day >= range[0] && day <= range[1]) ?? found[0] ?? null;
}

/** Write a day, with its year where that is not a period's. @type {(day: number, period: string) => string} */
export function spokenIn(day, period) {
  const [year, month, date] = [Math.floor(day / 10_000), Math.floor(day / 100) % 100, day % 100];
  const own = rangeOf(period)?.every((one) => Math.floor(one / 10_000) === year);
  return `${own ? "" : `${year}年`}${month}月${date}日`;
}

/** Tell how a planned row stands. @type {(planned: Planned, period: string, today: number) => Standing} today: 0 where it is not known */
export function standingOf({ answer, cells }, period, today) {
  if (answer) return { word: answer.verdict, tone: TONES[answer.verdict] ?? "open" };
  const deadline = deadlineOf(cellOf(cells, "完成时限"), period);
  return deadline !== null && deadline < today ? { word: "逾期", tone: "late" } : { word: "", tone: "plain" };
}

/** How a row that is planned no more came to its end. @type {(chain: Chain, id: string, period: string) => Standing} */
export function endingOf(chain, id, period) {
  const said = chain.periods.slice(0, placeOf(chain, period)).flatMap(({ answers }) => (Object.hasOwn(answers, id) ? [answers[id]] : []));
  const last = said[said.length - 1];
  return last ? { word: last.verdict, tone: TONES[last.verdict] ?? "open" } : { word: "", tone: "plain" };
}

/**
 * Say what a row hangs loose by.
 *
 * @param {Chain} chain
 * @param {Link} link
 * @param {string} period what comes up later does not tie it yet
 * @returns {string} empty where it hangs loose by nothing
 */
export function looseBy(chain, link, period) {
  const at = placeOf(chain, period);
  const there = new Set(chain.links.map(({ id }) => id));
  const kind = kindOf(link.id);
  const origin = link.from.some((id) => there.has(id));
  const followed = chain.links.some(({ from, period: own }) => from.includes(link.id) && placeOf(chain, own) <= at);
  if (kind === "P") return followed ? "" : "没有原因、措施和目标";
  if (kind === "C") return [origin ? "" : "不知道是哪个问题的", followed ? "" : "没有措施"].filter(Boolean).join("，");
  return origin ? "" : "没有来源";
}
