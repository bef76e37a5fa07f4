// @ts-check
/**
 * What the desk does besides showing a draft and keeping it: fetched once a draft lies on it, or when it is pressed.
 *
 * @module
 */

import { question } from "../draft/questions.js";
import { Checks } from "./checks.js";
import { showDrafts } from "./drafts.js";
import { Elsewhere } from "./elsewhere.js";
import { Guide } from "./guide.js";
import { Length } from "./length.js";
import { changesOf, isRenewable } from "./library-changes.js";
import { Output } from "./output.js";
import { SectionActs } from "./section-acts.js";
import { Start } from "./start.js";
import { take } from "./taking.js";

/** @typedef {import("../draft/draft.js").Draft} Draft */

export class Drawer {
  /** @param {import("./desk.js").Desk} desk */
  constructor(desk) {
    this.desk = desk;
    this.acts = new SectionActs(desk);
    this.checks = new Checks(desk);
    this.length = new Length(desk);
    this.output = new Output(desk);
    this.elsewhere = new Elsewhere(desk, desk.saving.store);
  }

  /** Begin with the draft that lies on the desk. */
  begin() {
    this.acts.removal.begin();
    this.checks.begin();
    this.elsewhere.begin(this.desk.saving.stored);
  }

  /** Show what has changed with the draft's sections. */
  render() {
    this.acts.removal.render();
    this.length.render();
  }

  /** Show what has changed with any value. */
  showValues() {
    this.checks.later();
    this.output.mark();
  }

  /** Give the page where a draft is begun. @param {() => Promise<import("./store.js").Kept[]>} list gives the drafts @param {import("./start.js").Told} told */
  start(list, told) {
    return new Start(this.desk.root, list, told);
  }

  /** Show the list of drafts. @param {() => Promise<import("./store.js").Kept[]>} list @param {import("./drafts.js").Told} told */
  drafts(list, told) {
    showDrafts(list, this.desk.draft.id, told);
  }

  /** Show every way out. @param {string} [key] of one section only */
  take(key) {
    take(this.output, key);
  }

  /** Ask about a value that may be meant in two ways. @param {Draft} draft @param {string} name the field */
  question(draft, name) {
    return question(draft, name, new Date().getFullYear());
  }

  /** Give what shows the advice. @param {HTMLElement} box where it stands @param {(() => void) | null} away @param {() => void} [close] */
  guide(box, away, close) {
    return new Guide(this.desk, box, away, close);
  }

  /** Say what became of a draft's snippets in the library. @param {Draft} draft */
  async compare(draft) {
    const { desk } = this;
    const changes = await changesOf(desk.root, draft);
    if (!changes.length || desk.draft.id !== draft.id) return;
    const rest = changes.length > 3 ? `……另有${changes.length - 3}处。` : "";
    const renew = { label: "换成新的内容", act: () => void this.acts.renew(changes).then((done) => done && desk.notices.clear("library")) };
    const known = { label: "知道了", act: () => desk.notices.clear("library") };
    const messages = changes.slice(0, 3).map((change) => change.message);
    desk.notices.stand("library", messages.join("") + rest, changes.some(isRenewable) ? [renew, known] : [known]);
  }
}
