// @ts-check
/**
 * The board of a chain: one period at a time, the answers to the plan before it, the chain, its pictures, everyone's part.
 *
 * The page of the bridge and the panel of the desk are both this.
 *
 * @module
 */

import { addLink, addPeriod, answer, kindOf, KINDS, linkOf, moveLink, removeLink, renamePeriod, reopen, retitle, setCell, SOURCES, tie } from "../bridge/chain.js";
import { ANSWER_RULES, PARTS } from "../bridge/answer-gaps.js";
import { previousWorkday, restDay } from "../bridge/calendar.js";
import { gapsOf } from "../bridge/gaps.js";
import { fullOfPeriods, fullOfRows } from "../bridge/limits.js";
import { cellsIn, linksIn, periodBefore, planOf } from "../bridge/plan.js";
import { start } from "../draft/history.js";
import { Session } from "../draft/session.js";
import { make } from "../desk/element.js";
import { AnswerTable } from "./answer-table.js";
import { Bar } from "./bar.js";
import { Figures } from "./figures.js";
import { GapList } from "./gap-list.js";
import { LinkTable } from "./link-table.js";
import { OWNERS } from "./link-row.js";
import { MatrixPart } from "./matrix-part.js";
import { OwnersPart } from "./owners-part.js";
import { Reopening } from "./reopening.js";
import { today } from "./today.js";

/** In milliseconds: looking for gaps and drawing pictures wait for typing to rest. */
const PAUSE = 150;
/** What is shown beside the parts of an answer. */
const ANSWERED = new Set(Object.values(PARTS));

/** @typedef {import("../bridge/chain.js").Chain} Chain */
/** @typedef {import("../bridge/chain.js").Kind} Kind */
/**
 * What a board tells whoever shows it.
 *
 * @typedef {object} Told
 * @property {() => void} changed after every change
 * @property {(period: string) => void} [turned] that another period is shown
 * @property {(message: string, offer?: import("../desk/notice.js").Offer) => void} pass what is to be shown and read aloud
 * @property {(message: string) => void} announce what is to be read aloud
 * @property {readonly (readonly [label: string, act: (board: Board, pressed: HTMLButtonElement) => void, primary?: boolean])[]} acts further buttons of the bar
 */

export class Board {
  /** @param {Chain} chain @param {Told} told */
  constructor(chain, told) {
    this.told = told;
    this.timer = 0;
    /** @type {Session<Chain>} */
    this.session = new Session(chain, () => told.changed());
    this.period = chain.periods.at(-1)?.id ?? "";
    this.bar = new Bar(this);
    const acts = {
      write: (/** @type {string} */ id, /** @type {string} */ column, /** @type {string} */ raw) => this.change(setCell(this.chain, id, column, raw, this.period), `${id}.${column}.${this.period}`),
      tie: (/** @type {string} */ id, /** @type {string} */ source, /** @type {boolean} */ tied) => this.change(tie(this.chain, id, source, tied)),
      follow: (/** @type {Kind} */ kind, /** @type {string} */ from) => this.add(kind, [from]),
      add: (/** @type {Kind} */ kind) => this.add(kind, []),
      remove: (/** @type {string} */ id) => this.remove(id),
      move: (/** @type {string} */ id, /** @type {-1 | 1} */ step) => this.move(id, step),
      onward: (/** @type {string} */ id, /** @type {string} */ column) => this.onward(id, column),
    };
    this.tables = KINDS.map((kind) => new LinkTable(kind, acts));
    this.answers = new AnswerTable({
      answer: (id, said, tag) => this.before && this.change(answer(this.chain, this.before.id, id, said), tag),
      deadline: (id, raw) => this.change(setCell(this.chain, id, "完成时限", raw, this.period), `${id}.完成时限.${this.period}`),
    });
    this.reopening = new Reopening((id, why) => this.change(reopen(this.chain, this.period, id, why), `reopen.${id}.${this.period}`));
    this.gaps = new GapList((gap) => this.go(gap.id, gap.column));
    this.figures = new Figures();
    this.matrix = new MatrixPart(this);
    this.owners = new OwnersPart(this);
    this.names = make("datalist", "", { id: OWNERS });
    const links = make("section", "rk-board-part", { "aria-labelledby": "rk-links-title", id: "rk-part-links" }, make("h2", "", { id: "rk-links-title" }, "问题、原因、措施、目标"), ...this.tables.map(({ node }) => node));
    this.box = make("div", "rk-board", { lang: "zh-CN" }, this.bar.node, this.gaps.node, this.answers.node, this.reopening.node, links, this.figures.node, this.matrix.node, this.owners.node, this.names);
    this.box.addEventListener("keydown", (event) => this.shortcut(event));
    this.box.addEventListener("focusout", () => this.session.seal());
  }

