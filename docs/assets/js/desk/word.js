// @ts-check
/**
 * A draft as a Word document: what writes it is fetched when it is asked for.
 *
 * @module
 */

import { lookedUp } from "../site/word-templates.js";
import { toWord } from "../word/write.js";

export { DOCX } from "../word/package.js";

/**
 * Write a report.
 *
 * @param {string} root the way to the root of the site
 * @param {import("../word/write.js").Report} report
 * @param {import("../site/word-profile.js").Chosen} look
 * @returns {Promise<{bytes: Uint8Array<ArrayBuffer>, left: string}>} and what is to be said of what its template asks for
 * @throws {Error} with a sentence for the writer
 */
export async function worded(root, report, look) {
  const { template, left } = await lookedUp(root, look);
  return { bytes: toWord(report, template), left: left(report.fields) };
}
