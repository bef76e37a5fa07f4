// @ts-check
/**
 * The lines of a report by how they begin: with a heading's mark, a number, a bullet, a label, or none of them.
 *
 * @module
 */

import { bare, numbered } from "../report/heading-numbers.js";
import { parseInlines } from "../report/inlines.js";
import { headingOf, linesOf, trimmed } from "../report/lines.js";
import { tableEnd } from "../report/table-rows.js";
import { plain } from "../report/tree.js";
import { columned } from "./plan-columns.js";
import { roleOf } from "./plan-headings.js";
import { explained, ledTo } from "./plan-leads.js";
import { isOwner } from "./plan-names.js";
import { cellsOf } from "./plan-tables.js";
import { COUNTED } from "./plan-words.js";

/** @typedef {import("./plan-headings.js").Role} Role */
/** @typedef {"#" | "said" | "bold" | "number" | "bullet" | "label" | "text" | "table" | "none"} Sort said: a known heading without any mark; none: a line that says nothing */
/**
 * @typedef {object} Line
 * @property {number} line where it stands in the source
 * @property {number} lines how many lines of the source it takes; none where another part of it takes them
 * @property {Sort} sort
 * @property {number} rank of a heading with marks its level, of a number how deep its form stands
 * @property {string} style what lines of one list have in common
 * @property {number} last what its number counts to
 * @property {number} indent
 * @property {string} text without mark, number and label
 * @property {Role | null} role
 * @property {boolean} tight whether it is written right below the line before
 * @property {readonly string[]} source of a table, its lines
 */