  get chain() {
    return this.session.draft;
  }

  get before() {
    return periodBefore(this.chain, this.period);
  }

  /** Show another chain, or another period of this one. @param {Chain} chain @param {string} [period] */
  begin(chain, period = chain.periods.at(-1)?.id ?? "") {
    this.session.begin(start(chain));
    this.period = period;
    this.render();
  }

  /** @param {Chain} chain what it is now @param {string} [tag] what is typed into @returns {boolean} */
  change(chain, tag = "") {
    if (!this.session.change(chain, tag)) return false;
    if (tag) this.later();
    else this.render();
    return true;
  }

  /** What is typed stands in its cell already: the rest follows when there is time. */
  later() {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.render(), PAUSE);
  }

  /** Show everything anew, as far as it has changed. */
  render() {
    clearTimeout(this.timer);
    const { chain } = this;
    if (!chain.periods.some(({ id }) => id === this.period)) this.period = chain.periods.at(-1)?.id ?? "";
    const { period, before } = this;
    const context = { today: today(), restDay, previousWorkday };
    const [gaps, lacking] = [gapsOf(chain, period, context).filter((gap) => !ANSWERED.has(gap.column)), before ? gapsOf(chain, before.id, context, ANSWER_RULES).filter((gap) => ANSWERED.has(gap.column)) : []];
    const planned = new Map(planOf(chain, period).map((one) => [one.id, one]));
    const links = linksIn(chain, period);
    const named = links.map((link) => ({ id: link.id, name: cellsIn(chain, link, period).名称 ?? "" }));
    for (const [at, kind] of KINDS.entries()) {
      const own = links.filter(({ id }) => kindOf(id) === kind);
      const sources = named.filter(({ id }) => SOURCES[kind].includes(kindOf(id)));
      this.tables[at].render(own.map((link) => ({ link, cells: cellsIn(chain, link, period), sources, gaps: gaps.filter((gap) => gap.id === link.id), state: stateOf(chain, link, planned.get(link.id), period) })));
    }
    const was = before ? planOf(chain, before.id) : [];
    this.answers.render(before?.name ?? "", was.map((one) => ({ planned: one, deadline: cellsIn(chain, one.link, period).完成时限 ?? "", gaps: lacking.filter((gap) => gap.id === one.id) })));
    this.reopening.render(chain, period);
    this.gaps.render([...lacking, ...gaps], chain, period);
    this.bar.render();
    this.figures.render(chain, period);
    this.matrix.render();
    this.owners.render();
    const owners = [...new Set(chain.links.flatMap(({ cells }) => cells.责任人 ?? []))];
    if (owners.join() !== [...this.names.children].map((one) => /** @type {HTMLOptionElement} */ (one).value).join()) this.names.replaceChildren(...owners.map((value) => make("option", "", { value })));
  }

  /** @param {string} period */
  turn(period) {
    this.period = period;
    this.session.seal();
    this.render();
    this.told.turned?.(period);
    this.told.announce(`现在看${this.chain.periods.find(({ id }) => id === period)?.name || "没有名字的一期"}`);
  }

  /** Begin the next period: what is open goes on in it. @param {string} name */
  next(name) {
    const full = fullOfPeriods(this.chain);
    if (full) return this.told.pass(full);
    const chain = addPeriod(this.chain, name);
    this.period = chain.periods.at(-1)?.id ?? "";
    this.change(chain);
    this.told.turned?.(this.period);
    const open = planOf(chain, this.period).length;
    this.told.pass(`开了新的一期${name ? `“${name}”` : ""}${open ? `，上期的${open}项等着答复` : ""}。`, { label: "撤销", act: () => this.back("undo") });
  }

  /** @param {string} title */
  retitle(title) {
    this.change(retitle(this.chain, title), "title");
  }

  /** @param {string} name */
  rename(name) {
    this.change(renamePeriod(this.chain, this.period, name), `period.${this.period}`);
  }

  /** @param {Kind} kind @param {readonly string[]} from */
  add(kind, from) {
    const full = fullOfRows(this.chain);
    if (full) return this.told.pass(full);
    const chain = addLink(this.chain, kind, this.period, {}, from);
    this.change(chain);
    this.row(chain.links.at(-1)?.id ?? "")?.focus();
  }

  /** @param {string} id */
  remove(id) {
    const table = this.tables[KINDS.indexOf(kindOf(id))];
    const below = table.after(id);
    this.change(removeLink(this.chain, id));
    if (below) below.focus();
    else table.add.focus();
    this.told.pass(`删除了${id}。`, { label: "撤销", act: () => this.back("undo") });
  }

  /** @param {string} id @param {-1 | 1} step */
  move(id, step) {
    const same = linksIn(this.chain, this.period).filter((link) => kindOf(link.id) === kindOf(id));
    const at = same.findIndex((link) => link.id === id);
    if (at + step < 0 || at + step >= same.length) return;
    this.change(moveLink(this.chain, id, step < 0 ? same[at - 1].id : same[at + 2]?.id ?? null));
    this.told.announce(`${id}移到第${at + step + 1}条`);
  }

  /** Go on to the row below, or begin one. @param {string} id @param {string} column */
  onward(id, column) {
    const below = this.tables[KINDS.indexOf(kindOf(id))].after(id);
    if (below) below.focus(column);
    else this.add(kindOf(id), linkOf(this.chain, id)?.from ?? []);
  }

  /** @param {string} id @returns {import("./link-row.js").LinkRow | undefined} */
  row(id) {
    return id ? this.tables[KINDS.indexOf(kindOf(id))]?.rows.get(id) : undefined;
  }

  /** Move to the place that something is about. @param {string} id @param {string} column */
  go(id, column) {
    const answer = document.getElementById(`rk-answer-${id}`);
    const inside = answer?.querySelector(`[data-column="${CSS.escape(column)}"]:not([hidden]) .rk-link-input`) ?? (answer && !this.row(id) ? answer.querySelector("input") : null);
    if (inside) /** @type {HTMLElement} */ (inside).focus();
    else if (this.row(id)) this.row(id)?.focus(column || "名称");
    else this.bar.name.focus();
    document.activeElement?.scrollIntoView({ block: "center" });
  }

  /** @param {"undo" | "redo"} way */
  back(way) {
    const [done, name] = [this.session.go(way), way === "undo" ? "撤销" : "重做"];
    if (done) this.render();
    this.told.announce(done ? `已${name}` : `没有可以${name}的`);
  }

  /** A cell keeps its own undo; everywhere else the chain goes back. @param {KeyboardEvent} event */
  shortcut(event) {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || /** @type {HTMLElement} */ (event.target).matches("textarea, input[type=text]")) return;
    const key = event.key.toLowerCase();
    const way = key === "y" || (key === "z" && event.shiftKey) ? "redo" : key === "z" ? "undo" : null;
    if (way) (event.preventDefault(), event.stopPropagation(), this.back(way));
  }
}

/** @type {(chain: Chain, link: import("../bridge/chain.js").Link, planned: import("../bridge/plan.js").Planned | undefined, period: string) => string} */
function stateOf(chain, link, planned, period) {
  if (planned?.reopened) return "重新提出";
  if (planned?.carried) return planned.before ? `上期${planned.before.verdict}` : "上期未答复";
  if (!planned && ["A", "G"].includes(kindOf(link.id))) return "已了结";
  return link.period !== period && kindOf(link.id) === "P" ? "以前的" : "";
}
