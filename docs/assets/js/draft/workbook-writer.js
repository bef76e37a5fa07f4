// @ts-check
/**
 * Write a workbook for Excel and WPS: figures, days and percentages as such, choices to choose from, a hint for each column.
 *
 * @module
 */

import { MOST } from "./rows.js";
import { WorkbookStyles } from "./workbook-styles.js";
import { HEAD, MAIN, OFFICE, PACKAGE, TYPES, xml } from "./workbook-parts.js";
import { zipped } from "./zip.js";

/** @typedef {import("./block.js").Cells} Cells */
/** @typedef {import("./workbook-styles.js").Form} Form */

/**
 * What may be written into cells, and what is said to whoever comes to one.
 *
 * @typedef {object} Rule
 * @property {number} on the column
 * @property {number} from the first row, counted from 0; the head is row 0
 * @property {number} to the last
 * @property {string} title
 * @property {string} hint
 * @property {"" | "day" | "figure" | readonly string[] | {sheet: string}} allowed words to choose from, or the first column of a sheet
 */

/** @typedef {{name: string, cells: Cells}} Sheet */
/**
 * A sheet as it is written; without the rest, cells stand as they are.
 *
 * @typedef {Sheet & {widths?: readonly number[], form?: (down: number, on: number) => Form, rules?: readonly Rule[], aside?: readonly number[], room?: number}} Drawn
 *   aside: the columns that need no filling in; room: how many lines to write into stand below
 */

// What a spreadsheet takes at most: characters of a hint, of its title, of words to choose from.
const [LONGEST_HINT, LONGEST_TITLE, LONGEST_CHOICES] = [255, 32, 255];
// Points that a line of a cell takes, and characters of the width that a column says, an ideograph counting two.
const [LINE, NARROW] = [16, 0.9];
const DAYS = "18264"; // 1 January 1950
const FARTHEST = "1000000000000000";

/**
 * Write a workbook.
 *
 * @param {readonly Drawn[]} sheets
 * @returns {Uint8Array<ArrayBuffer>} the same for the same sheets
 */
export function toWorkbook(sheets) {
  const styles = new WorkbookStyles();
  const ids = sheets.map((_, index) => index + 1);
  const overrides = ids.map((id) => `<Override PartName="/xl/worksheets/sheet${id}.xml" ContentType="${TYPES}.worksheet+xml"/>`).join("");
  const relations = ids.map((id) => `<Relationship Id="rId${id}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${id}.xml"/>`).join("");
  const names = sheets.map(({ name }, index) => `<sheet name="${xml(sheetName(name))}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`).join("");
  const titles = sheets.map(({ name }, index) => `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">${xml(quoted(name))}!$1:$1</definedName>`).join("");
  const pages = sheets.map((sheet, index) => ({ name: `xl/worksheets/sheet${index + 1}.xml`, text: page(sheet, styles, !index) }));
  return zipped([
    {
      name: "[Content_Types].xml",
      text: `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPES}.sheet.main+xml"/>${overrides}<Override PartName="/xl/styles.xml" ContentType="${TYPES}.styles+xml"/></Types>`,
    },
    { name: "_rels/.rels", text: `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>` },
    { name: "xl/workbook.xml", text: `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${names}</sheets><definedNames>${titles}</definedNames></workbook>` },
    { name: "xl/_rels/workbook.xml.rels", text: `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${relations}<Relationship Id="rId${sheets.length + 1}" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>` },
    { name: "xl/styles.xml", text: styles.written() },
    ...pages,
  ]);
}

/** What a sheet may be called. @type {(name: string) => string} */
export const sheetName = (name) => name.replace(/[\\/?*[\]:]/g, "").slice(0, 31);

/** @type {(name: string) => string} a sheet's name in a formula */
const quoted = (name) => `'${sheetName(name).replaceAll("'", "''")}'`;

