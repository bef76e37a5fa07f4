// @ts-check
/**
 * Lists that no heading calls a plan, and that are one: most of their items say who does them and by when.
 *
 * @module
 */

import { iso } from "./calendar.js";
import { ownerAndDate } from "./owner-and-date.js";

/** @typedef {import("./plan-days.js").Within} Within */
/** @typedef {import("./plan-outline.js").Node} Node */

const FEWEST = 2;
/** The forms down to （一）, which count sections. */
const HEADINGS = 3;
// What is done has a who and a when as well.
const DONE = /已|了(?:$|[，,。；;])|完成率|完毕|[?？]/;

/**
 * Find the items of a list that are given to someone.
 *
 * @param {readonly Node[]} nodes what stands under one heading
 * @param {Within} period
 * @returns {readonly Node[]} all items of the list, or none where most are given to no one
 */
export function assigned(nodes, period) {
  const listed = nodes.filter(({ sort, rank, role }) => ((sort === "number" && rank > HEADINGS) || sort === "bullet") && !role);
  const begins = period.first ? iso(period.first) : "";
  const given = listed.filter(({ text }) => {
    if (DONE.test(text)) return false;
    const { owner, deadline } = ownerAndDate(text, period);
    return owner && deadline && (!/^[0-9]{4}-/.test(deadline) || deadline >= begins);
  });
  return given.length >= FEWEST && given.length * 2 > listed.length ? listed : [];
}
