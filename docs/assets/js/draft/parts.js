// @ts-check
/**
 * A draft in two halves: what its writer typed, which is small, and what came from the library, which stays.
 *
 * The library's half is kept once under the name of what it says, however many drafts and steps share it.
 *
 * @module
 */

import { sha256 } from "./sha256.js";

/** @typedef {import("./draft.js").Draft} Draft */
/** @typedef {import("./draft.js").Section} Section */
/** @typedef {Map<string, string>} Texts the text of each part, by its name */
/** @typedef {(name: string) => unknown} Find gives a part, or refuses */
/** @typedef {(value: object) => string} Keep keeps a part, and gives its name */

/** What of a draft comes from the library and is seldom changed. */
export const SHARED = /** @type {const} */ (["fields", "examples", "types", "exampleRows"]);

/** @type {WeakMap<object, [string, string]>} */
const known = new WeakMap();

/**
 * Give a function that keeps parts.
 *
 * @param {Texts} texts where they are put
 * @returns {Keep}
 */
export function keeper(texts) {
  return (value) => {
    let [name, text] = known.get(value) ?? ["", ""];
    if (!name) {
      text = JSON.stringify(value);
      name = sha256(text);
      known.set(value, [name, text]);
    }
    texts.set(name, text);
    return name;
  };
}

/**
 * Give a function that finds parts; one that is asked for twice is one object.
 *
 * @param {ReadonlyMap<string, string>} texts
 * @returns {Find}
 */
export function finder(texts) {
  /** @type {Map<string, unknown>} */
  const read = new Map();
  return (name) => {
    if (!read.has(name)) {
      const text = texts.get(name);
      if (text === undefined) throw new Error(`part ${name} is lost`);
      read.set(name, JSON.parse(text));
    }
    return read.get(name);
  };
}

/**
 * Write a draft's own half.
 *
 * @param {Draft} draft
 * @param {Keep} keep
 * @returns {string}
 */
export function halved(draft, keep) {
  const shared = Object.fromEntries(SHARED.map((name) => [name, keep(draft[name])]));
  return JSON.stringify({ ...draft, ...shared, sections: draft.sections.map((section) => light(section, keep)) });
}

/**
 * Put the halves together.
 *
 * @param {string} text
 * @param {Find} find
 * @returns {unknown} a draft as it was written, still to be checked
 */
export function whole(text, find) {
  const half = JSON.parse(text);
  const shared = Object.fromEntries(SHARED.map((name) => [name, find(half[name])]));
  return { ...half, ...shared, sections: half.sections.map((/** @type {any} */ section) => heavy(section, find)) };
}

/** @type {(section: Section, keep: Keep) => object} */
export const light = (section, keep) => ({ ...section, content: section.content && keep(section.content) });

/** @type {(section: any, find: Find) => any} */
export const heavy = (section, find) => ({ ...section, content: section.content && find(section.content) });
