// @ts-check
/**
 * The stories that a section can be learnt from, and the case that each tells.
 *
 * @module
 */

import { resolveFacts } from "../report/facts.js";

/** @typedef {import("./draft.js").Piece} Piece */
/** @typedef {import("./draft.js").Section} Section */
/** @typedef {import("../site/catalog.js").CatalogOutline} Outline */
/** @typedef {{id: string, title: string}} Story */

/**
 * Order the stories of a section's frame: the one that the section is, that of the outline's case, then the others.
 *
 * @param {Pick<Section, "snippet" | "heading">} section
 * @param {string} frame its frame
 * @param {readonly Story[]} stories those of the frame
 * @param {Outline | null} outline the outline that the draft began from
 * @returns {Story[]}
 */
export function storiesOf(section, frame, stories, outline) {
  const nodes = (outline?.nodes ?? []).filter((node) => node.frame === frame);
  // A frame may stand in an outline more than once; under the same heading it is the same section.
  const told = [...nodes.filter((node) => node.heading === section.heading), ...nodes].map((node) => node.snippet);
  const order = [...new Set([section.snippet, ...told, ...stories.map((story) => story.id)])];
  return order.flatMap((id) => stories.find((story) => story.id === id) ?? []);
}

/**
 * Give the case that a story tells: that of the draft's outline where it is one of its sections, else its own.
 *
 * @param {string} id the story
 * @param {Piece} piece the same, as the catalogue holds it
 * @param {Outline | null} outline the outline that the draft began from
 * @returns {import("../report/facts.js").Facts}
 */
export function caseOf(id, piece, outline) {
  const home = outline?.nodes.some((node) => node.snippet === id) ? outline : null;
  return resolveFacts(piece.fields, piece.types, { ...piece.values, ...home?.values }, { ...piece.rows, ...home?.rows });
}
