// @ts-check
/**
 * The style that a report's headings are numbered in, and the headings without their numbers.
 *
 * @module
 */

import { numbered } from "../report/heading-numbers.js";
import { prefixes } from "../report/numbering.js";

/** @typedef {import("../report/heading-numbers.js").Numbered} Numbered */
/** @typedef {import("../report/numbering.js").NumberingStyle} NumberingStyle */
/** @typedef {{level: number, heading: string}} Heading with its level from 1 */

/**
 * Tell the style that at least half of the headings are numbered in.
 *
 * @param {readonly Heading[]} headings
 * @returns {NumberingStyle}
 */
export function styleOf(headings) {
  const forms = headings.map(({ heading }) => numbered(heading));
  const strong = forms.filter((found) => found && (found.form === "strong" || found.form === "weak")).length;
  const decimals = sequential(headings, forms);
  const top = headings.filter(({ level }) => level === 1).length;
  const chapters = forms.filter((found) => found?.rank === 0).length;
  if (chapters && chapters * 2 >= top) return "chapter";
  if (decimals * 2 >= headings.length && decimals >= strong && decimals) return "decimal";
  return strong && strong * 2 >= headings.length ? "official" : "none";
}

/**
 * Take the numbers off that are of a report's style and not words or figures of a heading's own.
 *
 * @param {readonly Heading[]} headings all that the report has
 * @param {NumberingStyle} style that of the whole report
 * @returns {{number: string, heading: string}[]} each heading, and the number that it had
 */
export function unnumbered(headings, style) {
  const forms = headings.map(({ heading }) => numbered(heading));
  return headings.map(({ level, heading }, at) => {
    const found = forms[at];
    if (!found?.rest || style === "none") return { number: "", heading };
    const fits = found.form === "strong" || found.form === "weak" || (style !== "official" && found.count === level);
    return fits && (!found.doubtful || due(headings, forms, at)) ? { number: found.number, heading: found.rest } : { number: "", heading };
  });
}

/**
 * Say what becomes of a report's numbers where the draft's automatic ones are others.
 *
 * @param {import("./headings.js").Report} report
 * @returns {string} nothing where they stay as they are
 */
export function renumbered({ sections, numbering }) {
  if (numbering === "none") return "";
  const numbers = prefixes(numbering, sections.map(({ level }) => level));
  const changed = sections.flatMap(({ number, heading }, at) => {
    const now = numbers[at].trim();
    return number.normalize("NFKC") === now.normalize("NFKC") ? [] : [`“${number}${heading}”变成“${numbers[at]}${heading}”`];
  });
  if (!changed.length) return "";
  return `编号改成了自动的，有${changed.length}处和原来不同，例如${changed[0]}。文中提到编号的地方请核对一遍。`;
}

/**
 * Tell whether a number that may be a word's goes on from the one before and is not taken by the one after.
 *
 * @type {(headings: readonly Heading[], forms: readonly (Numbered | null)[], at: number) => boolean}
 */
function due(headings, forms, at) {
  const { level } = headings[at];
  const found = /** @type {Numbered} */ (forms[at]);
  /** @type {(step: 1 | -1) => Numbered | null} */
  const beside = (step) => {
    for (let other = at + step; headings[other]?.level >= level; other += step) {
      const form = forms[other];
      if (headings[other].level === level && form?.rank === found.rank) return form;
    }
    return null;
  };
  return found.last === (beside(-1)?.last ?? 0) + 1 && beside(1)?.last !== found.last;
}

/**
 * Count decimal numbers that have a figure a level and begin with 1 or go on from the one before.
 *
 * @type {(headings: readonly {level: number}[], forms: (Numbered | null)[]) => number}
 */
function sequential(headings, forms) {
  /** @type {number[]} */
  const last = [];
  return forms.filter((found, index) => {
    const { level } = headings[index];
    if (found?.count !== level) return false;
    const due = [1, (last[level] ?? 0) + 1].includes(found.last);
    last[level] = found.last;
    last.length = level + 1;
    return due;
  }).length;
}
