// @ts-check
/**
 * What follows when something on the paper is pressed: it is written, or its value is asked for.
 *
 * @module
 */

import { parse } from "../report/blocks.js";
import { countOf } from "../draft/rewriting.js";
import { isChip, placeCaret, select } from "./chips.js";
import { rangeAt } from "./paper-room.js";
import { RUN, runOf } from "./paper-runs.js";

/** @typedef {import("./paper-runs.js").Run} Run */
/** @typedef {import("./writing.js").Caret} Caret */

export class PaperPresses {
  /** @param {import("./writing.js").Writing} writing */
  constructor(writing) {
    this.writing = writing;
  }

  /** @param {MouseEvent} event @returns {boolean} whether something is written there */
  press(event) {
    const target = /** @type {HTMLElement} */ (event.target);
    if (target.closest("a[href]")) {
      // A link is followed as everywhere in what can be written: with a key held.
      if (event.ctrlKey || event.metaKey) return true;
      event.preventDefault();
    }
    const chip = /** @type {HTMLElement | null} */ (target.closest(".rk-chip"));
    if (this.writing.open?.editor.contains(target)) {
      if (chip) this.pick(chip);
      return true;
    }
    const here = target.closest(".rk-begin-here");
    if (here) return this.startOwn(/** @type {HTMLElement} */ (here.closest("section")).dataset.key ?? "");
    const element = /** @type {HTMLElement | null} */ (target.closest(RUN));
    if (!element) return false;
    const { run, turn } = this.at(element);
    const value = /** @type {HTMLElement | null} */ (target.closest("[data-field]"));
    if (run.key) this.choose(run.key);
    const alone = value ?? this.alone(element);
    if (alone) this.ask(alone, run, turn);
    else if (target.closest(".rk-prompt")) this.writing.start(run, turn, { prompt: target.closest(".rk-prompt")?.textContent ?? "" });
    else this.writing.start(run, turn, { x: event.clientX, y: event.clientY });
    return true;
  }

  /** The blank that is all that an element shows. @param {HTMLElement} element @returns {HTMLElement | null} */
  alone(element) {
    const value = /** @type {HTMLElement | null} */ (element.querySelector("[data-field]"));
    return value && value.textContent === element.textContent ? value : null;
  }

  /** Choose a section; the paper stays where it was pressed. @param {string} key */
  choose(key) {
    const { desk } = this.writing;
    if (desk.chosen === key) return;
    this.writing.end();
    desk.chosen = key;
    desk.render();
    desk.preview.current(key);
    desk.fields.show(key);
  }

  /** Ask for the value of a blank that is read. @param {HTMLElement} value @param {Run} run @param {number} turn */
  ask(value, run, turn) {
    this.writing.end();
    const name = value.dataset.field ?? "";
    const place = this.writing.find(run, turn);
    // What was open is drawn anew.
    const again = /** @type {HTMLElement | null | undefined} */ (place?.querySelector(`[data-field="${CSS.escape(name)}"]`));
    const anchor = value.isConnected ? value : (again ?? place ?? this.writing.box);
    this.writing.values.open({
      name,
      places: new Map(),
      anchor,
      back: () => this.writing.find(run, turn)?.focus({ preventScroll: true }),
      rewrite: () => void this.writing.start(run, turn, { steps: 0 }),
      drop: null,
    });
  }

  /** Ask for the value of a blank that is written; a prompt waits for what is written in its place. @param {HTMLElement} chip */
  pick(chip) {
    const { open } = this.writing;
    if (!open) return;
    if (chip.dataset.prompt !== undefined) {
      const range = document.createRange();
      range.selectNode(chip);
      open.editor.focus({ preventScroll: true });
      select(range);
      return;
    }
    const name = chip.dataset.name ?? "";
    const back = () => {
      if (this.writing.open !== open || !chip.isConnected) return;
      open.editor.focus({ preventScroll: true });
      const range = document.createRange();
      range.setStartAfter(chip);
      select(range);
    };
    this.writing.values.open({ name, places: open.places, anchor: chip, back, rewrite: null, drop: () => (back(), this.drop(chip)) });
  }

  /** Put the caret where it was wanted. @param {HTMLElement} editor @param {Caret} caret */
  put(editor, caret) {
    if ("prompt" in caret) {
      const chip = /** @type {HTMLElement | undefined} */ ([...editor.querySelectorAll(".rk-prompt")].find((node) => node.textContent === caret.prompt));
      if (chip) this.pick(chip);
    } else if ("steps" in caret) placeCaret(editor, caret.steps);
    else {
      const range = rangeAt(caret.x, caret.y);
      if (range && editor.contains(range.startContainer) && !isChip(range.startContainer.parentNode)) select(range);
      else placeCaret(editor, Infinity);
    }
  }

  /** Take a chip out of what is written. @param {HTMLElement} chip */
  drop(chip) {
    const { open } = this.writing;
    if (!open?.editor.contains(chip)) return;
    const range = document.createRange();
    range.setStartBefore(chip);
    range.collapse(true);
    chip.remove();
    open.editor.focus({ preventScroll: true });
    select(range);
    this.writing.commit();
  }

  /** The run that an element shows, as it is once the writer leaves what is open, and which of its elements it is. @param {HTMLElement} element @returns {{run: Run, turn: number}} */
  at(element) {
    const [run, { open }] = [runOf(element), this.writing];
    const turn = this.writing.showing(run).indexOf(element);
    const behind = open?.run.sort === "run" && open.run.key === run.key && open.run.own === run.own && run.sort === "run" && run.spot.at > open.run.spot.at;
    // What was left empty is not there afterwards.
    const gone = behind && countOf(open.base) > countOf(parse(open.text, this.writing.known(run.own)));
    return { run: gone ? { ...run, spot: { ...run.spot, at: run.spot.at - 1 } } : run, turn };
  }

  /** Begin with a section of the writer's own that has no text. @param {string} key @returns {boolean} */
  startOwn(key) {
    this.choose(key);
    return this.writing.start({ key, sort: "run", own: true, spot: { at: 0 } }, 0, { steps: 0 }, [{ type: "paragraph", children: [] }]);
  }
}
