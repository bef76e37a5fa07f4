// @ts-check
/**
 * Both documents of a chain: what its rows say in the lists of a summary and of the plan that follows it.
 *
 * At the hand-over to a period, the summary of the one before and the plan of this one have the
 * same problems, causes, measures and tasks; their goals differ: the summary's have their results.
 *
 * @module
 */

import { parseQuantity } from "../report/quantity.js";
import { cellOf, kindOf, linkOf, placeOf } from "./chain.js";
import { dueIn } from "./deadline.js";
import { matrixOf } from "./matrix.js";
import { monthlyChecks } from "./monthly-checks.js";
import { cellsIn, ends, followers, linksIn, periodBefore, planOf } from "./plan.js";

/** @typedef {import("./chain.js").Chain} Chain */
/** @typedef {import("./chain.js").Cells} Cells */
/** @typedef {import("./chain.js").Link} Link */
/** @typedef {import("./plan.js").Planned} Planned */
/** @typedef {import("../report/facts.js").Rows} Rows */
/** @typedef {"summary" | "plan"} Role */

/** The cell that knows a row of a list again; no list has a column of that name, so no report shows it. */
export const NUMBER = "编号";
/** The lists that a chain fills. */
export const LISTS = ["问题", "原因", "措施", "目标", "下期任务", "结转", "衔接", "会议与机制"];
export const UNANSWERED = "未答复";
/** What stands before what is left of a row that is partly done. */
export const REST = "剩下：";

/**
 * Give what the lists of a document say.
 *
 * @param {Chain} chain
 * @param {string} period the one that is planned; a summary tells of the one before
 * @param {Role} role
 * @returns {Rows} cells that nobody filled in are left out
 */
export function rowsFor(chain, period, role) {
  const before = periodBefore(chain, period);
  const links = linksIn(chain, period);
  const planned = planOf(chain, period);
  const was = before ? planOf(chain, before.id) : [];
  const of = (/** @type {string} */ kind) => links.filter(({ id }) => kindOf(id) === kind);
  const say = (/** @type {Link} */ link) => cellsIn(chain, link, period);
  const origin = (/** @type {string} */ id, /** @type {string} */ kind) => nameOf(chain, sourcesOf(chain, id).find((one) => kindOf(one) === kind), period);
  // What is done about a problem is what this period plans against it.
  const against = (/** @type {string} */ id) => {
    const after = new Set(followers(chain, id));
    return measures.filter((one) => after.has(one.id)).map(({ cells }) => cellOf(cells, "名称")).filter(Boolean).join("；");
  };
  const goals = role === "summary" ? was.filter(({ id }) => kindOf(id) === "G") : planned.filter(({ id }) => kindOf(id) === "G");
  const measures = planned.filter(({ id }) => kindOf(id) === "A");
  const lists = {
    问题: of("P").map((link) => row(link.id, { ...pick(say(link), "名称", "影响", "依据"), 处置: against(link.id), 状态: isSolved(chain, link.id, period) ? "已解决" : "未解决" })),
    原因: of("C").map((link) => row(link.id, { ...pick(say(link), "名称", "依据"), 问题: origin(link.id, "P") })),
    措施: measures.filter(({ link }) => link.from.length).map((one) => row(one.id, { ...pick(one.cells, "名称", "责任人", "完成时限", "衡量指标", "说明"), 问题: origin(one.id, "P"), 进展: one.carried ? "进行中" : "" })),
    目标: goals.map((one) => row(one.id, { ...pick(one.cells, "名称", "目标值", "完成时限", "责任人", "基线"), 实际值: role === "summary" ? figureOf(one) : "", 说明: role === "summary" ? one.answer?.reason ?? "" : calibre(one.cells) })),
    // By owner, in the order in which the chain names them, and then by the day.
    下期任务: byOwner(chain, period, measures).map((one) => {
      const goal = chain.links.find(({ id, from }) => kindOf(id) === "G" && from.includes(one.id));
      return row(one.id, { ...pick(one.cells, "名称", "责任人", "完成时限"), 完成标志: cellOf(one.cells, "衡量指标"), 目标: nameOf(chain, goal?.id, period), 问题: origin(one.id, "P") });
    }),
    结转: was.map((one) => row(one.id, { ...pick(one.cells, "名称", "责任人", "目标值"), 答复: one.answer?.verdict ?? UNANSWERED, 说明: explained(one), 依据: one.answer?.evidence ?? "", 实际值: kindOf(one.id) === "G" ? figureOf(one) : "", 结转次数: one.carried ? String(one.carried) : "" })),
    衔接: matrixOf(chain, period).map(({ 编号, cells }) => row(编号, cells)),
    会议与机制: monthlyChecks(chain, period).map(({ 编号, ...cells }) => row(编号, cells)),
  };
  return Object.fromEntries(Object.entries(lists).filter(([, rows]) => rows.length));
}

