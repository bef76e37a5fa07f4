// @ts-check
/**
 * The chain and its months as pictures, and the same told as lists.
 *
 * @module
 */

import { ganttOf } from "../bridge/gantt.js";
import { pictureOf } from "../bridge/picture.js";
import { make } from "../desk/element.js";
import { today } from "./today.js";

/** @typedef {import("../bridge/picture.js").Picture} Picture */
/** @typedef {import("../bridge/picture.js").Told} Line */

export class Figures {
  constructor() {
    this.chain = new Figure("哪个问题通向哪里");
    this.months = new Figure("哪个月做什么");
    this.node = make("section", "rk-board-part", { "aria-labelledby": "rk-figures-title", id: "rk-part-figures" }, make("h2", "", { id: "rk-figures-title" }, "图"), this.chain.node, this.months.node);
  }

  /** @param {import("../bridge/chain.js").Chain} chain @param {string} period */
  render(chain, period) {
    this.node.hidden = !chain.links.length;
    this.chain.render(pictureOf(chain, period, today()));
    this.months.render(ganttOf(chain, period, today()));
  }
}

class Figure {
  /** @param {string} caption */
  constructor(caption) {
    this.box = make("div", "rk-figure-box", { tabindex: 0, role: "group", "aria-label": `${caption}，可左右滚动` });
    this.list = make("div", "");
    const told = make("details", "rk-fold", {}, make("summary", "", {}, "读成文字"), this.list);
    this.none = make("p", "rk-hint", { hidden: true }, "填上这一期的起止，例如“2025年第二季度”，这里就按月排出每一项。");
    this.told = told;
    this.node = make("figure", "rk-figure", {}, make("figcaption", "", {}, caption), this.box, this.none, told);
    this.key = "";
  }

  /** @param {Picture | null} picture */
  render(picture) {
    for (const node of [this.box, this.told]) node.hidden = !picture;
    this.none.hidden = Boolean(picture);
    if (!picture || picture.svg === this.key) return;
    this.key = picture.svg;
    // Written by ourselves, all text in it escaped: no markup of the writer's comes here.
    this.box.replaceChildren(document.importNode(new DOMParser().parseFromString(picture.svg, "image/svg+xml").documentElement, true));
    this.list.replaceChildren(listOf(picture.list));
  }
}

/** @type {(lines: readonly Line[]) => HTMLElement} */
function listOf(lines) {
  return make("ul", "", {}, ...lines.map(({ text, children }) => make("li", "", {}, text, children.length ? listOf(children) : null)));
}
