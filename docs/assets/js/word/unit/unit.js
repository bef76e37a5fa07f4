// @ts-check
/**
 * A unit's own document as the template of reports: its page, styles, numbers, header, footer and red head are theirs.
 *
 * @module
 */

import { below, child, childrenOf, figure, parsed, val } from "../read/xml.js";
import { add, OFFICE, textOf, WORD } from "../package.js";
import { DOCUMENT, Template, widthOf } from "../template.js";
import { opened } from "./file.js";
import { EMPTY, Numbers, UnitLists } from "./numbers.js";
import { CONTENTS, HERE, placed } from "./place.js";
import { samplesOf, usedIn } from "./samples.js";
import { separated } from "./slots.js";
import { Look } from "./styled.js";
import { Added, Styles } from "./styles.js";
import { written } from "./xml.js";

/** @typedef {import("../package.js").Package} Package */
/** @typedef {{kept: import("./place.js").Piece[], removed: import("./place.js").Piece[], marked: boolean, headers: number, footers: number, names: string[], headings: string, elsewhere: boolean}} Told what a writer is told of a template; headings: how they are counted, empty where as the report chooses */

const STYLES = "/word/styles.xml";
const NUMBERING = "/word/numbering.xml";
const COMMENTS = "/word/comments.xml";
const GLOSSARY = "/word/glossary/document.xml";
const CORE = "/docProps/core.xml";
const DC = "http://purl.org/dc/elements/1.1/";
const MARGINS = /^\/word\/(header|footer)[0-9]*\.xml$/;
/** A placeholder that stands alone in its run, with how the run looks. */
const SLOT = /<w:r>(<w:rPr(?:\/>|>(?:(?!<\/w:rPr>)[\s\S])*<\/w:rPr>))?<w:t xml:space="preserve">(?:\{\{([^{}<>]{1,24})\}\}|【([^【】<>]{1,24})】)<\/w:t><\/w:r>/g;
const OURS = "urn:reportkb:facts";
/** What our controls show when they are empty, in a document that was ours before. */
const BLANK = /^blank[0-9]+$/;
/** What a name may be called besides. @type {Record<string, string>} */
const ALIASES = { 报告标题: "标题" };
const DEPTHS = [1, 2, 3, 4, 5];

/**
 * Read a unit's template.
 *
 * @param {Uint8Array<ArrayBuffer>} bytes left as they are
 * @param {Package} profile whose styles and numbers it is given where it has none
 * @returns {Promise<Unit>}
 * @throws {import("../../draft/zip.js").Unreadable} with a sentence that says what to do
 */
export async function unitOf(bytes, profile) {
  return new Unit(await opened(bytes), profile);
}

export class Unit {
  /** @param {Package} parts @param {Package} profile */
  constructor(parts, profile) {
    /** @type {Package} */
    this.parts = new Map(parts);
    if (!this.parts.has(STYLES)) add(this.parts, { name: STYLES, type: `${WORD}.styles+xml`, text: textOf(profile, STYLES) }, { from: DOCUMENT, as: `${OFFICE}/styles` });
    this.forget();
    const document = rootOf(this.parts, DOCUMENT);
    const styles = rootOf(this.parts, STYLES);
    this.numbers = new Numbers(parsed(textOf(this.parts, NUMBERING)));
    const look = new Look(styles, this.numbers);
    for (const [name, part] of this.parts) if (MARGINS.test(name) && "text" in part) this.change(name, separated);
    separated(document);
    const used = usedIn(document);
    const place = placed(document, look);
    const lines = place.gone.flatMap((one) => (one.localName === "p" ? [one] : below(one, "w:p").filter((line) => !line.closest("tbl"))));
    const { samples, form } = samplesOf(lines, place.mark, look);
    const table = place.gone.flatMap((one) => below(one, "w:tblStyle").concat(one.localName === "tbl" ? below(one, "w:tblStyle") : []))[0];
    if (table) samples.set("TableGrid", { style: val(table) ?? "", own: false, paragraph: [], run: [], number: null });
    this.styles = new Styles(styles, rootOf(profile, STYLES), samples, used);
    this.profile = profile;
    this.place = place;
    this.form = form;
    this.direct = this.counted();
    this.comments(document);
    this.parts.set(DOCUMENT, { .../** @type {{type: string}} */ (this.parts.get(DOCUMENT)), text: written(declared(document)) });
    const ids = (/** @type {RegExp} */ pattern) => [...this.parts.values()].flatMap((part) => ("text" in part ? [...part.text.matchAll(pattern)].map(([, id]) => Number(id)) : []));
    const next = (/** @type {string} */ kind) => Math.max(-1, ...ids(new RegExp(`<w:${kind} [^>]*?w:id="([0-9]+)"`, "g"))) + 1;
    /** Ids that are in use. */
    this.taken = { controls: new Set(ids(/<w:id w:val="(-?[0-9]+)"/g)), bookmarks: next("bookmarkStart"), comments: next("comment") };
  }

  /** Begin a report. @returns {UnitTemplate} */
  begin() {
    return new UnitTemplate(this);
  }

  /** Take out what a document of ours said of the report that it was. @returns {void} */
  forget() {
    for (const [name, part] of this.parts) {
      if (!("text" in part) || !name.startsWith("/customXml/item") || !part.text.includes(OURS)) continue;
      this.parts.delete(name);
      this.parts.delete(name.replace(/([^/]+)$/, "_rels/$1.rels"));
      this.drop("/word/_rels/document.xml.rels", name.replace("/customXml/", ""));
    }
    if (this.parts.has(GLOSSARY)) this.change(GLOSSARY, (root) => below(root, "w:docPart").filter((one) => BLANK.test(val(child(child(one, "w:docPartPr"), "w:name")) ?? "")).forEach((one) => one.remove()));
  }

