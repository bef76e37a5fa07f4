// @ts-check
/**
 * Numbers of headings, computed when a document is assembled so that none is ever missing.
 *
 * The twin of hooks/reportkb/report/numbering.py; the golden cases in tests/cases/numbering hold for both.
 *
 * @module
 */

/** @typedef {import("./vocabulary.js").NumberingStyle} NumberingStyle */

const DIGITS = "零一二三四五六七八九";
const PLACES = ["", "十", "百", "千"];
const CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳";

/**
 * Number headings in document order.
 *
 * @param {NumberingStyle} style the form of the numbers; `none` leaves numbering to the word processor
 * @param {readonly number[]} levels each heading's depth from 1; one that skips a depth stands right below the heading
 *   above it, and so do its siblings
 * @returns {string[]} what stands before each heading's text, including the space where the form has one
 */
export function prefixes(style, levels) {
  /** @type {number[]} */
  const above = [];
  /** @type {number[]} */
  let counts = [];
  return levels.map((level) => {
    while (above.length && above[above.length - 1] >= level) above.pop();
    above.push(level);
    counts = counts.slice(0, above.length);
    if (counts.length < above.length) counts.push(0);
    counts[counts.length - 1] += 1;
    return prefix(style, counts);
  });
}

/**
 * Write 1–9999 in Chinese: 十, 十一, 二十, 一百零五.
 *
 * @param {number} number the number
 * @returns {string}
 */
export function chinese(number) {
  const digits = String(number);
  if (number < 10) return DIGITS[number];
  if (number < 20) return number === 10 ? "十" : `十${DIGITS[number - 10]}`;
  let text = "";
  for (const [index, digit] of [...digits].entries()) {
    text += DIGITS[Number(digit)] + (digit === "0" ? "" : PLACES[digits.length - 1 - index]);
  }
  return text.replace(/零+/g, "零").replace(/零$/, "");
}

/**
 * @param {NumberingStyle} style
 * @param {readonly number[]} counts
 * @returns {string}
 */
function prefix(style, counts) {
  const last = counts[counts.length - 1];
  if (style === "none") return "";
  if (style === "official") {
    const forms = [`${chinese(last)}、`, `（${chinese(last)}）`, `${last}.`, `（${last}）`];
    if (counts.length <= forms.length) return forms[counts.length - 1];
    return last <= CIRCLED.length ? CIRCLED[last - 1] : `${last}）`;
  }
  if (style === "chapter" && counts.length === 1) return `第${chinese(last)}章 `;
  return `${counts.join(".")} `;
}
