// @ts-check
/**
 * Our styles by the names that a unit's document has for them: what its sample shows first, then what is called so, and
 * what it lacks is added from a profile. None of its own is changed.
 *
 * @module
 */

import { child, childrenOf, figure, val } from "../read/xml.js";
import { xml } from "../xml.js";
import { element, inOrder, W } from "./xml.js";

/** @typedef {import("./samples.js").Sample} Sample */
/** @typedef {{id: string, name: string, type: string, based: string, element: Element}} Style */

/** What Word calls its own styles in Chinese. @type {Record<string, string>} */
const CHINESE = {
  title: "标题",
  subtitle: "副标题",
  "body text": "正文文本",
  "list bullet": "列表项目符号",
  "list number": "列表编号",
  "list continue": "列表接续",
  quote: "引用",
  "plain text": "纯文本",
  "table grid": "网格型",
  caption: "题注",
  strong: "要点",
  emphasis: "强调",
  hyperlink: "超链接",
  "placeholder text": "占位符文本",
  "annotation reference": "批注引用",
  "annotation text": "批注文字",
  signature: "签名",
  date: "日期",
  normal: "正文",
};
const USED = /<w:(?:pStyle|rStyle|tblStyle) w:val="([^"]+)"\/>/g;
/** What a style of ours says of other styles. */
const NAMED = /<w:(basedOn|next|link) w:val="([^"]+)"\/>/g;
const DEEPEST = 5;
/** Text that is larger has room for words in tables as the profile has them. */
const [LARGE, SMALLEST] = [27, 18];
const LONGEST_CHAIN = 20;

export class Styles {
  /**
   * @param {Element} root of its styles
   * @param {Element} ours of a profile's
   * @param {ReadonlyMap<string, Sample>} samples of our styles, by their ids
   * @param {ReadonlyMap<string, number>} used how often its document names each of its own
   */
  constructor(root, ours, samples, used) {
    const read = (/** @type {Element} */ one) =>
      childrenOf(one, "w:style").map((element) => ({ id: val(element, "styleId") ?? "", name: (val(child(element, "w:name")) ?? "").trim(), type: val(element, "type") ?? "", based: val(child(element, "w:basedOn")) ?? "", element }));
    /** @type {Map<string, Style>} */
    this.theirs = new Map(read(root).map((style) => [style.id, style]));
    /** @type {Map<string, Style>} */
    this.ours = new Map(read(ours).map((style) => [style.id, style]));
    this.defaults = child(child(child(root, "w:docDefaults"), "w:rPrDefault"), "w:rPr");
    this.samples = samples;
    const usual = [...this.theirs.values()].find(({ type, element }) => type === "paragraph" && /^(?:1|true|on)$/.test(val(element, "default") ?? ""));
    this.usual = usual?.id ?? "";
    /** What its document calls a style of ours, as far as it has it. @type {Map<string, string>} */
    this.found = new Map();
    for (const style of this.ours.values()) {
      const id = samples.get(style.id)?.own ? "" : (samples.get(style.id)?.style ?? this.heading(style, used) ?? this.called(style));
      if (id) this.found.set(style.id, id);
    }
    if (this.usual) this.found.set("Normal", this.usual);
  }

  /** The style that is called like ours. @param {Style} style @returns {string} */
  called({ name, type }) {
    const depth = /^(heading|toc) ([1-9])$/.exec(name);
    const chinese = depth ? `${depth[1] === "toc" ? "目录" : "标题"} ${depth[2]}` : CHINESE[name.toLowerCase()];
    const plain = (/** @type {string} */ text) => text.toLowerCase().replace(/\s/g, "");
    const found = [...this.theirs.values()].filter((one) => one.type === type);
    return (found.find((one) => plain(one.name) === plain(name)) ?? found.find((one) => chinese && plain(one.name) === plain(chinese)))?.id ?? "";
  }

  /** The style of a heading: of those with its level the one that the document uses most. @param {Style} style @param {ReadonlyMap<string, number>} used @returns {string | undefined} */
  heading(style, used) {
    const depth = Number(/^heading ([1-9])$/.exec(style.name)?.[1] ?? 0);
    if (!depth || depth > DEEPEST) return undefined;
    const called = this.called(style);
    const level = (/** @type {string} */ id) => this.said(id, "w:outlineLvl");
    const fits = [...this.theirs.values()].filter(({ id, type }) => type === "paragraph" && (id === called || val(level(id)) === String(depth - 1)));
    const most = fits.filter(({ id }) => used.get(id)).sort((a, b) => (used.get(b.id) ?? 0) - (used.get(a.id) ?? 0))[0];
    return most?.id || called || fits[0]?.id || undefined;
  }

  /** How large the text is, in half points. @returns {number} */
  get size() {
    const sample = this.samples.get("BodyText");
    const own = sample?.own ? (sample.run.find((one) => one.localName === "sz") ?? null) : null;
    return figure(own ?? this.said(sample?.style || this.found.get("BodyText") || this.usual, "w:sz", "w:rPr") ?? child(this.defaults, "w:sz")) ?? 20;
  }

  /** What a style, or one that it is based on, says of paragraphs. @param {string} id @param {string} wanted @param {string} [properties] @returns {Element | null} */
  said(id, wanted, properties = "w:pPr") {
    let style = this.theirs.get(id);
    for (let length = 0; style && length < LONGEST_CHAIN; length += 1) {
      const found = child(child(style.element, properties), wanted);
      if (found) return found;
      style = this.theirs.get(style.based);
    }
    return null;
  }
}

