// @ts-check
/**
 * Where sections begin, for the contents and for reading a document back (ECMA-376, part 1, 17.13.6 and 17.16.5.68).
 *
 * @module
 */

import { words } from "./runs.js";

/** The contents show headings as deep as this. */
const DEEPEST = 3;

export class Bookmarks {
  /** @param {number} [first] the first id that is free */
  constructor(first = 0) {
    this.first = first;
    /** @type {{name: string, text: string, depth: number}[]} */
    this.places = [];
  }

  /** Mark a heading. @param {string} key of its section @param {string} text @param {string} number @param {number} depth @returns {[start: string, end: string]} */
  at(key, text, number, depth) {
    const id = this.first + this.places.length;
    const name = `_${key}`;
    this.places.push({ name, text: `${number}${text}`, depth });
    return [`<w:bookmarkStart w:id="${id}" w:name="${name}"/>`, `<w:bookmarkEnd w:id="${id}"/>`];
  }

  /** Write the contents: a field that Word fills with pages when it is updated, and until then the headings alone, since none is known yet. @returns {string} */
  contents() {
    const entries = this.places.filter(({ depth }) => depth <= DEEPEST);
    const begin = `<w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r><w:r><w:instrText xml:space="preserve"> TOC \\o "1-${DEEPEST}" \\h \\z \\u </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>`;
    const end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>';
    const lines = entries.map(({ name, text, depth }, index) => {
      const link = `<w:hyperlink w:anchor="${name}" w:history="1">${words(text, [])}</w:hyperlink>`;
      return `<w:p><w:pPr><w:pStyle w:val="TOC${depth}"/></w:pPr>${index ? "" : begin}${link}${index === entries.length - 1 ? end : ""}</w:p>`;
    });
    return lines.join("");
  }
}
