// @ts-check
/**
 * Whom a report is addressed to: the line under its title, above the first heading (GB/T 9704—2012, 7.3.2).
 *
 * A section's text may begin with it; every form of the report shows it above the headings.
 * The twin of hooks/reportkb/report/addressee.py; the golden cases in tests/cases/assemble hold for both.
 *
 * @module
 */

import { inlinesOf } from "./tree.js";

/** @typedef {import("./tree.js").Blocks} Blocks */

const WHO = "[^，。；：.(]{0,40}(?:[局部处科厅委院校室组会署府司行所站队门位关构心导志]长?|经理|主任|】)";
/** It ends in a colon; what a list or a table follows leads to that. */
const ADDRESSEE = new RegExp(`^(?:(?:尊敬的|各位)[^。；：]+|${WHO}(?:，${WHO})*)：$`);

/**
 * Take the addressee out of a report.
 *
 * What a blank is filled with makes no difference, so that a line stays where it is while its blank is filled in.
 *
 * @param {Blocks} blocks the whole report
 * @returns {[Blocks, Blocks]} what says it, if anything does, and everything else
 */
export function apart(blocks) {
  const at = blocks.findIndex(({ type }) => type !== "heading");
  const first = blocks[at];
  const isOne = first?.type === "paragraph" && !/list|table/.test(`${blocks[at + 1]?.type}`) && ADDRESSEE.test(said(first.children));
  return isOne ? [[first], blocks.filter((_, index) => index !== at)] : [[], blocks];
}

/** @type {(children: import("./tree.js").Inlines) => string} */
const said = (children) => inlinesOf(children).map((node) => ("name" in node ? `【${node.name}】` : "text" in node ? node.text : "")).join("");
