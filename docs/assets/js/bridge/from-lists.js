// @ts-check
/**
 * What a draft's lists say as rows of a chain: begun from them, or changed where the writer changed them.
 *
 * @module
 */

import { cell, rowsOf } from "../report/facts.js";
import { tidy } from "../report/values.js";
import { addLink, answer, COLUMNS, kindOf, linkOf, linksOf, setCell, tie, VERDICTS } from "./chain.js";
import { NUMBER, rowsFor } from "./documents.js";
import { cellsIn, periodBefore, planOf } from "./plan.js";

/** @typedef {import("./chain.js").Chain} Chain */
/** @typedef {import("./chain.js").Kind} Kind */
/** @typedef {import("../report/facts.js").Row} Row */
/** @typedef {import("../report/facts.js").Rows} Rows */

/** Which kind the rows of a list are. @type {readonly (readonly [list: string, kind: Kind])[]} */
const KINDS = [["问题", "P"], ["原因", "C"], ["措施", "A"], ["下期任务", "A"], ["目标", "G"]];
/** What a column of a list is called in the chain, where it is called otherwise. @type {Readonly<Record<string, string>>} */
const CALLED = { 完成标志: "衡量指标" };

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
  let made = chain;
  for (const [list, kind] of KINDS) {
    // A summary's goals are those of the period before.
    const where = list === "目标" && role === "summary" ? periodBefore(chain, period)?.id ?? period : period;
    for (const row of rowsOf(rows, list)) {
      const number = cell(row, NUMBER);
      if (number) made = changed(made, where, row, find(given, list, number), find(fresh, list, number), number);
      else if (tidy(cell(row, "名称"))) made = added(made, kind, where, row);
    }
  }
  made = answered(made, period, rowsOf(rows, "结转"), (number) => find(given, "结转", number));
  return tied(made, rows, period);
}

/** @type {(rows: Rows, list: string, number: string) => Row} */
const find = (rows, list, number) => rowsOf(rows, list).find((row) => cell(row, NUMBER) === number) ?? {};

/** @type {(chain: Chain, period: string, row: Row, given: Row, fresh: Row, id: string) => Chain} what only the writer changed */
function changed(chain, period, row, given, fresh, id) {
  if (!linkOf(chain, id)) return chain;
  let made = chain;
  for (const column of Object.keys({ ...given, ...row })) {
    const name = CALLED[column] ?? column;
    const [own, old, now] = [cell(row, column), cell(given, column), cell(fresh, column)].map(tidy);
    if (COLUMNS[kindOf(id)].includes(name) && own !== old && old === now) made = setCell(made, id, name, cell(row, column), period);
  }
  return made;
}

/** @type {(chain: Chain, kind: Kind, period: string, row: Row) => Chain} a row of the same name is the same row */
function added(chain, kind, period, row) {
  const name = tidy(cell(row, "名称"));
  const cells = Object.fromEntries(Object.entries(row).map(([column, raw]) => [CALLED[column] ?? column, raw]));
  const same = named(chain, kind, name, period);
  if (!same) return addLink(chain, kind, period, kind === "G" ? { 指标: "", ...cells } : cells);
  const missing = COLUMNS[kind].filter((column) => tidy(cells[column] ?? "") && !cellsIn(chain, same, period)[column]);
  return missing.reduce((made, column) => setCell(made, same.id, column, cells[column], period), chain);
}

/** @type {(chain: Chain, kind: Kind, name: string, period: string) => import("./chain.js").Link | undefined} */
const named = (chain, kind, name, period) => linksOf(chain, kind).find((link) => tidy(cellsIn(chain, link, period)["名称"] ?? link.cells["名称"] ?? "") === name);

/** Tie rows as their cells name others: a cause its problem, a measure its problem, or the cause if it has one alone; a goal the tasks that name it. @type {(chain: Chain, rows: Rows, period: string) => Chain} */
function tied(chain, rows, period) {
  let made = chain;
  const idOf = (/** @type {Kind} */ kind, /** @type {string} */ name) => (tidy(name) ? named(made, kind, tidy(name), period)?.id ?? "" : "");
  const join = (/** @type {string} */ id, /** @type {string} */ source) => {
    if (id && source && !linkOf(made, id)?.from.length) made = tie(made, id, source, true);
  };
  for (const row of rowsOf(rows, "原因")) join(idOf("C", cell(row, "名称")), idOf("P", cell(row, "问题")));
  for (const row of [...rowsOf(rows, "措施"), ...rowsOf(rows, "下期任务")]) {
    const problem = idOf("P", cell(row, "问题"));
    const causes = problem ? linksOf(made, "C").filter(({ from }) => from.includes(problem)) : [];
    join(idOf("A", cell(row, "名称")), causes.length === 1 ? causes[0].id : problem);
  }
  for (const row of rowsOf(rows, "下期任务")) {
    const [task, goal] = [idOf("A", cell(row, "名称")), idOf("G", cell(row, "目标"))];
    if (task && goal) made = tie(made, goal, task, true);
  }
  return made;
}

/** @type {(chain: Chain, period: string, rows: readonly Row[], given: (number: string) => Row) => Chain} what the writer answered in the list */
function answered(chain, period, rows, given) {
  const before = periodBefore(chain, period);
  if (!before) return chain;
  return rows.reduce((made, row) => {
    const id = cell(row, NUMBER);
    const verdict = /** @type {import("./chain.js").Verdict} */ (tidy(cell(row, "答复")));
    const planned = planOf(made, before.id).find((one) => one.id === id);
    if (!planned || verdict === tidy(cell(given(id), "答复")) || !VERDICTS.includes(verdict)) return made;
    const old = planned.answer ?? { actual: "", reason: "", evidence: "", rest: "" };
    return answer(made, before.id, id, { ...old, verdict, actual: cell(row, "实际值") || old.actual, reason: cell(row, "说明") || old.reason, evidence: cell(row, "依据") || old.evidence });
  }, chain);
}
