// @ts-check
/**
 * Which column of a list each column of a block goes to: by its heading where it has one, else by its place.
 *
 * @module
 */

import { narrow } from "../report/typed.js";

/** @typedef {import("./block.js").Cells} Cells */
/** @typedef {import("../report/facts.js").RecordType} RecordType */
/** @typedef {{name: string, unit: string, to: string | null}} Column its heading, the unit that its heading says, and where it goes */
/** @typedef {{head: number, columns: readonly Column[]}} Placing head: how many rows stand above the first of values */

const SEARCHED = 5;
const [SAME, MEANT] = [4, 3];
/** What headings say in place of a column's name. @type {readonly (readonly [column: string, said: string])[]} */
const WORDS = [
  ["名称", "名称 事项 内容 项目 任务 指标 工作 工作内容 工作事项 工作任务 主要工作 科目 标题 描述 事由 措施 举措 做法 意见 建议 会议 制度"],
  ["姓名", "姓名 名字 人员 成员"],
  ["责任人", "责任人 负责人 责任者 承办人 经办人 牵头人 主责人 具体负责人 责任人员"],
  ["负责人", "负责人 责任人 承办人 经办人 牵头人"],
  ["完成时限", "完成时限 时限 期限 截止日期 截止时间 完成期限 完成时间 完成日期 要求完成时间 计划完成时间 计划完成日期 到期日"],
  ["完成日期", "完成日期 完成时间 办结时间 办结日期 实际完成时间"],
  ["计划日期", "计划日期 计划时间 计划完成时间 计划完成日期 计划完成 应完成时间"],
  ["实际日期", "实际日期 实际时间 实际完成时间 实际完成日期 实际完成 完成时间 完成日期"],
  ["发现日期", "发现日期 发现时间 发生时间 发生日期 日期 时间"],
  ["日期", "日期 时间"],
  ["目标值", "目标值 目标 计划值 年度目标 指标值 目标数"],
  ["实际值", "实际值 实际 完成值 完成情况 实绩 实际完成"],
  ["现值", "现值 当前值 现状 实际值 目前"],
  ["基线", "基线 基期 基准 原值 改进前 上期"],
  ["计划数", "计划数 计划 计划量"],
  ["完成数", "完成数 完成 完成量 实际完成"],
  ["预算", "预算 预算数 预算金额 批复金额 计划金额"],
  ["实际", "实际 实际数 实际支出 支出 决算 实际金额 实际发生"],
  ["说明", "说明 备注 情况说明 注"],
  ["影响", "影响 后果 造成影响"],
  ["处置", "处置 处置措施 处理 处理措施 处理情况 应对 解决措施 解决办法"],
  ["应对", "应对 应对措施 防范措施 控制措施"],
  ["状态", "状态 进展 目前状态 当前状态 是否解决 解决情况"],
  ["进展", "进展 状态 进度 完成情况"],
  ["进度", "进度 完成情况"],
  ["等级", "等级 级别 风险等级 风险级别"],
  ["类别", "类别 类型 分类 种类"],
  ["类型", "类型 类别 分类"],
  ["单位部门", "单位部门 单位 部门 所在单位 所在部门 科室"],
  ["职责", "职责 分工 职责分工 工作职责 任务分工"],
  ["衡量指标", "衡量指标 考核指标 验收标准 指标 检验标准"],
  ["完成标志", "完成标志 完成标准 验收标准 交付物 成果"],
  ["产出", "产出 成果 成果物 交付物 输出"],
  ["来源", "来源 数据来源 出处"],
  ["依据", "依据 证据 佐证"],
  ["频次", "频次 频率 周期"],
];
const ORDER = new Set(["序号", "编号", "序", "no", "no.", "id", "行号", "#"]);

/**
 * Find where the columns of a block go.
 *
 * @param {Cells} cells
 * @param {string} list
 * @param {RecordType} type
 * @param {string} [from] the column to begin with where there are no headings
 * @param {readonly string[]} [shown] the columns that the writer sees, which come before those that he does not
 * @returns {Placing}
 */
