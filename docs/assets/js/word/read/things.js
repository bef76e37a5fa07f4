// @ts-check
/**
 * What a Word file holds beside text: text boxes, pictures, charts, objects, formulas.
 *
 * @module
 */

import { below, child, childrenOf, kind } from "./xml.js";

/**
 * Read what is no text: its text boxes, and the names of what has none.
 *
 * @param {Element} node
 * @param {import("./tally.js").Tally} tally told of what is left out
 * @returns {Element[]} the text boxes
 */
export function boxesIn(node, tally) {
  const inside = below(node, "w:txbxContent");
  const outermost = inside.filter((box) => !inside.some((other) => other !== box && other.contains(box)) && kept(box, node));
  const about = below(node, "wp:docPr");
  const named = about[0]?.getAttribute("descr") || about[0]?.getAttribute("title") || about[0]?.getAttribute("name") || "";
  const alone = (/** @type {Element} */ one) => !inside.some((box) => box.contains(one)) && kept(one, node);
  const pictures = [...below(node, "pic:pic"), ...below(node, "v:imagedata")].filter(alone);
  const object = below(node, "o:OLEObject")[0]?.getAttribute("ProgID") ?? "";
  if (object) tally.thing(/equation|math/i.test(object) ? "个公式图片" : "个嵌入的对象", object.replace(/\..*$/, ""));
  else if (below(node, "c:chart").length) tally.thing("张图表", named);
  else if (below(node, "dgm:relIds").length) tally.thing("个智能图形", named);
  else for (const one of pictures) tally.thing("张图片", pictures.length === 1 && named ? named : pictureName(one));
  return outermost;
}

/** The first that holds anything of what may be shown in two ways. @type {(node: Element) => Element} */
export function chosen(node) {
  const ways = [...childrenOf(node, "mc:Choice"), ...childrenOf(node, "mc:Fallback")];
  return ways.find((way) => way.children.length && (below(way, "w:txbxContent").length || below(way, "pic:pic").length || below(way, "v:imagedata").length || below(way, "w:t").length || below(way, "c:chart").length || below(way, "dgm:relIds").length)) ?? ways[0] ?? node;
}

/** @type {(one: Element, box: Element) => boolean} whether it stands in the way that was chosen of each two */
function kept(one, box) {
  for (let node = one.parentElement; node && node !== box; node = node.parentElement) {
    const pair = node.parentElement;
    if (pair && kind(pair) === "mc:AlternateContent" && chosen(pair) !== node) return false;
  }
  return true;
}

/** @type {(node: Element) => string} */
function pictureName(node) {
  const said = [...node.getElementsByTagNameNS("*", "cNvPr")][0];
  return said?.getAttribute("descr") || said?.getAttribute("name") || node.getAttributeNS("urn:schemas-microsoft-com:office:office", "title") || "";
}

/** What a formula says. @type {(node: Element) => string} */
export function mathOf(node) {
  const what = kind(node);
  if (what === "m:t") return node.textContent ?? "";
  const of = (/** @type {string} */ name) => mathOf(child(node, name) ?? node.ownerDocument.createElement("x"));
  const grouped = (/** @type {string} */ text) => ([...text].length > 1 ? `(${text})` : text);
  if (what === "m:f") return `${grouped(of("m:num"))}/${grouped(of("m:den"))}`;
  if (what === "m:sSup") return `${of("m:e")}^${grouped(of("m:sup"))}`;
  if (what === "m:sSub") return `${of("m:e")}_${grouped(of("m:sub"))}`;
  if (what === "m:rad") return `${of("m:deg")}√${grouped(of("m:e"))}`;
  return [...node.children].map(mathOf).join("");
}
