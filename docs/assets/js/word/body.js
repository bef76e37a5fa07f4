// @ts-check
/**
 * Blocks as paragraphs and tables of WordprocessingML.
 *
 * @module
 */

import { isLead } from "../report/shorten.js";
import { inlinesOf, plain, runs as runsOf, said } from "../report/tree.js";
import { ATTACHED, isAttached, listed } from "./attachments.js";
import { leaves, linesOf } from "./lines.js";
import { indents, rolesOf } from "./roles.js";
import { grouped } from "./rows.js";
import { runs, words } from "./runs.js";
import { table } from "./tables.js";

/** @typedef {import("../report/tree.js").Block} Block */
/** @typedef {import("../report/tree.js").Blocks} Blocks */
/** @typedef {import("../report/tree.js").Paragraph} Paragraph */
/** @typedef {import("./runs.js").Tools & {lists: import("./lists.js").Lists, marks: import("./bookmarks.js").Bookmarks, width: number, character: number, letters: import("./tables.js").Letters}} Tools width: of the text, in twentieths of a point; character: how wide one of it is, likewise */
/** @typedef {{key: string, blocks: Blocks}} Part */

/** The deepest heading that has a style, and the deepest item that is counted by itself. */
const [DEEPEST, INNERMOST] = [5, 3];
/** A line of space, in twentieths of a point and in hundredths of a line. */
export const APART = '<w:spacing w:before="579" w:beforeLines="100"/>';
const KEEP = "<w:keepNext/>";
/** A signature, and what is attached, never stand on a page without this many lines of text: that page would say nothing. */
const COMPANY = 2;
/** A table has no space below it of its own. */
const BELOW = '<w:spacing w:before="120"/>';
/** How far names of attachments stand in, and how wide a number is with its stop, in characters. */
const [NAMED, NUMBERED, TEN_NUMBERED] = [5, 1.5, 2];

export class Body {
  /**
   * @param {readonly Part[]} parts filled and numbered; a heading without a number is not counted
   * @param {Readonly<Record<string, string>>} aims what a section is for, as a comment on its heading, by its key
   * @param {import("./comments.js").Comments} comments takes them
   * @param {Tools} tools
   * @param {import("./pictures.js").Pictures} pictures
   */
  constructor(parts, aims, comments, tools, pictures) {
    this.parts = parts.map((part) => ({ ...part, blocks: listed(part.blocks) }));
    this.aims = aims;
    this.comments = comments;
    this.tools = tools;
    this.pictures = pictures;
    /** The depths of the headings above. @type {number[]} */
    this.above = [];
    const all = this.parts.flatMap(({ blocks }) => blocks);
    this.roles = rolesOf(all);
    const ending = all.filter((block) => block.type === "paragraph" && ["Signature", "Date"].includes(this.roles.get(block) ?? ""));
    const asides = indents(ending.map((block) => plain(runsOf([block]).flat())));
    /** How far the lines at the end stand from the right; the first has a line of space before it. @type {Map<Block, string>} */
    this.asides = new Map(ending.map((block, at) => [block, `${at ? "" : APART}${aside(asides[at], tools.character)}`]));
    /** Word joins two tables that nothing stands between, and wants a paragraph after the last. */
    this.joined = new Set(all.filter((block, at) => block.type === "table" && (all[at + 1]?.type ?? "table") === "table"));
    for (const { key, blocks } of this.parts) if (pictures.has(key)) this.joined.delete(blocks[blocks.length - 1]);
    if (pictures.has("")) this.joined.delete(all[all.length - 1]);
    /** What is attached, and the word that it stands beside. */
    this.attached = new Set(all.filter((block, at) => isAttached(block, all[at - 1])));
    this.beside = new Set(all.filter((_, at) => this.attached.has(all[at + 1])));
    /** What a table stands right below leads to it, whatever it ends in. */
    this.leads = new Set(all.filter((_, at) => all[at + 1]?.type === "table"));
    /** What stands right below a table. */
    this.below = new Set(all.filter((_, at) => all[at - 1]?.type === "table"));
    /** What stands on a page with what is below it. @type {ReadonlySet<Block>} */
    this.kept = new Set();
    this.signed = false;
  }

