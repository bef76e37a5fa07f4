// @ts-check
/**
 * Hand a file to the browser.
 *
 * @module
 */

import { make } from "./element.js";

const HELD = 60000;

/** What a file may be called. @type {(name: string) => string} */
export const named = (name) => name.replace(/[\\/:*?"<>|\u0000-\u001f]/g, "").slice(0, 60) || "草稿";

/** @type {(draft: import("../draft/draft.js").Draft, kind: "md" | "txt" | "draft") => string} */
export const fileName = ({ name }, kind) => named(name) + { md: ".md", txt: ".txt", draft: ".draft.json" }[kind];

/** @type {(name: string, content: BlobPart, type: string) => void} */
export function hand(name, content, type) {
  const url = URL.createObjectURL(new Blob([content], { type: typeof content === "string" ? `${type};charset=utf-8` : type }));
  const link = make("a", "", { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), HELD);
}
