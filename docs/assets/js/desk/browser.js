// @ts-check
/**
 * What this browser can do and does, where that is no question of a function's being there.
 *
 * @module
 */

export const FATE = "Safari会清掉七天没有打开过的网站存的东西，草稿也在内。";

/** @returns {boolean} whether a page may write to a file that was chosen once */
export const canWriteFiles = () => "showSaveFilePicker" in window;

/**
 * Tell whether what a site stored is cleared after seven days without a visit: WebKit does so, but for installed sites.
 * Every browser of an iPhone or iPad is WebKit; those of iPads call themselves Macs.
 *
 * @returns {boolean}
 */
export function forgets() {
  const { userAgent: agent, maxTouchPoints } = navigator;
  const webkit = /iPhone|iPad|iPod/.test(agent) || (/Macintosh/.test(agent) && (maxTouchPoints > 1 || (/Safari\//.test(agent) && !/Chrom|Firefox|Edg/.test(agent))));
  return webkit && !matchMedia("(display-mode: standalone)").matches;
}
