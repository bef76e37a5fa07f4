// @ts-check
/**
 * The exact shape of a chain, checked key by key, and that its parts know each other.
 *
 * docs/assets/chain.schema.json says the same of a file, but for what one part says of another.
 *
 * @module
 */

import { list, named, oneOf, Refusal, shape, text } from "../draft/shape.js";
import { tidy } from "../report/values.js";
import { COLUMNS, FORMAT, KINDS, kindOf, PLANNED, SOURCES, TITLES, VERDICTS } from "./chain.js";
import { LONGEST, MOST_PERIODS, MOST_ROWS } from "./limits.js";

/** @typedef {import("../draft/shape.js").Check} Check */
/** @typedef {import("./chain.js").Chain} Chain */
/** @typedef {import("./chain.js").Kind} Kind */

const ID = /^[A-Za-z0-9_-]{1,64}$/;

/** A letter of some and a number. @type {(letters: string) => Check} */
const numbered = (letters) => (value, where) => {
  const found = text(LONGEST)(value, where);
  if (!letters.includes(found[0]) || !/^[A-Z][1-9][0-9]{0,5}$/.test(found)) throw new Refusal(`${where}写成了“${found.slice(0, 20)}”，不是这里用的编号。`);
  return found;
};
const ROW = numbered(KINDS.join(""));
const PLANS = numbered(PLANNED.join(""));
const PERIOD = numbered("T");

/** @type {Check} */
const count = (value, where) => {
  if (!Number.isInteger(value) || /** @type {number} */ (value) < 0 || /** @type {number} */ (value) > 999_999) throw new Refusal(`${where}应当是0至999999的整数。`);
  return value;
};

/** The cells of a row, whose id says which columns there are. @type {(each: Check) => (value: unknown, where: string, id: string) => any} */
const cells = (each) => (value, where, id) => shape({}, Object.fromEntries(COLUMNS[kindOf(id)].map((name) => [name, each])))(value, where);

/** A chain with so many rows, periods, and characters in a cell at most. @type {(rows: number, times: number, longest: number) => Check} */
function chainWith(rows, times, longest) {
  const words = text(longest);
  /** What is not empty. @type {Check} */
  const said = (value, where) => {
    const found = words(value, where);
    if (!tidy(found)) throw new Refusal(`${where}是空的，没有就不写这一项。`);
    return found;
  };
  const row = shape({ id: ROW, period: PERIOD, from: list(rows, ROW), cells: (value) => value });
  /** @type {Check} */
  const link = (value, where) => {
    const found = row(value, where);
    return { ...found, cells: cells(said)(found.cells, `${where}（${found.id}）的cells`, found.id) };
  };
  const answer = shape({ verdict: oneOf(VERDICTS), actual: words, reason: words, evidence: words, rest: words });
  const time = shape({
    id: PERIOD,
    name: words,
    changes: named(ROW, rows, cells(words)),
    answers: named(PLANS, rows, answer),
    reopened: named(PLANS, rows, said),
  });
  return shape({
    format: oneOf([FORMAT]),
    id: text(64, ID),
    title: words,
    links: list(rows, link),
    periods: list(times, time),
    given: shape({}, Object.fromEntries([...KINDS, "T"].map((letter) => [letter, count]))),
  });
}
const FROM_FILE = chainWith(MOST_ROWS, MOST_PERIODS, LONGEST);
/** What this browser kept was written here, and is read however large it is. */
const FROM_HERE = chainWith(Infinity, Infinity, Infinity);

/**
 * Read a chain of this format.
 *
 * @param {unknown} value
 * @param {boolean} here whether this browser kept it
 * @returns {Chain}
 * @throws {Refusal}
 */
export function chainOf(value, here) {
  /** @type {Chain} */
  const chain = (here ? FROM_HERE : FROM_FILE)(value, "衔接");
  if (!chain.periods.length) throw new Refusal("衔接里一个时期也没有。");
  const rows = once(chain.links, "行");
  const periods = once(chain.periods, "时期");
  for (const { id, period, from } of chain.links) {
    if (!periods.has(period)) throw new Refusal(`${id}写在时期${period}里，没有这个时期。`);
    for (const source of from) follows(id, source, rows);
    if (new Set(from).size < from.length) throw new Refusal(`${id}的来源写了两遍。`);
  }
  for (const { id, changes, answers, reopened } of chain.periods) {
    const unknown = [changes, answers, reopened].flatMap(Object.keys).find((row) => !rows.has(row));
    if (unknown) throw new Refusal(`时期${id}里写到${unknown}，没有这一行。`);
  }
  for (const id of [...rows, ...periods]) {
    if (Number(id.slice(1)) > (chain.given[id[0]] ?? 0)) throw new Refusal(`given里${id[0]}的号比${id}小，以后会把这个号再用一次。`);
  }
  return chain;
}

/** @type {(list: readonly {id: string}[], what: string) => Set<string>} */
function once(list, what) {
  const ids = new Set();
  for (const { id } of list) {
    if (ids.has(id)) throw new Refusal(`有两个${what}用了同一个编号${id}。`);
    ids.add(id);
  }
  return ids;
}

/** @type {(id: string, source: string, rows: Set<string>) => void} */
function follows(id, source, rows) {
  if (!rows.has(source)) throw new Refusal(`${id}的来源里写到${source}，没有这一行。`);
  const [kind, other] = [kindOf(id), kindOf(source)];
  if (!SOURCES[kind].includes(other)) throw new Refusal(`${id}的来源写成了${source}：${TITLES[kind]}不能从${TITLES[other]}来。`);
}
