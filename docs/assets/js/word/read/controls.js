// @ts-check
/**
 * Content controls of ours, as Word, WPS and LibreOffice leave them.
 *
 * @module
 */

import { label, parseReference } from "../../report/reference.js";
import { below, child, isOn, kind, val } from "./xml.js";

/** @typedef {import("../../report/tree.js").Inline} Inline */

const CONTROL = /^(?:(value):(.+)|(cell):(.+)\.([^.]+):([0-9]{1,5})|(prompt))$/u;
/** A blank that asks for a sentence. */
export const WRITE = /^【写[：:][ \u3000]*([^【】\n]{1,120})】$/u;

/**
 * LibreOffice 7.4 writes a control of plain text as several: one says it, then each piece of it with all of it, then one says it again.
 *
 * @type {(nodes: Element[]) => Element[]}
 */
export function once(nodes) {
  /** @type {Element[]} */
  const kept = [];
  for (let at = 0; at < nodes.length; at += 1) {
    kept.push(nodes[at]);
    if (kind(nodes[at]) === "w:sdt") at += repeated(nodes, at);
  }
  return kept;
}

/** @type {(nodes: readonly Element[], at: number) => number} how many of those that follow a control say it again */
function repeated(nodes, at) {
  const [name, whole] = [nameOf(nodes[at]), saidBy(nodes[at])];
  if (!whole) return 0;
  let pieces = "";
  let found = 0;
  for (let next = at + 1; next < nodes.length && kind(nodes[next]) === "w:sdt" && nameOf(nodes[next]) === name; next += 1) {
    const said = saidBy(nodes[next]);
    // Figures at the beginning are no piece of their own.
    if (pieces && whole.endsWith(pieces) && said === whole) return next - at;
    if (!said.endsWith(whole) || said.length + pieces.length > 2 * whole.length) break;
    pieces += said.slice(0, said.length - whole.length);
    if (pieces && whole.endsWith(pieces)) found = next - at;
  }
  return found;
}

/** @type {(control: Element) => string} */
function nameOf(control) {
  const properties = child(control, "w:sdtPr");
  return `${val(child(properties, "w:alias"))} ${val(child(properties, "w:dataBinding"), "xpath")}`;
}

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
