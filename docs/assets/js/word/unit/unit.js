// @ts-check
/**
 * A unit's own document as the template of reports: its page, styles, numbers, header, footer and red head are theirs.
 *
 * @module
 */

import { below, child, figure, parsed, val } from "../read/xml.js";
import { isOrigin } from "../origins.js";
import { add, OFFICE, textOf, WORD } from "../package.js";
import { CUSTOM, DOCUMENT } from "../template.js";
import { opened } from "./file.js";
import { Numbers } from "./numbers.js";
import { placed } from "./place.js";
import { samplesOf, usedIn } from "./samples.js";
import { separated } from "./slots.js";
import { Look } from "./styled.js";
import { Styles, withContents } from "./styles.js";
import { COMMENTS, GLOSSARY, MARGINS, NUMBERING, STYLES, UnitTemplate, unsaid } from "./template.js";
import { written } from "./xml.js";

/** @typedef {import("../package.js").Package} Package */
/** @typedef {{kept: import("./place.js").Piece[], removed: import("./place.js").Piece[], marked: boolean, headers: number, footers: number, names: string[], headings: string, elsewhere: boolean}} Told what a writer is told of a template; headings: how they are counted, empty where as the report chooses */

const OURS = "urn:reportkb:facts";
/** What our controls show when they are empty, in a document that was ours before. */
const BLANK = /^blank[0-9]+$/;
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
    this.styles = new Styles(styles, withContents(rootOf(profile, STYLES), place.width), samples, used);
    this.profile = profile;
    this.place = place;
    this.form = form;
    this.direct = this.counted();
    this.change(COMMENTS, (root) => unsaid(root, document));
    this.parts.set(DOCUMENT, { .../** @type {{type: string}} */ (this.parts.get(DOCUMENT)), text: written(declared(document)) });
    const ids = (/** @type {RegExp} */ pattern) => [...this.parts.values()].flatMap((part) => ("text" in part ? [...part.text.matchAll(pattern)].map(([, id]) => Number(id)) : []));
    const next = (/** @type {string} */ kind) => Math.max(-1, ...ids(new RegExp(`<w:${kind} [^>]*?w:id="([0-9]+)"`, "g"))) + 1;
    /** Ids that are in use. */
    this.taken = { controls: new Set(ids(/<w:id w:val="(-?[0-9]+)"/g)), bookmarks: next("bookmarkStart"), comments: next("comment"), drawings: Math.max(0, ...ids(/<wp:docPr [^>]*?\bid="([0-9]+)"/g)) + 1 };
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
    this.change(CUSTOM, (root) => [...root.children].filter(isOrigin).forEach((one) => one.remove()));
    this.change(GLOSSARY, (root) => below(root, "w:docPart").filter((one) => BLANK.test(val(child(child(one, "w:docPartPr"), "w:name")) ?? "")).forEach((one) => one.remove()));
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

  /** What headings say where they count by its definitions; null where they count by ours. @returns {string[] | null} */
  counted() {
    const numbers = (/** @type {number} */ depth) => {
      const [sample, found] = [this.styles.samples.get(`Heading${depth}`), this.styles.found.get(`Heading${depth}`)];
      const own = sample?.number ?? null;
      return { own, sample, numbers: own ?? this.styles.said(found ?? sample?.style ?? "", "w:numPr") };
    };
    const top = val(child(numbers(1).numbers, "w:numId")) ?? "0";
    // LibreOffice gives every heading a definition, and most of them count nothing.
    if (!this.numbers.abstractOf(top) || !this.numbers.first(top, 0)) return null;
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

  /** The names in it that a report does not know. @param {Readonly<Record<string, unknown>>} fields of the report @returns {string[]} */
  unknown(fields) {
    return this.told.names.filter((name) => name !== "标题" && !Object.hasOwn(fields, name));
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
