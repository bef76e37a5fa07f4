// @ts-check
/**
 * How a row stands in a period: late, answered, and whether anything leads to it and on from it.
 *
 * @module
 */

import { spoken, yearOf } from "./calendar.js";
import { kindOf, placeOf } from "./chain.js";
import { rangeOf } from "./plan.js";

/** @typedef {import("./chain.js").Chain} Chain */
/** @typedef {import("./chain.js").Link} Link */
/** @typedef {import("./chain.js").Answer} Answer */
/** @typedef {{word: "" | "逾期" | import("./chain.js").Verdict, tone: import("./inks.js").Tone}} Standing */

/** @type {Readonly<Record<import("./chain.js").Verdict, import("./inks.js").Tone>>} */
const TONES = { 完成: "done", 部分: "open", 结转: "open", 取消: "gone" };

/** Write a day, with its year where that is not a period's. @type {(day: number, period: string) => string} */
export function spokenIn(day, period) {
  const own = rangeOf(period)?.every((one) => yearOf(one) === yearOf(day));
  return own ? spoken(day).replace(/^[0-9]+年/, "") : spoken(day);
}

/** Tell how a planned row stands. @type {(answer: Answer | null, deadline: number | null, today: number) => Standing} today: 0 where it is not known */
export function standingOf(answer, deadline, today) {
  if (answer) return { word: answer.verdict, tone: TONES[answer.verdict] ?? "open" };
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
