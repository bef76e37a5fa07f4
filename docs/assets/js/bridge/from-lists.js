// @ts-check
/**
 * What a draft's lists say as rows of a chain: begun from them, or changed where the writer changed them.
 *
 * @module
 */

import { cell, rowsOf } from "../report/facts.js";
import { parseQuantity } from "../report/quantity.js";
import { tidy } from "../report/values.js";
import { addLink, answer, COLUMNS, kindOf, linkOf, linksOf, setCell, tie, VERDICTS } from "./chain.js";
import { NUMBER, REST, rowsFor } from "./documents.js";
import { cellsIn, linksIn, periodBefore, planOf } from "./plan.js";

/** @typedef {import("./chain.js").Answer} Answer */
/** @typedef {import("./chain.js").Chain} Chain */
/** @typedef {import("./chain.js").Kind} Kind */
/** @typedef {import("../report/facts.js").Row} Row */
/** @typedef {import("../report/facts.js").Rows} Rows */
/** @typedef {(list: string, row: Row, column: string) => boolean} Changed whether the writer alone changed a cell */

/** Which kind the rows of a list are. @type {readonly (readonly [list: string, kind: Kind])[]} */
const KINDS = [["问题", "P"], ["原因", "C"], ["措施", "A"], ["下期任务", "A"], ["目标", "G"]];
/** What a column of a list is called in the chain, where it is called otherwise. @type {Readonly<Record<string, string>>} */
const CALLED = { 完成标志: "衡量指标" };
const NOTHING_SAID = { actual: "", reason: "", evidence: "", rest: "" };

/**
 * Take over what the writer wrote in lists: new rows, and cells that stand otherwise than they were given.
 *
 * @param {Chain} chain
 * @param {string} period
 * @param {import("./documents.js").Role} role
 * @param {Rows} rows as the draft has them
 * @param {Rows} given what the chain gave last
 * @returns {Chain}
 */
export function taken(chain, period, role, rows, given) {
  const fresh = rowsFor(chain, period, role);
  /** @type {Changed} */
  const changed = (list, row, column) => {
    const [old, now] = [given, fresh].map((some) => rowsOf(some, list).find((one) => cell(one, NUMBER) === cell(row, NUMBER)));
    if (!old || !now) return false;
    return tidy(cell(row, column)) !== tidy(cell(old, column)) && tidy(cell(old, column)) === tidy(cell(now, column));
  };
  const before = periodBefore(chain, period)?.id;
  let made = chain;
  for (const [list, kind] of KINDS) {
    // A summary's goals are those of the period before; where the chain has none, they are no plan of this one.
    const where = list === "目标" && role === "summary" ? before : period;
    if (!where) continue;
    for (const row of rowsOf(rows, list)) {
      if (cell(row, NUMBER)) made = rewritten(made, where, row, (column) => changed(list, row, column));
      else if (tidy(cell(row, "名称"))) made = added(made, kind, where, row);
    }
  }
  if (before) {
    if (role === "summary") for (const row of rowsOf(rows, "目标")) made = figured(made, before, row, (column) => changed("目标", row, column));
    for (const row of rowsOf(rows, "结转")) made = answered(made, before, row, (column) => changed("结转", row, column));
  }
  return tied(made, rows, period, changed);
}

/** @type {(chain: Chain, period: string, row: Row, changed: (column: string) => boolean) => Chain} */
function rewritten(chain, period, row, changed) {
  const id = cell(row, NUMBER);
  if (!linkOf(chain, id)) return chain;
  return [...COLUMNS[kindOf(id)], ...Object.keys(CALLED)].reduce((made, column) => (changed(column) ? setCell(made, id, CALLED[column] ?? column, cell(row, column), period) : made), chain);
}

/** @type {(chain: Chain, kind: Kind, period: string, row: Row) => Chain} a row of the same name is the same row */
function added(chain, kind, period, row) {
  const cells = Object.fromEntries(Object.entries(row).map(([column, raw]) => [CALLED[column] ?? column, raw]));
  const same = named(chain, kind, cell(row, "名称"), period);
  if (!same) return addLink(chain, kind, period, cells);
  const missing = COLUMNS[kind].filter((column) => tidy(cells[column] ?? "") && !cellsIn(chain, same, period)[column]);
  return missing.reduce((made, column) => setCell(made, same.id, column, cells[column], period), chain);
}

/** The row of a name that a period has to do with: one that was done before is another. @type {(chain: Chain, kind: Kind, name: string, period: string) => import("./chain.js").Link | undefined} */
function named(chain, kind, name, period) {
  const there = new Set(linksIn(chain, period).map(({ id }) => id));
  return linksOf(chain, kind).find((link) => there.has(link.id) && tidy(name) && tidy(cell(cellsIn(chain, link, period), "名称")) === tidy(name));
}

