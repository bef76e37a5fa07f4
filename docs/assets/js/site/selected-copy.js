// @ts-check
/**
 * Copy what stands selected on the page: the last way, for browsers inside of other apps.
 *
 * @module
 */

import { copyByEvent } from "./clipboard.js";

/** @typedef {import("./clipboard.js").Rich} Rich */

// An annotation or a value may say anything; a tag is what the writer of HTML wrote.
const STYLED = /<[a-z][^>]*\sstyle=/gi;

/**
 * Copy while the document stands selected on the page: some browsers have no copy event where nothing is.
 *
 * @type {(content: Rich) => boolean}
 */
export function copySelected(content) {
  const selection = getSelection();
  if (!selection) return false;
  const box = shown(content);
  const before = Array.from({ length: selection.rangeCount }, (_, index) => selection.getRangeAt(index));
  const focused = document.activeElement;
  // Around an open dialog nothing can be selected.
  ([...document.querySelectorAll("dialog[open]")].pop() ?? document.body).append(box);
  try {
    selection.selectAllChildren(box);
    return copyByEvent(content, true);
  } finally {
    selection.removeAllRanges();
    for (const range of before) selection.addRange(range);
    box.remove();
    if (focused instanceof HTMLElement && focused !== document.activeElement) focused.focus({ preventScroll: true });
  }
}

/** @type {(content: Rich) => HTMLElement} what is to be selected; the page's policy lets a script set a style, and no markup */
function shown({ html, text }) {
  const box = document.createElement("div");
  box.setAttribute("aria-hidden", "true");
  Object.assign(box.style, { position: "fixed", insetBlockStart: "0", insetInlineStart: "0", opacity: "0", pointerEvents: "none", userSelect: "text", webkitUserSelect: "text", color: "#000", background: "#fff", whiteSpace: html ? "normal" : "pre-wrap" });
  if (!html) box.textContent = text;
  else {
    const { body } = new DOMParser().parseFromString(html.replace(STYLED, (tag) => tag.replace(/\sstyle=$/i, " data-style=")), "text/html");
    for (const node of /** @type {NodeListOf<HTMLElement>} */ (body.querySelectorAll("[data-style]"))) {
      node.style.cssText = node.dataset.style ?? "";
      delete node.dataset.style;
    }
    box.append(...body.childNodes);
  }
  return box;
}
