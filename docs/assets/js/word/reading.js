// @ts-check
/**
 * Read a Word file: as a report's text, with what was taken for what, what was changed in reading and what was left out.
 *
 * @module
 */

import { joined } from "../report/emphasis.js";
import { numbered } from "../report/heading-numbers.js";
import { shownIn, textNode } from "../report/tree.js";
import { attach } from "./attachments.js";
import { Bound, factsOf } from "./read/given.js";
import { headingsOf } from "./read/headings.js";
import { Numbers } from "./read/numbers.js";
import { itemsIn, labelled, spaced } from "./read/paragraphs.js";
import { partsOf } from "./read/parts.js";
import { Styles } from "./read/styles.js";
import { Tally } from "./read/tally.js";
import { childrenOf, child, val } from "./read/xml.js";

/** @typedef {import("../report/tree.js").Block} Block */
/** @typedef {import("../report/tree.js").Blocks} Blocks */
/** @typedef {import("../report/tree.js").Inlines} Inlines */
/** @typedef {import("./read/paragraphs.js").Item} Item */
/** @typedef {import("./read/paragraphs.js").Line} Line */
/** @typedef {import("./read/runs.js").Book} Book */
/** @typedef {import("./read/runs.js").Remark} Remark */
/** @typedef {typeof import("../draft/source-writer.js").writeSource} Write writes blocks as the text that they are read from; what edits text has it already */
/** @typedef {{key: string, level: number, number: string, heading: string, blocks: Blocks}} Section key: of ours, or nothing */
/**
 * A Word file that was read.
 *
 * @typedef {object} Brought
 * @property {string} title
 * @property {string} remark what a sample says below its title
 * @property {string} text as Markdown
 * @property {readonly Section[]} sections the same as a tree; the first has no heading, and may hold nothing
 * @property {import("./read/given.js").Facts | null} facts what a file of ours knows
 * @property {readonly Remark[]} remarks comments that are none of ours
 * @property {boolean} notes whether comments of ours hang on the text
 * @property {readonly string[]} said what was changed in reading
 * @property {readonly string[]} left what was left out
 */

/** Whose comments our annotations are. */
const OURS = "报告模板库";
const REMARKED = "subtitle";
/** The lines of a signature, and what stands in them. */
const SIGNED = new Map([["cover signature", "单位名称"], ["cover day", "报告日期"]]);

/**
 * Read a Word file.
 *
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {Write} write
 * @returns {Promise<Brought>}
 * @throws {import("../draft/zip.js").Unreadable} with a sentence for the reader
 */
export async function fromWord(bytes, write) {
  const parts = await partsOf(bytes);
  const styles = new Styles(parts.styles);
  /** @type {Book} */
  const book = { styles, numbers: new Numbers(parts.numbering, styles), tally: new Tally(), notes: new Map(), remarks: new Map(), open: new Set(), fields: [], bound: new Bound(parts.own, parts.properties) };
  for (const [name, part] of /** @type {const} */ ([["footnote", parts.footnotes], ["endnote", parts.endnotes]])) {
    for (const note of childrenOf(part, `w:${name}`)) book.notes.set(`${name} ${val(note, "id")}`, lineOf(note, book));
  }
  for (const comment of childrenOf(parts.comments, "w:comment")) {
    book.remarks.set(val(comment, "id") ?? "", { author: val(comment, "author") ?? "", about: "", text: lineOf(comment, { ...book, tally: new Tally() }) });
  }
  if (parts.margins) book.tally.count("margins");
  if (parts.macros) book.tally.count("macros");
  const items = itemsIn(child(parts.document, "w:body") ?? parts.document, book);
  const { title, levels } = headingsOf(items, styles.size);
  const ours = parts.own.length > 0 || items.some((item) => item.type === "line" && item.key);
  const remark = ours ? items.find((item) => item.type === "line" && item.role === REMARKED) : undefined;
  const cover = ours ? items.filter((item) => item.type === "line" && item.role.startsWith("cover")) : [];
  // A picture is not brought in, and what is written below it goes with it.
  const pictured = (/** @type {Item} */ item) => ours && item.type === "line" && item.role === "caption" && /^图[0-9]+(?:\s|$)/.test(item.text);
  const shown = items.filter((item) => item !== remark && !cover.includes(item) && !pictured(item) && !(item.type === "line" && title.includes(item)));
  const sections = sectionsOf(ours ? addressed(shown, levels) : shown, levels, book.tally);
  const covered = cover.find((item) => item.type === "line" && item.role === "cover title");
  const name = covered?.type === "line" ? covered.text : title.map(({ text }) => text).join("");
  // What every document of ours has is made anew.
  if (ours) book.tally.forget(["numbers", "contents", "margins"]);
  const remarks = [...book.remarks.values()];
  return {
    title: name,
    remark: remark?.type === "line" ? remark.text : "",
    text: written(name, sections, write),
    sections,
    facts: factsOf(book.bound, [...sections.flatMap(({ blocks }) => blocks), ...blocksOf(cover.map(signed), new Tally())], sections.flatMap(({ key }) => (key ? [key] : []))),
    remarks: remarks.filter(({ author }) => author !== OURS).map((one) => ({ ...one, about: one.about.trim() })),
    notes: remarks.some(({ author }) => author === OURS),
    said: book.tally.said(),
    left: book.tally.left(),
  };
}

