// @ts-check
/**
 * The parts of a Word file that hold what a report says; what is none, or cannot be read, is refused with a sentence.
 *
 * Pictures and everything else are not unpacked, and nothing that lies elsewhere is fetched.
 *
 * @module
 */

import { Unreadable, unzipped } from "../../draft/zip.js";
import { isLocked, isOld, isZip } from "./wrapping.js";
import { parsed } from "./xml.js";

/**
 * @typedef {object} Parts
 * @property {Element} document
 * @property {Element | null} styles
 * @property {Element | null} numbering
 * @property {Element | null} footnotes
 * @property {Element | null} endnotes
 * @property {Element | null} comments
 * @property {Element[]} own custom XML
 * @property {Element | null} properties custom ones of the document
 * @property {boolean} margins whether a header or footer says something
 * @property {boolean} macros
 */
/** @typedef {{type: string, target: string}} Relation type: the last word of it */

const COPY = "请用Word或WPS打开，全选复制，再粘贴到这里。";
const SAVE = "请用Word或WPS打开，另存为.docx，再打开那一份。";
/** @type {import("../../draft/zip.js").Sort} */
const DOCUMENT = {
  entries: 10_000,
  bytes: 32 * 1024 * 1024,
  password: "这个文件加了密码。请去掉密码，另存一份再试。",
  broken: "这个文件不完整。请在Word或WPS里打开，另存一次再试。",
  many: "这个文件里的东西太多，没有打开。",
  large: "这个文件太长，没有打开。请分成几个文件再试。",
  old: `这个浏览器打不开Word文件。${COPY}`,
};
/** What else comes in the same wrapping. @type {[RegExp, string][]} */
const OTHERS = [
  [/^xl\//i, "这是Excel表格。请选中要用的部分复制，再粘贴到这里；清单在“清单”里导入。"],
  [/^ppt\//i, "这是演示文稿。请在大纲视图里全选复制，再粘贴到这里。"],
  [/^content\.xml$/i, `这是OpenDocument文件。${SAVE}`],
];
/** More than this no one types as properties. */
const PROPERTIES = { ...DOCUMENT, bytes: 1024 * 1024 };
const MOST_MARGINS = 20;
const MOST_OWN = 20;

/**
 * Take a Word file apart.
 *
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @returns {Promise<Parts>}
 * @throws {Unreadable}
 */
export async function partsOf(bytes) {
  if (isOld(bytes)) throw new Unreadable(isLocked(bytes) ? DOCUMENT.password : `这是旧格式的文件（.doc或.wps）。${SAVE}`);
  if (!isZip(bytes)) throw new Unreadable(`这不是Word文件。${COPY}`);
  /** @type {string[]} */
  const names = [];
  const first = await read(bytes, (name) => (names.push(name), name === "_rels/.rels"));
  const around = relations(first.get("_rels/.rels"), "");
  const main = target(around, "officeDocument") ?? names.find((name) => /^word\/document[0-9]*\.xml$/.test(name)) ?? "";
  if (!names.includes(main) || OTHERS.some(([sign]) => sign.test(main))) {
    throw new Unreadable(OTHERS.find(([sign]) => names.some((name) => sign.test(name)))?.[1] ?? `这不是Word文件。${COPY}`);
  }
  const folder = main.slice(0, main.lastIndexOf("/") + 1);
  const list = `${folder}_rels/${main.slice(folder.length)}.rels`;
  const second = await read(bytes, (name) => name === main || name === list);
  const related = relations(second.get(list), folder);
  const one = (/** @type {string} */ type) => target(related, type) ?? "";
  const several = (/** @type {RegExp} */ type, /** @type {number} */ most) => related.filter((each) => type.test(each.type)).slice(0, most).map((each) => each.target);
  const [margins, own] = [several(/^(?:header|footer)$/, MOST_MARGINS), several(/^customXml$/, MOST_OWN)];
  const wanted = new Set([...["styles", "numbering", "footnotes", "endnotes", "comments"].map(one), ...margins, ...own]);
  const rest = await read(bytes, (name) => wanted.has(name));
  const part = (/** @type {string} */ type) => parsed(rest.get(one(type)));
  const document = parsed(second.get(main));
  const said = target(around, "custom-properties") ?? target(around, "customProperties") ?? "";
  const properties = await read(bytes, (name) => name === said, PROPERTIES).then((found) => parsed(found.get(said))).catch(() => null);
  if (document?.localName !== "document") throw new Unreadable(`这不是Word文件。${COPY}`);
  return {
    document,
    styles: part("styles"),
    numbering: part("numbering"),
    footnotes: part("footnotes"),
    endnotes: part("endnotes"),
    comments: part("comments"),
    // What others keep there is theirs, however it is written.
    own: own.flatMap((name) => (/urn:reportkb:facts/.test(rest.get(name) ?? "") ? (readable(rest.get(name)) ?? []) : [])),
    properties,
    margins: margins.some((name) => says(parsed(rest.get(name)))),
    macros: names.some((name) => /(?:^|\/)vbaProject\.bin$/i.test(name)),
  };
}

/** @type {(bytes: Uint8Array<ArrayBuffer>, wanted: (name: string) => boolean, sort?: import("../../draft/zip.js").Sort) => Promise<Map<string, string>>} by names as the standard writes them */
async function read(bytes, wanted, sort = DOCUMENT) {
  const found = await unzipped(bytes, (name) => wanted(proper(name)), sort);
  return new Map([...found].map(([name, text]) => [proper(name), text]));
}

/** Our own part is no text of the report: one that is broken is as good as lost. @type {(text: string | undefined) => Element | null} */
function readable(text) {
  try {
    return parsed(text);
  } catch {
    return null;
  }
}

/** @type {(name: string) => string} */
const proper = (name) => name.replaceAll("\\", "/").replace(/^\//, "");

/** @type {(text: string | undefined, folder: string) => Relation[]} those to parts of the file; what lies elsewhere is left alone */
function relations(text, folder) {
  const listed = [...(parsed(text)?.children ?? [])].filter((one) => one.localName === "Relationship" && one.getAttribute("TargetMode") !== "External");
  return listed.map((one) => {
    const [type, to] = [one.getAttribute("Type") ?? "", one.getAttribute("Target") ?? ""];
    return { type: type.slice(type.lastIndexOf("/") + 1), target: resolved(to, folder) };
  });
}

/** @type {(to: string, folder: string) => string} */
function resolved(to, folder) {
  const way = proper(to);
  const steps = (/^[\\/]/.test(to) ? way : folder + way).split("/");
  /** @type {string[]} */
  const out = [];
  for (const step of steps) {
    if (step === "..") out.pop();
    else if (step !== ".") out.push(step);
  }
  return out.join("/");
}

/** @type {(related: Relation[], type: string) => string | undefined} */
const target = (related, type) => related.find((one) => one.type === type)?.target;

/** @type {(part: Element | null) => boolean} more than a page's number, which is a field's */
const says = (part) => [...(part?.getElementsByTagNameNS("*", "t") ?? [])].some((node) => /[^\s0-9\-—–－]/.test(node.textContent ?? ""));
