// @ts-check
/**
 * Split a report, in Markdown or plain text, at its headings; every line stays in some section.
 *
 * @module
 */

import { DECIMAL_RANK, numbered, styleOf, unnumbered } from "./heading-numbers.js";
import { parseInlines } from "../report/inlines.js";
import { fenceAfter, headingOf, linesOf, trimmed } from "../report/lines.js";
import { plain } from "../report/tree.js";

/** @typedef {import("../report/numbering.js").NumberingStyle} NumberingStyle */
/** @typedef {{level: number, heading: string, body: string}} Found a heading without its number, and the text below it */
/** @typedef {{title: string, opening: string, sections: Found[], numbering: NumberingStyle, format: "markdown" | "text"}} Report */
/** @typedef {{level: number, heading: string, line: number, lines: number}} Mark a heading and the lines that it takes */

const LONGEST = 50;
const CLOSING = /[。；;，,：:！!？?、]$/;
const CONTENTS = /(?:[.·…]{3,}|\t)[ \t]*[0-9]+$/;
const BOLD = /^((?: {0,3}#{1,6}[ \t]+)?)\*\*([^*\\]+)\*\*[ \t]*$/;
const UNDERLINE = /^ {0,3}(?:=+|-{2,})[ \t]*$/;
const OTHER = /^[ \t]*(?:[-*+>|#]|[0-9]+[.)])/;

/**
 * Split a report at its headings.
 *
 * @param {string} text
 * @returns {Report} opening is what stands between the title and the first heading
 */
export function splitReport(text) {
  const lines = linesOf(text.replace(/^\ufeff/, ""));
  // A heading that is bold as a whole is called what it says.
  const plainly = lines.map((line) => line.replace(BOLD, "$1$2"));
  const marked = markdownMarks(plainly);
  const first = lines.findIndex((line) => trimmed(line));
  const top = marked.filter((mark) => mark.level === 1);
  const titled = top.length === 1 && marked[0].line === first;
  const below = titled ? marked.slice(1) : marked;
  if (below.length) return report(lines, titled ? marked[0] : null, below, "markdown");
  const title = titled ? marked[0] : plainTitle(plainly, first);
  const plain = plainMarks(plainly, title ? title.line + title.lines : 0);
  return report(lines, title, plain, titled ? "markdown" : "text");
}

/** @type {(lines: string[], title: Mark | null, marks: Mark[], format: Report["format"]) => Report} */
function report(lines, title, marks, format) {
  const start = title ? title.line + title.lines : 0;
  const body = (/** @type {number} */ from, /** @type {number} */ to) => withoutBlankEnds(lines.slice(from, to));
  const outermost = marks.reduce((least, mark) => Math.min(least, mark.level), Infinity);
  const risen = marks.map((mark) => ({ ...mark, level: mark.level - outermost + 1 }));
  const numbering = styleOf(risen);
  const sections = risen.map(({ level, heading, line, lines: taken }, index) => ({
    level,
    heading: unnumbered({ level, heading }, numbering),
    body: body(line + taken, marks[index + 1]?.line ?? lines.length),
  }));
  return {
    title: title?.heading ?? "",
    opening: body(start, marks[0]?.line ?? lines.length),
    sections,
    numbering,
    format,
  };
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

/** @type {(lines: string[], first: number) => Mark | null} a short line alone on top, without a number */
function plainTitle(lines, first) {
  const heading = trimmed(lines[first] ?? "");
  const alone = !trimmed(lines[first + 1] ?? "") || Boolean(numbered(trimmed(lines[first + 1] ?? "")));
  if (!heading || !alone || !short(heading) || numbered(heading) || OTHER.test(heading)) return null;
  return lines.slice(first + 1).some(trimmed) ? { level: 1, heading, line: first, lines: 1 } : null;
}

/** @type {(lines: string[], from: number) => Mark[]} */
function plainMarks(lines, from) {
  const filled = lines.flatMap((content, line) => (line >= from && trimmed(content) ? [{ line, text: trimmed(content) }] : []));
  const forms = filled.map(({ text }) => numbered(text));
  const decimals = forms.some((form) => form?.form === "decimal");
  const found = filled.flatMap(({ line, text }, index) => {
    const form = forms[index];
    if (!form || !short(form.rest) || CONTENTS.test(text) || (form.form === "bare" && !decimals)) return [];
    // Numbers that follow each other without text between them are a list's.
    const run = forms[index - 1]?.rank === form.rank || forms[index + 1]?.rank === form.rank || index === filled.length - 1;
    if (form.form === "weak" && run) return [];
    return [{ rank: decimals && form.count === 1 ? DECIMAL_RANK : form.rank, heading: text, line, lines: 1 }];
  });
  const ranks = [...new Set(found.map((mark) => mark.rank))].sort((one, other) => one - other);
  return found.map(({ rank, ...mark }) => ({ ...mark, level: ranks.indexOf(rank) + 1 }));
}

/** @type {(text: string) => boolean} */
const short = (text) => text !== "" && [...text.slice(0, 2 * LONGEST + 1)].length <= LONGEST && !CLOSING.test(text);

/** @type {(lines: string[]) => string} */
function withoutBlankEnds(lines) {
  const first = lines.findIndex((line) => trimmed(line));
  return first < 0 ? "" : lines.slice(first, lines.findLastIndex((line) => trimmed(line)) + 1).join("\n");
}
