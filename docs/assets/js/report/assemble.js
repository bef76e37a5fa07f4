// @ts-check
/**
 * Assemble an outline into a starter document, and write it as Markdown, HTML or plain text.
 *
 * The twin of hooks/reportkb/report/assemble.py; the golden cases in tests/cases/assemble hold for both.
 *
 * @module
 */

import { fill, html, markdown, plainText, shown } from "./fill.js";
import { prefixes } from "./numbering.js";
import { partsOf } from "./parts.js";

/** @typedef {import("./fill.js").Segments} Segments */
/** @typedef {import("./fill.js").Values} Values */
/** @typedef {import("./numbering.js").NumberingStyle} NumberingStyle */
/** @typedef {"outline" | "template" | "sample"} Flavour */
/** @typedef {"core" | "standard" | "full"} Depth */
/** @typedef {{phrase: Segments, comment: string}} Note */
/** @typedef {{level: number, heading: string, markdown: Segments, html: Segments, text: Segments}} Block */
/** @typedef {{purpose: string, points: readonly string[], blocks: readonly Block[], notes: readonly Note[]}} Content */
/** @typedef {{level: number, heading: string, depth: number, snippet: string | null}} Node depth: index in DEPTHS */

/**
 * An outline as the catalogue holds it, as far as assembling reads it.
 *
 * @typedef {object} Outline
 * @property {string} title the document's title
 * @property {string} remark what a sample says under its title
 * @property {readonly Node[]} nodes the headings in document order
 * @property {Readonly<Record<string, Content>>} snippets the snippets' contents by id
 */

/**
 * What a writer chose.
 *
 * @typedef {object} Choice
 * @property {Flavour} flavour headings and purposes, blanks, or the sample with example values
 * @property {Depth} depth the version; it holds the nodes of its depth and of all shorter ones
 * @property {NumberingStyle} numbering the form of the heading numbers
 * @property {boolean} notes whether annotations are listed under each section
 */

/**
 * A piece of a document in order: a heading with what stands under it.
 *
 * @typedef {object} Part
 * @property {number} level the heading's depth from 1
 * @property {string} heading its text with its number
 * @property {readonly Segments[]} markdown what stands under it, one item a block
 * @property {readonly Segments[]} html the same
 * @property {readonly Segments[]} text the same
 * @property {readonly Note[]} notes what its annotations say
 */

/** @typedef {{title: string, remark: string, parts: Part[]}} Document an empty title or remark is left out */

const DEPTHS = ["core", "standard", "full"];
const NOTES = "批注";

/**
 * Keep the nodes of a version.
 *
 * @template {{depth: number}} T
 * @param {readonly T[]} nodes the outline's nodes
 * @param {Depth} depth the version
 * @returns {T[]}
 */
export function included(nodes, depth) {
  return nodes.filter((node) => node.depth <= DEPTHS.indexOf(depth));
}

/**
 * Put an outline's sections into one document with continuous numbers.
 *
 * @param {Outline} outline the outline; a node whose snippet is missing stays a heading
 * @param {Choice} choice what the writer chose
 * @returns {Document}
 */
export function assemble(outline, choice) {
  const parts = included(outline.nodes, choice.depth).flatMap((node) => {
    const known = node.snippet !== null && Object.hasOwn(outline.snippets, node.snippet);
    const content = known && node.snippet !== null ? outline.snippets[node.snippet] : null;
    return partsOf(node, content, choice.flavour, choice.notes);
  });
  const numbers = prefixes(choice.numbering, parts.map((part) => part.level));
  const numbered = parts.map((part, index) => ({ ...part, heading: numbers[index] + part.heading }));
  return { title: outline.title, remark: choice.flavour === "sample" ? outline.remark : "", parts: numbered };
}

/**
 * List the fields that a document holds, each once, in the order of first appearance.
 *
 * @param {Document} document the document
 * @returns {string[]}
 */