/** What is typed into a signature that a template puts below a report is a fact, also where its control is gone. @type {(item: Item) => Item} */
function signed(item) {
  const name = item.type === "line" && SIGNED.get(item.role);
  if (!name || item.type !== "line" || item.children.some((node) => "name" in node)) return item;
  return { ...item, children: [{ type: "value", name, text: /^【[^【】]*】$/.test(item.text) ? "" : item.text }] };
}

/** The addressee stands above all headings, and is written below the first that anything stands below. @type {(items: readonly Item[], levels: ReadonlyMap<Line, number>) => readonly Item[]} */
function addressed(items, levels) {
  const isHeading = (/** @type {Item} */ item) => item.type === "line" && levels.has(item);
  const [first, second] = items;
  if (first?.type !== "line" || first.role !== "addressee" || !second || !isHeading(second)) return items;
  const at = items.findIndex((item, index) => index > 0 && !isHeading(item));
  return at < 0 ? items : [...items.slice(1, at), first, ...items.slice(at)];
}

/** What a note says, in a line. @type {(note: Element, book: Book) => string} */
function lineOf(note, book) {
  const items = itemsIn(note, { ...book, open: new Set(), fields: [] });
  return items.flatMap((item) => (item.type === "line" ? [item.text] : [])).filter(Boolean).join(" ");
}

/** @type {(items: readonly Item[], levels: ReadonlyMap<Line, number>, tally: Tally) => Section[]} */
function sectionsOf(items, levels, tally) {
  /** @type {(Omit<Section, "blocks"> & {items: Item[]})[]} */
  const found = [{ key: "", level: 0, number: "", heading: "", items: [] }];
  for (const item of items) {
    const level = item.type === "line" ? levels.get(item) : undefined;
    if (item.type === "line" && level) found.push({ key: item.key, level, ...headed(item), items: [] });
    else found[found.length - 1].items.push(item);
  }
  return found.map(({ items: some, ...section }) => ({ ...section, blocks: blocksOf(some, tally) }));
}

/** A heading and the number that Word writes before it, which may be typed as well. @type {(line: Line) => {number: string, heading: string}} */
function headed({ label, text }) {
  const number = label && !label.bullet ? label.text : "";
  return number && numbered(text)?.number === number ? { number: "", heading: text } : { number: number && spaced(number), heading: text };
}

