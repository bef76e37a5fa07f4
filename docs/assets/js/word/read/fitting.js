// @ts-check
/**
 * Fit a snippet to what a section of a Word file says: where it says the same it stands, where not it is changed to.
 *
 * @module
 */

import { typedIn } from "../../draft/rows.js";
import { merged, parse } from "../../report/blocks.js";
import { joined } from "../../report/emphasis.js";
import { expand, over } from "../../report/expand.js";
import { parseReference } from "../../report/reference.js";
import { sentences } from "../../report/sentences.js";
import { withoutBlanks } from "../../report/shorten.js";
import { plain, shownIn, textNode } from "../../report/tree.js";
import { listed } from "../attachments.js";

/** @typedef {import("../../report/tree.js").Block} Block */
/** @typedef {import("../../report/tree.js").Blocks} Blocks */
/** @typedef {import("../../report/tree.js").Inlines} Inlines */
/** @typedef {import("../../report/facts.js").Facts} Facts */
/** @typedef {{facts: Facts, names: ReadonlySet<string>, whole: boolean, write: import("../reading.js").Write}} Way names: the fields that are known; whole: whether what is blank stands */
/** @typedef {{edited: string | null, text: string}} Fitted edited: the snippet's text as it was changed; text: what stands after it */

const MOST = 4_000_000;

/**
 * Fit a snippet.
 *
 * @param {Blocks} source what the snippet says
 * @param {Blocks} written what the section says
 * @param {Way} way
 * @returns {Fitted | null} null where the section says nothing of the snippet's
 */
export function fitted(source, written, way) {
  const said = counted(source, written, way);
  const [due, read] = [keysOf(shown(source, way)), keysOf(said)];
  if (due.every((key, at) => key === read[at]) && (due.length || !way.whole)) return { edited: null, text: own(said.slice(due.length), way) };
  const found = changed(source, said, way);
  const edited = found && way.write(found.blocks, way.names);
  if (!found || !edited || !same(shown(parse(edited, way.names), way), said.slice(0, said.length - found.rest.length))) return null;
  return { edited, text: own(found.rest, way) };
}

/** Rows are filled in Word, and it counts nothing: what stands as if there were none, or nothing followed from them, says what follows. @type {(source: Blocks, said: Blocks, way: Way) => Blocks} */
function counted(source, said, way) {
  const { rows, types } = way.facts;
  const bare = Object.fromEntries(Object.entries(rows).map(([list, all]) => [list, typedIn(all, types[list])]));
  let out = said;
  for (let [at, end] = [0, 1]; at < source.length; at = end++) {
    // What leads to a list goes with it.
    while (end < source.length && keyOf(source[end - 1]).endsWith("：")) end += 1;
    const [now, ...before] = [rows, {}, bare].map((rows) => shown(source.slice(at, end), { ...way, facts: { ...way.facts, rows } }));
    for (const old of before.map(keysOf)) {
      out = merged(out);
      const place = out.findIndex((_, first) => `${old}`.includes("【") && `${keysOf(out.slice(first, first + old.length))}` === `${old}`);
      if (place >= 0) out = [...out.slice(0, place), ...now, ...out.slice(place + old.length)];
    }
  }
  return out;
}

/** Text of the writer's own; a blank that stands in it stays one. @type {(said: Blocks, way: Way) => string} */
export function own(said, way) {
  const text = way.write(over(said, (children) => literal(children, way)), way.names);
  return same(shown(parse(text, way.names), { ...way, whole: true }), said) ? text : way.write(over(said, (children) => literal(children)), way.names);
}

/** @type {(blocks: Blocks, way: Way) => Blocks} */
function shown(blocks, { facts, whole }) {
  const filled = expand(blocks, facts);
  return listed(whole ? filled : withoutBlanks(filled));
}

/** What blocks say, whatever they look like. @type {(blocks: Blocks) => string[]} */
const keysOf = (blocks) => merged(blocks).map(keyOf);

/** @type {(block: Block) => string} */
function keyOf(block) {
  if (block.type === "heading" || block.type === "paragraph") return `${block.type} ${words(block.children)}`;
  if (block.type === "list") return `list ${block.start === null ? "" : 1} ${JSON.stringify(block.items.map(keysOf))}`;
  if (block.type === "table") return `table ${JSON.stringify([block.head, ...block.rows].map((row) => row.map(words)))}`;
  return block.type === "quote" ? `quote ${JSON.stringify(keysOf(block.blocks))}` : JSON.stringify(block);
}

