// @ts-check
/**
 * The matrix as it goes into every document, to be taken along.
 *
 * @module
 */

import { dayIn, matrixOf } from "../bridge/matrix.js";
import { make } from "../desk/element.js";

/** @typedef {import("./board.js").Board} Board */

const COLUMNS = /** @type {const} */ (["问题", "原因", "措施", "目标", "责任人", "完成时限", "指标", "结果"]);

export class MatrixPart {
  /** @param {Board} board */
  constructor(board) {
    this.board = board;
    this.table = make("div", "rk-table", { role: "group", "aria-label": "衔接表，可左右滚动", tabindex: 0 });
    this.node = make("section", "rk-board-part", { "aria-labelledby": "rk-matrix-title", id: "rk-part-matrix" }, make("h2", "", { id: "rk-matrix-title" }, "衔接表"), make("p", "rk-hint", {}, "一行一条路，从问题到结果；总结和计划里用的就是这张表。"), this.table);
  }

  render() {
    const { chain, period } = this.board;
    const rows = matrixOf(chain, period);
    this.node.hidden = !rows.length;
    const key = JSON.stringify(rows);
    if (this.table.dataset.key === key) return;
    this.table.dataset.key = key;
    const head = make("tr", "", {}, ...COLUMNS.map((name) => make("th", "", { scope: "col" }, name)));
    const body = rows.map(({ cells }) => make("tr", "", {}, ...COLUMNS.map((name) => make("td", "", { "data-label": name }, name === "完成时限" ? dayIn(cells[name]) : cells[name]))));
    this.table.replaceChildren(make("table", "rk-matrix", {}, make("thead", "", {}, head), make("tbody", "", {}, ...body)));
  }
}
