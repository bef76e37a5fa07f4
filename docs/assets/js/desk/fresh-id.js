// @ts-check
/**
 * Names that nobody else has.
 *
 * @module
 */

/**
 * Make a name for a draft, a chain or a tab that nobody else has.
 *
 * @returns {string}
 */
export function freshId() {
  const bytes = crypto.getRandomValues(new Uint8Array(9));
  return [...bytes].map((byte) => byte.toString(36).padStart(2, "0")).join("");
}
