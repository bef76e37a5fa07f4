// @ts-check
/**
 * Write a tree as plain text: a line a paragraph, item or table row, blank lines between blocks.
 *
 * The twin of hooks/reportkb/report/text_writer.py.
 *
 * @module
 */

import { NOTES } from "./markdown-writer.js";
import { plain, said } from "./tree.js";

/** @typedef {import("./tree.js").Block} Block */

/** @type {(blocks: import("./tree.js").Blocks) => string} blocks, with a blank line between them */
export const writeText = (blocks) => blocks.map(written).join("\n\n");

/** @type {(block: Block) => string} */
function written(block) {
  if (block.type === "heading") return block.number + plain(block.children);
  if (block.type === "paragraph") return plain(block.children);
  if (block.type === "list") return list(block);
  if (block.type === "table") return [block.head, ...block.rows].map((row) => row.map(plain).join("\t")).join("\n");
  if (block.type === "quote") return writeText(block.blocks);
  if (block.type === "code-block") return block.text;
  return [`【${NOTES}】`, ...block.items.map((note, index) => `${index + 1}. ${plain(said(note))}`)].join("\n");
}

/** @type {(block: import("./tree.js").List) => string} */
function list(block) {
  const items = block.items.map((item, index) => {
    const mark = block.start === null ? "- " : `${block.start + index}. `;
    return mark + item.map(written).join("\n").replaceAll("\n", "\n  ");
  });
  return items.join("\n");
}
