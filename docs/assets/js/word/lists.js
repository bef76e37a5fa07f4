// @ts-check
/**
 * What numbers headings and items: definitions that count by themselves, never typed text (ECMA-376, part 1, 17.9).
 *
 * @module
 */

import { STYLE_TITLES } from "../report/vocabulary.js";
import { xml } from "./xml.js";

/** The forms of headings, which a definition is called by. */
const HEADINGS = Object.keys(STYLE_TITLES).filter((style) => style !== "none");
const DEFINITION = /<w:abstractNum w:abstractNumId="([0-9]+)"[\s\S]*?<w:name w:val="([^"]+)"\/>[\s\S]*?<\/w:abstractNum>/g;

const UNCOUNTED = '<w:numPr><w:numId w:val="0"/></w:numPr>';

export class Lists {
  /** @param {string} part the definitions that lists are made by: bullets, numbers, and one for headings each */
  constructor(part) {
    this.part = part;
    this.ids = new Map([...part.matchAll(DEFINITION)].map(([, id, name]) => /** @type {const} */ ([name, id])));
    /** @type {string[]} */
    this.made = [];
    this.bullets = "";
    /** By depth, the shallowest first. @type {readonly string[]} */
    this.direct = [];
  }

  /** Count headings in a form. @param {string} style @returns {string} what the styles of headings name; empty where nothing counts them */
  headings(style) {
    this.part = this.part.replace(DEFINITION, (whole, _, name) => (HEADINGS.includes(name) && name !== style ? "" : whole));
    return HEADINGS.includes(style) ? this.make(style) : "";
  }

  /** What a heading says itself of its number, where its style does not say it. @param {number} depth @param {boolean} counted @returns {string} */
  heading(depth, counted) {
    return counted ? (this.direct[depth - 1] ?? "") : UNCOUNTED;
  }

  /** Begin a list. @param {number | null} start its first number, or null for bullets @param {number} depth how many lists it stands in @returns {string} what its items name */
  begin(start, depth) {
    if (start === null) return (this.bullets ||= this.make("bullets"));
    return this.make("numbers", `<w:lvlOverride w:ilvl="${depth}"><w:startOverride w:val="${start}"/></w:lvlOverride>`);
  }

  /** @param {string} name @param {string} [inside] @returns {string} */
  make(name, inside = "") {
    const id = String(this.made.length + 1);
    this.made.push(`<w:num w:numId="${id}"><w:abstractNumId w:val="${xml(this.ids.get(name) ?? "")}"/>${inside}</w:num>`);
    return id;
  }

  /** Write the part. @returns {string} */
  written() {
    return this.part.replace("</w:numbering>", () => `${this.made.join("")}</w:numbering>`);
  }
}
