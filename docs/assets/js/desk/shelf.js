// @ts-check
/**
 * Drafts in the browser's older storage: as the desk kept them before it had a database, what is left in haste, and
 * where there is no database at all.
 *
 * @module
 */

/** @typedef {{stamp: string, saved: string, name: string, sections: number, draft: string, base?: string}} Record a draft's text, and what is listed of it; base: the stamp of what it goes on from */

const PREFIX = "reportkb.draft.";

/** @returns {Map<string, Record>} the drafts that can be read, by id */
export function records() {
  /** @type {Map<string, Record>} */
  const found = new Map();
  try {
    for (let index = 0; index < localStorage.length; index += 1) {
      const key = localStorage.key(index) ?? "";
      const record = key.startsWith(PREFIX) ? recordOf(localStorage.getItem(key)) : null;
      if (record) found.set(key.slice(PREFIX.length), record);
    }
  } catch {
    // Disabled: there is nothing kept in it.
  }
  return found;
}

/** @type {(id: string) => Record | null} */
export function record(id) {
  try {
    return recordOf(localStorage.getItem(PREFIX + id));
  } catch {
    return null;
  }
}

/** Refused where there is no room, or the storage is off. @type {(id: string, record: Record) => void} */
export function put(id, record) {
  localStorage.setItem(PREFIX + id, JSON.stringify({ format: 1, ...record }));
}

/** @type {(id: string) => void} */
export function drop(id) {
  try {
    localStorage.removeItem(PREFIX + id);
  } catch {
    // Disabled: there is nothing to take out.
  }
}

/** @type {(text: string | null) => Record | null} */
function recordOf(text) {
  try {
    const record = Object(JSON.parse(text ?? "null"));
    if (typeof record.draft !== "string" || typeof record.stamp !== "string") return null;
    const sections = Number.isInteger(record.sections) ? record.sections : 0;
    const base = typeof record.base === "string" ? { base: record.base } : {};
    return { stamp: record.stamp, saved: String(record.saved), name: String(record.name), sections, draft: record.draft, ...base };
  } catch {
    return null;
  }
}
