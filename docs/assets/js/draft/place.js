// @ts-check
/**
 * Where in a section's source a block of its document comes from, however often it is written.
 *
 * Headings, paragraphs, tables and code are counted in the order of the source. The count goes with a block through
 * all that is made of it: what copies a block copies its symbols, and no writer sees them.
 *
 * @module
 */

/** @typedef {import("../report/tree.js").Block} Block */
/** @typedef {import("../report/tree.js").Blocks} Blocks */
/** @typedef {{own: boolean, at: number}} Place own: in the writer's own text, not in the snippet's; at: which block */

const PLACE = Symbol("place");

/** @type {(blocks: Blocks, own: boolean) => Blocks} blocks of a source that know their place */
export function withPlaces(blocks, own) {
  let at = 0;
  /** @type {(block: Block) => Block} */
  const known = (block) => {
    if (block.type === "list") return { ...block, items: block.items.map((item) => item.map(known)) };
    if (block.type === "quote") return { ...block, blocks: block.blocks.map(known) };
    at += 1;
    return { ...block, ...{ [PLACE]: { own, at: at - 1 } } };
  };
  return blocks.map(known);
}

/** @type {(block: Block) => Place | null} null where it comes from no source */
export const placeOf = (block) => /** @type {any} */ (block)[PLACE] ?? null;

/** What tells apart blocks that read alike and come from other places. @type {(blocks: Blocks) => string} */
export const placesIn = (blocks) =>
  blocks
    .map((block) => {
      if (block.type === "list") return block.items.map(placesIn).join();
      if (block.type === "quote") return placesIn(block.blocks);
      const place = placeOf(block);
      return place ? `${place.own ? "o" : ""}${place.at}` : "";
    })
    .join();
