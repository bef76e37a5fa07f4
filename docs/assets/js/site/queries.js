// @ts-check
/**
 * Read what people type: without the words that only ask, in the library's words, by initials of pinyin.
 *
 * @module
 */

/**
 * What queries are read with, as the build writes it.
 *
 * @typedef {{
 *   same?: readonly (readonly string[])[], also?: Readonly<Record<string, readonly string[]>>,
 *   leave?: readonly string[], initials?: Readonly<Record<string, string>>
 * }} Words
 */
/** @typedef {{others: ReadonlyMap<string, readonly string[]>, known: RegExp, left: RegExp, initials: Readonly<Record<string, string>>}} Reader */
/**
 * A way to put a query: its parts, which need not stand side by side.
 *
 * @typedef {readonly string[]} Reading
 */

const MOST = 12;
const INITIALS = /^[a-z]{2,}$/;
const NOWHERE = /(?!)/;

/**
 * Prepare the words.
 *
 * @param {Words} words as loaded
 * @param {(text: string) => string} normal brings a text into the form that is compared
 * @returns {Reader}
 */
export function readerOf({ same = [], also = {}, leave = [], initials = {} }, normal) {
  const others = new Map(Object.entries(also).map(([word, instead]) => [normal(word), instead.map(normal)]));
  for (const group of same.map((one) => one.map(normal))) {
    for (const word of group) others.set(word, [...group.filter((other) => other !== word), ...(others.get(word) ?? [])]);
  }
  return { others, known: anyOf([...others.keys()]), left: anyOf(leave.map(normal)), initials };
}

/**
 * List the ways to put a query beside the way that it was typed in: without what only asks, then in other words.
 *
 * @param {Reader} reader
 * @param {string} wanted the query in the form that is compared
 * @returns {Reading[]}
 */
export function readings({ others, known, left }, wanted) {
  const core = wanted.split(left).filter((_, at) => at % 2 === 0).filter(Boolean);
  const tokens = core.map((part) => part.split(known).filter(Boolean));
  /** @type {string[][]} */
  let found = [[]];
  tokens.forEach((part) => {
    /** @type {string[]} */
    let ways = [""];
    for (const token of part) {
      ways = ways.flatMap((way) => [token, ...(others.get(token) ?? [])].map((one) => way + one)).slice(0, MOST);
    }
    found = found.flatMap((reading) => ways.map((way) => [...reading, way])).slice(0, MOST);
  });
  return found.filter((reading) => reading.length && reading.join("") !== wanted);
}

/**
 * Give what finds a query of initials in titles: a pattern for a piece of it.
 *
 * @param {Reader} reader
 * @param {string} wanted the query in the form that is compared
 * @returns {((piece: string) => RegExp) | null} nothing where the query is no row of letters
 */
export function initialsIn({ initials }, wanted) {
  if (!INITIALS.test(wanted) || !Object.keys(initials).length) return null;
  return (piece) => new RegExp([...piece].map((letter) => `[${letter}${initials[letter] ?? ""}]`).join(""), "u");
}

/** @type {(words: readonly string[]) => RegExp} the longest first, each kept where a text is split at it */
function anyOf(words) {
  const longestFirst = words.filter(Boolean).sort((one, other) => other.length - one.length);
  return longestFirst.length ? new RegExp(`(${longestFirst.join("|")})`, "u") : NOWHERE;
}
