// @ts-check
/**
 * Turn a section's heading and content into the parts of a document.
 *
 * The twin of `parts_of` in hooks/reportkb/report/assemble.py; the golden cases in tests/cases/assemble hold for both.
 *
 * @module
 */

import { html, markdown } from "./fill.js";

/** @typedef {import("./assemble.js").Part} Part */
/** @typedef {import("./assemble.js").Content} Content */
/** @typedef {import("./fill.js").Segments} Segments */
/** @typedef {{level: number, heading: string}} Head a heading in its place, without its number */

export const PURPOSE = "写作目的：";
const MARK = /<\/?mark[^>]*>/g;
const TABLE = '<table border="1" cellspacing="0" cellpadding="6">';

/**
 * Give a section the parts that a flavour wants of it.
 *
 * @param {Head} head the section's heading
 * @param {Content | null} content what stands under it; null leaves a bare heading
 * @param {import("./assemble.js").Flavour} flavour headings and purposes, or the text
 * @param {boolean} notes whether the annotations, or in an outline the points, are listed
 * @returns {Part[]}
 */
export function partsOf(head, content, flavour, notes) {
  if (!content) return [bare(head)];
  return flavour === "outline" ? [purpose(head, content, notes)] : section(head, content, notes);
}

/** @type {(head: Head) => Part} */
const bare = (head) => ({ level: head.level, heading: head.heading, markdown: [], html: [], text: [], notes: [] });

/**
 * Give each block of a snippet its place below the heading; the last one carries the notes.
 *
 * @type {(head: Head, content: Content, withNotes: boolean) => Part[]}
 */
function section(head, content, withNotes) {
  /** @type {Part[]} */
  const parts = content.blocks.map((block) => ({
    level: head.level + block.level,
    heading: block.heading || head.heading,
    markdown: [block.markdown],
    html: [block.html.map((part, index) => (index % 2 ? part : clean(part)))],
    text: [block.text],
    notes: [],
  }));
  if (!parts.length || content.blocks[0].level) parts.unshift(bare(head));
  if (withNotes) parts[parts.length - 1].notes = content.notes;
  return parts;
}

/** @type {(head: Head, content: Content, withPoints: boolean) => Part} */
function purpose(head, content, withPoints) {
  const [aim, points] = [PURPOSE + content.purpose, withPoints ? content.points : []];
  const items = points.map((point) => `<li>${html(point)}</li>`).join("");
  return {
    ...bare(head),
    markdown: literals(markdown(aim), points.map((point) => `- ${markdown(point)}`).join("\n")),
    html: literals(`<p>${html(aim)}</p>`, points.length ? `<ul>${items}</ul>` : ""),
    text: literals(aim, points.map((point) => `- ${point}`).join("\n")),
  };
}

/** @type {(...texts: string[]) => Segments[]} */
const literals = (...texts) => texts.filter(Boolean).map((text) => [text]);

/**
 * Take the marks of annotated phrases out, and give tables the borders that Word expects.
 *
 * @type {(part: string) => string}
 */
const clean = (part) => part.replace(MARK, "").replaceAll("<table>", TABLE);
