// @ts-check
/**
 * The switch of colours in the header: as the system has it, light, dark. `head.js` shows what was chosen
 * before the page is seen.
 *
 * @module
 */

const REMEMBERED = "reportkb.palette";

/**
 * Bring the theme's switch to life: radio buttons, each before the label that leads to the next.
 *
 * @param {HTMLFormElement} form the switch
 * @returns {void}
 */
export function mountPalette(form) {
  const inputs = [.../** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll("input"))];
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const show = () => {
    const input = inputs.find((item) => item.checked) ?? inputs[0];
    const media = input.dataset.mdColorMedia ?? "";
    const isDark = media === "(prefers-color-scheme)" ? dark.matches : media.includes("dark");
    document.body.dataset.mdColorScheme = isDark ? "slate" : "default"; // as head.js has it
    for (const item of inputs) {
      const label = item.nextElementSibling;
      if (label instanceof HTMLElement) label.hidden = item !== input;
    }
    return media;
  };
  const take = () => {
    const kept = recall();
    for (const input of inputs) input.checked = input.dataset.mdColorMedia === kept;
    show();
  };
  form.addEventListener("change", () => remember(show()));
  dark.addEventListener("change", show);
  // Others may be chosen in another tab, or on the page that the reader comes back from.
  for (const event of ["storage", "pageshow"]) addEventListener(event, take);
  take();
}

/** @type {() => string | null} */
function recall() {
  try {
    return localStorage.getItem(REMEMBERED);
  } catch {
    return null; // the browser blocks the storage
  }
}

/** @type {(media: string) => void} */
function remember(media) {
  try {
    localStorage.setItem(REMEMBERED, media);
  } catch {
    // A blocked or full storage forgets the colours and loses nothing of the reader's.
  }
}
