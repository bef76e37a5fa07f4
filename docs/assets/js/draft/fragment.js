// @ts-check
/**
 * A draft in the fragment of a link, which no server gets to see.
 *
 * @module
 */

import { parse, serialise } from "./draft-file.js";

/** @typedef {import("./draft.js").Draft} Draft */

/** Every browser opens it; a report of thirty sections needs about as much. */
export const LONGEST = 64_000;
const LARGEST = 4_000_000;
const METHOD = "deflate-raw";

/**
 * Write a draft for a link.
 *
 * @param {Draft} draft
 * @returns {Promise<string | null>} null where it is too long or the browser cannot compress
 */
export async function toFragment(draft) {
  if (typeof CompressionStream === "undefined") return null;
  const stream = new Blob([serialise(draft)]).stream().pipeThrough(new CompressionStream(METHOD));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  if (bytes.length * (4 / 3) > LONGEST) return null;
  const text = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  return text.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/**
 * Read a draft from a link.
 *
 * @param {string} fragment what {@link toFragment} wrote
 * @returns {Promise<import("./draft-file.js").Parsed>}
 */
export async function fromFragment(fragment) {
  if (typeof DecompressionStream === "undefined") return refused("这个浏览器读不了链接里的草稿，请让对方发草稿文件。");
  if (fragment.length > LONGEST || !/^[A-Za-z0-9_-]+$/.test(fragment)) return refused("链接不完整或被改过，读不出草稿。");
  try {
    const bytes = Uint8Array.from(atob(fragment.replaceAll("-", "+").replaceAll("_", "/")), (character) => character.charCodeAt(0));
    const text = await inflated(bytes);
    return text === null ? refused("链接里的草稿太大，请让对方发草稿文件。") : parse(text);
  } catch {
    return refused("链接不完整或被改过，读不出草稿。");
  }
}

/**
 * Decompress, and stop at the largest size there may be: a small link may hold a huge text.
 *
 * @type {(bytes: Uint8Array<ArrayBuffer>) => Promise<string | null>}
 */
async function inflated(bytes) {
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream(METHOD)).getReader();
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let [text, size] = ["", 0];
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
    size += chunk.value.length;
    if (size > LARGEST) {
      await reader.cancel();
      return null;
    }
    text += decoder.decode(chunk.value, { stream: true });
  }
  return text + decoder.decode();
}

/** @type {(problem: string) => import("./draft-file.js").Parsed} */
const refused = (problem) => ({ draft: null, problems: [problem] });
