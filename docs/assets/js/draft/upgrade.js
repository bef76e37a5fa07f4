// @ts-check
/**
 * What became of a draft's snippets in the library since it took them in.
 *
 * @module
 */

import { digest } from "./digest.js";

/** @typedef {import("./draft.js").Draft} Draft */
/** @typedef {{id: string, title: string, digest: string}} Version a snippet as the library has it now */
/** @typedef {{code: "renamed" | "changed" | "removed", key: string, snippet: string | null, message: string}} Change */

/**
 * Report what changed; nothing is applied.
 *
 * @param {Draft} draft
 * @param {readonly Version[]} listing the library's snippets as they are now
 * @returns {Change[]} each with the id that the snippet has now, or null
 */
export function upgrade(draft, listing) {
  const byId = new Map(listing.map((entry) => [entry.id, entry]));
  const byDigest = new Map(listing.map((entry) => [entry.digest, entry]));
  return draft.sections.flatMap(({ key, heading, snippet, content }) => {
    if (snippet === null || !content) return [];
    const was = digest(content);
    const now = byId.get(snippet) ?? byDigest.get(was);
    const name = heading || content.title;
    if (!now) return [change("removed", key, null, `“${name}”用的片段已从库里撤下，这里保留当时的内容。`)];
    if (now.id !== snippet || now.title !== content.title) {
      const also = now.digest === was ? "内容没有变动" : "内容也改过";
      return [change("renamed", key, now.id, `“${name}”用的片段“${content.title}”现在叫“${now.title}”，${also}。`)];
    }
    if (now.digest === was) return [];
    return [change("changed", key, now.id, `“${name}”用的片段在库里改过，这里保留当时的内容。`)];
  });
}

/** @type {(code: Change["code"], key: string, snippet: string | null, message: string) => Change} */
const change = (code, key, snippet, message) => ({ code, key, snippet, message });
