// @ts-check
/**
 * Notice when the draft at hand is open in another tab too, and when that tab saves it.
 *
 * @module
 */

/** @typedef {import("./store.js").Store} Store */

const CHANNEL = "reportkb.desk";

export class Tabs {
  /**
   * @param {Store} store where the drafts are kept
   * @param {{met: () => void, alone: () => void, saved: (gone: boolean) => void}} told told that the draft is open
   *   elsewhere too, no longer is, or was saved or deleted there
   */
  constructor(store, told) {
    this.store = store;
    this.told = told;
    this.id = "";
    /** @type {Set<string>} */
    this.others = new Set();
    this.channel = typeof BroadcastChannel === "function" ? new BroadcastChannel(CHANNEL) : null;
    this.channel?.addEventListener("message", (event) => this.hear(Object(event.data)));
    addEventListener("storage", (event) => {
      const change = store.changed(event);
      if (change && change.id === this.id) told.saved(change.gone);
    });
    addEventListener("pagehide", () => this.say("left"));
    addEventListener("pageshow", (event) => {
      if (event.persisted) this.say("opened");
    });
  }

  /**
   * Say which draft this tab works on now.
   *
   * @param {string} id the draft, or an empty text
   * @returns {void}
   */
  open(id) {
    if (id === this.id) return;
    this.say("left");
    this.id = id;
    this.others.clear();
    this.told.alone();
    this.say("opened");
  }

  /** @param {"opened" | "here" | "left"} what */
  say(what) {
    if (this.id) this.channel?.postMessage({ what, id: this.id, tab: this.store.tab });
  }

  /** @param {any} message */
  hear({ what, id, tab }) {
    if (id !== this.id || typeof tab !== "string" || tab === this.store.tab) return;
    const known = this.others.size;
    if (what === "left") this.others.delete(tab);
    else this.others.add(tab);
    if (what === "opened") this.say("here");
    if (this.others.size && !known) this.told.met();
    if (!this.others.size && known) this.told.alone();
  }
}
