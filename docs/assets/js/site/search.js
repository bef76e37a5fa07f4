// @ts-check
/**
 * Rank pages for a query in Chinese, which has no spaces to cut words at.
 *
 * A query matches a title as a whole, or as two pieces of it put together (风险报告 finds
 * 风险管理报告), or a body as a whole; so does what is left of a question, what is said in other
 * words, and initials of pinyin, each after what was typed itself. Of what matches alike, outlines
 * come first, then pages, then snippets. Pairs of neighbouring characters, the rarer the heavier,
 * order the rest.
 *
 * @module
 */

import { fold, nearest, pairsOf, simplified } from "./folding.js";
import { initialsIn, readerOf, readings } from "./queries.js";

/** @typedef {import("./folding.js").Characters} Characters */
/** @typedef {import("./queries.js").Words} Words */
/** @typedef {import("./queries.js").Reading} Reading */
/** @typedef {{title: string, url: string, kind: string, text: string}} Entry */
/** @typedef {{entry: Entry, title: string, body: string}} Prepared */
/** @typedef {{hits: readonly number[], weight: number}} Pair which pages have a pair (2 in the title, 1 in the body), and what it weighs */
/** @typedef {{pages: readonly Prepared[], characters: Characters, reader: import("./queries.js").Reader, pairs: Map<string, Pair>}} Index */

const LEAST = 0.1;
// What a match is worth: of a title as a whole, of a title in pieces, of a body, of none of them.
const TYPED = [80, 60, 20, 0];
// A body that has so many characters as they were typed has them by no chance, and goes before other words.
const LONG = 6;
const TYPED_AT_LENGTH = [80, 60, 55, 0];
const SAID_OTHERWISE = [40, 30, 10, 0];
const SPELT = [40, 25];
const SURE = 10;
// And within these: a title that is the query and no more, and what the page is.
const ALL = 45;
const OUTLINE = 12;
const PAGE = 2;
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
 * @param {Words} [words] what queries are read with
 * @returns {Index}
 */
export function prepare(entries, characters = {}, words = {}) {
  const normal = (/** @type {string} */ text) => normalized(text, characters);
  const pages = entries.map((entry) => ({ entry, title: normal(entry.title), body: normal(entry.text) }));
  return { pages, characters, reader: readerOf(words, normal), pairs: new Map() };
}

/**
 * Find the entries that answer a query, the best first.
 *
 * @param {Index} index the prepared index
 * @param {string} query what the reader typed
 * @param {number} [limit] the most entries to return
 * @returns {Entry[]}
 */
export function search(index, query, limit = 20) {
  return answer(index, query, limit).entries;
}

/**
 * Find the entries that answer a query, and tell whether any does: else they only have some words in common with it.
 *
 * @param {Index} index the prepared index
 * @param {string} query what the reader typed
 * @param {number} [limit] the most entries to return
 * @returns {{entries: Entry[], total: number, sure: boolean}} total: of how many these are the first
 */
export function answer(index, query, limit = 20) {
  const { pages, characters, reader } = index;
  const wanted = normalized(query, characters);
  if (!wanted) return { entries: [], total: 0, sure: false };
  const typed = wanted.length < LONG ? TYPED : TYPED_AT_LENGTH;
  const others = readings(reader, wanted);
  const initials = initialsIn(reader, wanted);
  // Of the ways in which a query may be put, that counts of which a page has most.
  const ways = (others.length ? others : [[wanted]]).map((way) => way.flatMap(pairsOf).map((pair) => pairIn(index, pair)));
  const results = pages
    .map((page, at) => {
      const spelt = initials ? byInitials(page, wanted, initials) : 0;
      const ranks = others.map((reading) => rank(page, reading, SAID_OTHERWISE));
      return { page, score: Math.max(...ways.map((pairs) => shareOf(pairs, at))) + Math.max(rank(page, [wanted], typed), spelt, ...ranks) };
    })
    .filter((result) => result.score > LEAST)
    .sort((a, b) => b.score - a.score);
  return { entries: results.slice(0, limit).map((result) => result.page.entry), total: results.length, sure: results[0]?.score >= SURE };
}

/**
 * Find what is titled most like a query that nothing answers.
 *
 * @param {Index} index the prepared index
 * @param {string} query what the reader typed
 * @returns {Entry[]}
 */
