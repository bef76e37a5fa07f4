// @ts-check
/**
 * Read what was pasted: headings, paragraphs, lists, tables and bold, and nothing else of how it looked.
 *
 * @module
 */

import { joined } from "../report/emphasis.js";
import { isBold, withHeadings } from "../draft/found-headings.js";
import { inLine, lines, linesOf, nested, paragraph, tidied, typed, unbold } from "./pasted-lines.js";
import { cleaned, headingOf, isCentred, itemOf } from "./office-html.js";
import { trimmed } from "../report/lines.js";
import { plain, textNode } from "../report/tree.js";

/** @typedef {import("../report/tree.js").Block} Block */
/** @typedef {import("../report/tree.js").Blocks} Blocks */
/** @typedef {import("../report/tree.js").Inline} Inline */
/** @typedef {import("../report/tree.js").Inlines} Inlines */

const APART = "p, div, h1, h2, h3, h4, h5, h6, section, article, blockquote, pre, dt, dd, center, header, footer, main, figure, address, form, ul, ol, table, [role=heading]";
const [DEEPEST, WIDEST] = [40, 60];
const FIGURE = /^([0-9]{1,3})[.．、)）]?$/;
// What counts is typed before the text; anything else is a bullet, whatever sign a font makes of it.
const COUNTS = /[0-9０-９一二三四五六七八九十①-⑳⑴-⒇]|^[(（]?[a-zA-Zivx]{1,4}[)）.、．]$/;

/** @typedef {(node: HTMLElement) => Inline[] | null} Blank reads a blank of ours, or gives null */
/** @typedef {import("./office-html.js").Cleaned["levels"]} Levels */
/** @typedef {import("./pasted-lines.js").Line} Line */
/** @typedef {{blocks: Blocks, centred: ReadonlySet<Block>}} Read centred: the paragraphs that stand in the middle */

/**
 * Read what the clipboard holds.
 *
 * @param {DataTransfer} data
 * @param {Blank} blank
 * @returns {Blocks} headings have levels from 1
 */
export function pasted(data, blank) {
  const html = data.getData("text/html");
  if (html) {
    const { blocks } = readHtml(html, blank);
    if (blocks.length) return fromOne(withHeadings(blocks));
  }
  return linesOf(data.getData("text/plain"));
}

/** @type {(blocks: Blocks) => Blocks} a title inside of a section is a heading as any other */
function fromOne(blocks) {
  const least = Math.min(...blocks.map((block) => (block.type === "heading" ? block.level : Infinity)));
  return blocks.map((block) => (block.type === "heading" ? { ...block, level: block.level - least + 1 } : block));
}

/**
 * Read HTML that was copied.
 *
 * @param {string} html
 * @param {Blank} blank
 * @param {boolean} [quotes] whether quotations are kept as such
 * @returns {Read}
 */
export function readHtml(html, blank, quotes = false) {
  const { page, levels } = cleaned(html);
  return new Reader(blank, levels, quotes).read(page.body);
}

class Reader {
  /** @param {Blank} blank @param {Levels} levels @param {boolean} quotes */
  constructor(blank, levels, quotes) {
    this.blank = blank;
    this.levels = levels;
    this.quotes = quotes;
    /** @type {Set<Block>} */
    this.centred = new Set();
  }

  /** @param {Element} body @returns {Read} */
  read(body) {
    return { blocks: this.blocksOf(body, 0), centred: this.centred };
  }

  /** @param {Element} box @param {number} depth @returns {Block[]} */
  blocksOf(box, depth) {
    /** @type {Block[]} */
    const out = [];
    /** @type {Inline[]} */
    let line = [];
    /** @type {Line[]} */
    let items = [];
    const listed = () => {
      if (items.length) out.push(...nested(items));
      items = [];
    };
    const end = () => {
      const runs = lines(line).map(tidied).filter((run) => run.length);
      line = [];
      if (runs.length) listed();
      out.push(...runs.map(paragraph));
    };
    for (const node of box.childNodes) {
      const element = isElement(node) ? node : null;
      if (!element || (!element.matches(APART) && !element.querySelector(APART)) || depth > DEEPEST) {
        line.push(...this.inlinesOf(node, depth));
        continue;
      }
      end();
      const single = !element.querySelector(APART);
      const level = single ? headingOf(element, this.levels) : null;
      const item = single ? itemOf(element) : null;
      const run = single && (level !== null || item) ? tidied(this.inlinesOf(element, depth).map((one) => (one.type === "break" ? textNode(" ") : one))) : [];
      if (level === null && item && run.length && !COUNTS.test(item.mark)) items.push({ level: item.level, start: null, children: run });
      else if (level === null && item && run.length && FIGURE.test(item.mark) && !isBold(run)) items.push({ level: item.level, start: Number(FIGURE.exec(item.mark)?.[1]), children: run });
      else if (level !== null || item) {
        listed();
        const whole = item && COUNTS.test(item.mark) ? joined([...typed(item.mark, run)]) : run;
        if (run.length) out.push(level === null ? paragraph(whole) : { type: "heading", level, number: "", children: [textNode(plain(whole))] });
      } else {
        const found = this.inside(element, depth);
        if (found.length) listed();
        if (single && isCentred(element)) for (const block of found) this.centred.add(block);
        out.push(...found);
      }
    }
    end();
    listed();
    return out;
  }

