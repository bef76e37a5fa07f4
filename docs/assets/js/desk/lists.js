// @ts-check
/**
 * The lists of a draft in the form: each a grid under its name, with what it is for and how many rows it has.
 *
 * @module
 */

import { cell, rowsOf } from "../report/facts.js";
import { choicesOf, isEmpty, places } from "../draft/rows.js";
import { ownFactsOf } from "../draft/draft.js";
import { arrange, button, make, raise, say } from "./element.js";
import { Grid } from "./list-grid.js";
import { part } from "./later.js";

/** @typedef {import("../draft/draft.js").Draft} Draft */
/** @typedef {import("../report/facts.js").Row} Row */
/** @typedef {import("./facts-panel.js").Told} Told */
/** @typedef {import("./facts-panel.js").InUse} InUse */

const POINTING = 300;
const HELP = "方向键、Tab和回车在格子间走，直接打字替换，F2修改，Delete清空；Shift加方向键选一块，Ctrl加A全选，Ctrl加C复制，Ctrl加X剪切；Alt加上下方向键移动这一行，Esc离开表格。";
const ACTS = /** @type {const} */ ([["insert", "加一行"], ["double", "复制"], ["remove", "删除"], ["up", "上移"], ["down", "下移"]]);

export class Lists {
  /** @param {HTMLElement} box @param {Told} told */
  constructor(box, told) {
    this.box = box;
    this.told = told;
    /** @type {Map<string, ListPanel>} */
    this.panels = new Map();
    const book = button("全部清单存成Excel文件", () => void this.take(), "rk-tool", { title: "一张表一个清单，第一张是基本信息，空的也留着位置：可以发给别人填" });
    const back = button("从Excel文件读回全部清单", () => void this.bring(null), "rk-tool", { title: "一张表一个清单，表的名字就是清单的名字；基本信息也读回来" });
    const board = button("衔接看板", () => this.told.board(), "rk-tool", { "aria-haspopup": "dialog", title: "问题接到原因、措施、目标上，看哪里断了；下一期逐项答复" });
    this.about = make("p", "rk-hint rk-lists-about", {}, "清单一行一件事，报告里的表、条目和合计都从这里来。可以从Excel、WPS表格或Word里复制一块，粘贴到格子里，也可以选一块复制出去。", book, back, board);
    this.help = make("p", "rk-unseen", { id: "rk-grid-help" }, HELP);
    /** @type {Draft | null} */
    this.draft = null;
    /** @type {readonly string[]} */
    this.names = [];
  }

  /** Hand all lists to the browser as one file. */
  async take() {
    const exchange = await part("exchange", (message) => this.told.pass(message));
    if (!this.draft || !exchange) return;
    exchange.takeBook(this.draft, this.names);
    this.told.say("已交给浏览器下载");
  }

  /** Read a workbook into all lists at once. @param {File | null} file one that was dropped */
  async bring(file) {
    const exchange = await part("exchange", (message) => this.told.pass(message));
    if (exchange && this.draft) await exchange.bringBook(file, () => /** @type {Draft} */ (this.draft), this.names, this.told);
  }

  /** @param {readonly InUse[]} lists @param {Draft} draft */
  render(lists, draft) {
    this.names = lists.map(({ list }) => list);
    this.draft = draft;
    const panels = lists.map(({ list }) => this.panel(list));
    arrange(this.box, lists.length ? [this.about, this.help, ...panels.map(({ node }) => node)] : []);
    for (const [index, { used }] of lists.entries()) panels[index].render(draft, used);
  }

  /** @param {string} list */
  panel(list) {
    const known = this.panels.get(list) ?? new ListPanel(list, this.told);
    this.panels.set(list, known);
    return known;
  }

  /** @param {import("./facts-panel.js").Cell} cell */
  go({ list, place, column }) {
    this.panels.get(list)?.go(place, column);
  }
}

