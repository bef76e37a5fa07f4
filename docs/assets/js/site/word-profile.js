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
  try {
    const kept = localStorage.getItem(REMEMBERED) ?? fallback;
    return kept === "business" ? "business" : "official";
  } catch {
    return fallback === "business" ? "business" : "official"; // a disabled storage forgets it
  }
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
