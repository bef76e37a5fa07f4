// @ts-check
/**
 * Keep a chain as it changes; what another tab kept meanwhile is merged with it, never overwritten.
 *
 * @module
 */

import { parseKept, toFile } from "../bridge/chain-file.js";
import { outgrown } from "../bridge/limits.js";
import { merge, resolve } from "../bridge/merging.js";
import { freshId } from "../desk/fresh-id.js";
import { keep, read } from "./store.js";

/** @typedef {import("../bridge/chain.js").Chain} Chain */

const PAUSE = 300;
const OFF = "浏览器关掉了存储（无痕窗口常见），关上页面这条链就没有了。请保存链文件。";

export class Saving {
  /**
   * @param {() => Chain} current
   * @param {(merged: Chain, said: string) => void} taken told what another tab's and this one's come to
   * @param {{say: (said: string, bad: boolean) => void, warn: (said: string) => void}} bar where it is told
   */
  constructor(current, taken, bar) {
    this.current = current;
    this.taken = taken;
    this.bar = bar;
    this.stamp = "";
    /** What was kept last, as far as this tab has seen. @type {Chain | null} */
    this.seen = null;
    this.timer = 0;
    /** @type {Promise<void>} */
    this.writing = Promise.resolve();
    this.listening = new AbortController();
    const { signal } = this.listening;
    addEventListener("pagehide", () => void this.flush(), { signal });
    document.addEventListener("visibilitychange", () => void (document.hidden ? this.flush() : this.look()), { signal });
  }

  /** Begin with a chain. @param {string} stamp of what is kept; nothing for one that is not */
  begin(stamp) {
    clearTimeout(this.timer);
    this.timer = 0;
    this.stamp = stamp;
    this.seen = stamp ? this.current() : null;
    this.bar.say(stamp ? "已存在这台设备" : "一改就存", false);
    this.bar.warn(outgrown(this.current(), 0));
  }

  /** The chain has changed: keep it soon. */
  later() {
    this.bar.say("正在存…", false);
    if (!this.timer) this.timer = window.setTimeout(() => void this.flush(), PAUSE);
  }

  /** Keep what is not kept yet. @returns {Promise<void>} */
  flush() {
    if (!this.timer) return this.writing;
    clearTimeout(this.timer);
    this.timer = 0;
    this.writing = this.writing.then(() => this.write());
    return this.writing;
  }

  /** Keep what is not kept yet, and look no more: what the chain was shown for is gone. */
  end() {
    void this.flush();
    this.listening.abort();
  }

  async write() {
    const chain = this.current();
    const [stamp, text] = [freshId(), toFile(chain)];
    const outcome = await keep({ id: chain.id, title: chain.title, saved: new Date().toISOString(), stamp, text }, this.stamp);
    if (outcome === "conflict") return this.join();
    if (outcome === "kept") [this.stamp, this.seen] = [stamp, chain];
    this.bar.say(outcome === "kept" ? "已存在这台设备" : OFF, outcome !== "kept");
    this.bar.warn(outgrown(chain, text.length));
  }

  /** Put together what both tabs wrote, and keep that. */
  async join() {
    const there = await read(this.current().id);
    const theirs = there && parseKept(there.text).chain;
    this.stamp = there?.stamp ?? "";
    if (theirs) {
      const { chain, conflicts } = merge(this.current(), theirs);
      // What this tab did not touch is what the other made of it.
      const untouched = new Set(this.seen ? merge(this.seen, theirs).conflicts.map(keyOf) : []);
      const [others, both] = [conflicts.filter((one) => untouched.has(keyOf(one))), conflicts.filter((one) => !untouched.has(keyOf(one)))];
      const made = others.reduce((now, conflict) => resolve(now, conflict, "theirs"), chain);
      this.taken(made, `这条链在另一个标签页里也改过，两边的修改已经并在一起。${both.length ? `有${both.length}处两边写的不一样，留的是这里的。` : ""}`);
    }
    await this.write();
  }

  /** See whether another tab kept it meanwhile. */
  async look() {
    const { id } = this.current();
    if (this.timer || !this.stamp) return;
    const there = await read(id);
    if (!there || there.stamp === this.stamp || this.timer || this.current().id !== id) return;
    const { chain } = parseKept(there.text);
    this.stamp = there.stamp;
    this.seen = chain;
    if (chain) this.taken(chain, "");
  }
}

/** @type {(conflict: import("../bridge/merging.js").Conflict) => string} */
const keyOf = ({ at, mine, theirs }) => JSON.stringify([at, mine, theirs]);
