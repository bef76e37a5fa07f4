// @ts-check
/**
 * The way from the form to its questions one by one, and back there after a reload.
 *
 * @module
 */

import { inside } from "./bookmark.js";
import { Interview } from "./interview.js";

/** The draft that questions are being asked about, for as long as its tab is open. */
const KEY = "reportkb.asking";

export class Asking {
  /** @param {import("./desk.js").Desk} desk */
  constructor(desk) {
    this.desk = desk;
    this.interview = new Interview(desk, () => this.end());
  }

  /** Ask about the draft at hand. */
  begin() {
    const { desk, interview } = this;
    if (interview.begin()) remember(desk.draft.id);
    else desk.notices.pass("这份草稿的章节没有要问的");
  }

  /** Go on asking about the draft at hand where its page was left while questions were asked. */
  resume() {
    if (!this.interview.on && inside("sessionStorage", (storage) => storage.getItem(KEY)) === this.desk.draft.id) this.begin();
  }

  /** Ask no more where the writer goes elsewhere: what is not asked just now is out of sight. */
  leave() {
    if (this.interview.on) this.end();
  }

  end() {
    remember("");
    this.interview.leave();
  }

  render() {
    const { draft, frame } = this.desk;
    frame.ask.hidden = draft.flavour === "outline" || !draft.sections.length;
    this.interview.render();
  }

  /** @returns {boolean} whether the next question, or its next field, was gone on to */
  onward() {
    return this.interview.onward();
  }
}

/** @type {(id: string) => void} without a storage a reload shows the form whole */
const remember = (id) => void inside("sessionStorage", (storage) => (id ? storage.setItem(KEY, id) : storage.removeItem(KEY)));
