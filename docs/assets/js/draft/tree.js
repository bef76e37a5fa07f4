// @ts-check
/**
 * Sections as a tree written in order: what lies below a section, and levels without a skip.
 *
 * @module
 */

/** @typedef {import("./draft.js").Section} Section */

export const DEEPEST = 4;
export const MOST_SECTIONS = 3000;

/**
 * Find a section.
 *
 * @param {readonly Section[]} sections
 * @param {string} key
 * @returns {number} its place, or -1
 */
export function indexOf(sections, key) {
  return sections.findIndex((section) => section.key === key);
}

/**
 * Find where a section with those below it ends.
 *
 * @param {readonly Section[]} sections
 * @param {number} at
 * @returns {number} the place after the last of them
 */
export function branchEnd(sections, at) {
  const end = sections.findIndex((section, index) => index > at && section.level <= sections[at].level);
  return end < 0 ? sections.length : end;
}

/**
 * Close the gaps in levels: a section that skips a level stands right below the one above it, and
 * so do its siblings.
 *
 * @param {readonly Section[]} sections
 * @returns {Section[]}
 */
export function continuous(sections) {
  /** @type {number[]} */
  const above = [];
  return sections.map((section) => {
    while (above.length && above[above.length - 1] >= section.level) above.pop();
    above.push(section.level);
    const level = Math.min(above.length, DEEPEST);
    return level === section.level ? section : { ...section, level };
  });
}

/**
 * Change the levels of sections.
 *
 * @param {readonly Section[]} sections
 * @param {number} by
 * @returns {Section[]}
 */
export function shifted(sections, by) {
  return sections.map((section) => ({ ...section, level: section.level + by }));
}

/**
 * Put a branch among sections; it keeps its shape, as deep as the place allows.
 *
 * @param {readonly Section[]} sections
 * @param {number} at before which of them
 * @param {readonly Section[]} branch
 * @returns {Section[]}
 */
export function placed(sections, at, branch) {
  const place = Math.max(0, Math.min(at, sections.length));
  const most = place ? sections[place - 1].level + 1 : 1;
  const by = Math.min(0, Math.min(most, DEEPEST) - branch[0].level);
  return continuous([...sections.slice(0, place), ...shifted(branch, by), ...sections.slice(place)]);
}