export function placing(cells, list, type, from, shown = []) {
  const names = Object.keys(type.columns);
  const rows = cells.slice(0, Math.min(SEARCHED, cells.length));
  const scored = rows.map((row) => heading(row, list, names));
  const best = Math.max(...scored);
  const at = best > 0 ? scored.indexOf(best) : -1;
  if (at >= 0) {
    const titles = rows[at].map(parts);
    const to = matched(titles.map(({ name }) => name), list, names);
    return { head: at + 1, columns: titles.map((title, index) => ({ ...title, to: to[index] })) };
  }
  const order = [...shown, ...names.filter((name) => !shown.includes(name))];
  const start = Math.max(0, order.indexOf(from ?? ""));
  const counted = numbered(cells, 0) && type.columns[order[start]].type !== "number" ? 1 : 0;
  const columns = cells[0].map((_, index) => ({ name: "", unit: "", to: index < counted ? null : (order[start + index - counted] ?? null) }));
  return { head: 0, columns };
}

/** @type {(row: readonly string[], list: string, names: readonly string[]) => number} how many columns a row names; none where it is a row of values */
function heading(row, list, names) {
  const said = [...new Set(row.filter((value) => value))];
  if (!said.length || (said.length === 1 && row.length > 1)) return 0;
  const titles = said.map((value) => parts(value).name);
  const found = matched(titles, list, names).filter((to, index) => to !== null || ORDER.has(plain(titles[index])));
  const sure = titles.filter((title) => names.some((name) => score(title, name, list, names) >= MEANT));
  return sure.length && found.length * 2 >= said.length ? found.length : 0;
}

/** @type {(titles: readonly string[], list: string, names: readonly string[]) => (string | null)[]} the surest first, each column once */
function matched(titles, list, names) {
  /** @type {(string | null)[]} */
  const to = titles.map(() => null);
  const pairs = titles.flatMap((title, index) => names.map((name) => ({ index, name, score: score(title, name, list, names) })));
  for (const { index, name, score: sure } of pairs.sort((one, other) => other.score - one.score)) {
    if (sure > 0 && to[index] === null && !to.includes(name)) to[index] = name;
  }
  return to;
}

/** @type {(title: string, name: string, list: string, names: readonly string[]) => number} */
function score(title, name, list, names) {
  const said = plain(title);
  if (!said || ORDER.has(said)) return 0;
  if (said === name) return SAME;
  const first = name === names[0];
  if (first && (said === list || said === list + name)) return names.includes(said) ? MEANT : SAME;
  if (said === list + name) return SAME;
  const words = WORDS.find(([column]) => column === name)?.[1].split(" ") ?? [];
  if (words.includes(said)) return MEANT + 1 / (2 + words.indexOf(said));
  if (words.some((word) => said === list + word)) return MEANT;
  if (said.length >= 2 && name.length >= 2 && (said.includes(name) || name.includes(said))) return 2 + name.length / (said.length + name.length);
  if (words.some((word) => word.length > 1 && said.includes(word))) return 1.5;
  const near = alike(said, name);
  return near >= 0.5 ? 1 + near : 0;
}

/** @type {(one: string, other: string) => number} the share of pairs of characters that two words have in common */
function alike(one, other) {
  const pairs = (/** @type {string} */ text) => new Set(Array.from({ length: text.length - 1 }, (_, index) => text.slice(index, index + 2)));
  const [left, right] = [pairs(one), pairs(other)];
  const both = [...left].filter((pair) => right.has(pair)).length;
  return left.size + right.size ? (2 * both) / (left.size + right.size) : 0;
}

/** @type {(value: string) => {name: string, unit: string}} `预算（元）` and `预算/元` say their unit */
function parts(value) {
  const text = narrow(value);
  const match = /^(.+?)(?:\(单位[:]?([^()]{1,8})\)|\(([^()]{1,8})\)|\/([^/]{1,4}))$/.exec(text);
  return match ? { name: match[1].trim(), unit: (match[2] ?? match[3] ?? match[4] ?? "").trim() } : { name: text, unit: "" };
}

/** @type {(title: string) => string} */
const plain = (title) => narrow(title).toLowerCase().replace(/[\s:：*※]/g, "");

/** @type {(cells: Cells, column: number) => boolean} whether a column counts the rows */
const numbered = (cells, column) => cells.length > 1 && cells[0].length > 1 && cells.every((row, index) => row[column] === String(index + 1));

