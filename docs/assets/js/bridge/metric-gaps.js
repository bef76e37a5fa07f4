// @ts-check
/**
 * Metrics that prove nothing: without a baseline or a caliber, no better than the baseline, or two things by one name.
 *
 * @module
 */

import { applied, decimals, rounded } from "../report/fraction.js";
import { parseQuantity } from "../report/quantity.js";
import { figure, narrow } from "../report/typed.js";
import { kindOf, placeOf } from "./chain.js";
import { itself, openOf, quoted, said, sayingOf } from "./period-view.js";

/** @typedef {import("../report/fraction.js").Fraction} Fraction */
/** @typedef {import("../report/quantity.js").Quantity} Quantity */
/** @typedef {import("./chain.js").Link} Link */
/** @typedef {import("./period-view.js").Found} Found */
/** @typedef {import("./period-view.js").Rule} Rule */
/** @typedef {import("./period-view.js").View} View */
/** @typedef {import("./plan.js").Planned} Planned */

// What is meant to stay as it is need not be better.
const KEPT = /保持|维持|守住|稳定在|不降|不升|不反弹|不回落|不突破/;

/**
 * Give a baseline in the unit of its target: 380000元 is 38 of 万元.
 *
 * @type {(baseline: Quantity, target: Quantity) => Fraction | null} null where they count different things
 */
export function inUnitOf(baseline, target) {
  if (baseline.unit === target.unit) return baseline.amount;
  if (!baseline.unit || !target.unit) return null;
  const moved = figure(`${rounded(baseline.amount, decimals(baseline.amount))}${baseline.unit}`, target.unit);
  return moved === null ? null : (parseQuantity(moved)?.amount ?? null);
}

/** A goal's baseline and target, where both are figures. @type {(row: Planned) => {baseline: Quantity, target: Quantity} | null} */
export function figuresOf(row) {
  const [baseline, target] = [parseQuantity(said(row, "基线")), parseQuantity(said(row, "目标值"))];
  return baseline && target ? { baseline, target } : null;
}

/** @type {(view: View) => Found[]} */
const targetShort = (view) =>
  openOf(view, "G").flatMap((row) => {
    const figures = figuresOf(row);
    const from = figures && inUnitOf(figures.baseline, figures.target);
    const change = from && applied("-", figures.target.amount, from);
    if (!change || KEPT.test(said(row, "名称"))) return [];
    const [target, baseline] = [said(row, "目标值"), said(row, "基线")];
    const { bound } = figures.target;
    if (!change.n) return [{ id: row.id, column: "目标值", message: `目标值${target}和基线${baseline}一样。`, advice: "写一个比现在好的数；本来就是守住的，在名称里写明“保持”。" }];
    if (bound === "" || (change.n < 0n) === (bound === "most")) return [];
    const message = `目标值${target}，比基线${baseline}还${bound === "most" ? "多" : "少"}。`;
    return [{ id: row.id, column: "目标值", message, advice: "核对两个数；越小越好的写“不超过”，越大越好的写“不低于”。" }];
  });

/** @type {(view: View) => Found[]} */
const unitDiffers = (view) =>
  openOf(view, "G").flatMap((row) => {
    const figures = figuresOf(row);
    if (!figures || inUnitOf(figures.baseline, figures.target)) return [];
    return [{ id: row.id, column: "目标值", message: `基线${said(row, "基线")}和目标值${said(row, "目标值")}的单位不同。`, advice: "两个数用同一个单位，按同一个口径数。" }];
  });

/** @type {(view: View) => Found[]} */
const noBaseline = (view) =>
  openOf(view, "G")
    .filter((row) => !said(row, "基线") && parseQuantity(said(row, "目标值")))
    .map((row) => ({
      id: row.id,
      column: "基线",
      message: `A（可实现）：没有基线，看不出目标值${said(row, "目标值")}够不够得着。`,
      advice: "写现在的数；没有统计过的写“没有统计”，并定哪天开始数。",
    }));

