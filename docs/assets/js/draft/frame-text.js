// @ts-check
/**
 * A frame as it would be written, and as its writer changed it: what does not follow from the facts stands there as it was read.
 *
 * @module
 */

import { parse } from "../report/blocks.js";
import { follows, isGuard } from "../report/derived.js";
import { expand, over } from "../report/expand.js";
import { writeMarkdown } from "../report/markdown-writer.js";
import { parseReference } from "../report/reference.js";
import { sentences } from "../report/sentences.js";
import { withoutBlanks } from "../report/shorten.js";
import { writeText } from "../report/text-writer.js";
import { phrasesIn, shownIn, textNode } from "../report/tree.js";
import { tight } from "./matching.js";

/** @typedef {import("../report/tree.js").Block} Block */
/** @typedef {import("../report/tree.js").Blocks} Blocks */
/** @typedef {import("../report/tree.js").Inline} Inline */
/** @typedef {import("../report/tree.js").Inlines} Inlines */
/** @typedef {import("../report/facts.js").Facts} Facts */
/** @typedef {import("./run-matching.js").Said} Said */
/** @typedef {{facts: Facts, whole: boolean, format: "markdown" | "text"}} Way */

// What stands for a blank while a frame is written: text of the library holds no private-use character.
const HOLE = /\ue000([0-9]+)\ue001/g;

/** @type {(blocks: Blocks, way: Way) => string} a frame filled with facts */
function writtenWith(blocks, { facts, whole, format }) {
  const filled = expand(blocks, facts);
  const shown = whole ? filled : withoutBlanks(filled);
  return format === "markdown" ? writeMarkdown(shown) : tight(writeText(shown));
}

/** @type {(blocks: Blocks, read: string, way: Way) => boolean} whether a frame filled with facts is what was read, which has addresses as links */
export function isWritten(blocks, read, way) {
  const written = writtenWith(blocks, way);
  return written === read || (way.format === "markdown" && written.includes("://") && writeMarkdown(parse(written)) === read);
}

/**
 * Change a frame so that it says what was read.
 *
 * @param {Blocks} blocks
 * @param {import("./frame-matching.js").Found} found
 * @param {Way} way
 * @param {boolean} noted whether all its annotations must stay
 * @returns {string | null} its text as it is kept, or null where it would say something else
 */
export function editedText(blocks, found, way, noted) {
  // What is not there may go by itself once the rest is as it was; if not, it is taken out.
  for (const cuts of [false, true]) {
    const changed = blocks.flatMap((block, index) => asRead(block, found.blocks[index], { ...way, cuts }));
    const text = sourceOf(changed);
    const read = parse(text);
    if (isWritten(read, found.written, way) && (!noted || phrasesIn(read).length === phrasesIn(blocks).length)) return text;
  }
  return null;
}

/** @type {(blocks: Blocks, way: Way & {cuts: boolean}) => boolean} whether what is not there is to be taken out */
const goes = (blocks, way) => way.cuts && writtenWith(blocks, way) !== "";

/** @type {(block: Block, read: import("./frame-matching.js").Block, way: Way & {cuts: boolean}) => Blocks} */
function asRead(block, read, way) {
  if (read.type === "gone") return goes([block], way) ? [] : [block];
  if (block.type === "paragraph" && read.type === "run" && read.runs.length === 1) {
    const children = saying(block.children, read.runs[0], way);
    return children.length ? [{ ...block, children }] : [];
  }
  if (block.type !== "list" || read.type !== "list") return [block];
  const items = block.items.flatMap((item, index) => {
    const [line, ...more] = read.items.filter(({ at }) => at === index);
    if (!line || item[0]?.type !== "paragraph") return goes([{ ...block, items: [item] }], way) ? [] : [item];
    return more.length ? [item] : [[{ ...item[0], children: saying(item[0].children, line.said, way) }]];
  });
  return items.length ? [{ ...block, items }] : [];
}

/** @type {(children: Inlines, said: Said, way: Way & {cuts: boolean}) => Inlines} a run with the sentences that stand, and with what does not follow as it stands */
function saying(children, said, way) {
  return sentences(children).flatMap((sentence, index) => {
    const values = said[index];
    if (!values) return goes([{ type: "paragraph", children: sentence }], way) ? [] : sentence;
    let at = 0;
    return literal(sentence);

    /** @type {(nodes: Inlines) => Inlines} */
    function literal(nodes) {
      return nodes.flatMap(literalOf);
    }

    /** @type {(node: Inline) => Inlines} */
    function literalOf(node) {
      if ("children" in node) return [{ ...node, children: literal(node.children) }];
      if (node.type !== "field") return [node];
      const reference = parseReference(node.name);
      const derived = reference && "function" in reference ? follows(reference, way.facts) : null;
      if (reference && "function" in reference && isGuard(reference.function)) return derived === "是" ? [node] : [];
      const value = values?.[at] ?? "";
      at += 1;
      return [derived !== null && value && derived !== value ? textNode(value) : node];
    }
  });
}

/** @type {(blocks: Blocks) => string} the text that blocks are read from */
function sourceOf(blocks) {
  /** @type {string[]} */
  const marks = [];
  const mark = (/** @type {string} */ source) => textNode(`\ue000${marks.push(source) - 1}\ue001`);
  /** @type {(children: Inlines) => Inlines} */
  const marked = (children) =>
    children.flatMap((node) => {
      if (node.type === "field") return [mark(`{{${node.name}}}`)];
      if (node.type === "prompt") return [mark(shownIn(node))];
      if (node.type === "phrase") return [mark("{=="), ...marked(node.children), mark(`==}{>>${node.comment}<<}`)];
      return ["children" in node ? { ...node, children: marked(node.children) } : node];
    });
  return writeMarkdown(over(blocks, marked)).replace(HOLE, (_, index) => marks[Number(index)] ?? "");
}
