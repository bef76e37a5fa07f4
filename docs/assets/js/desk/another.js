// @ts-check
/**
 * Begin another document with the facts of this draft.
 *
 * @module
 */

import { DEPTH_TITLES } from "../report/vocabulary.js";
import { carriedInWords, carriedOver, counted } from "../draft/carry.js";
import { fromOutline } from "../draft/draft.js";
import { offeredOf } from "../draft/template.js";
import { loadOutline, whyNot } from "../site/catalog.js";
import { make, sheet } from "./element.js";
import { OutlineList } from "./outline-list.js";
import { freshId } from "./store.js";

/** @typedef {import("../report/vocabulary.js").Depth} Depth */

/**
 * Let the writer choose the outline.
 *
 * @param {import("./desk.js").Desk} desk
 * @returns {Promise<void>}
 */
export async function another(desk) {
  const { draft, root, told } = desk;
  const { body, open, close } = sheet("用这些事实起另一份", "rk-another");
  const { fields, lists } = offeredOf(draft);
  const state = make("p", "rk-error", { role: "alert" });
  const about = fields.length + lists.length ? `这份草稿填过的${counted(fields.length, lists.length)}都带过去；这一份照样留着。` : "这份草稿还没有填过事实，带不走什么；起一份新的也行。";
  const depths = Object.entries(DEPTH_TITLES).map(([value, label]) =>
    make("label", "", {}, make("input", "", { type: "radio", name: "depth", value, checked: value === "standard" }), make("span", "", {}, label)),
  );
  const depth = make("form", "", {}, make("fieldset", "rk-choice", {}, make("legend", "", {}, "详略"), make("div", "", {}, ...depths)));
  depth.addEventListener("submit", (event) => event.preventDefault());
  const outlines = new OutlineList((id) => void begin(id));
  const begin = async (/** @type {string} */ id) => {
    try {
      const outline = await loadOutline(root, id);
      const wanted = /** @type {Depth} */ (new FormData(depth).get("depth") ?? "standard");
      const next = carriedOver(draft, fromOutline(freshId(), outline, wanted));
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
