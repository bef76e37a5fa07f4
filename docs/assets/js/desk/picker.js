// @ts-check
/**
 * Find a snippet by typing, and pick it with the mouse, a finger or the keyboard.
 *
 * @module
 */

import { loadCharacters, loadSnippets } from "../site/catalog.js";
import { find, near, variants } from "../site/listing.js";
import { button, make, sheet } from "./element.js";

/** @typedef {{title: string, own: boolean, kind: string | null, now: {id: string, digest: string} | null}} Wish own: whether a section of one's own may be picked; now: what stands there */
/** @typedef {{id: string} | {own: string}} Picked */

const MOST = 60;

/**
 * Let the writer pick.
 *
 * @param {string} root the way to the root of the site
 * @param {Wish} wish what may be picked
 * @returns {Promise<Picked | null>} null where the writer picked nothing
 */
export function pick(root, wish) {
  return new Promise((resolve) => new Picker(root, wish, resolve));
}

class Picker {
  /** @param {string} root @param {Wish} wish @param {(picked: Picked | null) => void} resolve */
  constructor(root, wish, resolve) {
    this.wish = wish;
    const { dialog, body, open, close } = sheet(wish.title, "rk-picker");
    /** @type {Picked | null} */
    this.picked = null;
    this.close = close;
    /** @type {import("../site/listing.js").Listing} */
    this.listing = { kinds: {}, snippets: [] };
    this.at = 0;
    this.input = make("input", "rk-picker-input", {
      type: "search",
      role: "combobox",
      "aria-label": "找片段",
      "aria-expanded": "true",
      "aria-controls": "rk-picker-list",
      "aria-autocomplete": "list",
      placeholder: "输入标题、类型或正文里的词，空格隔开可以输几个",
    });
    this.list = make("ul", "rk-picker-list", { role: "listbox", id: "rk-picker-list", "aria-label": "片段" });
    this.state = make("p", "rk-hint", { role: "status" }, "正在载入片段……");
    this.own = make("div", "rk-picker-own");
    this.input.addEventListener("input", () => this.show());
    this.input.addEventListener("keydown", (event) => this.press(event));
    this.list.addEventListener("click", (event) => {
      const item = event.target instanceof Element ? /** @type {HTMLElement | null} */ (event.target.closest("[role=option]")) : null;
      if (item) this.take({ id: item.dataset.id ?? "" });
    });
    dialog.addEventListener("close", () => resolve(this.picked));
    body.append(this.input, this.state, this.list, this.own);
    open();
    this.input.focus();
    Promise.all([loadSnippets(root), loadCharacters(root)]).then(
      ([listing, characters]) => {
        const { kind, now } = wish;
        // What stands there may be picked where the library has it anew.
        const same = listing.snippets.some((entry) => entry.id === now?.id && entry.digest === now.digest);
        const snippets = kind === null ? listing.snippets : variants(listing, kind, same ? now?.id : undefined);
        this.listing = { ...listing, snippets, characters };
        this.show();
      },
      () => (this.state.textContent = "片段没有载入成功。请检查网络后关掉再打开一次；也可以先自己写一节。"),
    );
    this.offerOwn();
  }

  show() {
    const query = this.input.value;
    const found = find(this.listing, query);
    const listed = found.length ? found : near(this.listing, query);
    this.at = found.length ? 0 : -1; // what is only near is chosen, never taken for what was meant
    this.state.textContent = found.length ? countOf(found.length) : this.none(query, listed.length > 0);
    this.list.replaceChildren(...listed.slice(0, MOST).map((entry, index) => this.item(entry, index)));
    this.mark();
    this.offerOwn();
  }

  /** @type {(query: string, near: boolean) => string} */
  none(query, near) {
    if (this.wish.kind && !this.listing.snippets.length) return "片段库里这一类只有这一种写法。";
    return `没有片段写到“${query.trim()}”。${near ? "标题最接近的是这几个：" : this.wish.own ? "可以自己写一节。" : ""}`;
  }

  /** @type {(entry: import("../site/listing.js").Listed, index: number) => HTMLElement} */
  item(entry, index) {
    const kind = Object.hasOwn(this.listing.kinds, entry.kind) ? this.listing.kinds[entry.kind] : entry.kind;
    const head = make("p", "rk-picker-title", {}, make("strong", "", {}, entry.title), make("span", "rk-kind", {}, kind));
    const item = make("li", "", { role: "option", id: `rk-option-${index}`, "data-id": entry.id }, head);
    if (entry.id === this.wish.now?.id) head.append(make("span", "rk-kind", {}, "库里的新版"));
    if (entry.purpose) item.append(make("p", "rk-hint", {}, entry.purpose));
    return item;
  }

  offerOwn() {
    if (!this.wish.own) return;
    const heading = this.input.value.trim();
    const label = heading ? `自己写一节，标题用“${heading}”` : "自己写一节";
    this.own.replaceChildren(button(label, () => this.take({ own: heading }), "rk-button"));
  }

  mark() {
    for (const [index, item] of [...this.list.children].entries()) {
      item.setAttribute("aria-selected", String(index === this.at));
      if (index === this.at) item.scrollIntoView({ block: "nearest" });
    }
    if (this.list.children[this.at]) this.input.setAttribute("aria-activedescendant", `rk-option-${this.at}`);
    else this.input.removeAttribute("aria-activedescendant");
  }

  /** @param {KeyboardEvent} event */
  press(event) {
    const most = this.list.children.length - 1;
    if (event.key === "ArrowDown") this.at = Math.min(most, this.at + 1);
    else if (event.key === "ArrowUp") this.at = Math.max(0, this.at - 1);
    else if (event.key === "Enter") {
      const item = /** @type {HTMLElement | undefined} */ (this.list.children[this.at]);
      if (item) this.take({ id: item.dataset.id ?? "" });
      else if (this.wish.own && this.input.value.trim()) this.take({ own: this.input.value.trim() });
    } else return;
    event.preventDefault();
    this.mark();
  }

  /** @param {Picked} picked */
  take(picked) {
    this.picked = picked;
    this.close();
  }
}

/** @type {(count: number) => string} */
const countOf = (count) => `${count}个片段${count > MOST ? `，先列${MOST}个，再输几个字会更准` : ""}`;
