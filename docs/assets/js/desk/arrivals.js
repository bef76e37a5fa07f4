// @ts-check
/**
 * What comes to the page by its address: a draft.
 *
 * @module
 */

import { part } from "./later.js";

/** @typedef {import("./opening.js").Opened} Opened */

const HASH = "#draft=";

/**
 * Open the draft that the address holds, if it holds one, and take it out of the address.
 *
 * @param {string} root the way to the root of the site
 * @param {Opened} opened
 * @param {(message: string) => void} refused told why nothing was opened
 * @returns {Promise<void>}
 */
export async function openAddress(root, opened, refused) {
  if (!location.hash.startsWith(HASH)) return;
  const fragment = location.hash.slice(HASH.length);
  // Where the link cannot be read now, the address keeps it.
  const opening = await part("opening", refused);
  if (!opening) return;
  history.replaceState(history.state, "", location.pathname + location.search);
  const failure = await opening.openFragment(root, fragment, opened);
  if (failure) refused(failure);
}
