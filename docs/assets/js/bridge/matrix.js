// @ts-check
/**
 * The matrix of a chain: each way from a problem to what became of it, a row each; what leads nowhere has a row too.
 *
 * @module
 */

import { display } from "../report/values.js";
import { cellOf, kindOf, KINDS } from "./chain.js";
import { cellsIn, linksIn, planOf } from "./plan.js";

/** @typedef {import("./chain.js").Chain} Chain */
/** @typedef {import("./chain.js").Kind} Kind */
/** @typedef {import("./chain.js").Link} Link */
/** @typedef {import("./plan.js").Planned} Planned */
/** @typedef {Partial<Record<Kind, string>>} Way the ids of a row, by kind */

/** So many ways are told at most: rows that are all tied to each other have no end of them. */
const MOST = 3000;

/**
 * List the ways through a period's part of a chain.
 *
 * @param {Chain} chain
 * @param {string} period
 * @returns {Way[]} in the order of the chain; together they name every row of it
 */
export function waysOf(chain, period) {
  const links = linksIn(chain, period);
  const there = new Set(links.map(({ id }) => id));
  /** @type {Map<string, Link[]>} */
  const after = new Map();
  for (const link of links) for (const id of link.from) after.set(id, [...(after.get(id) ?? []), link]);
  /** @type {Way[]} */
  const ways = [];
  const go = (/** @type {Link} */ link, /** @type {Way} */ way) => {
    if (ways.length >= MOST) return;
    const own = { ...way, [kindOf(link.id)]: link.id };
    const next = after.get(link.id) ?? [];
    if (next.length) for (const one of next) go(one, own);
    else ways.push(own);
  };
  const starts = links.filter((link) => !link.from.some((id) => there.has(id)));
  for (const kind of KINDS) for (const link of starts) if (kindOf(link.id) === kind) go(link, {});
  const told = new Set(ways.flatMap((way) => Object.values(way)));
  const rest = links.flatMap(({ id }) => (told.has(id) ? [] : [{ [kindOf(id)]: id }]));
  return distinct([...ways, ...rest]);
}

/** Leave out a way that another goes through whole, and says more. @type {(ways: readonly Way[]) => Way[]} */
function distinct(ways) {
  const keyOf = (/** @type {Way} */ way) => KINDS.map((kind) => way[kind] ?? "").join("-");
  const parts = new Set(ways.flatMap((way) => {
    const kinds = KINDS.filter((kind) => way[kind]);
    const some = Array.from({ length: 2 ** kinds.length - 1 }, (_, bits) => kinds.filter((_, at) => bits & (1 << at)));
    return some.map((few) => keyOf(Object.fromEntries(few.map((kind) => [kind, way[kind]]))));
  }));
  const seen = new Set();
  return ways.filter((way) => {
    const key = keyOf(way);
    if (parts.has(key) || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** @typedef {{问题: string, 原因: string, 措施: string, 目标: string, 责任人: string, 完成时限: string, 指标: string, 结果: string}} Line */

/** A deadline as reports write it. @type {(raw: string) => string} */
export const dayIn = (raw) => display({ type: "date" }, raw);

/** What stands for a problem where nothing says which one a row answers. */
export const NO_ORIGIN = "（没有写明来自哪个问题）";

/**
 * Write the matrix of a period.
 *
 * @param {Chain} chain
 * @param {string} period
 * @returns {{编号: string, cells: Line}[]} 编号: the ids of the row, `P1-C1-A1-G1`
 */
export function matrixOf(chain, period) {
  const planned = new Map(planOf(chain, period).map((one) => [one.id, one]));
  const links = new Map(chain.links.map((link) => [link.id, link]));
  const cells = (/** @type {string | undefined} */ id) => {
    const link = id ? links.get(id) : undefined;
    return link ? cellsIn(chain, link, period) : {};
  };
  return waysOf(chain, period).map((way) => {
    const [measure, goal] = [cells(way.A), cells(way.G)];
    const doer = way.A ? measure : goal;
    const name = (/** @type {Kind} */ kind) => cellOf(cells(way[kind]), "名称");
    return {
      编号: KINDS.flatMap((kind) => way[kind] ?? []).join("-"),
      cells: {
        问题: name("P") || NO_ORIGIN,
        原因: name("C"),
        措施: name("A"),
        目标: name("G"),
        责任人: cellOf(doer, "责任人") || cellOf(goal, "责任人"),
        完成时限: cellOf(doer, "完成时限") || cellOf(goal, "完成时限"),
        指标: metricOf(goal) || cellOf(measure, "衡量指标"),
        结果: resultOf(planned, way),
      },
    };
  });
}

/** Write what a goal is measured by: `首月线索：6200条→10000条（按手机号去重）`. @type {(goal: import("./chain.js").Cells) => string} */
export function metricOf(goal) {
  const [name, caliber, baseline, target] = ["指标", "口径", "基线", "目标值"].map((column) => cellOf(goal, column));
  if (!target) return "";
  const figures = baseline ? `${baseline}→${target}` : target;
  return `${name && name !== cellOf(goal, "名称") ? `${name}：` : ""}${figures}${caliber ? `（${caliber}）` : ""}`;
}

/** @type {(planned: ReadonlyMap<string, Planned>, way: Way) => string} what the last planned row of a way came to */
function resultOf(planned, way) {
  const last = planned.get(way.G ?? "") ?? planned.get(way.A ?? "");
  return last ? outcomeOf(last) : "";
}

/** Say in a few words what became of a planned row; nothing where nobody said so yet. @type {(planned: Planned) => string} */
export function outcomeOf({ answer, carried, before }) {
  if (answer) return [answer.verdict, answer.actual || answer.reason].filter(Boolean).join("，");
  if (!carried) return "";
  return before ? `上期${before.verdict}，接着做` : "上期没有答复";
}
