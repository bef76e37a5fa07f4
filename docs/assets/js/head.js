// @ts-check
/**
 * What must be there before the page is seen: the colours, one judge of keys, the search's box,
 * which opens before the modules have arrived, and the profile that a report is printed in.
 *
 * A classic script in the head, loaded before all others: modules come after the page.
 */
(() => {
  const root = document.documentElement;

  // The dark colours, where they were chosen or are the system's, before anything is painted in others.
  // site/palette.js keeps the choice; a browser may block the storage.
  /** @type {string | null} */
  let kept = null;
  try {
    kept = localStorage.getItem("reportkb.palette");
  } catch {}
  const colours = kept ?? "(prefers-color-scheme)";
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
    const target = event.target instanceof HTMLElement ? event.target : null;
    if (event.key === "Escape" && target?.closest(".rk-search")) {
      event.preventDefault(); // which would only empty the field
      box()?.close();
      target.blur(); // or the next key is typed into a field that nobody sees
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
    box()?.setAttribute("data-asked", box()?.querySelector("input")?.value ?? "");
  });
  // What is folded away becomes elements when it is opened; without scripts the browser shows it itself.
  addEventListener(
    "toggle",
    (event) => {
      const folded = event.target instanceof HTMLDetailsElement && event.target.querySelector(":scope > noscript");
      if (folded) folded.outerHTML = folded.textContent ?? "";
    },
    { capture: true },
  );
  // A report on paper looks as a .docx of it would: as was chosen, or else as 公文 where its headings are numbered 一、.
  addEventListener("beforeprint", () => {
    if (!document.querySelector(".rk-section, .rk-paper section")) return;
    let profile = "";
    try {
      profile = localStorage.getItem("reportkb.word") ?? "";
    } catch {}
    const official = [...document.querySelectorAll("h2")].some((heading) => !heading.hidden && /^[一二三四五六七八九十]+、/.test(heading.textContent ?? ""));
    // A unit's own document cannot be printed into: its form of numbers decides.
    root.dataset.word = profile === "official" || (official && profile !== "business") ? "official" : "business";
    const title = document.querySelector(".rk-paper h1") ?? document.querySelector("h1");
    root.style.setProperty("--rk-printed-title", JSON.stringify(title?.textContent ?? ""));
  });
  // Who has moved on is not taken back by what comes late to the section that the address names.
  for (const act of ["wheel", "touchmove", "keydown", "pointerdown"]) addEventListener(act, () => (root.dataset.moved = ""), { once: true, passive: true });
  root.classList.add("rk-live");
})();
