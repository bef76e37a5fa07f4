// @ts-check
/**
 * The keys of writing on the paper, and what a browser does to an editor by itself.
 *
 * @module
 */

import { around, chipBeside, isChip, rangeIn, select } from "./chips.js";
import { RUN } from "./paper-runs.js";

/** @typedef {import("./writing.js").Writing} Writing */

// What would bring in more than words, or go round the draft's own undo.
const REFUSED = /^(?:format(?!Bold)|insert(?:Ordered|Unordered|Horizontal|Link|FromDrop)|history)/;

export class WritingKeys {
  /** @param {Writing} writing */
  constructor(writing) {
    this.writing = writing;
    writing.box.addEventListener("keydown", (event) => this.read(event));
    writing.box.addEventListener("focusin", (event) => this.stop(event.target));
    for (const name of ["focusin", "focusout"]) document.addEventListener(name, () => setTimeout(() => writing.left(), 0));
  }

  /** @returns {HTMLElement[]} what can be written on, in order */
  all() {
    return [...this.writing.box.querySelectorAll(/** @type {"p"} */ (`${RUN}, .rk-begin-here`))];
  }

  /** Let the tab key stop once on the paper: where the writer was, or at its beginning. */
  stops() {
    if (this.writing.box.querySelector(`${RUN}[tabindex="0"], .rk-writing`)) return;
    const [first] = this.all();
    if (first) this.stop(first);
  }

  /** @param {EventTarget | null} target */
  stop(target) {
    const node = target instanceof HTMLElement && target.matches(`${RUN}, .rk-begin-here`) ? target : null;
    if (!node) return;
    for (const other of this.writing.box.querySelectorAll('[tabindex="0"][aria-describedby="rk-writing-help"]')) {
      if (other === node) continue;
      other.setAttribute("tabindex", "-1");
      other.removeAttribute("aria-describedby");
    }
    node.setAttribute("tabindex", "0");
    node.setAttribute("aria-describedby", "rk-writing-help");
  }

