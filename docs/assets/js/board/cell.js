// @ts-check
/**
 * A cell of the board: one line that grows, under its label, with what is still missing beside it.
 *
 * @module
 */

import { make } from "../desk/element.js";

/** @typedef {import("../bridge/gaps.js").Gap} Gap */

/** What a column is asked for, where its name does not say it. @type {Readonly<Record<string, string>>} */
export const HINTS = {
  责任人: "写一个人",
  完成时限: "写到日",
  衡量指标: "看什么算做到了",
  说明: "要谁批准、包括哪几步",
  口径: "怎么数",
  基线: "现在的数",
  目标值: "带单位",
  依据: "哪份记录",
};

export class Cell {
  /**
   * @param {string} label
   * @param {string} about what it is read as, `P1 名称`
   * @param {(raw: string) => void} typed
   * @param {{list?: string}} [settings] list: the id of a list of words to choose from
   */
  constructor(label, about, typed, { list } = {}) {
    const settings = { "aria-label": about, placeholder: HINTS[label] ?? "", spellcheck: "false", autocomplete: "off" };
    this.input = list ? make("input", "rk-link-input", { ...settings, type: "text", list }) : make("textarea", "rk-link-input", { ...settings, rows: 1 });
    this.input.addEventListener("input", () => (typed(this.input.value.replace(/\s*\n\s*/g, " ")), this.grow()));
    this.said = make("div", "rk-gaps-here", { id: `rk-gap-${about.replace(" ", "-")}` });
    this.node = make("div", "rk-link-cell", { "data-column": label }, make("span", "rk-link-label", { "aria-hidden": "true" }, label), this.input, this.said);
  }

  /** @param {string} raw @param {readonly Gap[]} gaps */
  render(raw, gaps) {
    if (this.input.value !== raw && (document.activeElement !== this.input || this.input.value.trim() !== raw.trim())) this.input.value = raw;
    showGaps(this.said, gaps);
    if (gaps.length) this.input.setAttribute("aria-describedby", this.said.id);
    else this.input.removeAttribute("aria-describedby");
    this.node.classList.toggle("rk-wanting", gaps.length > 0);
    this.grow();
  }

  /** Be as high as what is written; browsers that can do so by themselves. */
  grow() {
    if (CSS.supports("field-sizing", "content") || this.input.tagName !== "TEXTAREA") return;
    this.input.style.height = "auto";
    this.input.style.height = `${this.input.scrollHeight}px`;
  }
}

/** Show what is missing, each with what to do about it. @param {HTMLElement} box @param {readonly Gap[]} gaps */
export function showGaps(box, gaps) {
  const key = gaps.map(({ message, advice }) => message + advice).join("\n");
  if (box.dataset.key === key) return;
  box.dataset.key = key;
  box.replaceChildren(...gaps.map(({ rule, message, advice }) => make("p", "rk-gap", { "data-rule": rule }, make("strong", "", {}, message), advice)));
}