const BULLET = /^(?:[-*+](?=[ \t])|[-－–](?=[\u3400-\u9fff“《])|—+(?=[ \u3400-\u9fff])|[•●○▪■□◆◇◦‣★☆▶►➢➤√✓\uf0b7\uf06c\uf0a7\uf0d8]|·|\p{Extended_Pictographic}\ufe0f?)[ \t\u3000]*/u;
const PICTURE = /^\p{Extended_Pictographic}/u;
const TASK = /^(?:\[[ xX]\][ \t]+|[☐☑□][ \t]*)/;
const DONE = /^\[[xX]\][ \t]/;
// 1️⃣ is the first.
const KEYCAP = /^([ \t\u3000]*)([0-9])\ufe0f?\u20e3[ \t]*/;
// What is counted by what it is: 任务一：, 议题二：, NC-03.
const NAMED = /^(?:(任务|议题|议程)([一二三四五六七八九十]{1,2}|[0-9]{1,2})[：:、]|([A-Z]{1,4})-?([0-9]{1,3})(?=[ \t\u3000]))[ \t\u3000]*(?=.)/;
const LETTER = /^(?:[（(]?[a-zA-Z][)）]|[a-zA-Z][.、](?=[ \t\u3400-\u9fff]))[ \t]*/;
const BOLD = /^(?:\*\*|__)([^*_]{1,60})(?:\*\*|__)[：:]?$/;
const FRAMED = /^[【〖]([^】〗]{1,24})[】〗][ \t]*[：:]?/;
// A number before a month or a count: 1.10月完成 is the first, in October; 2.3具灭火器 is the second, of three.
const BEFORE_MONTH = new RegExp(`^([0-9]{1,2})[.．](?=[0-9]{1,2}(?:[月号]|[至到~～—-][0-9]{1,2}月|${COUNTED}))`);
const RULE = /^(?:[-=*_~`] *){3,}[a-z]*$/;
const PAUSE = /[，,。；;：:]/;
const THIS = /^[^，。；：]{0,16}本(?:周|月|季度|年度|学期)(?:工作)?(?:计划|安排)$/;
const WHOLE = /(?:工作|行动|实施|推进)(?:计划|方案|要点|安排)|方案$|计划表$/;
const LONGEST = 18;
const QUOTE = /^(?:> ?)+/;
const [LETTERS, BULLETS] = [6.5, 7];

/**
 * Read the lines of a report.
 *
 * @param {string} text with any system's line ends
 * @returns {Line[]} none for blank lines; more than one for a line with labels in it
 */
export function planLines(text) {
  const lines = columned(linesOf(text.replace(/^\ufeff/, "")).map((line) => line.replace(KEYCAP, "$1$2、")));
  /** @type {Line[]} */
  const found = [];
  /** @type {Map<number, number>} what was counted to last in each form */
  const counts = new Map();
  for (let at = 0; at < lines.length; ) {
    const content = trimmed(lines[at].replace(QUOTE, ""));
    const under = trimmed(lines[at + 1] ?? "");
    const tight = at > 0 && trimmed(lines[at - 1]) !== "";
    let end = at + 1;
    if (!content && trimmed(lines[at])) found.push(lineOf({ line: at, sort: "none" }));
    if (content) {
      const marked = BULLET.test(content) || numbered(content)?.form === "weak";
      const table = marked ? 0 : tableEnd(lines, at);
      if (table) {
        end = table;
        for (const one of tableLines(lines.slice(at, end), at)) found.push(one);
      } else if (/^(?:=+|-{3,})$/.test(under) && !RULE.test(content) && !tight) {
        end = at + 2;
        found.push(lineOf({ line: at, lines: 2, sort: "#", rank: under[0] === "=" ? 1 : 2, text: shown(content), role: roleOf(shown(content), true) }));
      } else for (const one of readLine(lines[at].replace(QUOTE, ""), at, tight, counts)) found.push(one);
    }
    at = end;
  }
  return titled(explained(found), lines);
}

/** A first line that names a whole plan stands above all else. @type {(found: Line[], lines: readonly string[]) => Line[]} */
function titled(found, lines) {
  const [first, ...others] = found;
  if (!first || !["said", "text", "bold"].includes(first.sort) || first.text.length > 40 || (first.sort === "text" && PAUSE.test(first.text)) || !others.length) return found;
  const role = THIS.test(first.text) ? "计划" : first.sort === "text" ? roleOf(first.text, true) : first.role;
  const alone = !trimmed(lines[first.line + 1] ?? "") || ["number", "table", "#"].includes(others[0].sort);
  return role === "计划" && alone && WHOLE.test(first.text) && first.lines ? [{ ...first, sort: "#", rank: 0.5, role }, ...others] : found;
}

/** @type {(given: Partial<Line>) => Line} */
const lineOf = (given) => ({ line: 0, lines: 1, sort: "text", rank: 0, style: "", last: 0, indent: 0, text: "", role: null, tight: false, source: [], ...given });

/** @type {(raw: string, line: number, tight: boolean, counts?: Map<number, number>) => Line[]} */
function readLine(raw, line, tight, counts = new Map()) {
  const content = trimmed(raw);
  const indent = indentOf(raw);
  if (RULE.test(content)) return [lineOf({ line, sort: "none" })];
  const marks = headingOf(content);
  if (marks) {
    const text = bare(shown(marks.heading)).replace(/[：:]$/, "");
    return [lineOf({ line, sort: "#", rank: marks.level, text, role: roleOf(text, true) })];
  }
  const bullet = BULLET.exec(content)?.[0] ?? "";
  const rest = content.slice(bullet.length).replace(bullet ? TASK : /^\b\B/, "");
  if (bullet && DONE.test(content.slice(bullet.length))) return [lineOf({ line, sort: "none", text: shown(rest) })];
  const bold = BOLD.exec(rest);
  const own = bold ? bold[1] : rest;
  const number = numbered(own.replace(BEFORE_MONTH, "$1、"));
  const named = number || bullet ? null : NAMED.exec(own);
  const letter = number ? null : (named ?? LETTER.exec(own));
  // 三、四季度重点工作 is the third where it stands below a second.
  const counted = number && (!number.doubtful || counts.get(number.rank) === number.last - 1) && number.rest ? number : null;
  if (counted) counts.set(counted.rank, counted.last);
  const text = counted ? counted.rest.replace(TASK, "") : letter ? own.slice(letter[0].length) : own;
  /** @type {Partial<Line>} */
  const base = { line, indent, tight, ...(bullet ? { sort: "bullet", rank: BULLETS, style: PICTURE.test(bullet) ? "picture" : bullet[0] } : {}) };
  if (!bullet && (counted || letter)) {
    const style = counted ? `${counted.rank}` : "a";
    Object.assign(base, { sort: "number", rank: counted ? counted.rank : LETTERS, style, last: counted ? counted.last : 0 });
    if (named) Object.assign(base, { rank: named[1] && named[1] !== "任务" ? 2 : LETTERS, style: named[1] ?? named[3], last: countOf(named[2] ?? named[4]) });
  }
  return labelled(text, base, Boolean(bold));
}

/** A line divided at the labels in it. @type {(text: string, base: Partial<Line>, bold: boolean) => Line[]} */
function labelled(text, base, bold) {
  // 【设备科】更换滤芯 says who.
  const framed = base.sort === "number" && isOwner(FRAMED.exec(text)?.[1] ?? "") ? null : FRAMED.exec(text);
  const opening = framed ? { at: 0, end: framed[0].length, label: framed[1] } : null;
  const labels = [...(opening ? [opening] : []), ...labelsIn(text).filter(({ at }) => !opening || at >= opening.end)];
  const [first] = labels;
  const plainly = shown(text);
  if (!first) {
    const role = plainly.length <= 40 ? roleOf(plainly, bold) : null;
    const ends = /[：:]$/.test(plainly) && plainly.length <= LONGEST;
    if (bold && !base.sort) return [lineOf({ ...base, sort: "bold", text: plainly, role })];
    const led = base.sort ? null : ledTo(plainly);
    if (led) return [lineOf({ ...base, sort: "said", text: plainly.slice(0, -1), role: led })];
    if (!base.sort && ends) return [lineOf({ ...base, sort: role ? "said" : "label", text: plainly.slice(0, -1), role })];
    return [lineOf({ ...base, sort: base.sort ?? (role ? "said" : "text"), text: plainly, role })];
  }
  /** @type {Line[]} */
  const found = [];
  const before = shown(text.slice(0, first.at));
  if (before) found.push(lineOf({ ...base, text: before }));
  for (const [index, { end, label }] of labels.entries()) {
    const role = roleOf(label, index === 0 && bold);
    const mark = found.length ? {} : base;
    found.push(lineOf({ line: base.line, sort: framed && !index ? "bold" : "said", ...mark, lines: found.length ? 0 : 1, text: label.trim(), role }));
    const content = text.slice(end, labels[index + 1]?.at ?? text.length).trim();
    if (content) found.push(inner(content, base.line ?? 0));
  }
  return found;
}

/** What stands behind a label: it may begin with a number itself. @type {(content: string, line: number) => Line} */
function inner(content, line) {
  const number = numbered(content.replace(BEFORE_MONTH, "$1、"));
  const counted = number && number.form !== "bare" && number.rest && !/[；;。][ \t]*(?:[(（]?[2２二][)）.、．]|②)/.test(content);
  const text = shown(counted && number ? number.rest : content);
  return lineOf({ line, lines: 0, text, ...(counted && number ? { sort: "number", rank: number.rank, style: `${number.rank}`, last: number.last } : {}) });
}

/** The known labels of a line, each with a colon behind it. @type {(text: string) => {at: number, end: number, label: string}[]} */
function labelsIn(text) {
  const found = [];
  for (let colon = text.search(/[：:]/); colon >= 0; ) {
    const before = text.slice(Math.max(0, colon - LONGEST), colon);
    const start = Math.max(...["。", "；", ";", "！", " ", "\t", "\u3000"].map((mark) => before.lastIndexOf(mark))) + 1;
    const label = before.slice(start).replace(/\*\*/g, "");
    const at = colon - before.length + start;
    const whole = start > 0 || colon <= LONGEST;
    if (label && whole && !/[（(，,]/.test(label) && roleOf(label)) found.push({ at, end: colon + 1 + (text.startsWith("**", colon + 1) ? 2 : 0), label });
    const next = text.slice(colon + 1).search(/[：:]/);
    colon = next < 0 ? -1 : colon + 1 + next;
  }
  return found;
}

/** A table whose rows begin with labels is read as its labels and what stands beside them. @type {(source: string[], line: number) => Line[]} */
function tableLines(source, line) {
  const whole = lineOf({ line, lines: source.length, sort: "table", source });
  const { rows, places } = cellsOf(source);
  const labelled = rows.filter(([first, ...others]) => roleOf(first) && others.some((cell) => cell && !roleOf(cell)));
  if (labelled.length < 2 || labelled.length * 2 < rows.length - 1) return [whole];
  const found = rows.flatMap(([first, ...beside], index) => {
    // Cells that were merged say the same in each of their places.
    const others = beside.filter((cell, at) => cell !== [first, ...beside][at]);
    const role = roleOf(first);
    const heading = lineOf({ line: line + places[index], sort: role ? "said" : "label", text: first, role });
    const parts = others.flatMap((cell) => cell.split(/<br ?\/?>/i)).filter((part) => part.trim());
    return [heading, ...parts.flatMap((part) => readLine(part, line + places[index], true).map((one) => ({ ...one, lines: 0 })))];
  });
  if (places.length < source.length) found.push(lineOf({ line: line + 1, lines: source.length - places.length, sort: "none" }));
  return found;
}

/** What a numeral counts to. @type {(numeral: string) => number} */
const countOf = (numeral) => (/^[0-9]/.test(numeral) ? Number(numeral) : "一二三四五六七八九十".indexOf(numeral.at(-1) ?? "") + 1 + (numeral.length > 1 && numeral[0] === "十" ? 10 : 0));

/** How far a line stands in. @type {(raw: string) => number} */
function indentOf(raw) {
  let indent = 0;
  for (const character of raw) {
    if (character === "\t") indent += 4;
    else if (character === "\u3000") indent += 2;
    else if (character === " ") indent += 1;
    else break;
  }
  return indent;
}

/** The characters of a piece of Markdown. @type {(text: string) => string} */
export const shown = (text) => trimmed(/[*_~`[\]\\<&{]/.test(text) ? plain(parseInlines(text)) : text);
