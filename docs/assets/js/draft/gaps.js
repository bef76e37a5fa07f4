// @ts-check
/**
 * What an outline needs and a draft lacks.
 *
 * @module
 */

import { tellsStories } from "./depth.js";

/** @typedef {import("./draft.js").Draft} Draft */
/** @typedef {{heading: string, level: number, snippet: string, at: number}} Gap */

/**
 * List the sections of an outline's shortest version that a draft has neither by snippet, nor by
 * heading, nor as another snippet of the same kind that stands for nothing else in the outline.
 *
 * @param {Draft} draft
 * @param {import("../site/catalog.js").CatalogOutline} outline the outline as the catalogue holds it
 * @returns {Gap[]} each with the place that it would have
 */
export function outlineGaps(draft, outline) {
  const needed = outline.nodes.filter((node) => node.snippet !== null && node.depth === 0);
  const stories = tellsStories(draft, outline);
  const listed = new Set(outline.nodes.flatMap((node) => [node.snippet ?? "", node.frame ?? "", node.heading]));
  const spare = draft.sections.filter(
    (section) => section.snippet !== null && !listed.has(section.snippet) && !listed.has(section.heading),
  );
  return needed.flatMap((node) => {
    const snippet = /** @type {string} */ (stories ? node.snippet : node.frame);
    if (draft.sections.some((section) => isOf(section, node) || section.heading === node.heading)) return [];
    const variant = spare.findIndex((section) => kindOf(section.snippet) === kindOf(snippet));
    if (variant >= 0) {
      spare.splice(variant, 1);
      return [];
    }
    return [{ heading: node.heading, level: node.level, snippet, at: place(draft, outline.nodes.slice(0, outline.nodes.indexOf(node))) }];
  });
}

/** @type {(draft: Draft, before: readonly import("../report/assemble.js").Node[]) => number} */
function place(draft, before) {
  for (const node of [...before].reverse()) {
    const at = draft.sections.findLastIndex(
      (section) => section.heading === node.heading || isOf(section, node),
    );
    if (at >= 0) return at + 1;
  }
  return 0;
}

/** @type {(section: import("./draft.js").Section, node: import("../report/assemble.js").Node) => boolean} as what it tells or as its frame */
const isOf = ({ snippet }, node) => snippet !== null && (snippet === node.snippet || snippet === node.frame);

/** @type {(snippet: string | null) => string} */
const kindOf = (snippet) => (snippet ?? "").split("/")[0];
