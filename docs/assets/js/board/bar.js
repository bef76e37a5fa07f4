// @ts-check
/**
 * The board's bar: what the chain is about, its periods, the way back, and what it is taken along as.
 *
 * @module
 */

import { following } from "../bridge/from-report.js";
import { button, make, say } from "../desk/element.js";

/** @typedef {import("./board.js").Board} Board */

export class Bar {
  /** @param {Board} board */
  constructor(board) {
    this.board = board;
    this.title = make("input", "rk-board-title", { type: "text", autocomplete: "off", "aria-label": "这条链是关于什么的", placeholder: "例如订货助手上市项目" });
    this.title.addEventListener("input", () => board.retitle(this.title.value));
    this.saved = make("span", "rk-saved");
    this.undo = button("↶", () => board.back("undo"), "rk-icon", { "aria-label": "撤销", title: "撤销（Ctrl+Z）" });
    this.redo = button("↷", () => board.back("redo"), "rk-icon", { "aria-label": "重做", title: "重做（Ctrl+Shift+Z）" });
    const acts = board.told.acts.map(([label, act, primary]) => {
      /** @type {HTMLButtonElement} */
      const made = button(label, () => act(board, made), primary ? "rk-button rk-primary" : "rk-button");
      return made;
    });
    this.periods = make("div", "rk-periods", { role: "group", "aria-label": "哪一期" });
    this.name = make("input", "rk-period-name", { type: "text", autocomplete: "off", id: "rk-period-name", placeholder: "例如2025年第二季度" });
    this.name.addEventListener("input", () => board.rename(this.name.value));
    const next = button("＋下一期", () => this.ask(), "rk-tool", { title: "开始下一期：没有了结的自动带过去，逐项答复" });
    const top = make("div", "rk-board-top", {}, this.title, this.saved, make("span", "rk-gap"), this.undo, this.redo, ...acts);
    const period = make("div", "rk-board-periods", {}, this.periods, next, make("span", "rk-gap"), make("label", "rk-period-label", {}, make("span", "", {}, "这一期的起止"), this.name));
    this.grown = make("p", "rk-error rk-outgrown", { role: "alert", hidden: true });
    this.node = make("div", "rk-board-bar", {}, top, period, this.grown);
  }

  render() {
    const { chain, period, session } = this.board;
    if (this.title.value !== chain.title) this.title.value = chain.title;
    const current = chain.periods.find(({ id }) => id === period);
    if (this.name.value !== current?.name) this.name.value = current?.name ?? "";
    const key = chain.periods.map(({ id, name }) => id + name).join("\n") + period;
    if (this.periods.dataset.key !== key) {
      const focused = this.periods.contains(document.activeElement);
      this.periods.dataset.key = key;
      this.periods.replaceChildren(...chain.periods.map(({ id, name }) => button(name || "没有名字", () => this.board.turn(id), "rk-period", { "aria-pressed": String(id === period), "data-period": id })));
      if (focused) /** @type {HTMLElement | null} */ (this.periods.querySelector("[aria-pressed=true]"))?.focus();
    }
    const { undo, redo } = session.can;
    for (const [node, on] of /** @type {[HTMLElement, boolean][]} */ ([[this.undo, undo], [this.redo, redo]])) node.setAttribute("aria-disabled", String(!on));
  }

  /** Begin the next period under the name that follows. */
  ask() {
    this.board.next(following(this.board.chain.periods.at(-1)?.name ?? ""));
    this.name.focus();
    this.name.select();
  }

  /** Say that the chain has outgrown its file, or no more. @param {string} text */
  warn(text) {
    say(this.grown, text);
    this.grown.hidden = !text;
  }

  /** @param {string} text @param {boolean} bad */
  say(text, bad) {
    say(this.saved, text);
    this.saved.classList.toggle("rk-unsaved", bad);
  }
}
