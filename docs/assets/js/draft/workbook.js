// @ts-check
/**
 * Read workbooks of Excel and WPS, as plain cells that say what a reader of them sees.
 *
 * @module
 */

import { squared } from "./block.js";
import { DAY, OFFICE } from "./workbook-parts.js";
import { Unreadable, unzipped } from "./zip.js";

/** @typedef {import("./block.js").Cells} Cells */
/** @typedef {import("./workbook-writer.js").Sheet} Sheet */

const [MOST_ROWS, WIDEST] = [20000, 200];
// What the desk's own figures look like whose zeros or groups were typed: see workbook-styles.js.
const TYPED = /^(#,##)?0(?:\.(0+))?(%?);\\?-(?:#,##)?0(?:\.0+)?%?$/;

/**
 * Read a workbook.
 *
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @returns {Promise<Sheet[]>} the sheets with something in them
 * @throws {Unreadable}
 */
export async function fromWorkbook(bytes) {
  const files = await unzipped(bytes, (name) => /^xl\/(?:workbook|sharedStrings|styles|_rels\/workbook\.xml\.rels|worksheets\/[^/]+)\.?[a-z]*$/i.test(name) || name === "xl/_rels/workbook.xml.rels");
  const book = parsed(files.get("xl/workbook.xml"));
  if (!book) throw new Unreadable("这个文件不是Excel表格。请在Excel或WPS里另存为xlsx，或复制后粘贴。");
  const relations = new Map([...(parsed(files.get("xl/_rels/workbook.xml.rels"))?.getElementsByTagName("Relationship") ?? [])].map((one) => [one.getAttribute("Id"), one.getAttribute("Target") ?? ""]));
  const texts = [...(parsed(files.get("xl/sharedStrings.xml"))?.getElementsByTagName("si") ?? [])].map(textOf);
  const forms = formsOf(parsed(files.get("xl/styles.xml")));
  const from = book.getElementsByTagName("workbookPr")[0]?.getAttribute("date1904") === "1" ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
  return [...book.getElementsByTagName("sheet")].flatMap((sheet) => {
    const target = relations.get(sheet.getAttributeNS(OFFICE, "id")) ?? "";
    const page = parsed(files.get(target.startsWith("/") ? target.slice(1) : `xl/${target}`));
    const cells = page ? squared(cellsOf(page, { texts, forms, from })) : [];
    return cells.length ? [{ name: sheet.getAttribute("name") ?? "", cells }] : [];
  });
}

/** @type {(text: string | undefined) => Document | null} */
function parsed(text) {
  if (text === undefined) return null;
  // What a workbook never has could be made to grow without end.
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) throw new Unreadable("这个文件的写法不寻常，没有打开。请在Excel或WPS里另存一次再试。");
  const page = new DOMParser().parseFromString(text, "application/xml");
  if (page.getElementsByTagName("parsererror").length) throw new Unreadable("这个文件里有读不出来的内容。请在Excel或WPS里打开，另存一次再试。");
  return page;
}

/** @type {(node: Element) => string} without what says how Chinese characters are read */
function textOf(node) {
  const runs = [...node.getElementsByTagName("t")].filter((one) => one.parentElement?.localName !== "rPh");
  return decoded(runs.map((one) => one.textContent ?? "").join(""));
}

/** @type {(text: string) => string} */
const decoded = (text) => text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code) => String.fromCharCode(parseInt(code, 16))).replace(/\r\n?/g, "\n");

