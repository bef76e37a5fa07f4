// @ts-check
/**
 * What became of a draft's snippets in the library since it took them in.
 *
 * @module
 */

import { loadSnippets } from "../site/catalog.js";
import { upgrade } from "../draft/draft-file.js";

/**
 * Say what changed.
 *
 * @param {string} root the way to the root of the site
 * @param {import("../draft/draft.js").Draft} draft the draft
 * @returns {Promise<string[]>} a sentence a change; none where the library cannot be loaded
 */
export async function changesOf(root, draft) {
  if (!draft.sections.some((section) => section.snippet)) return [];
  const library = await loadSnippets(root).catch(() => null);
  return library ? upgrade(draft, library.snippets).map((change) => change.message) : [];
}
