// @ts-check
/**
 * The cells of a grid that are chosen together, by keys or a mouse; a finger chooses one at a time.
 *
 * It comes when a writer first goes into a grid. The box stays in the cell where the choice was begun.
 *
 * @module
 */

import { cellsIn, clipped, drawn, emptied, holds, inWords, rectangle } from "../draft/selection.js";

/** @typedef {import("../draft/selection.js").Corner} Corner */

export class Selecting {
  /** @param {import("./list-grid.js").Grid} grid */
  constructor(grid) {
    this.grid = grid;
    /** @type {import("../draft/selection.js").Selection | null} */
    this.chosen = null;
    /** @type {readonly string[]} */
    this.columns = [];
    this.marked = this.still = this.pressed = false;
    const { body, box } = grid.lines;
    box.setAttribute("aria-multiselectable", "true");
    // Before the box takes the press for a caret, and the grid for a choice of one cell.
    body.addEventListener("pointerdown", () => (this.still = grid.editor.mode === "go"), true);
    body.addEventListener("mousedown", (event) => this.press(event), true);
    body.addEventListener("mousemove", (event) => this.drag(event));
    // The text of the box is all chosen: it is not what is dragged.
    body.addEventListener("dragstart", (event) => this.pressed && event.preventDefault());
  }

  /** The cell where the box stands. @returns {Corner} */
  get here() {
    const { at, columns } = this.grid;
    return { row: at.row, on: columns.indexOf(at.column) };
  }

  /** The chosen cells, or the one where the box stands. */
  get rectangle() {
    return rectangle(this.chosen ?? { from: this.here, to: this.here });
  }

  /** @param {MouseEvent} event */
  press(event) {
    const { lines, editor, touched } = this.grid;
    const cell = lines.cellOf(event.target);
    if (!cell || event.button !== 0 || touched) return;
    const inside = event.target === editor.area && editor.focused;
    this.pressed = !inside || this.still;
    addEventListener("mouseup", () => (this.pressed = false), { once: true });
    if (inside || !event.shiftKey || !editor.focused) return;
    event.preventDefault();
    event.stopPropagation();
    this.reach(cell);
  }

  /** @param {MouseEvent} event */
  drag(event) {
    if (!this.pressed || !(event.buttons & 1)) return;
    // A text that is being marked has the pointer for itself.
    const cell = this.grid.lines.cellOf(document.elementFromPoint(event.clientX, event.clientY));
    const { row, on } = this.chosen?.to ?? this.here;
    if (cell && (cell.row !== row || cell.on !== on)) this.reach(cell);
  }

  /** Choose all cells from where the choice was begun. @param {Corner} to @param {Corner} [from] @returns {true} */
  reach(to, from = this.chosen?.from ?? this.here) {
    const { grid } = this;
    if (grid.editor.mode !== "go") {
      grid.settle();
      grid.editor.go();
    }
    this.chosen = drawn(from, to, grid.rows.length, grid.columns.length);
    this.columns = grid.columns;
    this.mark();
    const { height, width } = this.rectangle;
    grid.told.say(height * width > 1 ? `选了${inWords(this.rectangle)}` : "只选着这一格");
    return true;
  }

  /** By keys, out of sight too: a mouse is where one sees. @param {number} down @param {number} on @returns {true} */
  extend(down, on) {
    const from = this.chosen?.to ?? this.here;
    this.reach({ row: from.row + down, on: from.on + on });
    const to = this.chosen?.to ?? this.here;
    this.grid.lines.show(to.row, to.on);
    return true;
  }

  all() {
    const { rows, columns } = this.grid;
    return !rows.length || this.reach({ row: rows.length - 1, on: columns.length - 1 }, { row: 0, on: 0 });
  }

  /** Choose nothing but the cell where the box stands. @returns {boolean} whether there was more */
  end() {
    const was = Boolean(this.chosen);
    this.chosen = null;
    this.mark();
    return was;
  }

  /** Go to the first of the chosen cells. */
  first() {
    const { top, left } = this.rectangle;
    if (this.chosen) this.grid.go(top, this.grid.columns[left]);
  }

  /** Choose what is still there. */
  stand() {
    const { grid } = this;
    if (!this.chosen && !this.marked) return;
    const { from, to } = this.chosen ?? { from: this.here, to: this.here };
    const same = this.columns.join() === grid.columns.join();
    this.chosen = same ? drawn({ ...from, row: Math.min(from.row, grid.rows.length) }, to, grid.rows.length, grid.columns.length) : null;
    this.mark();
  }

  mark() {
    if (!this.chosen && !this.marked) return;
    const { chosen } = this;
    const found = chosen && rectangle(chosen);
    this.grid.lines.lines.forEach(({ cells }, row) =>
      cells.forEach(({ box }, on) => {
        const node = /** @type {HTMLElement} */ (box.parentElement);
        const wanted = Boolean(found && holds(found, row, on));
        if (wanted === node.hasAttribute("aria-selected")) return;
        if (wanted) node.setAttribute("aria-selected", "true");
        else node.removeAttribute("aria-selected");
      }),
    );
    this.marked = Boolean(found);
  }

  /** Hand the chosen cells over. @param {DataTransfer} data @param {boolean} cut @returns {boolean} whether there is anything to hand over */
  copy(data, cut) {
    const { rows, columns, given, told } = this.grid;
    const { html, text } = clipped(cellsIn(rows, given.shown, columns, this.rectangle));
    if (!text) return false;
    data.setData("text/html", html);
    data.setData("text/plain", text);
    if (!this.chosen) told.say(cut ? "剪切了这一格" : "复制了这一格");
    else if (!cut) told.pass(`复制了${inWords(this.rectangle)}，可以粘贴到Excel、WPS或Word里。`);
    if (cut) this.grid.empty("剪切了");
    return true;
  }

  /** Empty the chosen cells in one step. @param {string} done what is said to be done with them @returns {boolean} whether more than one is chosen */
  empty(done) {
    const { rows, columns, told } = this.grid;
    if (!this.chosen) return false;
    const words = inWords(this.rectangle);
    told.seal();
    if (told.rows(emptied(rows, columns, this.rectangle))) told.pass(`${done}${words}，可以撤销。`);
    else told.say("这些格里没有填过什么");
    return true;
  }
}