  /** @param {string} list @param {string} ending of what it leads to @returns {void} */
  drop(list, ending) {
    const part = this.parts.get(list);
    if (part && "text" in part) this.parts.set(list, { ...part, text: part.text.replace(/<Relationship [^>]*\/>/g, (one) => (one.includes(`${ending}"`) ? "" : one)) });
  }

  /** @param {string} name @param {(root: Element) => unknown} change @returns {void} */
  change(name, change) {
    const [part, root] = [this.parts.get(name), parsed(textOf(this.parts, name))];
    if (!part || !root) return;
    const before = root.outerHTML;
    change(root);
    if (root.outerHTML !== before) this.parts.set(name, { type: part.type, text: written(root) });
  }

  /** Comments on what was taken out go with it. @param {Element} document @returns {void} */
  comments(document) {
    const about = new Set(below(document, "w:commentReference").map((one) => val(one, "id")));
    if (this.parts.has(COMMENTS)) this.change(COMMENTS, (root) => childrenOf(root, "w:comment").filter((one) => !about.has(val(one, "id"))).forEach((one) => one.remove()));
  }

  /** What headings say where they count by its definitions; null where they count by ours. @returns {string[] | null} */
  counted() {
    const numbers = (/** @type {number} */ depth) => {
      const [sample, found] = [this.styles.samples.get(`Heading${depth}`), this.styles.found.get(`Heading${depth}`)];
      const own = sample?.number ?? null;
      return { own, sample, numbers: own ?? this.styles.said(found ?? sample?.style ?? "", "w:numPr") };
    };
    const top = val(child(numbers(1).numbers, "w:numId")) ?? "0";
    if (!this.numbers.abstractOf(top)) return null;
    return DEPTHS.map((depth) => {
      const { own, sample, numbers: found } = numbers(depth);
      const id = val(child(found, "w:numId")) ?? "0";
      if (found && !own && this.numbers.abstractOf(id)) return "";
      const [which, level] = own ? [id, figure(child(own, "w:ilvl")) ?? 0] : [top, depth - 1];
      if (!own && !this.numbers.first(which, level)) return "";
      const indent = sample?.paragraph.find((one) => one.localName === "ind");
      return `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${which}"/></w:numPr>${indent ? new XMLSerializer().serializeToString(indent).replace(/ xmlns:[\w-]+="[^"]*"/g, "") : ""}`;
    });
  }

  /** What a writer is told of it. @returns {Told} */
  get told() {
    const { kept, removed, mark } = this.place;
    const margins = [...this.parts].flatMap(([name, part]) => (MARGINS.test(name) && "text" in part && /<w:(?:t|drawing|pict|fldSimple|instrText)\b/.test(part.text) ? [MARGINS.exec(name)?.[1]] : []));
    const names = [...new Set(this.begin().slots())].filter((name) => !["正文", "目录"].includes(name));
    const top = this.direct ? this.numbers.first(val(child(this.styles.samples.get("Heading1")?.number ?? this.styles.said(this.styles.found.get("Heading1") ?? "", "w:numPr"), "w:numId")) ?? "", 0) : "";
    const elsewhere = [...this.parts].some(([name, part]) => name.endsWith(".rels") && "text" in part && /TargetMode="External"/.test(part.text) && /\/image"[^>]*TargetMode="External"/.test(part.text));
    return { kept, removed, marked: mark !== null, headers: margins.filter((one) => one === "header").length, footers: margins.filter((one) => one === "footer").length, names, headings: top, elsewhere };
  }
}

/** A unit's document with one report in it. */
export class UnitTemplate extends Template {
  /** @param {Unit} unit left as it is */
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

  /** @override @param {string} text @returns {string} */
  styled(text) {
    return this.added.styled(text);
  }

  /** @override @returns {void} */
  strip() {
    this.put(DOCUMENT, (text) => text.replace(/(<w:body>)[\s\S]*(<w:sectPr)/, `$1${HERE}$2`));
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

/** @type {(name: string) => string} */
const proper = (name) => (Object.hasOwn(ALIASES, name) ? ALIASES[name] : name);

/** Let a control look as the placeholder did. @type {(control: string, look: string) => string} */
function dressed(control, look) {
  const inside = look.replace(/^<w:rPr(?:\/>|>)|<\/w:rPr>$/g, "").replace(/<w:rStyle [^>]*\/>/, "");
  if (!inside) return control;
  const shown = control.replace(/(<w:sdtContent>)?<w:r>(?:<w:rPr>((?:(?!<\/w:rPr>)[\s\S])*)<\/w:rPr>)?(<w:t)/, (_, begin = "", own = "", text) => `${begin}<w:r><w:rPr>${own}${inside}</w:rPr>${text}`);
  return shown.replace("<w:sdtPr>", () => `<w:sdtPr><w:rPr>${inside}</w:rPr>`);
}

/** @type {(parts: Package, name: string) => Element} */
const rootOf = (parts, name) => /** @type {Element} */ (parsed(textOf(parts, name)));

/** Let a document's root name what a report in it needs. @type {(root: Element) => Element} */
function declared(root) {
  const [xmlns, compatible, fifteen] = ["http://www.w3.org/2000/xmlns/", "http://schemas.openxmlformats.org/markup-compatibility/2006", "http://schemas.microsoft.com/office/word/2012/wordml"];
  root.setAttributeNS(xmlns, "xmlns:mc", compatible);
  root.setAttributeNS(xmlns, "xmlns:w15", fifteen);
  const ignored = (root.getAttributeNS(compatible, "Ignorable") ?? "").split(/\s+/).filter(Boolean);
  if (!ignored.includes("w15")) root.setAttributeNS(compatible, "mc:Ignorable", [...ignored, "w15"].join(" "));
  return root;
}
