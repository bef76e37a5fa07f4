// @ts-check
/**
 * Show an annotation beside its phrase: by mouse, touch and keyboard, and spoken by screen readers.
 *
 * Without this module each section lists its annotations, linked both ways.
 *
 * @module
 */

/**
 * Turn the links to notes into buttons that open one shared popover.
 *
 * @param {HTMLElement} article the page's article
 * @returns {void}
 */
export function mountAnnotations(article) {
  const links = /** @type {NodeListOf<HTMLAnchorElement>} */ (article.querySelectorAll("a.rk-ref"));
  if (!links.length || !("popover" in HTMLElement.prototype)) return;
  document.documentElement.classList.add("rk-script");
  const tip = (shared ??= new Tip());
  for (const link of links) {
    const note = document.getElementById(link.hash.slice(1));
    if (note) tip.serve(button(link), note);
  }
}

/** One popover for all notes of a page. @type {Tip | null} */
let shared = null;

/**
 * Make a button of a link. A button of its own would let a line begin with the mark that follows it.
 *
 * @type {(link: HTMLAnchorElement) => HTMLAnchorElement}
 */
function button(link) {
  link.setAttribute("role", "button");
  link.setAttribute("aria-haspopup", "dialog");
  link.setAttribute("aria-expanded", "false");
  link.addEventListener("keydown", (event) => {
    if (event.key !== " ") return;
    event.preventDefault();
    link.click();
  });
  return link;
}

/** One popover for all notes: opening a second closes the first, Escape and a click outside close it. */
class Tip {
  constructor() {
    this.box = document.createElement("div");
    this.box.className = "rk-tip";
    this.box.popover = "auto";
    this.box.tabIndex = -1;
    this.box.setAttribute("role", "dialog");
    /** @type {HTMLAnchorElement | null} */
    this.opener = null;
    this.box.addEventListener("toggle", (event) => {
      // The event comes late: by then another note may be open in the same box.
      if (/** @type {ToggleEvent} */ (event).newState === "closed" && !this.isOpen()) this.closed();
    });
    document.body.append(this.box);
    addEventListener("resize", () => this.place());
    addEventListener("scroll", () => this.place(), { passive: true });
  }

  /** @param {HTMLAnchorElement} opener @param {HTMLElement} note */
  serve(opener, note) {
    const phrase = /** @type {HTMLElement | null} */ (opener.previousElementSibling);
    for (const place of [opener, phrase]) {
      // The press closes an open popover before the click arrives; the click must not open it again.
      let wasOpen = false;
      place?.addEventListener("pointerdown", () => (wasOpen = this.opener === opener));
      place?.addEventListener("click", (event) => {
        if (place === opener) event.preventDefault();
        const selecting = place === phrase && getSelection()?.toString();
        if (!wasOpen && !selecting && opener.checkVisibility()) this.open(opener, note);
        wasOpen = false;
      });
    }
  }

  isOpen() {
    return this.box.matches(":popover-open");
  }

  /** @param {HTMLAnchorElement} opener @param {HTMLElement} note */
  open(opener, note) {
    if (this.isOpen()) this.box.hidePopover();
    this.opener?.setAttribute("aria-expanded", "false");
    const copy = /** @type {HTMLElement} */ (note.cloneNode(true));
    const quote = document.createElement("q");
    quote.textContent = copy.querySelector(".rk-quote")?.textContent ?? "";
    copy.querySelector(".rk-quote")?.replaceWith(quote);
    const close = document.createElement("button");
    close.type = "button";
    close.textContent = "✕";
    close.setAttribute("aria-label", "关闭批注");
    close.addEventListener("click", () => this.box.hidePopover());
    this.box.replaceChildren(close, ...copy.childNodes);
    this.box.setAttribute("aria-label", `${opener.getAttribute("aria-label")}：${quote.textContent}`);
    this.opener = opener;
    opener.setAttribute("aria-expanded", "true");
    this.box.showPopover();
    this.place();
    this.box.focus({ preventScroll: true });
  }

  closed() {
    const opener = this.opener;
    if (!opener) return;
    this.opener = null;
    opener.setAttribute("aria-expanded", "false");
    if (document.activeElement === document.body || this.box.contains(document.activeElement)) {
      opener.focus({ preventScroll: true });
    }
  }

  /** Stand under the phrase, or above it where there is no room. */
  place() {
    if (!this.opener) return;
    const anchor = this.opener.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = this.box;
    const below = anchor.bottom + 8;
    const top = below + height > innerHeight ? Math.max(8, anchor.top - height - 8) : below;
    const left = Math.min(Math.max(8, anchor.left - width / 2), document.documentElement.clientWidth - width - 8);
    this.box.style.top = `${top}px`;
    this.box.style.left = `${left}px`;
  }
}
