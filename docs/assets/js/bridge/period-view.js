// @ts-check
/**
 * A period as the rules of gaps.js look at it: what it plans, what it says, what follows from what, and when it is due.
 *
 * Rows that came up later are not seen: what was planned then says nothing of this period.
 *
 * @module
 */

import { tidy } from "../report/values.js";
import { cellOf, kindOf, linkOf, periodOf, placeOf } from "./chain.js";
import { dueIn } from "./deadline.js";
import { cellsIn, ends, linksIn, planOf, rangeOf } from "./plan.js";

/** @typedef {import("./chain.js").Chain} Chain */
/** @typedef {import("./chain.js").Link} Link */
/** @typedef {import("./chain.js").Period} Period */
/** @typedef {import("./plan.js").Planned} Planned */

/**
 * What the chain does not tell: the day on which it is read, and the statutory calendar (see calendar.js).
 *
 * @typedef {object} Context
 * @property {number} [today] a whole number, 20250501
 * @property {(day: number) => {what: string, source: string} | null} [restDay] why a day is not worked
 * @property {(day: number) => number} [previousWorkday]
 */

/** @typedef {"S" | "M" | "A" | "R" | "T"} Letter what a goal lacks to be specific, measurable, attainable, relevant or timed */
/** @typedef {{id: string, column: string, message: string, advice: string, source?: string}} Found */
/**
 * One rule.
 *
 * @typedef {object} Rule
 * @property {string} name
 * @property {string} title what is missing, in a few words
 * @property {string} about when it is named, and why
 * @property {Letter} [letter]
 * @property {(view: View) => Found[]} find
 */

/**
 * @typedef {object} View
 * @property {Chain} chain
 * @property {Period} period
 * @property {number} place which period it is, from 0
 * @property {[from: number, to: number] | null} range its days
 * @property {boolean} ended whether the next period has begun, or its last day is past
 * @property {readonly Planned[]} planned
 * @property {readonly Planned[]} open what is planned and answered neither 完成 nor 取消: it can still be put right
 * @property {readonly Link[]} found problems and causes that it has to do with
 * @property {ReadonlyMap<string, readonly string[]>} next what follows from a row directly
 * @property {readonly ReadonlyMap<string, Planned>[]} plans of this period and every one before, by the row's id
 * @property {(link: Link) => import("./chain.js").Cells} cells what a row says in this period
 * @property {(link: Link) => number | null} due the day on which a row is due, null where there is none to read
 * @property {Context} context
 */

// Longer words are told by their beginning: the row itself stands beside.
const LONGEST = 20;

/** @type {(chain: Chain, id: string, context: Context) => View | null} null where there is no such period */
export function viewOf(chain, id, context) {
  const period = periodOf(chain, id);
  if (!period) return null;
  const [place, range] = [placeOf(chain, id), rangeOf(period.name)];
  const planned = planOf(chain, id);
  /** @type {Map<string, string[]>} */
  const next = new Map();
  for (const link of chain.links) {
    if (placeOf(chain, link.period) > place) continue;
    for (const source of link.from) next.set(source, [...(next.get(source) ?? []), link.id]);
  }
  return {
    chain,
    period,
    place,
    range,
    ended: place < chain.periods.length - 1 || Boolean(range && context.today && context.today > range[1]),
    planned,
    open: planned.filter(({ answer }) => !ends(answer)),
    found: linksIn(chain, id).filter((link) => ["P", "C"].includes(kindOf(link.id)) && placeOf(chain, link.period) <= place),
    next,
    plans: chain.periods.slice(0, place + 1).map((one) => new Map(planOf(chain, one.id).map((row) => [row.id, row]))),
    cells: remembered((link) => cellsIn(chain, link, id)),
    due: remembered((link) => dueIn(chain, link, id)),
    context,
  };
}

/** Ask once a row: many rules look at the same cells. @type {<T>(ask: (link: Link) => T) => (link: Link) => T} */
function remembered(ask) {
  const known = new Map();
  return (link) => {
    if (!known.has(link)) known.set(link, ask(link));
    return known.get(link);
  };
}

/** What follows from a row directly, of a kind. @type {(view: View, id: string, kind: string) => string[]} */
export const nextOf = (view, id, kind) => (view.next.get(id) ?? []).filter((one) => one[0] === kind);

/** Whether a row of a kind follows from another, near or far. @type {(view: View, id: string, kinds: string) => boolean} */
export function leadsTo(view, id, kinds) {
  const seen = new Set([id]);
  for (const one of seen) for (const after of view.next.get(one) ?? []) seen.add(after);
  seen.delete(id);
  return [...seen].some((one) => kinds.includes(one[0]));
}

/** What a row follows from, of a kind. @type {(view: View, link: Link, kind: string) => Link[]} */
export const sourcesOf = (view, link, kind) => link.from.flatMap((id) => (id[0] === kind ? (linkOf(view.chain, id) ?? []) : []));

/** What is planned and can still be put right, of a kind. @type {(view: View, kind: string) => Planned[]} */
export const openOf = (view, kind) => view.open.filter(({ id }) => id[0] === kind);

/** A cell of a row, on one line. @type {(row: Planned, column: string) => string} */
export const said = (row, column) => tidy(cellOf(row.cells, column));

/** A cell of any row as this period says it. @type {(view: View, link: Link, column: string) => string} */
export const sayingOf = (view, link, column) => tidy(cellOf(view.cells(link), column));

/** The day on which a row is due; null where there is none to read. @type {(view: View, row: Planned) => number | null} */
export const dueOf = (view, row) => view.due(row.link);

/** Words in quotes. @type {(text: string) => string} */
export const quoted = (text) => `“${[...text].length > LONGEST ? `${[...text].slice(0, LONGEST - 1).join("")}…` : text}”`;

/** A row as its own gaps call it. @type {(view: View, link: Link) => string} */
export const itself = (view, link) => (sayingOf(view, link, "名称") ? quoted(sayingOf(view, link, "名称")) : "这一行");

/** A row as the gaps of another call it. @type {(view: View, link: Link) => string} */
export const another = (view, link) => `${link.id}${sayingOf(view, link, "名称") ? quoted(sayingOf(view, link, "名称")) : ""}`;

/** A period as readers call it. @type {(view: View, id: string) => string} */
export const periodName = (view, id) => tidy(periodOf(view.chain, id)?.name ?? "") || id;
