// @ts-check
/**
 * Answers that are missing or say too little, and rows that go on and on, or come back unasked.
 *
 * @module
 */

import { tidy } from "../report/values.js";
import { kindOf, placeOf } from "./chain.js";
import { dueIn } from "./deadline.js";
import { letters } from "./metric-gaps.js";
import { another, dueOf, itself, nextOf, openOf, periodName, sayingOf, sourcesOf } from "./period-view.js";
import { rangeOf } from "./plan.js";

/** @typedef {import("./chain.js").Answer} Answer */
/** @typedef {import("./chain.js").Link} Link */
/** @typedef {import("./period-view.js").Found} Found */
/** @typedef {import("./period-view.js").Rule} Rule */
/** @typedef {import("./period-view.js").View} View */
/** @typedef {import("./plan.js").Planned} Planned */

/** What the parts of an answer are called where gaps are shown beside them. @type {Readonly<Record<keyof Answer, string>>} */
export const PARTS = { verdict: "结果", actual: "实际", reason: "理由", evidence: "依据", rest: "剩下" };
// How alike two names are that mean one thing: shared pairs of letters, twice, among all of both.
const ALIKE = 0.8;
const FIGURES = /[0-9一二三四五六七八九十百千万]/g;

/** @type {(view: View) => Found[]} */
const unanswered = (view) =>
  !view.ended
    ? []
    : view.planned
        .filter(({ answer }) => !answer)
        .map((row) => ({
          id: row.id,
          column: PARTS.verdict,
          message: `${periodName(view, view.period.id)}已经结束，${itself(view, row.link)}还没有答复。`,
          advice: "写完成、部分、结转或取消；还没到期的写结转和目前的数。",
        }));

/**
 * Look at what was answered in some way without a part that belongs to it.
 *
 * @type {(view: View, verdicts: readonly string[], part: keyof Answer, what: string, advice: string, needed?: (row: Planned) => boolean) => Found[]}
 */
const lacking = (view, verdicts, part, what, advice, needed = () => true) =>
  view.planned.flatMap((row) => {
    const { id, answer } = row;
    if (!answer || !verdicts.includes(answer.verdict) || tidy(answer[part]) || !needed(row)) return [];
    return [{ id, column: PARTS[part], message: `答复是“${answer.verdict}”，没有写${what}。`, advice }];
  });

/** What is not due yet needs no reason to go on. @type {(view: View) => Found[]} */
const carriedReason = (view) =>
  lacking(view, ["结转", "部分"], "reason", "理由", "写差在哪里，为什么没有做完。", (row) => !view.range || (dueOf(view, row) ?? 0) <= view.range[1]);

/** @type {(view: View) => Found[]} */
const cancelledReason = (view) => lacking(view, ["取消"], "reason", "理由", "写为什么不做了，谁批准的。");

/** @type {(view: View) => Found[]} */
const noEvidence = (view) => lacking(view, ["完成"], "evidence", "依据", "写哪份文件、哪本台账看得出来。");

/** @type {(view: View) => Found[]} */
const noRest = (view) => lacking(view, ["部分"], "rest", "还剩什么", "写下期接着做的那一部分。");

/**
 * Count the periods before that planned a row and by whose end it was due.
 *
 * @type {(view: View, id: string) => number}
 */
const timesCarried = (view, id) =>
  view.plans.slice(0, -1).filter((plan, at) => {
    const [row, period] = [plan.get(id), view.chain.periods[at]];
    const range = rangeOf(period.name);
    return row && (!range || (dueIn(view.chain, row.link, period.id) ?? 0) <= range[1]);
  }).length;

/** @type {(view: View, enough: (times: number) => boolean, advice: string) => Found[]} */
const carriedAgain = (view, enough, advice) =>
  view.open.flatMap((row) => {
    const times = timesCarried(view, row.id);
    return enough(times) ? [{ id: row.id, column: "", message: `${itself(view, row.link)}已经结转${times}次。`, advice }] : [];
  });

/** @type {(view: View) => Found[]} */
const carriedTwice = (view) => carriedAgain(view, (times) => times === 2, "办法要换：写明这一次和以前做的有什么不同。");

/** @type {(view: View) => Found[]} */
const carriedThrice = (view) => carriedAgain(view, (times) => times > 2, "交上一级定：做，还是不做。");

/** @type {(view: View) => Found[]} */
const cameBack = (view) =>
  view.open
    .filter(({ link }) => placeOf(view.chain, link.period) === view.place)
    .flatMap(({ id, link }) => {
      const before = view.chain.links.find((one) => kindOf(one.id) === kindOf(id) && cancelledIn(view, one) && alike(sayingOf(view, link, "名称"), sayingOf(view, one, "名称")));
      if (!before) return [];
      const message = `${periodName(view, cancelledIn(view, before))}取消过的${another(view, before)}，又回来了。`;
      return [{ id, column: "名称", message, advice: `写明为什么：在${before.id}上写重新列入的理由，接着用那一行。` }];
    });

