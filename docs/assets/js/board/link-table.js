// @ts-check
/**
 * The rows of one kind on the board: a table where there is room, cards on a phone.
 *
 * @module
 */

import { COLUMNS, SOURCES, TITLES } from "../bridge/chain.js";
import { arrange, button, make, say } from "../desk/element.js";
import { LinkRow, NOTE } from "./link-row.js";

/** @typedef {import("../bridge/chain.js").Kind} Kind */
/** @typedef {import("./link-row.js").Shown} Shown */

/** What each kind asks. @type {Readonly<Record<Kind, string>>} */
const ABOUT = {
  P: "上期总结查明的，照抄原句；还没有了结的也留着。",
  C: "追到改得动的那一层，写明凭什么断定。",
  A: "一条一个做得完的动作：谁做，到哪天，看什么算做到。",
  G: "要到什么程度：口径、基线、目标值，期末判得出来。",
};

export class LinkTable {
  /** @param {Kind} kind @param {import("./link-row.js").Told & {add: (kind: Kind) => void}} told */
  constructor(kind, told) {
    this.told = told;
    /** @type {Map<string, LinkRow>} */
    this.rows = new Map();
    const title = make("h3", "", { id: `rk-table-${kind}` }, TITLES[kind]);
    this.count = make("span", "rk-kind");
    const columns = COLUMNS[kind].filter((name) => name !== NOTE).map((name) => make("span", "", {}, name));
    const head = make("div", "rk-links-head", { "aria-hidden": "true", "data-kind": kind }, make("span", "", {}, SOURCES[kind].length ? "编号、来自" : "编号"), ...columns, make("span"));
    this.list = make("div", "rk-links");
    this.head = head;
    this.add = button(`＋加一条${TITLES[kind]}`, () => told.add(kind), "rk-tool rk-links-add");
    this.node = make("section", "rk-links-box", { "data-kind": kind, "aria-labelledby": title.id }, make("div", "rk-list-head", {}, title, this.count, make("p", "rk-hint", {}, ABOUT[kind])), head, this.list, this.add);
  }

  /** @param {readonly Shown[]} shown */
  render(shown) {
    const rows = shown.map((one) => {
      const row = this.rows.get(one.link.id) ?? new LinkRow(one.link.id, this.told);
      this.rows.set(one.link.id, row);
      row.render(one);
      return row;
    });
    for (const id of this.rows.keys()) if (!shown.some(({ link }) => link.id === id)) this.rows.delete(id);
    arrange(this.list, rows.map(({ node }) => node));
    // A text area measures itself only where it stands.
    for (const row of rows) for (const cell of Object.values(row.cells)) cell.grow();
    this.head.hidden = !rows.length;
    say(this.count, rows.length ? `${rows.length}条` : "还没有");
  }

  /** The row below another; nothing below the last. @param {string} id @returns {LinkRow | null} */
  after(id) {
    const ids = [...this.list.children].map((node) => node.id.replace("rk-link-", ""));
    return this.rows.get(ids[ids.indexOf(id) + 1]) ?? null;
  }
}
