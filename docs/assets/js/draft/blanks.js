// @ts-check
/**
 * What a writer has still to fill in: what is computed waits for what it is computed from, and is no blank itself.
 *
 * @module
 */

import { blanks } from "../report/document.js";
import { operands } from "../report/formula.js";
import { inlinesOf, runs } from "../report/tree.js";
import { tidy } from "../report/values.js";
import { fieldsInUse, listsInUse, ownFactsOf } from "./document.js";
import { addSnippet } from "./sections.js";

/** @typedef {import("./draft.js").Draft} Draft */

/**
 * List the fields to fill in so that a document has no blank.
 *
 * @param {import("../report/document.js").Document} document the draft as a document
 * @param {Draft["fields"]} fields the draft's fields
 * @param {Readonly<Record<string, string>>} own what its writer filled in, and what follows from it
 * @returns {string[]} each once, in the order of the document; one that cannot be computed from what is filled in stands for itself
 */
export function openFields(document, fields, own) {
  return [...new Set(blanks(document, own).flatMap((name) => sources(name, fields, own)))];
}

/**
 * List the lists that a draft's sections use and that have no row yet.
 *
 * @param {Draft} draft
 * @returns {string[]} each as what asks for it on the paper, the count of its rows
 */
export function openLists(draft) {
  const used = new Set([...listsInUse(draft).values()].flatMap((lists) => [...lists.keys()]));
  const filled = ownFactsOf(draft).rows;
  return [...used].filter((list) => !Object.hasOwn(filled, list)).map((list) => `计数(${list})`);
}

/**
 * Count the places that ask for a sentence.
 *
 * @param {import("../report/document.js").Document} document the draft as a document
 * @returns {number}
 */
export const promptsIn = (document) => runs(document.parts.flatMap((part) => part.blocks)).flatMap(inlinesOf).filter((node) => node.type === "prompt").length;

/**
 * List what is still to be filled in before a field can be shown.
 *
 * @param {string} name the field
 * @param {Draft["fields"]} fields the draft's fields
 * @param {Readonly<Record<string, string>>} own what is filled in or follows from it
 * @returns {string[]} the field itself where it is not computed, or where all that it needs is there
 */
export function sources(name, fields, own) {
  const [found, seen] = [/** @type {string[]} */ ([]), new Set([name])];
  const pending = [name];
  for (let at = pending.shift(); at !== undefined; at = pending.shift()) {
    const needed = operands((Object.hasOwn(fields, at) && fields[at].steps) || []).filter((operand) => !Object.hasOwn(own, operand));
    if (!needed.length) found.push(at);
    pending.unshift(...needed.filter((operand) => !seen.has(operand)));
    for (const operand of needed) seen.add(operand);
  }
  return found.length ? found : [name];
}

/**
 * List the fields that a draft asks for where it shows bodies.
 *
 * @param {Draft} draft
 * @returns {Set<string>}
 */
export const askedIn = (draft) => new Set(fieldsInUse({ ...draft, flavour: "template" }).flatMap((group) => group.names));

/**
 * List the fields that a snippet would ask for anew.
 *
 * @param {Draft} draft
 * @param {ReadonlySet<string>} asked what the draft asks for already
 * @param {import("./draft.js").Piece} piece the snippet
 * @returns {string[]}
 */
export function newlyAsked(draft, asked, piece) {
  const alone = addSnippet({ ...draft, sections: [] }, 0, 1, "", piece);
  const known = (/** @type {string} */ name) => asked.has(name) || Boolean(alone.fields[name].steps) || tidy(Object.hasOwn(draft.values, name) ? draft.values[name] : "");
  return [...askedIn(alone)].filter((name) => !known(name));
}

/**
 * Tell whether a report has no title of its writer's yet.
 *
 * @param {Draft} draft
 * @param {string | undefined} outline the title of the outline that it began from
 * @returns {boolean}
 */
export function untitled({ title }, outline) {
  return !tidy(title) || title === outline;
}
