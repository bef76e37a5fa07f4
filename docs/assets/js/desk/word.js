// @ts-check
/**
 * A draft as a Word document: what writes it is fetched when it is asked for.
 *
 * @module
 */

import { templateOf } from "../site/word-templates.js";
import { toWord } from "../word/write.js";

export { DOCX } from "../word/package.js";

/**
 * Write a report.
 *
 * @param {string} root the way to the root of the site
 * @param {import("../word/write.js").Report} report
 * @param {import("../site/word-profile.js").Profile} profile
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 * @throws {Error} with a sentence for the writer
 */
export async function worded(root, report, profile) {
  return toWord(report, await templateOf(root, profile));
}
