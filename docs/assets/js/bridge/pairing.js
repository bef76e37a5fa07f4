// @ts-check
/**
 * Which periods and rows of another file of a chain are which of ours, and what the others are called in it.
 *
 * What two files call the same is the same; what has one id may have been rewritten in one of them,
 * or both may have given the id to something of their own. There is no telling for certain without
 * what both came from, so what differs too much is kept as two: that loses nothing.
 *
 * @module
 */

import { narrow } from "../report/typed.js";
import { cellOf, COLUMNS, KINDS, kindOf, linksOf } from "./chain.js";
import { rangeOf } from "./plan.js";

/** @typedef {import("./chain.js").Chain} Chain */
/** @typedef {import("./chain.js").Link} Link */
/** @typedef {import("./chain.js").Period} Period */

/**
 * @typedef {object} Pairing
 * @property {ReadonlyMap<string, string>} ids what each of their ids, of rows and periods, is in the merged chain
 * @property {ReadonlyMap<string, string>} partners their id of each of ours that they have too
 * @property {Chain["given"]} given
 */

// Two names are much alike when half of their pairs of neighbouring characters are the same.
const ALIKE = 0.5;

/** @type {(mine: Chain, theirs: Chain) => Pairing} */
export function paired(mine, theirs) {
  /** @type {Map<string, string>} */
  const ids = new Map();
  join(ids, mine.periods, theirs.periods, ({ name }) => spanOf(name), mayBeOne);
  for (const kind of KINDS) {
    // What a row of theirs stands for in our periods; rows of earlier kinds are paired by now.
    const read = linksOf(theirs, kind).map((link) => ({ ...link, period: ids.get(link.period) ?? "", from: link.from.map((id) => ids.get(id) ?? "") }));
    join(ids, linksOf(mine, kind), read, (link) => (link.period ? `${link.period} ${wordsOf(link)}` : null), mayBeOneRow);
  }
  const partners = new Map([...ids].map(([their, our]) => [our, their]));
  const given = Object.fromEntries([...KINDS, "T"].flatMap((letter) => {
    const last = Math.max(mine.given[letter] ?? 0, theirs.given[letter] ?? 0);
    return last ? [[letter, last]] : [];
  }));
  for (const { id } of [...theirs.periods, ...theirs.links].sort(byNumber)) {
    if (ids.has(id)) continue;
    const letter = id[0];
    // A number that was given here, even to a row that is gone, is not given again.
    const free = Number(id.slice(1)) > (mine.given[letter] ?? 0);
    if (!free) given[letter] += 1;
    ids.set(id, free ? id : `${letter}${given[letter]}`);
  }
  return { ids, partners, given };
}

/**
 * Pair what is the same for certain, then what is called the same, then what has one id and may be the same.
 *
 * In the order of their numbers, and by the id alone only where no other is called the same: so what
 * was merged before finds itself again.
 *
 * @template {{id: string}} T
 * @param {Map<string, string>} ids pairs are added to it
 * @param {readonly T[]} mine
 * @param {readonly T[]} theirs
 * @param {(one: T) => string | null} called null where it cannot be one of ours
 * @param {(mine: T, theirs: T) => boolean} may
 */
function join(ids, mine, theirs, called, may) {
  const names = new Map([...mine, ...theirs].map((one) => [one, called(one)]));
  const single = new Set([mine, theirs].flatMap((list) => {
    /** @type {Map<string | null | undefined, T | null>} */
    const last = new Map();
    for (const one of list) last.set(names.get(one), last.has(names.get(one)) ? null : one);
    return [...last.values()];
  }));
  const ours = [...mine].sort(byNumber);
  const taken = new Set();
  const pass = (/** @type {(our: T, their: T) => boolean} */ fits) => {
    for (const their of [...theirs].sort(byNumber)) {
      const our = ids.has(their.id) ? null : ours.find((one) => !taken.has(one.id) && fits(one, their));
      if (our) taken.add(our.id) && ids.set(their.id, our.id);
    }
  };
  pass((our, their) => our.id === their.id && names.get(our) === names.get(their));
  pass((our, their) => names.get(our) === names.get(their));
  pass((our, their) => our.id === their.id && single.has(our) && single.has(their) && may(our, their));
}

/** @type {(one: {id: string}, other: {id: string}) => number} */
const byNumber = (one, other) => Number(one.id.slice(1)) - Number(other.id.slice(1));

/** A period's days, or its name where that tells none. @type {(name: string) => string} */
export const spanOf = (name) => rangeOf(name)?.join("-") ?? narrow(name);

/** Whether periods of one id may be one that was renamed: not when their days lie apart. @type {(our: Period, their: Period) => boolean} */
function mayBeOne(our, their) {
  const [one, other] = [rangeOf(our.name), rangeOf(their.name)];
  return !one || !other || (one[0] <= other[1] && other[0] <= one[1]);
}

/** Whether rows of one id may be one that was rewritten. @type {(our: Link, their: Link) => boolean} */
function mayBeOneRow(our, their) {
  if (our.period !== their.period) return false;
  const columns = COLUMNS[kindOf(our.id)].filter((name) => name !== "名称" && cellOf(our.cells, name) && cellOf(their.cells, name));
  const agreed = columns.filter((name) => narrow(our.cells[name]) === narrow(their.cells[name])).length;
  const [one, other] = [nameOf(our.cells), nameOf(their.cells)];
  if (!one || !other) return agreed === columns.length;
  if (likeness(one, other) >= ALIKE) return true;
  return agreed > 0 && agreed === columns.length && our.from.length === their.from.length && their.from.every((id) => our.from.includes(id));
}

/** What a row says for short, or all of it where it has no name. @type {(link: Link) => string} */
const wordsOf = ({ id, cells }) => nameOf(cells) || COLUMNS[kindOf(id)].map((name) => narrow(cellOf(cells, name))).join(" ");

/** @type {(cells: Link["cells"]) => string} */
const nameOf = (cells) => narrow(cellOf(cells, "名称"));

/** How much of two names is the same, from 0 to 1 (Dice's coefficient of their pairs of characters). @type {(one: string, other: string) => number} */
function likeness(one, other) {
  const [pairs, others] = [pairsOf(one), pairsOf(other)];
  return (2 * [...pairs].filter((pair) => others.has(pair)).length) / (pairs.size + others.size);
}

/** @type {(text: string) => Set<string>} */
const pairsOf = (text) => new Set([...`${text} `].map((character, index, all) => character + (all[index + 1] ?? "")));
