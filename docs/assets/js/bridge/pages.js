// @ts-check
/**
 * Pictures in parts that a page of paper holds in a size that can be read.
 *
 * What leads to each other stays in one part: a part that is one knot is as large as the knot is.
 *
 * @module
 */

import { kindOf, KINDS, periodOf } from "./chain.js";
import { ganttOf, rowsOf } from "./gantt.js";
import { pictureOf } from "./picture.js";
import { linksIn } from "./plan.js";

/** @typedef {import("./chain.js").Chain} Chain */
/** @typedef {import("./chain.js").Link} Link */
/** @typedef {import("./picture.js").Picture} Picture */

/** How many boxes of a column, and rows of a plan, stand on a page of A4 that has a heading and a caption. */
const [BOXES, ROWS] = [8, 17];

/**
 * Draw the chain of a period for paper.
 *
 * @param {Chain} chain
 * @param {string} period its id
 * @param {number} today as a whole number
 * @returns {Picture[]}
 */
export function picturePages(chain, period, today) {
  /** @type {Set<string>[]} */
  const parts = [];
  for (const knot of knotsOf(linksIn(chain, period))) {
    const last = parts[parts.length - 1];
    if (last && highest([...last, ...knot]) <= BOXES) for (const id of knot) last.add(id);
    else parts.push(new Set(knot));
  }
  return numbered(parts, (only) => pictureOf(chain, period, today, { paper: true, only }));
}

/**
 * Draw the months of a period's plan for paper.
 *
 * @param {Chain} chain
 * @param {string} period its id
 * @param {number} today as a whole number
 * @returns {Picture[]} none where the period's name tells no days
 */
export function ganttPages(chain, period, today) {
  const rows = rowsOf(chain, period, periodOf(chain, period)?.name ?? "", today);
  // Those without a deadline stand at the foot of all.
  const ids = [...rows.filter(({ deadline }) => deadline !== null), ...rows.filter(({ deadline }) => deadline === null)].map(({ id }) => id);
  const parts = Array.from({ length: Math.ceil(ids.length / ROWS) }, (_, at) => new Set(ids.slice(at * ROWS, (at + 1) * ROWS)));
  return numbered(parts, (only) => ganttOf(chain, period, today, { paper: true, only }));
}

/** @type {(parts: readonly Set<string>[], draw: (only: ReadonlySet<string>) => Picture | null) => Picture[]} */
function numbered(parts, draw) {
  const drawn = parts.flatMap((only) => draw(only) ?? []);
  return drawn.length < 2 ? drawn : drawn.map((one, at) => ({ ...one, title: `${one.title}（${at + 1}/${drawn.length}）` }));
}

/** @type {(ids: readonly string[]) => number} how many the longest column has */
const highest = (ids) => Math.max(...KINDS.map((kind) => ids.filter((id) => kindOf(id) === kind).length));

/** Gather what leads to each other. @type {(links: readonly Link[]) => string[][]} in the order of the chain */
function knotsOf(links) {
  const of = new Map(links.map(({ id }) => [id, [id]]));
  for (const { id, from } of links) {
    for (const source of from) {
      const [one, other] = [of.get(id), of.get(source)];
      if (!one || !other || one === other) continue;
      other.push(...one);
      for (const each of one) of.set(each, other);
    }
  }
  return [...new Set(of.values())];
}
