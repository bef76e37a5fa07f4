// @ts-check
/**
 * What was cancelled, at hand to be planned again: never without a reason.
 *
 * @module
 */

import { cellOf, kindOf, PLANNED, placeOf } from "../bridge/chain.js";
import { cellsIn, planOf } from "../bridge/plan.js";
import { arrange, make, say } from "../desk/element.js";
import { Cell } from "./cell.js";

/** @typedef {import("../bridge/chain.js").Chain} Chain */

const WHY = "重新列入的理由";

export class Reopening {
  /** @param {(id: string, why: string) => void} reopen */
  constructor(reopen) {
    this.reopen = reopen;
    /** @type {Map<string, {name: HTMLElement, cell: Cell, node: HTMLElement}>} */
    this.rows = new Map();
    this.summary = make("summary", "");
    this.list = make("div", "rk-links");
    this.node = make("details", "rk-fold rk-reopening", {}, this.summary, make("p", "rk-hint", {}, "取消的不会自己回来。还要做的，写明理由，就重新列入这一期。"), this.list);
  }

  /** @param {Chain} chain @param {string} period */
  render(chain, period) {
    const found = cancelledBefore(chain, period);
    this.node.hidden = !found.length;
    say(this.summary, `以前取消的${found.length}项`);
    arrange(this.list, found.map(({ id, name, why }) => {
      const row = this.rows.get(id) ?? this.row(id);
      say(row.name, name);
      row.cell.render(why, []);
      return row.node;
    }));
  }

  /** @param {string} id */
  row(id) {
    const name = make("span", "");
    const cell = new Cell(WHY, `${id} ${WHY}`, (raw) => this.reopen(id, raw));
    const node = make("div", "rk-link rk-answer", { role: "group", "aria-label": `重新列入${id}` }, make("div", "rk-answer-head", {}, make("span", "rk-link-id", {}, id), name), make("div", "rk-answer-cells", {}, cell.node));
    const made = { name, cell, node };
    this.rows.set(id, made);
    return made;
  }
}

/** The rows that were cancelled before a period and are not planned in it, or only because of a reason that was given. @type {(chain: Chain, period: string) => {id: string, name: string, why: string}[]} */
function cancelledBefore(chain, period) {
  const at = placeOf(chain, period);
  const planned = new Map(planOf(chain, period).map((one) => [one.id, one]));
  return chain.links.flatMap((link) => {
    if (!PLANNED.includes(kindOf(link.id)) || placeOf(chain, link.period) >= at) return [];
    const why = chain.periods[at].reopened[link.id] ?? "";
    if (planned.has(link.id) && !why) return [];
    const last = chain.periods.slice(0, at).findLast((one) => Object.hasOwn(one.answers, link.id));
    if (!why && last?.answers[link.id].verdict !== "取消") return [];
    return [{ id: link.id, name: cellOf(cellsIn(chain, link, period), "名称"), why }];
  });
}
