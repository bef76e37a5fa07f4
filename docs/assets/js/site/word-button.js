// @ts-check
/**
 * 下载Word on the pages of outlines and snippets.
 *
 * @module
 */

import { loadOutline, loadTold, whyNot } from "./catalog.js";
import { say } from "./said.js";
import { keepProfile, profileOf } from "./word-profile.js";

/** @typedef {import("./outline-page.js").Choice} Choice */
/** @typedef {import("./word-profile.js").Profile} Profile */

// A wait of which nothing is said, in milliseconds.
const SHORT = 500;

/**
 * Let the choice of a profile be kept, and give it.
 *
 * @param {HTMLFormElement} form which holds it
 * @returns {() => Profile}
 */
export function mountProfiles(form) {
  const select = /** @type {HTMLSelectElement | null} */ (form.querySelector("select[name=word]"));
  const given = select?.value ?? "official";
  if (select) {
    select.value = profileOf(given);
    select.addEventListener("change", () => keepProfile(select.value));
  }
  return () => profileOf(given);
}

/**
 * Give an outline, or one of its sections, as a Word document at a click.
 *
 * @param {HTMLButtonElement} button
 * @param {{root: string, outline: string, node: string, choice: () => Choice, profile: () => Profile}} what
 * @returns {void}
 */
export function serveWord(button, { root, outline, node, choice, profile }) {
  const label = button.textContent ?? "";
  const load = () => {
    const catalog = (choice().flavour === "sample" ? loadTold : loadOutline)(root, outline);
    return Promise.all([catalog, import("./outline-word.js").then(async (module) => ({ module, template: await module.templateOf(root, profile()) }))]);
  };
  const prefetch = () => void load().catch(() => undefined);
  button.addEventListener("pointerenter", prefetch, { once: true });
  button.addEventListener("focus", prefetch, { once: true });
  button.hidden = false;
  button.addEventListener("click", async () => {
    const status = button.closest("form")?.querySelector(".rk-status");
    const slow = setTimeout(() => status && (status.textContent = "正在写Word文件……"), SHORT);
    try {
      const [catalog, { module, template }] = await load();
      const chosen = choice();
      module.give(catalog, node, chosen, template);
      clearTimeout(slow);
      say(button, "已下载", label);
    } catch (error) {
      clearTimeout(slow);
      say(button, "没有下载成功", label, error instanceof Error && /[\u4e00-\u9fff]/.test(error.message) ? error.message : whyNot(error));
    }
  });
}
