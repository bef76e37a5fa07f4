// @ts-check
/**
 * What is written of XML into a unit's document.
 *
 * @module
 */

import { HEAD } from "../xml.js";

export const W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/** The order that a paragraph's properties stand in (ECMA-376, part 1, 17.3.1.26). */
const ORDER = [
  "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap",
  "overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc",
  "textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
].flatMap((line) => line.split(" "));

/** Let a paragraph's properties stand in their order, each once. @param {Element} properties @returns {void} */
export function inOrder(properties) {
  const last = new Map([...properties.children].map((one) => [one.localName, one]));
  const place = (/** @type {Element} */ one) => ORDER.indexOf(one.localName);
  properties.replaceChildren(...[...last.values()].sort((a, b) => place(a) - place(b)));
}

/** Write a part. @type {(root: Element) => string} */
export const written = (root) => HEAD + new XMLSerializer().serializeToString(root);

/** Make an element of a document's. @type {(root: Element, kind: string, values?: Record<string, string>, children?: readonly (Node | string)[]) => Element} */
export function element(root, kind, values = {}, children = []) {
  const made = root.ownerDocument.createElementNS(W, kind);
  for (const [name, value] of Object.entries(values)) made.setAttributeNS(name.startsWith("xml:") ? "http://www.w3.org/XML/1998/namespace" : W, name, value);
  made.append(...children);
  return made;
}
