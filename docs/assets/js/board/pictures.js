// @ts-check
/**
 * A period's pictures as a Word document takes them: in the colours of paper, long ones in parts that a page holds.
 *
 * @module
 */

import { ganttPages, picturePages } from "../bridge/pages.js";
import { toPng } from "./rasterise.js";
import { today } from "./today.js";

const SCALE = 2;

/**
 * Draw the chain and the months of a period.
 *
 * @param {import("../bridge/chain.js").Chain} chain
 * @param {string} period
 * @param {string} key the section that they end
 * @returns {Promise<import("../word/pictures.js").Picture[]>}
 */
export function picturesOf(chain, period, key) {
  const drawn = [...picturePages(chain, period, today()), ...ganttPages(chain, period, today())];
  return Promise.all(drawn.map(async ({ svg, width, height, title, description }) => ({ key, name: title, alt: description, png: await toPng(svg, width, height, SCALE), width, height })));
}
