// @ts-check
/**
 * What a period plans, as it concerns people: who, by which day, and what counts as done.
 *
 * @module
 */

import { calendarDay, days, ordinal } from "../report/period.js";
import { display, inYear, tidy } from "../report/values.js";
import { cellOf, kindOf, periodOf } from "./chain.js";
import { planOf, rangeOf } from "./plan.js";

/** @typedef {import("./chain.js").Cells} Cells */
/** @typedef {import("./chain.js").Chain} Chain */
/** @typedef {import("./plan.js").Planned} Planned */

/**
 * A planned row as it concerns people.
 *
 * @typedef {object} Duty
 * @property {Planned} planned
 * @property {string} name what is to be done; the row's id where nothing is written
 * @property {readonly string[]} owners each once; none where nobody is named
 * @property {string} deadline as written
 * @property {number | null} day the deadline, 20250630; null where nothing is written, or no day can be told from it
 * @property {string} done what counts as done, or nothing
 */

const TEXT = /** @type {const} */ ({ type: "text" });
const DATE = /** @type {const} */ ({ type: "date" });
const BETWEEN = /[、，,；;／/\n]+/;
const NOBODY = ["", "待定", "未定", "待明确", "无", "-", "—", "——"];
const PART = "(?:牵头|主办|主责|负责|责任人|配合|协办|协助|参与|[AB]角)(?:人|人员|单位|部门)?";
const BEFORE_NAME = new RegExp(`^${PART}[:：]`);
const BEHIND_NAME = new RegExp(`[（(]${PART}[）)]$`);
// A name of two characters is often set wide.
const SET_WIDE = /^(\p{Script=Han}) (\p{Script=Han})$/u;
// What a deadline says behind its day or month.
const UNTIL = /(?:之前|以前|前|止|完成)+$/;
const AT_THE_END = /(?:月|季度|半年|年)(?:底|末|内|下旬)$/;

/** List what a period plans, in the order of the chain. @type {(chain: Chain, period: string) => Duty[]} */
export function dutiesOf(chain, period) {
  const name = periodOf(chain, period)?.name ?? "";
  return planOf(chain, period).map((planned) => ({
    planned,
    name: display(TEXT, cellOf(planned.cells, "名称")) || planned.id,
    owners: ownersIn(cellOf(planned.cells, "责任人")),
    deadline: tidy(cellOf(planned.cells, "完成时限")),
    day: deadlineOf(cellOf(planned.cells, "完成时限"), name),
    done: doneOf(planned),
  }));
}

/** What nobody has answered yet. @type {(chain: Chain, period: string) => Duty[]} */
export const openDuties = (chain, period) => dutiesOf(chain, period).filter(({ planned }) => !planned.answer);

/** Those with the earliest deadline first, those without one last, otherwise as they stand. @type {(duties: readonly Duty[]) => Duty[]} */
export const byDay = (duties) => [...duties].sort((one, other) => (one.day ?? Infinity) - (other.day ?? Infinity) || 0);

/**
 * Tell the people or departments of a cell apart: `张三（牵头）、李四`.
 *
 * @param {string} raw
 * @returns {string[]} each once; what says in brackets more than the part that one has stays, for it may tell two of one name apart
 */
export function ownersIn(raw) {
  const named = outside(raw).map((one) => tidy(tidy(one).replace(BEFORE_NAME, "").replace(BEHIND_NAME, "")).replace(SET_WIDE, "$1$2"));
  return [...new Set(named)].filter((one) => !NOBODY.includes(one));
}

/** @type {(raw: string) => string[]} divided where no bracket is open */
function outside(raw) {
  const marks = [...raw.matchAll(new RegExp(BETWEEN, "g"))].filter(({ index }) => {
    const before = raw.slice(0, index);
    return before.replace(/[^（(]/g, "").length <= before.replace(/[^）)]/g, "").length;
  });
  const starts = [0, ...marks.map((mark) => mark.index + mark[0].length)];
  return starts.map((start, at) => raw.slice(start, marks[at]?.index));
}

/**
 * Tell the last day that a deadline leaves: `6月30日前` with the year of its period, `2025年6月底`, `第二季度末`.
 *
 * @param {string} raw
 * @param {string} period the period's name
 * @returns {number | null} null where no day can be told
 */
export function deadlineOf(raw, period) {
  const text = tidy(raw).replace(UNTIL, "").replace(/上旬$/, "10日").replace(/中旬$/, "20日");
  if (!text) return null;
  const range = rangeOf(period);
  const years = range ? [...new Set(range.map((day) => String(Math.floor(day / 10_000))))] : [];
  const found = [text, ...years.map((year) => inYear(DATE, text, year)), ...years.map((year) => `${year}年${text}`)].flatMap((one) => lastDay(one) ?? []);
  return found.find((day) => range && range[0] <= day && day <= range[1]) ?? found[0] ?? null;
}

/** @type {(text: string) => number | null} */
function lastDay(text) {
  const day = calendarDay(text);
  if (day) return ordinal(day);
  const range = days(text.replace(AT_THE_END, (found) => found.replace(/底|末|内|下旬/, "")));
  return range && ordinal(range[1]);
}

/** @type {(planned: Planned) => string} */
function doneOf({ id, cells }) {
  if (kindOf(id) === "A") return display(TEXT, cellOf(cells, "衡量指标"));
  const [metric, target] = ["指标", "目标值"].map((column) => display(TEXT, cellOf(cells, column)));
  return metric && target ? `${metric}，目标值${target}` : metric || (target && `目标值${target}`);
}
