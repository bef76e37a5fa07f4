// @ts-check
/**
 * See to it that long work is not only in the browser: say so once, and write it to a file as well.
 *
 * @module
 */

import { canWriteFiles, FATE, forgets } from "./browser.js";
import { part } from "./later.js";

/** Who has not typed for so long does something else. */
const AWAY = 60_000;
/** Work worth a word about where it is kept. */
const LONG = 600_000;

export class Elsewhere {
  /** @param {import("./desk.js").Desk} desk @param {import("./store.js").Store} store */
  constructor(desk, store) {
    this.desk = desk;
    this.store = store;
    /** @type {import("./backup.js").Backup | null} the file that is written as well */
    this.backup = null;
    this.typed = 0;
    this.persistent = false;
  }

  /** @param {boolean} kept whether the draft at hand was kept before */
  begin(kept) {
    this.backup = null;
    this.typed = 0;
    if (kept) void this.resume();
  }

  /** Count the time of work, and say once when much of it is nowhere but in this browser. */
  work() {
    const { store, desk } = this;
    const { id } = desk.draft;
    const [now, before] = [Date.now(), store.worked.get(id) ?? 0];
    const gap = now - this.typed;
    this.typed = now;
    // Who comes back to a draft means to keep it.
    if (before > 0 && gap > AWAY) this.persist();
    if (before < 0 || gap > AWAY) return;
    store.worked.set(id, before + gap);
    if (before + gap < LONG) return;
    store.worked.set(id, -1);
    const file = { label: canWriteFiles() ? "存成文件并随写随存" : "下载草稿文件", act: () => this.answer(() => void this.toFile()) };
    const fate = forgets() ? FATE : "清除浏览数据、换浏览器或换电脑，就找不到它了。";
    desk.notices.stand("only-here", `这份草稿已经写了十多分钟，还只存在这个浏览器里。${fate}`, [file, { label: "知道了", act: () => this.answer() }]);
  }

  /** @param {() => void} [act] */
  answer(act) {
    this.desk.notices.clear("only-here");
    this.persist();
    act?.();
  }

  /** Ask the browser to keep what is stored when room gets scarce; Firefox asks the writer. */
  persist() {
    if (this.persistent) return;
    this.persistent = true;
    void navigator.storage?.persist?.().catch(() => undefined);
  }

  /** The draft is somewhere else too. */
  taken() {
    this.store.worked.set(this.desk.draft.id, -1);
    this.desk.notices.clear("only-here");
  }

  /** Keep the draft in a file too: as it is written, or where the browser cannot, once. */
  async toFile() {
    const { desk, store } = this;
    if (!canWriteFiles()) return desk.saving.download();
    const loaded = await part("backup", (message) => desk.notices.pass(message));
    if (!loaded) return;
    const backup = (this.backup ??= new loaded.Backup(desk, store.base));
    await backup.choose();
    if (backup.handle) this.taken();
  }

  /** Go on writing to the file of another day. */
  async resume() {
    const { desk, store } = this;
    const { id } = desk.draft;
    const handle = store.base && (await store.base.file(id).catch(() => null));
    const loaded = handle && (await part("backup", () => undefined));
    if (!loaded || desk.draft.id !== id || this.backup) return;
    const backup = (this.backup = new loaded.Backup(desk, store.base));
    await backup.resume(handle);
  }
}
