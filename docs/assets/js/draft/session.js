// @ts-check
/**
 * A draft, or a chain, while it is written: where it stands, and the one way in which it changes.
 *
 * @module
 */

import { canRedo, canUndo, push, redo, seal, start, undo } from "./history.js";

/**
 * @template T
 * @typedef {import("./history.js").HistoryOf<T>} HistoryOf
 */

/** @template T */
export class Session {
  /** @param {T} first @param {() => void} changed told after every change but a beginning */
  constructor(first, changed) {
    this.changed = changed;
    /** @type {HistoryOf<T>} */
    this.history = start(first);
  }

  /** What it is now. */
  get draft() {
    return this.history.present;
  }

  /** @returns {{undo: boolean, redo: boolean}} what there is to go back and forth to */
  get can() {
    return { undo: canUndo(this.history), redo: canRedo(this.history) };
  }

  /** Begin with a draft and the steps around it. @param {HistoryOf<T>} history */
  begin(history) {
    this.history = history;
  }

  /**
   * Take a step.
   *
   * @param {T} draft what it is now
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

  /** Make every step one of another draft. @param {(draft: T) => T} own */
  part(own) {
    const { past, present, future, tag } = this.history;
    this.#take({ past: past.map(own), present: own(present), future: future.map(own), tag });
  }

  /** Go on from a draft that was kept elsewhere; what stood here is a step back. @param {T} draft */
  take(draft) {
    this.history = { ...start(draft), past: [...this.history.past, this.draft] };
  }

  /** @param {HistoryOf<T>} history */
  #take(history) {
    this.history = history;
    this.changed();
    return true;
  }
}
