// @ts-check
/**
 * What became of a draft's snippets in the library since it took them in.
 *
 * @module
 */

import { loadVersions } from "../site/catalog.js";
import { upgrade } from "../draft/draft-file.js";

/** @typedef {import("../draft/upgrade.js").Change} Change */

/**
 * Tell what changed.
 *
 * @param {string} root the way to the root of the site
 * @param {import("../draft/draft.js").Draft} draft the draft
 * @returns {Promise<Change[]>} none where the catalogue cannot be loaded
 */
export async function changesOf(root, draft) {
  if (!draft.sections.some((section) => section.snippet)) return [];
  const versions = await loadVersions(root).catch(() => null);
  return versions ? upgrade(draft, versions) : [];
}

/** @type {(change: Change) => boolean} whether the library has something newer for the section */
export const isRenewable = (change) => change.snippet !== null && change.code !== "removed";
