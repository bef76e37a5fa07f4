// @ts-check
/**
 * Split a report, in Markdown or plain text, at its headings; every line stays in some section.
 *
 * @module
 */

import { DECIMAL_RANK, numbered } from "../report/heading-numbers.js";
import { parseInlines } from "../report/inlines.js";
import { fenceAfter, headingOf, linesOf, trimmed } from "../report/lines.js";
import { plain } from "../report/tree.js";
import { styleOf, unnumbered } from "./heading-style.js";
import { unwrapped } from "./wrapping.js";

/** @typedef {import("../report/numbering.js").NumberingStyle} NumberingStyle */
/** @typedef {{level: number, number: string, heading: string, body: string}} Found a heading without its number, and the text below it */
/**
 * @typedef {object} Report
 * @property {string} title
 * @property {string} opening what stands before the first heading
 * @property {Found[]} sections
 * @property {NumberingStyle} numbering
 * @property {"markdown" | "text"} format
 * @property {string} aside what was said about the report and is none of it
 */
/** @typedef {{level: number, heading: string, line: number, lines: number}} Mark a heading and the lines that it takes */

const LONGEST = 50;
const CLOSING = /[。；;，,：:！!？?、]$/;
// How a line ends that is an addressee, or a paragraph; what a title has none of.
const ENDED = /[：:。；;！!？?]$/;
const PAUSE = /[，,；;]/;
// What a report closes with: behind it come attachments, a signature, a date.
const CLOSED = /^(?:特此(?:报告|汇报|请示|说明|通知|函[告复]?|总结)|以上(?:报告|汇报|请示|意见)|[妥当]否|此致|附件?[：:])/;
const CONTENTS = /(?:[.·…]{3,}|\t)[ \t]*[0-9]+$/;
const BOLD = /^((?: {0,3}#{1,6}[ \t]+)?)\*\*([^*\\]+)\*\*[ \t]*$/;
const UNDERLINE = /^ {0,3}(?:=+|-{2,})[ \t]*$/;
const OTHER = /^[ \t]*(?:[-*+>|#]|[0-9]+[.)])/;
// A title may have a few lines above it: who issues it, its number.
const ABOVE = 3;
// So many figures count on by more than chance.
const FEWEST = 3;

/**
 * Split a report at its headings.
 *
 * @param {string} text
 * @returns {Report}
 */
export function splitReport(text) {
  const { text: own, title: given, aside } = unwrapped(text);
  const lines = linesOf(own);
  // A heading that is bold as a whole is called what it says.
  const plainly = lines.map((line) => line.replace(BOLD, "$1$2"));
  const marked = markdownMarks(plainly);
  const top = marked.filter((mark) => mark.level === 1);
  const alone = top.length === 1 && marked[0] === top[0] && lines.slice(0, top[0].line).filter(trimmed).length <= ABOVE;
  const titled = alone && ["", top[0].heading].includes(given);
  const below = titled ? marked.slice(1) : marked;
  const split = (/** @type {Mark | null} */ title, /** @type {Mark[]} */ marks, /** @type {Report["format"]} */ format) => {
    const found = report(lines, title, marks, format);
    return { ...found, title: given || found.title, aside };
  };
  if (below.length) return split(titled ? marked[0] : null, below, "markdown");
  const line = plainTitle(plainly, lines.findIndex((content) => trimmed(content)));
  const title = titled ? marked[0] : line && ["", line.heading].includes(given) ? line : null;
  return split(title, plainMarks(plainly, title ? title.line + title.lines : 0), titled || given ? "markdown" : "text");
}

/** @type {(lines: string[], title: Mark | null, marks: Mark[], format: Report["format"]) => Omit<Report, "aside">} */
function report(lines, title, marks, format) {
  const body = (/** @type {number} */ from, /** @type {number} */ to) => withoutBlankEnds(lines.slice(from, to));
  const outermost = marks.reduce((least, mark) => Math.min(least, mark.level), Infinity);
  const risen = marks.map((mark) => ({ ...mark, level: mark.level - outermost + 1 }));
  const numbering = styleOf(risen);
  const plain = unnumbered(risen, numbering);
  const sections = risen.map(({ level, line, lines: taken }, index) => ({
    level,
    ...plain[index],
    body: body(line + taken, marks[index + 1]?.line ?? lines.length),
  }));
  const above = body(0, title?.line ?? 0);
  const opening = body(title ? title.line + title.lines : 0, marks[0]?.line ?? lines.length);
  return { title: title?.heading ?? "", opening: [above, opening].filter(Boolean).join("\n\n"), sections, numbering, format };
}

/** @type {(lines: string[]) => Mark[]} */
function markdownMarks(lines) {
  /** @type {Mark[]} */
  const marks = [];
  let fence = "";
  for (const [line, content] of lines.entries()) {
    const title = fence ? null : headingOf(content);
    fence = fenceAfter(fence, content);
    if (title) marks.push({ level: title.level, heading: plain(parseInlines(title.heading)), line, lines: 1 });
    else if (!fence && underlined(lines, line)) {
      marks.push({ level: lines[line + 1].includes("=") ? 1 : 2, heading: trimmed(content), line, lines: 2 });
    }
  }
  return marks;
}

/** @type {(lines: string[], at: number) => boolean} */
const underlined = (lines, at) =>
  UNDERLINE.test(lines[at + 1] ?? "") &&
  trimmed(lines[at]) !== "" &&
  !trimmed(lines[at - 1] ?? "") &&
  !/^(?: {4}|\t)/.test(lines[at]) &&
  !OTHER.test(lines[at]) &&
  !UNDERLINE.test(lines[at]) &&
  !lines[at].includes("|");

/** @type {(lines: readonly string[], first: number) => Mark | null} a short line on top, without a number: alone, or above an addressee or a sentence */
export function plainTitle(lines, first) {
  const heading = trimmed(lines[first] ?? "");
  const below = trimmed(lines[first + 1] ?? "");
  const alone = !below || Boolean(numbered(below)) || (ENDED.test(below) && !PAUSE.test(heading));
  if (!heading || !alone || !isShort(heading) || numbered(heading) || OTHER.test(heading)) return null;
  return lines.slice(first + 1).some(trimmed) ? { level: 1, heading, line: first, lines: 1 } : null;
}

/**
 * Find the headings of plain text: short lines with a number.
 *
 * @param {readonly string[]} lines
 * @param {number} from the first that may be one
 * @returns {Mark[]} with levels from 1
 */
export function plainMarks(lines, from) {
  const filled = lines.flatMap((content, line) => (line >= from && trimmed(content) ? [{ line, text: trimmed(content) }] : []));
  const last = filled.findLastIndex(({ text }) => numbered(text)?.form === "strong");
  const closed = filled.findIndex(({ text }, index) => index > last && CLOSED.test(text));
  const forms = filled.map(({ text }, index) => {
    const form = numbered(text);
    return closed >= 0 && index > closed && form?.form !== "strong" ? null : form;
  });
  const decimals = forms.some((form) => form?.form === "decimal") || counts(lines, filled, forms);
  const found = filled.flatMap(({ line, text }, index) => {
    const form = forms[index];
    // A row of a table may begin with any number.
    const row = form?.rest.includes("\t") && [lines[line - 1], lines[line + 1]].some((beside) => beside?.includes("\t"));
    if (!form || row || !isShort(form.rest) || CONTENTS.test(text) || (form.form === "bare" && !decimals)) return [];
    // Numbers that follow each other without text between them are a list's.
    const run = forms[index - 1]?.rank === form.rank || forms[index + 1]?.rank === form.rank || index === filled.length - 1;
    if (form.form === "weak" && run) return [];
    return [{ rank: decimals && form.count === 1 ? DECIMAL_RANK : form.rank, heading: text, line, lines: 1 }];
  });
  const ranks = [...new Set(found.map((mark) => mark.rank))].sort((one, other) => one - other);
  return found.map(({ rank, ...mark }) => ({ ...mark, level: ranks.indexOf(rank) + 1 }));
}

/**
 * Tell whether lines that begin with a figure, each alone, count from 1 on: 1 概况, 2 做法, 3 打算.
 *
 * @type {(lines: readonly string[], filled: {line: number, text: string}[], forms: (import("../report/heading-numbers.js").Numbered | null)[]) => boolean}
 */
function counts(lines, filled, forms) {
  const bare = filled.flatMap(({ line }, index) => (forms[index]?.form === "bare" ? [{ line, form: /** @type {import("../report/heading-numbers.js").Numbered} */ (forms[index]) }] : []));
  const alone = bare.every(({ line }) => !trimmed(lines[line - 1] ?? "") && !trimmed(lines[line + 1] ?? ""));
  return alone && bare.length >= FEWEST && bare.every(({ form }, at) => form.last === at + 1 && !form.doubtful && isShort(form.rest));
}

/** Whether a line is as short as a heading, and ends as one. @type {(text: string) => boolean} */
export const isShort = (text) => text !== "" && [...text.slice(0, 2 * LONGEST + 1)].length <= LONGEST && !CLOSING.test(text);

/** @type {(lines: string[]) => string} */
function withoutBlankEnds(lines) {
  const first = lines.findIndex((line) => trimmed(line));
  return first < 0 ? "" : lines.slice(first, lines.findLastIndex((line) => trimmed(line)) + 1).join("\n");
}