export function fieldsOf(document) {
  const segments = document.parts.flatMap((part) => [...part.markdown, ...part.notes.map((note) => note.phrase)]);
  return [...new Set(segments.flatMap((item) => item.filter((_, index) => index % 2)))];
}

/**
 * List the fields of a document that show as blanks, each once, in the order of first appearance.
 *
 * @param {Document} document the document
 * @param {Values} values what to show, by field
 * @returns {string[]}
 */
export function blanks(document, values) {
  return fieldsOf(document).filter((name) => !shown(values, name));
}

/**
 * Write a document as CommonMark.
 *
 * @param {Document} document the document
 * @param {Values} values what to show, by field; a field without one shows as a blank
 * @returns {string}
 */
export function toMarkdown(document, values) {
  return written(document, "\n\n", {
    title: (title) => `# ${markdown(title)}`,
    remark: (remark) => `> ${markdown(remark)}`,
    heading: (level, heading) => `${"#".repeat(level)} ${markdown(heading)}`,
    blocks: (part) => part.markdown.map((item) => fill(item, values, markdown)),
    notes: (notes) => {
      const lines = notes.map((item, index) => `> ${index + 1}. ${markdown(note(item, values))}`);
      return [`> ${NOTES}`, ">", ...lines].join("\n");
    },
  });
}

/**
 * Write a document as plain text.
 *
 * @param {Document} document the document
 * @param {Values} values what to show, by field; a field without one shows as a blank
 * @returns {string}
 */
export function toText(document, values) {
  return written(document, "\n\n", {
    title: plainText,
    remark: plainText,
    heading: (_, heading) => heading,
    blocks: (part) => part.text.map((item) => fill(item, values, plainText)),
    notes: (notes) => {
      const lines = notes.map((item, index) => `${index + 1}. ${note(item, values)}`);
      return [`【${NOTES}】`, ...lines].join("\n");
    },
  });
}

/**
 * Write a document as HTML for the clipboard: no classes, no site styling, tables with borders.
 *
 * @param {Document} document the document
 * @param {Values} values what to show, by field; a field without one shows as a blank
 * @returns {string}
 */
export function toHtml(document, values) {
  return written(document, "\n", {
    title: (title) => `<h1>${html(title)}</h1>`,
    remark: (remark) => `<blockquote><p>${html(remark)}</p></blockquote>`,
    heading: (level, heading) => `<h${level}>${html(heading)}</h${level}>`,
    blocks: (part) => part.html.map((item) => fill(item, values, html)),
    notes: (notes) => {
      const items = notes.map((item) => `<li>${html(note(item, values))}</li>`);
      return `<blockquote><p>${NOTES}</p><ol>${items.join("")}</ol></blockquote>`;
    },
  });
}

/**
 * How a format writes each piece of a document.
 *
 * @typedef {object} Format
 * @property {(title: string) => string} title
 * @property {(remark: string) => string} remark
 * @property {(level: number, heading: string) => string} heading the level is that of the format, 2 to 6
 * @property {(part: Part) => string[]} blocks
 * @property {(notes: readonly Note[]) => string} notes
 */

/** @type {(document: Document, between: string, format: Format) => string} */
function written(document, between, format) {
  const chunks = document.title ? [format.title(document.title)] : [];
  if (document.remark) chunks.push(format.remark(document.remark));
  for (const part of document.parts) {
    chunks.push(format.heading(Math.min(part.level + 1, 6), part.heading), ...format.blocks(part));
    if (part.notes.length) chunks.push(format.notes(part.notes));
  }
  return `${chunks.filter(Boolean).join(between)}\n`;
}

/** @type {(note: Note, values: Values) => string} */
const note = (item, values) => {
  const phrase = fill(item.phrase, values, plainText).replaceAll("“", "‘").replaceAll("”", "’");
  return `“${phrase}”：${item.comment}`;
};
