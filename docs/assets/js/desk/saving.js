// @ts-check
/**
 * Keep the draft at every change, and say in plain words when that does not work.
 *
 * @module
 */

import { freshId } from "./store.js";
import { Tabs } from "./tabs.js";

/** @typedef {import("./store.js").Outcome} Outcome */

const BARS = ["storage", "tabs", "saved-elsewhere"];

export class Saving {
  /** @param {import("./desk.js").Desk} desk @param {import("./store.js").Store} store */
  constructor(desk, store) {
    this.desk = desk;
    this.store = store;
    /** @type {Outcome | ""} */
    this.outcome = "";
    this.tabs = new Tabs(store, {
      met: () => desk.notices.stand("tabs", "这份草稿在另一个标签页里也开着。两边都改不会互相覆盖：后改的一边会另存一份。"),
      alone: () => desk.notices.clear("tabs"),
      saved: (gone) => this.savedElsewhere(gone),
    });
    addEventListener("beforeunload", (event) => {
      if (store.loose.size) event.preventDefault();
    });
  }

  begin() {
    for (const bar of BARS) this.desk.notices.clear(bar);
    this.tabs.open(this.desk.draft.id);
    this.outcome = "";
    this.save();
  }

  save() {
    const outcome = this.store.write(this.desk.draft);
    if (outcome === "conflict") {
      this.part();
      return;
    }
    // Whatever another tab did to it, this is what is kept now.
    if (outcome === "kept") this.desk.notices.clear("saved-elsewhere");
    if (outcome === this.outcome) return;
    this.outcome = outcome;
    this.say(outcome);
  }

  /** @param {Outcome} outcome */
  say(outcome) {
    const { desk } = this;
    desk.frame.saved.textContent = outcome === "kept" ? "已存在这台设备" : "没有存下";
    desk.frame.saved.classList.toggle("rk-unsaved", outcome !== "kept");
    const file = { label: "下载草稿文件", act: () => desk.output.download("draft") };
    const list = { label: "整理草稿", act: () => desk.told.drafts() };
    if (outcome === "full") {
      desk.notices.stand("storage", "浏览器给本站的存储空间满了，这次的修改没有存下。草稿还能接着写：请下载草稿文件，或删掉用不着的草稿。", [file, list]);
    } else if (outcome === "off") {
      desk.notices.stand("storage", "浏览器关掉了存储（无痕窗口常见），关上页面草稿就没有了。草稿还能接着写：写完请下载草稿文件。", [file]);
    } else desk.notices.clear("storage");
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
      { label: "知道了", act: () => desk.notices.clear("parted") },
    ]);
    this.outcome = "";
    desk.session.part((draft) => ({ ...draft, id, name }));
    desk.frame.render(desk.draft, desk.session.can);
  }

  /** @param {boolean} gone */
  savedElsewhere(gone) {
    const { desk } = this;
    if (gone) {
      desk.notices.stand("saved-elsewhere", "这份草稿在另一个标签页里被删掉了。这里的内容还在，接着改就会重新存下。");
      return;
    }
    desk.notices.stand("saved-elsewhere", "这份草稿刚在另一个标签页里改过，这里显示的是改之前的。", [
      { label: "读入那边的修改", act: () => this.take() },
    ]);
  }

  take() {
    const { desk } = this;
    this.store.loose.delete(desk.draft.id);
    const { draft } = this.store.read(desk.draft.id);
    desk.notices.clear("saved-elsewhere");
    if (!draft) return;
    desk.session.take(draft);
    desk.render();
    desk.notices.announce("已读入那边的修改");
  }
}
