// @ts-check
/**
 * A name is changed in its place: a section's heading, a draft's or a template's name.
 *
 * @module
 */

import { make } from "./element.js";

/**
 * Let a name be changed: Enter or leaving keeps what was typed, Escape does not.
 *
 * @param {HTMLElement} shown what shows the name, whose place the field takes
 * @param {string} label what the field is called
 * @param {string} name what it is called now
 * @param {(name: string | null, pressed: boolean) => void} done told what was typed, if that is kept, and whether a key ended it
 * @returns {void}
 */
export function editName(shown, label, name, done) {
  if (shown.hidden) return;
  const input = make("input", "rk-line-input", { type: "text", "aria-label": label, value: name });
  let over = false;
  const end = (/** @type {boolean} */ keep, /** @type {boolean} */ pressed) => {
    if (over) return;
    over = true;
    input.remove();
    shown.hidden = false;
    done(keep ? input.value.trim() : null, pressed);
  };
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    end(event.key === "Enter", true);
  });
  input.addEventListener("blur", () => end(true, false));
  addEventListener("pagehide", () => end(true, false), { once: true });
  shown.hidden = true;
  shown.before(input);
  input.focus();
  input.select();
}
