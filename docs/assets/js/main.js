// @ts-check
/**
 * Start what the page at hand needs; every other module is loaded only then.
 *
 * @module
 */

const article = /** @type {HTMLElement | null} */ (document.querySelector("article.md-content__inner"));
const view = /** @type {HTMLFormElement | null} */ (document.querySelector("form.rk-view"));
const sample = /** @type {HTMLElement | null} */ (document.querySelector(".rk-sample"));
const starter = document.getElementById("rk-starter");
const opener = /** @type {HTMLButtonElement | null} */ (document.querySelector(".rk-search-open"));

if (article) import("./annotations.js").then((module) => module.mountAnnotations(article));
if (article && view) import("./outline-page.js").then((module) => module.mountOutline(article, view));
if (article && sample) import("./outline-page.js").then((module) => module.mountSnippet(sample));
if (starter) import("./desk/page.js").then((module) => module.mountDesk(starter));
if (opener) import("./search-dialog.js").then((module) => module.mountSearch(opener));

const menu = /** @type {HTMLElement | null} */ (document.querySelector(".rk-menu"));
menu?.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" && event.key !== " ") return;
  event.preventDefault();
  menu.click();
});
