// @ts-check
/**
 * The blocks of a section of a report, in either format, as lines and cells of characters alone.
 *
 * @module
 */

import { parse } from "../report/blocks.js";
import { writeMarkdown } from "../report/markdown-writer.js";
import { plain } from "../report/tree.js";

/** @typedef {import("../report/tree.js").Block} Block */
/** @typedef {{type: "run", text: string, written: string}} ReadRun */
/** @typedef {{type: "list", start: number | null, items: readonly string[], lines: readonly string[], written: string}} ReadList its items, and how each is written */
/** @typedef {{type: "table", head: readonly string[], rows: readonly (readonly string[])[], written: string}} ReadTable */
/** @typedef {{type: "other", written: string}} Other */
/** @typedef {ReadRun | ReadList | ReadTable | Other} Read */

const ITEM = /^(?:- |([0-9]{1,9})\. )/;

/**
 * Read a section's text.
 *
 * @param {string} body as we would have written it
 * @param {"markdown" | "text"} format
 * @returns {Read[]}
 */
export function readBlocks(body, format) {
  if (format === "markdown") return parse(body).map(fromMarkdown);
  return body.split("\n\n").filter(Boolean).map(fromText);
}

/** @type {(block: Block) => Read} */
function fromMarkdown(block) {
  const written = writeMarkdown([block]);
  if (block.type === "paragraph") return { type: "run", text: plain(block.children), written };
  if (block.type === "table") return { type: "table", head: block.head.map(plain), rows: block.rows.map((row) => row.map(plain)), written };
  if (block.type !== "list") return { type: "other", written };
  const texts = block.items.map((item) => (item.length === 1 && item[0].type === "paragraph" ? plain(item[0].children) : null));
  // An item with more than a line is none that a frame has; what stands before it may be.
  const count = texts.includes(null) ? texts.indexOf(null) : texts.length;
  const lines = block.items.map((item, index) => writeMarkdown([{ ...block, start: block.start === null ? null : block.start + index, items: [item] }]));
  return count ? { type: "list", start: block.start, items: /** @type {string[]} */ (texts.slice(0, count)), lines, written } : { type: "other", written };
}

/** @type {(chunk: string) => Read} */
function fromText(chunk) {
  const lines = chunk.split("\n");
  const first = ITEM.exec(lines[0]);
  if (first && lines.every((line) => ITEM.test(line))) {
    return { type: "list", start: first[1] ? Number(first[1]) : null, items: lines.map((line) => line.replace(ITEM, "")), lines, written: chunk };
  }
  if (lines.length === 1) return { type: "run", text: chunk, written: chunk };
  const cells = lines.map((line) => line.split("\t"));
  const width = cells[0].length;
  // Empty cells at the end of a line leave no trace.
  return { type: "table", head: cells[0], rows: cells.slice(1).map((row) => [...row, ...Array(Math.max(0, width - row.length)).fill("")]), written: chunk };
}
