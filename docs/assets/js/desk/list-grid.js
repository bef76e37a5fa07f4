// @ts-check
/**
 * A list as a grid: which cell the writer is in, and what he does there.
 *
 * @module
 */

import { cell } from "../report/facts.js";
import { columnsShown, dropRow, doubleRow, isDerived, MOST, moveRow, places, putRows, setCell } from "../draft/rows.js";
import { Dragging } from "./dragging.js";
import { Editor } from "./list-editor.js";
import { Lines } from "./list-lines.js";

/** @typedef {import("../report/facts.js").Column} Column */
/** @typedef {import("../report/facts.js").RecordType} RecordType */
/** @typedef {import("../report/facts.js").Row} Row */
/** @typedef {import("../draft/rows.js").List} List */
/** @typedef {{type: RecordType, rows: List, shown: List, used: readonly string[], words: Readonly<Record<string, readonly string[]>>, examples: Row}} Given what a draft says of a list */

/**
 * Told of what the writer does.
 *
 * @typedef {object} Told
 * @property {(rows: List, tag?: string) => boolean} rows
 * @property {() => void} seal
 * @property {(way: "undo" | "redo") => void} back
 * @property {(place: number, column: string) => void} at which cell the writer is in
 * @property {(message: string) => void} say
 * @property {(message: string) => void} pass
 * @property {(block: {cells: import("../draft/block.js").Cells, tables: number}) => void} paste
 * @property {() => void} leave
 */

export class Grid {
  /** @param {string} list @param {Told} told @param {{labelled: string, described: string}} ids */
  constructor(list, told, { labelled, described }) {
    this.list = list;
    this.told = told;
    this.all = false;
    this.at = { row: 0, column: "" };
    this.lines = new Lines(labelled);
    const { body } = this.lines;
    this.box = this.lines.box;
    this.editor = new Editor(this, described);
    /** What chooses several cells, once it is there. @type {import("./list-selection.js").Selecting | null} */
    this.selecting = null;
    this.touched = false;
    body.addEventListener("pointerdown", (event) => (this.touched = event.pointerType !== "mouse"));
    body.addEventListener("mousedown", (event) => this.press(event));
    new Dragging(body, (key, to) => this.drop(Number(key), to));
    /** @type {Given} */
    this.given = { type: { counter: "", purpose: "", columns: {} }, rows: [], shown: [], used: [], words: {}, examples: {} };
  }

  /** @returns {List} */
  get rows() {
    return this.given.rows;
  }

  /** @returns {readonly string[]} */
  get columns() {
    return this.lines.columns;
  }

  /** Show what the draft says of the list. @param {Given} given */
  render(given) {
    this.given = given;
    const { type, rows } = given;
    const needed = columnsShown(type, given.used, rows);
    // The column that the writer is in stays where he empties it.
    const names = Object.keys(type.columns).filter((name) => this.all || needed.includes(name) || (this.editor.focused && name === this.at.column));
    const { focused } = this.editor;
    this.editor.moving = true;
    this.lines.render(names, given);
    this.editor.moving = false;
    this.at.row = Math.min(this.at.row, rows.length);
    if (!this.columns.includes(this.at.column)) this.at.column = this.columns[0];
    this.stand();
    if (focused && !this.editor.focused) this.editor.go();
  }

  /** Put the box into the chosen cell. */
  stand() {
    const { row, column } = this.at;
    const { type, words, rows, examples } = this.given;
    this.lines.mark(row);
    this.selecting?.stand();
    const here = this.lines.cell(row, column);
    this.editor.stand(here.box, `${column}，${rows[row] ? `第${row + 1}行` : "新的一行"}`, type.columns[column], column in words);
    const raw = rows[row] ? cell(rows[row], column) : "";
    const example = !rows.length && cell(examples, column) ? `例如${cell(examples, column)}` : "";
    this.editor.refill(raw, isDerived(type.columns[column]) ? (here.text.textContent ?? "") : example, here.box.title);
  }

  /** The sentence about the chosen cell. @returns {string} */
  get wrong() {
    return this.lines.cell(this.at.row, this.at.column).box.title;
  }

  /** @returns {readonly string[]} */
  wordsHere() {
    return this.given.words[this.at.column] ?? [];
  }

  derivedHere() {
    return isDerived(this.given.type.columns[this.at.column]);
  }

  /** The writer has come in. */
  entered() {
    this.told.seal();
    this.told.at(places(this.rows)[this.at.row] ?? 0, this.at.column);
  }

  /** Write what is typed into the chosen cell. @param {string} raw */
  write(raw) {
    const { row, column } = this.at;
    if (row >= MOST) return this.told.pass(`一个清单最多${MOST}行，这一行没有记下。`);
    this.told.rows(setCell(this.rows, row, column, raw), `cell:${this.list}:${row}:${column}`);
  }

