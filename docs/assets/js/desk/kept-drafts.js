// @ts-check
/**
 * What the writer does to the drafts that this browser keeps, where they are listed.
 *
 * @module
 */

import { setChoice } from "../draft/draft.js";

/** @typedef {Omit<import("./drafts.js").Told, "rename" | "remove">} Told */

export class KeptDrafts {
  /** @param {import("./desk.js").Desk} desk @param {Told} told */
  constructor(desk, told) {
    this.desk = desk;
    this.told = told;
    this.store = desk.saving.store;
  }

  /** List them, with what was just typed. */
  async list() {
    await this.desk.saving.flush();
    return this.store.list();
  }

  /** @param {string} id @param {string} name */
  async rename(id, name) {
    const { desk, store } = this;
    if (id === desk.draft.id && desk.frame.box.isConnected) return void desk.change(setChoice(desk.draft, { name }));
    const last = await store.bookmark.last();
    const { history } = await store.read(id);
    const outcome = history && (await store.write({ ...history, present: { ...history.present, name } }));
    if (outcome === "kept") desk.saving.tabs.say("saved", id);
    store.bookmark.set(last ?? ""); // it was not opened
  }

  /** @param {string} id @param {string} name @param {() => void} again */
  async remove(id, name, again) {
    const { desk, store, told } = this;
    await desk.saving.flush();
    const restore = await store.remove(id);
    desk.saving.tabs.say("gone", id);
    const current = id === desk.draft.id && desk.frame.box.isConnected;
    if (current) await told.begin();
    // There may be room now for what found none.
    else if (store.loose.has(desk.draft.id)) desk.saving.save();
    desk.notices.pass(`已删除草稿“${name}”`, {
      label: "撤销",
      act: async () => {
        await restore();
        desk.saving.tabs.say("back", id);
        if (current) await told.open(id);
        else again();
      },
    });
  }
}
