// @ts-check
/**
 * The paragraphs and tables of a Word file in order, each with what its look and its number say of it.
 *
 * @module
 */

import { plain, textNode } from "../../report/tree.js";
import { joined } from "../../report/emphasis.js";
import { controlled } from "./controls.js";
import { saidIn } from "./runs.js";
import { lookOf, over, paragraphOver } from "./styles.js";
import { gridOf, tableOf } from "./tables.js";
import { chosen } from "./things.js";
import { below, child, childrenOf, isOn, kind, val } from "./xml.js";

/** @typedef {import("../../report/tree.js").Inline} Inline */
/** @typedef {import("../../report/tree.js").Inlines} Inlines */
/** @typedef {import("../../report/tree.js").Block} Block */
/** @typedef {import("./runs.js").Book} Book */
/** @typedef {import("./numbers.js").Label} Label */
/**
 * @typedef {object} Line a paragraph
 * @property {"line"} type
 * @property {Inlines} children
 * @property {string} text
 * @property {number} level of a heading by its style or outline level, 0 for none
 * @property {string} role
 * @property {Label | null} label
 * @property {boolean} bold whether all of it is
 * @property {number} size
 * @property {boolean} centred
 * @property {string} key of the section of ours that begins with it
 */
/** @typedef {Line | {type: "block", block: Block}} Item */

const BOOKMARK = /^_(s[0-9]{1,6})$/;
const WRAPPERS = new Set(["w:customXml", "w:ins", "w:moveTo", "w:smartTag", "w:sdtContent"]);
const GONE = new Set(["w:del", "w:moveFrom"]);

/**
 * Read what a body, a cell or a text box holds.
 *
 * @param {Element} box
 * @param {Book} book
 * @returns {Item[]}
 */
export function itemsIn(box, book) {
  /** @type {Item[]} */
  const items = [];
  // What is left of a paragraph whose mark was deleted goes on in the next.
  let rest = /** @type {Inlines} */ ([]);
  walk(box, null);
  if (rest.length) items.push(line(rest));
  return items;

  /** @type {(node: Element, control: Element | null) => void} */
  function walk(node, control) {
    for (const one of node.children) {
      const what = kind(one);
      if (what === "w:p") paragraph(one, control);
      else if (what === "w:tbl") items.push(...tableOf(gridOf(one, (cell, own) => cellOf(cell, own, book), book.tally)).map((block) => ({ type: /** @type {const} */ ("block"), block })));
      else if (what === "w:sdt") {
        const properties = child(one, "w:sdtPr");
        const gallery = val(child(child(properties, "w:docPartObj"), "w:docPartGallery")) ?? "";
        if (/^Table of Contents$/i.test(gallery)) book.tally.count("contents");
        else walk(child(one, "w:sdtContent") ?? one, val(child(properties, "w:tag")) === null ? control : properties);
      } else if (WRAPPERS.has(what)) walk(one, control);
      else if (GONE.has(what)) book.tally.count(what === "w:del" ? "deleted" : "moved");
      else if (what === "mc:AlternateContent") walk(chosen(one), control);
      else if (what === "w:altChunk" || what === "w:subDoc") book.tally.count("embedded");
      else if (what === "w:commentRangeStart") book.open.add(val(one, "id") ?? "");
      else if (what === "w:commentRangeEnd") book.open.delete(val(one, "id") ?? "");
      else if (what === "m:oMathPara" || what === "m:oMath") walkEquation(one);
    }
  }

  /** @type {(node: Element) => void} */
  function walkEquation(node) {
    const text = below(node, "m:t").map((one) => one.textContent ?? "").join("");
    if (!text) return;
    book.tally.count("equations");
    items.push(line([textNode(text)]));
  }

  /** @type {(node: Element, control: Element | null) => void} */
  function paragraph(node, control) {
    const properties = child(node, "w:pPr");
    const manner = paragraphOver(book.styles.paragraph(val(child(properties, "w:pStyle"))), properties);
    const said = saidIn(node, manner, book);
    const mark = child(properties, "w:rPr");
    const whole = control && controlled(control, plain(said.children), book.bound);
    const own = whole ? [whole] : said.children;
    const children = joined([...rest, ...own]);
    rest = [];
    const goesOn = child(mark, "w:del") !== null || child(mark, "w:moveFrom") !== null;
    const hidden = over(manner, lookOf(mark)).hidden && isOn(child(mark, "w:vanish")) === true && !children.length;
    if (goesOn && children.length) rest = children;
    else if (manner.role === "contents") {
      if (children.length) book.tally.count("contents");
    } else if (children.length && !hidden) {
      const counted = book.numbers.next(manner);
      // Styles of inner lists have lists of their own.
      const label = counted && { ...counted, depth: counted.depth || manner.inner };
      if (label && !label.bullet && !label.ordered) book.tally.count("numbers");
      items.push({
        ...line(children),
        ...{ level: manner.level, role: manner.role, label, bold: said.bold, size: said.size ?? book.styles.size, centred: manner.centred === true },
        key: childrenOf(node, "w:bookmarkStart").map((one) => BOOKMARK.exec(val(one, "name") ?? "")?.[1] ?? "").find(Boolean) ?? "",
      });
    } else if (manner.numbering.id && !said.boxes.length && below(node, "w:t").length === 0 && !goesOn) {
      // An empty paragraph with a number counts, as Word shows it.
      book.numbers.next(manner);
    }
    for (const note of said.notes) items.push(line([textNode(`（注：${note}）`)]));
    for (const inner of said.boxes) {
      const found = itemsIn(inner, book);
      if (found.length) book.tally.count("boxes");
      items.push(...found);
    }
  }
}

/** @type {(children: Inlines) => Line} */
const line = (children) => ({ type: "line", children, text: plain(children).trim(), level: 0, role: "", label: null, bold: false, size: 0, centred: false, key: "" });

/**
 * Read a cell into a line: its paragraphs, items and tables one below the other.
 *
 * @param {Element} cell
 * @param {Element | null} control what it stands in
 * @param {Book} book
 * @returns {Inlines}
 */
function cellOf(cell, control, book) {
  const lines = itemsIn(cell, book).flatMap((item) => (item.type === "line" ? [labelled(item)] : nested(item.block, book)));
  const children = joined(lines.flatMap((one, at) => (at ? [/** @type {Inline} */ ({ type: "break" }), ...one] : one)));
  const whole = control && controlled(control, plain(children), book.bound);
  return whole ? [whole] : children;
}

/** @type {(block: Block, book: Book) => Inlines[]} */
function nested(block, book) {
  if (block.type === "paragraph") return [block.children];
  if (block.type !== "table") return [];
  book.tally.count("nested");
  return [block.head, ...block.rows].map((row) => row.flatMap((cell, at) => (at ? [textNode("；"), ...cell] : cell)));
}

/** What a line says with what stands before it, written out. @type {(item: Line) => Inlines} */
export function labelled({ label, children }) {
  if (!label) return children;
  if (label.bullet) return [textNode("• "), ...children];
  return joined([textNode(spaced(label.text)), ...children]);
}

/** A number with the space that its form has after it. @type {(number: string) => string} */
export const spaced = (number) => (/[、）)．：①-⒛㈠-㊉]$/.test(number) ? number : `${number} `);
