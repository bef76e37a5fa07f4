// @ts-check
/**
 * A copy of the draft outside the browser: a file that is written as its writer writes, where the browser can.
 *
 * @module
 */

import { serialise } from "../draft/draft-file.js";
import { fileName } from "./download.js";

/** @typedef {{name: string, createWritable: () => Promise<any>, queryPermission?: (wish: object) => Promise<string>, requestPermission?: (wish: object) => Promise<string>}} Handle what the File System Access API gives for a file */

const PAUSE = 1500;
const WISH = { mode: "readwrite" };
const TYPES = [{ description: "草稿文件", accept: { "application/json": [".json"] } }];
const ABOUT = "file";

export class Backup {
  /** @param {import("./desk.js").Desk} desk @param {import("./database.js").Database | null} base where it is noted which file it is */
  constructor(desk, base) {
    this.desk = desk;
    this.base = base;
    this.id = desk.draft.id;
    /** @type {Handle | null} */
    this.handle = null;
    /** @type {import("../draft/draft.js").Draft | null} what the file holds */
    this.written = null;
    this.timer = 0;
    this.busy = false;
  }

  /** @returns {boolean} whether the file holds the draft as it is */
  get fresh() {
    return this.written !== null && this.written === this.desk.draft;
  }

  /** Let the writer choose a file, and write to it from now on. @returns {Promise<void>} */
  async choose() {
    const { desk, base } = this;
    const pick = /** @type {any} */ (window).showSaveFilePicker;
    try {
      this.handle = /** @type {Handle} */ (await pick({ suggestedName: fileName(desk.draft, "draft"), types: TYPES }));
    } catch {
      return; // the writer thought better of it
    }
    await base?.setFile(this.id, this.handle).catch(() => undefined);
    desk.notices.clear(ABOUT);
    await this.write();
    if (this.fresh) desk.notices.pass(`正在随写随存到文件“${this.handle.name}”`);
  }

  /** Go on with the file of another day; the browser may want to be asked. @param {Handle} handle */
  async resume(handle) {
    this.handle = handle;
    const state = await handle.queryPermission?.(WISH).catch(() => "denied");
    if (state === "granted" || state === undefined) return this.write();
    this.handle = null;
    this.desk.notices.stand(ABOUT, `这份草稿上次随写随存到文件“${handle.name}”。浏览器要你点一下，才能接着写进去。`, [
      { label: "接着存", act: () => void this.allow(handle) },
      { label: "不存了", act: () => void this.stop() },
    ]);
  }

  /** @param {Handle} handle */
  async allow(handle) {
    const state = await handle.requestPermission?.(WISH).catch(() => "denied");
    if (state !== "granted" || this.desk.draft.id !== this.id) return;
    this.handle = handle;
    this.desk.notices.clear(ABOUT);
    await this.write();
  }

  /** Forget the file; the bar goes when that is kept, so that a page left then does not go on with it. */
  async stop() {
    this.handle = null;
    await this.base?.setFile(this.id, undefined).catch(() => undefined);
    this.desk.notices.clear(ABOUT);
  }

  /** Write when the writer pauses. */
  later() {
    if (!this.handle) return;
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.write(), PAUSE);
  }

  /** Write the draft as it is; a file is changed as a whole or not at all. @returns {Promise<void>} */
  async write() {
    const { desk, handle } = this;
    const { draft } = desk;
    if (!handle || draft.id !== this.id) return;
    if (this.busy) return this.later();
    this.busy = true;
    try {
      const stream = await handle.createWritable();
      await stream.write(serialise(draft));
      await stream.close();
      this.written = draft;
      desk.notices.clear(ABOUT);
    } catch {
      this.handle = null;
      desk.notices.stand(ABOUT, `没有写进文件“${handle.name}”，它多半被移走或占用了。草稿在浏览器里照常存着。`, [
        { label: "重新选文件", act: () => void this.choose() },
        { label: "不存了", act: () => void this.stop() },
      ]);
    }
    this.busy = false;
    desk.saving.tell();
  }
}
