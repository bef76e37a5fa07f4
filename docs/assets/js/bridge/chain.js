// @ts-check
/**
 * A chain: what was found wrong, why, what is done about it, what is to come of it, and what became of it, period after period.
 *
 * Chains are plain data and never changed in place: an operation returns a new chain, or the same
 * one when there is nothing to do. What a period plans is not stored but follows from the rows and
 * the answers (see plan.js), so that nothing that was planned can be lost on the way to the next.
 *
 * @module
 */

import { tidy } from "../report/values.js";

/** @typedef {"P" | "C" | "A" | "G"} Kind problem, cause, measure (action), goal: the letter that its ids begin with */
/** @typedef {Readonly<Record<string, string>>} Cells as typed, by the name of a column in {@link COLUMNS}; none is empty */

/**
 * One link of the chain.
 *
 * @typedef {object} Link
 * @property {string} id a letter and a number, `P1`; never given again when the row is gone
 * @property {string} period the id of the period whose plan it came up for
 * @property {readonly string[]} from the ids of the rows that it follows from, of an earlier kind
 * @property {Cells} cells
 */

/** @typedef {"完成" | "部分" | "结转" | "取消"} Verdict */
/**
 * What became of a planned row by the end of a period.
 *
 * @typedef {object} Answer
 * @property {Verdict} verdict
 * @property {string} actual the figure that was reached, or what was done of it
 * @property {string} reason why it was not done, or is no longer wanted
 * @property {string} evidence the record that shows it
 * @property {string} rest of what is partly done, what is left: the next period goes on with it
 */

/**
 * A period with a plan.
 *
 * @typedef {object} Period
 * @property {string} id `T1`
 * @property {string} name as reports write it, `2025年第二季度`
 * @property {Readonly<Record<string, Cells>>} changes what a row says otherwise from this period on, by its id: a new deadline, another owner
 * @property {Readonly<Record<string, Answer>>} answers by the row's id
 * @property {Readonly<Record<string, string>>} reopened why a row that was cancelled before is planned again, by its id
 */

/**
 * @typedef {object} Chain
 * @property {1} format raised when the shape changes
 * @property {string} id names the chain in this browser, and in files of it
 * @property {string} title what it is about
 * @property {readonly Link[]} links in the order in which they are shown
 * @property {readonly Period[]} periods one after the other
 * @property {Readonly<Record<string, number>>} given the last number given to each letter
 */

export const FORMAT = 1;
/** The kinds in the order of the chain. @type {readonly Kind[]} */
export const KINDS = ["P", "C", "A", "G"];
/** What each kind is called; the name of the list of a draft that holds its rows. @type {Readonly<Record<Kind, string>>} */
export const TITLES = { P: "问题", C: "原因", A: "措施", G: "目标" };
/** The columns of each kind, the name first; called as in snippets/lists.yml where a list has them. @type {Readonly<Record<Kind, readonly string[]>>} */
export const COLUMNS = {
  P: ["名称", "影响", "依据"],
  C: ["名称", "依据"],
  A: ["名称", "责任人", "完成时限", "衡量指标", "说明"],
  G: ["名称", "责任人", "完成时限", "指标", "口径", "基线", "目标值"],
};
/** What a row may follow from. @type {Readonly<Record<Kind, readonly Kind[]>>} */
export const SOURCES = { P: [], C: ["P"], A: ["C", "P"], G: ["A", "P"] };
/** What a period plans. @type {readonly Kind[]} */
export const PLANNED = ["A", "G"];
/** @type {readonly Verdict[]} */
export const VERDICTS = ["完成", "部分", "结转", "取消"];

/** @type {(id: string) => Kind} */
export const kindOf = (id) => /** @type {Kind} */ (id[0]);

/** @type {(chain: Chain, id: string) => Link | null} */
export const linkOf = (chain, id) => chain.links.find((link) => link.id === id) ?? null;

