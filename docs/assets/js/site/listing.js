// @ts-check
/**
 * Find snippets in the library's listing by typing.
 *
 * @module
 */

import { fold, nearest } from "./folding.js";

/**
 * A snippet as the listing has it.
 *
 * @typedef {object} Listed
 * @property {string} id
 * @property {string} title
 * @property {string} kind
 * @property {readonly string[]} tags
 * @property {string} purpose
 * @property {readonly string[]} outlines the outlines that hold it
 * @property {readonly string[]} headings what it is headed there
 * @property {string} digest names what it says
 * @property {string} text its body with example values
 */

/**
 * @typedef {{kinds: Readonly<Record<string, string>>, snippets: readonly Listed[],
 *   characters?: import("./folding.js").Characters}} Listing
 */

/** @type {WeakMap<Listed, string[]>} */
const known = new WeakMap();

/**
 * Find the snippets that hold every term of a query, anywhere in title, kind, tags or text.
 *
 * @param {Listing} listing
 * @param {string} query terms with spaces between them; nothing finds everything
 * @returns {Listed[]} those with the terms in the title first, then kind and tags, then purpose and text
 */
export function find(listing, query) {
  const terms = folded(query, listing).split(" ").filter(Boolean);
  if (!terms.length) return [...listing.snippets];
  return listing.snippets
    .map((entry, index) => ({ entry, index, rank: rank(foldedOf(entry, listing), terms) }))
    .filter((one) => one.rank < Infinity)
    .sort((one, other) => one.rank - other.rank || one.index - other.index)
    .map((one) => one.entry);
}

/**
 * Find the snippets that are titled most like a query that none holds.
 *
 * @param {Listing} listing
 * @param {string} query
 * @returns {Listed[]}
 */
export function near(listing, query) {
  return nearest(listing.snippets, (entry) => foldedOf(entry, listing)[0], folded(query, listing).replaceAll(" ", ""));
}

/**
 * List the snippets that may stand in for another.
 *
 * @param {Listing} listing
 * @param {string} kind
 * @param {string} [except] the id of the one that is there
 * @returns {Listed[]}
 */
export function variants(listing, kind, except) {
  return listing.snippets.filter((entry) => entry.kind === kind && entry.id !== except);
}

/** @type {(places: string[], terms: string[]) => number} the sum of the places where each term is found first */
const rank = (places, terms) =>
  terms.reduce((sum, term) => {
    const at = places.findIndex((place) => place.includes(term));
    return at < 0 ? Infinity : sum + at;
  }, 0);

/** @type {(entry: Listed, listing: Listing) => string[]} */
function foldedOf(entry, listing) {
  const before = known.get(entry);
  if (before) return before;
  const kind = Object.hasOwn(listing.kinds, entry.kind) ? listing.kinds[entry.kind] : "";
  const written = [entry.title, [kind, ...entry.tags, ...entry.headings].join("\n"), `${entry.purpose}\n${entry.text}`];
  const places = written.map((text) => folded(text, listing));
  known.set(entry, places);
  return places;
}

/** @type {(text: string, listing: Listing) => string} */
const folded = (text, { characters = {} }) => fold(text, characters).replace(/[^\S\n]+/g, " ");