/** Tie rows as their cells name others: a cause its problem, a measure its problem, or the cause if it has one alone; a goal the tasks that name it. @type {(chain: Chain, rows: Rows, period: string, changed: Changed) => Chain} */
function tied(chain, rows, period, changed) {
  let made = chain;
  const own = (/** @type {Kind} */ kind, /** @type {Row} */ row) => cell(row, NUMBER) || (named(made, kind, cell(row, "名称"), period)?.id ?? "");
  // What the chain gave says nothing new, and a name may be that of two.
  const source = (/** @type {string} */ list, /** @type {Kind} */ kind, /** @type {Row} */ row, /** @type {string} */ column) =>
    !cell(row, NUMBER) || changed(list, row, column) ? named(made, kind, cell(row, column), period)?.id ?? "" : "";
  const join = (/** @type {string} */ id, /** @type {string} */ origin) => {
    if (id && origin && !linkOf(made, id)?.from.length) made = tie(made, id, origin, true);
  };
  for (const row of rowsOf(rows, "原因")) join(own("C", row), source("原因", "P", row, "问题"));
  for (const list of ["措施", "下期任务"]) {
    for (const row of rowsOf(rows, list)) {
      const problem = source(list, "P", row, "问题");
      const causes = problem ? linksOf(made, "C").filter(({ from }) => from.includes(problem)) : [];
      join(own("A", row), causes.length === 1 ? causes[0].id : problem);
    }
  }
  for (const row of rowsOf(rows, "下期任务")) {
    const [task, goal] = [own("A", row), source("下期任务", "G", row, "目标")];
    if (task && goal) made = tie(made, goal, task, true);
  }
  return made;
}

/** @type {(chain: Chain, before: string, row: Row, changed: (column: string) => boolean) => Chain} what was reached of a goal that is answered */
function figured(chain, before, row, changed) {
  const said = answerOf(chain, before, row);
  if (!said || !(changed("实际值") || changed("说明"))) return chain;
  const now = changed("实际值") ? reached(said, written(row, "实际值")) : said;
  return answer(chain, before, cell(row, NUMBER), changed("说明") ? { ...now, reason: written(row, "说明") } : now);
}

/** @type {(chain: Chain, before: string, row: Row, changed: (column: string) => boolean) => Chain} what the writer answered in the list */
function answered(chain, before, row, changed) {
  const id = cell(row, NUMBER);
  const said = answerOf(chain, before, row);
  const word = VERDICTS.find((one) => one === tidy(cell(row, "答复")));
  const verdict = changed("答复") && word ? word : said?.verdict;
  if (!verdict || !["答复", "实际值", "说明", "依据"].some(changed)) return chain;
  let now = { ...(said ?? NOTHING_SAID), verdict };
  if (changed("依据")) now = { ...now, evidence: written(row, "依据") };
  if (changed("实际值") && kindOf(id) === "G") now = reached(now, written(row, "实际值"));
  if (changed("说明")) now = told(now, written(row, "说明"), kindOf(id));
  return answer(chain, before, id, now);
}

/** @type {(chain: Chain, before: string, row: Row) => Answer | null | undefined} undefined where the row was not planned then */
const answerOf = (chain, before, row) => planOf(chain, before).find(({ id }) => id === cell(row, NUMBER))?.answer;

/** A cell as typed; nothing where it is blank. @type {(row: Row, column: string) => string} */
const written = (row, column) => (tidy(cell(row, column)) ? cell(row, column) : "");

/** A figure that was reached; words that stood there are told before the reason, as they were. @type {(said: Answer, raw: string) => Answer} */
function reached(said, raw) {
  if (raw && !parseQuantity(raw)) return said;
  const words = parseQuantity(said.actual) ? "" : said.actual;
  return { ...said, actual: raw, reason: [words, said.reason].filter(Boolean).join("；") };
}

/** Read what a list explains an answer by: what was done, why, and what is left. @type {(said: Answer, raw: string, kind: Kind) => Answer} */
function told(said, raw, kind) {
  const at = raw.startsWith(REST) ? 0 : raw.indexOf(`；${REST}`) + 1;
  const left = at || raw.startsWith(REST) ? raw.slice(at + REST.length) : "";
  const [head, rest] = left ? [raw.slice(0, Math.max(0, at - 1)), left] : [raw, ""];
  const figure = kind === "G" && parseQuantity(said.actual) ? said.actual : "";
  const done = figure ? "" : said.actual;
  if (done && head === done) return { ...said, reason: "", rest };
  if (done && head.startsWith(`${done}；`)) return { ...said, reason: head.slice(done.length + 1), rest };
  return { ...said, actual: figure, reason: head, rest };
}
