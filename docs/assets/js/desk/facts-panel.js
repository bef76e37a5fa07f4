// @ts-check
/**
 * The first group of the form: what every report asks for, and the lists that the sections are made from.
 *
 * The grids come when the draft is on the page; until then their place says so.
 *
 * @module
 */

import { arrange, button, make } from "./element.js";
import { part } from "./later.js";

/** @typedef {import("../draft/draft.js").Draft} Draft */
/** @typedef {{list: string, used: string[]}} InUse a list, and the columns that the sections name */
/** @typedef {{list: string, place: number, column: string}} Cell place: the row's place among those that a report writes, or 0 */

/**
 * Told of what the writer does with lists.
 *
 * @typedef {object} Told
 * @property {(list: string, rows: readonly import("../report/facts.js").Row[], tag?: string) => boolean} rows
 * @property {(draft: Draft, tag?: string) => boolean} change
 * @property {() => void} seal that what follows is a step of its own
 * @property {(way: "undo" | "redo") => void} back
 * @property {(name: string) => void} enter which cell the writer has come to, of row 0 where nothing is written in it yet
 * @property {(name: string) => void} point which cell the writer is in
 * @property {(message: string) => void} say what is to be read aloud
 * @property {(message: string) => void} pass what is to be shown and read aloud
 * @property {() => void} board that the board of the chain is wanted
 */

export class FactsPanel {
  /** @param {Told} told */
  constructor(told) {
    this.told = told;
    this.legend = make("legend", "", {}, "基本情况");
    this.lists = make("div", "rk-lists");
    this.node = make("fieldset", "rk-facts", {}, this.legend, this.lists);
    /** @type {import("./lists.js").Lists | null} */
    this.grids = null;
    this.asked = false;
    /** @type {[readonly InUse[], Draft] | null} */
    this.wanted = null;
  }

  /**
   * Show the group.
   *
   * @param {readonly HTMLElement[]} rows the fields
   * @param {readonly InUse[]} lists
   * @param {Draft} draft
   * @returns {void}
   */
  render(rows, lists, draft) {
    arrange(this.node, [this.legend, ...rows, this.lists]);
    this.wanted = [lists, draft];
    if (this.grids) this.grids.render(lists, draft);
    else if (lists.length && !this.asked) void this.load();
  }

  async load() {
    this.asked = true;
    this.lists.replaceChildren(make("p", "rk-hint", {}, "正在载入清单……"));
    const again = button("再试一次", () => void this.load(), "rk-button");
    const loaded = await part("lists", (message) => this.lists.replaceChildren(make("p", "rk-error", { role: "alert" }, message), again));
    if (!loaded) return;
    this.lists.replaceChildren();
    this.grids = new loaded.Lists(this.lists, this.told);
    if (this.wanted) this.grids.render(...this.wanted);
  }

  /** Show what became of the lists alone. @param {Draft} draft */
  update(draft) {
    if (!this.grids || !this.wanted) return;
    this.wanted = [this.wanted[0], draft];
    this.grids.render(...this.wanted);
  }

  /** Read a workbook that was dropped. @param {File} file @returns {boolean} whether it is one, and there are lists for it */
  drop(file) {
    if (!/\.xlsx$/i.test(file.name) || !this.grids || !this.lists.isConnected) return false;
    void this.grids.bring(file);
    return true;
  }

  /** Move to a cell. @param {Cell} cell */
  async go(cell) {
    if (!this.grids) await this.load();
    this.grids?.go(cell);
  }
}
