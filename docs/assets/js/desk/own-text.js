// @ts-check
/**
 * The box for a section's own text; it is as high as its text, up to what fits the window.
 *
 * @module
 */

import { make } from "./element.js";

export class OwnText {
  /** @param {string} key the section @param {import("./fields.js").Told} told */
  constructor(key, told) {
    const id = `text-${key}`;
    this.area = make("textarea", "rk-own", { id, rows: 4, placeholder: "直接写。“- ”起头是列表，“|”分格是表格。" });
    this.label = make("label", "", { for: id });
    this.box = make("div", "rk-row", {}, this.label, this.area);
    this.area.addEventListener("input", () => {
      told.write(key, this.area.value);
      this.grow();
    });
    // Where the browser fits a box to its text by itself, nothing is measured.
    this.measured = !CSS.supports("field-sizing", "content");
    this.width = 0;
    if (this.measured) new ResizeObserver(() => this.fit()).observe(this.area);
  }

  /** Put the draft's text in, leaving what is being typed alone. @param {string} text */
  refill(text) {
    if (this.area.value === text) return;
    this.area.value = text;
    this.grow();
  }

  /** Fit the height to another width, or to the first that there is. */
  fit() {
    if (this.area.clientWidth === this.width) return;
    this.width = this.area.clientWidth;
    this.grow();
  }

  grow() {
    const { area } = this;
    if (!this.measured || !area.clientWidth) return;
    area.style.height = "auto";
    area.style.height = `${area.scrollHeight + area.offsetHeight - area.clientHeight}px`;
  }
}