  /** Let a signature be put below. @returns {void} */
  sign() {
    const [last] = this.parts.flatMap(({ blocks }) => blocks).slice(-1);
    this.signed = true;
    this.joined.delete(last);
  }

  /** @returns {Set<Block>} what the last page has in any case, above what it ends with */
  company() {
    /** @type {Set<Block>} */
    const kept = new Set();
    const all = leaves(this.parts.flatMap(({ blocks }) => blocks));
    const names = new Set(leaves([...this.attached]));
    for (let [at, lines] = [all.length - 1, 0]; at >= 0 && lines < COMPANY; at -= 1) {
      const block = all[at];
      if (this.asides.has(block)) continue;
      if (this.signed || at < all.length - 1) kept.add(block);
      if (!names.has(block) && !this.beside.has(block) && this.roles.get(/** @type {Paragraph} */ (block)) !== "Attachment") lines += linesOf(block, this.tools.width / this.tools.character);
    }
    return kept;
  }

  /** @returns {string} */
  written() {
    this.kept = this.company();
    // An addressee stands above the first heading, wherever it was written (7.3.2).
    const first = [...this.roles.keys()].find((block) => this.roles.get(block) === "Addressee");
    const addressee = first ? this.paragraph(first) : "";
    const rest = this.parts.map((part) => ({ ...part, blocks: part.blocks.filter((block) => block !== first) }));
    return addressee + rest.map((part, at) => this.part(part, at === rest.length - 1)).join("") + (rest.length ? "" : this.pictures.at("", false));
  }

  /** @param {Part} part @param {boolean} isLast @returns {string} a section, with the pictures that it ends with above a signature */
  part({ key, blocks }, isLast) {
    const at = blocks.findIndex((block) => this.asides.has(block));
    const ending = at < 0 ? [] : blocks.slice(at);
    // The caption above a signature keeps it company.
    if (isLast && (this.pictures.has(key) || this.pictures.has(""))) this.kept = new Set();
    const keep = isLast && (this.signed || ending.length > 0);
    const pictures = this.pictures.at(key, keep && !this.pictures.has("")) + (isLast ? this.pictures.at("", keep) : "");
    return pictures ? this.blocks(blocks.slice(0, blocks.length - ending.length), key) + pictures + this.blocks(ending, "") : this.blocks(blocks, key);
  }

  /** @param {Blocks} blocks @param {string} key @returns {string} those that are written for the rows of a list are one */
  blocks(blocks, key) {
    const first = blocks.findIndex((block) => block.type === "heading");
    const write = (/** @type {Block} */ block, /** @type {number} */ at) => this.block(block, at === first ? key : "") + (this.joined.has(block) ? paragraph("TableText", "") : "");
    return grouped(blocks, (block) => (block.type === "paragraph" ? inlinesOf(block.children) : []), write, this.tools.controls);
  }

  /** @param {Block} block @param {string} key of the section that its heading begins, or nothing @returns {string} */
  block(block, key) {
    if (block.type === "heading") return this.heading(block, key);
    if (block.type === "paragraph") return this.beside.has(block) ? "" : this.paragraph(block);
    if (block.type === "list") return this.attached.has(block) ? this.attachments(block) : this.list(block, 0);
    if (block.type === "table") return table(block, this.tools, this.tools.width, this.tools.letters, this.kept.has(block));
    if (block.type === "quote") return this.quoted(block, this.leads.has(block));
    if (block.type === "code-block") return block.text.trim() && paragraph("PlainText", words(block.text, []));
    return block.items.map((note) => paragraph("Quote", runs(said(note), this.tools))).join("");
  }

  /** @param {Block} block @param {boolean} leads to a table @returns {string} a heading that is quoted heads nothing */
  quoted(block, leads) {
    if (block.type === "quote") return block.blocks.map((inner, at) => this.quoted(inner, leads && at === block.blocks.length - 1)).join("");
    if (block.type !== "paragraph" && block.type !== "heading") return this.block(block, "");
    return paragraph("Quote", runs(block.children, this.tools), leads || this.kept.has(block) ? KEEP : "");
  }

