// @ts-check
/**
 * Keep drafts in this browser: several, each saved as it changes, never over another tab's work.
 *
 * @module
 */

import { parse, serialise } from "../draft/draft-file.js";

/** @typedef {import("../draft/draft.js").Draft} Draft */
/** @typedef {{id: string, name: string, sections: number, saved: string}} Kept an empty time is that of a draft that found no room */
/** @typedef {{stamp: string, saved: string, name: string, sections: number, draft: string}} Entry a draft's text, and what is listed of it */
/** @typedef {"kept" | "full" | "off" | "conflict"} Outcome conflict: another tab has saved this draft since it was read here */

const PREFIX = "reportkb.draft.";
const LAST = "reportkb.desk.last";

/**
 * Make a name for a draft or a tab that nobody else has.
 *
 * @returns {string}
 */
export function freshId() {
  const bytes = crypto.getRandomValues(new Uint8Array(9));
  return [...bytes].map((byte) => byte.toString(36).padStart(2, "0")).join("");
}

export class Store {
  /** @param {string} tab the name of this tab */
  constructor(tab) {
    this.tab = tab;
    /** @type {Map<string, string>} the stamp of each draft as this tab last read or wrote it */
    this.stamps = new Map();
    /** @type {{text: string, record: Entry} | null} */
    this.written = null;
    /** @type {Map<string, Entry>} drafts that found no room, for as long as this page is open */
    this.loose = new Map();
    this.count = 0;
  }

  /**
   * List the drafts, the latest first.
   *
   * @returns {Kept[]}
   */
  list() {
    const loose = [...this.loose].map(([id, { name, sections }]) => ({ id, name, sections, saved: "" }));
    /** @type {Kept[]} */
    const found = [];
    try {
      for (let index = 0; index < localStorage.length; index += 1) {
        const key = localStorage.key(index) ?? "";
        const record = key.startsWith(PREFIX) ? recordOf(localStorage.getItem(key)) : null;
        const id = key.slice(PREFIX.length);
        if (!record || this.loose.has(id)) continue;
        const { name, sections, saved } = record;
        found.push({ id, name, sections, saved });
      }
    } catch {
      return loose;
    }
    return [...loose, ...found.sort((a, b) => b.saved.localeCompare(a.saved))];
  }

  /**
   * Read a draft.
   *
   * @param {string} id the draft
   * @returns {{draft: Draft | null, problems: string[]}} no draft where there is none or it cannot be read
   */
  read(id) {
    const record = this.loose.get(id) ?? recordOf(stored(PREFIX + id));
    if (!record) return { draft: null, problems: [] };
    const result = parse(record.draft);
    this.stamps.set(id, record.stamp);
    return { draft: result.draft && { ...result.draft, id }, problems: result.problems.map(String) };
  }

  /**
   * Keep a draft, unless another tab has kept it since.
   *
   * @param {Draft} draft the draft
   * @returns {Outcome}
   */
  write(draft) {
    const { id, name, sections } = draft;
    const [kept, text, before] = [stored(PREFIX + id), serialise(draft), this.stamps.get(id) ?? ""];
    // What this tab wrote last need not be read again.
    const record = kept !== null && kept === this.written?.text ? this.written.record : recordOf(kept);
    // What is kept already is not written again: another tab would take it for a change.
    const same = record?.draft === text;
    if (record && !same && record.stamp !== before) {
      this.loose.delete(id);
      return "conflict";
    }
    this.count += 1;
    const stamp = same ? record.stamp : `${this.tab}.${this.count}`;
    const entry = { format: 1, stamp, saved: new Date().toISOString(), name, sections: sections.length, draft: text };
    try {
      if (!same) {
        const written = JSON.stringify(entry);
        localStorage.setItem(PREFIX + id, written);
        this.written = { record: entry, text: written };
      }
    } catch (error) {
      this.loose.set(id, { ...entry, stamp: before });
      return isFull(error) ? "full" : "off";
    }
    this.loose.delete(id);
    this.stamps.set(id, stamp);
    remember(id);
    return "kept";
  }

  /**
   * Take a draft out.
   *
   * @param {string} id the draft
   * @returns {() => void} puts it back
   */
  remove(id) {
    const [before, loose] = [stored(PREFIX + id), this.loose.get(id)];
    drop(PREFIX + id);
    this.loose.delete(id);
    return () => {
      const entry = loose ?? recordOf(before);
      try {
        if (before !== null) localStorage.setItem(PREFIX + id, before);
        if (!loose) return;
      } catch {
        // Another draft has taken the room meanwhile.
      }
      if (entry) this.loose.set(id, entry);
    };
  }

  /**
   * Tell which draft a storage event is about, where another tab wrote one.
   *
   * @param {StorageEvent} event the event
   * @returns {{id: string, gone: boolean} | null}
   */
  changed(event) {
    if (!event.key?.startsWith(PREFIX)) return null;
    const id = event.key.slice(PREFIX.length);
    const record = recordOf(event.newValue);
    if (record?.stamp.startsWith(`${this.tab}.`)) return null;
    return { id, gone: !record };
  }

  /**
   * Tell which draft was open last: in this tab, or else anywhere.
   *
   * @returns {string | null}
   */
  last() {
    for (const box of [() => sessionStorage, () => localStorage]) {
      try {
        const id = box().getItem(LAST);
        if (id) return id;
      } catch {
        // Disabled: there is nothing kept in it.
      }
    }
    return null;
  }

  /** Open with the start the next time, in this tab. */
  forget() {
    drop(LAST);
    try {
      sessionStorage.removeItem(LAST);
    } catch {
      // Disabled: as above.
    }
  }
}

/** @type {(id: string) => void} */
function remember(id) {
  for (const box of [() => sessionStorage, () => localStorage]) {
    try {
      if (box().getItem(LAST) !== id) box().setItem(LAST, id);
    } catch {
      // The draft itself was kept; only which one was last is not.
    }
  }
}

/** @type {(key: string) => string | null} */
function stored(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** @type {(key: string) => void} */
function drop(key) {
  try {
    localStorage.removeItem(key);
  } catch {
    // Disabled: there is nothing to take out.
  }
}

/** @type {(text: string | null) => Entry | null} */
function recordOf(text) {
  try {
    const record = Object(JSON.parse(text ?? "null"));
    if (typeof record.draft !== "string" || typeof record.stamp !== "string") return null;
    const sections = Number.isInteger(record.sections) ? record.sections : 0;
    return { stamp: record.stamp, saved: String(record.saved), name: String(record.name), sections, draft: record.draft };
  } catch {
    return null;
  }
}

/** @type {(error: unknown) => boolean} */
const isFull = (error) =>
  error instanceof DOMException && (error.name === "QuotaExceededError" || error.name === "NS_ERROR_DOM_QUOTA_REACHED");