class ListPanel {
  /** @param {string} list @param {Told} told */
  constructor(list, told) {
    this.list = list;
    this.told = told;
    /** @type {Draft | null} */
    this.draft = null;
    /** @type {Row | null} */
    this.sample = null;
    /** @type {Row} */
    this.examples = {};
    this.pointing = 0;
    const id = `rk-list-${list}`;
    this.count = make("span", "rk-kind");
    this.more = button("", () => this.unfold(), "rk-tool", { "aria-expanded": "false" });
    this.bringer = button("导入", () => void this.bring(), "rk-tool", { title: "打开Excel文件或CSV文件", "aria-label": `导入${list}` });
    this.hint = make("p", "rk-hint rk-list-hint", { id: `${id}-hint` });
    this.error = make("p", "rk-error", { id: `${id}-error` });
    this.grid = new Grid(
      list,
      {
        rows: (rows, tag) => told.rows(list, rows, tag),
        seal: told.seal,
        back: told.back,
        at: (place, column) => this.entered(place, column),
        say: told.say,
        pass: told.pass,
        paste: (block) => void this.look(block),
        leave: () => (this.tools.hidden ? this.bringer : /** @type {HTMLElement} */ (this.tools.querySelector("button[tabindex='0']"))).focus(),
      },
      { labelled: `${id}-name`, described: `${id}-hint ${id}-error rk-grid-help` },
    );
    const acts = ACTS.map(([act, label]) => button(label, () => this.act(act), "rk-tool"));
    const take = button("导出", () => void this.take(), "rk-tool", { title: "存成CSV文件，用Excel、WPS表格打开" });
    this.tools = make("div", "rk-list-tools", { role: "toolbar", "aria-label": `${list}清单` }, ...acts, make("span", "rk-gap"), take);
    this.mark(null);
    this.tools.addEventListener("keydown", (event) => this.rove(event));
    this.tools.addEventListener("focusin", (event) => this.mark(/** @type {HTMLElement} */ (event.target)));
    const head = make("div", "rk-list-head", {}, make("h3", "", { id: `${id}-name` }, list), this.count, make("span", "rk-gap"), this.more, this.bringer);
    this.node = make("section", "rk-list", { "data-list": list, "aria-labelledby": `${id}-name` }, head, this.hint, this.grid.box, make("div", "rk-list-foot", {}, this.error, this.tools));
    this.node.addEventListener("focusout", (event) => {
      if (!(event.relatedTarget instanceof Node) || !this.node.contains(event.relatedTarget)) this.purpose();
    });
  }

  /** @param {Draft} draft @param {readonly string[]} used */
  render(draft, used) {
    const { list, grid } = this;
    const type = draft.types[list];
    const rows = rowsOf(draft.rows, list);
    const first = !this.draft;
    this.draft = draft;
    this.used = used;
    const words = Object.entries(type.columns).flatMap(([name, column]) => (column.type === "choice" || column.type === "row" ? [[name, this.same(name, choicesOf(draft, column))]] : []));
    const [sample] = rowsOf(draft.exampleRows, list);
    if (first || this.sample !== sample) this.examples = Object.fromEntries(Object.entries(type.columns).map(([name, column]) => [name, cell(sample ?? {}, name) || (column.example ?? "")]));
    this.sample = sample;
    grid.render({ type, rows, shown: rowsOf(ownFactsOf(draft).rows, list), used, words: Object.fromEntries(words), examples: this.examples });
    const filled = rows.filter((row) => !isEmpty(row)).length;
    say(this.count, filled ? `${filled}行` : "还没有");
    const rest = Object.keys(type.columns).length - grid.columns.length;
    this.more.hidden = !rest && !grid.all;
    say(this.more, grid.all ? "少几列" : `更多列（${rest}）`);
    this.more.setAttribute("aria-expanded", String(grid.all));
    this.tools.hidden = !rows.length;
    if (first) this.purpose();
    // What is still being typed is not objected to.
    else if (this.node.contains(document.activeElement) && (grid.editor.mode === "go" || !grid.wrong)) say(this.error, grid.wrong);
  }

