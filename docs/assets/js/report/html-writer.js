// @ts-check
/**
 * Write a tree as HTML, for the clipboard and for pages.
 *
 * The twin of hooks/reportkb/report/html_writer.py.
 *
 * @module
 */

import { NOTES } from "./markdown-writer.js";
import { said, shownIn } from "./tree.js";

/** @typedef {import("./tree.js").Align} Align */
/** @typedef {import("./tree.js").Block} Block */
/** @typedef {import("./tree.js").Blocks} Blocks */
/** @typedef {import("./tree.js").Inline} Inline */
/** @typedef {import("./tree.js").Inlines} Inlines */
/** @typedef {import("./tree.js").Field | import("./tree.js").Value | import("./tree.js").Prompt} Named */

/**
 * What differs between the places that HTML is written for.
 *
 * @typedef {object} Skin
 * @property {readonly [string, string]} table the tags around the rows of a table
 * @property {(align: Align, head: boolean) => string} cell the attributes of a cell
 * @property {string} paragraph the attributes of a paragraph of running text
 * @property {(value: Named) => string} value writes a blank and what it shows
 * @property {(phrase: string) => string} phrase writes an annotated phrase, given as HTML
 */

/**
 * For Word and WPS: no classes, a table as wide as the text with the lines that they expect, and a first line that is
 * indented by two characters. LibreOffice reads the indent in points alone (24 are two characters of the 12 points that
 * pasted text has), Word and WPS the number of characters; it needs a style, and a browser that writes the clipboard
 * under the pages' policy reports every style attribute as a breach, unless it is given in a copy event
 * (site/clipboard.js). Letters are those of the document that it is pasted into.
 *
 * @type {Skin}
 */
export const CLIPBOARD = {
  table: ['<table border="1" cellspacing="0" cellpadding="6" width="100%" style="border-collapse:collapse">', "</table>"],
  cell: (align, head) => `${head ? ' bgcolor="#f2f2f2"' : ""}${align ? ` align="${align}"` : ""} style="border:0.5pt solid #000"`,
  paragraph: ' style="text-indent:24pt;mso-char-indent-count:2"',
  value: (value) => html(shownIn(value)),
  phrase: (phrase) => phrase,
};

/** For paper on a page: each value is marked with its field, so that a script can change it. @type {Skin} */
export const PAPER = {
  // A wide table scrolls by itself, also by keyboard, where the screen is narrower than it.
  table: ['<div class="rk-table" role="group" aria-label="表格，可左右滚动" tabindex="0"><table>', "</table></div>"],
  cell: (align) => (align ? ` class="rk-${align}"` : ""),
  paragraph: "",
  value: (value) => {
    if (value.type === "prompt") return `<span class="rk-prompt">${html(shownIn(value))}</span>`;
    const blank = value.type === "value" && value.text ? "" : " rk-blank";
    return `<span class="rk-field${blank}" data-field="${html(value.name)}">${html(shownIn(value))}</span>`;
  },
  phrase: (phrase) => phrase,
};

/**
 * Escape characters for HTML text and attributes.
 *
 * @param {string} text
 * @returns {string}
 */
export function html(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

/** @type {(blocks: Blocks, skin: Skin) => string} blocks, a line each */
export const writeHtml = (blocks, skin) => blocks.map((block) => (block.type === "paragraph" ? `<p${skin.paragraph}>${inlines(block.children, skin)}</p>` : written(block, skin))).join("\n");

/** @type {(block: Block, skin: Skin) => string} */
function written(block, skin) {
  if (block.type === "heading") {
    const tag = `h${Math.min(block.level + 1, 6)}`;
    return `<${tag}>${html(block.number)}${inlines(block.children, skin)}</${tag}>`;
  }
  if (block.type === "paragraph") return `<p>${inlines(block.children, skin)}</p>`;
  if (block.type === "list") return list(block, skin);
  if (block.type === "table") return table(block, skin);
  if (block.type === "quote") return `<blockquote>${block.blocks.map((part) => written(part, skin)).join("")}</blockquote>`;
  if (block.type === "code-block") return `<pre><code>${html(block.text)}</code></pre>`;
  const items = block.items.map((note) => `<li>${inlines(said(note), skin)}</li>`).join("");
  return `<blockquote><p>${NOTES}</p><ol>${items}</ol></blockquote>`;
}

/** @type {(block: import("./tree.js").List, skin: Skin) => string} */
function list({ start, items }, skin) {
  const inside = items.map((one) => `<li>${item(one, skin)}</li>`).join("");
  if (start === null) return `<ul>${inside}</ul>`;
  return start === 1 ? `<ol>${inside}</ol>` : `<ol start="${start}">${inside}</ol>`;
}

/** @type {(blocks: Blocks, skin: Skin) => string} a paragraph that is alone among its lists is its item's text */
function item(blocks, skin) {
  const tight = blocks.slice(1).every((part) => part.type === "list");
  return blocks.map((part) => (tight && part.type === "paragraph" ? inlines(part.children, skin) : written(part, skin))).join("");
}

/** @type {(block: import("./tree.js").Table, skin: Skin) => string} */
function table({ aligns, head, rows }, skin) {
  const row = (/** @type {readonly Inlines[]} */ cells, /** @type {"th" | "td"} */ tag) =>
    `<tr>${cells.map((cell, column) => `<${tag}${skin.cell(aligns[column], tag === "th")}>${inlines(cell, skin)}</${tag}>`).join("")}</tr>`;
  const body = rows.map((cells) => row(cells, "td")).join("");
  return `${skin.table[0]}<thead>${row(head, "th")}</thead>${body ? `<tbody>${body}</tbody>` : ""}${skin.table[1]}`;
}

/** @type {(children: Inlines, skin: Skin) => string} */
export const inlines = (children, skin) => children.map((child) => inline(child, skin)).join("");

/** @type {(node: Inline, skin: Skin) => string} */
function inline(node, skin) {
  if (node.type === "text") return html(node.text);
  if ("name" in node || node.type === "prompt") return skin.value(node);
  if (node.type === "code") return `<code>${html(node.text)}</code>`;
  if (node.type === "break") return "<br>";
  const inside = inlines(node.children, skin);
  if (node.type === "link") return `<a href="${html(node.address)}">${inside}</a>`;
  if (node.type === "phrase") return skin.phrase(inside);
  const tag = { strong: "strong", deleted: "del", emphasis: "em" }[node.type];
  return `<${tag}>${inside}</${tag}>`;
}