export function near({ pages, characters, reader }, query) {
  const wanted = normalized(query, characters);
  const [core] = readings(reader, wanted);
  return nearest(pages, (page) => page.title, core?.join("") ?? wanted).map((page) => page.entry);
}

/**
 * Cut out the part of a text that shows the query, or else its words, for the list of results.
 *
 * @param {Index} index the prepared index
 * @param {string} text the entry's text
 * @param {string} query what the reader typed
 * @param {number} [around] characters before and after
 * @returns {[string, string, string]} before, the match (empty where the text has no word of the query), after
 */
export function excerpt({ characters, reader }, text, query, around = 24) {
  const line = text.replace(/\s+/g, " ").trim();
  const compared = (/** @type {string} */ one) => simplified(one.toLowerCase(), characters);
  const others = readings(reader, normalized(query, characters));
  const marks = [compared(query.trim()), ...others.map((reading) => reading.join("")), ...others.flat()];
  const shown = compared(line);
  const mark = marks.find((one) => one.length > 1 && shown.includes(one)) ?? marks[0];
  const at = shown.indexOf(mark);
  if (at < 0) return [line.slice(0, 2 * around), "", ""];
  const end = at + mark.length;
  return [line.slice(Math.max(0, at - around), at), line.slice(at, end), line.slice(end, end + around)];
}

/**
 * Find the pages that have a pair; whoever types a query asks for most of its pairs again at every key.
 *
 * @type {(index: Index, pair: string) => Pair}
 */
function pairIn({ pages, pairs }, pair) {
  let found = pairs.get(pair);
  if (!found) {
    const hits = pages.map((page) => (page.title.includes(pair) ? 2 : Number(page.body.includes(pair))));
    found = { hits, weight: Math.log(1 + pages.length / (1 + hits.filter(Boolean).length)) };
    pairs.set(pair, found);
  }
  return found;
}

/**
 * Tell how much of a query's pairs a page has; each pair in an unbroken run weighs more than the one before.
 *
 * @type {(pairs: readonly Pair[], at: number) => number}
 */
function shareOf(pairs, at) {
  let [sum, run, most] = [0, 0, 0];
  for (const { hits, weight } of pairs) {
    run = hits[at] ? run + 1 : 0;
    sum += hits[at] * weight * (1 + 0.1 * run);
    most += 4 * weight;
  }
  return sum / most;
}

/**
 * Put whole matches before partial ones, and among alike ones those of outlines and those that the query covers most of.
 *
 * @type {(page: Prepared, reading: Reading, worth: readonly number[]) => number}
 */
function rank(page, reading, worth) {
  const whole = reading.join("");
  const pieces = piecesIn(whole, (piece) => page.title.includes(piece));
  const scattered = reading.length > 1 && reading.every((part) => page.title.includes(part));
  const place = pieces <= 2 ? pieces - 1 : scattered ? 1 : page.body.includes(whole) ? 2 : 3;
  return ranked(page, whole, worth[place]);
}

/** @type {(page: Prepared, wanted: string, initials: (piece: string) => RegExp) => number} */
function byInitials(page, wanted, initials) {
  const pieces = piecesIn(wanted, (piece) => initials(piece).test(page.title));
  return pieces <= 2 ? ranked(page, wanted, SPELT[pieces - 1]) : 0;
}

/** @type {(page: Prepared, whole: string, worth: number) => number} */
function ranked({ title, entry }, whole, worth) {
  if (!worth) return 0;
  const own = entry.url.startsWith("outlines/") ? OUTLINE : entry.url.startsWith("snippets/") ? 0 : PAGE;
  return worth + own + (title === whole ? ALL : 0) + Math.min(1, whole.length / title.length);
}

/**
 * Count the pieces of a title that make up a query, 3 standing for more than two or none. A piece is no single
 * character, but of a query of three.
 *
 * @type {(wanted: string, has: (piece: string) => boolean) => number}
 */
function piecesIn(wanted, has) {
  if (has(wanted)) return 1;
  const least = wanted.length === 3 ? 1 : 2;
  for (let at = least; at <= wanted.length - least; at += 1) {
    if (has(wanted.slice(0, at)) && has(wanted.slice(at))) return 2;
  }
  return 3;
}