/** @type {(chain: Chain, kind: Kind) => Link[]} */
export const linksOf = (chain, kind) => chain.links.filter(({ id }) => kindOf(id) === kind);

/** A cell. @type {(cells: Cells, column: string) => string} */
export const cellOf = (cells, column) => (Object.hasOwn(cells, column) ? cells[column] : "");

/** The place of a period; -1 where there is none. @type {(chain: Chain, period: string) => number} */
export const placeOf = (chain, period) => chain.periods.findIndex(({ id }) => id === period);

/** @type {(chain: Chain, period: string) => Period | null} */
export const periodOf = (chain, period) => chain.periods[placeOf(chain, period)] ?? null;

/** Begin a chain with one period. @type {(id: string, title: string, period: string) => Chain} */
export const newChain = (id, title, period) => addPeriod({ format: FORMAT, id, title, links: [], periods: [], given: {} }, period);

/** @type {(chain: Chain, title: string) => Chain} */
export const retitle = (chain, title) => (title === chain.title ? chain : { ...chain, title });

/** Add a period after the last: what is open then is planned in it too. @type {(chain: Chain, name: string) => Chain} */
export function addPeriod(chain, name) {
  const [id, given] = nextId(chain, "T");
  return { ...chain, given, periods: [...chain.periods, { id, name, changes: {}, answers: {}, reopened: {} }] };
}

/** @type {(chain: Chain, period: string, name: string) => Chain} */
export const renamePeriod = (chain, period, name) => withPeriod(chain, period, (one) => (one.name === name ? one : { ...one, name }));

/**
 * Add a row.
 *
 * @param {Chain} chain
 * @param {Kind} kind
 * @param {string} period the id of the period whose plan it comes up for
 * @param {Record<string, string>} [cells] columns that the kind lacks, and what is empty, are left out
 * @param {readonly string[]} [from] ids that it cannot follow from are left out
 * @returns {Chain} its row is the last
 */
export function addLink(chain, kind, period, cells = {}, from = []) {
  const [id, given] = nextId(chain, kind);
  return { ...chain, given, links: [...chain.links, { id, period, from: allowed(chain, kind, from), cells: known(kind, cells) }] };
}

/**
 * Write into a row; in a later period than its own, what it says from then on, so that what was planned before stays told.
 *
 * @param {Chain} chain
 * @param {string} id
 * @param {string} column
 * @param {string} raw
 * @param {string} [period] the period at hand
 * @returns {Chain}
 */
export function setCell(chain, id, column, raw, period) {
  const link = linkOf(chain, id);
  if (!link || !COLUMNS[kindOf(id)].includes(column)) return chain;
  if (!period || placeOf(chain, period) <= placeOf(chain, link.period)) return withLink(chain, id, (one) => ({ ...one, cells: put(one.cells, column, raw) }));
  return withPeriod(chain, period, (one) => ({ ...one, changes: record(one.changes, id, put(one.changes[id] ?? {}, column, raw, true)) }));
}

/** Tie a row to what it follows from, or untie it. @type {(chain: Chain, id: string, source: string, tied: boolean) => Chain} */
export function tie(chain, id, source, tied) {
  const link = linkOf(chain, id);
  if (!link || link.from.includes(source) === tied) return chain;
  const from = tied ? allowed(chain, kindOf(id), [...link.from, source]) : link.from.filter((one) => one !== source);
  return from.length === link.from.length ? chain : withLink(chain, id, (one) => ({ ...one, from }));
}

/** Move a row before another of its kind, or to the end. @type {(chain: Chain, id: string, before: string | null) => Chain} */
export function moveLink(chain, id, before) {
  const link = linkOf(chain, id);
  if (!link || id === before) return chain;
  const others = chain.links.filter((one) => one !== link);
  const at = before === null ? others.length : others.findIndex((one) => one.id === before);
  return at < 0 ? chain : { ...chain, links: [...others.slice(0, at), link, ...others.slice(at)] };
}