  /** Keys where nothing is written yet. @param {KeyboardEvent} event */
  read(event) {
    const { writing } = this;
    const target = /** @type {HTMLElement} */ (event.target);
    if (!target.matches(`${RUN}, .rk-begin-here`) || event.ctrlKey || event.metaKey || event.altKey) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key !== "Enter" && event.key !== "F2" && !step) return;
    event.preventDefault();
    if (step) {
      const all = this.all();
      const next = all[all.indexOf(target) + step];
      next?.focus({ preventScroll: true });
      next?.scrollIntoView({ block: "nearest" });
    } else if (target.matches(".rk-begin-here")) writing.presses.startOwn(/** @type {HTMLElement} */ (target.closest("section")).dataset.key ?? "");
    else {
      const { run, turn } = writing.presses.at(target);
      const value = writing.presses.alone(target);
      if (run.key) writing.presses.choose(run.key);
      if (value && event.key === "Enter") writing.presses.ask(value, run, turn);
      else writing.start(run, turn, { steps: Infinity });
    }
  }

  /** @param {HTMLElement} editor */
  listen(editor) {
    const { writing } = this;
    editor.addEventListener("keydown", (event) => this.press(event, editor));
    editor.addEventListener("beforeinput", (event) => this.before(event, editor));
    editor.addEventListener("compositionstart", () => this.replace(editor));
    editor.addEventListener("compositionend", () => setTimeout(() => writing.open?.editor === editor && writing.commit(), 0));
    editor.addEventListener("input", (event) => {
      if (!(/** @type {InputEvent} */ (event).isComposing) && writing.open?.editor === editor) writing.commit();
    });
    editor.addEventListener("paste", (event) => {
      event.preventDefault();
      if (event.clipboardData) writing.edits.paste(event.clipboardData);
    });
    editor.addEventListener("drop", (event) => event.preventDefault());
  }

  /** Take the prompt away that is chosen: what is written now comes in its place. @param {HTMLElement} editor @returns {Text | null} what it is written in */
  replace(editor) {
    const range = rangeIn(editor);
    const node = range && !range.collapsed ? chosen(range) : null;
    if (!node) return null;
    const room = document.createTextNode("\u200b");
    node.replaceWith(room);
    const caret = document.createRange();
    caret.setStart(room, 1);
    select(caret);
    return room;
  }

  /** @param {InputEvent} event @param {HTMLElement} editor */
  before(event, editor) {
    const { writing } = this;
    const type = event.inputType;
    if (type === "historyUndo" || type === "historyRedo") writing.desk.back(type === "historyUndo" ? "undo" : "redo");
    if (REFUSED.test(type) || (type === "formatBold" && !this.boldable(editor))) return event.preventDefault();
    if (type === "insertText" && event.data) {
      const room = this.replace(editor);
      if (!room) return undefined;
      // A browser would write where the prompt stood when the key was pressed.
      event.preventDefault();
      room.appendData(event.data);
      getSelection()?.collapse(room, room.length);
      return writing.commit();
    }
    const range = rangeIn(editor);
    if (type === "insertParagraph") {
      event.preventDefault();
      return writing.edits.divide();
    }
    if (type === "insertLineBreak" && writing.open?.run.sort !== "run") return event.preventDefault();
    // A keyboard on a screen says it this way only.
    if (range?.collapsed && type === "deleteContentBackward" && this.back(range, editor)) event.preventDefault();
    else if (range?.collapsed && type === "deleteContentForward" && this.forth(range, editor)) event.preventDefault();
    return undefined;
  }

  /** Headings are bold as they are. @param {HTMLElement} editor */
  boldable(editor) {
    return !editor.closest("h1, h2, h3, h4, h5, h6, th");
  }

  /** @type {(range: Range, editor: HTMLElement) => boolean} whether a chip went, or what is written was joined to what stands before it */
  back(range, editor) {
    const chip = chipBeside(range, editor, "previous");
    if (chip) this.writing.presses.drop(chip);
    return Boolean(chip) || (!around(range, editor).before.length && (this.writing.edits.join(), true));
  }

  /** @type {(range: Range, editor: HTMLElement) => boolean} */
  forth(range, editor) {
    const chip = chipBeside(range, editor, "next");
    if (chip) this.writing.presses.drop(chip);
    return Boolean(chip) || (!around(range, editor).after.length && (this.writing.edits.joinNext(), true));
  }

  /** @param {KeyboardEvent} event @param {HTMLElement} editor */
  press(event, editor) {
    if (event.isComposing || event.keyCode === 229) return;
    const target = /** @type {HTMLElement} */ (event.target);
    const act = isChip(target) ? this.onChip(event.key, target) : this.inText(event, editor);
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  }

  /** @type {(key: string, chip: HTMLElement) => (() => void) | null} */
  onChip(key, chip) {
    const { writing } = this;
    if (key === "Enter" || key === " ") return () => writing.presses.pick(chip);
    if (key === "Backspace" || key === "Delete") return () => writing.presses.drop(chip);
    if (key === "Escape") return () => this.beside(chip, "next");
    if (key === "ArrowLeft" || key === "ArrowRight") return () => this.beside(chip, key === "ArrowLeft" ? "previous" : "next");
    return null;
  }

  /** Put the caret beside a chip. @param {HTMLElement} chip @param {"previous" | "next"} way */
  beside(chip, way) {
    this.writing.open?.editor.focus({ preventScroll: true });
    const range = document.createRange();
    if (way === "next") range.setStartAfter(chip);
    else range.setStartBefore(chip);
    select(range);
  }

  /** @type {(event: KeyboardEvent, editor: HTMLElement) => (() => void) | null} */
  inText(event, editor) {
    const { writing } = this;
    const { key } = event;
    const range = rangeIn(editor);
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (key === "Escape") return () => writing.cancel();
    if (key === "Enter" && (event.ctrlKey || event.metaKey)) return () => writing.edits.continue();
    if (key === "b" && (event.ctrlKey || event.metaKey) && !this.boldable(editor)) return () => undefined;
    if (key === "Tab" && plain && editor.closest("td, th")) return this.toCell(editor, event.shiftKey ? -1 : 1);
    if (!range?.collapsed || !plain || event.shiftKey) return null;
    const way = key === "ArrowLeft" ? "previous" : key === "ArrowRight" ? "next" : null;
    const chip = way && chipBeside(range, editor, way);
    if (chip) return () => (chip.dataset.prompt === undefined ? chip.focus() : writing.presses.pick(chip));
    if (key === "ArrowUp" && atEdge(range, editor, -1)) return this.toRun(editor, -1);
    return key === "ArrowDown" && atEdge(range, editor, 1) ? this.toRun(editor, 1) : null;
  }

  /** @type {(editor: HTMLElement, step: 1 | -1) => (() => void) | null} to the next cell, which an office program does too */
  toCell(editor, step) {
    const cells = [...(editor.closest("table")?.querySelectorAll(/** @type {"td"} */ ("td, th")) ?? [])];
    const next = cells[cells.indexOf(/** @type {HTMLTableCellElement} */ (editor.closest("td, th"))) + step];
    return next && this.to(next, Infinity);
  }

  /** @type {(editor: HTMLElement, step: 1 | -1) => (() => void) | null} */
  toRun(editor, step) {
    const host = /** @type {HTMLElement | null} */ (editor.parentElement);
    const all = this.all();
    const next = host && all[all.indexOf(host) + step];
    return next?.matches(RUN) ? this.to(next, step < 0 ? Infinity : 0) : null;
  }

  /** @type {(element: HTMLElement, steps: number) => (() => void) | null} */
  to(element, steps) {
    const { writing } = this;
    const { run, turn } = writing.presses.at(element);
    return () => {
      writing.start(run, turn, { steps });
      writing.open?.editor.scrollIntoView({ block: "nearest" });
    };
  }
}

/** @type {(range: Range) => HTMLElement | null} the chip that is all that a selection holds */
function chosen(range) {
  const found = [...(range.commonAncestorContainer instanceof HTMLElement ? range.commonAncestorContainer.childNodes : [])].filter((node) => isChip(node) && range.intersectsNode(node));
  const [chip] = found;
  return found.length === 1 && isChip(chip) && range.toString() === chip.textContent ? chip : null;
}

/** @type {(range: Range, editor: HTMLElement, way: 1 | -1) => boolean} whether the caret is in the first or last line */
function atEdge(range, editor, way) {
  const sides = around(range, editor);
  if (!(way < 0 ? sides.before : sides.after).length) return true;
  const [caret, box] = [range.getClientRects()[0], editor.getBoundingClientRect()];
  if (!caret) return false;
  return way < 0 ? caret.top - box.top < caret.height : box.bottom - caret.bottom < caret.height;
}
