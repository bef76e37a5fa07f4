// @ts-check
/**
 * An assembled document, and how it is written as Markdown, HTML or plain text.
 *
 * The twin of hooks/reportkb/report/document.py; the golden cases in tests/cases/assemble hold for both.
 *
 * @module
 */

import { apart } from "./addressee.js";
import { expand, shown } from "./expand.js";
import { CLIPBOARD, html, writeHtml } from "./html-writer.js";
import { markdownLine, writeMarkdown } from "./markdown-writer.js";
import { writeText } from "./text-writer.js";
import { namesIn } from "./tree.js";

/** @typedef {import("./tree.js").Blocks} Blocks */
/** @typedef {import("./facts.js").Facts} Facts */
/** @typedef {import("./expand.js").Values} Values */
/** @typedef {{key: string, blocks: Blocks}} Part a section, whose heading may be missing; headings have their numbers */
/** @typedef {{title: string, remark: string, parts: readonly Part[]}} Document an empty title or remark is left out */

/** @type {(document: Document, facts: Facts) => [Blocks, Blocks]} the addressee, which stands above the headings, and the rest */
const filled = (document, facts) => apart(expand(document.parts.flatMap((part) => part.blocks), facts));

/** @type {(document: Document) => string[]} the fields that a document holds, each once, in the order of first appearance */
export const fieldsOf = (document) => [...new Set(document.parts.flatMap((part) => namesIn(part.blocks)))];

/**
 * List the fields of a document that show as blanks, each once, in the order of first appearance.
 *
 * @param {Document} document
 * @param {Values} values what to show, by field
 * @returns {string[]}
 */
export function blanks(document, values) {
  return fieldsOf(document).filter((name) => !shown(values, name));
}

/**
 * Write a document as Markdown.
 *
 * @param {Document} document
 * @param {Facts} facts what to show; what has no value shows as a blank
 * @returns {string}
 */
export function toMarkdown(document, facts) {
  const title = document.title && `# ${markdownLine(document.title)}`;
  const remark = document.remark && `> ${markdownLine(document.remark)}`;
  return joined("\n\n", title, remark, writeMarkdown(filled(document, facts).flat()));
}

/**
 * Write a document as plain text.
 *
 * @param {Document} document
 * @param {Facts} facts what to show; what has no value shows as a blank
 * @returns {string}
 */
export function toText(document, facts) {
  return joined("\n\n", document.title, document.remark, writeText(filled(document, facts).flat()));
}

/**
 * Write a document as HTML for the clipboard.
 *
 * @param {Document} document
 * @param {Facts} facts what to show; what has no value shows as a blank
 * @returns {string}
 */
export function toHtml(document, facts) {
  const title = document.title && `<h1 align="center">${html(document.title)}</h1>`;
  const remark = document.remark && `<blockquote><p>${html(document.remark)}</p></blockquote>`;
  const [addressee, rest] = filled(document, facts);
  // It stands at the edge (GB/T 9704—2012, 7.3.2).
  return joined("\n", title, remark, writeHtml(addressee, { ...CLIPBOARD, paragraph: "" }), writeHtml(rest, CLIPBOARD));
}

/** @type {(between: string, ...chunks: string[]) => string} */
const joined = (between, ...chunks) => `${chunks.filter(Boolean).join(between)}\n`;
