// @ts-check
/**
 * Start what the page at hand needs; every other module is loaded only then.
 *
 * @module
 */

import { mountContents } from "./site/contents.js";
import { mountPalette } from "./site/palette.js";

/** @type {(tool: string, kept: string) => string} */
const late = (tool, kept) => `${tool}出了错，没有打开。存在这台设备上的${kept}都还在：请刷新页面再试。`;
const article = /** @type {HTMLElement | null} */ (document.querySelector("article.md-content__inner"));
const view = /** @type {HTMLFormElement | null} */ (document.querySelector("form.rk-view"));
const sample = /** @type {HTMLElement | null} */ (document.querySelector(".rk-sample"));
const starter = document.getElementById("rk-starter");
const bridge = document.getElementById("rk-bridge");
const search = /** @type {HTMLDialogElement | null} */ (document.querySelector("dialog.rk-search"));

const palette = /** @type {HTMLFormElement | null} */ (document.querySelector("form[data-md-component=palette]"));
const contents = /** @type {HTMLElement | null} */ (document.querySelector(".md-sidebar--secondary:not([hidden]) .md-nav--secondary"));
if (palette) mountPalette(palette);
// The theme's own script would speak in it, and is not there.
document.querySelector(".md-dialog")?.remove();

const mounts = [
  article && !starter && !bridge && import("./site/annotations.js").then((module) => module.mountAnnotations(article)),
  article && view && import("./site/outline-page.js").then((module) => module.mountOutline(article, view)),
  article && sample && import("./site/outline-page.js").then((module) => module.mountSnippet(sample)),
  starter && import("./desk/page.js").then((module) => module.mountDesk(starter)).catch((error) => fail(starter, error, late("起稿台", "草稿"))),
  bridge && import("./board/page.js").then((module) => module.mountBridge(bridge)).catch((error) => fail(bridge, error, late("衔接台", "链"))),
];

/**
 * Say that a page's tool did not come up: the page holds the sentence, in case not even this module arrives.
 *
 * @type {(box: HTMLElement, error: unknown, text: string) => void}
 */
function fail(box, error, text) {
  console.error(error);
  const said = box.querySelector(".rk-late") ?? Object.assign(document.createElement("p"), { className: "rk-late", textContent: text });
  said.classList.add("rk-failed");
  said.setAttribute("role", "alert");
  if (!box.contains(said)) box.prepend(said);
}

// What did not arrive is said where a reader would look for it.
Promise.allSettled(mounts).then(([annotations, outline, snippet]) => {
  /** @type {[PromiseSettledResult<unknown>, Element | null | undefined, string][]} */
  const parts = [
    [outline, view, "版式、详略的开关和复制没有载入：请刷新页面。正文和下载照常。"],
    [snippet, sample, "复制按钮没有载入：请刷新页面。正文照常。"],
    [annotations, article?.querySelector(".rk-section:has(.rk-ref)"), "批注的浮窗没有载入：请刷新页面，或点编号看节末的批注。"],
  ];
  const lost = parts.find(([mounted, place]) => mounted.status === "rejected" && place);
  lost?.[1]?.before(Object.assign(document.createElement("p"), { className: "rk-lost", role: "alert", textContent: lost[2] }));
  if (contents) mountContents(contents);
  // What stands above the section that the address names has become shorter or longer.
  const [visit] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
  if (visit?.type === "navigate") document.querySelector(":root:not([data-moved]) :target")?.scrollIntoView();
});

// What is wider than the window scrolls by itself, so the keyboard must get there too.
const wide = () => {
  for (const node of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".md-typeset pre > code, .md-typeset table:not([class])"))) {
    if (node.scrollWidth > node.clientWidth) node.tabIndex = 0;
    else node.removeAttribute("tabindex");
  }
};
wide();
addEventListener("resize", wide);

// The box of the search opens without this module; what answers in it is loaded when it is first opened.
if (search) {
  const status = search.querySelector("[role=status]");
  let asked = false;
  const answer = async () => {
    if (asked) return;
    asked = true;
    try {
      (await import("./site/search-dialog.js")).mountSearch(search);
    } catch {
      asked = false; // the next letter asks again
      if (status) status.textContent = "搜索没有载入成功，请检查网络后再试；还是不行就刷新页面。";
    }
  };
  for (const event of ["focusin", "input"]) search.addEventListener(event, () => void answer());
  if (search.open) void answer();
}

// A preview of pages that are being written has none: they would come back without it.
const installed = document.querySelector("link[rel=manifest]");
if (installed && search && "serviceWorker" in navigator) {
  const offline = () => import("./site/offline.js").then((module) => module.mountOffline(search.dataset.root ?? "/")).catch(() => undefined);
  addEventListener("load", () => setTimeout(() => void offline(), 2000));
}

// The parts of the navigation open with labels, which take the focus and know no key.
for (const label of document.querySelectorAll("label[tabindex]")) {
  label.addEventListener("keydown", (event) => {
    const { key } = /** @type {KeyboardEvent} */ (event);
    if (key !== "Enter" && key !== " ") return;
    event.preventDefault();
    /** @type {HTMLLabelElement} */ (label).click();
  });
}

// The theme opens its navigation with a label, which the keyboard cannot reach. It closes where it leads to.
const label = document.querySelector("label.rk-menu");
if (label) {
  const menu = document.createElement("button");
  menu.type = "button";
  menu.className = label.className;
  menu.setAttribute("aria-label", "打开导航");
  menu.append(...label.childNodes);
  menu.addEventListener("click", () => document.getElementById("__drawer")?.click());
  label.replaceWith(menu);
  const drawer = /** @type {HTMLInputElement | null} */ (document.getElementById("__drawer"));
  const close = () => drawer?.checked && drawer.click();
  for (const link of document.querySelectorAll(".md-sidebar a[href*='#']")) link.addEventListener("click", close);
  addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
  });
}
