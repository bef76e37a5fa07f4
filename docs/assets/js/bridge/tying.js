// @ts-check
/**
 * A draft tied to a chain: begun from it, brought in step with it, and the chain with what the draft's writer changed.
 *
 * @module
 */

import { fillField } from "../draft/draft.js";
import { cell, rowsOf } from "../report/facts.js";
import { calendarDay, ordinal } from "../report/period.js";
import { newChain, placeOf } from "./chain.js";
import { NUMBER, rowsFor, valuesFor } from "./documents.js";
import { taken } from "./from-lists.js";
import { following } from "./from-report.js";
import { inStep, isAsGiven } from "./in-step.js";
import { rangeOf } from "./plan.js";

/** @typedef {import("./chain.js").Chain} Chain */
/** @typedef {import("./documents.js").Role} Role */
/** @typedef {import("../draft/draft.js").Draft} Draft */
/** @typedef {import("../report/facts.js").Row} Row */

/** What was reached of a goal. */
const REACHED = "实际值";
/** The lists that a chain writes from its rows. */
const WRITTEN = ["衔接", "会议与机制"];

/**
 * Bring a draft in step with the chain that it is tied to.
 *
 * @param {Draft} draft
 * @param {Chain} chain
 * @param {{period: string, role: Role}} [tie] what it is to be tied to, where it is not yet
 * @returns {{draft: Draft, changed: number, added: number, removed: number, kept: readonly import("./in-step.js").Spot[]}}
 */
export function stepped(draft, chain, tie) {
  const { period, role } = tie ?? /** @type {import("../draft/draft.js").Tie} */ (draft.chain);
  const there = placeOf(chain, period) < 0 ? chain.periods.at(-1)?.id ?? "" : period;
  const fresh = rowsFor(chain, there, role);
  const { rows, given, ...counts } = inStep(draft.rows, draft.chain?.given ?? {}, fresh);
  const same = draft.chain?.id === chain.id && draft.chain.period === there && sameRows(draft.chain.given, given) && rows === draft.rows;
  return { draft: same ? draft : { ...draft, rows, chain: { id: chain.id, period: there, role, given } }, ...counts };
}

/** Tie a draft to a chain: what its periods say fills fields that nobody filled in. @type {(draft: Draft, chain: Chain, period: string, role: Role) => Draft} */
export function tied(draft, chain, period, role) {
  const made = stepped(draft, chain, { period, role }).draft;
  const open = Object.entries(valuesFor(chain, period, role)).filter(([name]) => Object.hasOwn(made.fields, name) && !Object.hasOwn(made.values, name));
  return open.reduce((now, [name, raw]) => fillField(now, name, raw), made);
}

/**
 * Begin a chain from a draft's lists, or take into its own chain what its writer changed there.
 *
 * @param {Draft} draft
 * @param {Chain | null} chain its own, where it has one
 * @param {string} id names a chain that is begun
 * @returns {{chain: Chain, period: string, role: Role, draft: Draft}} draft: without the numbers of a chain that is not here
 */
export function chainFor(draft, chain, id) {
  if (chain && draft.chain) {
    const { period, role, given } = draft.chain;
    return { chain: taken(chain, period, role, draft.rows, given), period, role, draft };
  }
  const [loose, role] = [loosened(draft), looksBack(draft) ? /** @type {const} */ ("summary") : /** @type {const} */ ("plan")];
  const begun = newChain(id, draft.title || draft.name, plannedBy(draft));
  return { chain: taken(begun, "T1", role, loose.rows, {}), period: "T1", role, draft: loose };
}

/**
 * Take a draft from a chain that this browser does not have: its rows are the writer's own again.
 *
 * What no list but the chain's own says is written anew by the next.
 *
 * @type {(draft: Draft) => Draft}
 */
function loosened(draft) {
  const { chain, ...rest } = draft;
  if (!chain) return draft;
  const own = (/** @type {string} */ list, /** @type {Row} */ row) => !WRITTEN.includes(list) || !rowsOf(chain.given, list).some((given) => isAsGiven(row, given));
  const rows = Object.entries(draft.rows).map(([list, some]) => [list, some.filter((row) => own(list, row)).map(({ [NUMBER]: _, ...cells }) => cells)]);
  return { ...rest, rows: Object.fromEntries(rows.filter(([, some]) => some.length)) };
}

/** The period that a draft's tasks are planned for. @type {(draft: Draft) => string} */
function plannedBy(draft) {
  const { 计划季度: quarter, 报告周期: own = "", 下一周期: next } = draft.values;
  return looksBack(draft) ? next ?? following(own) : quarter ?? own;
}

/** Whether a draft tells of a period and plans for the next: its goals have results, or all its tasks are due later. @type {(draft: Draft) => boolean} */
function looksBack({ chain, rows, values }) {
  if (chain) return chain.role === "summary";
  const tasks = rowsOf(rows, "下期任务");
  const end = rangeOf(values.报告周期 ?? "")?.[1];
  const days = tasks.flatMap((row) => calendarDay(cell(row, "完成时限")) ?? []).map(ordinal);
  return tasks.length > 0 && (rowsOf(rows, "目标").some((row) => cell(row, REACHED)) || Boolean(end && days.length && days.every((day) => day > end)));
}

/** @type {(one: import("../report/facts.js").Rows, other: import("../report/facts.js").Rows) => boolean} */
const sameRows = (one, other) => JSON.stringify(one) === JSON.stringify(other);
