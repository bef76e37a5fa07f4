// @ts-check
/**
 * Let the site be there without a network: `sw.js`, at its root, keeps what was open.
 *
 * @module
 */

/**
 * Start the worker, and tell it what this page is made of, which it could not see arrive.
 *
 * @param {string} root the way to the root of the site
 * @returns {Promise<void>}
 */
export async function mountOffline(root) {
  const first = !navigator.serviceWorker.controller;
  await navigator.serviceWorker.register(`${root}sw.js`, { scope: root });
  if (!first) return;
  const { active } = await navigator.serviceWorker.ready;
  const addresses = [location.href.replace(/[?#].*$/, ""), ...performance.getEntriesByType("resource").map((entry) => entry.name)];
  active?.postMessage({ addresses });
}
