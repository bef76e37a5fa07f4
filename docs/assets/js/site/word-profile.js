// @ts-check
/**
 * How Word documents look: chosen once, and remembered on this device.
 *
 * @module
 */

/** @typedef {import("../report/vocabulary.js").Profile} Profile */
/** @typedef {{profile: Profile, own: {id: string, bytes: Uint8Array<ArrayBuffer>} | null}} Chosen own: a unit's own template, which goes before the profile */
/** @typedef {{profile: Profile, unit: string}} Look unit: the id of a unit's own template, which goes before the profile; empty for none */

const REMEMBERED = "reportkb.word";
const UNIT = "reportkb.word.unit";
/** Told on the document when there is one unit's template more or less, or another is chosen; and kept where there may be one. */
export const UNITS = "reportkb.units";

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

/** Tell how Word documents look. @param {string} fallback the profile where none was chosen @returns {Look} */
export function lookOf(fallback) {
  const profile = profileOf(fallback);
  try {
    return { profile, unit: localStorage.getItem(UNIT) ?? "" };
  } catch {
    return { profile, unit: "" };
  }
}

/** Remember a choice: a profile, or a unit's own template; neither forgets the template alone. @param {string} profile @param {string} [unit] */
export function keepProfile(profile, unit = "") {
  try {
    if (unit) localStorage.setItem(UNIT, unit);
    else localStorage.removeItem(UNIT);
    if (profile && !unit) localStorage.setItem(REMEMBERED, profile);
  } catch {
    // As above.
  }
}

/** Whether this browser may hold a unit's template, without opening anything. @type {() => boolean} */
export function holdsUnits() {
  try {
    return localStorage.getItem(UNITS) !== null;
  } catch {
    return false;
  }
}

/** Give what was chosen, with a unit's template as it was brought. @param {string} fallback the profile where none was chosen @returns {Promise<Chosen>} @throws {Error} with a sentence for the reader where it is gone */
export async function chosenLook(fallback) {
  const { profile, unit } = lookOf(fallback);
  if (!unit) return { profile, own: null };
  const bytes = await import("./unit-sheet.js").then(({ unitFile }) => unitFile(unit));
  if (!bytes) throw new Error("选的那份单位模板不在这个浏览器里了，可能清理过浏览器的数据。请重新选一份，或者改选公文、商务版式。");
  return { profile, own: { id: unit, bytes } };
}
