// @ts-check
/**
 * What a paragraph of a Word file says: its text, bold and struck out, without what is deleted, hidden or no text.
 *
 * @module
 */

import { joined } from "../../report/emphasis.js";
import { plain, textNode } from "../../report/tree.js";
import { controlled, once, WRITE } from "./controls.js";
import { OF_A_FONT, signIn } from "./signs.js";
import { lookOf, over } from "./styles.js";
import { boxesIn, chosen, mathOf } from "./things.js";
import { below, child, isOn, kind, relation, val } from "./xml.js";

/** @typedef {import("../../report/tree.js").Inline} Inline */
/** @typedef {import("../../report/tree.js").Inlines} Inlines */
/** @typedef {import("./styles.js").Look} Look */
/** @typedef {{node: Inline, look: Look}} Piece */
/** @typedef {{author: string, about: string, text: string}} Remark */
/** @typedef {{children: Inlines, boxes: Element[], notes: string[], bold: boolean, size: number | null}} Said boxes: text boxes that hang on the paragraph; notes: what hangs below; bold: whether all of it is */

/**
 * What reading needs to know.
 *
 * @typedef {object} Book
 * @property {import("./styles.js").Styles} styles
 * @property {import("./numbers.js").Numbers} numbers
 * @property {import("./tally.js").Tally} tally
 * @property {Map<string, string>} notes what footnotes and endnotes say, by kind and id
 * @property {Map<string, Remark>} remarks by id
 * @property {Set<string>} open the remarks whose words are being read
 * @property {{code: string, result: boolean}[]} fields those that are open, the innermost last
 * @property {import("./given.js").Bound} bound what the controls of ours are bound to
 */

/** What stands for one character. @type {Readonly<Record<string, string>>} */
const SIGNS = { "w:tab": " ", "w:ptab": " ", "w:noBreakHyphen": "-" };
const WRAPPERS = new Set(["w:hyperlink", "w:smartTag", "w:customXml", "w:ins", "w:moveTo", "w:sdtContent", "w:dir", "w:bdo"]);
const GONE = new Set(["w:del", "w:moveFrom"]);
const LISTING = /^\s*(?:TOC|TOA|INDEX)\b/i;
const PROMPT = /(【写[：:][ \u3000]*[^【】\n]{1,120}】)/u;
const ADDRESS = /^(?:https?:|www\.|mailto:)|@/i;

/**
 * Read what a paragraph says.
 *
 * @param {Element} paragraph
 * @param {import("./styles.js").Manner} manner
 * @param {Book} book
 * @returns {Said}
 */
