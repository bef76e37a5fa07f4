// @ts-check
/**
 * Everyone's part of a period's plan: a message for a chat, and a calendar file.
 *
 * @module
 */

import { daysBetween, spokenInFull } from "./calendar.js";
import { periodOf } from "./chain.js";
import { byDay, dutiesOf, openDuties } from "./duties.js";
import { toCalendarFile } from "./ics.js";

/** @typedef {import("./chain.js").Chain} Chain */
/** @typedef {import("./duties.js").Duty} Duty */
/** @typedef {import("./plan.js").Planned} Planned */

const HOW_TO_ANSWER = "完成的写实际结果和依据，部分完成的写还剩什么，结转的写原因和新的时限，取消的写理由";

/**
 * Give each owner what is planned for him; what several own belongs to each.
 *
 * @param {Chain} chain
 * @param {string} period
 * @returns {{owner: string, items: Planned[]}[]} in the order of the chain; what nobody owns last, under no name
 */
export function ownersOf(chain, period) {
  /** @type {Map<string, Planned[]>} */
  const found = new Map();
  const duties = dutiesOf(chain, period);
  for (const owner of [...duties.flatMap(({ owners }) => owners), ""]) {
    if (!found.has(owner)) found.set(owner, ownedBy(duties, owner).map(({ planned }) => planned));
  }
  return [...found].map(([owner, items]) => ({ owner, items })).filter(({ items }) => items.length);
}

/**
 * Write what an owner has still to answer for as a chat message: what is late first, then by deadline.
 *
 * @param {Chain} chain
 * @param {string} period
 * @param {string} owner as {@link ownersOf} names him; nothing for what nobody owns
 * @param {number} today 20250601
 * @returns {string} lines
 */
export function messageFor(chain, period, owner, today) {
  const name = periodOf(chain, period)?.name || "本期";
  const duties = byDay(ownedBy(openDuties(chain, period), owner));
  const greeting = owner && `${owner}，您好。`;
  if (!duties.length) return `${greeting}${name}没有${owner ? "等您答复的事" : "缺责任人的事"}。`;
  const late = duties.filter(({ day }) => day !== null && day < today).length;
  const what = owner ? `由您负责、还没有答复的有${duties.length}件` : `还没有责任人的有${duties.length}件`;
  const lines = duties.map((duty, at) => `${at + 1}. ${duty.name}（${duty.planned.id}）：${when(duty, today)}；${counts(duty)}${shared(duty, owner)}。`);
  const asked = owner ? `请逐件答复：${HOW_TO_ANSWER}。` : "请商定每件由谁负责。";
  return [`${greeting}${name}${what}${lateOf(late, duties.length)}：`, ...lines, asked].join("\n");
}

/**
 * Write the deadlines that an owner has still to answer for as a calendar file.
 *
 * @param {Chain} chain
 * @param {string} period
 * @param {string} owner as {@link ownersOf} names him; nothing for what nobody owns
 * @param {string} stamp the time of writing in UTC, `2025-06-01T08:30:00.000Z`
 * @returns {string} nothing where no deadline is a day
 */
export function calendarFor(chain, period, owner, stamp) {
  const plan = `${chain.title}，${periodOf(chain, period)?.name ?? ""}`.replace(/^，|，$/g, "");
  const items = byDay(ownedBy(openDuties(chain, period), owner)).flatMap((duty) => {
    if (duty.day === null) return [];
    const description = [`责任人：${duty.owners.join("、") || "还没有定"}`, counts(duty), duty.roughly && `时限写的是“${duty.deadline}”，这一天是推算的`, plan && `计划：${plan}`].filter(Boolean).join("\n");
    return [{ id: `${chain.id}-${period}-${duty.planned.id}`, day: duty.day, summary: `${duty.name}（${duty.planned.id}）`, description }];
  });
  return toCalendarFile(items, { name: [chain.title, owner].filter(Boolean).join("："), stamp });
}

/** @type {(duties: readonly Duty[], owner: string) => Duty[]} */
const ownedBy = (duties, owner) => duties.filter(({ owners }) => (owner ? owners.includes(owner) : !owners.length));

/** @type {(late: number, all: number) => string} */
function lateOf(late, all) {
  if (!late) return "";
  return late === all ? (all === 1 ? "，已过时限" : "，都已过时限") : `，其中${late}件已过时限`;
}

/** @type {(duty: Duty, today: number) => string} */
function when({ day, deadline, roughly }, today) {
  if (day === null) return deadline ? `时限写的是“${deadline}”，请定一个日期` : "没有时限，请定一个日期";
  const left = daysBetween(today, day);
  if (!left) return `时限${roughly}${spokenInFull(day)}，就是今天`;
  return `时限${roughly}${spokenInFull(day)}，${left < 0 ? `已逾期${-left}天` : `还有${left}天`}`;
}

/** @type {(duty: Duty) => string} */
const counts = ({ done }) => (done ? `算完成：${done}` : "还没有写明怎样算完成");

/** @type {(duty: Duty, owner: string) => string} */
function shared({ owners }, owner) {
  const others = owners.filter((one) => one !== owner);
  return owner && others.length ? `；与${others.join("、")}共同负责` : "";
}
