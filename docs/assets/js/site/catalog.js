// @ts-check
/**
 * Load pieces of the catalogue when they are first needed, each once; what cannot be had is refused with a sentence
 * for the reader.
 *
 * @module
 */

import * as shapes from "./catalog-shape.js";

/**
 * @typedef {Omit<import("../report/assemble.js").Outline, "nodes" | "snippets"> & {
 *   version: number, id: string, type: string, numbering: import("../report/numbering.js").NumberingStyle,
 *   nodes: import("../report/assemble.js").Node[], beside?: import("../report/assemble.js").Node[],
 *   snippets: Record<string, import("../draft/draft.js").Content>, types: import("../report/facts.js").RecordTypes, rows: import("../report/facts.js").Rows,
 *   fields: Record<string, import("../report/values.js").Field>, values: Record<string, string>
 * }} CatalogOutline
 */
/** @typedef {{id: string, title: string, summary: string, type: string, occasions: readonly string[], sections: number, characters: number}} Listed occasions: when people look for it, the likeliest first */

const VERSION = 4;
const AWAY = "请检查网络后再试。";
const RENEWED = "网站更新过了，这一页还是旧的：请刷新页面，存下的草稿不受影响。";
const DAMAGED = "取回来的数据不对，可能网站正在更新：请过一会儿刷新页面，存下的草稿不受影响。";

/** @type {Map<string, Promise<any>>} */
const pending = new Map();

/**
 * Load the list of outlines, and the occasions in order.
 *
 * @param {string} root the way to the root of the site
 * @returns {Promise<{outlines: readonly Listed[], occasions: readonly string[]}>}
 */
export function loadListing(root) {
  return load(`${root}catalog/index.json`, shapes.LISTING);
}

/**
 * Load an outline with its frames and fields.
 *
 * @param {string} root the way to the root of the site
 * @param {string} id the outline's id, one of the listing's
 * @returns {Promise<CatalogOutline>}
 */
export function loadOutline(root, id) {
  return load(`${root}catalog/outlines/${encodeURIComponent(id)}.json`, shapes.OUTLINE);
}

/**
 * Load an outline with its frames, with what its sections tell and with what stands beside it.
 *
 * @param {string} root the way to the root of the site
 * @param {string} id the outline's id, one of the listing's
 * @param {readonly ("stories" | "beside")[]} [folders] what is wanted of it beside its frames
 * @returns {Promise<CatalogOutline>}
 */
export async function loadTold(root, id, folders = ["beside", "stories"]) {
  const [outline, ...told] = await Promise.all([loadOutline(root, id), ...folders.map((folder) => load(`${root}catalog/${folder}/${encodeURIComponent(id)}.json`, shapes.STORIES))]);
  const known = wholes.get(outline);
  if (known?.beside) return known;
  const whole = { ...outline, beside: told[0].nodes };
  for (const part of /** @type {const} */ (["snippets", "fields", "values"])) whole[part] = Object.assign({}, ...told.map((one) => one[part]), outline[part]);
  wholes.set(outline, whole);
  return whole;
}

/** @type {WeakMap<CatalogOutline, CatalogOutline>} */
const wholes = new WeakMap();

/**
 * Load the list of snippets.
 *
 * @param {string} root the way to the root of the site
 * @returns {Promise<import("./listing.js").Listing>}
 */
export function loadSnippets(root) {
  return load(`${root}catalog/snippets.json`, shapes.SNIPPETS);
}

/**
 * Load what each snippet is called now, and the name of what it says.
 *
 * @param {string} root the way to the root of the site
 * @returns {Promise<import("../draft/upgrade.js").Version[]>}
 */
export async function loadVersions(root) {
  return (await load(`${root}catalog/versions.json`, shapes.VERSIONS)).snippets;
}

/**
 * Load what is needed to find simplified characters by traditional ones; where it does not come, they are not found.
 *
 * @param {string} root the way to the root of the site
 * @returns {Promise<import("./folding.js").Characters>}
 */
export async function loadCharacters(root) {
  return load(`${root}catalog/characters.json`, shapes.CHARACTERS).then(
    (piece) => piece.simplified,
    () => ({}),
  );
}

/**
 * Load a snippet with its fields and example values.
 *
 * @param {string} root the way to the root of the site
 * @param {string} id the snippet's id, one of the listing's
 * @returns {Promise<import("../draft/draft.js").Piece>}
 */
export function loadPiece(root, id) {
  return load(`${root}catalog/snippets/${id.split("/").map(encodeURIComponent).join("/")}.json`, shapes.PIECE);
}

/**
 * Load the list of empty phrases.
 *
 * @param {string} root the way to the root of the site
 * @returns {Promise<import("../draft/phrases.js").PhraseList>}
 */
export function loadPhrases(root) {
  return load(`${root}catalog/phrases.json`, shapes.PHRASES);
}

/**
 * Load what can be searched, and the words that queries are read with.
 *
 * @param {string} root the way to the root of the site
 * @returns {Promise<{pages: import("./search.js").Entry[], words?: import("./queries.js").Words}>}
 */
export function loadSearch(root) {
  return load(`${root}catalog/search.json`, shapes.SEARCH);
}

/**
 * Load a piece of the catalogue.
 *
 * @param {string} url
 * @param {(piece: any) => boolean} sound tells whether it has the shape that its reader relies on
 * @returns {Promise<any>}
 */
export function load(url, sound) {
  const known = pending.get(url);
  if (known) return known;
  const request = fetched(url).then((text) => readPiece(text, sound));
  pending.set(url, request);
  // A failed piece is asked for again the next time.
  request.catch(() => pending.delete(url));
  return request;
}

/** @type {(url: string) => Promise<string>} */
async function fetched(url) {
  const response = await fetch(url).catch(() => null);
  const text = response?.ok ? await response.text().catch(() => null) : null;
  if (text === null) throw new Error(AWAY);
  return text;
}

/** @type {(text: string, sound: (piece: any) => boolean) => any} */
function readPiece(text, sound) {
  let piece = null;
  try {
    piece = JSON.parse(text);
  } catch {
    // Below: what is no JSON has no version.
  }
  if (!Number.isInteger(piece?.version)) throw new Error(DAMAGED);
  if (piece.version !== VERSION) throw new Error(RENEWED);
  if (!sound(piece)) throw new Error(DAMAGED);
  return piece;
}

/**
 * Say why a piece could not be had.
 *
 * @param {unknown} error what its loader threw
 * @returns {string} a sentence
 */
export const whyNot = (error) => (error instanceof Error ? error.message : AWAY);
