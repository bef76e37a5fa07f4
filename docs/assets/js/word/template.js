// @ts-check
/**
 * The document that a report is written into: its page, styles, numbers, header and footer are the report's.
 *
 * This one is a profile of ours (docs/assets/word/); a unit's own is written into in the same steps (word/unit/).
 *
 * @module
 */

import { Lists } from "./lists.js";
import { propertyOf } from "./origins.js";
import { add, OFFICE, textOf, WORD } from "./package.js";
import { shaped } from "./title.js";
import { HEAD, xml } from "./xml.js";

/** @typedef {import("./package.js").Package} Package */
/** @typedef {import("../report/values.js").Fields} Fields */
/** @typedef {(name: string) => string} Slot what stands in place of a name; `目录` is the contents, `落款` a signature with its date */
/** @typedef {{title: string, author: string}} Core what the document says of itself; empty where it is not known */

/** Who signs, and when. */
export const SIGNERS = ["单位名称", "报告日期"];
export const DOCUMENT = "/word/document.xml";
export const CUSTOM = "/docProps/custom.xml";
const CORE = "application/vnd.openxmlformats-package.core-properties+xml";
const ABOUT = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
/** What stands for something of the report's: `{{标题}}`, `{{项目名称}}`, `{{目录}}`. */
const SLOT = /<w:r>(?:<w:rPr>(?:(?!<\/w:rPr>).)*<\/w:rPr>)?<w:t(?: [^>]*)?>\{\{([^{}<>]{1,24})\}\}<\/w:t><\/w:r>/g;
const CONTENTS = /<w:p>(?:(?!<\/w:p>).)*\{\{目录\}\}(?:(?!<\/w:p>).)*<\/w:p>/;
/** Where a report that has no signature of its own is signed. */
const SIGNED = /<w:p>(?:(?!<\/w:p>).)*\{\{落款\}\}(?:(?!<\/w:p>).)*<\/w:p>/;
const HERE = "<!---->";
/** What a report of few pages has not. */
const HEADED = /<w:p><w:pPr><w:pStyle w:val="TOCHeading"\/>(?:(?!<\/w:p>).)*<\/w:p>/;
const UPDATED = '<w:updateFields w:val="true"/>';
/** What a cover says is one line without it. */
const [BYLINE, END, BETWEEN] = ['<w:p><w:pPr><w:pStyle w:val="Byline"/></w:pPr>', "</w:p>", "<w:r><w:t>\u3000\u3000</w:t></w:r>"];
/** A line of a cover below the title. */
const LINE = /<w:p>(?:(?!<\/w:p>).)*\{\{(项目名称|单位名称|报告日期)\}\}(?:(?!<\/w:p>).)*<\/w:p>/g;
const WIDTH = /<w:pgSz [^>]*w:w="([0-9]+)"[\s\S]*?<w:pgMar [^>]*>/;

export class Template {
  /** @param {Package} parts left as they are */
  constructor(parts) {
    /** @type {Package} */
    this.parts = new Map(parts);
    this.lists = new Lists(textOf(parts, "/word/numbering.xml"));
    /** Ids that are in use; drawings, bookmarks, comments: the first that is free. @type {{controls: ReadonlySet<number>, bookmarks: number, comments: number, drawings: number}} */
    this.taken = { controls: new Set(), bookmarks: 0, comments: 0, drawings: 1 };
    this.titled = textOf(parts, DOCUMENT).includes("{{标题}}");
  }

  /** Name the fields that it asks for. @returns {string[]} */
  slots() {
    return [...this.parts.values()].flatMap((part) => ("text" in part ? [...part.text.matchAll(SLOT)].map(([, name]) => name) : []));
  }

  /** Tell how wide its text is, where a whole report or a section is put. @param {boolean} whole @returns {number} */
  width(whole) {
    return widthOf(textOf(this.parts, DOCUMENT));
  }

  /** Tell how wide a character of a table's words is: plain, small and smallest, which may be the same. @returns {import("./tables.js").Letters} */
  letters() {
    const small = this.letter("TableTextSmall", 21);
    return [this.letter("TableText", 24), small, this.letter("TableTextTiny", small / 10)];
  }

  /** Tell how wide a character of its text is. @returns {number} in twentieths of a point */
  character() {
    return 10 * Number(/<w:rPrDefault>(?:(?!<\/w:rPrDefault>)[\s\S])*?<w:sz w:val="([0-9]+)"/.exec(textOf(this.parts, "/word/styles.xml"))?.[1] ?? 32);
  }

