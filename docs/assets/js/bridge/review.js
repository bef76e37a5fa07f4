// @ts-check
/**
 * The agenda of the monthly review: what is late, due, left without an answer, and due next.
 *
 * @module
 */

import { numbered } from "../report/assemble.js";
import { textNode } from "../report/tree.js";
import { daysBetween, monthAfter, monthOf, spokenInFull, spokenMonth } from "./calendar.js";
import { byDay, openDuties } from "./duties.js";

/** @typedef {import("./chain.js").Chain} Chain */
/** @typedef {import("./duties.js").Duty} Duty */
/** @typedef {import("../report/tree.js").Block} Block */
/** @typedef {import("../report/document.js").Document} Document */

/**
 * What a review goes through; nothing stands in it twice, and nothing that was answered.
 *
 * @typedef {object} Agenda
 * @property {number} month its first day
 * @property {number} today
 * @property {Duty[]} late the deadline is over
 * @property {Duty[]} due in this month
 * @property {Duty[]} unanswered carried from the period before, which nobody answered; or without a day that would tell whether it is due
 * @property {Duty[]} coming in the next month
 * @property {Duty[]} later after that
 */

const HEAD = ["编号", "事项", "责任人", "时限", "看什么", "答复"];
const LEAD = "逐件当场答复：完成的说出实际结果和依据，部分完成的说出还剩什么，结转的说出原因和新的时限，取消的说出理由。没有答复的，下次还列在这里。";
/** @type {readonly (readonly [part: "late" | "due" | "unanswered" | "coming", title: string])[]} */
const PARTS = [
  ["late", "先答复逾期的"],
  ["due", "本月到期的"],
  ["unanswered", "还没有答复的"],
  ["coming", "下月到期的"],
];

/**
 * Sort what a period plans and nobody has answered by what a review asks of it.
 *
 * @param {Chain} chain
 * @param {string} period
 * @param {number} when the day of the review, 20250620; or the month, 202506, of which nothing is over yet
 * @returns {Agenda}
 */
export function agendaOf(chain, period, when) {
  const today = when < 1_000_000 ? when * 100 + 1 : when;
  const month = monthOf(today);
  const [next, afterNext] = [monthAfter(month), monthAfter(monthAfter(month))];
  /** @type {Agenda} */
  const agenda = { month, today, late: [], due: [], unanswered: [], coming: [], later: [] };
  for (const duty of byDay(openDuties(chain, period))) {
    const { day, planned } = duty;
    if (day !== null && day < today) agenda.late.push(duty);
    else if (day !== null && day < next) agenda.due.push(duty);
    else if (day === null || (planned.carried && !planned.before && !planned.reopened)) agenda.unanswered.push(duty);
    else agenda[day < afterNext ? "coming" : "later"].push(duty);
  }
  return agenda;
}

/**
 * Write the agenda as a report.
 *
 * @param {Chain} chain
 * @param {string} period
 * @param {number} when as {@link agendaOf} takes it
 * @param {import("../report/vocabulary.js").NumberingStyle} [numbering]
 * @returns {Document}
 */
export function agendaDocument(chain, period, when, numbering = "official") {
  const agenda = agendaOf(chain, period, when);
  const parts = PARTS.map(([part, title]) => ({ key: part, blocks: [heading(title), ...under(agenda, part)] }));
  const title = `${spokenMonth(agenda.month)}核对会议程`;
  return { title, remark: "", parts: numbered([{ key: "lead", blocks: [paragraph(LEAD)] }, ...parts], numbering) };
}

/** @type {(agenda: Agenda, part: typeof PARTS[number][0]) => Block[]} */
function under(agenda, part) {
  const duties = agenda[part];
  const later = part === "coming" && agenda.later.length ? [paragraph(`时限更晚的还有${agenda.later.length}件，这次不看。`)] : [];
  if (!duties.length) return [paragraph("没有。"), ...later];
  /** @type {Block} */
  const table = { type: "table", aligns: HEAD.map(() => ""), head: HEAD.map(cell), rows: duties.map((duty) => row(duty, agenda)) };
  return [...(part === "unanswered" ? [paragraph("上期没有人答复、带到本期的，和没有日期、看不出是否到期的：")] : []), table, ...later];
}

/** @type {(duty: Duty, agenda: Agenda) => import("../report/tree.js").Inlines[]} */
const row = (duty, { today }) => [
  cell(duty.planned.id),
  cell(duty.planned.carried ? `${duty.name}（第${duty.planned.carried + 1}期）` : duty.name),
  cell(duty.owners.join("、") || "没有定"),
  cell(deadline(duty, today)),
  cell(duty.done || "没有写明怎样算完成"),
  // Each is a blank of its own: filling one fills no other.
  [{ type: "prompt", text: "答复" }],
];

/** @type {(duty: Duty, today: number) => string} */
function deadline({ day, deadline: written, roughly }, today) {
  if (day === null) return written ? `“${written}”，看不出是哪一天` : "没有定";
  return day < today ? `${roughly}${spokenInFull(day)}，逾期${daysBetween(day, today)}天` : `${roughly}${spokenInFull(day)}`;
}

/** @type {(text: string) => import("../report/tree.js").Inlines} */
const cell = (text) => [textNode(text)];

/** @type {(text: string) => Block} */
const paragraph = (text) => ({ type: "paragraph", children: [textNode(text)] });

/** @type {(text: string) => Block} */
const heading = (text) => ({ type: "heading", level: 1, number: "", children: [textNode(text)] });
