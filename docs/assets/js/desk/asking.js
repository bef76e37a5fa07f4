// @ts-check
/**
 * The way from the form to its questions one by one, and back there after a reload.
 *
 * @module
 */

import { part } from "./later.js";

/** The draft that questions are being asked about, for as long as its tab is open. */
const KEY = "reportkb.asking";

export class Asking {
  /** @param {import("./desk.js").Desk} desk */
  constructor(desk) {
    this.desk = desk;
    /** @type {import("./interview.js").Interview | null} */
    this.interview = null;
  }

  /** Ask about the draft at hand. */
  async begin() {
    const { desk } = this;
    const { id } = desk.draft;
    const found = await part("interview", (message) => desk.notices.pass(message));
    if (!found || desk.draft.id !== id) return;
    this.interview ??= new found.Interview(desk);
    if (this.interview.begin()) remember(id);
    else desk.notices.pass("这份草稿的章节没有要问的");
  }

  /** Go on asking about the draft at hand where its page was left while questions were asked. */
  resume() {
    if (remembered() === this.desk.draft.id) void this.begin();
  }

  end() {
    remember("");
    this.interview?.leave();
  }

  render() {
    const { draft, frame } = this.desk;
    frame.ask.hidden = draft.flavour === "outline" || !draft.sections.length;
    this.interview?.render();
  }

  /** @returns {boolean} whether the next question, or its next field, was gone on to */
  onward() {
    return this.interview?.onward() ?? false;
  }
}

/** @type {(id: string) => void} without a storage a reload shows the form whole */
function remember(id) {
  try {
    if (id) sessionStorage.setItem(KEY, id);
    else sessionStorage.removeItem(KEY);
  } catch {
    return;
  }
}

/** @type {() => string | null} */
function remembered() {
  try {
    return sessionStorage.getItem(KEY);
  } catch {
    return null;
  }
}
