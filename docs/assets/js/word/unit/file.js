// @ts-check
/**
 * The parts of a document that a unit brings as its template; one that cannot be used is refused with a sentence that says what to do.
 *
 * Pictures, fonts and the theme stay as they are. What lies elsewhere is never fetched; a template of the template, which
 * Word would fetch, is left out.
 *
 * @module
 */

import { Unreadable, unpackedFiles } from "../../draft/zip.js";
import { PACKAGE, RELATIONS } from "../package.js";
import { isLocked, isOld, isZip } from "../read/wrapping.js";
import { parsed } from "../read/xml.js";
import { HEAD, xml } from "../xml.js";

/** @typedef {import("../package.js").Package} Package */

const SAVE = "请用Word或WPS打开，另存为.docx，再选那一份。";
const LARGEST = 20;
/** @type {import("../../draft/zip.js").Sort} */
const TEMPLATE = {
  entries: 3000,
  bytes: 64 * 1024 * 1024,
  password: "这个文件加了密码。请在Word或WPS里去掉密码，另存一份再选。",
  broken: "这个文件不完整，打不开。请在Word或WPS里打开，另存一次再选。",
  many: "这个文件里的东西太多，不像一份模板，没有收下。",
  large: "这个文件解开以后太大，没有收下。请删去正文里的图片，另存一份再选。",
  old: "这个浏览器打不开Word文件。请换用新版的Chrome、Edge、Firefox或Safari。",
};
const MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
const TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main";
/** Parts whose text is read or changed; all others are bytes. */
const TEXTS = /(?:\.rels|\/document\.xml|\/(?:header|footer)[0-9]*\.xml|\/(?:styles|numbering|comments|settings)\.xml|\/docProps\/(?:core|custom)\.xml|\/customXml\/[^/]+\.xml)$/;
/** What is no longer true of a document that was changed, or that Word would fetch. */
const GONE = /^\/(?:_xmlsignatures\/|docProps\/thumbnail\.)/;
const ATTACHED = /<w:attachedTemplate\b[^>]*\/>/;
const UNWANTED = /\/(?:attachedTemplate|origin|thumbnail|metadata\/thumbnail)$/;

/**
 * Take a template apart.
 *
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @returns {Promise<Package>}
 * @throws {Unreadable}
 */
export async function opened(bytes) {
  if (bytes.length > LARGEST * 1024 * 1024) throw new Unreadable(`这个文件超过${LARGEST}MB，没有收下。请删去正文里的图片，另存一份再选。`);
  if (isOld(bytes)) throw new Unreadable(isLocked(bytes) ? TEMPLATE.password : `这是旧格式的文件（.doc或.wps）。${SAVE}`);
  if (!isZip(bytes)) throw new Unreadable(`这不是Word文件。${SAVE}`);
  const files = new Map([...(await unpackedFiles(bytes, (name) => !name.endsWith("/"), TEMPLATE))].map(([name, content]) => [`/${name.replaceAll("\\", "/").replace(/^\//, "")}`, content]));
  const types = typesOf(decoded(files.get("/[Content_Types].xml")));
  if ([...files.keys()].some((name) => /vbaProject\.bin$/i.test(name)) || types("/word/document.xml").includes("macroEnabled")) {
    throw new Unreadable("这份模板带宏（.docm或.dotm），没有收下：宏会跟着每一份报告走。请在Word里另存为不带宏的.docx，再选那一份。");
  }
  if (!files.has("/word/document.xml")) throw new Unreadable(`这不是Word文件，或者写法不寻常。${SAVE}`);
  /** @type {Package} */
  const parts = new Map();
  for (const [name, content] of files) {
    if (name === "/[Content_Types].xml" || GONE.test(name)) continue;
    const type = name === "/word/document.xml" ? MAIN : name.endsWith(".rels") ? RELATIONS : types(name);
    parts.set(name, TEXTS.test(name) ? { type, text: name.endsWith(".rels") ? related(decoded(content)) : decoded(content).replace(ATTACHED, "") } : { type, bytes: content });
  }
  checked(parts);
  return parts;
}

/** @type {(parts: Package) => void} whether its main part is one that can be written into */
function checked(parts) {
  const main = parts.get("/word/document.xml");
  const root = parsed(main && "text" in main ? main.text : "");
  if (root?.namespaceURI === STRICT) throw new Unreadable("这份文件存成了“Strict Open XML文档”。请在Word里另存为普通的“Word文档（*.docx）”，再选那一份。");
  if (root?.localName !== "document" || root.namespaceURI !== TRANSITIONAL || root.prefix !== "w") throw new Unreadable(`这份文件的写法不寻常，没有收下。${SAVE}`);
  const changes = ["ins", "del", "moveFrom", "moveTo", "sectPrChange", "pPrChange"].some((name) => root.getElementsByTagNameNS(TRANSITIONAL, name).length);
  if (changes) throw new Unreadable("这份模板里有没处理的修订。请在Word或WPS的“审阅”里接受或拒绝全部修订，存好再选。");
}

/** @type {(text: string) => (name: string) => string} the type of a part by its name */
function typesOf(text) {
  const listed = [...(parsed(text)?.children ?? [])];
  const by = (/** @type {string} */ kind, /** @type {string} */ key) => new Map(listed.filter((one) => one.localName === kind).map((one) => [(one.getAttribute(key) ?? "").toLowerCase(), one.getAttribute("ContentType") ?? ""]));
  const [own, usual] = [by("Override", "PartName"), by("Default", "Extension")];
  return (name) => own.get(name.toLowerCase()) ?? usual.get(name.slice(name.lastIndexOf(".") + 1).toLowerCase()) ?? "application/octet-stream";
}

/** @type {(text: string) => string} a list of relations written in one way, without what is not wanted */
function related(text) {
  const listed = [...(parsed(text)?.children ?? [])].filter((one) => one.localName === "Relationship" && !UNWANTED.test(one.getAttribute("Type") ?? ""));
  const written = listed.map((one) => `<Relationship${["Id", "Type", "Target", "TargetMode"].map((name) => (one.hasAttribute(name) ? ` ${name}="${xml(one.getAttribute(name) ?? "")}"` : "")).join("")}/>`);
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${written.join("")}</Relationships>`;
}

/** @type {(content: Uint8Array<ArrayBuffer> | undefined) => string} */
const decoded = (content) => new TextDecoder(content?.[0] === 0xff ? "utf-16le" : content?.[0] === 0xfe ? "utf-16be" : "utf-8").decode(content);
