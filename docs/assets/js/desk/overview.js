// @ts-check
/**
 * What a draft's sections show in the list, and what they ask for in the form.
 *
 * @module
 */

import { fieldsInUse, listsInUse } from "../draft/draft.js";
import { inOrder } from "../draft/rows.js";

/** @typedef {import("../draft/draft.js").Draft} Draft */
/** @typedef {import("../report/document.js").Document} Document */

const MOST_COMMON = 12;

/**
 * List the sections with their numbers.
 *
 * @param {Draft} draft
 * @param {Document} document
 * @param {ReadonlyMap<string, number>} [counts] how many findings a section has
 * @returns {import("./sections.js").Line[]}
 */
export function linesOf(draft, document, counts = new Map()) {
  return draft.sections.map(({ key, level, heading, snippet, edited }, index) => {
    const [first] = document.parts[index].blocks;
    const number = first?.type === "heading" ? first.number : "";
    return { key, level, number, heading, snippet, edited: edited !== null, notes: counts.get(key) ?? 0 };
  });
}

/**
 * Ask first for what most reports say, and for the lists.
 *
 * @type {(draft: Draft) => import("./fields.js").Facts}
 */
export function factsAsked(draft) {
  const names = fieldsInUse(draft).flatMap((group) => group.names).filter((name) => draft.fields[name].common);
  return { names: names.slice(0, MOST_COMMON), lists: inOrder(draft, listsInUse(draft)) };
}

/**
 * Ask for the other fields of each section and for its own text, whose box is open where there is one and in the chosen section.
 *
 * @type {(draft: Draft, lines: readonly import("./sections.js").Line[], chosen: string | null, first: readonly string[]) => import("./fields.js").Group[]}
 */
export function groupsOf(draft, lines, chosen, first) {
  const names = new Map(fieldsInUse(draft).map((group) => [group.key, group.names]));
  return draft.sections.map(({ key, heading, text }, index) => ({
    key,
    heading: lines[index].number + (heading || "（没有标题）"),
    names: (names.get(key) ?? []).filter((name) => !first.includes(name)),
    text: text || key === chosen ? text : null,
  }));
}
