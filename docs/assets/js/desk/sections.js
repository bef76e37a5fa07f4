// @ts-check
/**
 * The list of a draft's sections: choose, move, nest, rename, swap, copy, remove, put back.
 *
 * @module
 */

import { Dragging } from "./dragging.js";
import { arrange, button, make, say } from "./element.js";

/** @typedef {{key: string, level: number, number: string, heading: string, snippet: string | null, edited: boolean, notes: number}} Line */
/** @typedef {"up" | "down" | "in" | "out" | "rename" | "swap" | "restore" | "copy" | "below" | "remove" | "guide"} Act */

/**
 * Told of what the writer does.
 *
 * @typedef {object} Told
 * @property {(key: string) => void} choose a section was chosen
 * @property {(act: Act, key: string) => void} act a button or key was pressed
 * @property {(key: string, to: number) => void} move a section was dropped before the one at an index
 */

/** @type {[Act, string, string][]} the act, its name and its key */
const MOVES = [
  ["up", "上移", "Alt+↑"],
  ["down", "下移", "Alt+↓"],
  ["out", "升级", "Alt+←"],
  ["in", "降级", "Alt+→"],
];
/** @type {[Act, string][]} */
const MORE = [
  ["guide", "写法"],
  ["rename", "改名"],
  ["swap", "换一种写法"],
  ["restore", "恢复原文"],
  ["copy", "复制这节"],
  ["below", "在下面加"],
  ["remove", "删除"],
];
/** @type {Record<string, Act>} */
const KEYS = { ArrowUp: "up", ArrowDown: "down", ArrowLeft: "out", ArrowRight: "in" };

export class Sections {
  /** @param {HTMLElement} box where the list stands @param {Told} told */
  constructor(box, told) {
    this.told = told;
    this.list = make("ol", "rk-lines", { "aria-label": "章节" });
    box.replaceChildren(this.list);
    /** @type {Map<string, HTMLElement>} */
    this.items = new Map();
    /** @type {string | null} */
    this.chosen = null;
    /** @type {readonly Line[]} */
    this.lines = [];
    this.tools = this.toolbar();
    this.list.addEventListener("keydown", (event) => this.press(event));
    this.list.addEventListener("click", (event) => {
      const key = keyOf(event.target);
      if (key && /** @type {HTMLElement} */ (event.target).closest(".rk-line-name")) told.choose(key);
    });
    new Dragging(this.list, (key, to) => told.move(key, to));
  }

  toolbar() {
    const moves = MOVES.map(([act, name, key]) =>
      button(name, () => this.chosen && this.told.act(act, this.chosen), "rk-move", { title: key, "data-act": act }),
    );
    const more = MORE.map(([act, name]) => button(name, () => this.chosen && this.told.act(act, this.chosen), "rk-tool", { "data-act": act }));
    return make("div", "rk-line-tools", { role: "group", "aria-label": "这一节" }, make("div", "rk-moves", {}, ...moves), ...more);
  }

  /**
   * Show the sections; what has the focus keeps it.
   *
   * @param {readonly Line[]} lines the sections in order
   * @param {string | null} chosen the chosen one
   * @returns {void}
   */
  render(lines, chosen) {
    this.lines = lines;
    this.chosen = chosen;
    const focused = /** @type {HTMLElement | null} */ (document.activeElement);
    const kept = focused && this.list.contains(focused) ? focused : null;
    const nodes = lines.map((line) => {
      const item = this.items.get(line.key) ?? this.item(line.key);
      this.fill(item, line);
      return item;
    });
    arrange(this.list, nodes);
    const keys = new Set(lines.map((line) => line.key));
    for (const key of this.items.keys()) if (!keys.has(key)) this.items.delete(key);
    if (kept?.isConnected && document.activeElement !== kept) kept.focus({ preventScroll: true });
  }

  /** @type {(key: string) => HTMLElement} */
  item(key) {
    const handle = make("span", "rk-handle", { "aria-hidden": "true", title: "按住拖动" }, "⠿");
    const name = make("button", "rk-line-name", { type: "button", "aria-describedby": "rk-lines-help" });
    name.append(make("span", "rk-no"), make("span", "rk-line-text"), make("span", "rk-line-notes"), make("span", "rk-line-edited"));
    const item = make("li", "rk-line-item", { "data-key": key }, make("div", "rk-line-row", {}, handle, name));
    this.items.set(key, item);
    return item;
  }

  /** @type {(item: HTMLElement, line: Line) => void} */
  fill(item, line) {
    const chosen = line.key === this.chosen;
    const name = /** @type {HTMLButtonElement} */ (item.querySelector(".rk-line-name"));
    const [number, text, notes, edited] = /** @type {HTMLElement[]} */ ([...name.children]);
    say(number, line.number);
    say(text, line.heading || "（没有标题）");
    say(notes, line.notes ? `${line.notes}处提醒` : "");
    say(edited, line.edited ? "已改" : "");
    item.dataset.level = String(line.level);
    item.classList.toggle("rk-current", chosen);
    item.classList.toggle("rk-own-line", line.snippet === null);
    if (chosen) name.setAttribute("aria-current", "true");
    else name.removeAttribute("aria-current");
    const first = this.chosen === null || !this.lines.some((other) => other.key === this.chosen);
    name.tabIndex = chosen || (first && this.lines[0] === line) ? 0 : -1;
    const { tools } = this;
    const here = item.contains(tools);
    if (!chosen && here) tools.remove();
    if (!chosen) return;
    if (!here) item.append(tools);
    for (const tool of /** @type {NodeListOf<HTMLElement>} */ (tools.querySelectorAll("[data-act=restore], [data-act=swap], [data-act=guide]"))) tool.hidden = tool.dataset.act === "restore" ? !line.edited : line.snippet === null;
  }

  /** @param {KeyboardEvent} event */
  press(event) {
    const target = /** @type {HTMLElement} */ (event.target);
    const key = keyOf(target);
    if (!key || target instanceof HTMLInputElement) return;
    const act = event.altKey ? KEYS[event.key] : undefined;
    if (act) this.told.act(act, key);
    else if (!target.matches(".rk-line-name") || event.ctrlKey || event.metaKey) return;
    else if (event.key === "F2") this.told.act("rename", key);
    else if (event.key === "Delete") this.told.act("remove", key);
    else if (!this.step(event.key, key)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** @type {(pressed: string, key: string) => boolean} */
  step(pressed, key) {
    const at = this.lines.findIndex((line) => line.key === key);
    const to = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: this.lines.length - 1 }[pressed];
    if (to === undefined) return false;
    const line = this.lines[to];
    if (!line) return true;
    this.told.choose(line.key);
    this.focus(line.key);
    return true;
  }

  /**
   * Move to a section.
   *
   * @param {string | null} key the section, or null for the first
   * @returns {void}
   */
  focus(key) {
    const item = key === null ? this.list.firstElementChild : this.items.get(key);
    const name = /** @type {HTMLElement | null | undefined} */ (item?.querySelector(".rk-line-name"));
    name?.focus({ preventScroll: true });
    item?.scrollIntoView({ block: "nearest" });
  }
}

/** @type {(target: EventTarget | null) => string | null} */
function keyOf(target) {
  const item = /** @type {HTMLElement | null} */ (target instanceof Element ? target.closest("[data-key]") : null);
  return item?.dataset.key ?? null;
}
