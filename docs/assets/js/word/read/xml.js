// @ts-check
/**
 * The XML of a Word file: read with care, its elements by what they mean in either edition of the standard.
 *
 * @module
 */

import { Unreadable } from "../../draft/zip.js";

const PREFIXES = new Map([
  ["http://schemas.openxmlformats.org/wordprocessingml/2006/main", "w"],
  ["http://purl.oclc.org/ooxml/wordprocessingml/main", "w"],
  ["http://schemas.openxmlformats.org/officeDocument/2006/math", "m"],
  ["http://purl.oclc.org/ooxml/officeDocument/math", "m"],
  ["http://schemas.openxmlformats.org/markup-compatibility/2006", "mc"],
  ["http://schemas.microsoft.com/office/word/2010/wordml", "w14"],
  ["http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing", "wp"],
  ["http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing", "wp"],
  ["http://schemas.openxmlformats.org/drawingml/2006/picture", "pic"],
  ["http://purl.oclc.org/ooxml/drawingml/picture", "pic"],
  ["http://schemas.openxmlformats.org/drawingml/2006/chart", "c"],
  ["http://purl.oclc.org/ooxml/drawingml/chart", "c"],
  ["http://schemas.openxmlformats.org/drawingml/2006/diagram", "dgm"],
  ["http://purl.oclc.org/ooxml/drawingml/diagram", "dgm"],
  ["urn:schemas-microsoft-com:vml", "v"],
  ["urn:schemas-microsoft-com:office:office", "o"],
]);
/** The edges of what a report can be made of. */
const [DEEPEST, MOST_MARKS] = [400, 3_000_000];
const ODD = "这个文件的写法不寻常，没有打开。请在Word或WPS里打开，另存一次再试。";

/**
 * Read a part.
 *
 * @param {string | undefined} text
 * @returns {Element | null} its outermost element
 * @throws {Unreadable}
 */
export function parsed(text) {
  if (!text) return null;
  // What a Word file never has could be made to grow without end.
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) throw new Unreadable(ODD);
  let marks = 0;
  for (let at = text.indexOf("<"); at >= 0; at = text.indexOf("<", at + 1)) marks += 1;
  if (marks > MOST_MARKS) throw new Unreadable("这个文件太长，没有打开。请分成几个文件再试。");
  const page = new DOMParser().parseFromString(text, "application/xml");
  if (page.getElementsByTagName("parsererror").length) throw new Unreadable("这个文件里有读不出来的内容。请在Word或WPS里打开，另存一次再试。");
  if (isDeep(page.documentElement)) throw new Unreadable(ODD);
  return page.documentElement;
}

/** @type {(root: Element) => boolean} */
function isDeep(root) {
  let depth = 0;
  for (let node = /** @type {Element | null} */ (root); node; ) {
    if (node.firstElementChild) {
      node = node.firstElementChild;
      if ((depth += 1) > DEEPEST) return true;
      continue;
    }
    while (node && node !== root && !node.nextElementSibling) {
      node = node.parentElement;
      depth -= 1;
    }
    node = node === root ? null : (node?.nextElementSibling ?? null);
  }
  return false;
}

/** What an element is, such as `w:p`, whatever its file calls it. @type {(node: Element) => string} */
export const kind = (node) => `${PREFIXES.get(node.namespaceURI ?? "") ?? "?"}:${node.localName}`;

/** The first child of a kind. @type {(node: Element | null | undefined, wanted: string) => Element | null} */
export const child = (node, wanted) => (node ? ([...node.children].find((one) => kind(one) === wanted) ?? null) : null);

/** All children of a kind. @type {(node: Element | null | undefined, wanted: string) => Element[]} */
export const childrenOf = (node, wanted) => (node ? [...node.children].filter((one) => kind(one) === wanted) : []);

/** All elements of a kind below. @type {(node: Element | null | undefined, wanted: string) => Element[]} */
export const below = (node, wanted) => (node ? [...node.getElementsByTagNameNS("*", wanted.slice(wanted.indexOf(":") + 1))].filter((one) => kind(one) === wanted) : []);

/** An attribute in the element's own vocabulary. @type {(node: Element | null | undefined, name?: string) => string | null} */
export const val = (node, name = "val") => (node ? (node.getAttributeNS(node.namespaceURI, name) ?? node.getAttribute(name)) : null);

/** A figure of an attribute. @type {(node: Element | null | undefined, name?: string) => number | null} */
export function figure(node, name = "val") {
  const read = val(node, name);
  return read !== null && /^-?[0-9]{1,9}(?:\.[0-9]+)?(?:pt)?$/.test(read) ? parseFloat(read) : null;
}

/** Whether something is switched on; null where nothing is said. @type {(node: Element | null) => boolean | null} */
export const isOn = (node) => (node ? !["0", "false", "off", "none"].includes(val(node) ?? "") : null);

/** An attribute that names another part. @type {(node: Element, name: string) => string} */
export const relation = (node, name) => [...node.attributes].find((one) => one.localName === name && /\/relationships$/.test(one.namespaceURI ?? ""))?.value ?? "";
