// @ts-check
/**
 * Files that are dropped on the page.
 *
 * @module
 */

import { part } from "./later.js";

/** @typedef {import("./opening.js").Opened} Opened */

/**
 * Take files that are dropped on the page.
 *
 * @param {string} root the way to the root of the site
 * @param {HTMLElement} box where they may be dropped
 * @param {Opened} opened
 * @param {(message: string) => void} refused told why nothing was opened
 * @param {(file: File) => boolean} taken told first; whether the file is for what is on the page
 * @returns {void}
 */
export function takeDrops(root, box, opened, refused, taken) {
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
    const failure = await (await part("opening", refused))?.openFile(root, file, opened);
    if (failure) refused(failure);
  });
}
