// @ts-check
/**
 * Two people's files of one chain made into one: what only one of them says is taken, and where they
 * say different things ours stands until someone chooses.
 *
 * Nothing that either says is lost: it is in the merged chain or in a conflict. What was removed in
 * one file alone is in the other still, so it is there again.
 *
 * @module
 */

import { narrow } from "../report/typed.js";
import { retitle } from "./chain.js";
import { paired, spanOf } from "./pairing.js";
import { rangeOf } from "./plan.js";

/** @typedef {import("./chain.js").Answer} Answer */
/** @typedef {import("./chain.js").Chain} Chain */
/** @typedef {import("./chain.js").Period} Period */

/**
 * Where two files differ.
 *
 * @typedef {object} Conflict
 * @property {{id: string, column: string, period?: string}} at a row's cell, from a period on where one is given; {@link RESULT} and {@link AGAIN} of a row in a period; 名称 of a period; 标题 of the chain, which has no id here
 * @property {string | Answer} mine
 * @property {string | Answer} theirs
 */

/**
 * @typedef {object} Merged
 * @property {Chain} chain
 * @property {string[]} same the ids of rows of which both say the same
 * @property {string[]} added the ids of rows and periods that only they had, as they are called now
 * @property {string[]} changed the ids of our rows to which they add something
 * @property {Conflict[]} conflicts
 * @property {Record<string, string>} renumbered what those of their rows and periods are called now that have another id here
 * @property {string[]} notes what else is to be told, a sentence each
 */

/** What became of a row. */
export const RESULT = "结果";
/** Why a row is planned again. */
export const AGAIN = "重新列入的理由";
const TITLE = "标题";

/**
 * Merge another file of a chain into ours.
 *
 * @param {Chain} mine
 * @param {Chain} theirs
 * @returns {Merged}
 */
export function merge(mine, theirs) {
  const { ids, partners, given } = paired(mine, theirs);
  /** @type {Conflict[]} */
  const conflicts = [];
  /** @type {Set<string>} */
  const changed = new Set();
  const union = unionOf(conflicts, changed);
  if (narrow(mine.title) !== narrow(theirs.title)) conflicts.push({ at: { id: "", column: TITLE }, mine: mine.title, theirs: theirs.title });

  const others = renamed(theirs, ids);
  const linkBy = new Map(others.links.map((link) => [link.id, link]));
  const periodBy = new Map(others.periods.map((period) => [period.id, period]));
  const links = mine.links.map((our) => {
    const their = linkBy.get(our.id);
    if (!their) return our;
    const more = their.from.filter((id) => !our.from.includes(id));
    if (more.length) changed.add(our.id);
    return { ...our, cells: union(our.cells, their.cells, our.id, (column) => ({ id: our.id, column })), from: [...our.from, ...more] };
  });
  const periods = mine.periods.map((our) => {
    const their = periodBy.get(our.id);
    if (!their) return our;
    const at = (/** @type {string} */ column) => (/** @type {string} */ id) => ({ id, column, period: our.id });
    if (spanOf(our.name) !== spanOf(their.name)) conflicts.push({ at: { id: our.id, column: "名称" }, mine: our.name, theirs: their.name });
    const changes = { ...their.changes, ...our.changes };
    for (const id of Object.keys(their.changes)) {
      if (Object.hasOwn(our.changes, id)) changes[id] = union(our.changes[id], their.changes[id], id, (column) => ({ id, column, period: our.id }));
      else changed.add(id);
    }
    return { ...our, changes, answers: union(our.answers, their.answers, null, at(RESULT)), reopened: union(our.reopened, their.reopened, null, at(AGAIN)) };
  });
  const alone = (/** @type {{id: string}} */ { id }) => !partners.has(id);
  const added = [...others.periods, ...others.links].filter(alone).map(({ id }) => id);
  const conflicting = new Set(conflicts.map(({ at }) => at.id));
  return {
    chain: { ...mine, links: [...links, ...others.links.filter(alone)], periods: inOrder(periods, others.periods), given },
    same: mine.links.map(({ id }) => id).filter((id) => partners.has(id) && !changed.has(id) && !conflicting.has(id)),
    added,
    changed: mine.links.map(({ id }) => id).filter((id) => changed.has(id)),
    conflicts,
    renumbered: Object.fromEntries([...ids].filter(([their, now]) => their !== now)),
    notes: mine.id === theirs.id ? [] : ["两份文件不是从同一份分出来的：编号相同而内容不同的行和时期，另外给了编号。"],
  };
}

