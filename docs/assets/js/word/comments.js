// @ts-check
/**
 * Annotations and guidance as comments (ECMA-376, part 1, 17.13.4), which 删除全部批注 takes away.
 *
 * @module
 */

import { HEAD, xml } from "./xml.js";

const AUTHOR = "报告模板库";
const INITIALS = "库";

export class Comments {
  /** @param {number} [first] the first id that is free */
  constructor(first = 0) {
    this.first = first;
    /** @type {string[][]} the lines of each */
    this.said = [];
  }

  /**
   * Hang a comment on runs.
   *
   * @param {string} inside the runs
   * @param {string} comment a paragraph a line
   * @returns {string}
   */
  on(inside, comment) {
    const id = this.first + this.said.length;
    this.said.push(comment.split("\n"));
    return `<w:commentRangeStart w:id="${id}"/>${inside}<w:commentRangeEnd w:id="${id}"/><w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:commentReference w:id="${id}"/></w:r>`;
  }

  /** Write the part; without a date, since a document of the same draft is the same. @returns {string} */
  part() {
    const all = this.said.map((lines, at) => `<w:comment w:id="${this.first + at}" w:author="${AUTHOR}" w:initials="${INITIALS}">${lines.map(paragraph).join("")}</w:comment>`);
    return `${HEAD}<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${all.join("")}</w:comments>`;
  }
}

/** @type {(line: string, index: number) => string} the first begins with what Word counts it by */
function paragraph(line, index) {
  const mark = index ? "" : '<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:annotationRef/></w:r>';
  return `<w:p><w:pPr><w:pStyle w:val="CommentText"/></w:pPr>${mark}<w:r><w:t xml:space="preserve">${xml(line)}</w:t></w:r></w:p>`;
}