/** @type {(children: Inlines) => string} */
const words = (children) => plain(children).replace(/[ \u00a0]+/g, " ").trim();

/** @type {(one: Blocks, other: Blocks) => boolean} */
export const same = (one, other) => JSON.stringify(keysOf(one)) === JSON.stringify(keysOf(other));

/** @type {(children: Inlines, way?: Way) => Inlines} values as the fields that they are, where they say what those do; without a way as they are read */
const literal = (children, way) =>
  joined(
    children.map((node) => {
      if ("children" in node) return { ...node, children: literal(node.children, way) };
      if (node.type !== "value") return node;
      const known = way?.names.has(node.name) && !parseReference(node.name) && (way.facts.values[node.name] ?? "") === node.text;
      return known ? { type: "field", name: node.name } : textNode(shownIn(node));
    }),
  );

/**
 * Put what was changed in a snippet's place.
 *
 * @type {(source: Blocks, said: Blocks, way: Way) => {blocks: Block[], rest: Blocks} | null} rest: what stands after all that is the snippet's
 */
function changed(source, said, way) {
  const parts = source.map((block) => shown([block], way));
  const due = parts.flatMap((some, index) => some.map((block) => ({ key: keyOf(block), index })));
  const pairs = common(due.map(({ key }) => key), said.map(keyOf));
  if (!pairs) return null;
  const whole = standing(parts, due, pairs);
  /** @type {Block[]} */
  const blocks = [];
  let [next, known, last] = [0, 0, 0];
  /** Blocks of the snippet that say nothing now stay where they are. @type {(until: number) => Block[]} */
  const silent = (until) => {
    const passed = source.slice(next, until).filter((_, at) => !parts[next + at].length);
    next = Math.max(next, until);
    return passed;
  };
  for (let at = 0; at < said.length; at += 1) {
    const pair = pairs.find(([, place]) => place === at);
    const index = pair ? due[pair[0]].index : -1;
    if (whole[index]) {
      blocks.push(...silent(index));
      if (next === index) {
        blocks.push(source[index]);
        next = index + 1;
      }
      [known, last] = [known + 1, at + 1];
      continue;
    }
    // What stands in its place is it, changed.
    const until = pairs.filter(([, place]) => place > at).map(([one]) => due[one].index).find((one) => whole[one]) ?? source.length;
    const like = source.findIndex((block, one) => one >= next && one < until && block.type === said[at].type && parts[one].length > 0);
    const mended = like >= 0 ? mend(source[like], said[at], way) : null;
    if (mended) {
      blocks.push(...silent(like), mended);
      next = like + 1;
      [known, last] = [known + 1, at + 1];
    } else blocks.push(...over([said[at]], (children) => literal(children, way)));
  }
  const rest = said.slice(last);
  return known ? { blocks: [...blocks.slice(0, blocks.length - rest.length), ...silent(source.length)], rest } : null;
}

/** @type {(block: Block, said: Block, way: Way) => Block | null} null where nothing of it stands */
function mend(block, said, way) {
  if ((block.type === "paragraph" && said.type === "paragraph") || (block.type === "heading" && said.type === "heading")) {
    const children = mendRun(block.children, said.children, way);
    return children && { ...block, children };
  }
  if (block.type === "list" && said.type === "list" && (block.start === null) === (said.start === null)) {
    const items = mendRows(block.items, said.items, (item) => shownItems(block, item, way), (item) => keysOf(item).join("\n"), (item, read) => mendItem(item, read, way), (read) => over(read, (children) => literal(children, way)));
    return items && { ...block, items };
  }
  if (block.type !== "table" || said.type !== "table" || block.head.map(words).join("\t") !== said.head.map(words).join("\t")) return null;
  const rows = mendRows(block.rows, said.rows, (row) => shownRows(block, row, way), (row) => row.map(words).join("\t"), () => null, (read) => read.map((cell) => literal(cell, way)));
  return rows && { ...block, rows };
}