/** @type {(sheet: Drawn, styles: WorkbookStyles, chosen: boolean) => string} the first row stays in sight, on each page of paper too */
function page({ cells, widths = [], form = /** @returns {Form} */ () => "", rules = [], aside = [], room = 0 }, styles, chosen) {
  const [head = [], ...body] = cells;
  const drawn = widths.length > 0;
  const all = [...body, ...Array.from({ length: room }, () => head.map(() => ""))];
  const first = head.map((value, on) => text(value, placed(on, 0), styles.head(aside.includes(on))));
  const rows = all.map((row, at) => row.map((value, on) => cell(value, form(at + 1, on), placed(on, at + 1), styles, drawn)));
  const lines = [first, ...rows].map((row, down) => `<row r="${down + 1}"${high(cells[down] ?? [], widths)}>${row.join("")}</row>`).join("");
  const columns = head.map((_, on) => `<col min="${on + 1}" max="${on + 1}" width="${widths[on] ?? (on ? 16 : 28)}" style="${drawn ? styles.of(form(all.length + 1, on), "", false, false) : 0}" customWidth="1"/>`);
  const view = `<sheetViews><sheetView${chosen ? ' tabSelected="1"' : ""} workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="A2" sqref="A2"/></sheetView></sheetViews>`;
  const checks = rules.length ? `<dataValidations count="${rules.length}">${rules.map(check).join("")}</dataValidations>` : "";
  return `${HEAD}<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>${view}<cols>${columns.join("")}</cols><sheetData>${lines}</sheetData>${checks}<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/><headerFooter><oddHeader>&amp;C&amp;A</oddHeader><oddFooter>&amp;C&amp;P / &amp;N</oddFooter></headerFooter></worksheet>`;
}

/** @type {(row: readonly string[], widths: readonly number[]) => string} how high a row with wrapped text is, for spreadsheets that do not find out by themselves */
function high(row, widths) {
  const counts = row.map((value, on) => value.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil(line.replace(/[^\u0000-\u00ff]/g, "中中").length / ((widths[on] ?? Infinity) * NARROW))), 0));
  const most = Math.max(1, ...counts);
  return most > 1 ? ` ht="${most * LINE}"` : "";
}

/** @type {(value: string, form: Form, at: string, styles: WorkbookStyles, lined: boolean) => string} */
function cell(value, form, at, styles, lined) {
  const figure = styles.figure(value, form);
  if (figure) return `<c r="${at}"${styled(styles.of(figure.form, figure.code, false, lined))}><v>${figure.value}</v></c>`;
  if (!value) return lined ? `<c r="${at}"${styled(styles.of(form, "", false, lined))}/>` : "";
  // Whoever presses F2 and Enter on what begins like a formula would make one of it, but for the mark of a text.
  return text(value, at, styles.of(form, "", /^[=+\-@]/.test(value), lined));
}

/** @type {(style: number) => string} */
const styled = (style) => (style ? ` s="${style}"` : "");

/** @type {(value: string, at: string, style: number) => string} a text is never a formula */
function text(value, at, style) {
  const clean = value.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_").replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "");
  return `<c r="${at}"${styled(style)} t="inlineStr"><is><t xml:space="preserve">${xml(clean)}</t></is></c>`;
}

/** @type {(rule: Rule) => string} what does not fit is warned of, not refused: the desk takes it as it stands and says so */
function check({ on, from, to, title, hint, allowed }) {
  const words = Array.isArray(allowed) ? allowed.join(",") : "";
  const fits = words.length <= LONGEST_CHOICES && Array.isArray(allowed) && !allowed.some((word) => /[,"]/.test(word));
  const formula = fits ? `"${words}"` : typeof allowed === "object" && "sheet" in allowed ? `${quoted(allowed.sheet)}!$A$2:$A$${MOST + 1}` : "";
  const [kind, rest, error] =
    allowed === "day"
      ? [' type="date" operator="greaterThanOrEqual"', `<formula1>${DAYS}</formula1>`, "这里填日期，如2026-8-25。"]
      : allowed === "figure"
        ? [' type="decimal" operator="between"', `<formula1>-${FARTHEST}</formula1><formula2>${FARTHEST}</formula2>`, "这里只填数，单位不用写。"]
        : formula
          ? [' type="list"', `<formula1>${xml(formula)}</formula1>`, "这里从列出的词里选一个。"]
          : ["", "", ""];
  const said = error ? ` showErrorMessage="1" errorStyle="warning" errorTitle="${xml(title.slice(0, LONGEST_TITLE))}" error="${error}"` : "";
  const prompt = hint ? ` showInputMessage="1" promptTitle="${xml(title.slice(0, LONGEST_TITLE))}" prompt="${xml(shortened(hint))}"` : "";
  return `<dataValidation${kind} allowBlank="1"${said}${prompt} sqref="${placed(on, from)}${to > from ? `:${placed(on, to)}` : ""}">${rest}</dataValidation>`;
}

/** @type {(hint: string) => string} */
const shortened = (hint) => (hint.length > LONGEST_HINT ? `${hint.slice(0, LONGEST_HINT - 1)}…` : hint);

/** @type {(on: number, down: number) => string} */
const placed = (on, down) => `${letters(on)}${down + 1}`;

/** @type {(index: number) => string} */
const letters = (index) => (index < 26 ? "" : letters(Math.floor(index / 26) - 1)) + String.fromCharCode(65 + (index % 26));
