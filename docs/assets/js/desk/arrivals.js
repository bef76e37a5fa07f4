// @ts-check
/**
 * What comes to the page from outside: a dropped file, a draft in the address.
 *
 * @module
 */

import { part } from "./later.js";

/** @typedef {import("./opening.js").Opened} Opened */

const HASH = "#draft=";

/**
 * Take files that are dropped on the page.
 *
 * @param {string} root the way to the root of the site
 * @param {HTMLElement} box where they may be dropped
 * @param {Opened} opened
 * @param {(message: string) => void} refused told why nothing was opened
 * @param {(message: string) => void} waiting told what goes on; nothing once it is over
 * @param {(file: File) => boolean} taken told first; whether the file is for what is on the page
 * @returns {void}
 */
export function takeDrops(root, box, opened, refused, waiting, taken) {
  const brings = (/** @type {DragEvent} */ event) => [...(event.dataTransfer?.types ?? [])].includes("Files");
  box.addEventListener("dragover", (event) => {
    if (!brings(event)) return;
    event.preventDefault();
    box.classList.add("rk-over");
  });
  box.addEventListener("dragleave", (event) => {
    if (!(event.relatedTarget instanceof Node) || !box.contains(event.relatedTarget)) box.classList.remove("rk-over");
  });
  box.addEventListener("drop", async (event) => {
    box.classList.remove("rk-over");
    const file = event.dataTransfer?.files[0];
    if (!file) return;
    event.preventDefault();
    if (taken(file)) return;
    const failure = await (await part("opening", refused))?.openFile(root, file, opened, waiting);
    if (failure) refused(failure);
  });
}

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
