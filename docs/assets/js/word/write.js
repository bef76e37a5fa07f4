// @ts-check
/**
 * Write a report as a Word document: its tree into a template's body, with what its parts need.
 *
 * A template is a document of its own: page, styles, numbers, header and footer are its.
 *
 * @module
 */

import { expand } from "../report/expand.js";
import { inlinesOf, shownIn } from "../report/tree.js";
import { aimOf, authorOf } from "./about.js";
import { APART, aside, Body, paragraph } from "./body.js";
import { Bookmarks } from "./bookmarks.js";
import { Comments } from "./comments.js";
import { Controls } from "./controls.js";
import { FactsPart, PROPERTIES } from "./facts-part.js";
import { isBrief } from "./lines.js";
import { propertiesOf } from "./origins.js";
import { toFile } from "./package.js";
import { indents, rolesOf } from "./roles.js";
import { Pictures } from "./pictures.js";
import { runs } from "./runs.js";
import { SIGNERS, Template } from "./template.js";

/** @typedef {import("../report/document.js").Part} Part */
/** @typedef {import("./package.js").Package | {begin: () => Template}} Source a profile's parts; or a unit's own document, which is begun anew for each report */

/** Who does the work. */
const DOES = "承办部门";

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
 * @property {boolean} short whether what is blank is left out
 * @property {boolean} notes whether annotations are comments
 * @property {Readonly<Record<string, import("./about.js").Aim>>} aims what a section is for, as a comment on its heading, by its key
 * @property {import("./facts-part.js").Origins} origins where its sections come from
 * @property {readonly import("./pictures.js").Picture[]} [pictures] each at the end of its section
 */

/**
 * Write a report.
 *
 * @param {Report} report
 * @param {Source} template left as it is
 * @returns {Uint8Array<ArrayBuffer>} the file; the same for the same report
 */
export function toWord(report, template) {
  const into = template instanceof Map ? new Template(template) : template.begin();
  // A section alone has no cover.
  if (!report.whole) into.strip();
  const filled = report.parts.map((part) => ({ ...part, blocks: expand(part.blocks, report.facts) }));
  // A section that nothing is left of is not in the document.
  const said = new Set(filled.flatMap(({ key, blocks }) => (blocks.length ? [key] : [])));
  const [all, slots] = [filled.flatMap(({ blocks }) => blocks), into.slots()];
  const roles = rolesOf(all);
  const signed = [...roles.values()].includes("Date");
  const signing = slots.includes("落款") && !signed && signs(report);
  const asked = (signing ? [...slots, ...SIGNERS] : slots).map((name) => meant(name, report));
  const facts = new FactsPart(all, report.facts, report.fields, asked);
  const controls = new Controls(facts, into.taken.controls);
  const [lists, comments, marks] = [into.lists, new Comments(into.taken.comments), new Bookmarks(into.taken.bookmarks)];
  const counting = lists.headings(report.origins.numbering);
  const tools = { controls, comments: report.notes ? comments : null, lists, marks, width: into.width(report.whole), character: into.character(), letters: into.letters() };
  // What has a cover has its title there.
  const titled = into.titled && report.whole;
  const brief = report.whole && isBrief(all, (report.pictures ?? []).length, tools.width / tools.character);
  if (brief) into.shorten();
  // On a page or two nobody says twice who reports, and when.
  const signedBy = new Set([...roles].flatMap(([{ children }, role]) => (role === "Signature" || role === "Date" ? inlinesOf(children).flatMap((node) => ("name" in node ? [node.name] : [])) : [])));
  const aims = Object.fromEntries(Object.entries(report.aims).map(([key, aim]) => [key, aimOf(aim)]));
  const pictures = new Pictures(report.pictures ?? [], said, { width: tools.width, height: into.height(report.whole) }, into.taken.drawings, (png) => into.picture(png));
  const body = new Body(filled, aims, comments, tools, pictures);
  if (signing) body.sign();
  const remark = report.remark && paragraph("Subtitle", runs([{ type: "text", text: report.remark }], tools));
  const title = report.whole && !titled ? paragraph("Title", controls.title(report.title), template instanceof Map ? into.shape(report.title, "Title") : "") : "";
  if (titled) into.cover(report.title);
  const inside = into.styled(`${title}${remark}${body.written()}`);
  into.fill((name) => (name === "落款" && !signing ? "" : into.styled(slot(name, report, controls, marks, tools.character))), report.fields, (name) => useless(name, report) || (brief && signedBy.has(meant(name, report))));
  into.place(inside, titled && !brief);
  if (comments.said.length) into.comment(into.styled(comments.part()));
  if (controls.placeholders.length) into.gloss(into.styled(controls.glossary()));
  into.count(counting);
  const origins = { ...report.origins, sections: report.origins.sections.filter(({ key }) => said.has(key)) };
  into.know(facts.part(origins), PROPERTIES);
  into.tell(propertiesOf(origins, facts));
  into.about({ title: report.title, author: authorOf(report.facts.values) });
  return toFile(into.parts);
}

/** @type {(name: string, report: Report, controls: Controls, marks: Bookmarks, character: number) => string} what stands in place of a name */
function slot(name, report, controls, marks, character) {
  const { title, facts } = report;
  if (name === "目录") return marks.contents();
  if (name === "落款") return signature(report, controls, character);
  const known = meant(name, report);
  return name === "标题" ? controls.title(title) : controls.value({ type: "value", name: known, text: facts.values[known] ?? "" }, []);
}

/** Where nobody said, or is asked, which office reports, the one that does the work does. @type {(name: string, report: Report) => string} */
function meant(name, { facts: { values }, fields }) {
  const other = values[DOES] || (Object.hasOwn(fields, DOES) && !Object.hasOwn(fields, name));
  return name === SIGNERS[0] && !values[name] && other ? DOES : name;
}

/** A line of a cover that a report has no use for: no project, and where blanks are left out or nobody fills them, no value. @type {(name: string, report: Report) => boolean} */
function useless(name, report) {
  if (name === "项目名称" && !Object.hasOwn(report.fields, name)) return true;
  return (report.short || report.origins.flavour === "sample") && !report.facts.values[meant(name, report)];
}

/** @type {(report: Report) => boolean} whether a signature is to be put below a report that has none */
function signs(report) {
  const { short, origins, facts } = report;
  return origins.flavour !== "outline" && (!short || SIGNERS.every((name) => facts.values[meant(name, report)]));
}

/** @type {(report: Report, controls: Controls, character: number) => string} what a report that its writer did not sign ends with (GB/T 9704—2012, 7.3.5.2) */
function signature(report, controls, character) {
  const { values } = report.facts;
  const lines = SIGNERS.map((name) => meant(name, report)).map((name) => /** @type {const} */ ({ type: "value", name, text: values[name] ?? "" }));
  const asides = indents(lines.map(shownIn));
  return lines.map((line, at) => paragraph(at ? "SignOffDate" : "SignOff", controls.value(line, []), `${at ? "" : APART}${aside(asides[at], character)}`)).join("");
}
