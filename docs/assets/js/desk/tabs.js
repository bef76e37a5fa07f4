// @ts-check
/**
 * Notice when the draft at hand is open in another tab too, and when that tab saves or deletes it.
 *
 * @module
 */

const CHANNEL = "reportkb.desk";

/** @typedef {"opened" | "here" | "left" | "saved" | "gone" | "back"} What */

export class Tabs {
  /**
   * @param {string} tab the name of this tab
   * @param {{met: () => void, alone: () => void, saved: (gone: boolean) => void, back: () => void}} told told that the
   *   draft is open elsewhere too, no longer is, was saved or deleted there, or taken back
   */
  constructor(tab, told) {
    this.tab = tab;
    this.told = told;
    this.id = "";
    /** @type {Set<string>} */
    this.others = new Set();
    this.channel = typeof BroadcastChannel === "function" ? new BroadcastChannel(CHANNEL) : null;
    this.channel?.addEventListener("message", (event) => this.hear(Object(event.data)));
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

  /** @param {What} what @param {string} [id] the draft */
  say(what, id = this.id) {
    if (id) this.channel?.postMessage({ what, id, tab: this.tab });
  }

  /** @param {any} message */
  hear({ what, id, tab }) {
    if (id !== this.id || typeof tab !== "string" || tab === this.tab) return;
    if (what === "saved" || what === "gone") return this.told.saved(what === "gone");
    if (what === "back") return this.told.back();
    const known = this.others.size;
    if (what === "left") this.others.delete(tab);
    else this.others.add(tab);
    if (what === "opened") this.say("here");
    if (this.others.size && !known) this.told.met();
    if (!this.others.size && known) this.told.alone();
  }
}
