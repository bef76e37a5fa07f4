// @ts-check
/**
 * Where the report goes in a unit's document, and what of its body stays.
 *
 * A paragraph `{{正文}}` or 【正文】 says so. Where there is none, what stands before the sample text stays as far as the last
 * of what heads a page: a table, a picture, a box, a line, red words, a placeholder, the contents, a new page; and behind
 * it what begins with a placeholder or says to whom copies go. The text between goes.
 *
 * @module
 */

import { below, child, figure, kind, val } from "../read/xml.js";
import { depthOf, wordsOf } from "./samples.js";
import { isSection } from "./slots.js";
import { element } from "./xml.js";

/** @typedef {{text: string, what: "段" | "张表" | "个目录"}} Piece */
/** @typedef {{mark: Element | null, gone: Element[], kept: Piece[], removed: Piece[], width: number, breaks: boolean}} Place mark: the paragraph that says it; gone: what was taken out; width: of the text there; breaks: whether a page begins there */

/** What is written where the report and its contents go. */
export const [HERE, CONTENTS] = ["正文", "目录"].map((name) => `<w:p><w:r><w:t>{{${name}}}</w:t></w:r></w:p>`);
const MARK = /^\s*(?:(?:\{\{|｛｛)\s*正文\s*(?:\}\}|｝｝)|【正文】)\s*$/;
const LISTS = /^\s*(?:(?:\{\{|｛｛)\s*目录\s*(?:\}\}|｝｝)|【目录】)\s*$/;
/** What heads the contents, and where they go. */
const NO_TEXT = /^\s*(?:目\s*录|\{\{目录\}\})\s*$/;
const ASKS = /(?:\{\{|｛｛)[^{}｛｝]{1,24}(?:\}\}|｝｝)|【(?:报告)?标题】|【(?:项目名称|单位名称|报告日期|报告周期|项目负责人)】/;
const COPIES = /^\s*(?:主题词|抄\s*送|分\s*送|印\s*发)|印发\s*$/;
const LONG = 40;
const SIDES = 216;

/**
 * Make the place.
 *
 * @param {Element} root of the document; changed
 * @param {import("./styled.js").Look} look
 * @returns {Place}
 */
export function placed(root, look) {
  const body = /** @type {Element} */ (child(root, "w:body"));
  contents(body, look);
  const mark = below(body, "w:p").find((one) => MARK.test(wordsOf(one)) && !one.closest("txbxContent") && one.closest("p") === one) ?? null;
  const found = mark ? marked(body, mark) : unmarked(body, look);
  const here = element(body, "w:p", {}, [element(body, "w:r", {}, [element(body, "w:t", {}, ["{{正文}}"])])]);
  const breaks = mark !== null && child(child(mark, "w:pPr"), "w:pageBreakBefore") !== null;
  const section = mark && child(child(mark, "w:pPr"), "w:sectPr");
  found.before.before(here);
  // A section that ends with the mark ends with the report.
  if (section) here.after(element(body, "w:p", {}, [element(body, "w:pPr", {}, [section.cloneNode(true)])]));
  mark?.remove();
  const width = widthAt(here);
  const { kept, removed, gone } = found;
  unpaired(root);
  return { mark, gone, kept, removed, width, breaks };
}

/** @type {(body: Element, mark: Element) => {before: Element, kept: Piece[], removed: Piece[], gone: Element[]}} */
function marked(body, mark) {
  return { before: mark, kept: [...body.children].filter((one) => one !== mark).flatMap(pieceOf), removed: [], gone: [] };
}

