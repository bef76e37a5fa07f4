// @ts-check
/**
 * What the paragraphs of a unit's document look like, by themselves or by their styles.
 *
 * @module
 */

import { child, childrenOf, figure, val } from "../read/xml.js";
import { ownLevel } from "./samples.js";

const TITLE = /^(?:title|标题)$/i;
const HEADING = /^(?:heading|标题) ?([1-9])$/i;
const CONTENTS = /^(?:toc ?[1-9]|toc heading|目录 ?[1-9])$/i;
const LONGEST_CHAIN = 20;
const BODY = 9;

export class Look {
  /**
   * @param {Element | null} styles
   * @param {import("./numbers.js").Numbers} numbers
   */
  constructor(styles, numbers) {
    const paragraphs = childrenOf(styles, "w:style").filter((one) => val(one, "type") === "paragraph");
    this.styles = new Map(paragraphs.map((one) => [val(one, "styleId") ?? "", one]));
    this.usual = val(paragraphs.find((one) => /^(?:1|true|on)$/.test(val(one, "default") ?? "")), "styleId") ?? "";
    this.numbers = numbers;
  }

  /** @param {Element} paragraph @returns {string} */
  styleOf(paragraph) {
    const id = val(child(child(paragraph, "w:pPr"), "w:pStyle"));
    return id !== null && this.styles.has(id) ? id : this.usual;
  }

  /** What a paragraph's style, or one that it is based on, says. @template T @param {Element} paragraph @param {(style: Element) => T | null} said @returns {T | null} */
  chain(paragraph, said) {
    let id = this.styleOf(paragraph);
    for (let length = 0; length < LONGEST_CHAIN; length += 1) {
      const style = this.styles.get(id);
      if (!style) return null;
      const found = said(style);
      if (found !== null) return found;
      id = val(child(style, "w:basedOn")) ?? "";
    }
    return null;
  }

  /** What a paragraph says, or its style. @param {Element} paragraph @param {string} kind @returns {Element | null} */
  said(paragraph, kind) {
    return child(child(paragraph, "w:pPr"), kind) ?? this.chain(paragraph, (style) => child(child(style, "w:pPr"), kind));
  }

  /** The level of a heading; 0 for none. @param {Element} paragraph @returns {number} */
  level(paragraph) {
    const own = ownLevel(paragraph);
    const level = own ?? this.chain(paragraph, (style) => {
      const named = HEADING.exec(val(child(style, "w:name")) ?? "");
      return named ? Number(named[1]) - 1 : figure(child(child(style, "w:pPr"), "w:outlineLvl"));
    });
    return level !== null && level < BODY && !this.isTitle(paragraph) ? level + 1 : 0;
  }

  /** @param {Element} paragraph @returns {boolean} */
  isTitle(paragraph) {
    return TITLE.test(val(child(this.styles.get(this.styleOf(paragraph)), "w:name")) ?? "");
  }

  /** @param {Element} paragraph @returns {boolean} */
  isContents(paragraph) {
    return CONTENTS.test(val(child(this.styles.get(this.styleOf(paragraph)), "w:name")) ?? "");
  }

  /** @param {Element} paragraph @returns {boolean} */
  centred(paragraph) {
    return val(this.said(paragraph, "w:jc")) === "center";
  }

  /** @param {Element} paragraph @returns {boolean} whether anything says how far its lines stand from the edge */
  indents(paragraph) {
    return this.said(paragraph, "w:ind") !== null;
  }

  /** The number that stands before it by itself, as far as that can be told. @param {Element} paragraph @returns {string} */
  number(paragraph) {
    const numbers = this.said(paragraph, "w:numPr");
    return this.numbers.first(val(child(numbers, "w:numId")) ?? "", figure(child(numbers, "w:ilvl")) ?? 0);
  }
}