/**
 * Put in what only they say, and note where both say different things.
 *
 * @param {Conflict[]} conflicts
 * @param {Set<string>} changed
 * @returns {<T extends string | Answer>(our: Readonly<Record<string, T>>, their: Readonly<Record<string, T>>, row: string | null, at: (key: string) => Conflict["at"]) => Readonly<Record<string, T>>} row: null where the keys are rows
 */
const unionOf = (conflicts, changed) => (our, their, row, at) => {
  const added = Object.keys(their).filter((key) => !Object.hasOwn(our, key));
  for (const key of added) changed.add(row ?? key);
  for (const key of Object.keys(their)) {
    if (Object.hasOwn(our, key) && said(our[key]) !== said(their[key])) conflicts.push({ at: at(key), mine: our[key], theirs: their[key] });
  }
  return added.length ? { ...our, ...Object.fromEntries(added.map((key) => [key, their[key]])) } : our;
};

/** @type {(value: string | Answer) => string} */
const said = (value) => (typeof value === "string" ? narrow(value) : JSON.stringify([value.verdict, ...[value.actual, value.reason, value.evidence, value.rest].map(narrow)]));

/** Call the rows and periods of a chain by other ids. @type {(chain: Chain, ids: ReadonlyMap<string, string>) => Pick<Chain, "links" | "periods">} */
function renamed(chain, ids) {
  const now = (/** @type {string} */ id) => ids.get(id) ?? id;
  const byRow = (/** @type {Readonly<Record<string, any>>} */ values) => Object.fromEntries(Object.entries(values).map(([id, value]) => [now(id), value]));
  return {
    links: chain.links.map((link) => ({ ...link, id: now(link.id), period: now(link.period), from: link.from.map(now) })),
    periods: chain.periods.map((one) => ({ ...one, id: now(one.id), changes: byRow(one.changes), answers: byRow(one.answers), reopened: byRow(one.reopened) })),
  };
}

/**
 * Put their own periods among ours: between the neighbours that they have in their file, and there by their days.
 *
 * @type {(ours: readonly Period[], theirs: readonly Period[]) => Period[]}
 */
function inOrder(ours, theirs) {
  const all = [...ours];
  const placeIn = (/** @type {string | undefined} */ id) => all.findIndex((one) => one.id === id);
  for (const [index, period] of theirs.entries()) {
    if (placeIn(period.id) >= 0) continue;
    const from = placeIn(theirs[index - 1]?.id) + 1;
    const next = theirs.slice(index + 1).map(({ id }) => placeIn(id)).find((place) => place >= from);
    const begins = rangeOf(period.name)?.[0] ?? Infinity;
    const later = all.slice(from, next).findIndex(({ name }) => (rangeOf(name)?.[0] ?? 0) > begins);
    all.splice(later < 0 ? next ?? all.length : from + later, 0, period);
  }
  return all;
}

/**
 * Let a conflict be settled; choosing again, or the other, does so too.
 *
 * @param {Chain} chain
 * @param {Conflict} conflict
 * @param {"mine" | "theirs"} choice
 * @returns {Chain} the same where what it is about is gone
 */
export function resolve(chain, { at: { id, column, period }, ...sides }, choice) {
  const value = /** @type {any} */ (sides[choice]);
  if (!id) return retitle(chain, value);
  const put = (/** @type {Readonly<Record<string, any>>} */ values, /** @type {string} */ key) => ({ ...values, [key]: value });
  if (id[0] === "T") return { ...chain, periods: chain.periods.map((one) => (one.id === id ? { ...one, name: value } : one)) };
  if (!chain.links.some((link) => link.id === id)) return chain;
  if (!period) return { ...chain, links: chain.links.map((link) => (link.id === id ? { ...link, cells: put(link.cells, column) } : link)) };
  const within = (/** @type {Period} */ one) => {
    if (column === RESULT) return { ...one, answers: put(one.answers, id) };
    if (column === AGAIN) return { ...one, reopened: put(one.reopened, id) };
    return { ...one, changes: { ...one.changes, [id]: put(one.changes[id] ?? {}, column) } };
  };
  return { ...chain, periods: chain.periods.map((one) => (one.id === period ? within(one) : one)) };
}
