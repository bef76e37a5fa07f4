// @ts-check
/**
 * The box that stands in the chosen cell of a grid: keys work as in a spreadsheet.
 *
 * It holds the focus while the writer goes from cell to cell, so that an input method can begin anywhere.
 *
 * @module
 */

import { blockOf, ownOf } from "../draft/block.js";
import { NUMERIC } from "../report/vocabulary.js";
import { make } from "./element.js";
import { Choices } from "./list-choices.js";

/** @typedef {"go" | "type" | "edit"} Mode going from cell to cell; typing over a cell; changing what stands in it */
/** @typedef {HTMLInputElement | HTMLTextAreaElement} Area */

const PAGE = 10;
/** @type {Record<string, [down: number, on: number]>} */
const STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1], PageUp: [-PAGE, 0], PageDown: [PAGE, 0] };
/** @type {Record<string, 1 | -1>} */
const EDGES = { Home: -1, End: 1 };
/** Farther than any list reaches. */
const FAR = 100000;

export class Editor {
  /** @param {import("./list-grid.js").Grid} grid @param {string} described the ids of what describes it */
  constructor(grid, described) {
    this.grid = grid;
    /** @type {Mode} */
    this.mode = "go";
    this.before = "";
    this.moving = false;
    const settings = { autocomplete: "off", spellcheck: "false", enterkeyhint: "next", "aria-describedby": described };
    this.texts = make("textarea", "rk-cell-input", { rows: 1, ...settings });
    this.words = make("input", "rk-cell-input", { type: "text", role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", ...settings });
    this.choices = new Choices(this.words, (word, onward) => this.choose(word, onward));
    /** @type {Area} */
    this.area = this.texts;
    for (const area of /** @type {Area[]} */ ([this.texts, this.words])) {
      area.addEventListener("input", () => this.typed());
      area.addEventListener("keydown", (event) => this.key(/** @type {KeyboardEvent} */ (event)));
      area.addEventListener("pointerdown", (event) => this.pressed(/** @type {PointerEvent} */ (event)));
      area.addEventListener("paste", (event) => this.paste(/** @type {ClipboardEvent} */ (event)));
      for (const way of /** @type {const} */ (["copy", "cut"])) {
        area.addEventListener(way, (event) => this.copy(/** @type {ClipboardEvent} */ (event), way === "cut"));
        // Safari copies from a box without a chosen text only where it is asked to.
        area.addEventListener(`before${way}`, (event) => this.mode === "go" && this.grid.selecting && event.preventDefault());
      }
      area.addEventListener("beforeinput", (event) => this.broken(/** @type {InputEvent} */ (event)));
      area.addEventListener("focus", () => this.entered());
      area.addEventListener("blur", () => this.left());
    }
  }

  /** Stand in a cell. @param {HTMLElement} box @param {string} label @param {import("../report/facts.js").Column} column @param {boolean} chosen whether from words */
  stand(box, label, column, chosen) {
    const focused = document.activeElement === this.area;
    this.moving = true;
    const area = chosen ? this.words : this.texts;
    if (area.parentElement !== box || this.area !== area) {
      this.choices.close();
      this.area.remove();
      this.area = area;
      box.append(area);
      if (chosen) box.append(this.choices.box);
    }
    area.setAttribute("aria-label", label);
    this.texts.inputMode = /** @type {readonly string[]} */ (NUMERIC).includes(column.type) ? "decimal" : "text";
    if (focused) area.focus({ preventScroll: true });
    this.moving = false;
  }

  /** Show what stands in the cell. @param {string} raw @param {string} shown what is shown where nothing is typed @param {string} wrong why it cannot be counted with */
  refill(raw, shown, wrong) {
    const { area } = this;
    if (area.value !== raw) {
      area.value = raw;
      if (this.mode === "go" && this.focused) area.select();
    }
    area.placeholder = shown;
    if (wrong) area.setAttribute("aria-invalid", "true");
    else area.removeAttribute("aria-invalid");
  }

  get focused() {
    return document.activeElement === this.area;
  }

  /** Go from cell to cell. @param {boolean} [focus] */
  go(focus = true) {
    this.choices.close();
    this.turn("go");
    this.before = this.area.value;
    if (focus) this.area.focus({ preventScroll: true });
    if (this.focused) this.area.select();
  }

  /** @param {Mode} mode */
  turn(mode) {
    this.mode = mode;
    if (mode !== "go") this.grid.selecting?.end();
    this.area.classList.toggle("rk-going", mode === "go");
  }

  /** Change what stands in the cell. */
  edit() {
    this.turn("edit");
    this.area.setSelectionRange(this.area.value.length, this.area.value.length);
    this.offer("");
  }

  /** @param {string} typed */
  offer(typed) {
    if (this.area === this.words) this.choices.show(this.grid.wordsHere(), this.grid.derivedHere() ? "（自动判断）" : "（空）", typed, this.area.value);
  }

  entered() {
    if (this.moving) return;
    this.grid.entered();
    this.go(false);
  }

  left() {
    if (this.moving) return;
    this.choices.close();
    this.turn("go");
    // Another window may take the focus: what is chosen is still chosen when it comes back.
    if (!this.focused) this.grid.selecting?.end();
    this.grid.settle();
  }

  typed() {
    if (this.mode === "go") this.turn("type");
    this.grid.write(this.area.value);
    this.offer(this.area.value);
  }

  /** @param {string} word @param {boolean} onward */
  choose(word, onward) {
    this.grid.write(word);
    this.grid.settle();
    if (onward) this.grid.onward(1);
    else this.go();
  }

  /** A press in the chosen cell puts the caret there. @param {PointerEvent} event */
  pressed(event) {
    if (event.button !== 0 || this.mode === "edit" || !this.focused) return;
    this.turn("edit");
    if (this.area === this.words) setTimeout(() => this.offer(""));
  }

  /** The keyboard of a phone may say only by a line break that Enter was pressed. @param {InputEvent} event */
  broken(event) {
    if (event.inputType !== "insertLineBreak" && event.inputType !== "insertParagraph") return;
    event.preventDefault();
    this.grid.onward(1);
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    // An input method is at work; Safari says so only by the code.
    if (event.isComposing || event.keyCode === 229) return;
    if (this.taken(event)) event.preventDefault();
  }

  /** @param {KeyboardEvent} event @returns {boolean} whether the key was for the grid */
  taken(event) {
    const { grid, mode } = this;
    const [still, command, { key }] = [mode === "go", event.ctrlKey || event.metaKey, event];
    if (event.altKey) return this.withAlt(event);
    if (command) return still && this.withCommand(event);
    if (mode !== "go" && this.choices.key(event)) return true;
    if (key === "Tab") this.choices.settle();
    if (key === "Tab") return grid.tab(event.shiftKey ? -1 : 1);
    if (key === "Enter") return grid.onward(event.shiftKey ? -1 : 1);
    if (key === "Escape") return this.escape();
    if (key in STEPS && mode !== "edit" && !event.shiftKey) return grid.step(...STEPS[key]);
    if (!still) return false;
    if (event.shiftKey && key in STEPS) return Boolean(grid.selecting?.extend(...STEPS[key]));
    if (event.shiftKey && key in EDGES) return Boolean(grid.selecting?.extend(0, EDGES[key] * FAR));
    if (key === "F2" || (key === " " && this.area === this.words)) this.edit();
    else if (key === "Delete" || key === "Backspace") grid.empty();
    else if (key in EDGES) grid.edge(EDGES[key], false);
    else return false;
    return true;
  }

  /** @param {KeyboardEvent} event */
  withAlt(event) {
    if (event.key === "ArrowUp" || event.key === "ArrowDown") return this.grid.shift(event.key === "ArrowUp" ? -1 : 1);
    if (event.key !== "Enter" || this.mode === "go" || this.area !== this.texts) return false;
    this.area.setRangeText("\n", this.area.selectionStart ?? 0, this.area.selectionEnd ?? 0, "end");
    this.typed();
    return true;
  }

  /** @param {KeyboardEvent} event */
  withCommand(event) {
    const { key: name, shiftKey } = event;
    const key = name.toLowerCase();
    if (name in EDGES && shiftKey) return Boolean(this.grid.selecting?.extend(EDGES[name] * FAR, EDGES[name] * FAR));
    if (name in EDGES) this.grid.edge(EDGES[name], true);
    else if (key === "a") return Boolean(this.grid.selecting?.all());
    else if (key === "y" || key === "z") this.grid.told.back(key === "y" || shiftKey ? "redo" : "undo");
    else return false;
    return true;
  }

  /** Take back what was typed; where nothing was, choose one cell; where one was, leave the grid. */
  escape() {
    if (this.mode === "go") {
      if (!this.grid.selecting?.end()) this.grid.told.leave();
      return true;
    }
    this.grid.takeBack(this.before);
    this.go();
    return true;
  }

  /** @param {ClipboardEvent} event @param {boolean} cut */
  copy(event, cut) {
    // What is marked in a text that is being written is a text.
    if (this.mode === "go" && event.clipboardData && this.grid.selecting?.copy(event.clipboardData, cut)) event.preventDefault();
  }

  /** A block goes into the grid, from the first cell that is chosen; a text into the cell. @param {ClipboardEvent} event */
  paste(event) {
    const data = event.clipboardData;
    const [html, text] = [data?.getData("text/html") ?? "", data?.getData("text/plain") ?? ""];
    if (!html && !text) return; // a picture, which no cell can hold
    const block = blockOf(html, text);
    // Lines of a text that is being written are lines of it.
    if (this.mode === "edit" && block?.cells[0].length === 1) return;
    event.preventDefault();
    this.grid.selecting?.first();
    if (block) {
      this.go();
      this.grid.told.paste(block);
      return;
    }
    this.area.setRangeText((ownOf(html, text)?.[0][0] ?? text).trim(), this.area.selectionStart ?? 0, this.area.selectionEnd ?? 0, "end");
    this.typed();
  }
}
