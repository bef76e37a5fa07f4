// @ts-check
/**
 * Which snippets of the library a report may hold, so that only they need loading.
 *
 * @module
 */

import { splitReport } from "./headings.js";

/** @typedef {import("./library.js").Listed} Listed */

const LENGTH = 8;
const STEP = 4;
const FEWEST = 0.15;

/**
 * List the snippets that a report may hold: a heading is theirs, or much of its text.
 *
 * @param {string} text
 * @param {readonly Listed[]} listing
 * @returns {string[]} their ids
 */
export function candidates(text, listing) {
  const headings = new Set(splitReport(text).sections.map((section) => section.heading));
  const parts = new Set();
  const dense = text.replace(/\s+/g, "");
  for (let at = 0; at + LENGTH <= dense.length; at += 1) parts.add(dense.slice(at, at + LENGTH));
  return listing
    .filter((entry) => [entry.title, ...entry.headings].some((heading) => headings.has(heading)) || shared(entry) > FEWEST)
    .map((entry) => entry.id);

  /** @type {(entry: Listed) => number} the part of its text that the report has too */
  function shared(entry) {
    const own = `${entry.purpose}。${entry.text}`.replace(/\s+/g, "");
    let [count, same] = [0, 0];
    for (let at = 0; at + LENGTH <= own.length; at += STEP) {
      count += 1;
      if (parts.has(own.slice(at, at + LENGTH))) same += 1;
    }
    return count ? same / count : 0;
  }
}
