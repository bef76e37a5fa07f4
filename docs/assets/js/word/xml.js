// @ts-check
/**
 * XML as text.
 *
 * @module
 */

/** What begins every part. */
export const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** What XML cannot say (Extensible Markup Language 1.0, section 2.2). */
const UNSAID = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Write characters for text and attributes. @type {(text: string) => string} */
export const xml = (text) => text.replace(UNSAID, "").replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
