// @ts-check
/**
 * A Word document as its parts (ECMA-376, part 2: Open Packaging Conventions).
 *
 * @module
 */

import { zipped } from "../draft/zip.js";
import { HEAD, xml } from "./xml.js";

/** @typedef {{type: string, text: string} | {type: string, bytes: Uint8Array<ArrayBuffer>}} Part its content type, and what it holds */
/** @typedef {Map<string, Part>} Package parts by name, which begins with a slash */

export const RELATIONS = "application/vnd.openxmlformats-package.relationships+xml";
export const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
export const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
export const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml";
export const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const PART = /<pkg:part pkg:name="([^"]+)" pkg:contentType="([^"]+)">\s*<pkg:xmlData>([\s\S]*?)<\/pkg:xmlData>/g;
/** What is between the elements of parts that we wrote: none of it stands inside a paragraph. */
const BETWEEN = />\s+</g;
const REMARK = /<!--[\s\S]*?-->/g;

/**
 * Read a document that is written as one file of XML, as docs/assets/word/ holds them.
 *
 * @param {string} text
 * @returns {Package}
 */
export function fromFlat(text) {
  const found = [...text.matchAll(PART)].map(([, name, type, inside]) => /** @type {const} */ ([name, { type, text: HEAD + inside.replace(REMARK, "").trim().replace(BETWEEN, "><") }]));
  return new Map(found);
}

/** The text of a part; empty where there is none. @type {(parts: Package, name: string) => string} */
export function textOf(parts, name) {
  const part = parts.get(name);
  return part && "text" in part ? part.text : "";
}

/**
 * Put a part into a package, related to another, which knows it by the id that is given.
 *
 * @param {Package} parts changed
 * @param {{name: string} & Part} part
 * @param {{from: string, as: string}} relation from: the part that it belongs to, "/" for the package; as: the relationship's type
 * @returns {string} the relationship's id
 */
export function add(parts, { name, ...part }, { from, as }) {
  parts.set(name, part);
  const slash = from.lastIndexOf("/");
  const path = `${from.slice(0, slash)}/_rels/${from.slice(slash + 1)}.rels`;
  const known = textOf(parts, path) || `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"></Relationships>`;
  let number = 1;
  while (known.includes(`"rId${number}"`)) number += 1;
  const id = `rId${number}`;
  const one = `<Relationship Id="${id}" Type="${xml(as)}" Target="${xml(name)}"/>`;
  parts.set(path, { type: RELATIONS, text: known.replace(/<Relationships\b([^>]*)\/>\s*$/, "<Relationships$1></Relationships>").replace("</Relationships>", () => `${one}</Relationships>`) });
  return id;
}

/**
 * Write a package as a file.
 *
 * @param {Package} parts
 * @returns {Uint8Array<ArrayBuffer>} the same for the same parts
 */
export function toFile(parts) {
  const [kinds, types] = typesOf(parts);
  const defaults = [...kinds].map(([extension, type]) => `<Default Extension="${xml(extension)}" ContentType="${xml(type)}"/>`);
  const overrides = types.map(([name, type]) => `<Override PartName="${xml(name)}" ContentType="${xml(type)}"/>`);
  const content = `${HEAD}<Types xmlns="${PACKAGE}/content-types">${defaults.join("")}${overrides.join("")}</Types>`;
  const files = [...parts].map(([name, part]) => ({ name: name.slice(1), ...("text" in part ? { text: part.text } : { bytes: part.bytes }) }));
  return zipped([{ name: "[Content_Types].xml", text: content }, ...files]);
}

/** @type {(parts: Package) => [Map<string, string>, [name: string, type: string][]]} the types of pictures and the like by what their names end in; of every other part its own */
function typesOf(parts) {
  const kinds = new Map([["rels", RELATIONS], ["xml", "application/xml"]]);
  /** @type {[string, string][]} */
  const own = [];
  for (const [name, part] of parts) {
    const extension = /\.([^./]+)$/.exec(name)?.[1].toLowerCase() ?? "";
    if (part.type === RELATIONS) continue;
    if ("bytes" in part && extension && !kinds.has(extension)) kinds.set(extension, part.type);
    if ("text" in part || kinds.get(extension) !== part.type) own.push([name, part.type]);
  }
  return [kinds, own];
}
