// @ts-check
/**
 * A unit's document with one report in it: what the report needs is put beside what is there, and nothing of it is changed.
 *
 * @module
 */

import { below, child, childrenOf, parsed, val } from "../read/xml.js";
import { add, OFFICE, textOf, WORD } from "../package.js";
import { propertyOf } from "../origins.js";
import { CUSTOM, DOCUMENT, heightOf, Template, widthOf } from "../template.js";
import { EMPTY, UnitLists } from "./numbers.js";
import { CONTENTS, HERE } from "./place.js";
import { Added } from "./styles.js";
import { written } from "./xml.js";

export const STYLES = "/word/styles.xml";
export const NUMBERING = "/word/numbering.xml";
export const COMMENTS = "/word/comments.xml";
export const GLOSSARY = "/word/glossary/document.xml";
export const MARGINS = /^\/word\/(header|footer)[0-9]*\.xml$/;
const CORE = "/docProps/core.xml";
const DC = "http://purl.org/dc/elements/1.1/";
/** A placeholder that stands alone in its run, with how the run looks. */
const SLOT = /<w:r>(<w:rPr(?:\/>|>(?:(?!<\/w:rPr>)[\s\S])*<\/w:rPr>))?<w:t xml:space="preserve">(?:\{\{([^{}<>]{1,24})\}\}|【([^【】<>]{1,24})】)<\/w:t><\/w:r>/g;
/** What a name may be called besides. @type {Record<string, string>} */
const ALIASES = { 报告标题: "标题" };

export class UnitTemplate extends Template {
  /** @param {import("./unit.js").Unit} unit left as it is */
  constructor(unit) {
    super(unit.parts);
    this.unit = unit;
    this.added = new Added(unit.styles);
    const abstract = (/** @type {string} */ style) => unit.numbers.abstractOf(val(child(unit.styles.said(unit.styles.found.get(style) ?? "", "w:numPr"), "w:numId")) ?? "");
    this.lists = new UnitLists(textOf(unit.parts, NUMBERING) || EMPTY, textOf(unit.profile, NUMBERING), { bullets: abstract("ListBullet"), numbers: abstract("ListNumber") }, unit.direct, unit.form);
    this.taken = unit.taken;
    this.titled = this.slotsIn(DOCUMENT).includes("标题");
  }

  /** @override @returns {string[]} */
  slots() {
    return [...this.parts.keys()].flatMap((name) => this.slotsIn(name));
  }

  /** @param {string} part @returns {string[]} */
  slotsIn(part) {
    return [...textOf(this.parts, part).matchAll(SLOT)].map(([, , name, word]) => proper(name ?? word));
  }

  /** @override @param {boolean} whole @returns {number} */
  width(whole) {
    return whole ? this.unit.place.width : widthOf(textOf(this.parts, DOCUMENT));
  }

  /** @override @param {boolean} whole @returns {number} */
  height(whole) {
    if (!whole) return super.height(whole);
    const text = textOf(this.parts, DOCUMENT);
    return heightOf(text.slice(text.indexOf("<w:sectPr", text.indexOf(HERE))));
  }

  /** @override @param {string} text @returns {string} */
  styled(text) {
    return this.added.styled(text);
  }

  /** @override @returns {void} */
  strip() {
    this.put(DOCUMENT, (text) => text.replace(/(<w:body>)[\s\S]*(<w:sectPr)/, `$1${HERE}$2`));
    const [comments, document] = [COMMENTS, DOCUMENT].map((name) => parsed(textOf(this.parts, name)));
    if (!comments || !document) return;
    unsaid(comments, document);
    this.put(COMMENTS, () => written(comments));
  }

  /** @override @param {import("../template.js").Slot} slot @param {import("../template.js").Fields} fields @returns {void} */
  fill(slot, fields) {
    const known = (/** @type {string} */ name) => name === "标题" || Object.hasOwn(fields, name);
    for (const [name, part] of this.parts) {
      if (!("text" in part) || (name !== DOCUMENT && !MARGINS.test(name))) continue;
      const listed = part.text.replaceAll(CONTENTS, () => slot("目录"));
      const text = listed.replace(SLOT, (whole, look, asked, word) => (known(proper(asked ?? word)) ? dressed(slot(proper(asked ?? word)), look ?? "") : whole));
      this.parts.set(name, { ...part, text });
    }
  }

  /** @override @param {string} inside @returns {void} */
  place(inside) {
    const put = this.unit.place.breaks ? inside.replace(/<w:pPr>(<w:pStyle [^>]*>)/, "<w:pPr>$1<w:pageBreakBefore/>") : inside;
    this.put(DOCUMENT, (text) => text.replace(HERE, () => put));
  }

