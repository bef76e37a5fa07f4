// @ts-check
/**
 * The copy of a snippet's content that a draft keeps.
 *
 * @module
 */

/** @type {(piece: import("./draft.js").Piece) => import("./draft.js").Content} */
export const copied = ({ title, kind, digest, purpose, points, blocks, notes }) => ({
  title,
  kind,
  digest: digest ?? "",
  purpose,
  points,
  blocks,
  notes,
});
