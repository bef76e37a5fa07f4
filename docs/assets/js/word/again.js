// @ts-check
/**
 * Make a draft of a Word file that was read.
 *
 * @module
 */

import { read } from "../draft/reading.js";

export { fromWord } from "./reading.js";

/** @typedef {import("../draft/draft.js").Draft} Draft */
/** @typedef {import("./reading.js").Brought} Brought */

/**
 * Make a draft.
 *
 * @param {Brought} brought
 * @param {{snippets?: Readonly<Record<string, import("../draft/draft.js").Piece>>, outline?: import("../site/catalog.js").CatalogOutline | null}} known
 * @param {string} id names the draft in this browser
 * @returns {{draft: Draft, recognised: import("../draft/reading.js").Recognised[]}}
 */
export function draftOf(brought, known, id) {
  return read(brought.text, known, id);
}
