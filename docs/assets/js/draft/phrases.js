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
 * @typedef {"sentence" | "asked" | "quoted" | "denied" | "figures" | "notFigures"} Rule
 * @typedef {Record<"pattern" | "allowed" | "always", string | null> & Record<Rule, string>} Patterns
 * @typedef {Patterns & {entries: Readonly<Record<string, readonly [string, string]>>}} PhraseList
 */

/**
 * Find the empty phrases of a passage.
 *
 * @param {PhraseList} list the list of the catalogue
 * @param {string} text a paragraph, item or cell
 * @returns {string[]} those whose sentence holds no figure and is no question, and that are neither quoted, nor
 *   part of a word that means something else, nor denied
 */
export function emptyPhrases(list, text) {
  if (!list.pattern || !new RegExp(list.pattern).test(text)) return [];
  const [asked, denied, figures] = [list.asked, list.denied, list.figures].map((rule) => new RegExp(rule));
  const always = new RegExp(`^(?:${list.always ?? "(?!)"})$`);
  return places(list.sentence, text.replace(new RegExp(list.quoted, "g"), "\0"))
    .map(({ found }) => found)
    .filter((said) => !asked.test(said) && !figures.test(said.replace(new RegExp(list.notFigures, "g"), "")))
    .flatMap((said) => {
      const words = places(list.allowed, said);
      return places(list.pattern, said)
        .filter(({ start, end }) => !words.some((word) => word.start <= start && end <= word.end))
        .filter(({ start, found }) => always.test(found) || !denied.test(said.slice(0, start)))
        .map(({ found }) => found);
    });
}

/**
 * List where a pattern matches.
 *
 * @param {string | null} pattern a regular expression
 * @param {string} text the text
 * @returns {{found: string, start: number, end: number}[]}
 */
function places(pattern, text) {
  if (!pattern) return [];
  return [...text.matchAll(new RegExp(pattern, "g"))].map((match) => {
    const start = match.index ?? 0;
    return { found: match[0], start, end: start + match[0].length };
  });
}
