// @ts-check
/**
 * Where the chain is broken: what nothing follows from, what follows from nothing, and what lacks its owner, deadline or metric.
 *
 * @module
 */

import { spoken } from "./calendar.js";
import { cellOf, linkOf, placeOf } from "./chain.js";
import { ownersIn } from "./owners.js";
import { itself, leadsTo, nextOf, openOf, periodName, quoted, said, sayingOf, sourcesOf } from "./period-view.js";

/** @typedef {import("./period-view.js").Found} Found */
/** @typedef {import("./period-view.js").Rule} Rule */
/** @typedef {import("./period-view.js").View} View */

/** @type {(view: View, kind: string, own: boolean) => import("./chain.js").Link[]} own: of this period, or of those before */
const foundOf = (view, kind, own) => view.found.filter(({ id, period }) => id[0] === kind && (placeOf(view.chain, period) === view.place) === own);

/** @type {(view: View) => Found[]} */
const problemOpen = (view) =>
  foundOf(view, "P", true)
    .filter(({ id }) => !leadsTo(view, id, "CA"))
    .map((link) => ({ id: link.id, column: "", message: `${itself(view, link)}没有写原因，也没有措施。`, advice: "先写一条自己改得动的原因，再写一条措施。" }));

/** @type {(view: View) => Found[]} */
const problemUnmeasured = (view) =>
  foundOf(view, "P", true)
    .filter(({ id }) => leadsTo(view, id, "C") && !leadsTo(view, id, "A"))
    .map((link) => ({ id: link.id, column: "", message: `${itself(view, link)}写了原因，没有措施。`, advice: "对着原因写一条措施：谁，到哪天，做什么。" }));

/**
 * A problem without any measure says so for all its causes.
 *
 * @type {(view: View) => Found[]}
 */
const causeUnanswered = (view) =>
  view.found
    .filter((link) => link.id[0] === "C" && !nextOf(view, link.id, "A").length)
    .filter((link) => {
      const problems = sourcesOf(view, link, "P");
      return !problems.length || problems.some(({ id }) => leadsTo(view, id, "A"));
    })
    .map((link) => ({ id: link.id, column: "", message: `没有措施对着原因${itself(view, link)}。`, advice: "写一条措施；自己改不动的，写明请谁改。" }));

/** @type {(view: View) => Found[]} */
const oldProblem = (view) =>
  foundOf(view, "P", false)
    .filter(({ id }) => !leadsTo(view, id, "AG"))
    .map((link) => ({
      id: link.id,
      column: "",
      message: `${itself(view, link)}在${periodName(view, link.period)}就提出来了，至今没有措施，也没有目标。`,
      advice: "写一条措施；缓做、不做的，写明谁批准、哪天再看。",
    }));

/** @type {(view: View) => Found[]} */
const noOwner = (view) =>
  view.open
    .filter((row) => !ownersIn(cellOf(row.cells, "责任人")).length)
    .map((row) => {
      const written = said(row, "责任人");
      const message = written ? `责任人写的是${quoted(written)}，还没有人。` : `${itself(view, row.link)}没有责任人。`;
      return { id: row.id, column: "责任人", message, advice: "写一个人的姓名，先请本人认下来。" };
    });

/** @type {(view: View) => Found[]} */
const noDeadline = (view) =>
  openOf(view, "A")
    .filter((row) => !said(row, "完成时限"))
    .map((row) => ({ id: row.id, column: "完成时限", message: `${itself(view, row.link)}没有完成时限。`, advice: `写到日${view.range ? `，最晚${spoken(view.range[1])}` : ""}。` }));

/** @type {(view: View) => Found[]} */
const noMetric = (view) =>
  openOf(view, "A")
    .filter((row) => !said(row, "衡量指标") && !goalsOf(view, row.id).some((goal) => sayingOf(view, goal, "目标值")))
    .map((row) => ({
      id: row.id,
      column: "衡量指标",
      message: `${itself(view, row.link)}没有衡量指标，也没有带目标值的目标。`,
      advice: "写看哪个数、哪份东西算做成了。",
    }));

/** The goals that follow from a measure. @type {(view: View, id: string) => import("./chain.js").Link[]} */
const goalsOf = (view, id) => nextOf(view, id, "G").flatMap((one) => linkOf(view.chain, one) ?? []);

/** @type {(view: View) => Found[]} */
const noOrigin = (view) => [
  ...view.found
    .filter((link) => link.id[0] === "C" && !sourcesOf(view, link, "P").length)
    .map((link) => ({ id: link.id, column: "", message: `原因${itself(view, link)}没有连到问题。`, advice: "连到它造成的那个问题。" })),
  ...openOf(view, "A")
    .filter(({ link }) => !sourcesOf(view, link, "C").length && !sourcesOf(view, link, "P").length)
    .map(({ id, link }) => ({
      id,
      column: "",
      message: `措施${itself(view, link)}没有连到问题，也没有连到原因。`,
      advice: "连到它要解决的问题或原因；连不上的，想一想还做不做。",
    })),
];

/** @type {readonly Rule[]} */
export const LINK_RULES = [
  { name: "problem-open", title: "问题没有原因，也没有措施", about: "本期提出来的问题，既没有写原因，也没有写措施。写在总结里的问题，计划里要有下文。", find: problemOpen },
  { name: "problem-unmeasured", title: "问题写了原因，没有措施", about: "找到了原因却没有人动手，下期还是同一个问题。", find: problemUnmeasured },
  { name: "cause-unanswered", title: "原因没有措施对着", about: "同一个问题别的原因有措施，这一条没有。整个问题都没有措施的，只在问题上说一次。", find: causeUnanswered },
  { name: "old-problem", title: "以前的问题还没有下文", about: "前几期提出来的问题，到这一期还没有措施，也没有目标。", find: oldProblem },
  { name: "no-owner", title: "没有责任人", about: "措施或目标没有写责任人，或者写的是“待定”。没有人认的事，期末没有人答复。", find: noOwner },
  { name: "no-deadline", title: "措施没有完成时限", about: "措施没有写哪天做完。目标没有时限的，见“T（有时限）”。", find: noDeadline },
  { name: "no-metric", title: "措施没有衡量指标", about: "措施自己没有写衡量指标，从它来的目标也没有目标值，做没做成说不清。", find: noMetric },
  { name: "no-origin", title: "不知道从哪里来", about: "措施没有连到问题或原因，原因没有连到问题。目标没有来处的，见“R（相关）”。", find: noOrigin },
];
