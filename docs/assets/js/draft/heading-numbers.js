// @ts-check
/**
 * Numbers that a heading begins with, in any of the forms of Chinese reports.
 *
 * @module
 */

/** @typedef {import("../numbering.js").NumberingStyle} NumberingStyle */
/**
 * @typedef {object} Numbered
 * @property {number} rank orders the forms by depth
 * @property {string} rest the heading without the number
 * @property {"strong" | "decimal" | "weak" | "bare"} form a weak one may be a list's, a bare one a figure
 * @property {number} count how many figures a decimal number has
 */

const CHINESE = "[一二三四五六七八九十百零〇两]{1,7}";
// From the outermost form to the innermost; each takes the number away with the space after it.
const FORMS = [
  new RegExp(`^第(?:${CHINESE}|[0-9０-９]{1,3})[编篇部章][ \\t\\u3000:：、]*`),
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
  if (bare) return { rank: DECIMAL_RANK + 0.1, rest: line.slice(bare[0].length), form: "bare", count: 1 };
  const decimal = DECIMAL.exec(line) ?? LONG_DECIMAL.exec(line);
  if (decimal) {
    const count = decimal[1].split(".").length;
    return { rank: DECIMAL_RANK + count / 10, rest: line.slice(decimal[0].length), form: "decimal", count };
  }
  for (const [rank, form] of FORMS.entries()) {
    const match = form.exec(line);
    if (!match) continue;
    const pointed = rank === WEAK && !match[0].includes("、");
    return { rank, rest: line.slice(match[0].length), form: rank < WEAK ? "strong" : "weak", count: pointed ? 1 : 0 };
  }
  return null;
}

/**
 * Tell the style that most headings are numbered in.
 *
 * @param {readonly {level: number, heading: string}[]} headings with levels from 1
 * @returns {NumberingStyle}
 */
export function styleOf(headings) {
  const found = headings.map(({ level, heading }) => ({ level, form: numbered(heading) }));
  const counted = found.filter(({ form }) => form);
  if (!counted.length || counted.length * 2 < headings.length) return "none";
  const chapters = counted.filter(({ form }) => form?.rank === 0).length;
  const decimals = counted.filter(({ level, form }) => form?.count === level).length;
  const top = headings.filter(({ level }) => level === 1).length;
  if (chapters * 2 >= top && chapters) return "chapter";
  return decimals * 2 > counted.length ? "decimal" : "official";
}
