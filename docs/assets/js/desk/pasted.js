// @ts-check
/**
 * Read what was pasted: paragraphs, lists, tables and bold, and nothing else of how it looked.
 *
 * @module
 */

import { joined } from "../report/emphasis.js";
import { trimmed } from "../report/lines.js";
import { plain, textNode } from "../report/tree.js";

/** @typedef {import("../report/tree.js").Block} Block */
/** @typedef {import("../report/tree.js").Blocks} Blocks */
/** @typedef {import("../report/tree.js").Inline} Inline */
/** @typedef {import("../report/tree.js").Inlines} Inlines */

const LEFT_OUT = "script, style, template, head, title, meta, link, noscript, iframe, object, svg, math, select, textarea";
const APART = "p, div, h1, h2, h3, h4, h5, h6, section, article, blockquote, pre, dt, dd, center, header, footer, main, figure, address, form, ul, ol, table";
const DEEPEST = 40;

/**
 * Read what the clipboard holds.
 *
 * @param {DataTransfer} data
 * @param {(node: HTMLElement) => Inline[] | null} blank reads a blank of ours, or gives null
 * @returns {Blocks}
 */
export function pasted(data, blank) {
  const html = data.getData("text/html");
  if (html) {
    // A document of this sort runs no script and fetches nothing; the page's policy would report every style in it.
    const { body } = new DOMParser().parseFromString(html.replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/\sstyle\s*=/gi, " data-style=")), "text/html");
    for (const node of body.querySelectorAll(LEFT_OUT)) node.remove();
    const blocks = blocksOf(body, blank, 0);
    if (blocks.length) return blocks;
  }
  return linesOf(data.getData("text/plain"));
}

/** @type {(text: string) => Blocks} a line is a paragraph */
export const linesOf = (text) => text.split(/\r\n?|\n/).flatMap((line) => (trimmed(line) ? [paragraph([textNode(trimmed(line.replaceAll("\t", " ")))])] : []));

/** @type {(children: Inlines) => Block} */
const paragraph = (children) => ({ type: "paragraph", children });

/** @type {(box: Element, blank: (node: HTMLElement) => Inline[] | null, depth: number) => Block[]} */
function blocksOf(box, blank, depth) {
  /** @type {Block[]} */
  const out = [];
  /** @type {Inline[]} */
  let line = [];
  const end = () => {
    const run = tidied(line);
    line = [];
    if (run.length) out.push(paragraph(run));
  };
  for (const node of box.childNodes) {
    const element = isElement(node) ? node : null;
    if (!element || (!element.matches(APART) && !element.querySelector(APART)) || depth > DEEPEST) {
      line.push(...inlinesOf(node, blank, depth));
      continue;
    }
    end();
    if (element.matches("table")) out.push(...tableOf(element, blank, depth));
    else if (element.matches("ul, ol")) out.push(...listOf(element, blank, depth));
    else out.push(...blocksOf(element, blank, depth + 1));
  }
  end();
  return out;
}

/** @type {(element: Element, blank: (node: HTMLElement) => Inline[] | null, depth: number) => Block[]} */
function listOf(element, blank, depth) {
  /** @type {Block[][]} */
  const items = [];
  for (const child of element.children) {
    const found = child.matches("ul, ol") ? listOf(child, blank, depth + 1) : blocksOf(child, blank, depth + 1);
    // Word and browsers put a list below an item beside it.
    if (child.matches("ul, ol") && items.length) items[items.length - 1].push(...found);
    else if (found.length) items.push([...found.filter((block) => block.type === "paragraph"), ...found.filter((block) => block.type === "list")]);
  }
  return items.length ? [{ type: "list", start: element.matches("ol") ? 1 : null, items }] : [];
}

/** @type {(element: Element, blank: (node: HTMLElement) => Inline[] | null, depth: number) => Block[]} */
function tableOf(element, blank, depth) {
  const rows = [...element.querySelectorAll("tr")].filter((row) => row.closest("table") === element);
  const cells = rows.map((row) => [...row.children].filter((cell) => cell.matches("td, th")).map((cell) => inLine(blocksOf(cell, blank, depth + 1))));
  const kept = cells.filter((row) => row.some((cell) => cell.length));
  const width = Math.max(0, ...kept.map((row) => row.length));
  if (width < 2 || kept.length < 2) return kept.flat().filter((cell) => cell.length).map(paragraph);
  const whole = kept.map((row) => Array.from({ length: width }, (_, column) => row[column] ?? []));
  return [{ type: "table", aligns: whole[0].map(() => /** @type {const} */ ("")), head: whole[0], rows: whole.slice(1) }];
}

/** Blocks in one line, as a cell holds them. @type {(blocks: Blocks) => Inlines} */
export function inLine(blocks) {
  const lines = blocks.flatMap((block) => {
    if (block.type === "paragraph" || block.type === "heading") return [block.children];
    if (block.type === "list") return block.items.map(inLine);
    return block.type === "table" ? [block.head, ...block.rows].map((row) => row.flatMap((cell, index) => (index ? [textNode(" "), ...cell] : cell))) : [];
  });
  return joined(lines.flatMap((line, index) => (index ? [{ type: /** @type {const} */ ("break") }, ...line] : line)));
}

/** @type {(node: Node, blank: (node: HTMLElement) => Inline[] | null, depth: number) => Inline[]} */
function inlinesOf(node, blank, depth) {
  if (node.nodeType === Node.TEXT_NODE) return [textNode((node.textContent ?? "").replace(/[\s\u200b]+/gu, " "))];
  if (!isElement(node) || depth > DEEPEST) return [];
  if (node.tagName === "BR") return [{ type: "break" }];
  const known = blank(node);
  if (known) return known;
  const children = [...node.childNodes].flatMap((child) => inlinesOf(child, blank, depth + 1));
  // A clipboard may wrap all of it in bold that is none.
  const bold = node.matches("strong, b") && !/font-weight:\s*(?:normal|400)/i.test(node.dataset.style ?? "");
  return bold && trimmed(plain(children)) ? [{ type: "strong", children: joined(children) }] : children;
}

/** @type {(node: Node) => node is HTMLElement} */
const isElement = (node) => node.nodeType === Node.ELEMENT_NODE;

/** @type {(line: readonly Inline[]) => Inlines} without white space that shows nothing */
function tidied(line) {
  const run = [...joined(line)].map((node) => (node.type === "text" ? textNode(node.text.replace(/ +/g, " ")) : node));
  while (run.length && isNothing(run[0])) run.shift();
  while (run.length && isNothing(run[run.length - 1])) run.pop();
  const last = run.length - 1;
  return run.map((node, index) => (node.type !== "text" ? node : textNode(index && index < last ? node.text : (index ? node.text.trimEnd() : index === last ? node.text.trim() : node.text.trimStart()))));
}

/** @type {(node: Inline) => boolean} */
const isNothing = (node) => node.type === "break" || (node.type === "text" && !trimmed(node.text));
