// @ts-check
/**
 * Write a report as a Word document: its tree into a template's body, with what its parts need.
 *
 * A template is a document of its own (docs/assets/word/, or a unit's): page, styles, numbers, header and footer are its.
 *
 * @module
 */

import { expand } from "../report/expand.js";
import { aimOf, authorOf } from "./about.js";
import { Body, paragraph } from "./body.js";
import { Bookmarks } from "./bookmarks.js";
import { Comments } from "./comments.js";
import { Controls } from "./controls.js";
import { FactsPart, PROPERTIES } from "./facts-part.js";
import { Lists } from "./lists.js";
import { add, OFFICE, textOf, toFile, WORD } from "./package.js";
import { runs } from "./runs.js";
import { HEAD, xml } from "./xml.js";

/** @typedef {import("../report/document.js").Part} Part */
/** @typedef {import("./package.js").Package} Package */

/**
 * A report to be written.
 *
 * @typedef {object} Report
 * @property {string} title empty where it is still to be filled in
 * @property {string} remark what stands under the title
 * @property {boolean} whole whether it is a report, with its title and cover; or a section alone
 * @property {readonly Part[]} parts its sections; headings have their numbers
 * @property {import("../report/facts.js").Facts} facts
 * @property {import("../report/values.js").Fields} fields
 * @property {boolean} notes whether annotations are comments
 * @property {Readonly<Record<string, import("./about.js").Aim>>} aims what a section is for, as a comment on its heading, by its key
 * @property {import("./facts-part.js").Origins} origins where its sections come from
 */

const DOCUMENT = "/word/document.xml";
const CORE = "application/vnd.openxmlformats-package.core-properties+xml";
/** What a template has in place of something of the report's: `{{标题}}`, `{{项目名称}}`, `{{目录}}`. */
const SLOT = /<w:r>(?:<w:rPr>(?:(?!<\/w:rPr>).)*<\/w:rPr>)?<w:t(?: [^>]*)?>\{\{([^{}<>]{1,24})\}\}<\/w:t><\/w:r>/g;
const CONTENTS = /<w:p>(?:(?!<\/w:p>).)*\{\{目录\}\}(?:(?!<\/w:p>).)*<\/w:p>/;
/** A line of a cover that a report without such a field has no use for. */
const UNASKED = /<w:p>(?:(?!<\/w:p>).)*\{\{(项目名称)\}\}(?:(?!<\/w:p>).)*<\/w:p>/g;
const WIDTH = /<w:pgSz [^>]*w:w="([0-9]+)"[\s\S]*?<w:pgMar [^>]*>/;

/**
 * Write a report.
 *
 * @param {Report} report
 * @param {Package} template left as it is
 * @returns {Uint8Array<ArrayBuffer>} the file; the same for the same report
 */
