// @ts-check
/**
 * Compare what a reader types with what is written: without width and case, traditional characters as simplified ones.
 *
 * @module
 */

/**
 * The traditional characters of which the library holds the simplified one, with it.
 *
 * @typedef {Readonly<Record<string, string>>} Characters
 */

/** @type {WeakMap<Characters, RegExp>} */
const patterns = new WeakMap();
const HAN = /^\p{Script=Han}$/u;
const LATIN = /[a-z0-9]{2,}/g;

/**
 * Bring a text into the form that is compared.
 *
 * @param {string} text any text
 * @param {Characters} characters
 * @returns {string}
 */
export function fold(text, characters) {
  return simplified(text.normalize("NFKC").toLowerCase(), characters);
}

/**
 * Write traditional characters as simplified ones, each in its place.
 *
 * @param {string} text any text
 * @param {Characters} characters
 * @returns {string}
 */
export function simplified(text, characters) {
  const pattern = patterns.get(characters) ?? new RegExp(`[${Object.keys(characters).join("")}]`, "gu");
  patterns.set(characters, pattern);
  return text.replace(pattern, (letter) => characters[letter]);
}

/**
 * List the pairs of neighbours in a text, or its only character.
 *
 * @param {string} text a folded text
 * @returns {string[]}
 */
export function pairsOf(text) {
  const letters = [...text];
  return letters.length > 1 ? letters.slice(1).map((letter, at) => letters[at] + letter) : letters;
}

/**
 * Choose what is titled most like a query that nothing matches.
 *
 * Characters, pairs of neighbours and Latin words that both have count, the rarer the more.
 *
 * @template T
 * @param {readonly T[]} items
 * @param {(item: T) => string} titleOf gives an item's folded title
 * @param {string} wanted the folded query
 * @param {number} [limit] the most items to return
 * @returns {T[]} the nearest first; none where no title has a character of the query
 */
export function nearest(items, titleOf, wanted, limit = 3) {
  const letters = [...wanted];
  const pairs = letters.length > 1 ? pairsOf(wanted).filter((pair) => [...pair].some((letter) => HAN.test(letter))) : [];
  // Two Latin letters say nothing by themselves: their word does.
  const pieces = new Set([...letters.filter((letter) => HAN.test(letter)), ...pairs, ...(wanted.match(LATIN) ?? [])]);
  const titles = items.map(titleOf);
  const weights = [...pieces].map((piece) => {
    const having = titles.filter((title) => title.includes(piece)).length;
    return /** @type {const} */ ([piece, Math.log(1 + titles.length / (1 + having))]);
  });
  return items
    .map((item, at) => ({ item, score: weights.reduce((sum, [piece, weight]) => sum + (titles[at].includes(piece) ? weight : 0), 0) }))
    .filter((one) => one.score > 0)
    .sort((one, other) => other.score - one.score)
    .slice(0, limit)
    .map((one) => one.item);
}
