// @ts-check
/**
 * All that is missing, counted in one line, each a way to its place.
 *
 * @module
 */

import { ageSentence } from "../bridge/ages.js";
import { planOf, rangeOf } from "../bridge/plan.js";
import { button, make, say } from "../desk/element.js";
import { copy } from "../site/clipboard.js";
import { today } from "./today.js";

/** @typedef {import("../bridge/gaps.js").Gap} Gap */

export class GapList {
  /** @param {(gap: Gap) => void} go */
  constructor(go) {
    this.go = go;
    this.summary = make("summary", "");
    this.list = make("ul", "");
    this.fold = make("details", "rk-fold rk-gap-list", {}, this.summary, this.list);
    this.sentence = make("p", "rk-board-sentence");
    this.copy = button("复制这句", () => void this.take(), "rk-tool");
    this.none = make("p", "rk-hint", {}, "没有缺口：每个问题都有去处，每一项都有人、有时限、有指标。");
    this.over = make("p", "rk-board-over", { hidden: true }, "这一期已经过了。按“＋下一期”，逐项答复这一期的计划，没有了结的带到下一期。");
    this.told = make("div", "rk-board-told", {}, this.sentence, this.copy);
    this.node = make("div", "rk-board-state", { role: "group", "aria-label": "这条链的情形" }, this.over, this.told, this.fold, this.none);
  }

  /** @param {readonly Gap[]} gaps @param {import("../bridge/chain.js").Chain} chain @param {string} period */
  render(gaps, chain, period) {
    say(this.summary, `${gaps.length}处缺口`);
    this.fold.hidden = !gaps.length;
    this.none.hidden = gaps.length > 0 || !chain.links.length;
    const key = gaps.map(({ id, message }) => id + message).join("\n");
    if (this.list.dataset.key !== key) {
      this.list.dataset.key = key;
      this.list.replaceChildren(...gaps.map((gap) => make("li", "", {}, button(gap.id.startsWith("T") ? gap.message : `${gap.id}：${gap.message}`, () => this.go(gap), "rk-tool"))));
    }
    const last = chain.periods.at(-1);
    const range = rangeOf(last?.name ?? "");
    this.over.hidden = last?.id !== period || !range || range[1] >= today() || !planOf(chain, period).length;
    const sentence = ageSentence(chain, period);
    say(this.sentence, sentence);
    this.told.hidden = !sentence;
  }

  async take() {
    const done = await copy({ html: "", text: this.sentence.textContent ?? "" });
    say(this.copy, done ? "已复制" : "没有复制成，请手工选中");
    setTimeout(() => say(this.copy, "复制这句"), 3000);
  }
}
