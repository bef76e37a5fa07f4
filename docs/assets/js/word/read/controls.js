// @ts-check
/**
 * Content controls of ours, as Word, WPS and LibreOffice leave them.
 *
 * @module
 */

import { label, parseReference } from "../../report/reference.js";
import { below, child, childrenOf, isOn, kind, val } from "./xml.js";

/** @typedef {import("../../report/tree.js").Inline} Inline */

const CONTROL = /^(?:(value):(.+)|(cell):(.+)\.([^.]+):([0-9]{1,5})|(prompt))$/u;
/** A blank that asks for a sentence. */
export const WRITE = /^【写[：:][ \u3000]*([^【】\n]{1,120})】$/u;

/**
 * LibreOffice 7.4 writes a control of plain text as several: one says it, then each piece of it with all of it, then one says it
 * again; when it saves that file again, it does so with each of them. The first may lie in the calendar's before it, which holds
 * nothing but words. What is bound to one place among the facts and stands side by side is one, whatever the others say.
 *
 * @type {(nodes: readonly Element[]) => Element[]}
 */
export function once(nodes) {
  /** @type {Element[]} */
  const kept = [];
  let pieces = false;
  for (const node of nodes.flatMap(apart)) {
    const piece = pieceOf(node, kept[kept.length - 1]);
    pieces = piece !== null && (pieces || piece !== "" || placeOf(node) !== "");
    if (!pieces) kept.push(node);
  }
  return kept;
}

/** @type {(node: Element) => Element[]} */
function apart(node) {
  const inside = child(child(node, "w:sdtPr"), "w:date") ? childrenOf(child(node, "w:sdtContent"), "w:sdt") : [];
  node.after(...inside);
  return [node, ...inside];
}

/** What of a control another like it says before it says all of it. @type {(node: Element, whole: Element | undefined) => string | null} */
function pieceOf(node, whole) {
  if (!whole || kind(node) !== "w:sdt" || kind(whole) !== "w:sdt" || nameOf(node) !== nameOf(whole)) return null;
  const [said, all] = [saidBy(node), saidBy(whole)];
  const piece = said.slice(0, said.length - all.length);
  return placeOf(node) || (all && said.endsWith(all) && all.includes(piece.replaceAll(all, ""))) ? piece : null;
}

/** @type {(control: Element) => string} */
const nameOf = (control) => `${val(child(child(control, "w:sdtPr"), "w:alias"))} ${placeOf(control)}`;

/** @type {(control: Element) => string} */
const placeOf = (control) => val(child(child(control, "w:sdtPr"), "w:dataBinding"), "xpath") ?? "";

/** @type {(node: Element) => string} */
const saidBy = (node) => below(node, "w:t").map((one) => one.textContent ?? "").join("");

/**
 * Say what a control of ours stands for.
 *
 * @param {Element | null} properties
 * @param {string} text what it shows
 * @param {import("./given.js").Bound} bound what controls of ours are bound to
 * @returns {Inline | null} null where it is none of ours
 */
export function controlled(properties, text, bound) {
  const way = bound.tag(val(child(properties, "w:dataBinding"), "xpath") ?? "", val(child(properties, "w:alias")) ?? "");
  // Not every office keeps tags.
  const match = CONTROL.exec(val(child(properties, "w:tag")) ?? "") ?? CONTROL.exec(way);
  if (!match) return null;
  const hint = isOn(child(properties, "w:showingPlcHdr")) === true;
  if (match[7]) {
    const asked = WRITE.exec(text.trim());
    return asked ? { type: "prompt", text: asked[1] } : null;
  }
  const name = match[1] ? match[2] : `${match[4]}[${match[6]}].${match[5]}`;
  const reference = parseReference(name);
  if (match[1] ? reference : !reference || "function" in reference) return null;
  const said = text.trim();
  const blank = (hint && /^【[^【】]*】$/.test(said)) || said === `【${label(name)}】` || !said;
  return { type: "value", name, text: blank ? "" : said };
}
