// @ts-check
/**
 * The day that it is, at the edge: the chain itself knows no clock.
 *
 * @module
 */

/** @returns {number} as a whole number, 20250401 */
export function today() {
  const now = new Date();
  return now.getFullYear() * 10_000 + (now.getMonth() + 1) * 100 + now.getDate();
}
