// @ts-check
/**
 * Where a report's sections come from, as custom properties of its document (ECMA-376, part 1, 22.3): nearly every editor keeps
 * them, also one that leaves custom XML out, as LibreOffice does when it saves a file again that it saved.
 *
 * A text names the outline, flavour and numbering, then each section by its key, with the snippet that it comes from, then what
 * stands where among the facts, which controls only name by its place: values (`:名称`), and lists with their columns (`/目标 :名称`).
 * Nothing of what was filled in is told. What stands there was written by anyone: all of it has this form, or none is read.
 *
 * @module
 */

import { xml } from "./xml.js";

/** @typedef {import("./facts-part.js").Origins} Origins */
/** @typedef {{values: readonly string[], lists: ReadonlyMap<string, readonly string[]>}} Names of values and of lists' columns, by place */
/** @typedef {{origins: {outline: string, flavour: string, numbering: string, sections: {key: string, snippet: string}[]}, names: {values: string[], lists: {name: string, columns: string[]}[]}}} Kept */

export const CUSTOM_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes";
/** The set that names of one's own stand in. */
export const OWN_SET = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}";
const NAME = "报告章节出处";
const NAMED = /^报告章节出处([1-9][0-9]{0,5})$/;
/** So many characters Word's own dialog takes. */
const LONGEST = 255;
const MOST = 999;
const FIRST = /^([a-z0-9-]{1,60}) ([a-z]{1,20}) ([a-z]{1,20})(?: |$)/;
const SECTION = /^(s[0-9]{1,6})(?:=([a-z0-9-]{1,80}\/[a-z0-9-]{1,80}))?$/;
const CALLED = /^[:/](?:[\p{L}\p{Nl}\p{No}][\p{L}\p{N}_]{0,23})?$/u;
const NONE = "-";

/**
 * Write origins as the texts of properties.
 *
 * @param {Origins} origins
 * @param {Names} names
 * @returns {{name: string, text: string}[]} none where there is no outline and nothing is the library's, or more than properties hold
 */
export function propertiesOf({ outline, flavour, numbering, sections }, { values, lists }) {
  const words = sections.map(({ key, snippet }) => (snippet && SECTION.test(`${key}=${snippet}`) ? `${key}=${snippet}` : key));
  if (!outline && !words.some((word) => word.includes("="))) return [];
  const texts = [`${outline || NONE} ${flavour} ${numbering}`];
  const called = [...values.map((name) => `:${name}`), ...[...lists].flatMap(([list, columns]) => [`/${list}`, ...columns.map((name) => `:${name}`)])];
  for (const word of [...words, ...called.map((name) => (CALLED.test(name) ? name : name[0]))]) {
    const longer = `${texts[texts.length - 1]} ${word}`;
    if (longer.length > LONGEST) texts.push(word);
    else texts[texts.length - 1] = longer;
  }
  return kept(texts) ? texts.map((text, at) => ({ name: `${NAME}${at + 1}`, text })) : [];
}

/** Write a property. @type {(property: {name: string, text: string}, id: number) => string} its id: from 2 */
export const propertyOf = ({ name, text }, id) => `<property xmlns:vt="${CUSTOM_TYPES}" fmtid="${OWN_SET}" pid="${id}" name="${xml(name)}"><vt:lpwstr>${xml(text)}</vt:lpwstr></property>`;

/** Whether a property is one of these. @type {(property: Element) => boolean} */
export const isOrigin = (property) => NAMED.test(property.getAttribute("name") ?? "");

/**
 * Read the origins that properties tell.
 *
 * @param {Element | null} properties
 * @returns {Kept | null} null where they tell none
 */
export function originsIn(properties) {
  const found = [...(properties?.children ?? [])].filter(isOrigin);
  /** @type {string[]} */
  const texts = [];
  for (const one of found) texts[Number(NAMED.exec(one.getAttribute("name") ?? "")?.[1]) - 1] = one.textContent ?? "";
  return found.length === texts.length && texts.every((text) => text.length <= LONGEST) ? kept(texts) : null;
}

/** @type {(texts: readonly string[]) => Kept | null} */
function kept(texts) {
  const whole = texts.length <= MOST ? texts.join(" ") : "";
  const [first, outline, flavour, numbering] = FIRST.exec(whole) ?? [];
  if (first === undefined) return null;
  /** @type {Map<string, string>} */
  const sections = new Map();
  /** @type {{name: string, columns: string[]}[]} the first is no list: it has the values */
  const called = [{ name: "", columns: [] }];
  for (const word of whole.slice(first.length).split(" ")) {
    const [, key, snippet = ""] = SECTION.exec(word) ?? [];
    if (key && !sections.has(key) && called.length === 1 && !called[0].columns.length) sections.set(key, snippet);
    else if (!CALLED.test(word)) return null;
    else if (word[0] === "/") called.push({ name: word.slice(1), columns: [] });
    else called[called.length - 1].columns.push(word.slice(1));
  }
  const [{ columns: values }, ...lists] = called;
  const origins = { outline: outline === NONE ? "" : outline, flavour, numbering, sections: [...sections].map(([key, snippet]) => ({ key, snippet })) };
  return { origins, names: { values, lists } };
}
