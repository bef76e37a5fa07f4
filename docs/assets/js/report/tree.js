// @ts-check
/**
 * A report as a tree: blocks of inlines, plain data that is never changed in place.
 *
 * The twin of hooks/reportkb/report/tree.py.
 *
 * @module
 */

import { label, parseReference } from "./reference.js";

/** @typedef {"" | "left" | "center" | "right"} Align */
/** @typedef {{type: "text", text: string}} Text characters that mean themselves */
/** @typedef {{type: "code", text: string}} Code */
/** @typedef {{type: "break"}} Break a new line inside a cell or paragraph */
/** @typedef {{type: "strong" | "emphasis" | "deleted", children: Inlines}} Span */
/** @typedef {{type: "link", address: string, children: Inlines}} Link */
/** @typedef {{type: "field", name: string}} Field a blank that is named: by a field, a column of a list, or what follows from a list */
/** @typedef {{type: "value", name: string, text: string}} Value a field with what it shows; an empty text is a blank */
/** @typedef {{type: "prompt", text: string}} Prompt a blank without a name that says what is to be written in its place */
/** @typedef {{type: "phrase", children: Inlines, comment: string}} Phrase a phrase with the annotation that hangs on it */
/** @typedef {Text | Code | Break | Span | Link | Field | Value | Prompt | Phrase} Inline */
/** @typedef {readonly Inline[]} Inlines */

/** @typedef {{type: "heading", level: number, number: string, children: Inlines}} Heading its depth from 1, and its number */
/** @typedef {{type: "paragraph", children: Inlines}} Paragraph in a report a line is one */
/** @typedef {{type: "list", start: number | null, items: readonly Blocks[]}} List the first number, or null for bullets */
/** @typedef {{type: "table", aligns: readonly Align[], head: readonly Inlines[], rows: readonly (readonly Inlines[])[]}} Table */
/** @typedef {{type: "quote", blocks: Blocks}} Quote */
/** @typedef {{type: "code-block", text: string}} CodeBlock */
/** @typedef {{phrase: Inlines, comment: string}} Note an annotation as a document lists it */
/** @typedef {{type: "notes", items: readonly Note[]}} Notes the annotations of a section, listed below it */
/** @typedef {Heading | Paragraph | List | Table | Quote | CodeBlock | Notes} Block */
/** @typedef {readonly Block[]} Blocks */

/** What a prompt begins with. */
const WRITE = "写：";

/** @type {(text: string) => Text} */
export const textNode = (text) => ({ type: "text", text });

/**
 * List the runs of inlines of blocks in document order: headings, paragraphs, cells and noted phrases.
 *
 * @param {Blocks} blocks
 * @returns {Inlines[]}
 */
export function runs(blocks) {
  return blocks.flatMap((block) => {
    if (block.type === "heading" || block.type === "paragraph") return [block.children];
    if (block.type === "list") return block.items.flatMap(runs);
    if (block.type === "table") return [...block.head, ...block.rows.flat()];
    if (block.type === "quote") return runs(block.blocks);
    return block.type === "notes" ? block.items.map((note) => note.phrase) : [];
  });
}

/**
 * List inlines with those inside them, in order.
 *
 * @param {Inlines} children
 * @returns {Inline[]}
 */
export function inlinesOf(children) {
  return children.flatMap((child) => ("children" in child ? [child, ...inlinesOf(child.children)] : [child]));
}

/**
 * List the fields that blocks hold, each once, in the order of first appearance.
 *
 * @param {Blocks} blocks
 * @returns {string[]}
 */
export function namesIn(blocks) {
  const known = named.get(blocks);
  if (known) return [...known];
  const nodes = runs(blocks).flatMap(inlinesOf);
  const found = [...new Set(nodes.flatMap((node) => ("name" in node && !parseReference(node.name) ? [node.name] : [])))];
  named.set(blocks, found);
  return [...found];
}

/**
 * List what blocks say of lists, in order.
 *
 * @param {Blocks} blocks
 * @returns {import("./reference.js").Reference[]}
 */
export function referencesIn(blocks) {
  return runs(blocks).flatMap(inlinesOf).flatMap((node) => ("name" in node ? [parseReference(node.name)] : [])).flatMap((found) => (found ? [found] : []));
}

/** What blocks hold does not change. @type {WeakMap<Blocks, string[]>} */
const named = new WeakMap();

/**
 * List the annotated phrases of blocks in order.
 *
 * @param {Blocks} blocks
 * @returns {Phrase[]}
 */
export function phrasesIn(blocks) {
  return runs(blocks).flatMap(inlinesOf).flatMap((node) => (node.type === "phrase" ? [node] : []));
}

/**
 * Write inlines as characters alone; a blank shows its name in brackets.
 *
 * @param {Inlines} children
 * @returns {string}
 */
export function plain(children) {
  return children.map(plainOf).join("");
}

/** @type {(node: Field | Value | Prompt) => string} what stands in a blank's place */
export const shownIn = (node) => (node.type === "prompt" ? `【${WRITE}${node.text}】` : (node.type === "value" && node.text) || `【${label(node.name)}】`);

/**
 * Write a note as a line: quotation marks inside quotation marks are single (GB/T 15834—2011, 4.8.3.4).
 *
 * @param {Note} note
 * @returns {Inlines}
 */
export function said({ phrase, comment }) {
  return [textNode("“"), ...inlinesOf(phrase).flatMap(quotable), textNode(`”：${comment}`)];
}

/** @type {(node: Inline) => Inlines} */
function quotable(node) {
  if (node.type === "text" || node.type === "code") return [textNode(single(node.text))];
  if (node.type === "value") return [{ ...node, text: single(node.text) }];
  return node.type === "field" || node.type === "prompt" ? [node] : [];
}

/** @type {(text: string) => string} */
const single = (text) => text.replaceAll("“", "‘").replaceAll("”", "’");

/** @type {(node: Inline) => string} */
function plainOf(node) {
  if (node.type === "text" || node.type === "code") return node.text;
  if (node.type === "break") return " ";
  if ("name" in node || node.type === "prompt") return shownIn(node);
  const text = plain(node.children);
  return node.type !== "link" || node.address === text ? text : `${text}（${node.address}）`;
}
