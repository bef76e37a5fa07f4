// @ts-check
/**
 * Load pieces of the catalogue when they are first needed, each once.
 *
 * @module
 */

/**
 * @typedef {Omit<import("../report/assemble.js").Outline, "nodes"> & {
 *   version: number, id: string, type: string, numbering: import("../report/numbering.js").NumberingStyle,
 *   nodes: import("../report/assemble.js").Node[],
 *   fields: Record<string, import("../report/values.js").Field>, values: Record<string, string>
 * }} CatalogOutline
 */
/** @typedef {{id: string, title: string, summary: string, type: string, sections: number}} Listed */

const VERSION = 2;

/** @type {Map<string, Promise<any>>} */
const pending = new Map();

/**
 * Load the list of outlines.
 *
 * @param {string} root the way to the root of the site
 * @returns {Promise<Listed[]>}
 */
export async function loadListing(root) {
  return (await load(`${root}catalog/index.json`)).outlines;
}

/**
 * Load an outline with its snippets and fields.
 *
 * @param {string} root the way to the root of the site
 * @param {string} id the outline's id, one of the listing's
 * @returns {Promise<CatalogOutline>}
 */
export function loadOutline(root, id) {
  return load(`${root}catalog/outlines/${encodeURIComponent(id)}.json`);
}

/**
 * Load the list of snippets.
 *
 * @param {string} root the way to the root of the site
 * @returns {Promise<import("./listing.js").Listing>}
 */
export function loadSnippets(root) {
  return load(`${root}catalog/snippets.json`);
}

/**
 * Load what each snippet is called now, and the name of what it says.
 *
 * @param {string} root the way to the root of the site
 * @returns {Promise<import("../draft/upgrade.js").Version[]>}
 */
export async function loadVersions(root) {
  return (await load(`${root}catalog/versions.json`)).snippets;
}

/**
 * Load what is needed to find simplified characters by traditional ones; where it does not come, they are not found.
 *
 * @param {string} root the way to the root of the site
 * @returns {Promise<import("./folding.js").Characters>}
 */
export async function loadCharacters(root) {
  return load(`${root}catalog/characters.json`).then(
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
  return load(`${root}catalog/snippets/${id.split("/").map(encodeURIComponent).join("/")}.json`);
}

/**
 * Load the list of empty phrases.
 *
 * @param {string} root the way to the root of the site
 * @returns {Promise<import("../draft/phrases.js").PhraseList>}
 */
export function loadPhrases(root) {
  return load(`${root}catalog/phrases.json`);
}

/** @type {(url: string) => Promise<any>} */
function load(url) {
  const known = pending.get(url);
  if (known) return known;
  const request = fetch(url).then(async (response) => {
    if (!response.ok) throw new Error(`${response.status}`);
    const piece = await response.json();
    if (piece.version !== VERSION) throw new Error("version");
    return piece;
  });
  pending.set(url, request);
  // A failed piece is asked for again the next time.
  request.catch(() => pending.delete(url));
  return request;
}
