// @ts-check
/**
 * What the desk needs only sometimes: fetched once it stands, so that a lost connection takes nothing away.
 *
 * @module
 */

const PARTS = {
  kept: () => import("../draft/kept.js"),
  drawer: () => import("./drawer.js"),
  backup: () => import("./backup.js"),
  choosing: () => import("./choosing.js"),
  opening: () => import("./opening.js"),
  prompt: () => import("../draft/prompt.js"),
  writing: () => import("./writing.js"),
  lists: () => import("./lists.js"),
  exchange: () => import("./list-exchange.js"),
  word: () => import("./word.js"),
  units: () => import("../site/unit-sheet.js"),
};
/** What is said where one did not arrive. */
export const UNREACHED = "这一步要用的程序没有载入，多半是网络断了。正在写的草稿没有受影响；连上网后刷新页面再试。";
const REST = 1000;

/**
 * Give a part; it is loaded where it is not there yet.
 *
 * @template {keyof typeof PARTS} K
 * @param {K} name
 * @param {(message: string) => void} failed told in a sentence that it cannot be had
 * @returns {Promise<Awaited<ReturnType<(typeof PARTS)[K]>> | null>}
 */
export async function part(name, failed) {
  try {
    return /** @type {any} */ (await PARTS[name]());
  } catch {
    failed(UNREACHED);
    return null;
  }
}

/** What is asked for seldom, and comes when it is: each part is a request. */
const SELDOM = ["backup", "choosing", "prompt", "exchange", "word", "units"];

/**
 * Fetch the parts that most drafts need when the browser has nothing else to do; where that fails, again when it is online.
 *
 * @param {() => void} asked told each time that they are fetched
 * @returns {void}
 */
export function fetchLater(asked) {
  const all = () => {
    asked();
    return Promise.all(Object.entries(PARTS).filter(([name]) => !SELDOM.includes(name)).map(([, load]) => load())).catch(() => addEventListener("online", () => void all(), { once: true }));
  };
  // Safari has no time of rest.
  const rest = typeof requestIdleCallback === "function" ? requestIdleCallback : (/** @type {() => void} */ act) => setTimeout(act, REST);
  setTimeout(() => rest(() => void all()), REST);
}
