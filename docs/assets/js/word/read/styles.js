// @ts-check
/**
 * What the styles of a Word file make of paragraphs and of runs.
 *
 * @module
 */

import { child, childrenOf, figure, isOn, val } from "./xml.js";

/** @typedef {{id: string | null, depth: number | null}} Numbering id: of the numbers, "0" for none; null where nothing is said */
/** @typedef {{bold: boolean | null, size: number | null, hidden: boolean | null, struck: boolean | null}} Look of a run; null where nothing is said */
/** @typedef {Look & {level: number, role: string, inner: number, numbering: Numbering, style: string, centred: boolean | null}} Manner of a paragraph; level: of a heading, 0 for none; inner: how deep a list's style lies; style: which style the numbers are given by */

/** @type {Look} */
const PLAIN = { bold: null, size: null, hidden: null, struck: null };
/** @type {Manner} */
const NOTHING = { ...PLAIN, level: 0, role: "", inner: 0, numbering: { id: null, depth: null }, style: "", centred: null };
const HEADING = /^(?:heading|标题) ?([1-9])$/i;
/** What styles are for that are no headings. @type {[RegExp, string][]} */
const ROLES = [
  [/^(?:title|标题)$/i, "title"],
  [/^(?:subtitle|副标题)$/i, "subtitle"],
  [/^(?:toc ?[1-9]|toc heading|目录 ?[1-9]|table of figures|contents ?(?:heading|[1-9]))$/i, "contents"],
  [/^(?:list bullet|列表项目符号)(?: ([2-5]))?$/i, "bullet"],
  [/^(?:list number|列表编号)(?: ([2-5]))?$/i, "number"],
  [/^(?:list continue|列表接续)(?: ([2-5]))?$/i, "continued"],
  [/^(?:quote|引用)$/i, "quote"],
  [/^(?:caption|题注)$/i, "caption"],
  [/^主送机关$/, "addressee"],
  [/^附件说明$/, "attachment"],
  [/^封面标题$/, "cover title"],
  [/^(?:封面|题下文字$)/, "cover"],
  [/^落款署名$/, "cover signature"],
  [/^落款日期$/, "cover day"],
];
const BODY = 9;
const LONGEST_CHAIN = 20;

/** What is said of a run. @type {(properties: Element | null) => Look} */
export const lookOf = (properties) => ({
  bold: isOn(child(properties, "w:b")),
  size: figure(child(properties, "w:sz")),
  hidden: isOn(child(properties, "w:vanish")),
  struck: isOn(child(properties, "w:strike")) ?? isOn(child(properties, "w:dstrike")),
});

/**
 * Put what is said above before what is said below.
 *
 * @template {Look} T
 * @param {T} below
 * @param {Look} above
 * @returns {T}
 */
export function over(below, above) {
  return { ...below, ...Object.fromEntries(Object.entries(above).filter(([, said]) => said !== null)) };
}

export class Styles {
  /** @param {Element | null} root */
  constructor(root) {
    const styles = childrenOf(root, "w:style");
    this.styles = new Map(styles.map((style) => [`${val(style, "type")} ${val(style, "styleId")}`, style]));
    const usual = styles.find((style) => val(style, "type") === "paragraph" && isOn0(val(style, "default")));
    this.usual = usual ? val(usual, "styleId") : null;
    this.base = lookOf(child(child(child(root, "w:docDefaults"), "w:rPrDefault"), "w:rPr"));
    /** @type {Map<string, Manner>} */
    this.known = new Map();
  }

  /** How large most of the text is. @returns {number} */
  get size() {
    return this.paragraph(null).size ?? 20;
  }

  /** @param {string | null} id @returns {Manner} */
  paragraph(id) {
    const key = id !== null && this.styles.has(`paragraph ${id}`) ? id : this.usual;
    return this.manner("paragraph", key, 0);
  }

  /** @param {string | null} id @returns {Look} */
  character(id) {
    const { bold, size, hidden, struck } = id === null ? PLAIN : this.manner("character", id, 0);
    return { bold, size, hidden, struck };
  }

  /** Which style an id of numbers is given by, where numbers are named by a style. @param {string} id @returns {string | null} */
  numbersOf(id) {
    return val(child(child(child(this.styles.get(`numbering ${id}`), "w:pPr"), "w:numPr"), "w:numId"));
  }

  /** @param {"paragraph" | "character"} type @param {string | null} id @param {number} length @returns {Manner} */
  manner(type, id, length) {
    const style = this.styles.get(`${type} ${id}`);
    if (!style || length > LONGEST_CHAIN) return type === "paragraph" ? over(NOTHING, this.base) : NOTHING;
    const key = `${type} ${id}`;
    const before = this.known.get(key);
    if (before) return before;
    const below = this.manner(type, val(child(style, "w:basedOn")), length + 1);
    const found = type === "paragraph" ? named(style, over(paragraphOver(below, child(style, "w:pPr"), id ?? ""), lookOf(child(style, "w:rPr")))) : over(below, lookOf(child(style, "w:rPr")));
    this.known.set(key, found);
    return found;
  }
}

/** @type {(said: string | null) => boolean} */
const isOn0 = (said) => said !== null && !["0", "false", "off"].includes(said);

/** @type {(style: Element, manner: Manner) => Manner} what a style is called tells what it is for */
function named(style, manner) {
  const name = (val(child(style, "w:name")) ?? val(style, "styleId") ?? "").trim();
  const heading = HEADING.exec(name);
  const outline = figure(child(child(style, "w:pPr"), "w:outlineLvl"));
  if (heading && outline !== BODY) return { ...manner, level: Number(heading[1]), role: "" };
  const role = ROLES.find(([pattern]) => pattern.test(name));
  const inner = role ? Number(role[0].exec(name)?.[1] ?? 1) - 1 : 0;
  return role ? { ...manner, inner, role: role[1], level: role[1] === "contents" || role[1] === "title" || role[1] === "subtitle" ? 0 : manner.level } : manner;
}

/**
 * Put what a paragraph's own properties say over what its style does.
 *
 * @param {Manner} manner
 * @param {Element | null} properties
 * @param {string} [style] whose properties they are, where they are a style's
 * @returns {Manner}
 */
export function paragraphOver(manner, properties, style) {
  if (!properties) return manner;
  const outline = figure(child(properties, "w:outlineLvl"));
  const numbers = child(properties, "w:numPr");
  const [id, depth] = [val(child(numbers, "w:numId")), figure(child(numbers, "w:ilvl"))];
  const across = val(child(properties, "w:jc"));
  return {
    ...manner,
    level: outline === null ? manner.level : outline >= 0 && outline < BODY ? outline + 1 : 0,
    numbering: { id: id ?? manner.numbering.id, depth: depth ?? manner.numbering.depth },
    style: style && (id !== null || depth !== null) ? style : manner.style,
    centred: across === null ? manner.centred : across === "center",
  };
}
