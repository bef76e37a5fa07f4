// @ts-check
/**
 * The styles of a workbook's cells, each made when it is first used; and figures as spreadsheets keep them.
 *
 * @module
 */

import { calendarDay } from "../report/period.js";
import { DAY, HEAD, MAIN, xml } from "./workbook-parts.js";

/** @typedef {"" | "text" | "long" | "quantity" | "figure" | "percent" | "day"} Form what a cell is for; nothing: a figure where it is one, else a text */

const BARE = /^-?(?:0|[1-9][0-9]{0,13})(?:\.[0-9]{0,8}[1-9])?$/;
const FIGURE = /^(-?)((?:0|[1-9][0-9]{0,2}(?:,[0-9]{3})+|[1-9][0-9]{0,11})(?:\.([0-9]{1,6}))?)(%?)$/;
const EPOCH = Date.UTC(1899, 11, 30);
// The first day that all spreadsheets count alike: one of them has a 29 February 1900.
const FIRST = 61;
const DATE = 'yyyy"年"m"月"d"日"';
const CODES = { "": "", text: "@", long: "@", quantity: "@", figure: "", percent: "0.0%", day: DATE };
const KNOWN = new Map([["", 0], ["@", 49]]);
const OWN = 164;

export class WorkbookStyles {
  constructor() {
    /** @type {string[]} codes of numbers that the spreadsheet does not know by itself */
    this.codes = [];
    /** @type {string[]} */
    this.looks = ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'];
  }

  /** @param {boolean} aside whether the column needs no filling in */
  head(aside) {
    return this.look(`<xf numFmtId="49" fontId="1" fillId="${aside ? 3 : 2}" borderId="1" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment horizontal="center" vertical="center" wrapText="1"/></xf>`);
  }

  /** @param {Form} form @param {string} code how a figure is written, where it says so itself @param {boolean} guarded that it stays a text @param {boolean} lined */
  of(form, code, guarded, lined) {
    if (!form && !code && !guarded && !lined) return 0;
    const wrapped = ["text", "long", "quantity"].includes(form) ? ' wrapText="1"' : "";
    return this.look(`<xf numFmtId="${this.code(code || CODES[form])}" fontId="0" fillId="0" borderId="${lined ? 1 : 0}" xfId="0"${guarded ? ' quotePrefix="1"' : ""} applyNumberFormat="1" applyBorder="1" applyAlignment="1"><alignment vertical="center"${wrapped}/></xf>`);
  }

  /** @param {string} code */
  code(code) {
    const known = KNOWN.get(code);
    if (known !== undefined) return known;
    if (!this.codes.includes(code)) this.codes.push(code);
    return OWN + this.codes.indexOf(code);
  }

  /** @param {string} look */
  look(look) {
    if (!this.looks.includes(look)) this.looks.push(look);
    return this.looks.indexOf(look);
  }

  /**
   * Read a value as a spreadsheet keeps it.
   *
   * @param {string} value
   * @param {Form} form
   * @returns {{value: string, code: string, form: Form} | null} null where it is a text
   */
  figure(value, form) {
    if (form === "text" || form === "long") return null;
    if (form === "day") return dayOf(value);
    if (!form) return BARE.test(value) && String(Number(value)) === value ? { value, code: "", form } : null;
    const match = FIGURE.exec(value);
    if (!match || (form === "figure" && match[4]) || (form === "percent" && !match[4])) return null;
    const [, sign, digits, decimals = "", percent] = match;
    const plain = digits.replaceAll(",", "");
    // What spreadsheets count with has fifteen digits.
    if (plain.replace(".", "").length > 15) return null;
    const amount = percent ? shifted(plain) : plain;
    const number = sign + (amount.includes(".") ? amount.replace(/\.?0+$/, "") : amount);
    if (number === "-0") return null;
    return { value: number, code: codeOf(digits.includes(","), decimals, percent), form: "figure" };
  }

  written() {
    const codes = this.codes.map((code, index) => `<numFmt numFmtId="${OWN + index}" formatCode="${xml(code)}"/>`).join("");
    const font = (/** @type {string} */ bold) => `<font>${bold}<sz val="11"/><color rgb="FF000000"/><name val="宋体"/><family val="3"/><charset val="134"/></font>`;
    const fill = (/** @type {string} */ colour) => `<fill><patternFill patternType="solid"><fgColor rgb="${colour}"/><bgColor indexed="64"/></patternFill></fill>`;
    const line = (/** @type {string} */ side) => `<${side} style="thin"><color rgb="FF999999"/></${side}>`;
    return `${HEAD}<styleSheet xmlns="${MAIN}">${codes ? `<numFmts count="${this.codes.length}">${codes}</numFmts>` : ""}<fonts count="2">${font("")}${font("<b/>")}</fonts><fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>${fill("FFDCE6F1")}${fill("FFEDEDED")}</fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>${["left", "right", "top", "bottom"].map(line).join("")}<diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${this.looks.length}">${this.looks.join("")}</cellXfs><cellStyles count="1"><cellStyle name="常规" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
  }
}

/** @type {(value: string) => {value: string, code: string, form: Form} | null} */
function dayOf(value) {
  const day = calendarDay(value);
  const count = day ? (Date.UTC(day.year, day.month - 1, day.day) - EPOCH) / DAY : 0;
  return count >= FIRST ? { value: String(count), code: DATE, form: "day" } : null;
}

/** @type {(digits: string) => string} a hundredth, in writing */
function shifted(digits) {
  const [whole, decimals = ""] = digits.split(".");
  const padded = whole.padStart(3, "0");
  return `${padded.slice(0, -2)}.${padded.slice(-2)}${decimals}`;
}

/**
 * How a figure is written with its zeros and its groups; the second part, which says the same of what is below zero,
 * tells the reader that they were typed.
 *
 * @type {(grouped: boolean, decimals: string, percent: string) => string}
 */
function codeOf(grouped, decimals, percent) {
  if (!grouped && !percent && !decimals.endsWith("0")) return "";
  const code = `${grouped ? "#,##0" : "0"}${decimals ? `.${"0".repeat(decimals.length)}` : ""}${percent}`;
  return `${code};-${code}`;
}
