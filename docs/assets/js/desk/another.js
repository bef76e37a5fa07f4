// @ts-check
/**
 * Begin another document with the facts of this draft.
 *
 * @module
 */

import { carriedInWords, carriedOver, counted } from "../draft/carry.js";
import { fromOutline } from "../draft/draft.js";
import { offeredOf } from "../draft/template.js";
import { loadOutline, whyNot } from "../site/catalog.js";
import { make, sheet } from "./element.js";
import { OutlineList } from "./outline-list.js";
import { chosenDepth, depths } from "./start.js";
import { freshId } from "./store.js";

/**
 * Let the writer choose the outline.
 *
 * @param {import("./desk.js").Desk} desk
 * @returns {Promise<void>}
 */
export async function another(desk) {
  const { draft, root, told } = desk;
  const { body, dialog, open, close } = sheet("用这些事实起另一份", "rk-another");
  const { fields, lists } = offeredOf(draft);
  const state = make("p", "rk-error", { role: "alert" });
  const about = fields.length + lists.length ? `这份草稿填过的${counted(fields.length, lists.length)}都带过去；这一份照样留着。` : "这份草稿还没有填过事实，带不走什么；起一份新的也行。";
  const depth = make("form", "", {}, depths());
  depth.addEventListener("submit", (event) => event.preventDefault());
  const outlines = new OutlineList((id) => void begin(id));
  const begin = async (/** @type {string} */ id) => {
    try {
      const outline = await loadOutline(root, id);
      // Another press was quicker, or the writer thought better of it.
      if (!dialog.open) return;
      const next = carriedOver(draft, fromOutline(freshId(), outline, chosenDepth(depth)));
      close();
      told.fresh(next, carriedInWords(draft, next));
    } catch (error) {
      state.textContent = `这份提纲没有载入成功。${whyNot(error)}`;
    }
  };
  body.append(make("p", "rk-hint", {}, about), depth, state, outlines.box);
  open();
  await outlines.show(root);
}
