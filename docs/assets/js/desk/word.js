// @ts-check
/**
 * A draft as a Word document: what writes it is fetched when it is asked for.
 *
 * @module
 */

import { reportOf } from "../draft/word.js";
import { templateOf } from "../site/word-templates.js";
import { toWord } from "../word/write.js";

export { DOCX } from "../word/package.js";

/**
 * Write a draft.
 *
 * @param {string} root the way to the root of the site
 * @param {import("../draft/draft.js").Draft} draft
 * @param {string | null} key one section only
 * @param {import("../site/word-profile.js").Profile} profile
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 * @throws {Error} with a sentence for the writer
 */
export async function worded(root, draft, key, profile) {
  return toWord(reportOf(draft, key), await templateOf(root, profile));
}