/** The id of the period at whose end a row was cancelled that nothing has planned since; nothing where there is none. @type {(view: View, link: Link) => string} */
function cancelledIn(view, link) {
  const at = view.plans.findLastIndex((plan) => plan.has(link.id));
  return at < view.place && view.plans[at]?.get(link.id)?.answer?.verdict === "取消" ? view.chain.periods[at].id : "";
}

/** @type {(one: string, two: string) => boolean} */
function alike(one, two) {
  const [first, second] = [letters(one), letters(two)];
  if (!first || !second || first.match(FIGURES)?.join("") !== second.match(FIGURES)?.join("")) return false;
  if (first === second) return true;
  const [pairs, others] = [pairsOf(first), pairsOf(second)];
  return 2 * [...pairs].filter((pair) => others.has(pair)).length >= ALIKE * (pairs.size + others.size) && pairs.size > 0;
}

/** @type {(text: string) => Set<string>} */
const pairsOf = (text) => new Set([...text].slice(1).map((letter, at) => [...text][at] + letter));

/**
 * A goal that another of its measures goes on with, of this period or the next, or that is not due yet, may well be reached.
 *
 * @type {(view: View) => Found[]}
 */
const goalLeft = (view) =>
  view.planned
    .filter(({ id, answer }) => kindOf(id) === "A" && answer?.verdict === "完成")
    .flatMap((row) => {
      const goal = openOf(view, "G").find(
        (one) =>
          nextOf(view, row.id, "G").includes(one.id) &&
          ["结转", "部分"].includes(one.answer?.verdict ?? "") &&
          (!view.range || (dueOf(view, one) ?? 0) <= view.range[1]) &&
          !sourcesOf(view, one.link, "A").some((measure) => view.open.some(({ id }) => id === measure.id) || placeOf(view.chain, measure.period) > view.place),
      );
      if (!goal) return [];
      const message = `动作做完了，目标${another(view, goal.link)}是“${goal.answer?.verdict}”，指标没到。`;
      return [{ id: row.id, column: PARTS.verdict, message, advice: "指标没到的，是部分或结转，不是完成；或者另写一条措施接着做。" }];
    });

/** @type {(view: View) => Found[]} */
const goalUndone = (view) =>
  openOf(view, "G").flatMap((row) => {
    const measures = sourcesOf(view, row.link, "A");
    if (!measures.length || !measures.every((link) => cancelled(view, link))) return [];
    const message = `${itself(view, row.link)}的措施都取消了：${measures.map(({ id }) => id).join("、")}。`;
    return [{ id: row.id, column: "", message, advice: "补一条措施，或者把目标也取消，写明理由。" }];
  });

/** Whether a row is planned no more because it was cancelled, at the end of this period or before. @type {(view: View, link: Link) => boolean} */
const cancelled = (view, link) => view.plans[view.place].get(link.id)?.answer?.verdict === "取消" || cancelledIn(view, link) !== "";

/** @type {readonly Rule[]} */
export const ANSWER_RULES = [
  { name: "unanswered", title: "期末没有答复", about: "下一期已经开始，或者本期最后一天已经过了，计划里的这一行还没有答复。", find: unanswered },
  { name: "carried-reason", title: "结转、部分没有理由", about: "没有做完的要写差在哪里。期末还没到期的不算。", find: carriedReason },
  { name: "cancelled-reason", title: "取消没有理由", about: "不做了的要写理由和批准人，不能悄悄没了。", find: cancelledReason },
  { name: "no-evidence", title: "完成没有依据", about: "答复是完成，没有写哪份记录看得出来。", find: noEvidence },
  { name: "no-rest", title: "部分没有写剩下什么", about: "做了一部分的，下期接着做的是剩下的那一部分。", find: noRest },
  { name: "carried-twice", title: "结转了两次", about: "到期没有做完、接着做已经两次的，办法要换。那一期还没到期的不算一次。", find: carriedTwice },
  { name: "carried-thrice", title: "结转了三次以上", about: "到期没有做完、接着做已经三次的，交上一级定做不做。", find: carriedThrice },
  { name: "came-back", title: "取消过的又回来了", about: "新写的一行和前几期取消的一行名称相同或几乎相同。", find: cameBack },
  { name: "goal-left", title: "动作做完，指标没到", about: "措施答复是完成，它的目标到期了还是结转或部分，也没有别的措施接着做。", find: goalLeft },
  { name: "goal-undone", title: "目标的措施都取消了", about: "目标还在，做成它的措施一条也不做了。", find: goalUndone },
];
