// @ts-check
/**
 * What must be there before the page is seen: what the theme's scripts stand on, the colours,
 * one judge of keys, and the search's box, which opens before the modules have arrived.
 *
 * A classic script in the head, loaded before all others: modules come after the page.
 */
(() => {
  const base = document.currentScript?.dataset.base ?? ".";
  const root = document.documentElement;

  // The theme reads the storage unguarded. Where the browser blocks it, one stands in that holds
  // nothing and refuses to keep anything.
  try {
    void (localStorage && sessionStorage);
  } catch {
    const setItem = () => {
      throw new DOMException("storage is blocked", "SecurityError");
    };
    const value = { length: 0, key: () => null, getItem: () => null, setItem, removeItem() {}, clear() {} };
    for (const name of ["localStorage", "sessionStorage"]) Object.defineProperty(window, name, { value });
  }

  // What the theme's bundle calls, as the theme's partials/javascripts/base.html defines it.
  const scope = new URL(base, location.href);
  /** @type {(name: string, storage?: Storage, scope?: URL) => any} */
  const get = (name, storage = localStorage, { pathname } = scope) => {
    try {
      return JSON.parse(storage.getItem(`${pathname}.${name}`) ?? "null");
    } catch {
      return null; // not ours
    }
  };
  /** @type {(name: string, value: unknown, storage?: Storage, scope?: URL) => void} */
  const set = (name, value, storage = localStorage, { pathname } = scope) => {
    try {
      storage.setItem(`${pathname}.${name}`, JSON.stringify(value));
    } catch {
      // A full storage forgets the colours and loses nothing of the reader's.
    }
  };
  /** @type {(text: string) => number} */
  const hash = (text) => [...text].reduce((sum, letter) => (sum << 5) - sum + letter.charCodeAt(0), 0);
  Object.assign(window, { __md_scope: scope, __md_get: get, __md_set: set, __md_hash: hash });

  // The theme's dark colours, where they were chosen or are the system's, before anything is painted in others.
  const colours = get("__palette")?.color?.media ?? "(prefers-color-scheme)";
  const dark = colours === "(prefers-color-scheme)" ? matchMedia("(prefers-color-scheme: dark)").matches : colours.includes("dark");
  new MutationObserver((_, observer) => {
    if (!document.body) return;
    observer.disconnect();
    document.body.setAttribute("data-md-color-scheme", dark ? "slate" : "default");
  }).observe(root, { childList: true });

  // Keys that an input method has to itself reach no handler of the page. Safari reports the one that
  // confirms a candidate after the composition has ended, with the code that the UI Events specification
  // gives to keys which an input method processes (legacy key attributes, 229).
  addEventListener(
    "keydown",
    (event) => {
      if (event.isComposing || event.keyCode === 229) event.stopImmediatePropagation();
    },
    { capture: true },
  );

  /** @type {() => HTMLDialogElement | null} */
  const box = () => document.querySelector("dialog.rk-search");
  const search = () => {
    const dialog = box();
    if (dialog && !dialog.open) dialog.showModal();
    dialog?.querySelector("input")?.select();
  };
  addEventListener("keydown", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    if (event.key === "Escape" && target?.closest(".rk-search")) {
      event.preventDefault(); // which would only empty the field
      box()?.close();
      return;
    }
    const bare = !event.ctrlKey && !event.metaKey && !event.altKey;
    const slash = event.key === "/" && bare && !target?.closest("input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable]");
    const k = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey);
    if (!slash && !k) return;
    event.preventDefault();
    search();
  });
  addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    if (target?.closest(".rk-search-open")) search();
    else if (target?.matches("dialog.rk-search, .rk-search button")) box()?.close();
  });
  // The module that answers goes to the first result, as soon as it knows it.
  addEventListener("submit", (event) => {
    if (!(event.target instanceof Element && event.target.closest(".rk-search"))) return;
    event.preventDefault();
    box()?.setAttribute("data-asked", "");
  });
  root.classList.add("rk-live");
})();
