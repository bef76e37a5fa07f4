// @ts-check
/**
 * Inlines as runs of WordprocessingML (ECMA-376, part 1, 17.3.2).
 *
 * @module
 */

import { plain } from "../report/tree.js";
import { xml } from "./xml.js";

/** @typedef {import("../report/tree.js").Inline} Inline */
/** @typedef {import("../report/tree.js").Inlines} Inlines */
/** @typedef {"strong" | "emphasis" | "deleted" | "code" | "link" | "placeholder"} Mark */

/**
 * What a run needs besides its own words.
 *
 * @typedef {object} Tools
 * @property {import("./controls.js").Controls} controls
 * @property {import("./comments.js").Comments | null} comments null where phrases stand without their annotations
 */

/** The character style of a mark; of several the first that is there, and the others by themselves. @type {[Mark, string][]} */
const STYLES = [["placeholder", "PlaceholderText"], ["link", "Hyperlink"], ["strong", "Strong"], ["emphasis", "Emphasis"]];
/** In the order that a run's properties stand in (17.3.2.28). @type {[Mark, string][]} */
const PROPERTIES = [["strong", "<w:b/><w:bCs/>"], ["deleted", "<w:strike/>"], ["emphasis", '<w:em w:val="dot"/>']];

/**
 * Write inlines.
 *
 * @param {Inlines} children
 * @param {Tools} tools
 * @param {readonly Mark[]} [marks] what is true of all of them
 * @returns {string}
 */
export function runs(children, tools, marks = []) {
  return children.map((child) => run(child, tools, marks)).join("");
}

/** @type {(node: Inline, tools: Tools, marks: readonly Mark[]) => string} */
function run(node, tools, marks) {
  if (node.type === "text") return words(node.text, marks);
  if (node.type === "code") return words(node.text, [...marks, "code"]);
  if (node.type === "break") return `<w:r>${properties(marks)}<w:br/></w:r>`;
  if (node.type === "prompt") return tools.controls.prompt(node, marks);
  if ("name" in node) return tools.controls.value(node, marks);
  if (node.type === "link") return words(plain([node]), marks);
  const inside = runs(node.children, tools, node.type === "phrase" ? marks : [...marks, node.type]);
  return node.type === "phrase" && tools.comments && node.comment ? tools.comments.on(inside, node.comment) : inside;
}

/**
 * Write words as a run; a line's end breaks it, and a tab is one.
 *
 * @param {string} text
 * @param {readonly Mark[]} marks
 * @returns {string}
 */
export function words(text, marks) {
  if (!text) return "";
  const lines = text.split(/\r\n?|\n/).map((line) => line.split("\t").map((part) => (part ? `<w:t xml:space="preserve">${xml(part)}</w:t>` : "")).join("<w:tab/>"));
  return `<w:r>${properties(marks)}${lines.join("<w:br/>")}</w:r>`;
}

/** @type {(marks: readonly Mark[]) => string} */
export function properties(marks) {
  const style = STYLES.find(([mark]) => marks.includes(mark));
  const own = PROPERTIES.filter(([mark]) => marks.includes(mark) && mark !== style?.[0]).map(([, element]) => element);
  const inside = (style ? `<w:rStyle w:val="${style[1]}"/>` : "") + own.join("");
  return inside && `<w:rPr>${inside}</w:rPr>`;
}
