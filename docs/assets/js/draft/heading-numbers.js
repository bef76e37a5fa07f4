// @ts-check
/**
 * Numbers that a heading begins with, in any of the forms of Chinese reports.
 *
 * @module
 */

/** @typedef {import("../numbering.js").NumberingStyle} NumberingStyle */
/** @typedef {{rank: number, rest: string, weak: boolean, count: number}} Numbered rank orders the forms by depth; a weak one may be a list's */

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
const DECIMAL = /^([0-9]{1,2}(?:\.[0-9]{1,3}){0,5})[.]?[ \t\u3000]+(?=[^0-9 \t\u3000])/;
const LONG_DECIMAL = /^([0-9]{1,2}(?:\.[0-9]{1,3}){1,5})[.]?(?=[^0-9.%％ \t\u3000])(?![^\p{L}])/u;

/**
 * Read the number that a heading begins with.
 *
 * @param {string} line a line without space around it
 * @returns {Numbered | null}
 */
export function numbered(line) {
  const decimal = DECIMAL.exec(line) ?? LONG_DECIMAL.exec(line);
  if (decimal) {
    const count = decimal[1].split(".").length;
    return { rank: count === 1 ? 0.5 : 3.5 + count / 10, rest: line.slice(decimal[0].length), weak: count === 1, count };
  }
  for (const [rank, form] of FORMS.entries()) {
    const match = form.exec(line);
    if (match) return { rank, rest: line.slice(match[0].length), weak: rank >= WEAK, count: 0 };
  }
  return null;
}

/**
 * Tell the style that most headings are numbered in.
 *
 * @param {readonly {level: number, heading: string}[]} headings
 * @returns {NumberingStyle}
 */
export function styleOf(headings) {
  const found = headings.map(({ level, heading }) => ({ level, form: numbered(heading) }));
  const counted = found.filter(({ form }) => form);
  if (!counted.length || counted.length * 2 < headings.length) return "none";
  const chapters = counted.filter(({ form }) => form?.rank === 0).length;
  const decimals = counted.filter(({ level, form }) => form?.count === level).length;
  const outermost = Math.min(...headings.map(({ level }) => level));
  const top = headings.filter(({ level }) => level === outermost).length;
  if (chapters * 2 >= top && chapters) return "chapter";
  return decimals * 2 > counted.length ? "decimal" : "official";
}
