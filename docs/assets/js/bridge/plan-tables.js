// @ts-check
/**
 * Planned items in tables: which column says what is done, who does it, by when, and what shows that it is.
 *
 * @module
 */

import { parseInlines } from "../report/inlines.js";
import { readTable } from "../report/table-rows.js";
import { plain, textNode } from "../report/tree.js";
import { dayIn, isDay } from "./plan-days.js";
import { roleOf } from "./plan-headings.js";
import { isOwner } from "./plan-names.js";
import { DUE_COLUMN, OWNER_COLUMN, SIGN_COLUMN, TASK_COLUMNS, WRITER_COLUMN } from "./plan-words.js";
import { weekOf } from "./weeks.js";

/** @typedef {import("./plan-days.js").Within} Within */
/** @typedef {import("./plan-headings.js").Role} Role */
/** @typedef {{text: string, owner: string, deadline: string, details: string[], sign: string, group: string, whole: boolean}} Row details: what its other columns say, and a deadline that names no day; whole: an item, and not a cell with several */
/** @typedef {{head: readonly string[], rows: readonly (readonly string[])[], places: readonly number[]}} Cells places: how many lines below the first each row stands */
/** @typedef {{planned: (Row & {at: number})[], wrong: {text: string, at: number}[], done: string[]}} Read done: what its state says is over */

const ORDER = /^(?:序号|编号|序|no\.?|id|#|状态|进展|备注|进度)$/i;
const NUMBER = /^(?:序号|编号|序|no\.?|id|#)$/i;
const exactly = (/** @type {string} */ words) => new RegExp(`^(?:${words})$`, "i");
const TASKS = TASK_COLUMNS.map(exactly);
const [OWNER, DUE, SIGN, WRITER] = [OWNER_COLUMN, DUE_COLUMN, SIGN_COLUMN, WRITER_COLUMN].map(exactly);
const WRONG = /^(?:存在(?:的)?(?:主要)?|主要|发现(?:的)?|检查)?(?:问题|不足|困难|隐患|缺陷|不符合项)(?:描述|表现|内容|点)?$|^(?:审计|检查|巡察|督查)发现$/;
const NONE = /^(?:暂?无|没有)$/;
const STATE = /^(?:当前)?(?:状态|进展|(?:完成|整改|落实|办理|进展)(?:情况|状态))$/;
const OVER = /^(?:已?(?:完成|整改|关闭|闭环|办结|销号|落实)|闭合|done|closed|100%)$/i;
const MEASURE = 0;
const SAYS = /[\p{L}\p{N}]/u;

/** The characters of a table's cells. @type {(source: readonly string[]) => Cells} */
export function cellsOf(source) {
  const { head, rows } = readTable(source, (cell) => (/<br ?\/?>/i.test(cell) ? [textNode(cell)] : parseInlines(cell)));
  const dashes = source.length - 1 - rows.length;
  return { head: head.map(plain), rows: [head, ...rows].map((row) => row.map(plain)), places: [0, ...rows.map((_, at) => at + 1 + dashes)] };
}

/**
 * Read a table.
 *
 * @param {readonly string[]} source its lines
 * @param {Role | null} role what it stands under
 * @param {Within} period
 * @returns {Read | null} null where it holds no plan
 */
export function tableItems(source, role, period) {
  const { head, rows, places } = cellsOf(source);
  const titles = head.map((title) => title.replace(/[（(][^（）()]*[）)]$/, "").replace(/[\s*：:]/g, ""));
  const find = (/** @type {RegExp} */ pattern, /** @type {number[]} */ ...taken) => titles.findIndex((title, at) => pattern.test(title) && !taken.includes(at));
  const planning = titles.findIndex((title) => ["计划", "改进"].includes(roleOf(title) ?? "") && title !== "应对" && !DUE.test(title) && !TASKS[1].test(title));
  let [owner, due, wrong] = [find(OWNER), find(DUE), find(WRONG)];
  const measure = find(TASKS[MEASURE], owner, due);
  const plans = role === "计划" || role === "改进" || role === "问题与改进";
  const known = measure >= 0 || planning >= 0;
  // Outside a plan's section only a column that names measures with who or when, or what is to come, is a plan.
  if (!plans && !(planning >= 0 && measure !== planning) && !(measure >= 0 && (owner >= 0 || due >= 0) && role !== "其他")) return null;
  const named = TASKS.map((pattern) => find(pattern, owner, due, wrong)).find((at) => at >= 0) ?? -1;
  const headed = known || named >= 0 || owner >= 0 || due >= 0;
  const mostly = (/** @type {(cell: string) => boolean} */ is) =>
    headed ? -1 : (rows[0] ?? []).findIndex((_, column) => rows.filter((row) => row[column] && is(row[column])).length * 2 > rows.length);
  const body = headed ? rows.map((row, at) => ({ row, at: places[at] })).slice(1) : rows.map((row, at) => ({ row, at: places[at] }));
  if (!headed) [owner, due] = [mostly(isOwner), mostly(isDay)];
  const others = [owner, due, wrong];
  const task = planning >= 0 && measure < 0 ? planning : named >= 0 ? named : longest(body.map(({ row }) => row), [...others, ...titles.flatMap((title, at) => (ORDER.test(title) ? [at] : []))]);
  if (task < 0) return null;
  const [sign, who] = [find(SIGN, task), owner >= 0 ? owner : planning === task ? find(WRITER, task) : -1];
  const group = titles.findIndex((title, at) => ![task, owner, due, sign, wrong, who].includes(at) && /^(?:项目|类别|分类|类型|方面|领域|模块|板块)$/.test(title));
  const besides = headed ? titles.flatMap((title, at) => (title && ![task, owner, due, sign, wrong, who, group].includes(at) && !NUMBER.test(title) ? [at] : [])) : [];
  const state = find(STATE, task);
  const [over, left] = [body.filter(({ row }) => OVER.test((row[state] ?? "").trim())), body.filter(({ row }) => !OVER.test((row[state] ?? "").trim()))];
  const planned = left.flatMap(({ row, at }) => {
    const cell = (/** @type {number} */ column) => (column >= 0 ? (row[column] ?? "").trim() : "");
    if (!SAYS.test(cell(task))) return [];
    const day = dayIn(cell(due), period, true) || weekIn(cell(due), period);
    return [{ text: cell(task), owner: cell(who), deadline: day, details: [...(day ? [] : [due]), ...besides].filter((column) => cell(column)).map((column) => `${titles[column]}：${cell(column)}`), sign: cell(sign), group: cell(group), whole: task !== planning || measure === task, at }];
  });
  const found = wrong < 0 ? [] : left.flatMap(({ row, at }) => (SAYS.test(row[wrong] ?? "") && !NONE.test(row[wrong].trim()) ? [{ text: row[wrong].trim(), at }] : []));
  return { planned, wrong: found, done: over.flatMap(({ row }) => (SAYS.test(row[task] ?? "") ? [row[task].trim()] : [])) };
}

/** A numbered week as it is written: the board reads its days. @type {(written: string, period: Within) => string} */
const weekIn = (written, { year }) => ([written, `${year}年${written}`].some((name) => weekOf(name)) ? written : "");

/** @type {(rows: readonly (readonly string[])[], not: readonly number[]) => number} the column with the longest cells */
function longest(rows, not) {
  const widths = (rows[0] ?? []).map((_, column) => (not.includes(column) ? -1 : rows.reduce((sum, row) => sum + (row[column]?.length ?? 0), 0)));
  return widths.indexOf(Math.max(...widths));
}
