// @ts-check
/**
 * Hand a file to the browser.
 *
 * @module
 */

const HELD = 60000;

/** What a file may be called. @type {(name: string) => string} */
export const named = (name) => name.replace(/[\\/:*?"<>|\u0000-\u001f]/g, "").slice(0, 60) || "草稿";

/** @type {(name: string, content: BlobPart, type: string) => void} */
export function hand(name, content, type) {
  const url = URL.createObjectURL(new Blob([content], { type: typeof content === "string" ? `${type};charset=utf-8` : type }));
  const link = Object.assign(document.createElement("a"), { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), HELD);
}