/** @type {(view: View) => Found[]} */
const noCaliber = (view) =>
  openOf(view, "G")
    .filter((row) => said(row, "指标") && !said(row, "口径"))
    .map((row) => ({ id: row.id, column: "口径", message: `指标${quoted(said(row, "指标"))}没有口径。`, advice: "写怎么数：数哪些，在什么时候，查哪份记录。" }));

/** @type {(view: View) => Found[]} */
const metricClash = (view) => {
  const goals = view.chain.links.filter((link) => kindOf(link.id) === "G" && placeOf(view.chain, link.period) <= view.place);
  const open = new Set(view.open.map(({ id }) => id));
  return openOf(view, "G").flatMap((row) => {
    // Each pair once: on the later of the two, or on the one that can still be put right.
    const others = goals.filter((link, at) => link !== row.link && (at < goals.indexOf(row.link) || !open.has(link.id)));
    const same = others.filter((link) => said(row, "指标") && letters(sayingOf(view, link, "指标")) === letters(said(row, "指标")));
    return same.flatMap((link) => clash(view, row, link)).slice(0, 1);
  });
};

/** @type {(view: View, row: Planned, other: Link) => Found[]} */
function clash(view, row, other) {
  const name = quoted(said(row, "指标"));
  const [units, calibers] = [[unitOf(view, row.link), unitOf(view, other)], [said(row, "口径"), sayingOf(view, other, "口径")]];
  const advice = "同一个指标用同一个单位和口径；是两个数的，换个名称分开。";
  if (units[0] && units[1] && units[0] !== units[1]) {
    return [{ id: row.id, column: "目标值", message: `指标${name}在${other.id}按${quoted(units[1])}数，在这里按${quoted(units[0])}数。`, advice }];
  }
  if (!calibers[0] || !calibers[1] || letters(calibers[0]) === letters(calibers[1])) return [];
  return [{ id: row.id, column: "口径", message: `指标${name}的口径在${other.id}是${quoted(calibers[1])}，在这里是${quoted(calibers[0])}。`, advice }];
}

/** @type {(view: View, link: Link) => string} */
const unitOf = (view, link) => parseQuantity(sayingOf(view, link, "目标值"))?.unit || parseQuantity(sayingOf(view, link, "基线"))?.unit || "";

/** What counts when two names are compared: letters and figures. @type {(text: string) => string} */
export const letters = (text) => narrow(text).toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

/** @type {(view: View) => Found[]} */
const noTarget = (view) =>
  openOf(view, "G")
    .filter((row) => !said(row, "目标值") && measured(view, row))
    .map((row) => ({ id: row.id, column: "目标值", message: `${itself(view, row.link)}没有目标值。`, advice: "写到多少算达到；不是数的，写拿得出的东西。" }));

/** Whether a measure that a goal follows from says how it is judged. @type {(view: View, row: Planned) => boolean} */
export const measured = (view, { link }) => link.from.some((id) => view.chain.links.some((one) => one.id === id && sayingOf(view, one, "衡量指标")));

/** @type {readonly Rule[]} */
export const METRIC_RULES = [
  { name: "no-target", title: "目标没有目标值", about: "措施写了衡量指标，目标自己没有写到多少算达到。两样都没有的，见“M（可衡量）”。", find: noTarget },
  { name: "no-baseline", title: "没有基线", about: "目标值是一个数，却没有写现在是多少，够不够得着、改了多少都说不清。", letter: "A", find: noBaseline },
  { name: "target-short", title: "目标值不比基线好", about: "目标值和基线一样，或者“不超过”的数比基线还大、“不低于”的数比基线还小。没有写方向的，只看是不是一样；名称里写明“保持”的不算。", find: targetShort },
  { name: "unit-differs", title: "基线和目标值单位不同", about: "两个数单位不同，比不出变化；万元和元这样换算得过来的不算。", find: unitDiffers },
  { name: "no-caliber", title: "指标没有口径", about: "只有指标名称，没有写怎么数，换一个人数出来是另一个数。", find: noCaliber },
  { name: "metric-clash", title: "同名的指标，单位或口径不同", about: "两个目标的指标叫一个名字，单位或口径却不一样，放在一起比会出错。前几期的目标也算。", find: metricClash },
];
