// @ts-check
/**
 * What is attached, as an office's document lists it: one a line, below each other, with no mark behind (GB/T 9704—2012, 7.3.4).
 *
 * @module
 */

import { joined } from "../report/emphasis.js";
import { plain, textNode } from "../report/tree.js";

/** @typedef {import("../report/tree.js").Block} Block */
/** @typedef {import("../report/tree.js").Blocks} Blocks */
/** @typedef {import("../report/tree.js").Inline} Inline */
/** @typedef {import("../report/tree.js").Inlines} Inlines */
/** @typedef {import("../report/tree.js").List} List */
/** @typedef {import("../report/tree.js").Paragraph} Paragraph */

export const ATTACHED = "附件：";
const ONE = /^附件[：:]\s*(?![0-9]+[.．])[^。；]+。$/;
const FIRST = /^附件[：:]\s*(?=1[.．])/;
const NUMBER = /^([0-9]+)[.．]\s*/;
const [END, BETWEEN] = ["。", "；"];

/** Attachments that a sentence tells of, as the list that they are. @param {Blocks} blocks @returns {Block[]} */
export function listed(blocks) {
  return blocks.flatMap((block) => (block.type === "paragraph" ? told(block) : [block]));
}

/** @type {(paragraph: Paragraph) => Block[]} */
function told(paragraph) {
  const text = plain(paragraph.children);
  if (ONE.test(text)) return [{ ...paragraph, children: unended(paragraph.children) }];
  if (!FIRST.test(text)) return [paragraph];
  const items = split(cut(unended(paragraph.children), FIRST)).map((children, at) => {
    const rest = cut(children, NUMBER);
    return rest !== children && Number(NUMBER.exec(plain(children))?.[1]) === at + 1 ? rest : null;
  });
  return items.every((item) => item !== null) ? [lead(), list(items, 1)] : [paragraph];
}

/**
 * Read a line that stands in a list of attachments back: below a list it goes on with it.
 *
 * @param {Block[]} blocks take it
 * @param {Inlines} children
 * @returns {void}
 */
export function attach(blocks, children) {
  const [begins, rest] = [FIRST.test(plain(children)), cut(children, FIRST)];
  const [item, last] = [cut(rest, NUMBER), blocks[blocks.length - 1]];
  if (begins && item !== rest) blocks.push(lead(), list([item], 1));
  else if (last?.type === "list" && item !== rest) blocks[blocks.length - 1] = { ...last, items: [...last.items, ...list([item], 1).items] };
  else blocks.push({ type: "paragraph", children });
}

/** Whether a list stands below the word for it, each of its items one line. @type {(block: Block, above: Block | undefined) => boolean} */
export const isAttached = (block, above) =>
  block.type === "list" && block.start === 1 && block.items.every((item) => item.length === 1 && item[0].type === "paragraph") && above?.type === "paragraph" && /^附件[：:]$/.test(plain(above.children).trim());

/** @type {() => Paragraph} */
const lead = () => ({ type: "paragraph", children: [textNode(ATTACHED)] });

/** @type {(items: readonly Inlines[], start: number) => List} */
const list = (items, start) => ({ type: "list", start, items: items.map((children) => [{ type: "paragraph", children }]) });

/** Take off what the text begins with; the same where it does not. @type {(children: Inlines, what: RegExp) => Inlines} */
function cut(children, what) {
  const [first, ...rest] = children;
  const text = first?.type === "text" ? first.text.replace(what, "") : "";
  return first?.type === "text" && text !== first.text ? joined([textNode(text), ...rest]) : children;
}

/** @type {(children: Inlines) => Inlines} */
function unended(children) {
  const last = children[children.length - 1];
  return last?.type === "text" && last.text.endsWith(END) ? joined([...children.slice(0, -1), textNode(last.text.slice(0, -END.length))]) : children;
}

/** @type {(children: Inlines) => Inlines[]} */
function split(children) {
  /** @type {Inline[][]} */
  const items = [[]];
  for (const node of children) {
    const [same, ...others] = node.type === "text" ? node.text.split(BETWEEN).map(textNode) : [node];
    items[items.length - 1].push(same);
    items.push(...others.map((one) => [one]));
  }
  return items.map(joined);
}
