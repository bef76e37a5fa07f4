// @ts-check
/**
 * Begin a chain from a draft that this browser keeps.
 *
 * @module
 */

import { button, make, sheet } from "../desk/element.js";
import { Database } from "../desk/database.js";
import * as shelf from "../desk/shelf.js";
import { parse } from "../draft/draft-file.js";
import { historyOf } from "../draft/kept.js";
import { chainOf } from "./opening.js";

/**
 * Let the writer choose a draft.
 *
 * @param {import("./opening.js").Opened} opened
 * @param {(message: string) => void} failed
 * @returns {Promise<void>}
 */
export async function chooseDraft(opened, failed) {
  const base = new Database(() => undefined);
  const found = await base.list().catch(() => []);
  const older = [...shelf.records()].filter(([id]) => !found.some((one) => one.id === id)).map(([id, record]) => ({ ...record, id }));
  const drafts = [...found, ...older].sort((one, other) => other.saved.localeCompare(one.saved));
  const { body, open, close } = sheet("从哪份草稿带过来", "rk-drafts");
  const choose = async (/** @type {string} */ id) => {
    const entry = await base.read(id).catch(() => null);
    const draft = entry ? historyOf(entry, id)?.present : parse(shelf.record(id)?.draft ?? "").draft;
    close();
    if (!draft) return failed("这份草稿打不开，或者已经不在了。");
    const chain = await chainOf(draft);
    opened(chain, chain.links.length ? `从草稿里读出${chain.links.length}行。` : "这份草稿的问题、原因、措施、目标、下期任务清单还是空的，先从头填。");
  };
  const lines = drafts.map(({ id, name, saved }) => make("li", "", {}, make("div", "rk-draft-main", {}, button(name || "没有名字的草稿", () => void choose(id), "rk-start-outline"), make("span", "rk-hint", {}, saved ? `${saved.slice(0, 10)}存的` : ""))));
  body.append(lines.length ? make("ul", "rk-draft-list", {}, ...lines) : make("p", "rk-hint", {}, "这个浏览器里还没有草稿。可以先到起稿台写一份，或者打开上期的文件。"));
  open();
}
