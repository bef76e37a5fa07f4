// @ts-check
/**
 * A draft while it is written: where it stands, and the one way in which it changes.
 *
 * @module
 */

import { canRedo, canUndo, push, redo, seal, start, undo } from "./history.js";

/** @typedef {import("./draft.js").Draft} Draft */

export class Session {
  /** @param {Draft} draft @param {() => void} changed told after every change but a beginning */
  constructor(draft, changed) {
    this.changed = changed;
    /** @type {import("./history.js").History} */
    this.history = start(draft);
  }

  get draft() {
    return this.history.present;
  }

  /** @returns {{undo: boolean, redo: boolean}} what there is to go back and forth to */
  get can() {
    return { undo: canUndo(this.history), redo: canRedo(this.history) };
  }

  /** Begin with a draft and the steps around it. @param {import("./history.js").History} history */
  begin(history) {
    this.history = history;
  }

  /**
   * Take a step.
   *
   * @param {Draft} draft what the draft is now
   * @param {string} [tag] names what is typed into
   * @returns {boolean} whether anything changed
   */
  change(draft, tag = "") {
    return draft !== this.draft && this.#take(push(this.history, draft, tag));
  }

  /** End a run of typing, so that what follows is a step of its own. */
  seal() {
    this.history = seal(this.history);
  }

  /** @param {"undo" | "redo"} way @returns {boolean} whether there was anything to go to */
  go(way) {
    const after = way === "undo" ? undo(this.history) : redo(this.history);
    return after !== this.history && this.#take(after);
  }

  /** Make every step one of another draft. @param {(draft: Draft) => Draft} own */
  part(own) {
    const { past, present, future, tag } = this.history;
    this.#take({ past: past.map(own), present: own(present), future: future.map(own), tag });
  }

  /** Go on from a draft that was kept elsewhere; what stood here is a step back. @param {Draft} draft */
  take(draft) {
    this.history = { ...start(draft), past: [...this.history.past, this.draft] };
  }

  /** @param {import("./history.js").History} history */
  #take(history) {
    this.history = history;
    this.changed();
    return true;
  }
}