/** @type {(chain: Chain, period: string, planned: readonly Planned[]) => Planned[]} */
function byOwner(chain, period, planned) {
  const owners = [...new Set(planned.map(({ cells }) => cellOf(cells, "责任人")))];
  const place = (/** @type {Planned} */ { cells, link }) => [owners.indexOf(cellOf(cells, "责任人")), dueIn(chain, link, period) ?? Infinity];
  return planned
    .map((one) => ({ one, place: place(one) }))
    .sort((a, b) => a.place[0] - b.place[0] || (a.place[1] === b.place[1] ? 0 : a.place[1] - b.place[1]))
    .map(({ one }) => one);
}

/** The values of a document's fields that follow from its periods. @type {(chain: Chain, period: string, role: Role) => Record<string, string>} */
export function valuesFor(chain, period, role) {
  const [here, before, after] = [0, -1, 1].map((step) => chain.periods[placeOf(chain, period) + step]?.name ?? "");
  const values = role === "summary" ? { 报告周期: before, 下一周期: here } : { 报告周期: here, 上一周期: before, 下一周期: after };
  return Object.fromEntries(Object.entries(values).filter(([, name]) => name));
}

/**
 * Whether all that was planned against a problem before a period was done, and something was.
 *
 * @param {Chain} chain
 * @param {string} id
 * @param {string} period
 * @returns {boolean}
 */
export function isSolved(chain, id, period) {
  const ids = new Set(followers(chain, id).filter((one) => ["A", "G"].includes(kindOf(one))));
  const open = planOf(chain, period).some((one) => ids.has(one.id) && !ends(one.answer));
  const said = chain.periods.slice(0, placeOf(chain, period) + 1).flatMap(({ answers }) => [...ids].flatMap((one) => answers[one] ?? []));
  return !open && said.some(({ verdict }) => verdict === "完成");
}

/** The ids of all that a row follows from, the nearest first. @type {(chain: Chain, id: string) => string[]} */
export function sourcesOf(chain, id) {
  const found = new Set([id]);
  for (const one of found) for (const source of linkOf(chain, one)?.from ?? []) found.add(source);
  found.delete(id);
  return [...found];
}

/** @type {(chain: Chain, id: string | undefined, period: string) => string} */
function nameOf(chain, id, period) {
  const link = id ? linkOf(chain, id) : null;
  return link ? cellOf(cellsIn(chain, link, period), "名称") : "";
}

/** What was reached, where it is a figure. @type {(one: Planned) => string} */
const figureOf = ({ answer }) => (answer && parseQuantity(answer.actual) ? answer.actual : "");

/** @type {(cells: Cells) => string} */
const calibre = (cells) => ["指标", "口径"].map((column) => cellOf(cells, column)).filter((said) => said && said !== cellOf(cells, "名称")).join("，");

/** @type {(one: Planned) => string} */
function explained(one) {
  const { answer } = one;
  if (!answer) return "";
  const actual = kindOf(one.id) === "G" && figureOf(one) ? "" : answer.actual;
  return [actual, answer.reason, answer.rest && `${REST}${answer.rest}`].filter(Boolean).join("；");
}

/** @type {(cells: Cells, ...columns: string[]) => Record<string, string>} */
const pick = (cells, ...columns) => Object.fromEntries(columns.map((name) => [name, cellOf(cells, name)]));

/** @type {(number: string, cells: Record<string, string>) => import("../report/facts.js").Row} */
const row = (number, cells) => ({ [NUMBER]: number, ...Object.fromEntries(Object.entries(cells).filter(([, raw]) => raw)) });
