// @ts-check
/**
 * The header's search: a dialog that loads the index when a reader first searches.
 *
 * @module
 */

import { excerpt, prepare, search } from "./search.js";

const FRAME = `
  <form role="search"><input type="search" aria-label="搜索提纲和片段" placeholder="输入标题、几个词或正文里的一句话"
    autocomplete="off" autocapitalize="off" spellcheck="false"><button type="button">关闭</button></form>
  <p class="rk-search-status" role="status"></p><ol></ol>`;

/**
 * Open the dialog from its button, and from the keys / and Ctrl+K.
 *
 * @param {HTMLButtonElement} opener the button
 * @returns {void}
 */
export function mountSearch(opener) {
  const dialog = new SearchDialog(opener.dataset.index ?? "", opener.dataset.root ?? "");
  opener.hidden = false;
  opener.addEventListener("click", () => dialog.open());
  addEventListener("keydown", (event) => {
    const typing = event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]");
    const slash = event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey;
    const k = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey);
    if (!slash && !k) return;
    event.preventDefault();
    dialog.open();
  });
}

class SearchDialog {
  /** @param {string} address of the index @param {string} root the way to the root of the site */
  constructor(address, root) {
    this.address = address;
    this.root = root;
    this.box = document.createElement("dialog");
    this.box.className = "rk-search";
    this.box.setAttribute("aria-label", "搜索");
    this.box.innerHTML = FRAME;
    this.input = /** @type {HTMLInputElement} */ (this.box.querySelector("input"));
    this.status = /** @type {HTMLElement} */ (this.box.querySelector("[role=status]"));
    this.list = /** @type {HTMLOListElement} */ (this.box.querySelector("ol"));
    /** @type {Promise<import("./search.js").Prepared[]> | null} */
    this.index = null;
    this.listen();
    document.body.append(this.box);
  }

  listen() {
    // While an input method composes, the field holds letters that nobody searches for.
    this.input.addEventListener("input", (event) => {
      if (!(event instanceof InputEvent && event.isComposing)) void this.answer();
    });
    this.input.addEventListener("compositionend", () => void this.answer());
    this.box.querySelector("form")?.addEventListener("submit", (event) => {
      event.preventDefault();
      this.list.querySelector("a")?.click();
    });
    this.box.querySelector("button")?.addEventListener("click", () => this.box.close());
    this.box.addEventListener("click", (event) => {
      if (event.target === this.box) this.box.close();
    });
    this.box.addEventListener("keydown", (event) => {
      if (!event.isComposing) this.move(event); // an input method has these keys to itself
    });
  }

  open() {
    if (!this.box.open) this.box.showModal();
    this.input.select();
    void this.load();
  }

  load() {
    this.index ??= fetch(this.address)
      .then((response) => (response.ok ? response.json() : Promise.reject(new Error(String(response.status)))))
      .then(prepare);
    this.index.catch(() => (this.index = null));
    return this.index;
  }

  async answer() {
    const query = this.input.value;
    try {
      const index = await this.load();
      if (query !== this.input.value) return; // a later keystroke answers
      const entries = search(index, query);
      this.list.replaceChildren(...entries.map((entry) => this.item(entry, query)));
      this.status.textContent = !query.trim() ? "" : entries.length ? `找到${entries.length}条` : "没有找到。换几个字试试，不必加空格。";
    } catch {
      this.status.textContent = "搜索没有载入成功，请检查网络后再试。";
    }
  }

  /** @type {(entry: import("./search.js").Entry, query: string) => HTMLElement} */
  item(entry, query) {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = this.root + entry.url;
    const title = document.createElement("strong");
    title.textContent = entry.title;
    const kind = document.createElement("small");
    kind.textContent = entry.kind;
    const [before, match, after] = excerpt(entry.text, query);
    const passage = document.createElement("p");
    const mark = document.createElement("mark");
    mark.textContent = match;
    passage.append(before, mark, after);
    link.append(title, kind, passage);
    item.append(link);
    return item;
  }

  /** @type {(event: KeyboardEvent) => void} */
  move(event) {
    if (event.key === "Escape") {
      event.preventDefault(); // which would only empty the field
      this.box.close();
    }
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const stops = [this.input, ...this.list.querySelectorAll("a")];
    const at = stops.indexOf(/** @type {HTMLInputElement} */ (document.activeElement));
    const next = stops[at + (event.key === "ArrowDown" ? 1 : -1)];
    if (!next) return;
    event.preventDefault();
    next.focus();
  }
}
