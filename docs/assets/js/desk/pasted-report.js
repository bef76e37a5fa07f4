// @ts-check
/**
 * A report that is pasted as it looks, into a box for text: written as Markdown, which keeps what is a heading, a list, a table.
 *
 * @module
 */

import { withHeadings } from "../draft/found-headings.js";
import { asReport } from "../draft/pasted-headings.js";
import { writeSource } from "../draft/source-writer.js";
import { readHtml } from "./pasted.js";

// What office programs say of themselves.
const OFFICE = /(?:urn:schemas-microsoft-com:office|class=["']?Mso|mso-|ProgId)/i;

/**
 * Write what the clipboard holds.
 *
 * @param {string} html
 * @param {import("../draft/pasted-headings.js").Lines} lines
 * @returns {string | null} null where its text says as much
 */
export function reportOf(html, lines) {
  const { blocks, centred } = readHtml(html, () => null, true);
  // An editor of code colours what it copies, and its text is what was meant.
  const told = OFFICE.test(html) || withHeadings(blocks).some(({ type }) => type === "heading" || type === "list" || type === "table");
  return blocks.length && told ? writeSource(asReport(blocks, centred, lines)) : null;
}
