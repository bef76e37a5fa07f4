// @ts-check
/**
 * Deadlines that cannot be kept: no day, outside the period, past, on a rest day, or after the goal that they serve.
 *
 * @module
 */

import { daysBetween, spoken } from "./calendar.js";
import { weekIn } from "./deadline.js";
import { another, dueOf, nextOf, openOf, quoted, said } from "./period-view.js";
import { days } from "../report/period.js";

/** @typedef {import("./period-view.js").Found} Found */
/** @typedef {import("./period-view.js").Rule} Rule */
/** @typedef {import("./period-view.js").View} View */
/** @typedef {import("./plan.js").Planned} Planned */
/** @typedef {readonly [from: number, to: number]} Range */

const COLUMN = "完成时限";

/** @type {(view: View) => Found[]} */
function periodUnreadable({ period, range }) {
  const name = period.name.trim();
  if (range) return [];
  const message = name ? `期名${quoted(name)}读不出从哪天到哪天，时限没有核对。` : "这一期没有名称，时限没有核对。";
  return [{ id: period.id, column: "名称", message, advice: "写成“2025年第二季度”“2025年4月1日至6月30日”这样的起止。" }];
}

/** @type {(view: View) => Found[]} a number says no days by itself */
function weekGuessed(view) {
  const { period, range } = view;
  const told = (/** @type {string} */ id, /** @type {string} */ column, /** @type {string} */ name, /** @type {Range} */ [from, to]) => ({
    ...{ id, column, message: `${quoted(name)}按国家标准的周次算作${spoken(from)}至${spoken(to)}。` },
    advice: "本单位从1月1日数周的不是这几天：改写成日期。",
  });
  const name = period.name.trim();
  const rows = view.open.flatMap((row) => {
    const week = weekIn(view.chain, row.link, period.id);
    return week ? [told(row.id, COLUMN, said(row, COLUMN), week)] : [];
  });
  return [...(range && !days(name) ? [told(period.id, "名称", name, range)] : []), ...rows];
}

/** @type {(view: View) => Found[]} */
const deadlineUnreadable = (view) =>
  view.open
    .filter((row) => said(row, COLUMN) && dueOf(view, row) === null)
    .map((row) => ({
      id: row.id,
      column: COLUMN,
      message: `完成时限${quoted(said(row, COLUMN))}读不出是哪一天。`,
      advice: `写全年月日，如${view.range ? spoken(view.range[1]) : "2025年6月30日"}。`,
    }));

/**
 * Look at the rows whose deadlines and period can be read.
 *
 * @type {(view: View, find: (due: number, range: Range, row: Planned) => [message: string, advice: string] | null) => Found[]}
 */
const dated = (view, find) =>
  view.open.flatMap((row) => {
    const due = dueOf(view, row);
    const found = due !== null && view.range ? find(due, view.range, row) : null;
    return found ? [{ id: row.id, column: COLUMN, message: found[0], advice: found[1] }] : [];
  });

/** @type {(view: View) => Found[]} */
const deadlineEarly = (view) =>
  dated(view, (due, [first], { carried }) =>
    due < first && !carried
      ? [`完成时限${spoken(due)}比本期第一天${spoken(first)}早${daysBetween(due, first)}天。`, "改成本期里的日子；已经做完的，记到上期。"]
      : null,
  );

/** @type {(view: View) => Found[]} */
const carriedDeadline = (view) =>
  dated(view, (due, [first], { carried }) =>
    due < first && carried ? [`从上期接着做，完成时限还是${spoken(due)}，在本期第一天之前。`, "写一个本期里的新日子。"] : null,
  );

/** @type {(view: View) => Found[]} */
const deadlineLate = (view) =>
  dated(view, (due, [, last]) =>
    due > last
      ? [`完成时限${spoken(due)}比本期最后一天${spoken(last)}晚${daysBetween(last, due)}天。`, "改成本期里的日子，或者另写一行：本期末做到哪一步。"]
      : null,
  );

/** @type {(view: View) => Found[]} */
const deadlineRests = (view) =>
  view.open.flatMap((row) => {
    const { restDay, previousWorkday } = view.context;
    const due = dueOf(view, row);
    const rest = due !== null && restDay ? restDay(due) : null;
    // Whoever writes a week does not mean its Sunday.
    if (due === null || !rest || weekIn(view.chain, row.link, view.period.id)) return [];
    const advice = previousWorkday ? `提前到上一个工作日${spoken(previousWorkday(due))}，或者说好当天谁来办。` : "改到工作日，或者说好当天谁来办。";
    return [{ id: row.id, column: COLUMN, message: `完成时限${spoken(due)}是休息日（${rest.what}）。`, advice, source: rest.source }];
  });

/** @type {(view: View) => Found[]} */
const measureAfterGoal = (view) =>
  openOf(view, "A").flatMap((row) => {
    const due = dueOf(view, row);
    const dues = openOf(view, "G")
      .filter(({ id }) => nextOf(view, row.id, "G").includes(id))
      .flatMap((goal) => ({ goal, at: dueOf(view, goal) ?? Infinity }))
      .sort((one, two) => one.at - two.at);
    if (due === null || !dues.length || due <= dues[0].at) return [];
    const { goal, at } = dues[0];
    const message = `完成时限${spoken(due)}比目标${another(view, goal.link)}的${spoken(at)}晚${daysBetween(at, due)}天。`;
    return [{ id: row.id, column: COLUMN, message, advice: "把措施提前，或者把目标推后。" }];
  });

/** @type {readonly Rule[]} */
export const DAY_RULES = [
  { name: "period-unreadable", title: "期名读不出起止", about: "从期名读不出从哪天到哪天，时限在不在本期里就核对不了。", find: periodUnreadable },
  { name: "week-guessed", title: "周次算成了日子", about: "期名或时限写的是“第33周”，按国家标准GB/T 7408.1—2023算成周一至周日，第一周是有1月4日的那一周；有的单位从1月1日数起，差几天。", find: weekGuessed },
  { name: "deadline-unreadable", title: "完成时限读不出是哪一天", about: "写的是“尽快”“长期”，或者没有年份又分不清是哪一年。没有写年份的，当作写它的那一期的那一年；写到周、月、季度和“年底”“月底”的，算最后一天；写“国庆前”的，算放假的前一天。", find: deadlineUnreadable },
  { name: "deadline-early", title: "完成时限在本期之前", about: "本期新列的措施或目标，时限比本期第一天还早。", find: deadlineEarly },
  { name: "carried-deadline", title: "接着做的没有新的时限", about: "从上期接着做的，时限还是原来那个已经过去的日子。", find: carriedDeadline },
  { name: "deadline-late", title: "完成时限在本期之后", about: "时限比本期最后一天还晚，期末判不了。", find: deadlineLate },
  { name: "deadline-rests", title: "完成时限是休息日", about: "时限落在周末或法定节假日；调休上班的周末不算。依据是国务院办公厅每年的放假通知。", find: deadlineRests },
  { name: "measure-after-goal", title: "措施比目标还晚", about: "措施做完的日子在它要达到的目标之后，到了目标的日子措施还没有做完。", find: measureAfterGoal },
];
