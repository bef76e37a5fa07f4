// @ts-check
/**
 * The place of the advice: beside the paper where there is room and it is wanted, else on a sheet.
 *
 * @module
 */

import { inside } from "./bookmark.js";

const KEPT = "reportkb.desk.guide";
const PAUSE = 1200;
const ROOM = matchMedia("(min-width: 76em)");

export class Advice {
  /** @param {import("./desk.js").Desk} desk */
  constructor(desk) {
    this.desk = desk;
    this.wanted = inside("localStorage", (storage) => storage.getItem(KEPT)) !== "off";
    /** @type {import("./guide.js").Guide | null} */
    this.beside = null;
    this.timer = 0;
    ROOM.addEventListener("change", () => this.render());
  }

  /** Follow the chosen section. */
  render() {
    const { frame } = this.desk;
    const shown = this.wanted && ROOM.matches;
    frame.guide.hidden = !shown;
    frame.columns.classList.toggle("rk-guided", shown);
    if (ROOM.matches) frame.advice.setAttribute("aria-pressed", String(shown));
    else frame.advice.removeAttribute("aria-pressed");
    if (shown) this.later();
  }

  /** Follow once the draft itself stands and is drawn: the advice is the next thing, not the first. */
  later() {
    if (this.beside) void this.beside.render();
    else if (!this.timer) this.timer = window.setTimeout(() => void this.follow(), PAUSE);
  }

  async follow() {
    const { desk } = this;
    const drawer = await desk.coming.fetch((message) => (desk.frame.guide.textContent = message));
    this.timer = 0;
    if (!drawer) return;
    this.beside ??= drawer.guide(desk.frame.guide, () => this.turn(false));
    await this.beside.render();
  }

  /** Switch it on or off where there is room for it, and else open it. */
  press() {
    if (ROOM.matches) this.turn(!this.wanted);
    else this.desk.coming.use((drawer) => drawer.advise());
  }

  /** @param {boolean} wanted */
  turn(wanted) {
    const { frame } = this.desk;
    this.wanted = wanted;
    inside("localStorage", (storage) => storage.setItem(KEPT, wanted ? "on" : "off"));
    this.render();
    // The button that was pressed is gone.
    if (wanted) void this.follow().then(() => frame.guide.querySelector("button")?.focus());
    else frame.advice.focus();
    this.desk.notices.announce(wanted ? "写法显示在初稿旁边" : "写法收起来了");
  }
}