  /** @param {HTMLElement} element @param {number} depth @returns {Block[]} */
  inside(element, depth) {
    if (element.matches("table")) return this.tableOf(element, depth);
    if (element.matches("ul, ol")) return this.listOf(element, depth);
    if (element.matches("pre")) return [...linesOf((element.querySelector("code") ?? element).textContent ?? "")];
    const blocks = this.blocksOf(element, depth + 1);
    return this.quotes && element.matches("blockquote") && blocks.length ? [{ type: "quote", blocks }] : blocks;
  }

  /** @param {Element} element @param {number} depth @returns {Block[]} */
  listOf(element, depth) {
    /** @type {Block[][]} */
    const items = [];
    for (const child of element.children) {
      const found = child.matches("ul, ol") ? this.listOf(child, depth + 1) : this.blocksOf(child, depth + 1).map((block) => (block.type === "heading" ? paragraph(block.children) : block));
      // Word and browsers put a list below an item beside it.
      if (child.matches("ul, ol") && items.length) items[items.length - 1].push(...found);
      else if (found.length) items.push([...found.filter((block) => block.type === "paragraph"), ...found.filter((block) => block.type === "list")]);
    }
    const start = Number(element.getAttribute("start") ?? 1);
    return items.length ? [{ type: "list", start: element.matches("ol") ? (Number.isInteger(start) && start >= 0 ? start : 1) : null, items }] : [];
  }

  /** @param {Element} element @param {number} depth @returns {Block[]} what a merged cell says is said in each row that it covers, and once in a row */
  tableOf(element, depth) {
    const lines = [...element.querySelectorAll("tr")].filter((row) => row.closest("table") === element);
    /** @type {Inlines[][]} */
    const rows = lines.map(() => []);
    /** @type {Set<number>} */
    const wide = new Set();
    lines.forEach((line, down) => {
      let on = 0;
      for (const cell of /** @type {HTMLTableCellElement[]} */ ([...line.children].filter((one) => one.matches("td, th")))) {
        while (rows[down][on] !== undefined) on += 1;
        const said = inLine(this.blocksOf(cell, depth + 1));
        const [across, high] = [Math.min(cell.colSpan, WIDEST), Math.min(cell.rowSpan || lines.length, lines.length - down)];
        if (across > 1) wide.add(down);
        for (let below = 0; below < high; below += 1) for (let beside = 0; beside < across; beside += 1) rows[down + below][on + beside] ??= beside ? [] : said;
        on += across;
      }
    });
    const whole = rows.map((row) => Array.from(row, (cell) => cell ?? []));
    // A row that is one cell is what the table is called, or a remark on it.
    const titles = whole.filter((row, down) => wide.has(down) && row.slice(1).every((cell) => !cell.length) && row[0]?.length && !whole.slice(0, down).some((_, above) => !wide.has(above)));
    const kept = whole.filter((row) => !titles.includes(row) && row.some((cell) => cell.length));
    const edge = Math.max(0, ...kept.map((row) => row.findLastIndex((cell) => cell.length) + 1));
    const caption = [...element.children].find((one) => one.matches("caption"));
    const above = [...(caption ? this.blocksOf(caption, depth + 1) : []), ...titles.map((row) => paragraph(row[0]))];
    if (edge < 2 || kept.length < 2) return [...above, ...kept.flat().filter((cell) => cell.length).map(paragraph)];
    const [head, ...body] = kept.map((row) => Array.from({ length: edge }, (_, column) => row[column] ?? []));
    return [...above, { type: "table", aligns: head.map(() => /** @type {const} */ ("")), head: head.map(unbold), rows: body }];
  }

  /** @param {Node} node @param {number} depth @returns {Inline[]} */
  inlinesOf(node, depth) {
    if (node.nodeType === Node.TEXT_NODE) return [textNode((node.textContent ?? "").replace(/\u200b/g, "").replace(/[\s\u00a0]+/gu, " "))];
    if (!isElement(node) || depth > DEEPEST) return [];
    if (node.tagName === "BR") return [{ type: "break" }];
    const known = this.blank(node);
    if (known) return known;
    const children = [...node.childNodes].flatMap((child) => this.inlinesOf(child, depth + 1));
    // A clipboard may wrap all of it in bold that is none.
    const bold = node.matches("strong, b") && !/font-weight:\s*(?:normal|400)/i.test(node.dataset.style ?? "");
    return bold && trimmed(plain(children)) ? lines(children).flatMap((run, index) => [...(index ? [/** @type {Inline} */ ({ type: "break" })] : []), ...(trimmed(plain(run)) ? [/** @type {Inline} */ ({ type: "strong", children: joined(run) })] : run)]) : children;
  }
}

/** @type {(node: Node) => node is HTMLElement} */
const isElement = (node) => node.nodeType === Node.ELEMENT_NODE;
