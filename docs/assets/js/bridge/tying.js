// @ts-check
/**
 * A draft tied to a chain: begun from it, brought in step with it, and the chain with what the draft's writer changed.
 *
 * @module
 */

import { fillField } from "../draft/draft.js";
import { newChain, placeOf } from "./chain.js";
import { rowsFor, valuesFor } from "./documents.js";
import { taken } from "./from-lists.js";
import { inStep } from "./in-step.js";

/** @typedef {import("./chain.js").Chain} Chain */
/** @typedef {import("./documents.js").Role} Role */
/** @typedef {import("../draft/draft.js").Draft} Draft */

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
 * @returns {{chain: Chain, period: string, role: Role}}
 */
export function chainFor(draft, chain, id) {
  if (chain && draft.chain) {
    const { period, role, given } = draft.chain;
    return { chain: taken(chain, period, role, draft.rows, given), period, role };
  }
  const name = draft.values.计划季度 ?? draft.values.报告周期 ?? "";
  const begun = newChain(id, draft.title || draft.name, name);
  return { chain: taken(begun, "T1", "plan", draft.rows, {}), period: "T1", role: "plan" };
}

/** @type {(one: import("../report/facts.js").Rows, other: import("../report/facts.js").Rows) => boolean} */
const sameRows = (one, other) => JSON.stringify(one) === JSON.stringify(other);
