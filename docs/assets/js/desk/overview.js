// @ts-check
/**
 * What a draft's sections show in the list, and what they ask for in the form.
 *
 * @module
 */

import { fieldsInUse } from "../draft/draft.js";

/** @typedef {import("../draft/draft.js").Draft} Draft */
/** @typedef {import("../report/document.js").Document} Document */

/**
 * List the sections with their numbers.
 *
 * @type {(draft: Draft, document: Document, counts: ReadonlyMap<string, number>) => import("./sections.js").Line[]}
 */
export function linesOf(draft, document, counts) {
  return draft.sections.map(({ key, level, heading, snippet, edited }, index) => {
    const [first] = document.parts[index].blocks;
    const number = first?.type === "heading" ? first.number : "";
    return { key, level, number, heading, snippet, edited: edited !== null, notes: counts.get(key) ?? 0 };
  });
}

/**
 * Ask for the fields of each section and for its own text, whose box is open where there is one and in the chosen section.
 *
 * @type {(draft: Draft, lines: readonly import("./sections.js").Line[], chosen: string | null) => import("./fields.js").Group[]}
 */
export function groupsOf(draft, lines, chosen) {
  const names = new Map(fieldsInUse(draft).map((group) => [group.key, group.names]));
  return draft.sections.map(({ key, heading, text }, index) => ({
    key,
    heading: lines[index].number + (heading || "（没有标题）"),
    names: names.get(key) ?? [],
    text: text || key === chosen ? text : null,
  }));
}
