// @ts-check
/**
 * Rank pages for a query in Chinese, which has no spaces to cut words at.
 *
 * A query matches a title as a whole, or as two pieces of it put together (风险报告 finds
 * 风险管理报告), or a body as a whole; pairs of neighbouring characters, the rarer the heavier,
 * order the rest.
 *
 * @module
 */

import { fold, nearest, pairsOf, simplified } from "./folding.js";

/** @typedef {import("./folding.js").Characters} Characters */
/** @typedef {{title: string, url: string, kind: string, text: string}} Entry */
/** @typedef {{entry: Entry, title: string, body: string}} Prepared */
/** @typedef {{pages: readonly Prepared[], characters: Characters}} Index */

const LEAST = 0.1;
const SEPARATORS = /[\s\p{P}\p{S}\p{C}]+/gu;

/**
 * Bring a text into the form that is compared: folded, without space or punctuation.
 *
 * @param {string} text any text
 * @param {Characters} [characters]
 * @returns {string}
 */
export function normalized(text, characters = {}) {
  return fold(text, characters).replace(SEPARATORS, "");
}

/**
 * Prepare an index for searching.
 *
 * @param {readonly Entry[]} entries the index as loaded
 * @param {Characters} [characters]
 * @returns {Index}
 */
export function prepare(entries, characters = {}) {
  const pages = entries.map((entry) => ({ entry, title: normalized(entry.title, characters), body: normalized(entry.text, characters) }));
  return { pages, characters };
}

/**
 * Find the entries that answer a query, the best first.
 *
 * @param {Index} index the prepared index
 * @param {string} query what the reader typed
 * @param {number} [limit] the most entries to return
 * @returns {Entry[]}
 */
export function search({ pages, characters }, query, limit = 20) {
  const wanted = normalized(query, characters);
  if (!wanted) return [];
  const pairs = pairsOf(wanted);
  const found = pages.map((page) => pairs.map((pair) => (page.title.includes(pair) ? 2 : Number(page.body.includes(pair)))));
  const weights = pairs.map((_, at) => {
    const having = found.filter((row) => row[at]).length;
    return Math.log(1 + pages.length / (1 + having));
  });
  const most = 4 * weights.reduce((sum, weight) => sum + weight, 0);
  return pages
    .map((page, at) => ({ page, score: score(found[at], weights) / most + rank(page, wanted) }))
    .filter((result) => result.score > LEAST)
    .sort((a, b) => b.score - a.score)
    .slice(0, limit)
    .map((result) => result.page.entry);
}

/**
 * Find what is titled most like a query that nothing answers.
 *
 * @param {Index} index the prepared index
 * @param {string} query what the reader typed
 * @returns {Entry[]}
 */
export function near({ pages, characters }, query) {
  return nearest(pages, (page) => page.title, normalized(query, characters)).map((page) => page.entry);
}

/**
 * Cut out the part of a text that shows the query, for the list of results.
 *
 * @param {string} text the entry's text
 * @param {string} query what the reader typed
 * @param {Characters} [characters]
 * @param {number} [around] characters before and after
 * @returns {[string, string, string]} before, the match (empty where the query is not there as it stands), after
 */
export function excerpt(text, query, characters = {}, around = 24) {
  const line = text.replace(/\s+/g, " ").trim();
  const compared = (/** @type {string} */ one) => simplified(one.toLowerCase(), characters);
  const at = compared(line).indexOf(compared(query.trim()));
  if (at < 0) return [line.slice(0, 2 * around), "", ""];
  const end = at + query.trim().length;
  return [line.slice(Math.max(0, at - around), at), line.slice(at, end), line.slice(end, end + around)];
}

/**
 * Weigh the pairs that a page has; each pair in an unbroken run weighs more than the one before.
 *
 * @type {(hits: number[], weights: number[]) => number}
 */
function score(hits, weights) {
  let [sum, run] = [0, 0];
  hits.forEach((hit, at) => {
    run = hit ? run + 1 : 0;
    sum += hit * weights[at] * (1 + 0.1 * run);
  });
  return sum;
}

/**
 * Put whole matches before partial ones, and among titles those that the query covers most of.
 *
 * @type {(page: Prepared, wanted: string) => number}
 */
function rank(page, wanted) {
  const pieces = piecesIn(page.title, wanted);
  const covered = wanted.length / page.title.length;
  if (pieces <= 2) return 10 * (4 - pieces) + covered;
  return page.body.includes(wanted) ? 10 : 0;
}

/**
 * Count the pieces of a title that make up a query, 3 standing for more than two or none.
 *
 * @type {(title: string, wanted: string) => number}
 */
function piecesIn(title, wanted) {
  let [count, start] = [0, 0];
  while (start < wanted.length) {
    let end = start;
    while (end < wanted.length && title.includes(wanted.slice(start, end + 1))) end += 1;
    count += 1;
    if (count > 2) return 3;
    start = end;
  }
  return count;
}
