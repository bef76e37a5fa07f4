// @ts-check
/**
 * The words that a cell may be chosen from, below it.
 *
 * @module
 */

import { make } from "./element.js";

const GAP = 2;
let count = 0;

export class Choices {
  /** @param {HTMLInputElement} input whose words they are @param {(word: string, onward: boolean) => void} taken */
  constructor(input, taken) {
    this.input = input;
    this.taken = taken;
    count += 1;
    this.box = make("ul", "rk-choice-list", { id: `rk-choices-${count}`, role: "listbox", popover: "manual", "aria-label": "可选的词" });
    /** @type {readonly string[]} */
    this.words = [];
    this.at = -1;
    this.open = false;
    input.setAttribute("aria-controls", this.box.id);
    this.box.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      const option = event.target instanceof Element ? event.target.closest("li") : null;
      if (option) this.take([...this.box.children].indexOf(option), false);
    });
    addEventListener("scroll", (event) => this.open && event.target !== this.box && this.place(), { capture: true, passive: true });
  }

  /**
   * Show the words.
   *
   * @param {readonly string[]} words
   * @param {string} none what choosing nothing is called
   * @param {string} typed only those with it, where there are some
   * @param {string} current the one that stands in the cell
   * @returns {void}
   */
  show(words, none, typed, current) {
    const fitting = typed ? words.filter((word) => word.includes(typed)) : [];
    this.words = [...(fitting.length ? fitting : words), ""];
    this.box.replaceChildren(
      ...this.words.map((word, index) => make("li", word ? "" : "rk-none", { role: "option", id: `${this.box.id}-${index}`, "aria-selected": "false" }, word || none)),
    );
    this.open = true;
    this.input.setAttribute("aria-expanded", "true");
    this.mark(fitting.length ? 0 : this.words.indexOf(current));
    if (typeof this.box.showPopover === "function") {
      if (!this.box.matches(":popover-open")) this.box.showPopover();
      this.place();
    }
  }

  /** Stand below the cell, or above it where there is no room. */
  place() {
    const [cell, box] = [this.input.getBoundingClientRect(), this.box];
    box.style.minWidth = `${cell.width}px`;
    const below = cell.bottom + GAP + box.offsetHeight <= innerHeight;
    box.style.left = `${Math.max(GAP, Math.min(cell.left, innerWidth - box.offsetWidth - GAP))}px`;
    box.style.top = `${below ? cell.bottom + GAP : Math.max(GAP, cell.top - GAP - box.offsetHeight)}px`;
  }

  close() {
    if (!this.open) return;
    this.open = false;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
    if (typeof this.box.hidePopover === "function" && this.box.matches(":popover-open")) this.box.hidePopover();
    this.box.replaceChildren();
  }

  /** @param {number} at */
  mark(at) {
    this.at = at;
    for (const [index, option] of [...this.box.children].entries()) option.setAttribute("aria-selected", String(index === at));
    const marked = this.box.children[at];
    if (marked) {
      this.input.setAttribute("aria-activedescendant", marked.id);
      marked.scrollIntoView({ block: "nearest" });
    } else this.input.removeAttribute("aria-activedescendant");
  }

  /** @param {number} at @param {boolean} onward */
  take(at, onward) {
    const word = this.words[at];
    this.close();
    if (word !== undefined) this.taken(word, onward);
  }

  /** Take the word that is marked, where the writer goes on. */
  settle() {
    if (this.open && this.at >= 0) this.take(this.at, false);
  }

  /** Take a key that is for the words. @param {KeyboardEvent} event @returns {boolean} whether it was */
  key(event) {
    if (!this.open) return false;
    if (event.key === "ArrowDown") this.mark((this.at + 1) % this.words.length);
    else if (event.key === "ArrowUp") this.mark((this.at <= 0 ? this.words.length : this.at) - 1);
    else if (event.key === "Enter" && this.at >= 0) this.take(this.at, true);
    else return false;
    return true;
  }
}
