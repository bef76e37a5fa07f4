// @ts-check
/**
 * The documents that reports are written into, each fetched once.
 *
 * @module
 */

import { whyNot } from "./catalog.js";
import { fromFlat } from "../word/package.js";

/** @typedef {import("../word/write.js").Source} Source */

/** @type {Map<string, Promise<import("../word/package.js").Package>>} */
const fetched = new Map();
/** The unit's own that was asked for last. @type {{id: string, unit: Promise<import("../word/unit/unit.js").Unit>} | null} */
let own = null;

/**
 * Load what documents are written into.
 *
 * @param {string} root the way to the root of the site
 * @param {import("./word-profile.js").Chosen} chosen
 * @returns {Promise<{template: Source, left: (fields: Readonly<Record<string, unknown>>) => string}>} left: what is said of names in a unit's own that a report does not know
 * @throws {Error} with a sentence for the reader
 */
export async function lookedUp(root, { profile, own: file }) {
  if (!file) return { template: await templateOf(root, profile), left: () => "" };
  if (own?.id !== file.id) own = { id: file.id, unit: readUnit(root, file.bytes) };
  own.unit.catch(() => (own = null));
  const template = await own.unit;
  return { template, left: (fields) => leftOpen(template.unknown(fields)) };
}

/** @type {(names: readonly string[]) => string} */
const leftOpen = (names) => (names.length ? `模板里的${names.slice(0, 5).map((name) => `“${name}”`).join("、")}${names.length > 5 ? "等" : ""}这份报告里没有，原样留着。` : "");

/** Read a file as a unit's template. @param {string} root @param {Uint8Array<ArrayBuffer>} bytes @returns {Promise<import("../word/unit/unit.js").Unit>} @throws {Error} with a sentence for the reader */
export async function readUnit(root, bytes) {
  const [profile, { unitOf }] = await Promise.all([templateOf(root, "official"), import("../word/unit/unit.js").catch((error) => Promise.reject(new Error(whyNot(error))))]);
  return unitOf(bytes, profile);
}

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
