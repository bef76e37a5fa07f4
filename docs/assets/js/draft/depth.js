// @ts-check
/**
 * How long a draft is after its outline, and the same draft longer or shorter, with all that its writer did.
 *
 * @module
 */

import { copied, insert } from "./sections.js";
import { indexOf } from "./tree.js";

/** @typedef {import("./draft.js").Draft} Draft */
/** @typedef {import("./draft.js").Section} Section */
/** @typedef {import("../site/catalog.js").CatalogOutline} Outline as the catalogue holds it */
/** @typedef {Map<number, string>} Places the key of the section that an outline's node became, by the node's place */

const DEEPEST = 2;

/**
 * Tell which version of its outline a draft is: the longest that it has at least half of.
 *
 * @param {Draft} draft
 * @param {Outline} outline
 * @returns {number} index in the outline's depths
 */
export function depthOf(draft, outline) {
  const places = placesOf(draft, outline);
  for (let depth = DEEPEST; depth > 0; depth -= 1) {
    const own = outline.nodes.flatMap((node, at) => (node.depth === depth ? [at] : []));
    if (own.length && 2 * own.filter((at) => places.has(at)).length >= own.length) return depth;
  }
  return 0;
}

/**
 * Make a draft as long as a version of its outline. What a longer version has is put in its place; what a shorter
 * one lacks is taken out, unless it was written into, renamed, moved, or something of the writer's own stands below it.
 *
 * @param {Draft} draft
 * @param {Outline} outline
 * @param {number} depth index in the outline's depths
 * @returns {{draft: Draft, added: number, removed: number, kept: number}} kept: what a shorter one lacks and stays
 */
export function withDepth(draft, outline, depth) {
  const from = depthOf(draft, outline);
  return depth > from ? longer(draft, outline, from, depth) : shorter(draft, outline, depth);
}

/** @type {(draft: Draft, outline: Outline, from: number, depth: number) => {draft: Draft, added: number, removed: number, kept: number}} */
function longer(draft, outline, from, depth) {
  const places = placesOf(draft, outline);
  const stories = tellsStories(draft, outline);
  let [made, added] = [knowing(draft, outline), 0];
  for (const [at, node] of outline.nodes.entries()) {
    // What the writer took out of the shorter version stays out.
    if (node.depth <= from || node.depth > depth || places.has(at)) continue;
    const { level, heading } = node;
    const snippet = stories ? node.snippet : node.frame;
    const piece = snippet !== null && Object.hasOwn(outline.snippets, snippet) ? outline.snippets[snippet] : null;
    const content = piece && copied(piece);
    const place = placeOf(made.sections, outline, places, at);
    const next = insert(made, place, { level, heading, snippet, content, edited: null, text: "" });
    if (next === made) break;
    places.set(at, next.sections[place].key);
    [made, added] = [next, added + 1];
  }
  return { draft: added ? made : draft, added, removed: 0, kept: 0 };
}

/** Whether a draft began from what its outline's sections tell, not from their frames. @type {(draft: Draft, outline: Outline) => boolean} */
export const tellsStories = (draft, outline) =>
  outline.nodes.some(({ snippet, frame }) => snippet !== frame && draft.sections.some((section) => section.snippet === snippet));

/** @type {(draft: Draft, outline: Outline) => Draft} what the draft already knows of a field or list stays */
const knowing = (draft, { fields, values, types, rows }) => ({
  ...draft,
  ...{ fields: { ...fields, ...draft.fields }, examples: { ...values, ...draft.examples } },
  ...{ types: { ...types, ...draft.types }, exampleRows: { ...rows, ...draft.exampleRows } },
});

/** @type {(draft: Draft, outline: Outline, depth: number) => {draft: Draft, added: number, removed: number, kept: number}} */
function shorter(draft, outline, depth) {
  const places = placesOf(draft, outline);
  const nodes = new Map([...places].map(([at, key]) => [key, at]));
  const order = draft.sections.flatMap(({ key }) => nodes.get(key) ?? []);
  const inOrder = new Set(longestRise(order));
  /** @type {Section[]} */
  const kept = [];
  let [removed, stayed] = [0, 0];
  for (const section of [...draft.sections].reverse()) {
    const at = nodes.get(section.key);
    const node = at === undefined ? null : outline.nodes[at];
    const extra = node !== null && node.depth > depth;
    const untouched = node && !section.text && section.edited === null && section.heading === node.heading && section.level === node.level && inOrder.has(at ?? -1);
    if (extra && untouched && !(kept[0]?.level > section.level)) removed += 1;
    else {
      kept.unshift(section);
      if (extra) stayed += 1;
    }
  }
  return { draft: removed ? { ...draft, sections: kept } : draft, added: 0, removed, kept: stayed };
}

/** @type {(draft: Draft, outline: Outline) => Places} */
function placesOf(draft, outline) {
  const free = [...draft.sections];
  /** @type {Places} */
  const places = new Map();
  for (const [at, { snippet, frame, heading }] of outline.nodes.entries()) {
    const same = (/** @type {Section} */ section) =>
      snippet === null ? section.snippet === null && section.heading === heading : section.snippet === snippet || section.snippet === frame;
    const found = free.findIndex(same);
    if (found >= 0) places.set(at, free.splice(found, 1)[0].key);
  }
  return places;
}

/** @type {(sections: readonly Section[], outline: Outline, places: Places, at: number) => number} behind what stands before it in the outline */
function placeOf(sections, outline, places, at) {
  const before = [...Array(at).keys()].reverse().find((other) => places.has(other));
  const opening = sections.length && !sections[0].heading ? 1 : 0;
  if (before === undefined) return opening;
  const { level } = outline.nodes[at];
  const found = indexOf(sections, places.get(before) ?? "");
  let end = found + 1;
  if (sections[found].level >= level) while (end < sections.length && sections[end].level > level) end += 1;
  return end;
}

/** @type {(numbers: readonly number[]) => number[]} the longest that rises, of those that can be had by leaving some out */
function longestRise(numbers) {
  /** @type {number[][]} */
  const best = [];
  for (const number of numbers) {
    const before = best.filter((run) => run[run.length - 1] < number);
    best.push([...before.reduce((longest, run) => (run.length > longest.length ? run : longest), /** @type {number[]} */ ([])), number]);
  }
  return best.reduce((longest, run) => (run.length > longest.length ? run : longest), /** @type {number[]} */ ([]));
}
