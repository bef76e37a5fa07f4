// @ts-check
/**
 * A chain as a document of its own: what became of the last plan, the matrix, and where its pictures stand.
 *
 * @module
 */

import { prefixes } from "../report/numbering.js";
import { textNode } from "../report/tree.js";
import { ageSentence } from "./ages.js";
import { cellOf, periodOf } from "./chain.js";
import { UNANSWERED } from "./documents.js";
import { dayIn, matrixOf } from "./matrix.js";
import { periodBefore, planOf } from "./plan.js";

/** @typedef {import("./chain.js").Chain} Chain */
/** @typedef {import("../report/document.js").Document} Document */
/** @typedef {import("../report/tree.js").Block} Block */

/** The part that pictures belong to. */
export const PICTURES = "pictures";
const COLUMNS = /** @type {const} */ (["问题", "原因", "措施", "目标", "责任人", "完成时限", "指标", "结果"]);

/**
 * Write a period of a chain.
 *
 * @param {Chain} chain
 * @param {string} period
 * @param {boolean} pictures whether a part is there for them
 * @returns {Document}
 */
export function reportOf(chain, period, pictures) {
  const [before, here] = [periodBefore(chain, period), periodOf(chain, period)];
  const was = before ? planOf(chain, before.id) : [];
  const matrix = matrixOf(chain, period);
  /** @type {[key: string, heading: string, blocks: Block[]][]} */
  const parts = [
    ["answers", `上期计划的答复${before?.name ? `（${before.name}）` : ""}`, was.length ? [line(ageSentence(chain, period)), table(["编号", "事项", "责任人", "答复", "做到的、理由", "依据"], was.map(answered))] : []],
    ["matrix", "衔接表", matrix.length ? [table(COLUMNS, matrix.map(({ cells }) => COLUMNS.map((name) => (name === "完成时限" ? dayIn(cells[name]) : cells[name]))))] : []],
    [PICTURES, "图示", pictures ? [line("问题、原因、措施、目标之间的去向和各项的时限如图。")] : []],
  ];
  const there = parts.filter(([, , blocks]) => blocks.length);
  const numbers = prefixes("official", there.map(() => 1));
  return {
    title: [chain.title, here?.name, "衔接表"].filter(Boolean).join(""),
    remark: "",
    parts: there.map(([key, heading, blocks], at) => ({ key, blocks: [{ type: "heading", level: 1, number: numbers[at], children: [textNode(heading)] }, ...blocks] })),
  };
}

/** @type {(one: import("./plan.js").Planned) => string[]} */
function answered({ id, cells, answer }) {
  const said = answer ? [answer.actual, answer.reason, answer.rest && `剩下：${answer.rest}`].filter(Boolean).join("；") : "";
  return [id, cellOf(cells, "名称"), cellOf(cells, "责任人"), answer?.verdict ?? UNANSWERED, said, answer?.evidence ?? ""];
}

/** @type {(text: string) => Block} */
const line = (text) => ({ type: "paragraph", children: [textNode(text)] });

/** @type {(head: readonly string[], rows: readonly (readonly string[])[]) => Block} */
const table = (head, rows) => ({ type: "table", aligns: head.map(() => /** @type {const} */ ("")), head: head.map((text) => [textNode(text)]), rows: rows.map((row) => row.map((text) => (text ? [textNode(text)] : []))) });
