// @ts-check
/**
 * The list of drafts: open, name, delete and take back.
 *
 * @module
 */

import { button, make, sheet } from "./element.js";
import { editName } from "./renaming.js";

/** @typedef {import("./store.js").Kept} Kept */

/**
 * Told of what the writer does.
 *
 * @typedef {object} Told
 * @property {(id: string) => unknown} open
 * @property {(id: string, name: string) => Promise<void>} rename
 * @property {(id: string, name: string, again: () => void) => Promise<void>} remove again: lists anew what was taken back
 * @property {() => unknown} begin
 * @property {() => void} bring a file or a text is to be opened
 * @property {string} [noun] what is listed, where it is no drafts
 */

/**
 * Show the list.
 *
 * @param {() => Promise<Kept[]>} list gives the drafts
 * @param {string} current the one on the desk
 * @param {Told} told
 * @returns {void}
 */
export function showDrafts(list, current, told) {
  const { body, open, close } = sheet("我的草稿", "rk-drafts");
  const away = (/** @type {() => void} */ act) => () => (close(), act());
  const box = make("div");
  const render = async () => box.replaceChildren(linesOf(await list(), current, told, close, () => void render()));
  void render();
  const ways = make("div", "rk-ways", {}, button("新建草稿", away(told.begin), "rk-button rk-primary"), button("打开文件或粘贴报告", away(told.bring), "rk-button"));
  body.append(box, ways);
  open();
}

/**
 * List drafts.
 *
 * @param {readonly Kept[]} drafts the drafts
 * @param {string} current the one on the desk
 * @param {Told} told
 * @param {() => void} [close] closes what the list stands in
 * @param {() => void} [again] lists anew
 * @returns {HTMLElement}
 */
export function linesOf(drafts, current, told, close = () => undefined, again = () => undefined) {
  if (!drafts.length) return make("p", "rk-hint", {}, "这台设备上还没有存下的草稿。");
  const items = drafts.map((draft) => {
    const name = draft.name || "没有名字的草稿";
    const open = button(name, () => (close(), told.open(draft.id)), "rk-draft-name", draft.id === current ? { "aria-current": "true" } : {});
    const about = make("span", "rk-hint", {}, `${draft.sections}节，${when(draft.saved)}`);
    const item = make("li", "", { "data-draft": draft.id }, make("div", "rk-draft-main", {}, open, about));
    const renamed = (/** @type {string | null} */ text) => void (text && text !== draft.name && told.rename(draft.id, text).then(again));
    const rename = button("改名", () => editName(open, `${told.noun ?? "草稿"}名`, draft.name, renamed), "rk-tool", { "aria-label": `改名：${name}` });
    const remove = button("删除", () => void told.remove(draft.id, name, again).then(again), "rk-tool", { "aria-label": `删除：${name}` });
    item.append(rename, remove);
    return item;
  });
  return make("ul", "rk-draft-list", {}, ...items);
}

/** @type {(saved: string) => string} */
function when(saved) {
  const time = new Date(saved);
  if (Number.isNaN(time.getTime())) return "没有存下";
  const clock = time.toTimeString().slice(0, 5);
  const today = new Date();
  if (time.toDateString() === today.toDateString()) return `今天${clock}存`;
  const year = time.getFullYear() === today.getFullYear() ? "" : `${time.getFullYear()}年`;
  return `${year}${time.getMonth() + 1}月${time.getDate()}日${clock}存`;
}