/** @type {(items: readonly Item[], tally: Tally) => Block[]} */
function blocksOf(items, tally) {
  /** @type {Block[]} */
  const blocks = [];
  /** @type {Line[]} */
  let listed = [];
  const end = () => {
    blocks.push(...lists(listed, tally));
    listed = [];
  };
  for (const item of items) {
    if (item.type === "line" && (isItem(item, listed) || (item.role === "continued" && listed.length))) listed.push(item);
    else if (item.type === "line" && item.role === "attachment") {
      end();
      attach(blocks, labelled(item));
    } else {
      end();
      const block = item.type === "block" ? item.block : /** @type {Block} */ ({ type: "paragraph", children: labelled(item) });
      const last = blocks[blocks.length - 1];
      if (item.type !== "line" || item.role !== "quote") blocks.push(block);
      else if (last?.type === "quote") blocks[blocks.length - 1] = { ...last, blocks: [...last.blocks, block] };
      else blocks.push({ type: "quote", blocks: [block] });
    }
  }
  end();
  return blocks;
}

/** Whether a line is an item of a list; a number that says more than a figure stays what it is, but below another item. @type {(line: Line, above: readonly Line[]) => boolean} */
function isItem({ label, role }, above) {
  if (!label) return role === "bullet" || role === "number";
  return label.bullet || label.ordered || (above.length > 0 && label.depth > (above[0].label?.depth ?? 0));
}

/** @type {(lines: readonly Line[], tally: Tally) => Block[]} those that lie deeper stand below the item before them */
function lists(lines, tally) {
  /** @type {import("../report/tree.js").List[]} */
  const found = [];
  for (let at = 0; at < lines.length; ) {
    const { label, role, children } = lines[at];
    const depth = label?.depth ?? 0;
    let end = at + 1;
    while (end < lines.length && lines[end].role === "continued" && !lines[end].label) end += 1;
    const more = lines.slice(at + 1, end).map((one) => /** @type {Block} */ ({ type: "paragraph", children: one.children }));
    const below = end;
    while (end < lines.length && ((lines[end].label?.depth ?? 0) > depth || (end > below && lines[end].role === "continued"))) end += 1;
    const bullet = label ? label.bullet : role === "bullet";
    if (label && !bullet && !/^[0-9]+\.$/.test(label.text)) tally.count("relisted");
    const item = [/** @type {Block} */ ({ type: "paragraph", children }), ...more, ...lists(lines.slice(below, end), tally)];
    const last = found[found.length - 1];
    if (last && (last.start === null) === bullet) found[found.length - 1] = { ...last, items: [...last.items, item] };
    else found.push({ type: "list", start: bullet ? null : (label?.count ?? 1), items: [item] });
    at = end;
  }
  return found;
}

/**
 * Write what was read as Markdown.
 *
 * @param {string} title
 * @param {readonly Section[]} sections
 * @param {Write} write
 * @returns {string}
 */
export function written(title, sections, write) {
  const outermost = Math.min(...sections.filter(({ level }) => level).map(({ level }) => level));
  const heading = (/** @type {number} */ level, /** @type {string} */ text) => write([{ type: "heading", level, number: "", children: [textNode(text)] }]);
  const parts = sections.flatMap(({ level, number, heading: text, blocks }) => [level ? heading(Math.min(level - outermost + 2, 6), number + text) : "", write(characters(blocks))]);
  return [title ? heading(1, title) : "", ...parts].filter(Boolean).join("\n\n");
}

/** What blocks show: a value is its text. @type {(blocks: Blocks) => Block[]} */
export function characters(blocks) {
  return blocks.map((block) => {
    if (block.type === "paragraph" || block.type === "heading") return { ...block, children: flat(block.children) };
    if (block.type === "list") return { ...block, items: block.items.map(characters) };
    if (block.type === "table") return { ...block, head: block.head.map(flat), rows: block.rows.map((row) => row.map(flat)) };
    return block.type === "quote" ? { ...block, blocks: characters(block.blocks) } : block;
  });
}

/** @type {(children: Inlines) => Inlines} */
const flat = (children) =>
  joined(children.map((node) => ("children" in node ? { ...node, children: flat(node.children) } : node.type === "value" ? textNode(shownIn(node)) : node)));
