// @ts-check
/**
 * Say what happened: aloud for screen readers, in a passing line, or in a bar that stays.
 *
 * @module
 */

import { button, make } from "./element.js";

/** @typedef {{label: string, act: () => unknown}} Offer */

const PASSING = 12000;

export class Notices {
  constructor() {
    this.voice = make("p", "rk-announcer", { role: "status", id: "rk-announcer" });
    this.line = make("div", "rk-passing", { role: "status", hidden: true });
    this.bars = make("div", "rk-bars");
    /** @type {Map<string, HTMLElement>} */
    this.standing = new Map();
    this.timer = 0;
    /** What takes the last step back. @type {HTMLElement | undefined} */
    this.step = undefined;
  }

  /**
   * Say something to a screen reader only.
   *
   * @param {string} message what to say
   * @returns {void}
   */
  announce(message) {
    // The same sentence twice is read twice only when the text changes.
    this.voice.textContent = this.voice.textContent === message ? `${message}\u200b` : message;
  }

  /**
   * Show a passing line, with what can be done about it.
   *
   * @param {string} message what happened
   * @param {Offer} [offer] a way back
   * @param {boolean} [step] whether it takes back the last step, which it cannot once there is another
   * @returns {void}
   */
  pass(message, offer, step) {
    clearTimeout(this.timer);
    this.surface();
    const act = offer && button(offer.label, () => (this.hush(), offer.act()), "rk-tool rk-strong-tool");
    this.step = step ? act : undefined;
    this.line.replaceChildren(make("span", "", {}, message), ...(act ? [act] : []), button("知道了", () => this.hush(), "rk-tool"));
    this.line.hidden = false;
    this.timer = window.setTimeout(() => this.hush(), PASSING);
  }

  /** Stand above an open dialog: what is behind it can be neither seen nor pressed. */
  surface() {
    const home = this.voice.parentElement;
    const top = [.../** @type {NodeListOf<HTMLDialogElement>} */ (document.querySelectorAll("dialog[open]"))].at(-1);
    if (!top || top.contains(this.line)) return;
    top.append(this.line);
    top.addEventListener("close", () => (this.voice.parentElement ?? home)?.append(this.line), { once: true });
  }

  /** Another step was taken, or taken back. */
  stepped() {
    if (this.step?.matches(":focus")) this.hush();
    else this.step?.remove();
  }

  hush() {
    if (this.line.contains(document.activeElement)) /** @type {HTMLElement | null} */ (document.querySelector(".rk-desk-name"))?.focus();
    this.line.hidden = true;
  }

  /**
   * Show a bar that stays until what it is about is over.
   *
   * @param {string} about what it is about; a bar about the same is replaced
   * @param {string} message what is the matter
   * @param {Offer[]} [offers] what can be done
   * @returns {void}
   */
  stand(about, message, offers = []) {
    const known = this.standing.get(about);
    // What already stands there is not read aloud again.
    if (known?.firstElementChild?.textContent === message) return;
    const bar = make("div", "rk-bar", { role: "alert", "data-about": about }, make("p", "", {}, message));
    bar.append(...offers.map((offer) => button(offer.label, offer.act, "rk-tool rk-strong-tool")));
    if (known) known.replaceWith(bar);
    else this.bars.append(bar);
    this.standing.set(about, bar);
  }

  /** Offer to take a bar away that was read. @type {(about: string) => Offer} */
  known(about) {
    return { label: "知道了", act: () => this.clear(about) };
  }

  /** Take the bars away: the page shows something else. */
  sweep() {
    for (const about of this.standing.keys()) if (about !== "checks") this.clear(about);
  }

  /**
   * Take a bar away.
   *
   * @param {string} about what it was about
   * @returns {void}
   */
  clear(about) {
    this.standing.get(about)?.remove();
    this.standing.delete(about);
  }
}
