// @ts-check
/**
 * What a period plans and what became of it: it follows from the rows and the answers alone.
 *
 * A measure or a goal is planned in the period that it came up for, and in every one after it until
 * it is answered 完成 or 取消. What nobody answered goes on too, and is said to be unanswered.
 *
 * @module
 */

import { days, ordinal } from "../report/period.js";
import { narrow } from "../report/typed.js";
import { COLUMNS, kindOf, placeOf } from "./chain.js";
import { weekOf } from "./weeks.js";

/** @typedef {import("./chain.js").Answer} Answer */
/** @typedef {import("./chain.js").Cells} Cells */
/** @typedef {import("./chain.js").Chain} Chain */
/** @typedef {import("./chain.js").Link} Link */

/**
 * A row as a period plans it.
 *
 * @typedef {object} Planned
 * @property {string} id
 * @property {Link} link
 * @property {Cells} cells what it says in this period
 * @property {number} carried how many periods before planned it
 * @property {Answer | null} before what was said of it at the end of the period before, if that planned it
 * @property {Answer | null} answer what was said of it at the end of this one
 * @property {string} reopened why it is planned again though it was cancelled, or nothing
 */

/**
 * List what a period plans, measures and goals, in the order of the chain.
 *
 * @param {Chain} chain
 * @param {string} period
 * @returns {Planned[]}
 */
export function planOf(chain, period) {
  const at = placeOf(chain, period);
  return chain.links.flatMap((link) => {
    if (!["A", "G"].includes(kindOf(link.id))) return [];
    const found = plannedIn(chain, link, at);
    return found ? [found] : [];
  });
}

/** @type {(chain: Chain, link: Link, at: number) => Planned | null} */
function plannedIn(chain, link, at) {
  const first = placeOf(chain, link.period);
  if (first < 0 || first > at) return null;
  let [carried, open, planned, reopened] = [0, true, false, ""];
  /** @type {Answer | null} */
  let before = null;
  for (let place = first; place <= at; place += 1) {
    const { id, answers, reopened: again } = chain.periods[place];
    reopened = Object.hasOwn(again, link.id) ? again[link.id] : "";
    planned = open || reopened !== "";
    const said = planned && Object.hasOwn(answers, link.id) ? answers[link.id] : null;
    if (place === at) return planned ? { id: link.id, link, cells: cellsIn(chain, link, id), carried, before, answer: said, reopened } : null;
    if (planned) carried += 1;
    before = said;
    open = planned && !ends(said);
  }
  return null;
}

/** Whether a row is planned no more after an answer. @type {(answer: Answer | null) => boolean} */
export const ends = (answer) => answer?.verdict === "完成" || answer?.verdict === "取消";

/**
 * Give what a row says in a period: what was left of it, and what was changed since.
 *
 * @param {Chain} chain
 * @param {Link} link
 * @param {string} period
 * @returns {Cells}
 */
export function cellsIn(chain, link, period) {
  const last = placeOf(chain, period);
  let [cells, open] = [link.cells, true];
  for (let place = placeOf(chain, link.period); place <= last; place += 1) {
    const { changes, answers, reopened } = chain.periods[place];
    if (Object.hasOwn(changes, link.id)) cells = { ...cells, ...changes[link.id] };
    // What was said in a period that no longer plans the row, since an earlier answer was changed, does not count.
    const planned = open || Object.hasOwn(reopened, link.id);
    const said = planned && Object.hasOwn(answers, link.id) ? answers[link.id] : null;
    if (place < last && said?.verdict === "部分" && said.rest) cells = { ...cells, 名称: said.rest };
    open = planned && !ends(said);
  }
  return Object.fromEntries(COLUMNS[kindOf(link.id)].flatMap((name) => (cells[name] ? [[name, cells[name]]] : [])));
}

/**
 * List the rows of a kind that a period has to do with: those that came up for it, and those before that something planned in it follows from.
 *
 * @param {Chain} chain
 * @param {string} period
 * @returns {Link[]} in the order of the chain
 */
export function linksIn(chain, period) {
  const at = placeOf(chain, period);
  const needed = new Set(planOf(chain, period).map(({ id }) => id));
  for (const id of needed) for (const source of chain.links.find((link) => link.id === id)?.from ?? []) needed.add(source);
  const found = (/** @type {Link} */ { id, period: own }) => ["P", "C"].includes(kindOf(id)) && (own === period || unmet(chain, id, period));
  // What came up later may be tied to what was there before: this period knows nothing of it.
  return chain.links.filter((link) => placeOf(chain, link.period) <= at && (needed.has(link.id) || found(link)));
}

/** Whether a problem or a cause came up before a period and nothing has ever followed from it. @type {(chain: Chain, id: string, period: string) => boolean} */
function unmet(chain, id, period) {
  const link = chain.links.find((one) => one.id === id);
  return Boolean(link) && placeOf(chain, link?.period ?? "") < placeOf(chain, period) && !followers(chain, id).some((one) => ["A", "G"].includes(kindOf(one)));
}

/** The ids of all that follows from a row, near and far. @type {(chain: Chain, id: string) => string[]} */
export function followers(chain, id) {
  const found = new Set([id]);
  for (const one of found) for (const link of chain.links) if (link.from.includes(one)) found.add(link.id);
  found.delete(id);
  return [...found];
}

/** The period before another. @type {(chain: Chain, period: string) => import("./chain.js").Period | null} */
export const periodBefore = (chain, period) => chain.periods[placeOf(chain, period) - 1] ?? null;

/** @type {(name: string) => string} */
const bare = (name) => narrow(name).replaceAll(" ", "");

/** The first and last day of a period as whole numbers, 20250401; null where its name tells no days. Those of a numbered week are a guess. @type {(name: string) => [from: number, to: number] | null} */
export function rangeOf(name) {
  const found = days(name);
  return found ? [ordinal(found[0]), ordinal(found[1])] : weekOf(bare(name));
}
