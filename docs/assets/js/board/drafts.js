// @ts-check
/**
 * Begin a chain from a draft that this browser keeps.
 *
 * @module
 */

import { button, make, sheet } from "../desk/element.js";
import { freshId, Store } from "../desk/store.js";
import { chainOf } from "./opening.js";

/**
 * Let the writer choose a draft.
 *
 * @param {import("./opening.js").Opened} opened
 * @param {(message: string) => void} failed
 * @returns {Promise<void>}
 */
export async function chooseDraft(opened, failed) {
  const store = new Store(freshId());
  await store.open();
  const drafts = await store.list();
  const { body, open, close } = sheet("从哪份草稿带过来", "rk-drafts");
  const choose = async (/** @type {string} */ id) => {
    const { history, problems } = await store.read(id);
    close();
    if (!history) return failed(problems.join("") || "这份草稿已经不在了。");
    const chain = chainOf(history.present);
    opened(chain, chain.links.length ? `从草稿里读出${chain.links.length}行。` : "这份草稿的问题、原因、措施、目标、下期任务清单还是空的，先从头填。");
  };
  const lines = drafts.map(({ id, name, saved }) => make("li", "", {}, make("div", "rk-draft-main", {}, button(name || "没有名字的草稿", () => void choose(id), "rk-start-outline"), make("span", "rk-hint", {}, saved ? `${saved.slice(0, 10)}存的` : ""))));
  body.append(lines.length ? make("ul", "rk-draft-list", {}, ...lines) : make("p", "rk-hint", {}, "这个浏览器里还没有草稿。可以先到起稿台写一份，或者打开上期的文件。"));
  open();
}
