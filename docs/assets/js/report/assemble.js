// @ts-check
/**
 * Assemble sections into a document with continuous numbers.
 *
 * The twin of hooks/reportkb/report/assemble.py; the golden cases in tests/cases/assemble hold for both.
 *
 * @module
 */

import { merged, parse } from "./blocks.js";
import { expand } from "./expand.js";
import { prefixes } from "./numbering.js";
import { headed, withoutBlanks as shortened } from "./shorten.js";
import { phrasesIn, textNode } from "./tree.js";
import { DEPTHS } from "./vocabulary.js";

/** @typedef {import("./vocabulary.js").NumberingStyle} NumberingStyle */
/** @typedef {import("./document.js").Document} Document */
/** @typedef {import("./document.js").Part} Part */
/** @typedef {import("./tree.js").Block} Block */
/** @typedef {import("./tree.js").Blocks} Blocks */
/** @typedef {import("./vocabulary.js").Flavour} Flavour headings alone, blanks, or the sample with example values */
/** @typedef {import("./vocabulary.js").Depth} Depth */
/** @typedef {{purpose: string, points: readonly string[], blocks: Blocks}} Content what a snippet brings into a document */
/** @typedef {{purpose: string, points: readonly string[], text: string}} Source the same, as the catalogue holds it */
/** @typedef {{id: string, level: number, heading: string, depth: number, snippet: string | null, frame: string | null}} Node depth: index in DEPTHS; frame: what fits any project there */
/** @typedef {{flavour: Flavour, numbering: NumberingStyle, notes: boolean}} Choice notes: whether annotations, or an outline's purposes and points, are listed */

/**
 * A heading with what stands under it.
 *
 * @typedef {object} Section
 * @property {string} key names the section
 * @property {number} level the heading's depth from 1
 * @property {string} heading its text, without a number
 * @property {Content | null} content what the library says there
 * @property {Blocks} [own] what the writer says there, after it
 */

/**
 * An outline as the catalogue holds it, as far as assembling reads it.
 *
 * @typedef {object} Outline
 * @property {string} title the document's title
 * @property {string} remark what a sample says under its title
 * @property {readonly Node[]} nodes the headings in document order
 * @property {Readonly<Record<string, Source>>} snippets the snippets by id; a node whose snippet is missing stays a heading
 */

export const PURPOSE = "写作目的：";

/**
 * Keep the nodes of a version.
 *
 * @template {{depth: number}} T
 * @param {readonly T[]} nodes the outline's nodes
 * @param {Depth} depth the version
 * @returns {T[]}
 */
function included(nodes, depth) {
  return nodes.filter((node) => node.depth <= DEPTHS.indexOf(depth));
}

/** @type {WeakMap<Source, Content>} */
const read = new WeakMap();

/**
 * Read what the catalogue says of a snippet, once.
 *
 * @param {Source} source
 * @returns {Content}
 */
export function contentOf(source) {
  const known = read.get(source);
  if (known) return known;
  const content = { purpose: source.purpose, points: source.points, blocks: parse(source.text) };
  read.set(source, content);
  return content;
}

/**
 * Put an outline's sections into one document.
 *
 * @param {Outline} outline
 * @param {Choice & {depth: Depth}} choice what the writer chose
 * @returns {Document}
 */
export function outlined({ title, remark, nodes, snippets }, choice) {
  const sections = included(nodes, choice.depth).map((node) => {
    const snippet = choice.flavour === "sample" ? node.snippet : node.frame;
    const known = snippet !== null && Object.hasOwn(snippets, snippet);
    return { key: node.id, level: node.level, heading: node.heading, content: known ? contentOf(snippets[snippet]) : null };
  });
  return assemble(title, remark, sections, choice);
}

/**
 * Put sections into one document with continuous numbers.
 *
 * A first section without a heading is what stands before the first heading of a report.
 *
 * @param {string} title
 * @param {string} remark what a sample says under its title
 * @param {readonly Section[]} sections
 * @param {Choice} choice
 * @returns {Document}
 */
