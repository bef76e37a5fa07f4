// @ts-check
/**
 * What the desk does besides showing a draft and keeping it: fetched once a draft lies on it, or when it is pressed.
 *
 * @module
 */

import { objection, question } from "../draft/questions.js";
import { Asking } from "./asking.js";
import { Checks } from "./checks.js";
import { showDrafts } from "./drafts.js";
import { sheet } from "./element.js";
import { Elsewhere } from "./elsewhere.js";
import { Guide } from "./guide.js";
import { KeptDrafts } from "./kept-drafts.js";
import { UNREACHED } from "./later.js";
import { Length } from "./length.js";
import { changesOf, isRenewable } from "./library-changes.js";
import { Output } from "./output.js";
import { SectionActs } from "./section-acts.js";
import { Start } from "./start.js";
import { take } from "./taking.js";
import { Walk } from "./walk.js";

/** @typedef {import("../draft/draft.js").Draft} Draft */

export class Drawer {
  /** @param {import("./desk.js").Desk} desk */
  constructor(desk) {
    this.desk = desk;
    this.acts = new SectionActs(desk);
    this.checks = new Checks(desk);
    this.length = new Length(desk);
    this.output = new Output(desk);
    this.asking = new Asking(desk);
    this.walk = new Walk(desk);
    this.elsewhere = new Elsewhere(desk, desk.saving.store);
  }

  /** Begin with the draft that lies on the desk. */
  begin() {
    this.acts.removal.begin();
    this.checks.begin();
    this.elsewhere.begin(this.desk.saving.stored);
    this.asking.leave();
    // The draft is not shown yet.
    queueMicrotask(() => this.asking.resume());
  }

  /** Show what has changed with the draft's sections. */
  render() {
    this.acts.removal.render();
    this.length.render();
  }

  /** Go on from a field: to the next question where questions are asked, or to the next blank. */
  onward() {
    if (!this.asking.onward()) this.walk.go(1);
  }

  /** Show what has changed with any value. */
  showValues() {
    this.checks.later();
    this.output.mark();
    this.asking.render();
  }

  /** Give the page where a draft is begun. @param {Omit<import("./start.js").Told, "rename" | "remove">} told */
  start(told) {
    const kept = new KeptDrafts(this.desk, told);
    return new Start(this.desk.root, () => kept.list(), { ...told, ...actsOn(kept) });
  }

  /** Show the list of drafts. @param {import("./kept-drafts.js").Told} told */
  drafts(told) {
    const kept = new KeptDrafts(this.desk, told);
    showDrafts(() => kept.list(), this.desk.draft.id, { ...told, ...actsOn(kept) });
  }

  /** The last draft did not come to be shown: it is not opened again unasked. @param {string} id */
  warn(id) {
    const { notices, saving, told } = this.desk;
    saving.store.bookmark.opening();
    const again = { label: "再打开一次", act: () => (notices.clear("stuck"), told.open(id)) };
    notices.stand("stuck", "上次打开这份草稿时页面停住了，所以这次没有自动打开。草稿还在下面的“接着写”里。", [again, notices.known("stuck")]);
  }

  /** Give what ties the draft to a chain; nothing where it cannot be had, which is said. */
  async bridge() {
    try {
      return await import("./bridge.js");
    } catch {
      this.desk.notices.pass(UNREACHED);
      return null;
    }
  }

  /** Show the board of the draft's chain. */
  async board() {
    await (await this.bridge())?.showBoard(this.desk);
  }

  /** Show every way out. @param {string} [key] of one section only */
  take(key) {
    take(this.output, key);
  }

  /** Ask about a value that may be meant in two ways. @param {Draft} draft @param {string} name the field */
  question(draft, name) {
    return question(draft, name, new Date().getFullYear());
  }

  /** Say why a value cannot be counted with. @param {Draft} draft @param {string} name the field */
  objection(draft, name) {
    return objection(draft, name);
  }

  /** Give what shows the advice. @param {HTMLElement} box where it stands @param {(() => void) | null} away @param {() => void} [close] */
  guide(box, away, close) {
    return new Guide(this.desk, box, away, close);
  }

  /** Show what is beside the paper elsewhere on a sheet. */
  advise() {
    const section = this.desk.draft.sections.find((one) => one.key === this.desk.chosen);
    if (!section) return;
    const { body, open, close } = sheet(section.heading || "没有标题的一节", "rk-guide-sheet");
    open();
    void this.guide(body, null, close).render();
  }

  /** Say what became of a draft's snippets in the library. @param {Draft} draft */
  async compare(draft) {
    const { desk } = this;
    const changes = await changesOf(desk.root, draft);
    if (!changes.length || desk.draft.id !== draft.id) return;
    const rest = changes.length > 3 ? `……另有${changes.length - 3}处。` : "";
    const renew = { label: "换成新的内容", act: () => void this.acts.renew(changes).then((done) => done && desk.notices.clear("library")) };
    const known = desk.notices.known("library");
    const messages = changes.slice(0, 3).map((change) => change.message);
    desk.notices.stand("library", messages.join("") + rest, changes.some(isRenewable) ? [renew, known] : [known]);
  }
}

/** @type {(kept: KeptDrafts) => Pick<import("./drafts.js").Told, "rename" | "remove">} */
const actsOn = (kept) => ({ rename: (id, name) => kept.rename(id, name), remove: (id, name, again) => kept.remove(id, name, again) });
