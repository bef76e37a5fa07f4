// @ts-check
/**
 * What counts headings and items in a unit's document: its own definitions where it has them, ours beside them where it has none.
 *
 * @module
 */

import { Lists } from "../lists.js";
import { child, childrenOf, figure, val } from "../read/xml.js";
import { HEAD } from "../xml.js";

const ABSTRACT = /<w:abstractNum w:abstractNumId="[0-9]+"[\s\S]*?<\/w:abstractNum>/g;
/** What of ours goes where the unit's own styles say how headings and items stand. */
const STANDING = /<w:pStyle [^>]*\/>|<w:pPr>[\s\S]*?<\/w:pPr>/g;
export const EMPTY = `${HEAD}<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"></w:numbering>`;

/** The definitions that a document has. */
export class Numbers {
  /** @param {Element | null} root */
  constructor(root) {
    this.abstracts = new Map(childrenOf(root, "w:abstractNum").map((one) => [val(one, "abstractNumId") ?? "", one]));
    this.nums = new Map(childrenOf(root, "w:num").map((one) => [val(one, "numId") ?? "", val(child(one, "w:abstractNumId")) ?? ""]));
  }

  /** The first number that a level gives, such as `一、`. @param {string} id @param {number} depth @returns {string} empty where it gives none */
  first(id, depth) {
    const levels = childrenOf(this.abstracts.get(this.nums.get(id) ?? ""), "w:lvl");
    const level = levels.find((one) => figure(one, "ilvl") === depth);
    const format = val(child(level, "w:numFmt")) ?? "decimal";
    if (["none", "bullet"].includes(format)) return "";
    const one = /chinese|japanese|ideograph|taiwanese/i.test(format) ? "一" : "1";
    return (val(child(level, "w:lvlText")) ?? "").replace(/%[1-9]/g, one);
  }

  /** @param {string} id @returns {string | undefined} the definition that a number counts by */
  abstractOf(id) {
    const found = this.nums.get(id);
    return found && this.abstracts.has(found) ? found : undefined;
  }
}

/** Lists of one report in a unit's document. */
export class UnitLists extends Lists {
  /**
   * @param {string} part its definitions
   * @param {string} ours
   * @param {{bullets?: string, numbers?: string}} own its definitions of items
   * @param {readonly string[] | null} direct what headings say where they count by its definitions; null where they count by ours
   * @param {string} form how the headings of its sample are counted by hand; empty where they are not
   */
  constructor(part, ours, own, direct, form) {
    super(ours);
    this.theirs = part;
    this.own = own;
    this.counted = direct;
    this.form = form;
    const ids = (/** @type {RegExp} */ pattern) => [...part.matchAll(pattern)].map(([, id]) => Number(id));
    this.firstAbstract = Math.max(0, ...ids(/w:abstractNumId="([0-9]+)"/g)) + 1;
    this.firstNumber = Math.max(0, ...ids(/w:numId="([0-9]+)"/g)) + 1;
    /** The definitions of ours that are used. @type {Map<string, string>} */
    this.taken = new Map();
  }

  /** @override @param {string} style @returns {string} */
  headings(style) {
    if (this.counted) this.direct = this.counted;
    else if (style !== "none") {
      const id = this.make(this.form || style);
      this.direct = Array.from({ length: 5 }, (_, depth) => `<w:numPr><w:ilvl w:val="${depth}"/><w:numId w:val="${id}"/></w:numPr>`);
    }
    return "";
  }

  /** @override @param {number} depth @param {boolean} counted @returns {string} */
  heading(depth, counted) {
    return counted || this.counted ? super.heading(depth, counted) : "";
  }

  /** @override @param {string} name @param {string} [inside] @returns {string} */
  make(name, inside = "") {
    const own = name === "bullets" ? this.own.bullets : name === "numbers" ? this.own.numbers : undefined;
    const id = String(this.firstNumber + this.made.length);
    this.made.push(`<w:num w:numId="${id}"><w:abstractNumId w:val="${own ?? this.take(name)}"/>${inside}</w:num>`);
    return id;
  }

  /** @param {string} name of a definition of ours @returns {string} its id there */
  take(name) {
    if (!this.taken.has(name)) this.taken.set(name, String(this.firstAbstract + this.taken.size));
    return this.taken.get(name) ?? "";
  }

  /** @override @returns {string} its definitions as they are, with ours and the numbers of this report after them */
  written() {
    const known = new Map((this.part.match(ABSTRACT) ?? []).map((one) => [/<w:name w:val="([^"]+)"/.exec(one)?.[1] ?? "", one]));
    const ours = [...this.taken].map(([name, id]) => (known.get(name) ?? "").replace(/w:abstractNumId="[0-9]+"/, `w:abstractNumId="${id}"`).replace(/<w:name [^>]*\/>/, "").replace(STANDING, ""));
    const whole = this.theirs.replace(/(<w:numbering\b[^>]*)\/>\s*$/, "$1></w:numbering>");
    const nums = whole.search(/<w:num |<w:numIdMacAtCleanup|<\/w:numbering>/);
    const end = whole.search(/<w:numIdMacAtCleanup|<\/w:numbering>/);
    return this.made.length ? `${whole.slice(0, nums)}${ours.join("")}${whole.slice(nums, end)}${this.made.join("")}${whole.slice(end)}` : this.theirs;
  }
}
