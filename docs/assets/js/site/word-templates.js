// @ts-check
/**
 * The documents that reports are written into, each fetched once.
 *
 * @module
 */

import { whyNot } from "./catalog.js";
import { fromFlat } from "../word/package.js";

/** @type {Map<string, Promise<import("../word/package.js").Package>>} */
const fetched = new Map();

/**
 * Load a profile's document.
 *
 * @param {string} root the way to the root of the site
 * @param {import("./word-profile.js").Profile} profile
 * @returns {Promise<import("../word/package.js").Package>}
 * @throws {Error} with a sentence for the reader
 */
export function templateOf(root, profile) {
  const known = fetched.get(profile);
  if (known) return known;
  const loading = load(`${root}assets/word/${profile}.xml`);
  fetched.set(profile, loading);
  loading.catch(() => fetched.delete(profile));
  return loading;
}

/** @type {(address: string) => Promise<import("../word/package.js").Package>} */
async function load(address) {
  const response = await fetch(address).catch((error) => Promise.reject(new Error(whyNot(error))));
  const parts = response.ok ? fromFlat(await response.text()) : new Map();
  if (!parts.has("/word/document.xml")) throw new Error("Word版式没有取到，请过一会儿刷新页面再试。");
  return parts;
}