export function toWord(report, template) {
  const parts = new Map(template);
  // A section alone has no cover.
  if (!report.whole) put(parts, DOCUMENT, (text) => text.replace(/(<w:body>)[\s\S]*(<w:sectPr)/, "$1$2").replace("<w:titlePg/>", ""));
  const filled = report.parts.map((part) => ({ ...part, blocks: expand(part.blocks, report.facts) }));
  // A section that nothing is left of is not in the document.
  const said = new Set(filled.flatMap(({ key, blocks }) => (blocks.length ? [key] : [])));
  const slots = [...parts.values()].flatMap((part) => ("text" in part ? [...part.text.matchAll(SLOT)].map(([, name]) => name) : []));
  const facts = new FactsPart(filled.flatMap(({ blocks }) => blocks), report.facts, report.fields, slots);
  const controls = new Controls(facts);
  const [lists, comments, marks] = [new Lists(textOf(parts, "/word/numbering.xml")), new Comments(), new Bookmarks()];
  const counting = lists.headings(report.origins.numbering);
  const around = textOf(parts, DOCUMENT);
  // What has a cover has its title there.
  const covered = around.includes("{{标题}}") && report.whole;
  const tools = { controls, comments: report.notes ? comments : null, lists, marks, width: widthOf(around) };
  const aims = Object.fromEntries(Object.entries(report.aims).map(([key, aim]) => [key, aimOf(aim)]));
  const body = new Body(filled, aims, comments, tools).written();
  const remark = report.remark && paragraph("Subtitle", runs([{ type: "text", text: report.remark }], tools));
  const title = report.whole && !covered ? paragraph("Title", controls.title(report.title)) : "";
  const inside = `${title}${remark}${body}`;
  for (const [name, part] of parts) if ("text" in part) parts.set(name, { ...part, text: slotted(part.text, report, controls, marks) });
  const at = textOf(parts, DOCUMENT).lastIndexOf("<w:sectPr");
  put(parts, DOCUMENT, (text) => text.slice(0, at) + (covered ? inside.replace(/<w:pPr>(<w:pStyle [^>]*>)/, "<w:pPr>$1<w:pageBreakBefore/>") : inside) + text.slice(at));
  put(parts, "/word/styles.xml", (text) => counted(text, counting));
  put(parts, "/word/numbering.xml", () => lists.written());
  if (comments.said.length) add(parts, { name: "/word/comments.xml", type: `${WORD}.comments+xml`, text: comments.part() }, { from: DOCUMENT, as: `${OFFICE}/comments` });
  if (controls.placeholders.length) add(parts, { name: "/word/glossary/document.xml", type: `${WORD}.document.glossary+xml`, text: controls.glossary() }, { from: DOCUMENT, as: `${OFFICE}/glossaryDocument` });
  add(parts, { name: "/customXml/item1.xml", type: "application/xml", text: facts.part({ ...report.origins, sections: report.origins.sections.filter(({ key }) => said.has(key)) }) }, { from: DOCUMENT, as: `${OFFICE}/customXml` });
  add(parts, { name: "/customXml/itemProps1.xml", type: "application/vnd.openxmlformats-officedocument.customXmlProperties+xml", text: PROPERTIES }, { from: "/customXml/item1.xml", as: `${OFFICE}/customXmlProps` });
  add(parts, { name: "/docProps/core.xml", type: CORE, text: core(report) }, { from: "/", as: "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" });
  return toFile(parts);
}

/** @type {(parts: Package, name: string, change: (text: string) => string) => void} */
function put(parts, name, change) {
  const part = parts.get(name);
  if (part && "text" in part) parts.set(name, { ...part, text: change(part.text) });
}

/** @type {(text: string, report: Report, controls: Controls, marks: Bookmarks) => string} what a template leaves open, filled */
function slotted(text, { title, facts, fields }, controls, marks) {
  const listed = text.replace(CONTENTS, () => marks.contents()).replace(UNASKED, (line, name) => (Object.hasOwn(fields, name) ? line : ""));
  return listed.replace(SLOT, (_, name) => (name === "标题" ? controls.title(title) : controls.value({ type: "value", name, text: facts.values[name] ?? "" }, [])));
}

/** @type {(styles: string, id: string) => string} let the styles of headings count */
function counted(styles, id) {
  if (!id) return styles;
  return styles.replace(/(<w:style w:type="paragraph" w:styleId="Heading([1-5])">[\s\S]*?)<w:outlineLvl /g, (_, before, depth) => {
    const number = `<w:numPr><w:ilvl w:val="${Number(depth) - 1}"/><w:numId w:val="${id}"/></w:numPr>`;
    return `${before.replace("<w:keepLines/>", `<w:keepLines/>${number}`)}<w:outlineLvl `;
  });
}

/** @type {(document: string) => number} how wide the text of the last section is */
function widthOf(document) {
  const [page, width = "11906"] = WIDTH.exec(document.slice(document.lastIndexOf("<w:sectPr"))) ?? [""];
  const side = (/** @type {string} */ name) => Number(new RegExp(`w:${name}="([0-9]+)"`).exec(page.slice(page.indexOf("<w:pgMar")))?.[1] ?? 1440);
  return Number(width) - side("left") - side("right");
}

/** @type {(report: Report) => string} no name of a program or machine, and no time, which would differ each time */
function core({ title, facts }) {
  const author = authorOf(facts.values);
  const known = [title && `<dc:title>${xml(title)}</dc:title>`, author && `<dc:creator>${xml(author)}</dc:creator>`, "<dc:language>zh-CN</dc:language>"];
  return `${HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">${known.join("")}</cp:coreProperties>`;
}
