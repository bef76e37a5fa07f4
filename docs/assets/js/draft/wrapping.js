// @ts-check
/**
 * What a report comes wrapped in: front matter, a fence round all of it, an assistant's words before and after.
 *
 * @module
 */

import { fenceAfter, headingOf, linesOf, trimmed } from "../report/lines.js";

/** @typedef {{text: string, title: string, aside: string}} Unwrapped title: that of the front matter; aside: what was said about it */

const EDGE = /^---[ \t]*$/;
const END = /^(?:---|\.\.\.)[ \t]*$/;
const ENTRY = /^["']?[\w\u3400-\u9fff -]{1,40}["']?[ \t]*[:：]/;
const BELOW = /^(?:[ \t]|- |#|$)/;
const TITLE = /^["']?(?:title|标题)["']?[ \t]*[:：][ \t]*([^\n]*)$/i;
const QUOTED = /^(["'])(.*)\1$/;
const LONGEST_MATTER = 200;
// How an answer begins; “现将有关情况报告如下：” is a report's own.
const ANSWER =
  /^(?:(?:好的?|当然(?:可以)?|可以|没问题|收到|明白了?)[，,。！!：:]|(?:以下|下面|这)(?:就)?[是为][^，。]{0,20}(?:您|你|整理|生成|撰写|草拟|润色|修改|优化)|(?:Sure|Certainly|Of course|Here(?:'s|’s| is))\b)/i;
const INTRODUCING = /[：:。！!.～~…]$/;
const FENCE = /^ {0,3}(?:`{3,}|~{3,})[ \t]*(?:markdown|md|text|txt|plaintext)?[ \t]*$/i;
const RULE = /^ {0,3}(?:-{3,}|\*{3,}|_{3,})[ \t]*$/;
const FEW = 3;

/**
 * Take off what a report is wrapped in.
 *
 * @param {string} text
 * @returns {Unwrapped}
 */
export function unwrapped(text) {
  const whole = frontMatter(linesOf(text.replace(/^\ufeff/, "")));
  const [bare, ...asides] = withoutAnswer(whole.lines);
  const inner = whole.title ? { lines: bare, title: "" } : frontMatter(bare);
  return { text: inner.lines.join("\n"), title: whole.title || inner.title, aside: asides.filter(Boolean).join(" ") };
}

/** @type {(lines: string[]) => {lines: string[], title: string}} */
function frontMatter(lines) {
  const start = lines.findIndex(trimmed);
  const end = lines.findIndex((line, at) => at > start && END.test(line));
  const inside = lines.slice(start + 1, end);
  const none = start < 0 || !EDGE.test(lines[start]) || end < 0 || inside.length > LONGEST_MATTER;
  if (none || !inside.some((line) => ENTRY.test(line)) || !inside.every((line) => ENTRY.test(line) || BELOW.test(line))) return { lines, title: "" };
  const given = inside.map((line) => TITLE.exec(line)?.[1].trim() ?? "").find(Boolean) ?? "";
  const title = QUOTED.exec(given)?.[2] ?? given;
  return { lines: lines.slice(end + 1), title: /^[|>]/.test(title) ? "" : title.trim() };
}

/** @type {(lines: string[]) => [string[], string, string]} the report, and what stands before and after it */
function withoutAnswer(lines) {
  const fenced = insideFence(lines);
  if (fenced) return fenced;
  const filled = lines.flatMap((line, at) => (trimmed(line) ? [{ at, line: trimmed(line) }] : []));
  const heading = filled.findIndex(({ at }) => headingOf(lines[at]));
  // Before plain text only one line is as surely none of it.
  const count = heading > 0 && heading <= FEW ? heading : filled[0]?.line.match(/[：:]$/) ? 1 : 0;
  const said = filled.slice(0, count).map(({ line }) => line).filter((line) => !RULE.test(line));
  if (!count || !filled[count] || !ANSWER.test(said[0] ?? "") || !said.every((line) => INTRODUCING.test(line))) return [lines, "", ""];
  return [lines.slice(filled[count].at), said.join(" "), ""];
}

/** @type {(lines: string[]) => [string[], string, string] | null} */
function insideFence(lines) {
  const start = lines.findIndex((line) => fenceAfter("", line) !== "");
  if (start < 0 || !FENCE.test(lines[start])) return null;
  let fence = fenceAfter("", lines[start]);
  let end = start + 1;
  while (end < lines.length && (fence = fenceAfter(fence, lines[end]))) end += 1;
  // An answer that was cut off has no end of its fence.
  const around = [lines.slice(0, start), lines.slice(end + 1)].map((part) => part.map(trimmed).filter((line) => line && !RULE.test(line)));
  const inside = lines.slice(start + 1, end);
  const few = around.every((part) => part.length <= FEW && !part.some((line) => headingOf(line)));
  if (!few || inside.filter(trimmed).length < 2 || (around.some((part) => part.length) && !inside.some((line) => headingOf(line)))) return null;
  return [inside, around[0].join(" "), around[1].join(" ")];
}
