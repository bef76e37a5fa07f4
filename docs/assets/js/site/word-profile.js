// @ts-check
/**
 * How Word documents look: chosen once, and remembered on this device.
 *
 * @module
 */

/** @typedef {import("../report/vocabulary.js").Profile} Profile */

const REMEMBERED = "reportkb.word";

/**
 * Tell which was chosen.
 *
 * @param {string} fallback where none was
 * @returns {Profile}
 */
export function profileOf(fallback) {
  let kept = fallback;
  try {
    kept = localStorage.getItem(REMEMBERED) ?? fallback;
  } catch {
    // A disabled storage forgets it.
  }
  return kept === "business" ? kept : "official";
}

/** What suits a report, until its writer chooses: 一、（一） is how offices count. @type {(numbering: string) => Profile} */
export const suiting = (numbering) => (numbering === "official" ? "official" : "business");

/** Remember a choice. @param {string} profile */
export function keepProfile(profile) {
  try {
    localStorage.setItem(REMEMBERED, profile);
  } catch {
    // As above.
  }
}
