// @ts-check
/**
 * Fill a tree with values, and settle what every format must read alike.
 *
 * The twin of hooks/reportkb/report/expand.py, which says by which rules.
 *
 * @module
 */

import { isSpan, joined } from "./emphasis.js";
import { SPACES } from "./lines.js";
import { follows } from "./derived.js";
import { cell, rowsOf } from "./facts.js";
import { parseReference } from "./reference.js";
import { repeat } from "./repeat.js";
import { told } from "./shorten.js";
import { shownIn, textNode } from "./tree.js";

/** @typedef {import("./tree.js").Block} Block */
/** @typedef {import("./tree.js").Blocks} Blocks */
/** @typedef {import("./tree.js").Inline} Inline */
/** @typedef {import("./tree.js").Inlines} Inlines */
/** @typedef {import("./tree.js").Span} Span */
/** @typedef {import("./facts.js").Facts} Facts */
/** @typedef {Readonly<Record<string, string>>} Values what to show, by field; only own properties count */
/** @typedef {0 | -1} At the first or the last */

/** @type {Readonly<Record<string, string>>} */
const PAIRS = Object.fromEntries([..."“‘（《〈【「『［〔("].map((opening, index) => [opening, "”’）》〉】」』］〕)"[index]]));
const CLOSING = Object.values(PAIRS);
const PUNCTUATION = /^[\p{P}\p{S}]/u;

/**
 * Fill in what blanks show: rows repeat, and sentences that there is nothing to say in go.
 *
 * @param {Blocks} blocks
 * @param {Facts} facts what to show; what has no value stays a blank
 * @returns {Blocks}
 */
export function expand(blocks, facts) {
  const written = over(repeat(blocks, facts), (children) => filled(children, facts));
  return over(told(written), (children) => settled(children, "", ""));
}

/**
 * Look up what a field shows.
 *
 * @param {Values} values what to show, by field
 * @param {string} name the field, which may be called like a property of every object
 * @returns {string} its value, empty where it has none
 */
export function shown(values, name) {
  return Object.hasOwn(values, name) ? values[name] : "";
}

/**
 * Change every run of inlines of blocks.
 *
 * @param {Blocks} blocks
 * @param {(children: Inlines) => Inlines} change
 * @returns {Blocks}
 */
export function over(blocks, change) {
  return blocks.map((block) => {
    if (block.type === "heading" || block.type === "paragraph") return { ...block, children: change(block.children) };
    if (block.type === "list") return { ...block, items: block.items.map((item) => over(item, change)) };
    if (block.type === "table") return { ...block, head: block.head.map(change), rows: block.rows.map((row) => row.map(change)) };
    if (block.type === "quote") return { ...block, blocks: over(block.blocks, change) };
    if (block.type === "notes") return { ...block, items: block.items.map((note) => ({ ...note, phrase: change(note.phrase) })) };
    return block;
  });
}

/** @type {(children: Inlines, facts: Facts) => Inlines} */
const filled = (children, facts) =>
  children.map((child) => {
    if (child.type === "field") return { type: "value", name: child.name, text: shownBy(child.name, facts) };
    return "children" in child ? { ...child, children: filled(child.children, facts) } : child;
  });

/** @type {(name: string, facts: Facts) => string} what a name shows, or what follows from a list */
function shownBy(name, facts) {
  const found = parseReference(name);
  if (!found) return shown(facts.values, name);
  if ("function" in found) return follows(found, facts);
  const row = rowsOf(facts.rows, found.list)[found.row - 1];
  return row ? cell(row, found.column) : "";
}

/** @type {(given: Inlines, before: string, after: string) => Inlines} the spans of a run between two characters */
function settled(given, before, after) {
  const children = apart(given);
  const out = children.flatMap((child, index) => {
    if (!("children" in child)) return [child];
    const left = index ? edge(children[index - 1], -1) : before;
    const right = index + 1 < children.length ? edge(children[index + 1], 0) : after;
    if (child.type === "phrase") return [{ ...child, children: settled(child.children, left, right) }];
    if (child.type === "link") return [{ ...child, children: settled(child.children, "[", "]") }];
    return span(child, left, right);
  });
  return joined(out);
}

