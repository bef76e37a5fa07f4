// @ts-check
/**
 * Keep the writer's own templates in this browser.
 *
 * @module
 */

import { parse, serialise } from "../draft/draft-file.js";

/** @typedef {import("../draft/draft.js").Draft} Draft */
/** @typedef {import("./store.js").Kept} Kept */

const PREFIX = "reportkb.template.";
/** Told on the document when the templates have changed. */
export const CHANGED = "reportkb-templates";

/** List the templates, the latest first. @returns {Kept[]} */
export function list() {
  try {
    const keys = Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
    const found = keys.flatMap((key) => entryOf(localStorage.getItem(key), key.slice(PREFIX.length)) ?? []);
    return found.sort((a, b) => b.saved.localeCompare(a.saved));
  } catch {
    return [];
  }
}

/** @type {(id: string) => Draft | null} */
export function read(id) {
  try {
    const entry = JSON.parse(localStorage.getItem(PREFIX + id) ?? "null");
    const { draft } = parse(String(entry?.draft));
    return draft && { ...draft, id };
  } catch {
    return null;
  }
}

/** Keep a template. @type {(template: Draft) => boolean} whether there was room */
export function write(template) {
  const { id, name, sections } = template;
  try {
    localStorage.setItem(PREFIX + id, JSON.stringify({ name, sections: sections.length, saved: new Date().toISOString(), draft: serialise(template) }));
  } catch {
    return false;
  }
  document.dispatchEvent(new Event(CHANGED));
  return true;
}

/** Take a template out. @type {(id: string) => () => void} puts it back */
export function remove(id) {
  try {
    const before = localStorage.getItem(PREFIX + id);
    localStorage.removeItem(PREFIX + id);
    document.dispatchEvent(new Event(CHANGED));
    return () => {
      try {
        if (before !== null) localStorage.setItem(PREFIX + id, before);
      } catch {
        // Something else has taken the room meanwhile.
      }
      document.dispatchEvent(new Event(CHANGED));
    };
  } catch {
    return () => undefined;
  }
}

/** @type {(text: string | null, id: string) => Kept | null} */
function entryOf(text, id) {
  try {
    const entry = Object(JSON.parse(text ?? "null"));
    if (typeof entry.draft !== "string") return null;
    return { id, name: String(entry.name), sections: Number.isInteger(entry.sections) ? entry.sections : 0, saved: String(entry.saved) };
  } catch {
    return null;
  }
}
