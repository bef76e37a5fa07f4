// @ts-check
/**
 * Names for drafts and tabs that nobody else has.
 *
 * @module
 */

/**
 * Make a name.
 *
 * @returns {string}
 */
export function freshId() {
  const bytes = crypto.getRandomValues(new Uint8Array(9));
  return [...bytes].map((byte) => byte.toString(36).padStart(2, "0")).join("");
}