  /** @param {import("../report/tree.js").Heading} block @param {string} key @returns {string} */
  heading({ level, number, children }, key) {
    // A heading that skips a depth stands right below the one above it, as in the numbers of every other form.
    while (this.above.length && this.above[this.above.length - 1] >= level) this.above.pop();
    this.above.push(level);
    const depth = Math.min(this.above.length, DEEPEST);
    const inside = runs(children, this.tools);
    const aim = key && Object.hasOwn(this.aims, key) ? this.aims[key] : "";
    const shown = aim ? this.comments.on(inside, aim) : inside;
    const bookmark = key ? this.tools.marks.at(key, plain(children), number, depth) : ["", ""];
    const counted = this.tools.lists.heading(depth, number !== "");
    return paragraph(`Heading${depth}`, `${bookmark[0]}${shown}${bookmark[1]}`, counted);
  }

  /** @param {Paragraph} block @returns {string} */
  paragraph(block) {
    const role = this.roles.get(block);
    const lead = this.kept.has(block) || this.leads.has(block) || isLead(plain(block.children)) ? KEEP : "";
    const below = !role && this.below.has(block) ? BELOW : "";
    return paragraph(role ?? "BodyText", runs(block.children, this.tools), `${lead}${below}${this.asides.get(block) ?? ""}`);
  }

  /** @param {import("../report/tree.js").List} block @returns {string} the names below each other, the first beside the word (7.3.4) */
  attachments(block) {
    const { items } = block;
    const room = items.length < 10 ? NUMBERED : TEN_NUMBERED;
    return items.map((item, at) => {
      const [hanging, before] = at ? [room, '<w:spacing w:before="0" w:beforeLines="0"/>'] : [room + ATTACHED.length, ""];
      const indent = `<w:ind ${sized("left", NAMED + room, this.tools.character)} ${sized("hanging", hanging, this.tools.character)}/>`;
      return paragraph("Attachment", words(`${at ? "" : ATTACHED}${at + 1}.\t`, []) + runsOf(item).map((children) => runs(children, this.tools)).join(""), `${this.kept.has(item[0]) ? KEEP : ""}${before}${indent}`);
    }).join("");
  }

  /** @param {import("../report/tree.js").List} block @param {number} depth how many lists it stands in @returns {string} */
  list(block, depth) {
    const { start, items } = block;
    const first = this.below.has(block) && items[0];
    const at = Math.min(depth, INNERMOST);
    const style = start === null ? "ListBullet" : "ListNumber";
    const counted = `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${this.tools.lists.begin(start, at)}"/></w:numPr>`;
    return grouped(items, (item) => runsOf(item).flatMap(inlinesOf), (item) => this.item(item, style, `${counted}${item === first ? BELOW : ""}`, depth), this.tools.controls);
  }

  /** @param {Blocks} item @param {string} style @param {string} counted @param {number} depth @returns {string} */
  item(item, style, counted, depth) {
    // Where something else than words comes first, the mark stands by itself.
    const mark = item[0]?.type === "paragraph" ? "" : paragraph(style, "", counted);
    const written = item.map((block, at) => {
      if (block.type === "list") return this.list(block, depth + 1);
      if (block.type !== "paragraph") return this.block(block, "");
      return paragraph(at ? "ListContinue" : style, runs(block.children, this.tools), `${this.kept.has(block) ? KEEP : ""}${at ? "" : counted}`);
    });
    return mark + written.join("");
  }
}

/** @type {(characters: number, character: number) => string} */
export const aside = (characters, character) => `<w:ind ${sized("right", characters, character)}/>`;

/** Word counts in characters, who cannot in their width. @type {(what: string, characters: number, character: number) => string} */
const sized = (what, characters, character) => `w:${what}="${Math.round(characters * character)}" w:${what}Chars="${Math.round(characters * 100)}"`;

/** @type {(style: string, inside: string, more?: string) => string} */
export const paragraph = (style, inside, more = "") => `<w:p><w:pPr><w:pStyle w:val="${style}"/>${more}</w:pPr>${inside}</w:p>`;
