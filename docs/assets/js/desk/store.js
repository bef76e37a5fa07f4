// @ts-check
/**
 * Keep drafts in this browser: several, each saved as it changes, never over another tab's work.
 *
 * @module
 */

import { serialise } from "../draft/draft-file.js";
import { start } from "../draft/history.js";
import { halved, keeper } from "../draft/parts.js";
import { written } from "../draft/steps.js";
import { Bookmark } from "./bookmark.js";
import { Database } from "./database.js";
import { part, UNREACHED } from "./later.js";
import { freshId } from "./fresh-id.js";
import * as shelf from "./shelf.js";

export { freshId } from "./fresh-id.js";

/** @typedef {import("../draft/draft.js").Draft} Draft */
/** @typedef {import("../draft/history.js").History} History */
/** @typedef {{id: string, name: string, sections: number, saved: string}} Kept an empty time is that of a draft that found no room */
/** @typedef {"kept" | "full" | "off" | "conflict"} Outcome conflict: another tab has saved this draft since it was read here */
/** @typedef {{history: History | null, problems: string[]}} Found */

export class Store {
  /** @param {string} tab the name of this tab @param {() => void} [lost] told that everything was cleared away */
  constructor(tab, lost = () => undefined) {
    this.tab = tab;
    /** @type {Map<string, string>} the stamp of each draft as this tab last read or wrote it */
    this.stamps = new Map();
    /** @type {Map<string, History>} drafts that found no room, for as long as this page is open */
    this.loose = new Map();
    /** @type {Map<string, number>} how long each was worked on while it was nowhere but here, in milliseconds; negative once it was said, or is not so */
    this.worked = new Map();
    /** @type {Set<string>} drafts that were left in haste when the page was hidden */
    this.hasty = new Set();
    this.count = 0;
    /** @type {Database | null} none where the browser gives none: then the older storage does */
    this.base = new Database(lost);
    this.bookmark = new Bookmark(() => this.base);
  }

  /** Open the database, and take over what the older storage holds. */
  async open() {
    try {
      await this.base?.open();
      for (const [id, record] of shelf.records()) await this.adopt(id, record).catch(() => undefined);
      void this.base?.sweep().catch(() => undefined);
    } catch {
      this.base = null;
    }
  }

  /**
   * Take over a draft of the older storage, and take it out there once it is found here as it was.
   *
   * @param {string} id
   * @param {shelf.Record} record
   * @returns {Promise<void>}
   */
  async adopt(id, record) {
    const kept = await part("kept", () => undefined);
    const { base } = this;
    const draft = kept?.parse(record.draft).draft;
    if (!kept || !draft || !base) return;
    const known = await base.read(id);
    const from = known?.entry.stamp ?? "";
    const [tab, count] = record.stamp.split(".");
    const ours = from.startsWith(`${tab}.`);
    const there = known && kept.historyOf(known, id)?.present;
    const same = Boolean(there) && serialise(/** @type {Draft} */ (there)) === serialise({ ...draft, id });
    const older = ours && Number(from.split(".")[1]) >= Number(count);
    if (!same && !older) {
      // Where another tab has gone on with it, both stay.
      const free = !known || ours || from === record.base;
      const own = free ? { ...draft, id } : { ...draft, id: freshId(), name: `${draft.name}（另存）` };
      const steps = known && free ? kept.historyOf(known, id) : null;
      const [entry, texts] = entryOf({ ...start(own), past: steps?.past ?? [] }, record.stamp, record.saved);
      await base.write(entry, texts, () => true, record.base !== undefined);
      const copy = await base.read(own.id);
      const read = copy && kept.historyOf(copy, own.id);
      if (!read || serialise(read.present) !== serialise(own)) return;
    }
    shelf.drop(id);
  }

  /**
   * List the drafts, the latest first.
   *
   * @returns {Promise<Kept[]>}
   */
  async list() {
    const loose = [...this.loose].map(([id, { present }]) => ({ id, name: present.name, sections: present.sections.length, saved: "" }));
    const entries = this.base ? await this.base.list().catch(() => []) : [];
    const known = new Set([...this.loose.keys(), ...entries.map(({ id }) => id)]);
    const older = [...shelf.records()].filter(([id]) => !known.has(id)).map(([id, record]) => ({ ...record, id }));
    const found = [...entries.filter(({ id }) => !this.loose.has(id)), ...older].map(({ id, name, sections, saved }) => ({ id, name, sections, saved }));
    return [...loose, ...found.sort((a, b) => b.saved.localeCompare(a.saved))];
  }

