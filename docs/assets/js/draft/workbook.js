// @ts-check
/**
 * Workbooks of Excel and WPS: one sheet a list, as plain cells.
 *
 * @module
 */

import { squared } from "./block.js";
import { Unreadable, unzipped, zipped } from "./zip.js";

/** @typedef {import("./block.js").Cells} Cells */
/** @typedef {{name: string, cells: Cells}} Sheet */

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
export const XLSX = `${TYPES}.sheet`;
const [MOST_ROWS, WIDEST] = [20000, 200];
const NUMBER = /^-?(?:0|[1-9][0-9]{0,13})(?:\.[0-9]{0,8}[1-9])?$/;
const DAY = 24 * 60 * 60 * 1000;

/**
 * Write a workbook.
 *
 * @param {readonly Sheet[]} sheets
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function toWorkbook(sheets) {
  const ids = sheets.map((_, index) => index + 1);
  const overrides = ids.map((id) => `<Override PartName="/xl/worksheets/sheet${id}.xml" ContentType="${TYPES}.worksheet+xml"/>`).join("");
  const relations = ids.map((id) => `<Relationship Id="rId${id}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${id}.xml"/>`).join("");
  const names = sheets.map(({ name }, index) => `<sheet name="${xml(sheetName(name))}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`).join("");
  return zipped([
    {
      name: "[Content_Types].xml",
      text: `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPES}.sheet.main+xml"/>${overrides}</Types>`,
    },
    { name: "_rels/.rels", text: `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>` },
    { name: "xl/workbook.xml", text: `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${names}</sheets></workbook>` },
    { name: "xl/_rels/workbook.xml.rels", text: `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${relations}</Relationships>` },
    ...sheets.map(({ cells }, index) => ({ name: `xl/worksheets/sheet${index + 1}.xml`, text: sheetOf(cells) })),
  ]);
}

/** What a sheet may be called. @type {(name: string) => string} */
export const sheetName = (name) => name.replace(/[\\/?*[\]:]/g, "").slice(0, 31);

/** @type {(cells: Cells) => string} the first row stays in sight */
function sheetOf(cells) {
  const rows = cells.map((row, down) => `<row r="${down + 1}">${row.map((value, on) => written(value, `${letters(on)}${down + 1}`)).join("")}</row>`).join("");
  const view = '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>';
  const widths = (cells[0] ?? []).map((_, on) => `<col min="${on + 1}" max="${on + 1}" width="${on ? 16 : 28}" customWidth="1"/>`).join("");
  return `${HEAD}<worksheet xmlns="${MAIN}">${view}<cols>${widths}</cols><sheetData>${rows}</sheetData></worksheet>`;
}

/** @type {(value: string, at: string) => string} a text is never a formula */
function written(value, at) {
  if (!value) return "";
  if (NUMBER.test(value) && String(Number(value)) === value) return `<c r="${at}"><v>${value}</v></c>`;
  const text = value.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_").replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "");
  return `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${xml(text)}</t></is></c>`;
}

/** @type {(text: string) => string} */
const xml = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;").replace(/\r/g, "&#13;");

/** @type {(index: number) => string} */
const letters = (index) => (index < 26 ? "" : letters(Math.floor(index / 26) - 1)) + String.fromCharCode(65 + (index % 26));

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

/** @type {(styles: Document | null) => ("" | "day" | "percent")[]} what each style makes of a number */
function formsOf(styles) {
  const own = new Map([...(styles?.getElementsByTagName("numFmt") ?? [])].map((one) => [one.getAttribute("numFmtId") ?? "", one.getAttribute("formatCode") ?? ""]));
  const list = styles?.getElementsByTagName("cellXfs")[0];
  return [...(list?.getElementsByTagName("xf") ?? [])].map((one) => {
    const id = one.getAttribute("numFmtId") ?? "0";
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
  return form === "percent" ? `${shown(amount * 100)}%` : shown(amount);
}
