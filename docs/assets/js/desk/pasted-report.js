// @ts-check
/**
 * A report that is pasted as it looks, into a box for text: written as Markdown, which keeps what is a heading, a list, a table.
 *
 * @module
 */

import { asReport, withHeadings } from "../draft/found-headings.js";
import { writeSource } from "../draft/source-writer.js";
import { readHtml } from "./pasted.js";

// What office programs say of themselves.
const OFFICE = /(?:urn:schemas-microsoft-com:office|class=["']?Mso|mso-|ProgId)/i;

/**
 * Write what the clipboard holds.
 *
 * @param {{getData: (type: string) => string}} data
 * @returns {string | null} null where its text says as much
 */
export function reportOf(data) {
  const html = data.getData("text/html");
  if (!html) return null;
  const { blocks, centred } = readHtml(html, () => null, true);
  // An editor of code colours what it copies, and its text is what was meant.
  const told = OFFICE.test(html) || withHeadings(blocks).some(({ type }) => type === "heading" || type === "list" || type === "table");
  return blocks.length && told ? writeSource(asReport(blocks, centred)) : null;
}
