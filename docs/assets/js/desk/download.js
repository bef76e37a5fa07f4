// @ts-check
/**
 * What a draft's files are called.
 *
 * @module
 */

import { named } from "../site/download.js";

export { hand, named } from "../site/download.js";

/** @type {(draft: import("../draft/draft.js").Draft, kind: "md" | "txt" | "draft" | "docx") => string} */
export const fileName = ({ name }, kind) => named(name) + { md: ".md", txt: ".txt", draft: ".draft.json", docx: ".docx" }[kind];