  /**
   * Read a draft with the steps that led to it.
   *
   * @param {string} id
   * @returns {Promise<Found>} no history where there is none or it cannot be read
   */
  async read(id) {
    const loose = this.loose.get(id);
    if (loose) return { history: loose, problems: [] };
    const kept = await part("kept", () => undefined);
    if (!kept) return { history: null, problems: [UNREACHED] };
    const found = await this.base?.read(id).catch(() => null);
    if (!found) {
      const record = shelf.record(id);
      const { draft, problems } = record ? kept.parse(record.draft) : { draft: null, problems: [] };
      if (record) this.stamps.set(id, record.stamp);
      return { history: draft && start({ ...draft, id }), problems: problems.map(String) };
    }
    this.stamps.set(id, found.entry.stamp);
    this.worked.set(id, found.entry.worked);
    return { history: kept.historyOf(found, id), problems: [] };
  }

  /**
   * Tell whether a draft is still kept.
   *
   * @param {string} id
   * @returns {Promise<boolean>}
   */
  async has(id) {
    return this.loose.has(id) || shelf.record(id) !== null || Boolean(await this.base?.has(id).catch(() => false));
  }

  /**
   * Keep a draft, unless another tab has kept it since.
   *
   * @param {History} history
   * @returns {Promise<Outcome>} once it is on the disk
   */
  async write(history) {
    const { id } = history.present;
    const before = this.stamps.get(id) ?? "";
    this.count += 1;
    const stamp = `${this.tab}.${this.count}`;
    try {
      // What is kept already is not written again: another tab would take it for a change.
      if (!(await this.put(history, stamp, (there) => !there || there.same || there.stamp === before))) {
        this.loose.delete(id);
        return "conflict";
      }
    } catch (error) {
      this.loose.set(id, history);
      return isFull(error) ? "full" : "off";
    }
    this.loose.delete(id);
    this.stamps.set(id, stamp);
    if (this.hasty.delete(id) && this.base) shelf.drop(id);
    this.bookmark.note(id);
    return "kept";
  }

  /**
   * Write a draft where drafts are kept.
   *
   * @param {History} history
   * @param {string} stamp
   * @param {(there: {stamp: string, same: boolean} | null) => boolean} allowed
   * @returns {Promise<boolean>}
   */
  async put(history, stamp, allowed) {
    const { present } = history;
    if (this.base) {
      const [entry, texts] = entryOf(history, stamp, new Date().toISOString(), this.worked.get(present.id));
      return this.base.write(entry, texts, allowed);
    }
    const [there, draft] = [shelf.record(present.id), serialise(present)];
    if (!allowed(there && { stamp: there.stamp, same: there.draft === draft })) return false;
    shelf.put(present.id, recordOf(present, stamp, draft));
    return true;
  }

  /**
   * Leave a draft in the older storage, which takes it at once: the page goes away before the database is done.
   *
   * @param {Draft} draft
   * @returns {void}
   */
  leave(draft) {
    this.count += 1;
    try {
      shelf.put(draft.id, { ...recordOf(draft, `${this.tab}.${this.count}`, serialise(draft)), base: this.stamps.get(draft.id) ?? "" });
      this.hasty.add(draft.id);
      this.bookmark.leave(draft.id);
    } catch {
      // No room: what the database has not taken yet is lost, a moment's work.
    }
  }

  /**
   * Take a draft out.
   *
   * @param {string} id the draft
   * @returns {Promise<() => Promise<void>>} puts it back
   */
  async remove(id) {
    const { history } = await this.read(id);
    const loose = this.loose.delete(id);
    shelf.drop(id);
    await this.base?.remove(id).catch(() => undefined);
    return async () => {
      if (!history) return;
      if (loose) this.loose.set(id, history);
      // Whoever has it open goes on from here.
      else if ((await this.put(history, this.stamps.get(id) ?? "", () => true).catch(() => false)) === false) this.loose.set(id, history);
    };
  }
}

/** @type {(history: History, stamp: string, saved: string, worked?: number) => [import("./database.js").Entry, Map<string, string>]} */
function entryOf(history, stamp, saved, worked = 0) {
  const { present } = history;
  /** @type {Map<string, string>} */
  const texts = new Map();
  const keep = keeper(texts);
  const [text, steps] = [halved(present, keep), written(history, keep)];
  const entry = { id: present.id, stamp, saved, name: present.name, sections: present.sections.length, worked, text, steps, parts: [...texts.keys()] };
  return [entry, texts];
}

/** @type {(draft: Draft, stamp: string, text: string) => shelf.Record} */
const recordOf = (draft, stamp, text) => ({ stamp, saved: new Date().toISOString(), name: draft.name, sections: draft.sections.length, draft: text });

/** @type {(error: unknown) => boolean} */
const isFull = (error) =>
  error instanceof DOMException && (error.name === "QuotaExceededError" || error.name === "NS_ERROR_DOM_QUOTA_REACHED");
