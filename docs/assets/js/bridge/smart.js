// @ts-check
/**
 * Goals that are not specific, measurable, attainable, relevant or timed, each with its letter and why.
 *
 * @module
 */

import { applied, rounded } from "../report/fraction.js";
import { parseQuantity } from "../report/quantity.js";
import { narrow } from "../report/typed.js";
import { spoken } from "./calendar.js";
import { figuresOf, inUnitOf, measured } from "./metric-gaps.js";
import { itself, openOf, quoted, said, sourcesOf } from "./period-view.js";

/** @typedef {import("./period-view.js").Found} Found */
/** @typedef {import("./period-view.js").Rule} Rule */
/** @typedef {import("./period-view.js").View} View */
/** @typedef {import("./plan.js").Planned} Planned */

/** What each letter stands for. @type {Readonly<Record<import("./period-view.js").Letter, string>>} */
export const LETTERS = { S: "S（具体）", M: "M（可衡量）", A: "A（可实现）", R: "R（相关）", T: "T（有时限）" };
// Our advice: three times as much in one period is more than most measures bring about.
const STRETCH = 3n;

const MANNER = "(?:进一步|持续|继续|不断|全面|深入|切实|扎实|大力|积极|着力|稳步|有序|认真|努力|有效|明显|显著|大幅|逐步|基本|有所|较大|较好|更加)";
const ACT =
  "(?:加强|强化|推进|推动|促进|做好|做实|做细|抓好|抓实|抓紧|狠抓|落实|提升|提高|增强|优化|完善|健全|改善|改进|规范|深化|细化|加快|加大|开展|组织|配合|协助|支持|参与|关注|跟进|探索|研究|梳理|重视|统一|实现|确保|保证|力争|取得)";
const WAYS = new RegExp(MANNER, "g");
const ACTIVITY = new RegExp(`^${MANNER}*${ACT}`);
/** What says no more than that something is done. */
const EMPTY = new RegExp(`${MANNER}|${ACT}|各项|各类|有关|相关|工作|管理|建设|水平|能力|质量|效率|效果|效能|力度|服务|保障|体系|机制|制度|任务|方面|整体|总体|全力|[的和与及、地]`, "g");
/** What can be seen when it is done. */
const RESULT =
  /[0-9零]|(?:[二两三四五六七八九十百千万半]|一[十百千万])+[个条项次人名天日月年件家处辆台套份场户例起元倍成]|达到|[降升减增][到至]|缩短到|减少到|提高到|通过(?!率)|验收|签[订收约发字]|上线|上架|投用|投产|投入使用|启用|完工|建成|交付|清零|关闭|发布|印发|拿到|不再|没有|合格(?!率)|达标(?!率)|覆盖(?!率|面|范围)|入库|归档|结清|办结/;
const VAGUE = new RegExp(`^(?:${MANNER}*${ACT}|${MANNER}*(?:良好|较好|满意|好转|下降|上升|降低|减少|增加|增长|缩短|加快|改观|见效)|${MANNER}+)(?:了|一些|幅度|程度|效果|成效|进展|提升|提高|改善|下降|增长|减少)*$`);
const ALL = /^(?:零|百分之百|百分百|全部|全覆盖|无一)/;

/** @type {(row: Planned, letter: import("./period-view.js").Letter, column: string, why: string, advice: string) => Found} */
const found = ({ id }, letter, column, why, advice) => ({ id, column, message: `${LETTERS[letter]}：${why}。`, advice });

/** @type {(view: View) => Found[]} */
const unspecific = (view) =>
  openOf(view, "G").flatMap((row) => {
    const name = said(row, "名称");
    if (!name) return [found(row, "S", "名称", "目标没有名称", "写做成以后是什么样。")];
    // 进一步 counts nothing.
    if (RESULT.test(narrow(name).replace(WAYS, ""))) return [];
    if (name.replace(EMPTY, "").replace(/[^\p{L}\p{N}]/gu, "").length < 2 && ACTIVITY.test(name)) {
      return [found(row, "S", "名称", `${quoted(name)}没有写是哪一件事`, "写明哪项工作、哪些人或者哪个地方，做成以后是什么样。")];
    }
    const told = said(row, "指标") || said(row, "目标值");
    return ACTIVITY.test(name) && !told ? [found(row, "S", "名称", `${quoted(name)}写的是动作，没有写要得到什么`, "写做成以后是什么样：什么东西，从多少到多少。")] : [];
  });

