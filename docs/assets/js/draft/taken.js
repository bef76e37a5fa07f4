// @ts-check
/**
 * A draft as it is taken along: whole, or without what is still blank.
 *
 * @module
 */

import { withoutBlanks } from "../report/assemble.js";
import { tidy } from "../report/values.js";
import { factsOf, toDocument } from "./document.js";

/** @typedef {import("./draft.js").Draft} Draft */
/** @typedef {import("../report/document.js").Document} Document */

/** Whether what is still blank goes; headings alone have nothing to leave out. @type {(draft: Draft) => boolean} */
export const shortens = ({ whole, flavour }) => !whole && flavour !== "outline";

/**
 * Give the document that is copied, downloaded and printed.
 *
 * @param {Draft} draft
 * @param {ReadonlySet<string>} [keys] only these sections, without title, remark and numbers
 * @returns {Document}
 */
export function taken(draft, keys) {
  const document = toDocument(draft, keys);
  if (!shortens(draft)) return document;
  const short = withoutBlanks(document, factsOf(draft), keys ? "none" : draft.numbering);
  return tidy(draft.title) ? short : { ...short, title: "" };
}

/** Whether a document says nothing at all. @type {(document: Document) => boolean} */
export const isBare = ({ parts }) => parts.every(({ blocks }) => !blocks.length);
