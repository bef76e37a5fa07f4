// @ts-check
/**
 * Keep the draft as it changes, and say in plain words when that does not work.
 *
 * @module
 */

import { serialise } from "../draft/draft-file.js";
import { fileName, hand } from "./download.js";
import { freshId } from "./store.js";
import { Tabs } from "./tabs.js";

/** @typedef {import("./store.js").Outcome} Outcome */
/** @typedef {import("../draft/history.js").History} History */
/** @typedef {"new" | "brought" | "kept"} Origin new: it is kept once its writer changes it; brought: from a file or a link; kept: from this browser */

/** The disk is written to no more often; what is typed meanwhile goes together. */
const PAUSE = 400;

export class Saving {
  /** @param {import("./desk.js").Desk} desk @param {import("./store.js").Store} store */
  constructor(desk, store) {
    this.desk = desk;
    this.store = store;
    /** @type {Outcome | ""} */
    this.outcome = "";
    /** Whether the draft at hand was ever kept. */
    this.stored = false;
    /** @type {Map<string, History>} what is not written yet, by draft */
    this.pending = new Map();
    this.timer = 0;
    this.leaving = false;
    /** @type {Promise<void> | null} what is being written */
    this.writing = null;
    this.tabs = new Tabs(store.tab, {
      met: () => desk.notices.stand("tabs", "这份草稿在另一个标签页里也开着。两边都改不会互相覆盖：后改的一边会另存一份。"),
      alone: () => desk.notices.clear("tabs"),
      saved: (gone) => this.savedElsewhere(gone),
      back: () => {
        desk.notices.clear("saved-elsewhere");
        this.say("kept");
      },
    });
    addEventListener("beforeunload", (event) => {
      if (store.loose.size) event.preventDefault();
    });
    addEventListener("pagehide", () => this.leave());
    addEventListener("pageshow", (event) => {
      this.leaving = false;
      if (event.persisted) void this.flush();
    });
    addEventListener("storage", (event) => event.key === null && void this.check());
    document.addEventListener("visibilitychange", () => void (document.hidden ? this.flush() : this.check()));
  }

  /** @param {Origin} origin where the draft at hand came from */
  begin(origin) {
    void this.flush();
    this.tabs.open(this.desk.draft.id);
    this.outcome = "";
    this.stored = origin === "kept";
    if (origin === "brought" || this.store.loose.has(this.desk.draft.id)) this.save();
    else if (origin === "kept") this.say("kept");
    else this.show("一改就存", false);
  }

  /** The draft has changed: write it as soon as may be. */
  save() {
    this.pending.set(this.desk.draft.id, this.desk.session.history);
    // What ends with the page, such as the change of a heading, comes after all.
    if (this.leaving) return this.leave();
    this.desk.told.changed();
    this.desk.drawer?.elsewhere.work();
    if (this.outcome === "kept" || !this.outcome) this.show("正在存…", false);
    if (!this.writing && !this.timer) this.timer = window.setTimeout(() => void this.flush(), 0);
  }

  /** Write what is not written yet. @returns {Promise<void>} */
  async flush() {
    clearTimeout(this.timer);
    this.timer = 0;
    while (this.writing) await this.writing;
    const [next] = this.pending;
    if (!next) return;
    this.pending.delete(next[0]);
    this.writing = this.write(next[1]);
    await this.writing;
    this.writing = null;
    const other = [...this.pending.keys()].some((id) => id !== this.desk.draft.id);
    if (other) await this.flush();
    else if (this.pending.size) this.timer = window.setTimeout(() => void this.flush(), PAUSE);
  }

  /** @param {History} history */
  async write(history) {
    const { id } = history.present;
    const outcome = await this.store.write(history);
    if (outcome === "kept") this.tabs.say("saved", id);
    // Another draft lies on the desk by now.
    if (this.desk.draft.id !== id) return;
    if (outcome === "conflict") return this.part();
    if (outcome === "kept") {
      // Whatever another tab did to it, this is what is kept now.
      this.desk.notices.clear("saved-elsewhere");
      this.stored = true;
      this.desk.drawer?.elsewhere.backup?.later();
    }
    this.say(outcome);
  }

  /** The page goes away before what was typed last is written. */
  leave() {
    this.leaving = true;
    if (this.pending.size || this.writing) this.store.leave(this.desk.draft);
  }