/** @type {(list: import("../../report/tree.js").List, item: Blocks, way: Way) => readonly Blocks[]} */
const shownItems = (list, item, way) => shown([{ ...list, items: [item] }], way).flatMap((block) => (block.type === "list" ? block.items : []));

/** @type {(table: import("../../report/tree.js").Table, row: readonly Inlines[], way: Way) => readonly (readonly Inlines[])[]} */
const shownRows = (table, row, way) => shown([{ ...table, rows: [row] }], { ...way, whole: true }).flatMap((block) => (block.type === "table" ? block.rows : []));

/** @type {(item: Blocks, read: Blocks, way: Way) => Blocks | null} */
function mendItem(item, read, way) {
  const mended = item.length === 1 && read.length === 1 ? mend(item[0], read[0], way) : null;
  return mended && [mended];
}

/** Put rows that were changed, added or taken away in the place of those that were written. @template T @param {readonly T[]} source @param {readonly T[]} said @param {(one: T) => readonly T[]} show @param {(one: T) => string} key @param {(one: T, read: T) => T | null} mendOne @param {(read: T) => T} fresh @returns {T[] | null} */
function mendRows(source, said, show, key, mendOne, fresh) {
  const parts = source.map(show);
  const due = parts.flatMap((some, index) => some.map((one) => ({ key: key(one), index })));
  const pairs = common(due.map((one) => one.key), said.map(key));
  if (!pairs) return null;
  const whole = standing(parts, due, pairs);
  /** @type {T[]} */
  const out = [];
  let next = 0;
  let known = 0;
  for (const [at, read] of said.entries()) {
    const pair = pairs.find(([, place]) => place === at);
    const index = pair ? due[pair[0]].index : -1;
    if (whole[index]) {
      if (index >= next) out.push(source[index]);
      next = Math.max(next, index + 1);
      known += 1;
      continue;
    }
    const like = source.findIndex((_one, one) => one >= next && parts[one].length === 1 && !whole[one]);
    const mended = like >= 0 ? mendOne(source[like], read) : null;
    if (mended) [next, known] = [like + 1, known + 1];
    out.push(mended ?? fresh(read));
  }
  return known ? out : null;
}

/** @type {(source: Inlines, said: Inlines, way: Way) => Inlines | null} sentence by sentence */
function mendRun(source, said, way) {
  const parts = sentences(source).map((sentence) => ({ sentence, text: shown([{ type: "paragraph", children: sentence }], way).map((block) => (block.type === "paragraph" ? words(block.children) : "")) }));
  const read = sentences(said);
  const single = parts.filter(({ text }) => text.length === 1);
  const pairs = common(single.map(({ text }) => text[0]), read.map(words));
  if (!pairs?.length) return null;
  return joined(
    read.flatMap((sentence, at) => {
      const pair = pairs.find(([, place]) => place === at);
      return pair ? single[pair[0]].sentence : literal(sentence, way);
    }),
  );
}

/** Which parts stand there as a whole: what was put between the rows of one takes it apart. @type {(parts: readonly (readonly unknown[])[], due: readonly {index: number}[], pairs: readonly [number, number][]) => boolean[]} */
function standing(parts, due, pairs) {
  return parts.map((some, index) => {
    const places = pairs.flatMap(([at, place]) => (due[at].index === index ? [place] : []));
    return some.length > 0 && places.length === some.length && places[places.length - 1] - places[0] === places.length - 1;
  });
}

/** @type {(one: readonly string[], other: readonly string[]) => [number, number][] | null} the longest run of both, in order; null where that takes too long */
function common(one, other) {
  if (one.length * other.length > MOST) return null;
  const width = other.length + 1;
  const lengths = new Uint32Array((one.length + 1) * width);
  for (let at = one.length - 1; at >= 0; at -= 1) {
    for (let on = other.length - 1; on >= 0; on -= 1) {
      const here = at * width + on;
      lengths[here] = one[at] === other[on] ? lengths[here + width + 1] + 1 : Math.max(lengths[here + width], lengths[here + 1]);
    }
  }
  /** @type {[number, number][]} */
  const pairs = [];
  for (let at = 0, on = 0; at < one.length && on < other.length; ) {
    if (one[at] === other[on]) pairs.push([at++, on++]);
    else if (lengths[(at + 1) * width + on] >= lengths[at * width + on + 1]) at += 1;
    else on += 1;
  }
  return pairs;
}