/** @type {(view: View) => Found[]} */
const unmeasured = (view) =>
  openOf(view, "G").flatMap((row) => {
    const target = said(row, "目标值");
    if (VAGUE.test(narrow(target))) return [found(row, "M", "目标值", `目标值${quoted(target)}判不出到没到`, "写一个数，或者拿得出的东西，如验收单、批复。")];
    if (target || measured(view, row)) return [];
    return [found(row, "M", "目标值", `${itself(view, row.link)}没有目标值，措施也没有衡量指标，期末判不了`, "写一个数，或者拿得出的东西，如验收单、批复。")];
  });

/** @type {(view: View) => Found[]} */
const unattainable = (view) =>
  openOf(view, "G").flatMap((row) => {
    const target = said(row, "目标值");
    const times = timesOf(row);
    if (times) return [found(row, "A", "目标值", `目标值${target}是基线${said(row, "基线")}的${times}倍`, "本库建议：超过3倍的分两期走，或者写明凭什么够得着。")];
    if (!isAll(target) || sourcesOf(view, row.link, "A").length) return [];
    return [found(row, "A", "目标值", `目标值${quoted(target)}没有一条措施支撑`, "本库建议：写明靠哪几条措施；做不到全部的，写做得到的数。")];
  });

/** How many times its baseline a target is, where that is too much. @type {(row: Planned) => string} */
function timesOf(row) {
  const figures = figuresOf(row);
  const from = figures && inUnitOf(figures.baseline, figures.target);
  if (!from || from.n <= 0n || figures.target.bound === "most") return "";
  const times = applied("/", figures.target.amount, from);
  return times && times.n > STRETCH * times.d ? rounded(times, 1).replace(/\.0$/, "") : "";
}

/** @type {(target: string) => boolean} all of it, or none at all */
function isAll(target) {
  const quantity = parseQuantity(target);
  if (!quantity) return ALL.test(narrow(target));
  const { n, d } = quantity.amount;
  return n === 0n || (quantity.unit === "%" && n === 100n * d);
}

/** @type {(view: View) => Found[]} */
const irrelevant = (view) =>
  openOf(view, "G")
    .filter(({ link }) => !sourcesOf(view, link, "A").length && !sourcesOf(view, link, "P").length)
    .map((row) => found(row, "R", "", `${itself(view, row.link)}没有连到问题，也没有连到措施`, "连到它要解决的问题，或者做成它的措施。"));

/** @type {(view: View) => Found[]} */
const untimed = (view) =>
  openOf(view, "G")
    .filter((row) => !said(row, "完成时限"))
    .map((row) => found(row, "T", "完成时限", `${itself(view, row.link)}没有完成时限`, `写哪一天核对${view.range ? `，最晚${spoken(view.range[1])}` : ""}。`));

/** @type {readonly Rule[]} */
export const SMART_RULES = [
  { name: "smart-s", title: "S（具体）：目标说不清是什么", about: "名称只是“加强”“推进”“提升”这样的动作，没有写要得到什么；或者去掉套话以后，没有写是哪一件事。", letter: "S", find: unspecific },
  { name: "smart-m", title: "M（可衡量）：到没到判不了", about: "没有目标值，措施也没有衡量指标；或者目标值只写“明显提升”。", letter: "M", find: unmeasured },
  { name: "smart-a", title: "A（可实现）：够不够得着", about: "目标值超过基线的3倍；或者写的是100%、零、全部，却没有一条措施支撑。3倍是本库建议，不是规定。没有基线的另有一条。", letter: "A", find: unattainable },
  { name: "smart-r", title: "R（相关）：不知道为什么定", about: "目标没有连到问题，也没有连到措施，看不出为什么要定它。", letter: "R", find: irrelevant },
  { name: "smart-t", title: "T（有时限）：没有时限", about: "目标没有写哪一天核对。", letter: "T", find: untimed },
];
