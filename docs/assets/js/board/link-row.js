// @ts-check
/**
 * A row of the board: a problem, a cause, a measure or a goal, with what it follows from and what may follow from it.
 *
 * @module
 */

import { cellOf, COLUMNS, kindOf, SOURCES, TITLES } from "../bridge/chain.js";
import { arrange, button, make, say } from "../desk/element.js";
import { Cell, showGaps } from "./cell.js";

/** @typedef {import("../bridge/chain.js").Kind} Kind */
/** @typedef {import("../bridge/chain.js").Link} Link */
/** @typedef {import("../bridge/gaps.js").Gap} Gap */
/**
 * What is told of a row.
 *
 * @typedef {object} Told
 * @property {(id: string, column: string, raw: string) => void} write
 * @property {(id: string, source: string, tied: boolean) => void} tie
 * @property {(kind: Kind, from: string) => void} follow that a row is to follow from it
 * @property {(id: string) => void} remove
 * @property {(id: string, step: -1 | 1) => void} move
 * @property {(id: string, column: string) => void} onward that Enter was pressed in a cell
 */
/** @typedef {{link: Link, cells: import("../bridge/chain.js").Cells, sources: readonly {id: string, name: string}[], gaps: readonly Gap[], state: string}} Shown sources: what it may follow from */

/** What may follow from each kind. @type {Readonly<Record<Kind, readonly Kind[]>>} */
const FOLLOWERS = { P: ["C", "A"], C: ["A"], A: ["G"], G: [] };
/** A column that has a line of its own, once something is to be written there. */
export const NOTE = "说明";
/** The owners that were written anywhere. */
export const OWNERS = "rk-bridge-owners";

export class LinkRow {
  /** @param {string} id @param {Told} told */
  constructor(id, told) {
    this.id = id;
    this.told = told;
    const kind = kindOf(id);
    this.cells = Object.fromEntries(
      COLUMNS[kind].map((column) => [column, new Cell(column, `${id} ${column}`, (raw) => told.write(id, column, raw), column === "责任人" ? { list: OWNERS } : {})]),
    );
    this.about = make("div", "rk-gaps-here", { id: `rk-gap-${id}` });
    this.cells.名称.node.append(this.about);
    this.state = make("span", "rk-link-state");
    this.chosen = make("summary", "");
    this.choices = make("ul", "");
    this.ties = make("details", "rk-ties", {}, this.chosen, this.choices);
    this.ties.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !this.ties.open) return;
      event.preventDefault();
      this.ties.open = false;
      this.chosen.focus();
    });
    const more = FOLLOWERS[kind].map((next) => button(`＋${TITLES[next]}`, () => told.follow(next, id), "rk-tool", { "aria-label": `由${id}加一条${TITLES[next]}` }));
    this.note = Object.hasOwn(this.cells, NOTE) ? button(`＋${NOTE}`, () => this.explain(), "rk-tool", { "aria-label": `给${id}加${NOTE}` }) : null;
    if (this.note) this.cells[NOTE].node.hidden = true;
    const moves = /** @type {const} */ ([[-1, "↑", "上移"], [1, "↓", "下移"]]).map(([step, sign, label]) => button(sign, () => told.move(id, step), "rk-tool rk-link-move", { "aria-label": `${label}${id}` }));
    const acts = make("div", "rk-link-acts", {}, ...more, this.note, make("span", "rk-gap"), ...moves, button("删除", () => told.remove(id), "rk-tool", { "aria-label": `删除${id}` }));
    const tie = SOURCES[kind].length ? make("div", "rk-link-from", {}, this.ties) : null;
    const head = make("div", "rk-link-head", {}, make("span", "rk-link-id", {}, id), this.state, tie);
    this.node = make("div", "rk-link", { id: `rk-link-${id}`, "data-kind": kind, role: "group", "aria-label": `${TITLES[kind]}${id}` }, head, ...Object.values(this.cells).map(({ node }) => node), acts);
    this.node.addEventListener("keydown", (event) => this.press(event));
  }

  /** @param {Shown} shown */
  render({ link, cells, sources, gaps, state }) {
    for (const [column, cell] of Object.entries(this.cells)) cell.render(cellOf(cells, column), gaps.filter((gap) => gap.column === column));
    if (this.note && cellOf(cells, NOTE)) this.open();
    const whole = gaps.filter((gap) => !gap.column || !Object.hasOwn(this.cells, gap.column));
    showGaps(this.about, whole);
    if (whole.length) this.cells.名称.input.setAttribute("aria-describedby", `${this.about.id} ${this.cells.名称.said.id}`);
    say(this.state, state);
    this.state.hidden = !state;
    say(this.chosen, link.from.length ? `来自${link.from.join("、")}` : "来自…");
    const known = new Map([...this.choices.children].map((item) => [/** @type {HTMLElement} */ (item).dataset.id, item]));
    arrange(this.choices, sources.map(({ id, name }) => {
      const item = /** @type {HTMLElement} */ (known.get(id) ?? this.choice(id));
      const [box, label] = [/** @type {HTMLInputElement} */ (item.querySelector("input")), /** @type {HTMLElement} */ (item.querySelector("span"))];
      box.checked = link.from.includes(id);
      say(label, `${id} ${name || "（还没有写）"}`);
      return item;
    }));
    this.ties.hidden = !sources.length;
  }

  /** Have room for a note, which stays. */
  open() {
    this.cells[NOTE].node.hidden = false;
    if (this.note) this.note.hidden = true;
  }

  explain() {
    this.open();
    this.focus(NOTE);
  }

  /** @param {string} id */
  choice(id) {
    const box = make("input", "", { type: "checkbox" });
    box.addEventListener("change", () => this.told.tie(this.id, id, box.checked));
    return make("li", "", { "data-id": id }, make("label", "", {}, box, make("span")));
  }

  /** Enter goes on to the row below, Alt and an arrow move this one. @param {KeyboardEvent} event */
  press(event) {
    const target = /** @type {HTMLElement} */ (event.target);
    const column = target.closest(".rk-link-cell")?.getAttribute("data-column");
    if (event.key === "Enter" && column && !event.isComposing) {
      event.preventDefault();
      this.told.onward(this.id, column);
    } else if (event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
      event.preventDefault();
      this.told.move(this.id, event.key === "ArrowUp" ? -1 : 1);
      target.focus();
    }
  }

  /** @param {string} [column] */
  focus(column = "名称") {
    (this.cells[column] ?? this.cells.名称).input.focus();
  }
}