/** Styles of contents, which a profile without contents has not. @param {Element} ours of a profile's @param {number} width of the text @returns {Element} */
export function withContents(ours, width) {
  for (const depth of [1, 2, 3]) {
    const style = element(ours, "w:style", { "w:type": "paragraph", "w:styleId": `TOC${depth}` }, [
      element(ours, "w:name", { "w:val": `toc ${depth}` }),
      element(ours, "w:basedOn", { "w:val": "Normal" }),
      element(ours, "w:uiPriority", { "w:val": "39" }),
      element(ours, "w:pPr", {}, [
        element(ours, "w:tabs", {}, [element(ours, "w:tab", { "w:val": "right", "w:leader": "dot", "w:pos": String(width) })]),
        element(ours, "w:ind", { "w:left": String(240 * (depth - 1)), "w:firstLine": "0", "w:firstLineChars": "0" }),
      ]),
    ]);
    if (!childrenOf(ours, "w:style").some((one) => val(one, "styleId") === `TOC${depth}`)) ours.append(style);
  }
  return ours;
}

/** The styles of one report: those that it uses and that are not there are added. */
export class Added {
  /** @param {Styles} styles */
  constructor(styles) {
    this.styles = styles;
    this.names = new Map(styles.found);
    /** @type {string[]} */
    this.made = [];
  }

  /** @param {string} text @returns {string} */
  styled(text) {
    return text.replace(USED, (whole, id) => whole.replace(`"${id}"`, `"${xml(this.nameOf(id))}"`));
  }

  /** @param {string} id of ours @returns {string} its */
  nameOf(id) {
    const known = this.names.get(id);
    if (known !== undefined) return known;
    const style = this.styles.ours.get(id);
    if (!style) return id;
    const name = this.free(id);
    this.names.set(id, name);
    this.made.push(this.written(style, name));
    return name;
  }

  /** @param {string} id @returns {string} */
  free(id) {
    let [name, number] = [id, 1];
    while (this.styles.theirs.has(name)) name = `${id}_${(number += 1)}`;
    return name;
  }

  /** @param {Style} style of ours @param {string} name the id that it has there @returns {string} */
  written(style, name) {
    const copy = /** @type {Element} */ (style.element.cloneNode(true));
    const sample = this.styles.samples.get(style.id);
    copy.setAttributeNS(W, "w:styleId", name);
    if (sample?.own) this.shown(copy, sample, style);
    else if (style.id !== "BodyText") this.apart(copy);
    if (style.id === "TableText") this.smaller(copy);
    const taken = [...this.styles.theirs.values()].some((one) => one.name.toLowerCase() === style.name.toLowerCase());
    if (taken) {
      copy.setAttributeNS(W, "w:customStyle", "1");
      child(copy, "w:name")?.setAttributeNS(W, "w:val", `报告 ${style.name}`);
    }
    const text = new XMLSerializer().serializeToString(copy).replace(/ xmlns:[\w-]+="[^"]*"/g, "");
    // What is like any paragraph is like those of the text.
    const based = sample?.own ? (/** @type {string} */ id) => id : (/** @type {string} */ id) => this.nameOf(id === "Normal" && style.id !== "BodyText" ? "BodyText" : id);
    return text.replace(NAMED, (_, kind, id) => `<w:${kind} w:val="${xml(kind === "basedOn" ? based(id) : id === style.id ? name : this.nameOf(id))}"/>`);
  }

  /** Let a style look like the sample. @param {Element} copy @param {Sample} sample @param {Style} style @returns {void} */
  shown(copy, sample, style) {
    for (const kind of ["w:pPr", "w:rPr", "w:basedOn"]) child(copy, kind)?.remove();
    const { ownerDocument } = copy;
    const make = (/** @type {string} */ kind, /** @type {readonly Node[]} */ children) => {
      const made = ownerDocument.createElementNS(W, kind);
      made.append(...children.map((node) => ownerDocument.importNode(node, true)));
      return made;
    };
    if (sample.style || this.styles.usual) {
      const based = make("w:basedOn", []);
      based.setAttributeNS(W, "w:val", sample.style || this.styles.usual);
      child(copy, "w:name")?.after(based);
    }
    const kept = [...childrenOf(child(style.element, "w:pPr"), "w:keepNext"), ...childrenOf(child(style.element, "w:pPr"), "w:keepLines"), ...childrenOf(child(style.element, "w:pPr"), "w:outlineLvl")];
    const paragraph = make("w:pPr", [...kept, ...sample.paragraph]);
    inOrder(paragraph);
    copy.append(...[paragraph, make("w:rPr", sample.run)].filter((one) => one.firstElementChild));
  }

  /** Words in tables are smaller than the text. @param {Element} copy @returns {void} */
  smaller(copy) {
    const size = this.styles.size;
    if (size > LARGE) return;
    for (const kind of ["w:sz", "w:szCs"]) child(child(copy, "w:rPr"), kind)?.setAttributeNS(W, "w:val", String(Math.max(SMALLEST, size - 3)));
  }

  /** What is like any paragraph, and says nothing of indents, has none. @param {Element} copy @returns {void} */
  apart(copy) {
    const properties = child(copy, "w:pPr");
    if (val(copy, "type") !== "paragraph" || val(child(copy, "w:basedOn")) !== "Normal" || child(properties, "w:ind")) return;
    const none = copy.ownerDocument.createElementNS(W, "w:ind");
    for (const side of ["left", "firstLine", "firstLineChars"]) none.setAttributeNS(W, `w:${side}`, "0");
    const into = properties ?? copy.ownerDocument.createElementNS(W, "w:pPr");
    into.append(none);
    inOrder(into);
    if (properties) return;
    const run = child(copy, "w:rPr");
    if (run) run.before(into);
    else copy.append(into);
  }
}
