// @ts-check
/**
 * How old problems are, how often what answers them was carried over, and what share of each plan was kept.
 *
 * @module
 */

import { display } from "../report/values.js";
import { cellOf, kindOf, linksOf, placeOf } from "./chain.js";
import { ends, followers, planOf } from "./plan.js";

/** @typedef {import("./chain.js").Chain} Chain */
/** @typedef {import("./plan.js").Planned} Planned */

/**
 * How old a problem is.
 *
 * @typedef {object} Age
 * @property {string} id
 * @property {number} periods in how many it is known, this one among them
 * @property {number} carried how many times over it went on: of the measures and goals that answer it, the one that went on most
 * @property {boolean} open nothing that answers it is done, or something is still to be done
 */

/**
 * What became of a period's plan; the last five add up to the first.
 *
 * @typedef {object} Kept
 * @property {string} period
 * @property {number} planned
 * @property {number} done
 * @property {number} partly
 * @property {number} carried
 * @property {number} cancelled
 * @property {number} unanswered
 */

/** @type {readonly (readonly [count: "done" | "partly" | "carried" | "cancelled", some: string, all: string, one: string])[]} how each is said of some, of all, and of the only one */
const SAID = [
  ["done", "完成", "全部完成", "已完成"],
  ["partly", "部分完成", "都只完成一部分", "只完成一部分"],
  ["carried", "结转", "全部结转", "结转到本期"],
  ["cancelled", "取消", "全部取消", "已取消"],
];

/**
 * Tell how old each problem is in a period.
 *
 * @param {Chain} chain
 * @param {string} period
 * @returns {Age[]} in the order of the chain; those that came up later are left out
 */
export function agesOf(chain, period) {
  const at = placeOf(chain, period);
  const plans = plansUntil(chain, at);
  return linksOf(chain, "P").flatMap(({ id, period: own }) => {
    const first = placeOf(chain, own);
    if (first < 0 || first > at) return [];
    const answering = followers(chain, id).filter((one) => ["A", "G"].includes(kindOf(one)));
    const lasts = answering.flatMap((one) => plans.flatMap((plan) => plan.filter((planned) => planned.id === one)).slice(-1)).map(({ answer }) => answer);
    const open = !lasts.some((last) => last?.verdict === "完成") || lasts.some((last) => !ends(last));
    return [{ id, periods: at - first + 1, carried: Math.max(0, ...answering.map((one) => carriedIn(one, plans))), open }];
  });
}

/** Count what became of each period's plan. @type {(chain: Chain) => Kept[]} */
export const keptOf = (chain) => chain.periods.map(({ id }) => keptIn(chain, id));

/**
 * Say in one sentence what became of the plan of the period before, and what has gone on longest.
 *
 * @param {Chain} chain
 * @param {string} period the period at hand
 * @returns {string}
 */
export function ageSentence(chain, period) {
  const at = placeOf(chain, period);
  if (at < 0) return "";
  if (!at) return "这是第一期，没有上期计划要交代。";
  const kept = keptIn(chain, chain.periods[at - 1].id);
  if (!kept.planned) return "上期没有列入计划的事项。";
  return `上期计划${kept.planned}项，${became(kept)}${longest(plansUntil(chain, at))}。`;
}

/** @type {(id: string, plans: readonly Planned[][]) => number} over how many ends of a period a row went on, until the last */
const carriedIn = (id, plans) => plans.slice(0, -1).filter((plan) => plan.some((planned) => planned.id === id && !ends(planned.answer))).length;

/** @type {(chain: Chain, at: number) => Planned[][]} */
const plansUntil = (chain, at) => chain.periods.slice(0, at + 1).map(({ id }) => planOf(chain, id));

/** @type {(chain: Chain, period: string) => Kept} */
function keptIn(chain, period) {
  const verdicts = planOf(chain, period).map(({ answer }) => answer?.verdict);
  const count = (/** @type {string | undefined} */ verdict) => verdicts.filter((one) => one === verdict).length;
  return {
    period,
    planned: verdicts.length,
    done: count("完成"),
    partly: count("部分"),
    carried: count("结转"),
    cancelled: count("取消"),
    unanswered: count(undefined),
  };
}

/** @type {(kept: Kept) => string} */
function became(kept) {
  if (kept.unanswered === kept.planned) return kept.planned === 1 ? "没有答复" : "都没有答复";
  const whole = SAID.find(([count]) => kept[count] === kept.planned);
  if (whole) return kept.planned === 1 ? whole[3] : whole[2];
  const some = SAID.flatMap(([count, word]) => (kept[count] ? [`${word}${kept[count]}项`] : []));
  const unanswered = kept.unanswered ? `，${kept.unanswered}项没有答复` : "";
  return `${kept.done ? "" : "没有一项完成，"}${some.join("、")}${unanswered}`;
}

/** @type {(plans: readonly Planned[][]) => string} what has gone on into the last from two before it or more, without a break */
function longest(plans) {
  const runs = plans[plans.length - 1].map((planned) => ({ planned, times: runOf(planned.id, plans) }));
  const most = Math.max(0, ...runs.map(({ times }) => times));
  if (most < 2) return "";
  const found = runs.filter(({ times }) => times === most);
  const more = found.length > 1 ? `等${found.length}项` : "";
  return `；连续结转最久的是“${nameOf(found[0].planned)}”${more}，已${most}期`;
}

/** @type {(id: string, plans: readonly Planned[][]) => number} over how many ends of a period one after the other a row went on */
function runOf(id, plans) {
  const course = plans.slice(0, -1).reverse().map((plan) => plan.find((planned) => planned.id === id));
  const broken = course.findIndex((planned) => !planned || ends(planned.answer));
  return broken < 0 ? course.length : broken;
}

/** Name a row inside quotation marks (GB/T 15834—2011, 4.8.3.4). @type {(planned: Planned) => string} */
function nameOf({ id, cells }) {
  const name = display({ type: "text" }, cellOf(cells, "名称")) || id;
  return name.replaceAll("“", "‘").replaceAll("”", "’");
}
