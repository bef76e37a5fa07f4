// @ts-check
/**
 * Tell the styles for paper which profile a report is printed in: 公文 or 商务, as a .docx would be.
 *
 * @module
 */

/** Where the profile is kept that a reader chose. */
export const PROFILE = "reportkb.word";
const PROFILES = ["official", "business"];
const NUMBERED = /^[一二三四五六七八九十百]+、/;

/**
 * Say the profile and the title on the root, whenever the page is about to be printed.
 *
 * @param {ParentNode} page
 * @returns {void}
 */
export function mountPrint(page) {
  const root = document.documentElement;
  const say = () => {
    root.dataset.word = chosen() ?? (isOfficial(page) ? "official" : "business");
    const title = page.querySelector(".rk-paper h1")?.textContent ?? page.querySelector("h1")?.textContent ?? "";
    root.style.setProperty("--rk-printed-title", JSON.stringify(title.trim()));
  };
  addEventListener("beforeprint", say);
  // Where a browser tells nothing before it prints.
  say();
}

/** @type {() => string | null} */
function chosen() {
  try {
    const kept = localStorage.getItem(PROFILE) ?? "";
    return PROFILES.includes(kept) ? kept : null;
  } catch {
    return null; // the browser blocks the storage
  }
}

/** @type {(page: ParentNode) => boolean} whether its headings are numbered 一、 */
const isOfficial = (page) => [...page.querySelectorAll("h2")].some((heading) => !heading.hidden && NUMBERED.test(heading.textContent ?? ""));
