// @ts-check
/**
 * Keep drafts in this browser: several, each saved as it changes, never over another tab's work.
 *
 * @module
 */

import { parse, serialise } from "../draft/draft-file.js";

/** @typedef {import("../draft/draft.js").Draft} Draft */
/** @typedef {{id: string, name: string, sections: number, saved: string}} Kept */
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
    this.count = 0;
  }

  /**
   * List the drafts, the latest first.
   *
   * @returns {Kept[]}
   */
  list() {
    /** @type {Kept[]} */
    const found = [];
    try {
      for (let index = 0; index < localStorage.length; index += 1) {
        const key = localStorage.key(index) ?? "";
        const record = key.startsWith(PREFIX) ? recordOf(localStorage.getItem(key)) : null;
        if (!record) continue;
        const { name, sections, saved } = record;
        found.push({ id: key.slice(PREFIX.length), name, sections, saved });
      }
    } catch {
      return [];
    }
    return found.sort((a, b) => b.saved.localeCompare(a.saved));
  }

  /**
   * Read a draft.
   *
   * @param {string} id the draft
   * @returns {{draft: Draft | null, problems: string[]}} no draft where there is none or it cannot be read
   */
  read(id) {
    const record = recordOf(stored(PREFIX + id));
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
    const record = recordOf(stored(PREFIX + draft.id));
    if (record && record.stamp !== this.stamps.get(draft.id)) return "conflict";
    this.count += 1;
    const stamp = `${this.tab}.${this.count}`;
    const { name, sections } = draft;
    const entry = { format: 1, stamp, saved: new Date().toISOString(), name, sections: sections.length, draft: serialise(draft) };
    try {
      localStorage.setItem(PREFIX + draft.id, JSON.stringify(entry));
    } catch (error) {
      return isFull(error) ? "full" : "off";
    }
    this.stamps.set(draft.id, stamp);
    remember(draft.id);
    return "kept";
  }

  /**
   * Take a draft out.
   *
   * @param {string} id the draft
   * @returns {() => void} puts it back
   */
  remove(id) {
    const before = stored(PREFIX + id);
    drop(PREFIX + id);
    return () => {
      try {
        if (before !== null) localStorage.setItem(PREFIX + id, before);
      } catch {
        // What had room a moment ago has room again.
      }
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

/** @type {(text: string | null) => {stamp: string, saved: string, name: string, sections: number, draft: string} | null} */
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
