// @ts-check
/**
 * Read lines of a writer's own text into passages: paragraphs, lists, tables, quotations, code.
 *
 * @module
 */

import { fenceAfter, trimmed } from "./lines.js";

/** @typedef {{level: number, number: number | null, lines: string[]}} Item of a list; bullets have no number */
/** @typedef {{kind: "text", lines: string[]} | {kind: "quote", lines: string[]} | {kind: "code", lines: string[]}} Lines */
/** @typedef {Lines | {kind: "list", items: Item[]} | {kind: "table", rows: string[][]}} Passage */

const ITEM = /^([ \t]*)(?:[-*+]|([0-9]{1,9})[.)])[ \t]+([^ \t\n][^\n]*)$/;
const QUOTE = /^ {0,3}> ?/;
const RULE = /^:?-+:?$/;
const DEEPEST = 6;

/**
 * Read lines into passages.
 *
 * @param {readonly string[]} lines
 * @returns {Passage[]}
 */
export function passages(lines) {
  /** @type {Passage[]} */
  const found = [];
  let at = 0;
  while (at < lines.length) {
    if (!trimmed(lines[at])) {
      at += 1;
      continue;
    }
    const [passage, end] = code(lines, at) ?? table(lines, at) ?? list(lines, at) ?? quote(lines, at) ?? text(lines, at);
    found.push(passage);
    at = end;
  }
  return found;
}

/** @typedef {[Passage, number] | null} Found a passage and the place after it */

/** @type {(lines: readonly string[], at: number) => Found} */
function code(lines, at) {
  let fence = fenceAfter("", lines[at]);
  if (!fence) return null;
  let end = at + 1;
  while (end < lines.length && fence) {
    fence = fenceAfter(fence, lines[end]);
    end += 1;
  }
  return [{ kind: "code", lines: lines.slice(at + 1, fence ? end : end - 1) }, end];
}

/** @type {(lines: readonly string[], at: number) => Found} */
function table(lines, at) {
  if (!startsTable(lines, at)) return null;
  const width = cells(lines[at]).length;
  const rows = [cells(lines[at])];
  let end = at + 2;
  for (; end < lines.length && trimmed(lines[end]) && lines[end].includes("|"); end += 1) {
    const row = cells(lines[end]);
    rows.push(row.length < width ? [...row, ...Array(width - row.length).fill("")] : row);
  }
  return [{ kind: "table", rows }, end];
}

/** @type {(lines: readonly string[], at: number) => Found} */
function list(lines, at) {
  if (!ITEM.test(lines[at])) return null;
  /** @type {Item[]} */
  const items = [];
  /** @type {number[]} */
  const indents = [];
  let end = at;
  while (end < lines.length) {
    const match = ITEM.exec(lines[end]);
    if (match) {
      const indent = match[1].replaceAll("\t", "    ").length;
      while (indents.length > 1 && indent < indents[indents.length - 1]) indents.pop();
      if (!indents.length || (indent >= indents[indents.length - 1] + 2 && indents.length < DEEPEST)) indents.push(indent);
      const number = match[2] === undefined ? null : Number(match[2]);
      items.push({ level: indents.length - 1, number, lines: [match[3]] });
    } else if (!trimmed(lines[end])) {
      if (!ITEM.test(lines[end + 1] ?? "")) break;
    } else if (/^(?: {2,}|\t)/.test(lines[end])) items[items.length - 1].lines.push(trimmed(lines[end]));
    else break;
    end += 1;
  }
  return [{ kind: "list", items }, end];
}

/** @type {(lines: readonly string[], at: number) => Found} */
function quote(lines, at) {
  let end = at;
  while (end < lines.length && QUOTE.test(lines[end])) end += 1;
  return end === at ? null : [{ kind: "quote", lines: lines.slice(at, end).map((line) => line.replace(QUOTE, "")) }, end];
}

/** @type {(lines: readonly string[], at: number) => [Passage, number]} */
function text(lines, at) {
  let end = at + 1;
  while (end < lines.length && trimmed(lines[end]) && !startsOther(lines, end)) end += 1;
  return [{ kind: "text", lines: lines.slice(at, end).map((line) => trimmed(line)) }, end];
}

/** @type {(lines: readonly string[], at: number) => boolean} */
const startsOther = (lines, at) =>
  Boolean(fenceAfter("", lines[at])) || ITEM.test(lines[at]) || QUOTE.test(lines[at]) || startsTable(lines, at);

/** @type {(lines: readonly string[], at: number) => boolean} */
function startsTable(lines, at) {
  if (!lines[at].includes("|") || !lines[at + 1]?.includes("-")) return false;
  const rule = cells(lines[at + 1]);
  return rule.every((cell) => RULE.test(cell)) && rule.length === cells(lines[at]).length;
}

/** @type {(line: string) => string[]} a pipe after a backslash is part of its cell */
function cells(line) {
  /** @type {string[]} */
  const found = [];
  let cell = "";
  const bare = trimmed(line).replace(/^\|/, "");
  for (let at = 0; at < bare.length; at += 1) {
    if (bare[at] === "\\" && at + 1 < bare.length) cell += bare[at] + bare[(at += 1)];
    else if (bare[at] === "|") {
      found.push(trimmed(cell));
      cell = "";
    } else cell += bare[at];
  }
  if (trimmed(cell) || !bare.endsWith("|")) found.push(trimmed(cell));
  return found;
}
