// @ts-check
/**
 * The rows of a grid on the page; a change touches only the rows that it changes.
 *
 * @module
 */

import { cell } from "../report/facts.js";
import { isDerived, misfit, places } from "../draft/rows.js";
import { make, say } from "./element.js";

/** @typedef {import("../report/facts.js").RecordType} RecordType */
/** @typedef {import("../report/facts.js").Row} Row */
/** @typedef {import("./list-grid.js").Given} Given */
/** @typedef {{box: HTMLElement, text: HTMLElement}} Cell */
/** @typedef {{box: HTMLElement, number: HTMLElement, cells: Cell[], known: unknown[]}} Line */

/** How wide a column is at least, in rem, and its share of what is left. @type {Record<string, [number, number]>} */
const WIDTHS = { long: [7.5, 2], text: [5.6, 1.6], date: [4.8, 1], period: [6, 1], person: [3.6, 0.8], organisation: [5, 1], row: [6, 1.4], choice: [3.8, 0.8] };
const FIGURE = /** @type {[number, number]} */ ([3.6, 0.9]);
const NUMBER = 1.5;
/** @type {Row} */
const NOTHING = {};

export class Lines {
  /** @param {string} labelled the id of the list's name */
  constructor(labelled) {
    /** @type {readonly string[]} */
    this.columns = [];
    /** @type {Line[]} */
    this.lines = [];
    this.head = make("div", "rk-grid-head", { role: "row", "aria-rowindex": "1" });
    this.body = make("div", "rk-grid-body", { role: "rowgroup" });
    this.box = make("div", "rk-grid", { role: "grid", "aria-labelledby": labelled }, make("div", "rk-grid-top", { role: "rowgroup" }, this.head), this.body);
  }

  /** Show rows, and one more to be written into. @param {readonly string[]} names the columns @param {Given} given */
  render(names, given) {
    const { rows } = given;
    if (names.join() !== this.columns.join()) this.frame(names, given.type);
    while (this.lines.length > rows.length + 1) this.lines.pop()?.box.remove();
    while (this.lines.length <= rows.length) this.add();
    this.box.setAttribute("aria-rowcount", String(rows.length + 2));
    const place = places(rows);
    for (const [index, line] of this.lines.entries()) this.line(line, index, place[index] ?? 0, given);
  }

  /** Whether each row is a card. */
  get cards() {
    return getComputedStyle(this.head).position === "absolute";
  }

  /** @param {number} row @param {string} column @returns {Cell} */
  cell(row, column) {
    return this.lines[row].cells[this.columns.indexOf(column)];
  }

  /** Find the cell that something is in. @param {EventTarget | null} target @returns {{row: number, on: number} | null} on: the place of its column */
  cellOf(target) {
    const node = /** @type {HTMLElement | null} */ (target instanceof Element && !target.closest(".rk-choice-list") ? target.closest(".rk-cell") : null);
    const row = this.lines.findIndex(({ box }) => node && box.contains(node));
    return row < 0 ? null : { row, on: this.columns.indexOf(node?.dataset.column ?? "") };
  }

  /** Bring a cell into view. @param {number} row @param {number} on the place of its column */
  show(row, on) {
    this.lines[row]?.cells[on]?.box.parentElement?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  /** Show which row the writer is in. @param {number} row */
  mark(row) {
    const { box } = this.lines[row];
    for (const other of this.body.querySelectorAll(".rk-at")) if (other !== box) other.classList.remove("rk-at");
    box.classList.add("rk-at");
  }

  /** Show other columns. @param {readonly string[]} names @param {RecordType} type */
  frame(names, type) {
    this.columns = names;
    const head = names.map((name) => {
      const { unit, hint } = type.columns[name];
      return make("div", "rk-grid-name", { role: "columnheader", title: hint }, unit ? `${name}（${unit}）` : name);
    });
    this.head.replaceChildren(make("div", "rk-grid-number", { role: "columnheader" }, make("span", "rk-unseen", {}, "行")), ...head);
    const widths = names.map((name) => WIDTHS[type.columns[name].type] ?? FIGURE);
    this.box.style.setProperty("--rk-grid-columns", [`${NUMBER}rem`, ...widths.map(([least, share]) => `minmax(${least}rem, ${share}fr)`)].join(" "));
    this.box.style.setProperty("--rk-grid-width", `${widths.reduce((sum, [least]) => sum + least, NUMBER)}rem`);
    this.body.replaceChildren();
    this.lines = [];
  }

  add() {
    const index = this.lines.length;
    const number = make("span");
    const cells = this.columns.map((name) => {
      const text = make("span", "rk-cell-text");
      const box = make("div", "rk-cell-box", {}, text);
      return { box, text, node: make("div", "rk-cell", { role: "gridcell", "data-column": name, "data-label": name }, box) };
    });
    const box = make("div", "rk-grid-row", { role: "row", "data-key": index, "aria-rowindex": index + 2 }, make("div", "rk-grid-number", { role: "rowheader" }, number), ...cells.map(({ node }) => node));
    this.lines.push({ box, number, cells, known: [] });
    this.body.append(box);
  }

  /** @param {Line} line @param {number} index @param {number} place its place among those that are not empty, or 0 @param {Given} given */
  line(line, index, place, { type, rows, shown, words }) {
    const row = rows[index] ?? null;
    const seen = place ? shown[place - 1] : NOTHING;
    const known = [row, seen, ...this.columns.map((name) => words[name])];
    if (known.length === line.known.length && known.every((one, at) => one === line.known[at])) return;
    line.known = known;
    line.box.classList.toggle("rk-new", !row);
    line.number.classList.toggle("rk-handle", Boolean(row));
    say(line.number, row ? String(index + 1) : "＋");
    for (const [at, name] of this.columns.entries()) {
      const { box, text } = line.cells[at];
      const raw = row ? cell(row, name) : "";
      const computed = !raw && isDerived(type.columns[name]) ? cell(seen, name) : "";
      say(text, raw || computed);
      box.classList.toggle("rk-computed", !raw && isDerived(type.columns[name]));
      const wrong = misfit(type.columns[name], raw, cell(seen, name), words[name] ?? []);
      box.classList.toggle("rk-misfit", Boolean(wrong));
      if (box.title !== wrong) box.title = wrong;
    }
  }
}
