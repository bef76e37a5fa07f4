// @ts-check
/**
 * Numbers that a heading begins with, in any of the forms of Chinese reports.
 *
 * @module
 */

/** @typedef {import("../report/numbering.js").NumberingStyle} NumberingStyle */
/**
 * @typedef {object} Numbered
 * @property {number} rank orders the forms by depth
 * @property {string} rest the heading without the number
 * @property {"strong" | "decimal" | "weak" | "bare"} form a weak one may be a list's, a bare one a figure
 * @property {number} count how many figures a decimal number has
 * @property {number} last the last of them
 */

const CHINESE = "[一二三四五六七八九十百零〇两]{1,7}";
// From the outermost form to the innermost; each takes the number away with the space after it.
const FORMS = [
  new RegExp(`^第(?:${CHINESE}|[0-9０-９]{1,3})(?:[编篇章]|部分|部(?=[ \\t\\u3000:：、]))[ \\t\\u3000:：、]*`),
  new RegExp(`^第(?:${CHINESE}|[0-9０-９]{1,3})节[ \\t\\u3000:：、]*`),
  new RegExp(`^${CHINESE}[、.．][ \\t\\u3000]*`),
  new RegExp(`^[（(]${CHINESE}[）)][ \\t\\u3000、.]*`),
  /^[0-9０-９]{1,3}(?:[.．](?![0-9０-９])|、)[ \t\u3000]*/,
  /^[（(][0-9０-９]{1,3}[）)][ \t\u3000、.]*/,
  /^(?:[①-⑳]|[0-9]{1,3}）)[ \t\u3000]*/,
];
const WEAK = 4;
export const DECIMAL_RANK = 3.5;
const BARE = /^[0-9]{1,2}[ \t\u3000]+(?=[^0-9 \t\u3000])/;
const DECIMAL = /^([0-9]{1,2}(?:\.[0-9]{1,3}){1,5})[.]?[ \t\u3000]+(?=[^0-9 \t\u3000])/;
const LONG_DECIMAL = /^([0-9]{1,2}(?:\.[0-9]{1,3}){1,5})[.]?(?=[^0-9.%％ \t\u3000])(?![^\p{L}])/u;

/**
 * Read the number that a heading begins with.
 *
 * @param {string} line a line without space around it
 * @returns {Numbered | null}
 */
export function numbered(line) {
  const bare = BARE.exec(line);
  if (bare) return { rank: DECIMAL_RANK + 0.1, rest: line.slice(bare[0].length), form: "bare", count: 1, last: parseInt(line, 10) };
  const decimal = DECIMAL.exec(line) ?? LONG_DECIMAL.exec(line);
  if (decimal) {
    const figures = decimal[1].split(".").map(Number);
    const [count, last] = [figures.length, figures[figures.length - 1]];
    return { rank: DECIMAL_RANK + count / 10, rest: line.slice(decimal[0].length), form: "decimal", count, last };
  }
  for (const [rank, pattern] of FORMS.entries()) {
    const match = pattern.exec(line);
    if (!match) continue;
    const pointed = rank === WEAK && !match[0].includes("、");
    const form = rank < WEAK ? "strong" : "weak";
    return { rank, rest: line.slice(match[0].length), form, count: pointed ? 1 : 0, last: pointed ? parseInt(line, 10) : 0 };
  }
  return null;
}

/**
 * Tell the style that at least half of the headings are numbered in.
 *
 * @param {readonly {level: number, heading: string}[]} headings with levels from 1
 * @returns {NumberingStyle}
 */
export function styleOf(headings) {
  const forms = headings.map(({ heading }) => numbered(heading));
  const strong = forms.filter((found) => found && (found.form === "strong" || found.form === "weak")).length;
  const decimals = sequential(headings, forms);
  const top = headings.filter(({ level }) => level === 1).length;
  const chapters = forms.filter((found) => found?.rank === 0).length;
  if (chapters && chapters * 2 >= top) return "chapter";
  if (decimals * 2 >= headings.length && decimals >= strong && decimals) return "decimal";
  return strong && strong * 2 >= headings.length ? "official" : "none";
}

/**
 * Take the number away from a heading, if it is one of a style's and not a figure of the heading's own.
 *
 * @param {{level: number, heading: string}} heading with its level from 1
 * @param {NumberingStyle} style that of the whole report
 * @returns {string}
 */
export function unnumbered({ level, heading }, style) {
  const found = numbered(heading);
  if (!found?.rest || style === "none") return heading;
  const fits = found.form === "strong" || found.form === "weak" || (style !== "official" && found.count === level);
  return fits ? found.rest : heading;
}

/**
 * Count decimal numbers that have a figure a level and begin with 1 or go on from the one before.
 *
 * @type {(headings: readonly {level: number}[], forms: (Numbered | null)[]) => number}
 */
function sequential(headings, forms) {
  /** @type {number[]} */
  const last = [];
  return forms.filter((found, index) => {
    const { level } = headings[index];
    if (found?.count !== level) return false;
    const due = [1, (last[level] ?? 0) + 1].includes(found.last);
    last[level] = found.last;
    last.length = level + 1;
    return due;
  }).length;
}