export function assemble(title, remark, sections, choice) {
  const opens = sections[0]?.heading === "" && (sections[1]?.level ?? 1) === 1;
  const parts = sections.map((section, index) => ({ key: section.key, blocks: blocksOf(section, choice, index > 0 || !opens) }));
  return { title, remark: choice.flavour === "sample" ? remark : "", parts: numbered(parts, choice.numbering) };
}

/**
 * Put continuous numbers before the headings of parts in document order.
 *
 * @param {readonly Part[]} parts
 * @param {NumberingStyle} style
 * @returns {Part[]}
 */
export function numbered(parts, style) {
  const levels = parts.flatMap((part) => part.blocks.flatMap((block) => (block.type === "heading" ? [block.level] : [])));
  const numbers = prefixes(style, levels).values();
  const withNumber = (/** @type {Block} */ block) =>
    block.type === "heading" ? { ...block, number: /** @type {string} */ (numbers.next().value) } : block;
  return parts.map((part) => ({ ...part, blocks: part.blocks.map(withNumber) }));
}

/**
 * Fill a document in and leave out what is still blank: its sentence, row, or section.
 *
 * @param {Document} document
 * @param {import("./facts.js").Facts} facts
 * @param {NumberingStyle} style the form of its heading numbers, which have no gap afterwards
 * @returns {Document}
 */
export function withoutBlanks(document, facts, style) {
  const parts = document.parts.map((part) => ({ ...part, blocks: shortened(expand(part.blocks, facts)) }));
  const stays = headed(parts.flatMap((part) => part.blocks)).values();
  const kept = parts.map((part) => ({ ...part, blocks: part.blocks.filter(() => stays.next().value) }));
  return { ...document, parts: numbered(kept, style) };
}

/** @type {(section: Section, choice: Choice, headed: boolean) => Blocks} */
function blocksOf({ level, heading, content, own = [] }, choice, headed) {
  /** @type {Blocks} */
  const head = headed ? [{ type: "heading", level, number: "", children: heading ? [textNode(heading)] : [] }] : [];
  const first = own.findIndex((block) => block.type === "heading");
  const lead = first < 0 ? own : own.slice(0, first);
  // Annotations come after all that stands under the section's own heading.
  const under = [...wanted(content, choice), ...lead, ...noted(content, choice), ...own.slice(lead.length)];
  return merged([...head, ...below(under, level)]);
}

/**
 * Give what a flavour wants of a snippet, without its annotations.
 *
 * @param {Content | null} content
 * @param {Choice} choice
 * @returns {Blocks}
 */
export function wanted(content, { flavour, notes }) {
  if (!content) return [];
  if (flavour === "outline") return notes ? aim(content) : [];
  return content.blocks;
}

/**
 * Say what a section is for and what it must hold.
 *
 * @param {Content} content
 * @returns {Blocks}
 */
export function aim(content) {
  const points = content.points.map((point) => [paragraph(point)]);
  const purpose = paragraph(PURPOSE + content.purpose);
  return points.length ? [purpose, { type: "list", start: null, items: points }] : [purpose];
}

/** @type {(content: Content | null, choice: Choice) => Blocks} */
function noted(content, { flavour, notes }) {
  const phrases = content && notes && flavour !== "outline" ? phrasesIn(content.blocks) : [];
  const items = phrases.map(({ children, comment }) => ({ phrase: children, comment }));
  return items.length ? [{ type: "notes", items }] : [];
}

/** @type {(text: string) => Block} */
const paragraph = (text) => ({ type: "paragraph", children: text ? [textNode(text)] : [] });

/** @type {(blocks: Blocks, level: number) => Blocks} headings below a section's own */
const below = (blocks, level) => blocks.map((block) => (block.type === "heading" ? { ...block, level: level + block.level } : block));
