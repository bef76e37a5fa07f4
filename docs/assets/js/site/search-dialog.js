// @ts-check
/**
 * The header's search: answers in its box, which head.js opens and closes, and loads the index only then.
 *
 * @module
 */

import { loadCharacters, loadSearch, whyNot } from "./catalog.js";
import { answer, excerpt, near, prepare } from "./search.js";

// How much of a query is said again.
const LONGEST = 32;

/**
 * Answer what is typed into the box, and what was typed before this module arrived.
 *
 * @param {HTMLDialogElement} box the box
 * @returns {void}
 */
export function mountSearch(box) {
  const dialog = new SearchDialog(box);
  void dialog.answer();
  if (box.dataset.asked === dialog.input.value) void dialog.go();
}

class SearchDialog {
  /** @param {HTMLDialogElement} box */
  constructor(box) {
    this.box = box;
    this.root = box.dataset.root ?? "";
    this.input = /** @type {HTMLInputElement} */ (box.querySelector("input"));
    this.status = /** @type {HTMLElement} */ (box.querySelector("[role=status]"));
    this.list = /** @type {HTMLOListElement} */ (box.querySelector("ol"));
    this.desk = /** @type {HTMLElement} */ (box.querySelector(".rk-search-desk"));
    /** @type {Promise<import("./search.js").Index> | null} */
    this.index = null;
    this.listen();
  }

  listen() {
    // While an input method composes, the field holds letters that nobody searches for.
    this.input.addEventListener("input", (event) => {
      if (!(event instanceof InputEvent && event.isComposing)) void this.answer();
    });
    this.input.addEventListener("compositionend", () => void this.answer());
    this.box.querySelector("form")?.addEventListener("submit", () => void this.go());
    this.box.addEventListener("keydown", (event) => this.move(event));
  }

  load() {
    this.index ??= Promise.all([loadSearch(this.root), loadCharacters(this.root)]).then(([{ pages, words }, characters]) => prepare(pages, characters, words));
    this.index.catch(() => (this.index = null));
    return this.index;
  }

  /** @returns {Promise<number | void>} how many were found, where nothing else is asked for by now */
  async answer() {
    const query = this.input.value;
    const wanted = query.trim();
    try {
      if (!this.list.childElementCount) this.status.textContent = wanted && "正在找……";
      const index = await this.load();
      if (query !== this.input.value) return; // a later keystroke answers
      const { entries: found, total, sure } = answer(index, query);
      const listed = found.length || !wanted ? found : near(index, query);
      this.list.replaceChildren(...listed.map((entry) => this.item(entry, query, index)));
      this.desk.hidden = !wanted || sure;
      this.status.textContent = wanted && saying(wanted, total, sure, listed.length);
      return total;
    } catch (error) {
      this.status.textContent = `搜索没有载入成功。${whyNot(error)}`;
    }
  }

  /** Open the first result; what is only near is not what was asked for, and who closed the box asks no more. */
  async go() {
    if ((await this.answer()) && this.box.open) this.list.querySelector("a")?.click();
  }

  /** @type {(entry: import("./search.js").Entry, query: string, index: import("./search.js").Index) => HTMLElement} */
  item(entry, query, index) {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = this.root + entry.url;
    const title = document.createElement("strong");
    title.textContent = entry.title;
    const kind = document.createElement("small");
    kind.textContent = entry.kind;
    const [before, match, after] = excerpt(index, entry.text, query);
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
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const links = [...this.box.querySelectorAll("a")].filter((link) => link.checkVisibility());
    const stops = [this.input, ...links];
    const at = stops.indexOf(/** @type {HTMLInputElement} */ (document.activeElement));
    const next = stops[at + (event.key === "ArrowDown" ? 1 : -1)];
    if (!next) return;
    event.preventDefault();
    next.focus();
  }
}

/** @type {(wanted: string, found: number, sure: boolean, listed: number) => string} listed: the first of those found, or else what is near */
function saying(wanted, found, sure, listed) {
  const many = `${found}条${found > listed ? `，列出前${listed}条` : ""}`;
  if (sure) return `找到${many}`;
  const asked = wanted.length > LONGEST ? `${wanted.slice(0, LONGEST)}……` : wanted;
  if (found) return `没有专讲“${asked}”的。提到其中几个字的有${many}：`;
  return `没有找到“${asked}”。${listed ? "标题最接近的是：" : ""}`;
}