/** Take a row out, with what was said of it; what followed from it follows from what it followed from. @type {(chain: Chain, id: string) => Chain} */
export function removeLink(chain, id) {
  const gone = linkOf(chain, id);
  if (!gone) return chain;
  const without = (/** @type {Link} */ link) => {
    if (!link.from.includes(id)) return link;
    // A goal cannot follow from a cause, but from the problem behind it.
    const above = (/** @type {string} */ one) => (SOURCES[kindOf(link.id)].includes(kindOf(one)) ? [one] : linkOf(chain, one)?.from ?? []);
    return { ...link, from: [...new Set(link.from.flatMap((one) => (one === id ? gone.from.flatMap(above) : [one])))] };
  };
  const periods = chain.periods.map((one) => ({ ...one, changes: omit(one.changes, id), answers: omit(one.answers, id), reopened: omit(one.reopened, id) }));
  return { ...chain, links: chain.links.filter((link) => link !== gone).map(without), periods };
}

/** Say what became of a planned row in a period, or take it back. @type {(chain: Chain, period: string, id: string, said: Answer | null) => Chain} */
export const answer = (chain, period, id, said) => (isPlanned(chain, id) ? withPeriod(chain, period, (one) => ({ ...one, answers: said ? record(one.answers, id, said) : omit(one.answers, id) })) : chain);

/** Plan a cancelled row again, and say why; nothing takes it back. @type {(chain: Chain, period: string, id: string, why: string) => Chain} */
export const reopen = (chain, period, id, why) => (isPlanned(chain, id) ? withPeriod(chain, period, (one) => ({ ...one, reopened: tidy(why) ? record(one.reopened, id, tidy(why)) : omit(one.reopened, id) })) : chain);

/** Whether there is a row, and one that periods plan. @type {(chain: Chain, id: string) => boolean} */
const isPlanned = (chain, id) => PLANNED.includes(kindOf(id)) && linkOf(chain, id) !== null;

/** @type {(chain: Chain, letter: string) => [id: string, given: Chain["given"]]} */
function nextId(chain, letter) {
  const number = (chain.given[letter] ?? 0) + 1;
  return [`${letter}${number}`, { ...chain.given, [letter]: number }];
}

/** @type {(chain: Chain, kind: Kind, from: readonly string[]) => string[]} */
const allowed = (chain, kind, from) => [...new Set(from)].filter((id) => SOURCES[kind].includes(kindOf(id)) && linkOf(chain, id));

/** @type {(kind: Kind, cells: Record<string, string>) => Cells} */
const known = (kind, cells) => Object.fromEntries(COLUMNS[kind].flatMap((name) => (tidy(cells[name] ?? "") ? [[name, cells[name]]] : [])));

/** @type {(cells: Cells, column: string, raw: string, keep?: boolean) => Cells} keep: an empty one says that what was said before holds no longer */
const put = (cells, column, raw, keep = false) => (tidy(raw) || keep ? { ...cells, [column]: raw } : omit(cells, column));

/** @type {<T>(values: Readonly<Record<string, T>>, name: string, value: T) => Readonly<Record<string, T>>} */
const record = (values, name, value) => ({ ...values, [name]: value });

/** @type {<T>(values: Readonly<Record<string, T>>, name: string) => Readonly<Record<string, T>>} */
function omit(values, name) {
  if (!Object.hasOwn(values, name)) return values;
  const { [name]: _, ...others } = values;
  return /** @type {any} */ (others);
}

/** @type {(chain: Chain, id: string, act: (link: Link) => Link) => Chain} */
const withLink = (chain, id, act) => ({ ...chain, links: chain.links.map((link) => (link.id === id ? act(link) : link)) });

/** @type {(chain: Chain, period: string, act: (period: Period) => Period) => Chain} */
function withPeriod(chain, period, act) {
  const periods = chain.periods.map((one) => (one.id === period ? act(one) : one));
  return periods.every((one, at) => one === chain.periods[at]) ? chain : { ...chain, periods };
}
