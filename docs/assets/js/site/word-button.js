// @ts-check
/**
 * 下载Word on the pages of outlines and snippets.
 *
 * @module
 */

import { loadOutline, loadTold, whyNot } from "./catalog.js";
import { say } from "./said.js";
import { chosenLook, holdsUnits, keepProfile, lookOf, profileOf, UNITS } from "./word-profile.js";

/** @typedef {import("./outline-page.js").Choice} Choice */
/** @typedef {import("./word-profile.js").Chosen} Chosen */

// A wait of which nothing is said, in milliseconds.
const SHORT = 500;

/**
 * Let the choice of a profile, or of a unit's own template, be kept, and give it.
 *
 * @param {HTMLFormElement} form which holds it
 * @param {string} root the way to the root of the site
 * @returns {() => Promise<Chosen>}
 */
export function mountProfiles(form, root) {
  const select = /** @type {HTMLSelectElement | null} */ (form.querySelector("select[name=word]"));
  const given = select?.value ?? "official";
  if (select) {
    select.value = profileOf(given);
    select.addEventListener("change", () => (select.selectedOptions[0].dataset.unit ? keepProfile("", select.value) : keepProfile(select.value)));
    void offer(select, given);
    document.addEventListener(UNITS, () => void offer(select, given));
    // Another may be chosen in another tab, or on the page that the reader comes back from.
    for (const event of ["storage", "pageshow"]) addEventListener(event, () => void offer(select, given));
    const own = Object.assign(document.createElement("button"), { type: "button", className: "rk-button", textContent: "用单位的模板…" });
    own.setAttribute("aria-haspopup", "dialog");
    own.addEventListener("click", async () => {
      const status = form.querySelector(".rk-status");
      try {
        const [{ showUnits }, { fields }] = await Promise.all([import("./unit-sheet.js"), loadTold(root, form.dataset.outline ?? ""), styled(root)]);
        showUnits(root, fields);
      } catch (error) {
        if (status) status.textContent = whyNot(error);
      }
    });
    select.after(own);
  }
  return () => chosenLook(given);
}

/** Fetch the styles of what opens over a page: the desk has them, and other pages seldom need them. @type {(root: string) => Promise<void>} */
function styled(root) {
  const href = `${root}assets/css/desk.css`;
  if (document.querySelector(`link[href="${href}"]`)) return Promise.resolve();
  const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href });
  return new Promise((resolve) => {
    link.onload = link.onerror = () => resolve();
    document.head.append(link);
  });
}

/** Offer the units' own templates beside the profiles, and show which is chosen. @type {(select: HTMLSelectElement, given: string) => Promise<void>} */
async function offer(select, given) {
  const look = lookOf(given);
  const kept = holdsUnits() ? await import("./unit-sheet.js").then(({ units }) => units()).catch(() => []) : [];
  // One that cannot be had stays chosen, so that what is chosen instead is a change.
  const lost = look.unit && !kept.some(({ id }) => id === look.unit) ? [{ id: look.unit, name: "单位的模板（没有读到）" }] : [];
  for (const option of [...select.options]) if (option.dataset.unit) option.remove();
  for (const { id, name } of [...kept, ...lost]) {
    const option = new Option(name, id);
    option.dataset.unit = id;
    select.append(option);
  }
  select.value = look.unit || look.profile;
}

/**
 * Give an outline, or one of its sections, as a Word document at a click.
 *
 * @param {HTMLButtonElement} button
 * @param {{root: string, outline: string, node: string, choice: () => Choice, look: () => Promise<Chosen>}} what
 * @returns {void}
 */
export function serveWord(button, { root, outline, node, choice, look }) {
  const label = button.textContent ?? "";
  const load = (/** @type {Choice} */ { flavour }) => {
    const catalog = (flavour === "sample" ? loadTold : loadOutline)(root, outline);
    return Promise.all([catalog, import("./outline-word.js").then(async (module) => ({ module, ...(await module.lookedUp(root, await look())) }))]);
  };
  const prefetch = () => void load(choice()).catch(() => undefined);
  button.addEventListener("pointerenter", prefetch, { once: true });
  button.addEventListener("focus", prefetch, { once: true });
  button.hidden = false;
  let busy = false;
  button.addEventListener("click", async (event) => {
    // Who presses twice, or again because nothing has come yet, wants one file.
    if (busy || event.detail > 1) return;
    busy = true;
    const status = button.closest("form")?.querySelector(".rk-status");
    const slow = setTimeout(() => status && (status.textContent = "正在写Word文件……"), SHORT);
    try {
      // The version at the press: another may be shown before it has come.
      const pressed = choice();
      const [catalog, { module, template, left }] = await load(pressed);
      module.give(catalog, node, pressed, template);
      clearTimeout(slow);
      say(button, "已下载", label, left(catalog.fields));
    } catch (error) {
      clearTimeout(slow);
      say(button, "没有下载成功", label, error instanceof Error && /[\u4e00-\u9fff]/.test(error.message) ? error.message : whyNot(error));
    }
    busy = false;
  });
}
