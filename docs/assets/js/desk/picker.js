// @ts-check
/**
 * Find a snippet by typing, and pick it with the mouse, a finger or the keyboard.
 *
 * @module
 */

import { loadCharacters, loadSnippets, whyNot } from "../site/catalog.js";
import { find, near, variants } from "../site/listing.js";
import { button, make, sheet } from "./element.js";
import { Look } from "./look.js";

/**
 * What is to be picked.
 *
 * @typedef {object} Wish
 * @property {string} title
 * @property {string} take what taking one is called
 * @property {boolean} own whether a section of one's own may be picked
 * @property {string | null} kind of which kind alone
 * @property {{id: string, digest: string} | null} now what stands there
 * @property {import("../draft/draft.js").Draft} draft
 * @property {string | null} key the section whose place it takes
 */
/** @typedef {{id: string} | {own: string}} Picked */

const MOST = 60;
// As much of a text as two lines can show.
const LINES = 120;

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
    /** @type {readonly import("../site/listing.js").Listed[]} what is shown of it */
    this.listed = [];
    /** @type {Map<import("../site/listing.js").Listed, HTMLElement>} */
    this.items = new Map();
    this.at = -1;
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
    this.look = new Look(root, wish, wish.take, () => this.takeAt(this.at));
    this.listen();
    dialog.addEventListener("close", () => resolve(this.picked));
    body.append(this.input, this.state, make("div", "rk-picker-both", {}, this.list, this.look.box), this.own);
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
      (error) => (this.state.textContent = `片段没有载入成功。${whyNot(error)}${wish.own ? "也可以先自己写一节。" : ""}`),
    );
    this.offerOwn();
  }

  /** What the pointer is on is looked at and taken by a click; a finger looks first, and takes what it looks at. */
  listen() {
    const at = (/** @type {Event} */ event) => {
      const item = event.target instanceof Element ? event.target.closest("[role=option]") : null;
      return item ? [...this.list.children].indexOf(item) : -1;
    };
    let looks = false;
    this.list.addEventListener("pointerdown", (event) => (looks = event.pointerType === "touch" && at(event) !== this.at));
    this.list.addEventListener("pointermove", (event) => {
      const still = !event.movementX && !event.movementY; // the list moved, not the pointer
      if (event.pointerType === "mouse" && !still && at(event) >= 0) this.mark(at(event), false);
    });
    this.list.addEventListener("click", (event) => {
      if (at(event) < 0) return;
      if (looks) this.mark(at(event), false);
      else this.takeAt(at(event));
      looks = false;
    });
  }

  show() {
    const query = this.input.value;
    const found = find(this.listing, query);
    const listed = found.length ? found : near(this.listing, query);
    this.listed = listed.slice(0, MOST);
    this.state.textContent = found.length ? countOf(found.length) : this.none(query, listed.length > 0);
    this.list.replaceChildren(...this.listed.map((entry) => this.items.get(entry) ?? this.item(entry)));
    for (const [index, item] of [...this.list.children].entries()) item.id = `rk-option-${index}`;
    this.mark(found.length ? 0 : -1); // what is only near is chosen, never taken for what was meant
    this.offerOwn();
  }

  /** @type {(query: string, near: boolean) => string} */
  none(query, near) {
    if (this.wish.kind && !this.listing.snippets.length) return "片段库里这一类只有这一种写法。";
    return `没有片段写到“${query.trim()}”。${near ? "标题最接近的是这几个：" : this.wish.own ? "可以自己写一节。" : ""}`;
  }

  /** @type {(entry: import("../site/listing.js").Listed) => HTMLElement} */
  item(entry) {
    const kind = Object.hasOwn(this.listing.kinds, entry.kind) ? this.listing.kinds[entry.kind] : entry.kind;
    const head = make("p", "rk-picker-title", {}, make("strong", "", {}, entry.title), make("span", "rk-kind", {}, kind));
    const item = make("li", "", { role: "option", "data-id": entry.id, "aria-selected": "false" }, head);
    this.items.set(entry, item);
    if (entry.id === this.wish.now?.id) head.append(make("span", "rk-kind", {}, "库里的新版"));
    if (entry.purpose) item.append(make("p", "rk-hint", {}, entry.purpose));
    item.append(make("p", "rk-picker-text", {}, entry.text.replace(/\s+/g, " ").slice(0, LINES)));
    return item;
  }

  offerOwn() {
    if (!this.wish.own) return;
    const heading = this.input.value.trim();
    const label = heading ? `自己写一节，标题用“${heading}”` : "自己写一节";
    this.own.replaceChildren(button(label, () => this.take({ own: heading }), "rk-button"));
  }

  /** @param {number} at @param {boolean} [scrolls] whether it is brought into view */
  mark(at, scrolls = true) {
    this.list.querySelector("[aria-selected=true]")?.setAttribute("aria-selected", "false");
    this.at = at;
    const item = this.list.children[at];
    if (item) {
      item.setAttribute("aria-selected", "true");
      this.input.setAttribute("aria-activedescendant", item.id);
      if (scrolls) item.scrollIntoView({ block: "nearest" });
    } else this.input.removeAttribute("aria-activedescendant");
    this.look.show(this.listed[at] ?? null);
  }

  /** @param {KeyboardEvent} event */
  press(event) {
    const most = this.listed.length - 1;
    if (event.key === "ArrowDown") this.mark(Math.min(most, this.at + 1));
    else if (event.key === "ArrowUp") this.mark(Math.max(0, this.at - 1));
    else if (event.key !== "Enter") return;
    else if (this.listed[this.at]) this.takeAt(this.at);
    else if (this.wish.own && this.input.value.trim()) this.take({ own: this.input.value.trim() });
    event.preventDefault();
  }

  /** @param {number} at */
  takeAt(at) {
    const entry = this.listed[at];
    if (entry) this.take({ id: entry.id });
  }

  /** @param {Picked} picked */
  take(picked) {
    this.picked = picked;
    this.close();
  }
}

/** @type {(count: number) => string} */
const countOf = (count) => `${count}个片段${count > MOST ? `，先列${MOST}个，再输几个字会更准` : ""}`;