/** @type {(body: Element, look: import("./styled.js").Look) => {before: Element, kept: Piece[], removed: Piece[], gone: Element[]}} */
function unmarked(body, look) {
  const last = [...body.children].find((one) => kind(one) === "w:sectPr") ?? null;
  const blocks = [...body.children].filter((one) => one !== last);
  const begins = (/** @type {Element} */ one) => kind(one) === "w:p" && !NO_TEXT.test(wordsOf(one)) && depthOf(one, look) > 0;
  const tells = (/** @type {Element} */ one) => begins(one) || (kind(one) === "w:p" && wordsOf(one).length >= LONG && wordsOf(one).includes("。"));
  // What stands on pages before the first heading is a cover, whatever it tells.
  const cover = blocks.slice(0, Math.max(0, blocks.findIndex(begins))).findLastIndex(turns);
  const first = blocks.findIndex((one, at) => at > cover && tells(one));
  const head = blocks.slice(0, first < 0 ? blocks.length : first).findLastIndex((one) => heads(one)) + 1;
  const end = blocks.findLastIndex(tells);
  // What was a report of ours ends with its own signature.
  const tail = end < 0 || below(body, "w:bookmarkStart").some(isSection) ? -1 : blocks.findIndex((one, at) => at > end && (ASKS.test(one.textContent ?? "") || copies(one)));
  const gone = blocks.slice(head, tail < 0 ? blocks.length : tail);
  const kept = blocks.filter((one) => !gone.includes(one)).flatMap(pieceOf);
  const removed = gone.flatMap(pieceOf);
  const before = tail < 0 ? last : blocks[tail];
  // The report stands in the section that its sample begins in.
  const section = gone.map((one) => child(child(one, "w:pPr"), "w:sectPr")).find((one) => one !== null);
  const place = before ?? body.appendChild(element(body, "w:sectPr"));
  for (const one of gone) one.remove();
  if (section && tail < 0 && last) {
    last.replaceWith(section);
    return { before: section, kept, removed, gone };
  }
  if (section) place.before(element(body, "w:p", {}, [element(body, "w:pPr", {}, [section.cloneNode(true)])]));
  return { before: section ? /** @type {Element} */ (place.previousElementSibling) : place, kept, removed, gone };
}

/** Whether a page ends with something. @type {(one: Element) => boolean} */
const turns = (one) => below(one, "w:sectPr").length > 0 || below(one, "w:br").some((each) => val(each, "type") === "page");

/** Whether something is what heads a page. @type {(one: Element) => boolean} */
function heads(one) {
  if (kind(one) === "w:tbl" || turns(one) || LISTS.test(one.textContent ?? "")) return true;
  if (one.querySelector("drawing, pict, object, AlternateContent, framePr") || ASKS.test(one.textContent ?? "")) return true;
  if ([...below(one, "w:pBdr")].some((border) => border.firstElementChild)) return true;
  return below(one, "w:color").some((color) => isRed(val(color) ?? "") && (color.closest("r")?.textContent ?? "").trim() !== "");
}

/** @type {(colour: string) => boolean} */
function isRed(colour) {
  const [red, green, blue] = [0, 2, 4].map((at) => parseInt(colour.slice(at, at + 2), 16));
  return red > 170 && green < 90 && blue < 90;
}

/** Whether something tells to whom copies go, and by whom they were printed. @type {(one: Element) => boolean} */
const copies = (one) => below(one, "w:p").concat(kind(one) === "w:p" ? [one] : []).some((line) => COPIES.test(wordsOf(line)));

/** @type {(one: Element) => Piece[]} */
function pieceOf(one) {
  const text = (one.textContent ?? "").replace(/\s+/g, " ").trim();
  if (kind(one) === "w:tbl") return [{ text, what: "张表" }];
  if (LISTS.test(text)) return [{ text: "", what: "个目录" }];
  if (kind(one) === "w:sdt") return text ? [{ text, what: "段" }] : [];
  return kind(one) === "w:p" && (text || heads(one)) ? [{ text: text && !one.querySelector("AlternateContent") ? text : boxed(one) || "（线、图或分页）", what: "段" }] : [];
}

/** The words of a text box, which stand in it twice. @type {(one: Element) => string} */
const boxed = (one) => wordsOf(one).trim() || below(below(one, "w:txbxContent")[0], "w:t").map((node) => node.textContent).join("").trim();