  /** Tell how wide a character of a style is. @param {string} style @param {number} usual in half points @returns {number} in twentieths of a point */
  letter(style, usual) {
    const known = new RegExp(`w:styleId="${style}">(?:(?!</w:style>)[\\s\\S])*?<w:sz w:val="([0-9]+)"`).exec(textOf(this.parts, "/word/styles.xml"));
    return 10 * Number(known?.[1] ?? usual);
  }

  /** Tell how a title's lines are broken: what a paragraph of it has to say. @param {string} title @param {string} style @returns {string} */
  shape(title, style) {
    return shaped(title, this.width(true), this.letter(style, 44));
  }

  /** Break the title on a cover of ours. @param {string} title @returns {void} */
  cover(title) {
    this.put(DOCUMENT, (text) => text.replace(/<w:pStyle w:val="((?:Cover)?Title)"\/>(?:<w:ind [^>]*>)?/, (_, style) => `<w:pStyle w:val="${style}"/>${this.shape(title, style)}`));
  }

  /** Have no cover and no contents: what a cover says stands above the text, whose first page has its number, and nothing asks to be updated. @returns {void} */
  shorten() {
    this.put("/word/settings.xml", (text) => text.replace(UPDATED, ""));
    this.put(DOCUMENT, (text) => {
      const bare = text.replace(HEADED, "").replace(CONTENTS, "").replace('"CoverTitle"', '"Title"').replace(/"Cover[A-Z][a-z]+"/g, '"Byline"');
      return bare.includes("<w:titlePg/>") ? bare.replace(/(<w:footerReference w:type=")default(" r:id="[^"]+"\/>)/, "$1first$2$&") : bare;
    });
  }

  /** Tell how high a page's text is there. @param {boolean} whole @returns {number} */
  height(whole) {
    const text = textOf(this.parts, DOCUMENT);
    return heightOf(text.slice(text.lastIndexOf("<w:sectPr")));
  }

  /** Call our styles by the names that it has for them. @param {string} text @returns {string} */
  styled(text) {
    return text;
  }

  /** Leave of it only the page. @returns {void} */
  strip() {
    this.put(DOCUMENT, (text) => text.replace(/(<w:body>)[\s\S]*(<w:sectPr)/, "$1$2").replace("<w:titlePg/>", ""));
  }

  /** Fill what it asks for. @param {Slot} slot @param {Fields} fields @param {(name: string) => boolean} useless whether a line of the cover is left out @returns {void} */
  fill(slot, fields, useless) {
    for (const [name, part] of this.parts) {
      if (!("text" in part)) continue;
      const asked = part.text.replace(CONTENTS, () => slot("目录")).replace(LINE, (line, field) => (useless(field) ? "" : alone(line, field, useless))).replace(SIGNED, () => HERE + slot("落款"));
      this.parts.set(name, { ...part, text: asked.replace(SLOT, (_, field) => slot(field)) });
    }
    this.put(DOCUMENT, joined);
  }

  /** Put the report into it. @param {string} inside @param {boolean} covered whether a cover stands before it @returns {void} */
  place(inside, covered) {
    const put = covered ? inside.replace(/<w:pPr>(<w:pStyle [^>]*>)/, "<w:pPr>$1<w:pageBreakBefore/>") : inside;
    this.put(DOCUMENT, (text) => {
      const here = text.indexOf(HERE);
      const at = here < 0 ? text.lastIndexOf("<w:sectPr") : here;
      return text.slice(0, at) + put + text.slice(at).replace(HERE, "");
    });
  }

  /** Let headings count, and give the definitions of what counts. @param {string} counting the id that the styles of headings name; empty where nothing counts them @returns {void} */
  count(counting) {
    this.put("/word/styles.xml", (text) => counted(text, counting));
    this.put("/word/numbering.xml", () => this.lists.written());
  }

  /** @param {string} text the part @returns {void} */
  comment(text) {
    add(this.parts, { name: "/word/comments.xml", type: `${WORD}.comments+xml`, text }, { from: DOCUMENT, as: `${OFFICE}/comments` });
  }

  /** @param {string} text what empty controls show, as a part @returns {void} */
  gloss(text) {
    add(this.parts, { name: "/word/glossary/document.xml", type: `${WORD}.document.glossary+xml`, text }, { from: DOCUMENT, as: `${OFFICE}/glossaryDocument` });
  }

  /** @param {Uint8Array<ArrayBuffer>} bytes a picture, as a part @returns {string} its relationship's id */
  picture(bytes) {
    let number = 1;
    while (this.parts.has(`/word/media/image${number}.png`)) number += 1;
    return add(this.parts, { name: `/word/media/image${number}.png`, type: "image/png", bytes }, { from: DOCUMENT, as: `${OFFICE}/image` });
  }

  /** @param {string} text the facts, as a part @param {string} properties what names it to Word @returns {void} */
  know(text, properties) {
    let number = 1;
    while (this.parts.has(`/customXml/item${number}.xml`) || this.parts.has(`/customXml/itemProps${number}.xml`)) number += 1;
    const [item, props] = [`/customXml/item${number}.xml`, `/customXml/itemProps${number}.xml`];
    add(this.parts, { name: item, type: "application/xml", text }, { from: DOCUMENT, as: `${OFFICE}/customXml` });
    add(this.parts, { name: props, type: "application/vnd.openxmlformats-officedocument.customXmlProperties+xml", text: properties }, { from: item, as: `${OFFICE}/customXmlProps` });
  }

  /** @param {readonly {name: string, text: string}[]} properties what is kept among the document's own properties @returns {void} */
  tell(properties) {
    if (!properties.length) return;
    const text = `${HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties">${properties.map((one, at) => propertyOf(one, at + 2)).join("")}</Properties>`;
    add(this.parts, { name: CUSTOM, type: "application/vnd.openxmlformats-officedocument.custom-properties+xml", text }, { from: "/", as: `${OFFICE}/custom-properties` });
  }

  /** @param {Core} core no name of a program or machine, and no time, which would differ each time @returns {void} */
  about({ title, author }) {
    const known = [title && `<dc:title>${xml(title)}</dc:title>`, author && `<dc:creator>${xml(author)}</dc:creator>`, "<dc:language>zh-CN</dc:language>"];
    const text = `${HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">${known.join("")}</cp:coreProperties>`;
    add(this.parts, { name: "/docProps/core.xml", type: CORE, text }, { from: "/", as: ABOUT });
  }

  /** @param {string} name @param {(text: string) => string} change @returns {void} */
  put(name, change) {
    const part = this.parts.get(name);
    if (part && "text" in part) this.parts.set(name, { ...part, text: change(part.text) });
  }
}

/** A day without an organisation above it stands where that would. @type {(line: string, field: string, useless: (name: string) => boolean) => string} */
const alone = (line, field, useless) => (field === SIGNERS[1] && useless(SIGNERS[0]) ? line.replace('"CoverText"', '"CoverOrganisation"') : line);

/** @type {(document: string) => string} */
function joined(document) {
  const [above, ...lines] = document.split(BYLINE);
  const last = lines.pop();
  return last === undefined ? above : above + BYLINE + lines.map((line) => line.slice(0, -END.length) + BETWEEN).join("") + last;
}

/** @type {(styles: string, id: string) => string} let the styles of headings count */
function counted(styles, id) {
  if (!id) return styles;
  return styles.replace(/(<w:style w:type="paragraph" w:styleId="Heading([1-5])">[\s\S]*?)<w:outlineLvl /g, (_, before, depth) => {
    const number = `<w:numPr><w:ilvl w:val="${Number(depth) - 1}"/><w:numId w:val="${id}"/></w:numPr>`;
    return `${before.replace("<w:keepLines/>", `<w:keepLines/>${number}`)}<w:outlineLvl `;
  });
}

/** How wide the text of the last section is, in twentieths of a point. @type {(document: string) => number} */
export function widthOf(document) {
  const [page, width = "11906"] = WIDTH.exec(document.slice(document.lastIndexOf("<w:sectPr"))) ?? [""];
  const side = (/** @type {string} */ name, /** @type {number} */ usual) => Number(new RegExp(`w:${name}="([0-9]+)"`).exec(page.slice(page.indexOf("<w:pgMar")))?.[1] ?? usual);
  return Number(width) - side("left", 1440) - side("right", 1440) - side("gutter", 0);
}

/** How high a page's text is, in twentieths of a point. @type {(section: string) => number} section: what begins with its properties */
export function heightOf(section) {
  const [size = "", margins = ""] = [/<w:pgSz [^>]*>/, /<w:pgMar [^>]*>/].map((one) => one.exec(section.split("</w:sectPr>")[0])?.[0]);
  const said = (/** @type {string} */ where, /** @type {string} */ name, /** @type {number} */ usual) => Math.abs(Number(new RegExp(` w:${name}="(-?[0-9]+)"`).exec(where)?.[1] ?? usual));
  return said(size, "h", 16838) - said(margins, "top", 1440) - said(margins, "bottom", 1440);
}
