// @ts-check
/**
 * What a writer does with the sections of a draft; each operation returns a new draft, or the
 * same one when there is nothing to do.
 *
 * @module
 */

import { branchEnd, continuous, DEEPEST, indexOf, MOST_SECTIONS, placed, shifted } from "./tree.js";

/** @typedef {import("./draft.js").Draft} Draft */
/** @typedef {import("./draft.js").Section} Section */
/** @typedef {import("./draft.js").Piece} Piece */

/**
 * Add a snippet of the library.
 *
 * @param {Draft} draft
 * @param {number} at before which section; the number of sections puts it last
 * @param {number} level its heading's depth, as far as the place allows
 * @param {string} snippet its id
 * @param {Piece} piece the snippet as the catalogue holds it
 * @returns {Draft}
 */
export function addSnippet(draft, at, level, snippet, piece) {
  return insert(known(draft, piece), at, { level, heading: piece.title, snippet, content: copied(piece), edited: null, text: "" });
}

/**
 * Add a section of the writer's own.
 *
 * @param {Draft} draft
 * @param {number} at before which section
 * @param {number} level its heading's depth, as far as the place allows
 * @param {string} heading
 * @param {string} [text]
 * @returns {Draft}
 */
export function addOwn(draft, at, level, heading, text = "") {
  return insert(draft, at, { level, heading, snippet: null, content: null, edited: null, text });
}

/**
 * Put a section in, under a key of its own.
 *
 * @param {Draft} draft
 * @param {number} at before which section
 * @param {Omit<Section, "key">} section
 * @returns {Draft} the same draft where it is full
 */
export function insert(draft, at, section) {
  if (draft.sections.length >= MOST_SECTIONS) return draft;
  return { ...draft, sections: placed(draft.sections, at, [{ ...section, key: freshKey(draft) }]) };
}

/**
 * Take a section out; those below it rise by one level and stay.
 *
 * @param {Draft} draft
 * @param {string} key
 * @returns {Draft}
 */
export function remove(draft, key) {
  const at = indexOf(draft.sections, key);
  if (at < 0) return draft;
  const end = branchEnd(draft.sections, at);
  const below = shifted(draft.sections.slice(at + 1, end), -1);
  return { ...draft, sections: continuous([...draft.sections.slice(0, at), ...below, ...draft.sections.slice(end)]) };
}

/**
 * Move a section with those below it.
 *
 * @param {Draft} draft
 * @param {string} key
 * @param {number} to before which of the sections that remain when the moved ones are taken out
 * @returns {Draft}
 */
export function move(draft, key, to) {
  const at = indexOf(draft.sections, key);
  if (at < 0 || to === at) return draft;
  const end = branchEnd(draft.sections, at);
  const rest = [...draft.sections.slice(0, at), ...draft.sections.slice(end)];
  const sections = placed(rest, to, draft.sections.slice(at, end));
  return sections.every((section, index) => section.key === draft.sections[index].key) ? draft : { ...draft, sections };
}

/**
 * Put a section with those below it one level deeper, below the section before it.
 *
 * @param {Draft} draft
 * @param {string} key
 * @returns {Draft} the same draft where the place or the depth does not allow it
 */
export function indent(draft, key) {
  const at = indexOf(draft.sections, key);
  if (at < 1 || draft.sections[at].level > draft.sections[at - 1].level) return draft;
  return releveled(draft, at, 1);
}

/**
 * Put a section with those below it one level higher.
 *
 * @param {Draft} draft
 * @param {string} key
 * @returns {Draft} the same draft where it is at the top
 */
export function outdent(draft, key) {
  const at = indexOf(draft.sections, key);
  return at < 0 || draft.sections[at].level === 1 ? draft : releveled(draft, at, -1);
}

/** @type {(draft: Draft, key: string, heading: string) => Draft} */
export const rename = (draft, key, heading) => changed(draft, key, { heading });

/** @type {(draft: Draft, key: string, text: string) => Draft} */
export const setText = (draft, key, text) => changed(draft, key, { text });

/**
 * Put another snippet in a section's place; a heading that the writer changed and own text stay.
 *
 * @param {Draft} draft
 * @param {string} key
 * @param {string} snippet
 * @param {Piece} piece
 * @returns {Draft}
 */
export function swap(draft, key, snippet, piece) {
  const section = draft.sections[indexOf(draft.sections, key)];
  if (!section) return draft;
  const heading = section.heading === section.content?.title ? piece.title : section.heading;
  // What the writer changed in the one before stays, as text of his own.
  const text = section.edited === null ? section.text : [section.edited, section.text].filter(Boolean).join("\n\n");
  return changed(known(draft, piece), key, { heading, snippet, content: copied(piece), edited: null, text });
}

/**
 * Take in what the library now says in a section's place; what the writer changed stands, and can be put back to it.
 *
 * @type {(draft: Draft, key: string, snippet: string, piece: Piece) => Draft}
 */
export function renew(draft, key, snippet, piece) {
  const section = draft.sections[indexOf(draft.sections, key)];
  if (!section || section.edited === null) return swap(draft, key, snippet, piece);
  const renewed = swap({ ...draft, sections: draft.sections.map((one) => (one === section ? { ...one, edited: null } : one)) }, key, snippet, piece);
  return setEdited(renewed, key, section.edited);
}

/** @type {(draft: Draft, key: string, change: Partial<Section>) => Draft} */
function changed(draft, key, change) {
  const at = indexOf(draft.sections, key);
  if (at < 0) return draft;
  const [section, entries] = [draft.sections[at], Object.entries(change)];
  if (entries.every(([name, value]) => section[/** @type {keyof Section} */ (name)] === value)) return draft;
  return { ...draft, sections: draft.sections.map((one) => (one === section ? { ...one, ...change } : one)) };
}

/** @type {(draft: Draft, at: number, by: 1 | -1) => Draft} */
function releveled(draft, at, by) {
  const end = branchEnd(draft.sections, at);
  const branch = draft.sections.slice(at, end);
  if (branch.some((section) => section.level + by > DEEPEST)) return draft;
  return { ...draft, sections: continuous([...draft.sections.slice(0, at), ...shifted(branch, by), ...draft.sections.slice(end)]) };
}

/** Change a snippet's text on the paper; what it was is kept. @type {(draft: Draft, key: string, edited: string | null) => Draft} */
export function setEdited(draft, key, edited) {
  const content = draft.sections[indexOf(draft.sections, key)]?.content;
  return content ? changed(draft, key, { edited: edited === content.text ? null : edited }) : draft;
}

/** @type {(piece: import("./draft.js").Content) => import("./draft.js").Content} the copy of a snippet's content that a draft keeps */
export const copied = ({ title, kind, purpose, points, text }) => ({ title, kind, purpose, points, text });

/** @type {(draft: Draft, piece: Piece) => Draft} what the draft already knows of a field stays */
const known = (draft, piece) => ({
  ...draft,
  fields: { ...piece.fields, ...draft.fields },
  examples: { ...piece.values, ...draft.examples },
  // Lists stand in the order of the register; those that come later stand after.
  types: { ...draft.types, ...piece.types, ...draft.types },
  exampleRows: { ...piece.rows, ...draft.exampleRows },
});

/** @type {(draft: Draft) => string} */
const freshKey = (draft) => `s${Math.max(0, ...draft.sections.map((section) => Number(section.key.slice(1)) || 0)) + 1}`;