/** Put a place for the contents where there are some. @type {(body: Element, look: import("./styled.js").Look) => void} */
function contents(body, look) {
  const isList = (/** @type {Element} */ one) => below(one, "w:instrText").some((code) => /^\s*TOC\b/.test(code.textContent ?? ""));
  const place = () => element(body, "w:p", {}, [element(body, "w:r", {}, [element(body, "w:t", {}, ["{{目录}}"])])]);
  for (const control of below(body, "w:sdt").filter((one) => isList(one))) {
    const inside = child(control, "w:sdtContent");
    const first = [...(inside?.children ?? [])].find(isList);
    // Its heading stays.
    const before = [...(inside?.children ?? [])].filter((one) => first && one !== first && one.compareDocumentPosition(first) & Node.DOCUMENT_POSITION_FOLLOWING);
    control.replaceWith(...before, place());
  }
  const begin = [...body.children].find((one) => kind(one) === "w:p" && isList(one));
  if (begin) {
    let open = 0;
    let end = /** @type {Element | null} */ (null);
    for (let one = /** @type {Element | null} */ (begin); one && !end; one = one.nextElementSibling) {
      for (const mark of below(one, "w:fldChar")) open += val(mark, "fldCharType") === "begin" ? 1 : val(mark, "fldCharType") === "end" ? -1 : 0;
      if (open <= 0) end = one;
    }
    const made = place();
    begin.before(made);
    for (let one = /** @type {Element | null} */ (begin); one; ) {
      const next = one === end ? null : one.nextElementSibling;
      const section = child(child(one, "w:pPr"), "w:sectPr");
      if (section) one.before(element(body, "w:p", {}, [element(body, "w:pPr", {}, [section])]));
      one.remove();
      one = next;
    }
  }
  for (const line of [...body.children].filter((one) => LISTS.test(wordsOf(one)))) if (kind(line) === "w:p") line.replaceWith(place());
  for (const line of [...body.children]) if (kind(line) === "w:p" && look.isContents(line) && wordsOf(line) !== "{{目录}}" && /\d\s*$/.test(wordsOf(line))) line.remove();
}

/** How wide text is at a place, in twentieths of a point. @type {(place: Element) => number} */
function widthAt(place) {
  const cell = place.closest("tc");
  const own = figure(child(child(cell, "w:tcPr"), "w:tcW"), "w");
  if (own && val(child(child(cell, "w:tcPr"), "w:tcW"), "type") === "dxa") return own - SIDES;
  const sections = below(/** @type {Element} */ (place.ownerDocument.documentElement), "w:sectPr");
  const section = sections.find((one) => place.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING);
  const [page, margins] = [child(section, "w:pgSz"), child(section, "w:pgMar")];
  const whole = (figure(page, "w") ?? 11906) - (figure(margins, "left") ?? 1440) - (figure(margins, "right") ?? 1440) - (figure(margins, "gutter") ?? 0);
  const columns = child(section, "w:cols");
  const count = figure(columns, "num") ?? 1;
  return count > 1 ? Math.floor((whole - (count - 1) * (figure(columns, "space") ?? 720)) / count) : whole;
}

/** Take out the halves of pairs whose other half is gone. @type {(root: Element) => void} */
function unpaired(root) {
  for (const name of ["bookmark", "perm", "comment"]) {
    const [starts, ends] = name === "comment" ? ["w:commentRangeStart", "w:commentRangeEnd"] : [`w:${name}Start`, `w:${name}End`];
    const ids = (/** @type {string} */ which) => new Set(below(root, which).map((one) => val(one, "id")));
    const [opened, closed] = [ids(starts), ids(ends)];
    for (const one of [...below(root, starts), ...below(root, ends)]) if (!opened.has(val(one, "id")) || !closed.has(val(one, "id"))) one.remove();
  }
}
