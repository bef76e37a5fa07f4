// @ts-check
/**
 * Phrases that claim something and hold no figure that could be checked.
 *
 * The twin of `find` in hooks/reportkb/library/phrases.py; the golden cases in tests/cases/phrases hold for both.
 *
 * @module
 */

/**
 * The list of the catalogue: what is wrong with each phrase and what to write, and what to search with.
 *
 * @typedef {Record<"pattern" | "allowed", string | null> & Record<"sentence" | "quoted" | "figures" | "notFigures", string>} Patterns
 * @typedef {Patterns & {entries: Readonly<Record<string, readonly [string, string]>>}} PhraseList
 */

/**
 * Find the empty phrases of a passage.
 *
 * @param {PhraseList} list the list of the catalogue
 * @param {string} text a paragraph, item or cell
 * @returns {string[]} those whose sentence holds no figure, and that are not quoted as an example
 */
export function emptyPhrases(list, text) {
  if (!list.pattern || !new RegExp(list.pattern).test(text)) return [];
  const pattern = new RegExp(list.pattern, "g");
  const without = (/** @type {string} */ from, /** @type {string | null} */ what, /** @type {string} */ by) =>
    what ? from.replace(new RegExp(what, "g"), by) : from;
  const spoken = without(without(text, list.quoted, "\0"), list.allowed, "\0");
  return (spoken.match(new RegExp(list.sentence, "g")) ?? [])
    .filter((sentence) => !new RegExp(list.figures).test(without(sentence, list.notFigures, "")))
    .flatMap((sentence) => sentence.match(pattern) ?? []);
}
