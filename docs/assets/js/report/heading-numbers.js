// @ts-check
/**
 * Numbers that a heading begins with, in any of the forms of Chinese reports: one table.
 *
 * The twin of hooks/reportkb/report/heading_numbers.py; the golden cases in tests/cases/heading-numbers hold for both.
 *
 * @module
 */

/** @typedef {"strong" | "weak" | "decimal" | "bare"} NumberForm a weak one may be a list's, a bare one a figure */
/**
 * @typedef {object} Numbered
 * @property {string} number as written, without the space after it
 * @property {string} rest the heading without the number
 * @property {NumberForm} form
 * @property {boolean} doubtful whether it may belong to what follows: 三、四季度, 1.5 倍
 * @property {number} rank orders the forms by depth
 * @property {number} count how many figures a decimal number has; one for `1.`, none for other forms
 * @property {number} last what it counts to, the last figure of a decimal number
 */

const CHINESE = "[一二三四五六七八九十百零〇两]{1,7}";
const FIGURES = "[0-9０-９]{1,3}";
const GAP = "[ \\t\\u3000]*";
// The parts of a book or report; 第二节能改造 and 第一编制组 hold no number.
const PARTS = "(?:编(?![制辑号写委])|篇(?!幅)|章(?!程)|部分|部(?=[ \\t\\u3000:：、]))";
// From the outermost form to the innermost, each with the space after it.
/** @type {[number, NumberForm, RegExp][]} */
const FORMS = [
  [0, "strong", new RegExp(`^第(${CHINESE}|${FIGURES})${PARTS}[ \\t\\u3000:：、]*`)],
  [1, "strong", new RegExp(`^第(${CHINESE}|${FIGURES})节(?![能点约日假])[ \\t\\u3000:：、]*`)],
  [1.5, "weak", new RegExp(`^第(${CHINESE}|${FIGURES})条(?!例|件)[ \\t\\u3000:：、]*`)],
  [2, "strong", new RegExp(`^(${CHINESE})[、.．]${GAP}`)],
  [3, "strong", new RegExp(`^(?:[（(](${CHINESE})[）)][ \\t\\u3000、.]*|(${CHINESE})[）)]${GAP}|([㈠-㈩])${GAP})`)],
  [4, "weak", new RegExp(`^(?:(${FIGURES})(?:[.．](?![0-9０-９])|、)|([⒈-⒛]))${GAP}`)],
  [5, "weak", new RegExp(`^(?:[（(](${FIGURES})[）)][ \\t\\u3000、.]*|([⑴-⒇])${GAP})`)],
  [6, "weak", new RegExp(`^(?:([①-⑳])|(${FIGURES})[）)])${GAP}`)],
];
export const DECIMAL_RANK = 3.5;
// What follows a figure that measures something: 1.5 倍, 3 人小组.
const MEASURED = new RegExp(
  "^(?:[倍万亿元%％‰天号吨版级]|个(?!人)|小时|分钟|公里|千米|季度|人(?![员才力事民数均物文])|名(?![称单词])|项(?!目)|件" +
    "|年(?![度终末初报])|月(?!度|报))",
);
const BARE = /^([0-9]{1,2})[ \t\u3000]+(?![0-9 \t\u3000]|$)/;
const DECIMAL = /^([0-9]{1,2}(?:[.．][0-9]{1,3}){1,5})[.．]?(?:[ \t\u3000]+(?![0-9 \t\u3000]|$)|(?=[\u3400-\u9fff]))/;
// What takes two numbers before it: 一、二期工程, 三、四季度, 七、八月份.
const ORDINAL = new RegExp(`^(${CHINESE}|${FIGURES})[期季月级批次类标号线组区层班产审把车阶轮等楼栋厂段日周]`);
// The first of each run of signs that count on by one.
const SIGNS = "㈠⒈⑴①";
const DIGITS = "零一二三四五六七八九";

/**
 * Read the number that a heading begins with.
 *
 * @param {string} line a line without space around it
 * @returns {Numbered | null}
 */
export function numbered(line) {
  const bare = BARE.exec(line);
  if (bare) {
    const found = cut(line, bare[0]);
    return { ...found, form: "bare", doubtful: MEASURED.test(found.rest), rank: DECIMAL_RANK + 0.1, count: 1, last: valueOf(bare[1]) };
  }
  const decimal = DECIMAL.exec(line);
  if (decimal) {
    const figures = decimal[1].split(/[.．]/);
    const [count, found] = [figures.length, cut(line, decimal[0])];
    const doubtful = count === 2 && MEASURED.test(found.rest);
    return { ...found, form: "decimal", doubtful, rank: DECIMAL_RANK + count / 10, count, last: valueOf(figures[count - 1]) };
  }
  for (const [rank, form, pattern] of FORMS) {
    const match = pattern.exec(line);
    if (!match) continue;
    const [found, last] = [cut(line, match[0]), valueOf(match.slice(1).find((part) => part !== undefined) ?? "")];
    const listed = found.number.endsWith("、");
    const next = listed && match[0].length === found.number.length ? ORDINAL.exec(found.rest) : null;
    const count = rank === 4 && !listed ? 1 : 0;
    return { ...found, form, doubtful: next !== null && valueOf(next[1]) === last + 1, rank, count, last };
  }
  return null;
}

/**
 * Take the number away from a heading that is numbered automatically.
 *
 * @param {string} heading without space around it
 * @returns {string} the same where nothing would be left, or where the number may belong to a word
 */
export function bare(heading) {
  const found = numbered(heading);
  return found?.rest && !found.doubtful ? found.rest : heading;
}

/** @type {(line: string, taken: string) => {number: string, rest: string}} */
const cut = (line, taken) => ({ number: taken.replace(/[ \t\u3000:：]+$/, ""), rest: line.slice(taken.length) });

/** @type {(text: string) => number} what a figure counts to, in whatever signs */
function valueOf(text) {
  const sign = [...SIGNS].find((first) => text >= first && text.charCodeAt(0) < first.charCodeAt(0) + (first === "㈠" ? 10 : 20));
  if (sign) return text.charCodeAt(0) - sign.charCodeAt(0) + 1;
  const figures = text.replace(/[０-９]/g, (figure) => String(figure.charCodeAt(0) - 0xff10));
  if (/^[0-9]+$/.test(figures)) return Number(figures);
  let [whole, digit] = [0, 0];
  for (const character of text) {
    if (character === "十" || character === "百") {
      whole += (digit || 1) * (character === "十" ? 10 : 100);
      digit = 0;
    } else digit = character === "两" ? 2 : Math.max(0, DIGITS.indexOf(character));
  }
  return whole + digit;
}