/** @type {(node: Span, left: string, right: string) => Inlines} punctuation moves out of a span that could not be read */
function span(node, left, right) {
  let children = settled(node.children, left, right);
  let [lead, trail] = ["", ""];
  const inside = node.type === "deleted" ? edge : inner;
  if (children.length && isStuck(inside(children[0], 0), left)) {
    [lead, children] = taken(children, 0);
    if (!lead) return children;
  }
  if (children.length && isStuck(inside(children[children.length - 1], -1), right)) {
    const [last, shorter] = taken(children, -1);
    if (!last) return joined([textNode(lead), ...children]);
    [trail, children] = [last, shorter];
  }
  if (children.length && !lead && CLOSING.includes(trail) && PAIRS[inner(children[0], 0)] === trail) [lead, children] = taken(children, 0);
  if (children.length && !trail && lead && PAIRS[lead] === inner(children[children.length - 1], -1)) [trail, children] = taken(children, -1);
  const kept = children.length ? [{ ...node, children }] : [];
  return joined([textNode(lead), ...kept, textNode(trail)]);
}

/** @type {(children: Inlines, at: At) => [string, Inlines]} the first or last character of text; nothing comes off anything else */
function taken(children, at) {
  const node = at ? children[children.length - 1] : children[0];
  if (node.type !== "text") return ["", children];
  const points = [...node.text];
  const [character] = points.splice(at, 1);
  const rest = textNode(points.join(""));
  return [character, joined(at ? [...children.slice(0, -1), rest] : [rest, ...children.slice(1)])];
}

/** @type {(children: Inlines) => Inlines} without the emphasis whose asterisks would run together with those beside it */
function apart(children) {
  return joined(
    children.flatMap((child, index) => {
      if (child.type !== "strong" && child.type !== "emphasis") return [child];
      const beside = /** @type {[Inline | undefined, At][]} */ ([[children[index - 1], -1], [children[index + 1], 0]]);
      const stars = beside.flatMap(([other, at]) => (other && isDelimited(other) && edge(other, at) === "*" ? [other.type] : []));
      const merged = child.type === "emphasis" ? stars.length > 0 : stars.includes("phrase");
      return merged ? child.children : [child];
    }),
  );
}

/** @type {(node: Inline) => boolean} */
const isDelimited = (node) => isSpan(node) || node.type === "phrase";

/** @type {<T>(list: readonly T[], at: At) => T} */
const pick = (list, at) => (at ? list[list.length - 1] : list[0]);

/** @type {(node: Inline, at: At) => string} what a run of asterisks around a node has inside: runs join */
function inner(node, at) {
  const joins = node.type === "strong" || node.type === "emphasis" || node.type === "phrase";
  return joins ? inner(pick(node.children, at), at) : edge(node, at);
}

/** @type {(node: Inline, at: At) => string} the first or last character that Markdown shows of a node */
function edge(node, at) {
  if (node.type === "text") return pick([...node.text], at);
  if ("name" in node || node.type === "prompt") return pick([...shownIn(node)], at);
  if (node.type === "link") {
    const [child] = node.children;
    const bare = node.children.length === 1 && child.type === "text" && child.text === node.address;
    return pick(bare ? ["<", ">"] : ["[", ")"], at);
  }
  if (node.type === "phrase") return edge(pick(node.children, at), at);
  if (node.type === "break") return pick(["<", ">"], at);
  if (node.type === "code") return "`";
  return node.type === "deleted" ? "~" : "*";
}

/** @type {(inside: string, outside: string) => boolean} whether a delimiter between two characters does not count */
const isStuck = (inside, outside) =>
  PUNCTUATION.test(inside) && outside !== "" && !SPACES.includes(outside) && !PUNCTUATION.test(outside);
