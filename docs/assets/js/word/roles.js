// @ts-check
/**
 * What a paragraph is in an office's document: addressee, list of attachments, signature, date (GB/T 9704—2012, 7.3.2, 7.3.4 and 7.3.5).
 *
 * @module
 */

import { apart } from "../report/addressee.js";
import { inlinesOf, plain } from "../report/tree.js";

/** @typedef {import("../report/tree.js").Blocks} Blocks */
/** @typedef {import("../report/tree.js").Paragraph} Paragraph */
/** @typedef {"Addressee" | "Attachment" | "Signature" | "Date"} Role the style that it has */

const DAY = /^(?:[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日|【[^】]*日期】)$/;
const ATTACHMENT = /^附件[：:]/;
const NARROW = /[\0-\u00b6\u00b8-\u1fff]/;
const MEETING = /(?<=[0-9A-Za-z])(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])(?=[0-9A-Za-z])/g;
const SAYS = /[。！？；：，]/;
/** What may stand before who signs. */
const LABEL = /^(?:申请|汇报|报告|述职|填报|编制|执笔|撰写)人：/;
const [MOST_SIGNERS, LONGEST_SIGNER] = [4, 30];

/**
 * Tell the roles of a document's paragraphs.
 *
 * @param {Blocks} blocks the whole document
 * @returns {Map<Paragraph, Role>} those that have one
 */
export function rolesOf(blocks) {
  /** @type {Map<Paragraph, Role>} */
  const roles = new Map();
  for (const line of apart(blocks)[0]) roles.set(/** @type {Paragraph} */ (line), "Addressee");
  for (const block of blocks) if (block.type === "paragraph" && ATTACHMENT.test(plain(block.children))) roles.set(block, "Attachment");
  const last = blocks[blocks.length - 1];
  if (last?.type !== "paragraph" || !isDay(last)) return roles;
  roles.set(last, "Date");
  for (let at = blocks.length - 2; at >= 0 && at >= blocks.length - 1 - MOST_SIGNERS; at -= 1) {
    const block = blocks[at];
    if (block.type !== "paragraph" || !signs(plain(block.children))) break;
    roles.set(block, "Signature");
  }
  return roles;
}

/** @type {(paragraph: Paragraph) => boolean} a day, or the blank for one */
const isDay = ({ children }) => DAY.test(plain(children)) || (children.length === 1 && inlinesOf(children).every((node) => "name" in node && node.name.endsWith("日期")));

/** @type {(text: string) => boolean} */
const signs = (text) => text !== "" && [...text].length <= LONGEST_SIGNER && !SAYS.test(text.replace(LABEL, "").replace(/【[^】]*】/g, ""));

/**
 * Say how far from the right edge the lines of a signature and its date stand, in characters.
 *
 * The date below one signature begins two characters after it, and the longer of both ends two characters from the
 * edge (7.3.5.2). Of several signatures the standard says nothing: each stands in the middle of the longest.
 *
 * @param {readonly string[]} lines the signatures, and the date last
 * @returns {number[]}
 */
export function indents(lines) {
  const widths = lines.map(wide);
  const [signature, day] = widths;
  if (lines.length === 2) return day + 2 > signature ? [day + 4 - signature, 2] : [2, Math.max(2, signature - day)];
  const most = Math.max(...widths);
  return widths.map((width) => 2 + (most - width) / 2);
}

/** How many full characters words are wide; Word leaves a quarter between Chinese and Latin. @type {(text: string) => number} */
export const wide = (text) => [...text].reduce((sum, character) => sum + (NARROW.test(character) ? 0.5 : 1), 0) + (text.match(MEETING) ?? []).length / 4;