export function saidIn(paragraph, manner, book) {
  /** @type {Element[]} */
  const boxes = [];
  /** @type {string[]} */
  const notes = [];
  const pieces = piecesIn(paragraph, manner);
  const seen = pieces.filter(({ node }) => plain([node]).trim());
  const sizes = seen.flatMap(({ look }) => look.size ?? []);
  return {
    children: tidied(joined(pieces.flatMap(dressed))),
    boxes,
    notes,
    bold: seen.length > 0 && seen.every(({ look }) => look.bold),
    size: sizes.length ? Math.max(...sizes) : null,
  };

  /** @type {(box: Element, look: Look) => Piece[]} */
  function piecesIn(box, look) {
    return once([...box.children]).flatMap((node) => piecesOf(node, look));
  }

  /** @type {(node: Element, look: Look) => Piece[]} */
  function piecesOf(node, look) {
    const what = kind(node);
    if (what === "w:r") return runOf(node, look);
    if (what === "w:hyperlink") return linkOf(node, look);
    if (what === "w:ins") book.tally.count("inserted");
    if (WRAPPERS.has(what)) return piecesIn(node, look);
    if (GONE.has(what)) {
      if (below(node, "w:r").length) book.tally.count(what === "w:del" ? "deleted" : "moved");
      return [];
    }
    if (what === "w:sdt") return controlOf(node, look);
    if (what === "w:fldSimple") return LISTING.test(val(node, "instr") ?? "") ? (book.tally.count("contents"), []) : piecesIn(node, look);
    if (what === "m:oMath" || what === "m:oMathPara") return equation(node, look);
    if (what === "w:commentRangeStart") book.open.add(val(node, "id") ?? "");
    if (what === "w:commentRangeEnd") book.open.delete(val(node, "id") ?? "");
    return what === "mc:AlternateContent" ? piecesIn(chosen(node), look) : [];
  }

  /** @type {(node: Element, look: Look) => Piece[]} */
  function linkOf(node, look) {
    const found = piecesIn(node, look);
    if (relation(node, "id") && !ADDRESS.test(plain(found.map((one) => one.node)).trim())) book.tally.count("links");
    return found;
  }

  /** @type {(run: Element, outer: Look) => Piece[]} */
  function runOf(run, outer) {
    const properties = child(run, "w:rPr");
    const style = val(child(properties, "w:rStyle"));
    const look = over(over(outer, book.styles.character(style)), lookOf(properties));
    const fonts = child(properties, "w:rFonts");
    const found = [...run.children].flatMap((node) => contentOf(node, look, val(fonts, "ascii") ?? val(fonts, "hAnsi") ?? ""));
    const text = plain(found.map((one) => one.node));
    if (look.hidden && text.trim()) {
      book.tally.count("hidden");
      return [];
    }
    for (const id of book.open) {
      const remark = book.remarks.get(id);
      if (remark) remark.about += text;
    }
    // 10⁶ is not 106.
    if (val(child(properties, "w:vertAlign")) === "superscript" && /^[0-9]+$/.test(text)) return [{ node: textNode(text.replace(/./g, (sign) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(sign)])), look }];
    return found;
  }

  /** @type {(node: Element, look: Look, font?: string) => Piece[]} */
  function contentOf(node, look, font = "") {
    const what = kind(node);
    if (what === "w:fldChar") return fieldMark(node, look);
    const field = book.fields[book.fields.length - 1];
    if (what === "w:instrText") {
      if (field) field.code += node.textContent ?? "";
      return [];
    }
    if (book.fields.some(({ result }) => !result)) return [];
    if (book.fields.some(({ code }) => LISTING.test(code))) return [];
    if (what === "w:t") return text((node.textContent ?? "").replace(OF_A_FONT, (sign) => signIn(font, sign.charCodeAt(0).toString(16), book.tally)), look);
    if (what in SIGNS) return text(SIGNS[what], look);
    if (what === "w:br" || what === "w:cr") return ["page", "column"].includes(val(node, "type") ?? "") ? text(" ", look) : [{ node: { type: "break" }, look }];
    if (what === "w:sym") return text(signIn(val(node, "font") ?? "", val(node, "char") ?? "", book.tally), look);
    if (what === "w:footnoteReference" || what === "w:endnoteReference") return noteOf(node, look);
    if (what === "w:ruby") return piecesIn(child(node, "w:rubyBase") ?? node, look);
    if (what === "mc:AlternateContent") return [...chosen(node).children].flatMap((one) => contentOf(one, look));
    if (what === "w:drawing" || what === "w:pict" || what === "w:object") boxes.push(...boxesIn(node, book.tally));
    return [];
  }

  /** @type {(node: Element, look: Look) => Piece[]} */
  function fieldMark(node, look) {
    const type = val(node, "fldCharType");
    if (type === "begin") {
      book.fields.push({ code: "", result: false });
      const box = below(node, "w:checkBox")[0];
      if (box) return text((isOn(child(box, "w:checked")) ?? isOn(child(box, "w:default"))) === true ? "☑" : "☐", look);
    } else if (type === "separate") {
      const field = book.fields[book.fields.length - 1];
      if (field) field.result = true;
      if (field && LISTING.test(field.code)) book.tally.count("contents");
    } else if (type === "end") book.fields.pop();
    return [];
  }

  /** @type {(node: Element, look: Look) => Piece[]} */
  function noteOf(node, look) {
    const said = book.notes.get(`${kind(node) === "w:footnoteReference" ? "footnote" : "endnote"} ${val(node, "id")}`);
    if (!said) return [];
    book.tally.count("notes");
    if (manner.level || manner.role === "title") {
      notes.push(said);
      return [];
    }
    return text(`（注：${said}）`, { ...look, bold: null });
  }

  /** @type {(node: Element, look: Look) => Piece[]} */
  function equation(node, look) {
    const said = mathOf(node);
    if (said) book.tally.count("equations");
    return text(said, look);
  }

  /** @type {(node: Element, look: Look) => Piece[]} a content control; one of ours says what its text is */
  function controlOf(node, look) {
    const properties = child(node, "w:sdtPr");
    const inner = piecesIn(child(node, "w:sdtContent") ?? node, look);
    const own = controlled(properties, plain(inner.map((one) => one.node)), book.bound);
    return own ? [{ node: own, look: inner[0]?.look ?? look }] : inner;
  }
}

/** @type {(text: string, look: Look) => Piece[]} a blank that asks for a sentence is one wherever it stands */
function text(text, look) {
  const parts = text.replace(/[\r\n\t\u00a0\u200b\ufeff]/g, (sign) => (sign === "\u200b" || sign === "\ufeff" ? "" : " ")).split(PROMPT);
  return parts.filter(Boolean).map((part) => ({ node: textNode(part), look }));
}

/** @type {(piece: Piece) => Inlines} white space stands outside of bold */
function dressed({ node, look }) {
  const type = look.struck ? "deleted" : look.bold ? "strong" : null;
  if (!type) return [node];
  if (node.type !== "text") return node.type === "break" ? [node] : [{ type, children: [node] }];
  const [, before, inner, after] = /** @type {RegExpExecArray} */ (/^(\s*)([\s\S]*?)(\s*)$/u.exec(node.text));
  return inner ? [textNode(before), { type, children: [textNode(inner)] }, textNode(after)] : [node];
}

/** @type {(children: Inlines) => Inlines} prompts are told where runs of one sort have been joined; nothing blank stands at the ends */
function tidied(children) {
  const whole = children.flatMap((node) => (node.type === "text" ? prompts(node.text) : [node]));
  const blank = (/** @type {Inline | undefined} */ node) => node && (node.type === "break" || (node.type === "text" && !node.text.trim()));
  while (blank(whole[0])) whole.shift();
  while (blank(whole[whole.length - 1])) whole.pop();
  const [first, last] = [whole[0], whole[whole.length - 1]];
  if (first?.type === "text") whole[0] = textNode(first.text.replace(/^\s+/u, ""));
  if (last?.type === "text") whole[whole.length - 1] = textNode((whole.length === 1 ? /** @type {import("../../report/tree.js").Text} */ (whole[0]).text : last.text).replace(/\s+$/u, ""));
  return whole;
}

/** @type {(text: string) => Inline[]} */
const prompts = (text) => text.split(PROMPT).filter(Boolean).map((part) => {
  const asked = WRITE.exec(part);
  return asked ? { type: "prompt", text: asked[1].trim() } : textNode(part);
});