  /** What was typed is one step; what is wrong with it is said. */
  settle() {
    this.told.seal();
    if (this.wrong && this.wrong !== this.said) this.told.say(this.wrong);
    this.said = this.wrong;
  }

  said = "";

  /** @param {string} before */
  takeBack(before) {
    const raw = this.rows[this.at.row] ? cell(this.rows[this.at.row], this.at.column) : "";
    if (raw === before) return;
    // What was typed is the last step: going back leaves none behind.
    this.told.back("undo");
  }

  /** Empty what is chosen. @param {string} [done] */
  empty(done = "清空了") {
    if (this.selecting?.empty(done)) return;
    this.told.seal();
    this.write("");
    this.told.seal();
  }

  /**
   * Go to a cell.
   *
   * @param {number} row
   * @param {string} column
   * @returns {true}
   */
  go(row, column) {
    if (this.editor.mode !== "go") this.settle();
    this.selecting?.end();
    this.at = { row: Math.max(0, Math.min(row, this.rows.length)), column };
    this.editor.turn("go");
    this.stand();
    const fresh = !this.editor.focused;
    this.editor.go();
    if (!fresh) this.entered();
    this.lines.show(this.at.row, this.columns.indexOf(column));
    return true;
  }

  /** @type {(down: number, on: number) => true} */
  step(down, on) {
    const column = this.columns[Math.max(0, Math.min(this.columns.indexOf(this.at.column) + on, this.columns.length - 1))];
    return this.go(this.at.row + down, column);
  }

  /** Go down; where rows are cards, what is below is the next column. @param {1 | -1} way @returns {true} */
  onward(way) {
    return this.lines.cards && this.tab(way) ? true : this.step(way, 0);
  }

  /** @param {1 | -1} way @param {boolean} far the first or last row too */
  edge(way, far) {
    const row = far ? (way < 0 ? 0 : this.rows.length - 1) : this.at.row;
    this.go(row, this.columns[way < 0 ? 0 : this.columns.length - 1]);
  }

  /** Go on to the next cell, in the row below after the last. @param {1 | -1} way @returns {boolean} whether there is one */
  tab(way) {
    const at = this.columns.indexOf(this.at.column) + way;
    if (at >= 0 && at < this.columns.length) return (this.rows.length > 0 || way < 0) && this.go(this.at.row, this.columns[at]);
    const row = this.at.row + way;
    if (row < 0 || row > this.rows.length) return false;
    return this.go(row, this.columns[way > 0 ? 0 : this.columns.length - 1]);
  }

  /** Move the chosen row. @param {1 | -1} way @returns {true} */
  shift(way) {
    return this.move(this.at.row, this.at.row + way);
  }

  /** @param {number} from @param {number} to @returns {true} */
  move(from, to) {
    this.settle();
    this.selecting?.end();
    const { column } = this.at;
    const { focused } = this.editor;
    if (this.told.rows(moveRow(this.rows, from, to))) {
      this.at = { row: Math.min(to, this.rows.length), column };
      this.stand();
      if (focused) this.editor.go();
      this.told.say(`移到第${to + 1}行`);
    }
    return true;
  }

  /** @param {number} from @param {number} to before which row it was dropped */
  drop(from, to) {
    const target = to > from ? to - 1 : to;
    if (target === from) this.go(from, this.columns[0]);
    else this.move(from, Math.min(target, this.rows.length - 1));
  }

  /** A row below the chosen one, or the one that is there to be written into. */
  insert() {
    const { row } = this.at;
    if (row < this.rows.length - 1) this.told.rows(putRows(this.rows, row + 1, [{}]));
    this.go(row + 1, this.columns[0]);
  }

  double() {
    if (!this.told.rows(doubleRow(this.rows, this.at.row))) return this.told.say("这一行还没有内容");
    this.at.row += 1;
    this.stand();
    this.told.say(`复制成第${this.at.row + 1}行`);
  }

  remove() {
    const { row } = this.at;
    if (!this.told.rows(dropRow(this.rows, row))) return this.told.say("这一行还没有内容");
    this.told.pass(`删去了“${this.list}”的第${row + 1}行，可以撤销。`);
  }

  /** A finger wants to write at once; a mouse chooses first. @param {MouseEvent} event */
  press(event) {
    const cell = this.lines.cellOf(event.target);
    if (!cell || event.button !== 0 || (event.target === this.editor.area && this.editor.focused)) return;
    event.preventDefault();
    this.go(cell.row, this.columns[cell.on]);
    if (this.touched) this.editor.edit();
  }
}
