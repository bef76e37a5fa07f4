// @ts-check
/**
 * Read a draft as the browser keeps it, in halves and with the steps around it, or as one text.
 *
 * @module
 */

import { read } from "./draft-file.js";
import { finder, whole } from "./parts.js";
import { readSteps } from "./steps.js";

export { parse } from "./draft-file.js";

/**
 * Put a draft and its steps together.
 *
 * @param {{entry: {text: string, steps: string}, texts: ReadonlyMap<string, string>}} found its own half, and the parts that it shares
 * @param {string} id what it is to be named
 * @returns {import("./history.js").History | null} nothing where it cannot be read
 */
export function historyOf({ entry, texts }, id) {
  try {
    const find = finder(texts);
    const { draft } = read(whole(entry.text, find));
    return draft && readSteps(entry.steps, { ...draft, id }, find);
  } catch {
    return null;
  }
}
