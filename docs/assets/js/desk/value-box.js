// @ts-check
/**
 * A small box beside a blank of the paper: its value, and the ways on.
 *
 * @module
 */

import { askedOf } from "../draft/asked.js";
import { button, make, say } from "./element.js";

/** @typedef {{name: string, places: import("../draft/asked.js").Places, anchor: HTMLElement, back: () => void, rewrite: (() => void) | null, drop: (() => void) | null}} Wish back: where the focus goes afterwards */

export class ValueBox {
  /** @param {import("./desk.js").Desk} desk */
  constructor(desk) {
    this.desk = desk;
    /** @type {HTMLElement | null} */
    this.box = null;
    document.addEventListener("pointerdown", (event) => {
      if (this.box && !this.box.contains(/** @type {Node} */ (event.target))) this.close();
    });
  }

  /** Ask for the value of a blank. @param {Wish} wish */
  open({ name, places, anchor, back, rewrite, drop }) {
    this.close();
    const { desk } = this;
    const asked = askedOf(desk.draft, name, places);
    const before = asked?.raw(desk.draft) ?? "";
    const end = () => (this.close(), back());
    const to = button("到填写栏", () => (this.close(), desk.goToField(name)), "rk-tool");
    const ways = [rewrite && button("改文字", () => (this.close(), rewrite()), "rk-tool"), drop && button("删掉这个空", () => (this.close(), drop()), "rk-tool"), to];
    const shut = button("关闭", end, "rk-tool");
    const title = make("label", "rk-value-label", { for: "rk-value-input" });
    const input = asked && (asked.choices.length ? make("select", "", { id: "rk-value-input" }, ...["", ...asked.choices].map((word) => make("option", "", { value: word }, word || "（未选）"))) : make("input", "", { id: "rk-value-input", type: "text", autocomplete: "off" }));
    const hint = make("p", "rk-hint", { id: "rk-value-hint" });
    const box = make("div", "rk-value", { role: "dialog", "aria-label": "填空" }, title, input, hint, make("div", "rk-value-ways", {}, ...ways, shut));
    if (input && asked) {
      say(title, asked.label);
      say(hint, asked.hint);
      input.value = before;
      input.setAttribute("aria-describedby", hint.id);
      desk.session.seal();
      input.addEventListener("input", () => void desk.change(asked.fill(desk.draft, input.value), asked.tag));
    } else {
      title.replaceWith(make("p", "rk-value-label", {}, anchor.textContent ?? ""));
      say(hint, "这里的内容由别处的数得出，或在清单里填。");
    }
    box.addEventListener("keydown", (event) => {
      event.stopPropagation();
      if (event.key !== "Escape" && (event.key !== "Enter" || event.isComposing || event.target !== input)) return;
      event.preventDefault();
      if (event.key === "Escape" && asked) desk.change(asked.fill(desk.draft, before), asked.tag);
      end();
    });
    box.addEventListener("focusout", () => setTimeout(() => this.box === box && document.hasFocus() && !box.contains(document.activeElement) && this.close(), 0));
    this.put(box, anchor);
    if (input instanceof HTMLInputElement) input.select();
    (input ?? to).focus({ preventScroll: true });
    box.scrollIntoView({ block: "nearest" });
  }

  /** @type {(box: HTMLElement, anchor: HTMLElement) => void} below a blank, inside of the paper's column */
  put(box, anchor) {
    const column = /** @type {HTMLElement} */ (this.desk.frame.paper.closest(".rk-column"));
    const place = anchor.getBoundingClientRect();
    column.append(box);
    const frame = column.getBoundingClientRect();
    const left = Math.min(place.left - frame.left, column.clientWidth - box.offsetWidth - 8);
    box.style.left = `${Math.max(8, left)}px`;
    box.style.top = `${place.bottom - frame.top + column.scrollTop + 4}px`;
    this.box = box;
  }

  close() {
    const { box } = this;
    if (!box) return;
    this.box = null;
    box.remove();
    this.desk.session.seal();
  }
}