  /** The same words as before are the same array, by which rows know that nothing changed. @type {Map<string, readonly string[]>} */
  words = new Map();

  /** @param {string} name @param {readonly string[]} words */
  same(name, words) {
    const known = this.words.get(name);
    if (known && known.length === words.length && known.every((word, index) => word === words[index])) return known;
    this.words.set(name, words);
    return words;
  }

  /** Say what the list is for. */
  purpose() {
    say(this.hint, this.draft?.types[this.list].purpose ?? "");
    say(this.error, "");
  }

  /** @param {number} place @param {string} column */
  entered(place, column) {
    const { hint = "", example } = this.draft?.types[this.list].columns[column] ?? {};
    const about = this.grid.derivedHere() ? "自动得出，可以改；清空又自动。" : "";
    say(this.hint, `${column}：${about}${hint}${example ? `例如：${example}` : ""}`);
    say(this.error, this.grid.wrong);
    this.node.classList.add("rk-begun");
    clearTimeout(this.pointing);
    const name = `${this.list}[${place}].${column}`;
    this.told.enter(name);
    if (!this.grid.touched && !this.grid.selecting) void this.select();
    if (place) this.pointing = window.setTimeout(() => this.told.point(name), POINTING);
  }

  /** Show all columns, or those that are needed. */
  unfold() {
    this.grid.all = !this.grid.all;
    if (this.draft) this.render(this.draft, this.used ?? []);
  }

  /** @param {(typeof ACTS)[number][0]} act */
  act(act) {
    if (act === "up" || act === "down") this.grid.shift(act === "up" ? -1 : 1);
    else this.grid[act]();
  }

  /** @param {number} place @param {string} column */
  go(place, column) {
    const { rows } = this.grid;
    const found = place ? places(rows).indexOf(place) : -1;
    const named = this.draft && Object.hasOwn(this.draft.types[this.list].columns, column) ? column : this.grid.columns[0];
    if (!this.grid.columns.includes(named)) this.unfold();
    raise(this.node);
    this.grid.go(found < 0 ? rows.length : found, named);
  }

  /** Arrow keys go from button to button; Tab passes them all. @param {KeyboardEvent} event */
  rove(event) {
    const way = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (!way) return;
    const all = /** @type {HTMLElement[]} */ ([...this.tools.querySelectorAll("button")]);
    const at = all.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    event.preventDefault();
    all[(at + way + all.length) % all.length].focus();
  }

  /** @param {HTMLElement | null} chosen the button that Tab comes to */
  mark(chosen) {
    for (const one of this.tools.querySelectorAll("button")) one.tabIndex = one === chosen ? 0 : -1;
    if (!chosen) this.tools.querySelectorAll("button")[0].tabIndex = 0;
  }

  /** @param {{cells: import("../draft/block.js").Cells, tables: number}} block */
  async look(block) {
    const exchange = await this.exchange();
    if (this.draft) exchange?.look(block, { draft: this.draft, list: this.list, at: { ...this.grid.at }, shown: this.grid.columns }, this.told, (row) => this.grid.go(row, this.grid.columns[0]));
  }

  /** What leads blocks into the list and out of it. */
  exchange() {
    return part("exchange", (message) => this.told.pass(message));
  }

  /** Let several cells be chosen; without it one is. */
  async select() {
    const exchange = await part("exchange", () => undefined);
    this.grid.selecting ??= exchange && new exchange.Selecting(this.grid);
  }

  async bring() {
    const exchange = await this.exchange();
    const block = await exchange?.bringFile(this.list, (message) => this.told.pass(message));
    if (block) await this.look(block);
  }

  async take() {
    const exchange = await this.exchange();
    if (!this.draft || !exchange) return;
    exchange.takeFile(this.draft, this.list);
    this.told.say("已交给浏览器下载");
  }
}
