// @ts-check
/**
 * What a frame's text is made of, as far as reading it back needs: sentences of literal text and blanks, and what repeats.
 *
 * @module
 */

import { isGuard } from "../report/derived.js";
import { label, parseReference } from "../report/reference.js";
import { sentences } from "../report/sentences.js";
import { inlinesOf, plain, runs, shownIn } from "../report/tree.js";
import { understood } from "../report/values.js";

/** @typedef {import("../report/tree.js").Block} Block */
/** @typedef {import("../report/tree.js").Blocks} Blocks */
/** @typedef {import("../report/tree.js").Inline} Inline */
/** @typedef {import("../report/tree.js").Inlines} Inlines */
/** @typedef {import("../report/reference.js").ColumnReference} ColumnReference */
/** @typedef {{name: string, blank: string, reference: import("../report/reference.js").Reference | null}} Hole a blank, and what stands there while it is one */
/** @typedef {{parts: readonly (string | Hole)[], optional: boolean}} Sentence optional: it goes where it says nothing, or leads to nothing */
/** @typedef {{sentences: readonly Sentence[], repeats: ColumnReference | null}} Run */
/** @typedef {{cells: readonly Run[], repeats: ColumnReference | null}} Row */
/** @typedef {{type: "run", run: Run} | {type: "list", start: number | null, items: readonly Run[]} | {type: "table", head: readonly string[], rows: readonly Row[]}} Shape */

/** @type {Readonly<Record<string, RegExp>>} what follows from a list, as it may be written */
const FOLLOWING = { 计数: /^[0-9]+$/, 合计: /^-?[0-9][0-9,]*(?:\.[0-9]+)?$/, 占比: /^[0-9.]+%$/, 比率: /^-?[0-9.]+%$/, 名单: /./ };

/** @type {WeakMap<Blocks, readonly Shape[] | null>} */
const known = new WeakMap();

/**
 * Say what the text of a frame is made of.
 *
 * @param {Blocks} blocks
 * @returns {readonly Shape[] | null} null where it is no frame's: nothing is said of a list, and nothing asked for
 */
export function shapeOf(blocks) {
  const before = known.get(blocks);
  if (before !== undefined) return before;
  const asked = runs(blocks).flatMap(inlinesOf).some((node) => node.type === "prompt" || (node.type === "field" && parseReference(node.name)));
  const shapes = asked ? blocks.map(shaped) : [null];
  const found = shapes.includes(null) ? null : /** @type {Shape[]} */ (shapes);
  known.set(blocks, found);
  return found;
}

/** @type {(block: Block) => Shape | null} */
function shaped(block) {
  if (block.type === "paragraph") return { type: "run", run: runOf(block.children) };
  if (block.type === "list") {
    const items = block.items.map((item) => (item.length === 1 && item[0].type === "paragraph" ? runOf(item[0].children) : null));
    return items.includes(null) ? null : { type: "list", start: block.start, items: /** @type {Run[]} */ (items) };
  }
  if (block.type !== "table") return null;
  const rows = block.rows.map((cells) => ({ cells: cells.map(cellOf), repeats: cells.map(repeating).find(Boolean) ?? null }));
  return { type: "table", head: block.head.map(plain), rows };
}

/** @type {(children: Inlines) => Run} */
function runOf(children) {
  const divided = sentences(children);
  return {
    repeats: repeating(children),
    sentences: divided.map((sentence, index) => {
      const leads = index === divided.length - 1 && /[：:]$/.test(plain(sentence));
      return { parts: partsOf(sentence), optional: leads || inlinesOf(sentence).some((node) => node.type === "prompt" || node.type === "field") };
    }),
  };
}

/** @type {(children: Inlines) => Run} a cell or an annotated phrase, which stands as a whole or not at all */
export const cellOf = (children) => ({ repeats: repeating(children), sentences: [{ parts: partsOf(children), optional: false }] });

/** @type {(children: Inlines) => ColumnReference | null} the first column that it names without saying which row */
function repeating(children) {
  for (const node of inlinesOf(children)) {
    const found = node.type === "field" ? parseReference(node.name) : null;
    if (found && !("function" in found) && !found.row) return found;
  }
  return null;
}

/** @type {(children: Inlines) => (string | Hole)[]} literal text and blanks, in order */
function partsOf(children) {
  /** @type {(string | Hole)[]} */
  const parts = [];
  for (const node of inlinesOf(children)) {
    if (node.type === "field") {
      const reference = parseReference(node.name);
      const guards = reference && "function" in reference && isGuard(reference.function);
      if (!guards) parts.push({ name: node.name, blank: `【${label(node.name)}】`, reference });
      continue;
    }
    const text = "children" in node ? "" : node.type === "prompt" ? shownIn(node) : plain([node]);
    const last = parts[parts.length - 1];
    if (typeof last === "string") parts[parts.length - 1] = last + text;
    else if (text) parts.push(text);
  }
  return parts;
}

/** @type {(hole: Hole, value: string, known: {fields: import("../report/values.js").Fields, types: import("../report/facts.js").RecordTypes}) => boolean} whether a value is written as its type is */
export function fits({ name, reference }, value, { fields, types }) {
  if (reference && "function" in reference) return FOLLOWING[reference.function]?.test(value) ?? false;
  const columns = reference && Object.hasOwn(types, reference.list) ? types[reference.list].columns : fields;
  const key = reference ? reference.column : name;
  const field = Object.hasOwn(columns, key) ? /** @type {any} */ (columns[key]) : null;
  if (!field) return true;
  if (field.choices) return field.choices.includes(value);
  return understood(field, value) === value;
}

/** @type {(shapes: readonly Shape[], blocks: readonly import("./frame-matching.js").Block[]) => number} how much literal text stands */
export function lettersOf(shapes, blocks) {
  let letters = 0;
  const add = (/** @type {Run} */ run, /** @type {import("./run-matching.js").Said} */ said) => {
    for (const [index, one] of said.entries()) {
      if (one) for (const part of run.sentences[index].parts) letters += typeof part === "string" ? part.length : 0;
    }
  };
  for (const [index, shape] of shapes.entries()) {
    const block = blocks[index];
    if (shape.type === "run" && block.type === "run") for (const said of block.runs) add(shape.run, said);
    if (shape.type === "list" && block.type === "list") for (const { at, said } of block.items) add(shape.items[at], said);
    if (shape.type === "table" && block.type === "table") letters += shape.head.join("").length;
  }
  return letters;
}