  /** @override A cover of theirs is left as it is. @returns {void} */
  shorten() {}

  /** @override Their styles say it in many ways: 三号, as offices have it. @returns {number} */
  character() {
    return 320;
  }

  /** @override @returns {void} */
  count() {
    if (this.added.made.length) this.put(STYLES, (text) => text.replace(/(<w:styles\b[^>]*)\/>\s*$/, "$1></w:styles>").replace("</w:styles>", () => `${this.added.made.join("")}</w:styles>`));
    if (this.parts.has(NUMBERING)) this.put(NUMBERING, () => this.lists.written());
    else if (this.lists.made.length) add(this.parts, { name: NUMBERING, type: `${WORD}.numbering+xml`, text: this.lists.written() }, { from: DOCUMENT, as: `${OFFICE}/numbering` });
  }

  /** @override @param {string} text @returns {void} */
  comment(text) {
    if (!this.parts.has(COMMENTS)) return super.comment(text);
    const ours = text.slice(text.indexOf("<w:comment "), text.lastIndexOf("</w:comments>"));
    this.put(COMMENTS, (theirs) => theirs.replace(/(<w:comments\b[^>]*)\/>\s*$/, "$1></w:comments>").replace("</w:comments>", () => `${ours}</w:comments>`));
  }

  /** @override @param {string} text @returns {void} */
  gloss(text) {
    const ours = text.slice(text.indexOf("<w:docPart>"), text.lastIndexOf("</w:docParts>"));
    if (!textOf(this.parts, GLOSSARY)) return super.gloss(text);
    this.put(GLOSSARY, (theirs) => (theirs.includes("</w:docParts>") ? theirs.replace("</w:docParts>", () => `${ours}</w:docParts>`) : theirs.replace(/<w:docParts\/>|(?=<\/w:glossaryDocument>)/, () => `<w:docParts>${ours}</w:docParts>`)));
  }

  /** @override @param {readonly {name: string, text: string}[]} properties @returns {void} */
  tell(properties) {
    const theirs = parsed(textOf(this.parts, CUSTOM));
    if (theirs) {
      const taken = new Set([...theirs.children].map((one) => Number(one.getAttribute("pid"))));
      const free = Array.from({ length: taken.size + properties.length }, (_, at) => at + 2).filter((id) => !taken.has(id));
      const ours = properties.map((one, at) => propertyOf(one, free[at])).join("");
      for (const one of parsed(`<x xmlns="${theirs.namespaceURI}">${ours}</x>`)?.children ?? []) theirs.append(theirs.ownerDocument.importNode(one, true));
      this.put(CUSTOM, () => written(theirs));
      // One that has its properties under another name keeps them; a document has one part of them.
    } else if (!/\/custom-properties"/.test(textOf(this.parts, "/_rels/.rels"))) super.tell(properties);
  }

  /** @override @param {import("../template.js").Core} core @returns {void} */
  about({ title, author }) {
    const root = parsed(textOf(this.parts, CORE));
    const part = this.parts.get(CORE);
    if (!root || !part) return super.about({ title, author });
    const say = (/** @type {string} */ name, /** @type {string} */ text) => {
      for (const one of [...root.getElementsByTagNameNS(DC, name)]) one.remove();
      if (!text) return;
      const made = root.ownerDocument.createElementNS(DC, `dc:${name}`);
      made.append(text);
      root.append(made);
    };
    say("title", title);
    if (author) say("creator", author);
    this.parts.set(CORE, { type: part.type, text: written(root) });
  }
}

/** Take out comments on what is not there any more. @type {(comments: Element, document: Element) => void} */
export function unsaid(comments, document) {
  const about = new Set(below(document, "w:commentReference").map((one) => val(one, "id")));
  for (const one of childrenOf(comments, "w:comment")) if (!about.has(val(one, "id"))) one.remove();
}

/** @type {(name: string) => string} */
const proper = (name) => (Object.hasOwn(ALIASES, name) ? ALIASES[name] : name);

/** Let a control look as the placeholder did. @type {(control: string, look: string) => string} */
function dressed(control, look) {
  const inside = look.replace(/^<w:rPr(?:\/>|>)|<\/w:rPr>$/g, "").replace(/<w:rStyle [^>]*\/>/, "");
  if (!inside) return control;
  const shown = control.replace(/(<w:sdtContent>)?<w:r>(?:<w:rPr>((?:(?!<\/w:rPr>)[\s\S])*)<\/w:rPr>)?(<w:t)/, (_, begin = "", own = "", text) => `${begin}<w:r><w:rPr>${own}${inside}</w:rPr>${text}`);
  return shown.replace("<w:sdtPr>", () => `<w:sdtPr><w:rPr>${inside}</w:rPr>`);
}