  /** Say anew what is kept where. */
  tell() {
    if (this.outcome === "kept" && !this.pending.size && !this.writing) this.show(this.kept, false);
  }

  get kept() {
    return this.desk.drawer?.elsewhere.backup?.fresh ? "已存到本机和文件" : "已存在这台设备";
  }

  /** @param {string} text @param {boolean} bad */
  show(text, bad) {
    const { saved } = this.desk.frame;
    if (saved.textContent !== text) saved.textContent = text;
    saved.classList.toggle("rk-unsaved", bad);
  }

  /** @param {Outcome} outcome */
  say(outcome) {
    const { desk } = this;
    const kept = outcome === "kept";
    if (!kept || !this.pending.size) this.show(kept ? this.kept : "没有存下", !kept);
    if (outcome === this.outcome) return;
    this.outcome = outcome;
    const file = { label: "下载草稿文件", act: () => this.download() };
    const list = { label: "整理草稿", act: () => desk.told.drafts() };
    if (outcome === "full") {
      desk.notices.stand("storage", "浏览器给本站的存储空间满了，这次的修改没有存下。草稿还能接着写：请下载草稿文件，或删掉用不着的草稿。", [file, list]);
    } else if (outcome === "off") {
      desk.notices.stand("storage", "浏览器关掉了存储（无痕窗口常见），关上页面草稿就没有了。草稿还能接着写：写完请下载草稿文件。", [file]);
    } else if (this.store.base) desk.notices.clear("storage");
    else {
      desk.notices.stand("storage", "浏览器没有给本站数据库（无痕窗口常见），草稿改用旧的办法存：浏览器突然关掉时，最后写的可能来不及存。写完请下载草稿文件。", [file]);
    }
  }

  /** Hand the draft to the browser as a file. */
  download() {
    const { draft, drawer } = this.desk;
    drawer?.elsewhere.taken();
    hand(fileName(draft, "draft"), serialise(draft), "application/json");
  }

  /** Another tab has kept this draft meanwhile: go on under a name of one's own. */
  part() {
    const { desk } = this;
    const theirs = desk.draft.id;
    const name = `${desk.draft.name}（另存）`;
    const id = freshId();
    this.tabs.open(id);
    desk.notices.clear("saved-elsewhere");
    desk.notices.stand("parted", `这份草稿在另一个标签页里改过。为了不互相覆盖，你在这里的修改另存成了“${name}”。`, [
      { label: "看那边的", act: () => (desk.notices.clear("parted"), desk.told.open(theirs)) },
      desk.notices.known("parted"),
    ]);
    this.outcome = "";
    desk.drawer?.elsewhere.begin(false);
    desk.session.part((draft) => ({ ...draft, id, name }));
    desk.frame.render(desk.draft, desk.session.can);
  }

  /** See whether the draft at hand is still where it was kept. */
  async check() {
    const { id } = this.desk.draft;
    const quiet = () => this.stored && this.tabs.id === id && !this.pending.size && !this.writing;
    if (quiet() && !(await this.store.has(id)) && quiet()) this.gone("这份草稿在浏览器里存的那一份没有了，多半是存储被清空了。");
  }

  /** @param {string} message */
  gone(message) {
    const { desk } = this;
    if (!this.tabs.id) return;
    this.outcome = "";
    this.show("没有存下", true);
    desk.notices.stand("saved-elsewhere", `${message}这里的内容还在，接着改就会重新存下。`, [{ label: "再存一次", act: () => this.save() }]);
  }

  /** @param {boolean} gone */
  savedElsewhere(gone) {
    const { desk } = this;
    if (gone) return this.gone("这份草稿在另一个标签页里被删掉了。");
    desk.notices.stand("saved-elsewhere", "这份草稿刚在另一个标签页里改过，这里显示的是改之前的。", [
      { label: "读入那边的修改", act: () => void this.take() },
    ]);
  }

  async take() {
    const { desk } = this;
    this.store.loose.delete(desk.draft.id);
    const { history } = await this.store.read(desk.draft.id);
    desk.notices.clear("saved-elsewhere");
    if (!history) return;
    desk.session.take(history.present);
    this.say("kept");
    desk.render();
    desk.notices.announce("已读入那边的修改");
  }
}