/** @type {(styles: Document | null) => string[]} what each style makes of a number: a day, a percentage, or what a code of ours says */
function formsOf(styles) {
  const own = new Map([...(styles?.getElementsByTagName("numFmt") ?? [])].map((one) => [one.getAttribute("numFmtId") ?? "", one.getAttribute("formatCode") ?? ""]));
  const list = styles?.getElementsByTagName("cellXfs")[0];
  return [...(list?.getElementsByTagName("xf") ?? [])].map((one) => {
    const id = one.getAttribute("numFmtId") ?? "0";
    if (TYPED.test(own.get(id) ?? "")) return own.get(id) ?? "";
    const code = (own.get(id) ?? "").replace(/"[^"]*"|\[[^\]]*\]|\\./g, "");
    const number = Number(id);
    if (number === 9 || number === 10 || code.includes("%")) return "percent";
    const known = (number >= 14 && number <= 17) || number === 22 || (number >= 27 && number <= 31) || number === 36 || (number >= 50 && number <= 58);
    return known || /[yd]/i.test(code) ? "day" : "";
  });
}

/** @type {(page: Document, known: {texts: string[], forms: string[], from: number}) => string[][]} */
function cellsOf(page, known) {
  /** @type {string[][]} */
  const rows = [];
  for (const node of page.getElementsByTagName("c")) {
    const place = placeOf(node.getAttribute("r") ?? "");
    const value = place ? valueOf(node, known) : "";
    if (!place || !value || place.on >= WIDEST) continue;
    if (place.down >= MOST_ROWS) throw new Unreadable(`这张表超过${MOST_ROWS}行，没有打开。请只留要用的行再试。`);
    (rows[place.down] ??= [])[place.on] = value;
  }
  for (const node of page.getElementsByTagName("mergeCell")) {
    const [first, last] = (node.getAttribute("ref") ?? "").split(":").map(placeOf);
    if (!first || !last) continue;
    const value = rows[first.down]?.[first.on] ?? "";
    if (!value) continue;
    for (let down = first.down; down <= Math.min(last.down, rows.length - 1); down += 1) {
      for (let on = first.on; on <= Math.min(last.on, WIDEST - 1); on += 1) (rows[down] ??= [])[on] ??= value;
    }
  }
  return Array.from(rows, (row) => Array.from(row ?? [], (value) => value ?? ""));
}

/** @type {(reference: string) => {down: number, on: number} | null} */
function placeOf(reference) {
  const match = /^\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})$/.exec(reference);
  if (!match) return null;
  return { down: Number(match[2]) - 1, on: [...match[1]].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1 };
}

/** @type {(node: Element, known: {texts: string[], forms: string[], from: number}) => string} */
function valueOf(node, { texts, forms, from }) {
  const type = node.getAttribute("t") ?? "n";
  if (type === "inlineStr") return textOf(node);
  const raw = node.getElementsByTagName("v")[0]?.textContent ?? "";
  if (!raw) return "";
  if (type === "s") return texts[Number(raw)] ?? "";
  if (type === "b") return raw === "1" ? "是" : "否";
  if (type !== "n") return decoded(raw);
  const amount = Number(raw);
  const form = forms[Number(node.getAttribute("s") ?? 0)] ?? "";
  if (!Number.isFinite(amount)) return raw;
  if (form === "day" && amount >= 1 && amount < 2958466) return new Date(from + Math.floor(amount) * DAY).toISOString().slice(0, 10);
  // 0.1 + 0.2 is kept with sixteen digits, and shown with fifteen.
  const shown = (/** @type {number} */ figure) => String(Number(figure.toPrecision(15)));
  return TYPED.test(form) ? typed(amount, form) : form === "percent" ? `${shown(amount * 100)}%` : shown(amount);
}

/** @type {(amount: number, code: string) => string} a figure with the zeros and the groups that it was typed with */
function typed(amount, code) {
  const [, grouped, decimals = "", percent = ""] = TYPED.exec(code) ?? [];
  const text = String(Number((percent ? amount * 100 : amount).toPrecision(15)));
  if (!/^-?[0-9]+(?:\.[0-9]+)?$/.test(text)) return text + percent;
  const [whole, rest = ""] = text.split(".");
  const left = grouped ? whole.replace(/(?<=[0-9])(?=(?:[0-9]{3})+$)/g, ",") : whole;
  const right = rest.padEnd(decimals.length, "0");
  return `${left}${right && `.${right}`}${percent}`;
}
