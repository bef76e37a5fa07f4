// @ts-check
/**
 * The table of contents beside the text: where the reader is, and what has been read.
 *
 * @module
 */

const ABOVE = 96; // px that a heading may stand below the window's edge and still be the one being read

/**
 * Mark the section that is being read, and keep its entry in sight.
 *
 * @param {HTMLElement} contents the table of contents
 * @returns {void}
 */
export function mountContents(contents) {
  const links = [.../** @type {NodeListOf<HTMLAnchorElement>} */ (contents.querySelectorAll("a[href^='#']"))];
  const entries = links.map((link) => ({ link, heading: document.getElementById(decodeURIComponent(link.hash.slice(1))) }));
  const frame = /** @type {HTMLElement | null} */ (contents.closest(".md-sidebar__scrollwrap"));
  /** @type {HTMLAnchorElement | null} */
  let active = null;
  let asked = 0;
  const mark = () => {
    asked = 0;
    const shown = entries.filter(({ heading }) => heading?.offsetParent);
    const passed = shown.filter(({ heading }) => heading && heading.getBoundingClientRect().top <= ABOVE);
    const link = passed.at(-1)?.link ?? null;
    if (link === active) return;
    active = link;
    for (const entry of entries) {
      entry.link.classList.toggle("md-nav__link--passed", passed.includes(entry) && entry.link !== link);
      entry.link.classList.toggle("md-nav__link--active", entry.link === link);
    }
    if (frame && link) follow(frame, link);
  };
  const later = () => (asked ||= requestAnimationFrame(mark));
  addEventListener("scroll", later, { passive: true });
  addEventListener("resize", later);
  mark();
}

/** Scroll the contents alone: the page stays where the reader has it. @type {(frame: HTMLElement, link: HTMLElement) => void} */
function follow(frame, link) {
  const { top, bottom } = frame.getBoundingClientRect();
  const at = link.getBoundingClientRect();
  if (at.top < top || at.bottom > bottom) frame.scrollTop += at.top - top - (bottom - top) / 3;
}
