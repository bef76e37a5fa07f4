// @ts-check
/**
 * The plan of the period before, each row to be answered: done, partly, carried over or cancelled, with what shows it.
 *
 * @module
 */

import { PARTS } from "../bridge/answer-gaps.js";
import { cellOf, VERDICTS } from "../bridge/chain.js";
import { dayIn } from "../bridge/matrix.js";
import { arrange, make, say } from "../desk/element.js";
import { Cell, showGaps } from "./cell.js";

/** @typedef {import("../bridge/chain.js").Answer} Answer */
/** @typedef {import("../bridge/plan.js").Planned} Planned */
/** @typedef {import("../bridge/gaps.js").Gap} Gap */
/** @typedef {{answer: (id: string, answer: Answer | null, tag: string) => void, deadline: (id: string, raw: string) => void}} Told */

const NOTHING = Object.freeze({ actual: "", reason: "", evidence: "", rest: "" });
/** What is asked for, and of which verdicts. @type {readonly (readonly [keyof typeof NOTHING, string, readonly string[]])[]} */
const ASKED = [
  ["actual", PARTS.actual, ["完成", "部分", "结转"]],
  ["evidence", PARTS.evidence, ["完成", "部分"]],
  ["reason", PARTS.reason, ["部分", "结转", "取消"]],
  ["rest", PARTS.rest, ["部分"]],
];
const DEADLINE = "新时限";

export class AnswerTable {
  /** @param {Told} told */
  constructor(told) {
    this.told = told;
    /** @type {Map<string, AnswerRow>} */
    this.rows = new Map();
    this.list = make("div", "rk-links rk-answers");
    this.count = make("span", "rk-kind");
    this.title = make("h2", "", { id: "rk-answers-title" });
    this.node = make("section", "rk-board-part", { "aria-labelledby": "rk-answers-title", id: "rk-part-answers" }, make("div", "rk-list-head", {}, this.title, this.count), make("p", "rk-hint", {}, "上期计划的每一项答复一句。没有答复的照样留在这期，写进总结和计划里。"), this.list);
  }

  /** @param {string} period @param {readonly {planned: Planned, deadline: string, gaps: readonly Gap[]}[]} shown deadline: what the next period says */
  render(period, shown) {
    this.node.hidden = !shown.length;
    say(this.title, `答复上期：${period || "上一期"}`);
    const open = shown.filter(({ planned }) => !planned.answer).length;
    say(this.count, open ? `${shown.length}项，${open}项没有答复` : `${shown.length}项都有了答复`);
    const rows = shown.map((one) => {
      const row = this.rows.get(one.planned.id) ?? new AnswerRow(one.planned.id, this.told);
      this.rows.set(one.planned.id, row);
      row.render(one);
      return row;
    });
    arrange(this.list, rows.map(({ node }) => node));
    for (const row of rows) for (const cell of row.all) cell.grow();
  }
}

class AnswerRow {
  /** @param {string} id @param {Told} told */
  constructor(id, told) {
    this.id = id;
    /** @type {Answer | null} */
    this.answer = null;
    // What was typed last counts before it is shown anew.
    const put = (/** @type {Answer | null} */ said, /** @type {string} */ tag) => told.answer(id, (this.answer = said), tag);
    this.name = make("strong", "");
    this.about = make("span", "rk-hint");
    this.state = make("span", "rk-link-state");
    const radios = ["", ...VERDICTS].map((value) => {
      const input = make("input", "", { type: "radio", name: `rk-answer-${id}`, value });
      input.addEventListener("change", () => put(value ? /** @type {Answer} */ ({ ...(this.answer ?? NOTHING), verdict: value }) : null, ""));
      return make("label", "", {}, input, make("span", "", {}, value || "未答复"));
    });
    this.verdict = make("fieldset", "rk-choice rk-verdict", {}, make("legend", "rk-unseen", {}, `${id}的答复`), make("div", "", {}, ...radios));
    this.cells = ASKED.map(([key, label]) => new Cell(label, `${id} ${label}`, (raw) => this.answer && put({ ...this.answer, [key]: raw }, `${id}.${key}`)));
    this.deadline = new Cell(DEADLINE, `${id} ${DEADLINE}`, (raw) => told.deadline(id, raw));
    this.all = [...this.cells, this.deadline];
    this.gaps = make("div", "rk-gaps-here");
    const head = make("div", "rk-answer-head", {}, make("span", "rk-link-id", {}, id), this.name, this.state, this.about, this.gaps);
    this.node = make("div", "rk-link rk-answer", { id: `rk-answer-${id}`, role: "group", "aria-label": `${id}的答复` }, head, this.verdict, make("div", "rk-answer-cells", {}, ...this.all.map(({ node }) => node)));
  }

  /** @param {{planned: Planned, deadline: string, gaps: readonly Gap[]}} shown */
  render({ planned, deadline, gaps }) {
    const { cells, answer, carried } = planned;
    this.answer = answer;
    const verdict = answer?.verdict ?? "";
    say(this.name, cellOf(cells, "名称") || "（没有写名称）");
    say(this.about, [cellOf(cells, "责任人"), dayIn(cellOf(cells, "完成时限")), cellOf(cells, "目标值") && `目标${cellOf(cells, "目标值")}`, cellOf(cells, "衡量指标")].filter(Boolean).join("，"));
    say(this.state, carried ? `第${carried}次结转` : "");
    this.state.hidden = !carried;
    for (const input of this.verdict.querySelectorAll("input")) input.checked = input.value === verdict;
    for (const [at, [key, label, verdicts]] of ASKED.entries()) {
      // What was written for another answer stands in the documents: it is seen here, and can be taken out.
      this.cells[at].node.hidden = !verdicts.includes(verdict) && !answer?.[key];
      this.cells[at].render(answer?.[key] ?? "", gaps.filter((gap) => gap.column === label));
    }
    this.deadline.node.hidden = verdict !== "部分" && verdict !== "结转";
    this.deadline.render(deadline, gaps.filter((gap) => gap.column === DEADLINE));
    const here = new Set([...ASKED.map(([, label]) => label), DEADLINE]);
    showGaps(this.gaps, gaps.filter((gap) => !here.has(gap.column)));
    this.node.dataset.verdict = verdict;
  }
}
