// @ts-check
/**
 * A writer's own text in each format: Markdown as typed, HTML and plain text line by line.
 *
 * The twin of hooks/reportkb/report/own_text.py; the golden cases in tests/cases/draft hold for both.
 * Headings, lists, tables, quotations, code between fences and bold are known; the rest is text.
 *
 * @module
 */

import { html } from "../report/fill.js";
import { fenceAfter, headingOf, linesOf, trimmed, unescaped } from "./lines.js";
import { passages } from "./passages.js";

/** @typedef {import("./passages.js").Passage} Passage */
/** @typedef {import("./passages.js").Item} Item */
/** @typedef {{level: number, heading: string, markdown: string, html: string, text: string}} OwnBlock level 0 has no heading */

const BOLD = /\\[!-/:-@[-`{-~]|\*\*(?=[^ \t\u3000*])([^*]{0,2000}[^ \t\u3000*])\*\*/gu;
const TABLE = '<table border="1" cellspacing="0" cellpadding="6">';

/**
 * Split text at its headings.
 *
 * @param {string} text as typed
 * @returns {OwnBlock[]} nothing for text that is blank
 */
export function ownBlocks(text) {
  /** @type {{level: number, heading: string, lines: string[]}[]} */
  const blocks = [{ level: 0, heading: "", lines: [] }];
  /** @type {number[]} */
  const above = [];
  let fence = "";
  for (const line of linesOf(text)) {
    const title = fence ? null : headingOf(line);
    fence = fenceAfter(fence, line);
    if (title) {
      while (above.length && above[above.length - 1] >= title.level) above.pop();
      above.push(title.level);
      blocks.push({ level: above.length, heading: title.heading, lines: [] });
    } else blocks[blocks.length - 1].lines.push(line);
  }
  // A fence without an end would take in the rest of the document.
  if (fence) blocks[blocks.length - 1].lines.push(fence);
  return blocks.map(written).filter((block) => block.level || block.markdown);
}

/** @type {(block: {level: number, heading: string, lines: string[]}) => OwnBlock} */
function written({ level, heading, lines }) {
  const found = passages(lines);
  return {
    level,
    heading,
    markdown: withoutBlankEnds(lines).join("\n"),
    html: found.map(passageHtml).join("\n"),
    text: found.map(passageText).join("\n\n"),
  };
}

/** @type {(lines: string[]) => string[]} */
function withoutBlankEnds(lines) {
  const first = lines.findIndex((line) => trimmed(line));
  return first < 0 ? [] : lines.slice(first, lines.findLastIndex((line) => trimmed(line)) + 1);
}

/** @type {(passage: Passage) => string} */
function passageHtml(passage) {
  if (passage.kind === "code") return `<pre><code>${html(passage.lines.join("\n"))}</code></pre>`;
  if (passage.kind === "quote") return `<blockquote><p>${passage.lines.map(inlineHtml).join("<br />")}</p></blockquote>`;
  if (passage.kind === "list") return listHtml(passage.items);
  if (passage.kind === "text") return `<p>${passage.lines.map(inlineHtml).join("<br />")}</p>`;
  return tableHtml(passage.rows);
}

/** @type {(rows: readonly string[][]) => string} */
function tableHtml(rows) {
  const [head, ...body] = rows;
  const row = (/** @type {string[]} */ cells, /** @type {string} */ tag) =>
    `<tr>${cells.map((cell) => `<${tag}>${inlineHtml(cell)}</${tag}>`).join("")}</tr>`;
  return `${TABLE}${[row(head, "th"), ...body.map((cells) => row(cells, "td"))].join("")}</table>`;
}

/** @type {(items: readonly Item[]) => string} */
function listHtml(items) {
  /** @type {string[]} */
  const open = [];
  let out = "";
  for (const item of items) {
    const tag = item.number === null ? "ul" : "ol";
    while (open.length > item.level + 1) out += `</li></${open.pop()}>`;
    if (open.length === item.level + 1) out += open[item.level] === tag ? "</li>" : `</li></${open.pop()}>`;
    if (open.length === item.level) {
      out += item.number === null || item.number === 1 ? `<${tag}>` : `<${tag} start="${item.number}">`;
      open.push(tag);
    }
    out += `<li>${item.lines.map(inlineHtml).join("<br />")}`;
  }
  return out + open.reverse().map((tag) => `</li></${tag}>`).join("");
}

/** @type {(passage: Passage) => string} */
function passageText(passage) {
  if (passage.kind === "code") return passage.lines.join("\n");
  if (passage.kind === "table") return passage.rows.map((cells) => cells.map(inlineText).join("\t")).join("\n");
  if (passage.kind !== "list") return passage.lines.map(inlineText).join("\n");
  return passage.items
    .map(({ level, number, lines }) => {
      const [indent, mark] = ["  ".repeat(level), number === null ? "- " : `${number}. `];
      return lines.map((line, index) => indent + (index ? "  " : mark) + inlineText(line)).join("\n");
    })
    .join("\n");
}

/** @type {(text: string) => string} */
const inlineText = (text) => text.replace(BOLD, (mark, bold) => (bold === undefined ? mark[1] : unescaped(bold)));

/** @type {(text: string) => string} */
function inlineHtml(text) {
  let [out, end] = ["", 0];
  for (const match of text.matchAll(BOLD)) {
    out += html(text.slice(end, match.index));
    out += match[1] === undefined ? html(match[0][1]) : `<strong>${html(unescaped(match[1]))}</strong>`;
    end = match.index + match[0].length;
  }
  return out + html(text.slice(end));
}
