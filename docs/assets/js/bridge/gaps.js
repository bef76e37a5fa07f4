// @ts-check
/**
 * What a period's plan and answers lack, each named beside its place. Nothing here blocks.
 *
 * To add a rule, write a function in the module of its family, list it there, and add a file of its
 * name to tests/cases/gaps.
 *
 * @module
 */

import { ANSWER_RULES } from "./answer-gaps.js";
import { DAY_RULES } from "./day-gaps.js";
import { LINK_RULES } from "./link-gaps.js";
import { LOAD_RULES } from "./load-gaps.js";
import { METRIC_RULES } from "./metric-gaps.js";
import { viewOf } from "./period-view.js";
import { SMART_RULES } from "./smart.js";

/** @typedef {import("./period-view.js").Rule} Rule */
/**
 * Something missing.
 *
 * @typedef {object} Gap
 * @property {string} rule the name of the rule that found it
 * @property {string} id the row's, or the period's
 * @property {string} column the cell beside which it is shown, of the row or of its answer; nothing for the row as a whole
 * @property {string} message the fact, one sentence
 * @property {string} advice what to do, one sentence
 * @property {import("./period-view.js").Letter} [letter] the letter of SMART that a goal fails
 * @property {string} [source] where it stands that a day is a rest day
 */

/** All rules, in the order in which the gaps of one row are told. @type {readonly Rule[]} */
export const RULES = [...LINK_RULES, ...SMART_RULES, ...METRIC_RULES, ...LOAD_RULES, ...DAY_RULES, ...ANSWER_RULES];

/**
 * List what a period lacks: what is wrong with the period first, then row by row in the order of the chain.
 *
 * @param {import("./chain.js").Chain} chain
 * @param {string} period its id
 * @param {import("./period-view.js").Context} [context] the day, and the calendar; what cannot be told without them is left out
 * @param {readonly Rule[]} [rules]
 * @returns {Gap[]}
 */
export function gapsOf(chain, period, context = {}, rules = RULES) {
  const view = viewOf(chain, period, context);
  if (!view) return [];
  const place = new Map(chain.links.map(({ id }, at) => [id, at]));
  return rules
    .flatMap(({ name, letter, find }) => find(view).map((found) => ({ rule: name, ...found, ...(letter ? { letter } : {}) })))
    .sort((one, two) => (place.get(one.id) ?? -1) - (place.get(two.id) ?? -1));
}
