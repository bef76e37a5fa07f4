// @ts-check
/**
 * A chain begun from what a report plans, and what its periods are called.
 *
 * @module
 */

import { addLink, addPeriod, newChain } from "./chain.js";
import { written } from "../report/period.js";
import { WEEK, weekAfter } from "./weeks.js";

/** @typedef {import("./chain.js").Chain} Chain */
/** @typedef {import("./planned.js").Item} Item */
/** @typedef {import("./planned.js").Problem} Problem */

const QUARTERS = "一二三四";
/** A period as reports write it. */
const PERIOD = /[0-9]{4}年(?:(?:第?[一二三四1-4]季度|[上下]半年|[0-9]{1,2}月(?:[0-9]{1,2}日)?(?:[至—-](?:[0-9]{4}年)?(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?)?|度)|(?=工作|总结|计划))/;
/** What a plan is called, and what is none though it plans too. */
const [PLAN, SUMMARY] = [/计划|打算|安排|要点|方案/, /总结|汇报|报告|周报|月报|季报/];
/** Where a report without a title says its period. */
const BEGINNING = 200;

/** Find the period that a report is of, by its title or else its beginning; nothing where it says none. @type {(title: string, text: string) => string} */
export const periodIn = (title, text) => WEEK.exec(title)?.[0] ?? PERIOD.exec(title || text.slice(0, BEGINNING))?.[0] ?? "";

/** Guess what a report plans for: a plan is of its own period, a summary plans for the next. @type {(title: string, text: string) => string} */
export function plannedPeriod(title, text) {
  const own = periodIn(title, text);
  return PLAN.test(title) && !SUMMARY.test(title) ? own : following(own);
}

/** Guess what the next period is called: the quarter, the half year, the month, the year or the week after. @type {(name: string) => string} */
export function following(name) {
  const quarter = /^([0-9]{4})年第([一二三四])季度$/.exec(name);
  if (quarter) {
    const at = QUARTERS.indexOf(quarter[2]) + 1;
    return at < 4 ? `${quarter[1]}年第${QUARTERS[at]}季度` : `${Number(quarter[1]) + 1}年第一季度`;
  }
  const half = /^([0-9]{4})年([上下])半年$/.exec(name);
  if (half) return half[2] === "上" ? `${half[1]}年下半年` : `${Number(half[1]) + 1}年上半年`;
  const month = /^([0-9]{4})年([0-9]{1,2})月$/.exec(name);
  if (month) return Number(month[2]) < 12 ? `${month[1]}年${Number(month[2]) + 1}月` : `${Number(month[1]) + 1}年1月`;
  const year = /^([0-9]{4})年(度?)$/.exec(name);
  if (year) return `${Number(year[1]) + 1}年${year[2]}`;
  const usual = written(name);
  return weekAfter(name) || (usual && usual !== name ? following(usual) : "");
}

/** Say where in a report an item stood, and what stood under it. @type {(item: Pick<Item, "group" | "details">) => string} */
export const noteOf = ({ group, details }) => [group && `归入“${group}”`, ...details].filter(Boolean).join("；");

/**
 * Begin a chain from what a report plans, and from the problems that it plans against.
 *
 * @param {string} id names the chain
 * @param {string} title
 * @param {string} period what the plan is for
 * @param {readonly Pick<Item, "text" | "owner" | "deadline" | "sign" | "group" | "details">[]} items
 * @param {readonly Pick<Problem, "text">[]} problems
 * @param {boolean} over whether the period is over: the next one answers for it
 * @returns {Chain}
 */
export function chainFrom(id, title, period, items, problems, over) {
  const begun = newChain(id, title, period);
  const planned = items.reduce((chain, item) => addLink(chain, "A", "T1", { 名称: item.text, 责任人: item.owner, 完成时限: item.deadline, 衡量指标: item.sign, 说明: noteOf(item) }), begun);
  const found = problems.reduce((chain, { text }) => addLink(chain, "P", "T1", { 名称: text }), planned);
  return over ? addPeriod(found, following(period)) : found;
}
