// @ts-check
/**
 * Read a section's text into blocks: headings, paragraphs, lists, tables, quotations, code.
 *
 * The twin of hooks/reportkb/report/blocks.py, which says by which rules.
 *
 * @module
 */

import { joined } from "./emphasis.js";
import { NONE, parseInlines } from "./inlines.js";
import { fenceAfter, headingOf, linesOf, trimmed, trimmedEnd, trimmedStart } from "./lines.js";
import { readTable, tableEnd } from "./table-rows.js";
import { textNode } from "./tree.js";

/** @typedef {import("./tree.js").Block} Block */
/** @typedef {import("./tree.js").Blocks} Blocks */
/** @typedef {import("./tree.js").Inlines} Inlines */
/** @typedef {ReadonlySet<string>} Known */
/** @typedef {{level: number, number: number | null, lines: string[]}} Item */

const ITEM =
  /^([ \t\u3000]*)(?:[-*+](?=[ \t])|[•●○▪■◆◦‣\uf0b7\uf06c\uf0a7]|·(?=[ \t\u3000])|([0-9]{1,9})[.)](?=[ \t]))[ \t\u3000]*([^ \t\u3000\n][^\n]*)$/;
const TASK = /^\[([ xX])\][ \t]+/;
const QUOTE = /^ {0,3}> ?/;
const RULE = /^[ \t]*(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,}|={3,}[ \t]*)$/;
const FOOTNOTE = /^\[\^([^[\]^ \t\n]{1,20})\]:[ \t]*/u;
const CONTINUED = /^(?: {2,}|\t)[ \t]*[^ \t]/;
const DEEPEST = 6;

/**
 * Read a text.
 *
 * @param {string} text a section's text, with any system's line ends
 * @param {Known} [known] fields whose name in brackets, `【字段】`, is a placeholder too
 * @returns {Blocks} headings have levels without a gap, from 1
 */
export function parse(text, known = NONE) {
  /** @type {number[]} */
  const above = [];
  return sections(linesOf(text)).flatMap(({ level, title, lines }) => {
    const below = blocks(lines, known, DEEPEST);
    if (!level) return below;
    while (above.length && above[above.length - 1] >= level) above.pop();
    above.push(level);
    return [/** @type {Block} */ ({ type: "heading", level: above.length, number: "", children: inlines(title, known) }), ...below];
  });
}

/**
 * Join lists of one sort that stand next to each other: every format would read them as one.
 *
 * @param {Blocks} given
 * @returns {Blocks}
 */
export function merged(given) {
  /** @type {Block[]} */
  const out = [];
  for (const block of given) {
    const last = out[out.length - 1];
    if (block.type === "list" && last?.type === "list" && (block.start === null) === (last.start === null)) {
      out[out.length - 1] = { ...last, items: [...last.items, ...block.items] };
    } else out.push(block);
  }
  return out;
}

/** @type {(lines: string[]) => {level: number, title: string, lines: string[]}[]} lines split at the headings outside code */
function sections(lines) {
  const found = [{ level: 0, title: "", lines: /** @type {string[]} */ ([]) }];
  let fence = "";
  for (const line of lines) {
    const title = fence ? null : headingOf(line);
    fence = fenceAfter(fence, line);
    if (title) found.push({ level: title.level, title: title.heading, lines: [] });
    else found[found.length - 1].lines.push(line);
  }
  return found;
}

/** @type {(lines: readonly string[], known: Known, deepest: number) => Blocks} */
function blocks(lines, known, deepest) {
  /** @type {Block[]} */
  const found = [];
  let at = 0;
  while (at < lines.length) {
    const line = lines[at];
    let end = at + 1;
    if (!trimmed(line) || RULE.test(line)) {
      // A rule between sections has no counterpart in a report.
    } else if (fenceAfter("", line)) end = code(lines, at, found);
    else if (ITEM.test(line)) {
      const items = itemsAt(lines, at);
      found.push(...lists(items.items, known));
      end = items.end;
    } else if (tableEnd(lines, at)) {
      end = tableEnd(lines, at);
      found.push(readTable(lines.slice(at, end), (cell) => inlines(cell, known)));
    } else if (deepest && QUOTE.test(line)) {
      while (end < lines.length && QUOTE.test(lines[end])) end += 1;
      const inner = blocks(lines.slice(at, end).map((quoted) => quoted.replace(QUOTE, "")), known, deepest - 1);
      if (inner.length) found.push({ type: "quote", blocks: inner });
    } else found.push(...paragraph(line, known));
    at = end;
  }
  return merged(found);
}

/** @type {(lines: readonly string[], at: number, found: Block[]) => number} */
function code(lines, at, found) {
  let fence = fenceAfter("", lines[at]);
  let end = at + 1;
  while (end < lines.length && fence) {
    fence = fenceAfter(fence, lines[end]);
    end += 1;
  }
  found.push({ type: "code-block", text: lines.slice(at + 1, fence ? end : end - 1).join("\n").replace(/\n+$/, "") });
  return end;
}

/** @type {(line: string, known: Known) => Blocks} */
function paragraph(line, known) {
  const note = FOOTNOTE.exec(trimmed(line));
  const read = inlines(note ? trimmed(line).slice(note[0].length) : line, known);
  const children = note ? joined([textNode(`〔${note[1]}〕`), ...read]) : read;
  return children.length ? [{ type: "paragraph", children }] : [];
}

/** @type {(line: string, known: Known) => Inlines} a line's inlines, without the space around them */
function inlines(line, known) {
  const children = [...parseInlines(trimmed(line), known)];
  const first = children[0];
  if (first?.type === "text") children[0] = textNode(trimmedStart(first.text));
  const last = children[children.length - 1];
  if (last?.type === "text") children[children.length - 1] = textNode(trimmedEnd(last.text));
  return joined(children);
}

/** @type {(lines: readonly string[], at: number) => {items: Item[], end: number}} a blank line may stand between items */
function itemsAt(lines, at) {
  /** @type {Item[]} */
  const items = [];
  /** @type {number[]} */
  const indents = [];
  let end = at;
  for (; end < lines.length; end += 1) {
    const [line, following] = [lines[end], lines[end + 1] ?? ""];
    const match = RULE.test(line) ? null : ITEM.exec(line);
    if (match) {
      const indent = match[1].replaceAll("\t", "    ").replaceAll("\u3000", "  ").length;
      while (indents.length > 1 && indent < indents[indents.length - 1]) indents.pop();
      if (!indents.length || (indent >= indents[indents.length - 1] + 2 && indents.length < DEEPEST)) indents.push(indent);
      const text = match[3].replace(TASK, (_, done) => (done === " " ? "☐ " : "☑ "));
      items.push({ level: indents.length - 1, number: match[2] ? Number(match[2]) : null, lines: [text] });
    } else if (!trimmed(line)) {
      if (!ITEM.test(following) && !CONTINUED.test(following)) break;
    } else if (CONTINUED.test(line) && !tableEnd(lines, end)) items[items.length - 1].lines.push(line);
    else break;
  }
  return { items, end };
}

/** @type {(items: readonly Item[], known: Known) => Blocks} those that follow an item of a lower level stand below it */
function lists(items, known) {
  /** @type {Block[]} */
  const found = [];
  for (let at = 0; at < items.length; ) {
    const item = items[at];
    let end = at + 1;
    while (end < items.length && items[end].level > item.level) end += 1;
    const own = item.lines.flatMap((line) => paragraph(line, known));
    found.push({ type: "list", start: item.number, items: [[...own, ...lists(items.slice(at + 1, end), known)]] });
    at = end;
  }
  return merged(found);
}
