// @ts-check
/**
 * Values, blanks and prompts as content controls (ECMA-376, part 1, 17.5.2), each value bound to where it stands among the facts.
 *
 * @module
 */

import { label } from "../report/reference.js";
import { shownIn } from "../report/tree.js";
import { NAMESPACE, STORE } from "./facts-part.js";
import { properties, words } from "./runs.js";
import { HEAD, xml } from "./xml.js";

/** @typedef {import("./runs.js").Mark} Mark */

const MAPPINGS = `xmlns:f='${NAMESPACE}'`;
const DAY = /^([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日$/;
/** The core properties, which Word binds a document's title to (17.5.2.6; their part is that of ECMA-376, part 2, 11). */
const CORE = "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}";
const CORE_MAPPINGS = "xmlns:ns0='http://purl.org/dc/elements/1.1/' xmlns:ns1='http://schemas.openxmlformats.org/package/2006/metadata/core-properties'";
export const UNTITLED = "【报告标题】";

export class Controls {
  /** @param {import("./facts-part.js").FactsPart} facts @param {ReadonlySet<number>} [taken] ids that are in use */
  constructor(facts, taken = new Set()) {
    this.facts = facts;
    this.taken = taken;
    this.count = 0;
    /** What empty controls show. @type {string[]} */
    this.placeholders = [];
  }

  /** @param {import("../report/tree.js").Field | import("../report/tree.js").Value} node @param {readonly Mark[]} marks @returns {string} */
  value(node, marks) {
    const text = node.type === "value" ? node.text : "";
    const bound = this.facts.bindingOf(node.name);
    if (!bound && text) return words(text, marks);
    const { tag, alias, path, column } = bound ?? { tag: "blank", alias: label(node.name), path: "", column: null };
    const binding = path && data("w", path);
    return this.control({ tag, alias, text, shown: shownIn(node), binding, kind: kindOf(column, text) }, marks);
  }

  /** @param {import("../report/tree.js").Prompt} node @param {readonly Mark[]} marks @returns {string} */
  prompt(node, marks) {
    return this.control({ tag: "prompt", alias: "写", text: "", shown: shownIn(node), binding: "", kind: '<w:text w:multiLine="1"/>' }, marks);
  }

  /** The report's title, which the document's properties have too. @param {string} title @returns {string} */
  title(title) {
    const binding = `<w:dataBinding w:prefixMappings="${CORE_MAPPINGS}" w:xpath="/ns1:coreProperties[1]/ns0:title[1]" w:storeItemID="${CORE}"/>`;
    return this.control({ tag: "title", alias: "标题", text: title, shown: UNTITLED, binding, kind: "<w:text/>" }, []);
  }

  /**
   * @param {{tag: string, alias: string, text: string, shown: string, binding: string, kind: string}} what
   * @param {readonly Mark[]} marks
   * @returns {string}
   */
  control({ tag, alias, text, shown, binding, kind }, marks) {
    const own = properties(marks);
    const blank = text ? "" : `<w:placeholder><w:docPart w:val="${this.placeholder(shown)}"/></w:placeholder><w:showingPlcHdr/>`;
    const inside = text ? words(text, marks) : words(shown, [...marks, "placeholder"]);
    return `<w:sdt><w:sdtPr>${own}<w:alias w:val="${xml(alias)}"/><w:tag w:val="${xml(tag.slice(0, 64))}"/>${this.id()}${blank}${binding}${kind}</w:sdtPr><w:sdtContent>${inside}</w:sdtContent></w:sdt>`;
  }

  /**
   * Let rows of a list be added where they stand (MS-DOCX, 2.5.42): only where all of them stand there, in order.
   *
   * @param {string} list
   * @param {readonly string[]} items
   * @returns {string}
   */
  repeating(list, items) {
    const rows = items.map((item) => `<w:sdt><w:sdtPr>${this.id()}<w15:repeatingSectionItem/></w:sdtPr><w:sdtContent>${item}</w:sdtContent></w:sdt>`);
    const name = xml(list);
    return `<w:sdt><w:sdtPr><w:alias w:val="${name}"/><w:tag w:val="rows:${name}"/>${this.id()}${data("w15", this.facts.rowsPath(list))}<w15:repeatingSection/></w:sdtPr><w:sdtContent>${rows.join("")}</w:sdtContent></w:sdt>`;
  }

  id() {
    do this.count += 1;
    while (this.taken.has(1000 + this.count));
    return `<w:id w:val="${1000 + this.count}"/>`;
  }

  /** @param {string} shown @returns {string} the name of what an empty control shows */
  placeholder(shown) {
    if (!this.placeholders.includes(shown)) this.placeholders.push(shown);
    return `blank${this.placeholders.indexOf(shown) + 1}`;
  }

  /** Write what Word shows again in a control that was emptied (17.12). @returns {string} */
  glossary() {
    const parts = this.placeholders.map((shown, index) => {
      const guid = `{5D0B3F6A-7C1E-4E0B-9A55-${String(index + 1).padStart(12, "0")}}`;
      const about = `<w:docPartPr><w:name w:val="blank${index + 1}"/><w:category><w:name w:val="常规"/><w:gallery w:val="placeholder"/></w:category><w:types><w:type w:val="bbPlcHdr"/></w:types><w:behaviors><w:behavior w:val="content"/></w:behaviors><w:guid w:val="${guid}"/></w:docPartPr>`;
      return `<w:docPart>${about}<w:docPartBody><w:p>${words(shown, ["placeholder"])}</w:p></w:docPartBody></w:docPart>`;
    });
    return `${HEAD}<w:glossaryDocument xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docParts>${parts.join("")}</w:docParts></w:glossaryDocument>`;
  }
}

/** @type {(prefix: "w" | "w15", path: string) => string} */
const data = (prefix, path) => `<${prefix}:dataBinding w:prefixMappings="${MAPPINGS}" w:xpath="${path}" w:storeItemID="${STORE}"/>`;

/** @type {(column: import("./facts-part.js").Binding["column"] | null, text: string) => string} how a value is typed: from a calendar, from a list, or as text */
function kindOf(column, text) {
  const day = DAY.exec(text);
  if (column?.type === "date" && (day || !text)) {
    const full = day ? ` w:fullDate="${day[1]}-${day[2].padStart(2, "0")}-${day[3].padStart(2, "0")}T00:00:00Z"` : "";
    return `<w:date${full}><w:dateFormat w:val="yyyy年M月d日"/><w:lid w:val="zh-CN"/><w:storeMappedDataAs w:val="text"/><w:calendar w:val="gregorian"/></w:date>`;
  }
  const choices = column && "choices" in column ? column.choices ?? [] : [];
  if (choices.length && (!text || choices.includes(text))) {
    return `<w:dropDownList>${choices.map((word) => `<w:listItem w:displayText="${xml(word)}" w:value="${xml(word)}"/>`).join("")}</w:dropDownList>`;
  }
  return column?.type === "long" ? '<w:text w:multiLine="1"/>' : "<w:text/>";
}
