// @ts-check
/**
 * The outlines to choose from, by the occasions that people look for them on; typing, or an occasion, leaves what fits.
 *
 * @module
 */

import { loadListing, whyNot } from "../site/catalog.js";
import { button, make, say } from "./element.js";

/** @typedef {import("../site/catalog.js").Listed} Listed */

const plain = (/** @type {string} */ text) => text.normalize("NFKC").toLowerCase();

export class OutlineList {
  /** @param {(id: string) => void} chosen told of the outline that was chosen */
  constructor(chosen) {
    this.chosen = chosen;
    /** What each is found by. @type {Map<HTMLElement, string>} */
    this.lines = new Map();
    this.input = make("input", "rk-picker-input", { type: "search", "aria-label": "找提纲", placeholder: "输入名称、用处或场合，如：周报", oninput: () => this.narrow() });
    this.words = make("div", "rk-occasion-words", { role: "group", "aria-label": "场合" });
    this.state = make("p", "rk-hint", { role: "status" });
    this.find = make("div", "rk-find-outline", {}, this.input, this.words, this.state);
    this.box = make("div", "rk-start-outlines", {}, make("p", "rk-hint", {}, "正在载入提纲……"));
  }

  /**
   * Load the outlines and show them.
   *
   * @param {string} root the way to the root of the site
   * @param {string} [otherwise] what else can be done where they do not come
   * @returns {Promise<readonly Listed[]>} none where they did not come, which is said
   */
  async show(root, otherwise = "") {
    try {
      const { outlines, occasions } = await loadListing(root);
      const of = (/** @type {string} */ word) => outlines.filter((outline) => outline.occasions[0] === word);
      const words = occasions.filter((word) => of(word).length);
      this.lines.clear();
      this.box.replaceChildren(this.find, ...words.map((word) => make("section", "", { "aria-label": word }, make("h3", "", {}, word), make("ul", "", {}, ...of(word).map((outline) => this.line(outline))))));
      this.words.replaceChildren(...words.map((word) => button(word, () => this.narrow(this.input.value === word ? "" : word), "rk-occasion-word")));
      this.narrow();
      return outlines;
    } catch (error) {
      this.box.replaceChildren(make("p", "rk-error", {}, `提纲没有载入成功。${whyNot(error)}${otherwise}`));
      return [];
    }
  }

  /** @param {Listed} outline */
  line({ id, title, summary, sections, occasions }) {
    const choose = button(title, () => this.chosen(id), "rk-start-outline", { "data-outline": id });
    const line = make("li", "", {}, make("div", "rk-start-line", {}, choose, make("span", "rk-count", {}, `${sections}节`)), make("p", "rk-hint", {}, summary));
    this.lines.set(line, plain(`${title}\n${summary}\n${occasions}`));
    return line;
  }

  /** Leave what has every word. @param {string} [typed] */
  narrow(typed = this.input.value) {
    this.input.value = typed;
    const wanted = plain(typed).split(/\s+/);
    for (const [line, said] of this.lines) line.hidden = !wanted.every((word) => said.includes(word));
    for (const group of this.box.querySelectorAll("section")) group.toggleAttribute("hidden", !group.querySelector("li:not([hidden])"));
    for (const word of this.words.children) word.setAttribute("aria-pressed", String(word.textContent === typed));
    const left = this.box.querySelectorAll("li:not([hidden])").length;
    say(this.state, !typed.trim() ? "" : left ? `对得上的有${left}份。` : "没有对得上的，换一个词试试。");
  }
}
