// @ts-check
/**
 * What a heading or a label of a report announces: a plan, what is to get better, problems, or something else.
 *
 * @module
 */

import { bare } from "../report/heading-numbers.js";
import { COMING, DATED, DUE_COLUMN, IMPROVES, JOINING, NO_PLAN, OTHERS, OWNER_COLUMN, PLANS, PROBLEMS, WHOSE, WORK } from "./plan-words.js";

/** @typedef {"计划" | "改进" | "问题" | "问题与改进" | "其他"} Role */

const LONGEST = 30;
/** The words, by the letter that stands for them. @type {readonly (readonly [letter: string, words: readonly string[]])[]} */
const SORTS = [["I", IMPROVES], ["Q", PROBLEMS], ["P", PLANS], ["c", COMING], ["d", DATED], ["w", WORK], ["j", JOINING]];
const TOKENS = SORTS.map(([letter, words]) => /** @type {const} */ ([letter, new RegExp(`(?:${words.join("|")})`, "iy")]));
const OWN = new RegExp(`^${WHOSE[0]}`);
const PLANNING = new RegExp([...COMING, "计划|打算|规划|思路|安排"].join("|"), "i");
const LOOKS_BACK = new RegExp(NO_PLAN.join("|"));
const ALWAYS_OTHER = /^(?:总体思路|需(?!求|跟进|办).*)$/;
const PERIOD = /^(?:本|上|当)(?:周|月|季度|年度?|期|学期|阶段)(?:的)?(?:工作(?:中)?)?(?:的)?/;
// 质控存在问题: whose they are is named before.
const FAULTS = /^(?!解决|针对|围绕|整改|梳理|分析|对|就|按|根据|结合|查找)[\u3400-\u9fff]{1,6}(?:存在|面临)(?:的)?(?:主要|突出)?(?:问题|不足|困难|隐患)$/;
const ALONE = /^(?:措施|对策|应对|解决办法|改进)$/;
// 整改时限 and 整改责任人 are of one measure, and announce none.
const FIELD = new RegExp(`^(?=.*(?:人员?|者|单位|部门|科室|领导|处室|方|时间|时限|期限|日期|节点)$)(?:${OWNER_COLUMN}|${DUE_COLUMN})$`, "i");
// 下周施工计划: what comes, named between when and what it is.
const NAMED = new RegExp(`^(?:安排|布置|部署)(?:本|下|近)[\\u3400-\\u9fff]{1,6}(?:工作|任务|重点)$|^(?:${COMING.join("|")})(?:的)?[\\u3400-\\u9fff]{1,6}(?:计划|安排|打算|重点|任务)$`, "i");
const OTHER = new RegExp(`^(?:${OTHERS.join("|")})$`, "i");
// How a longer heading ends that is a plan's; not one that begins as a task does.
const TITLE = /(?:计划|方案|要点|打算|安排|思路)(?:书|表|草案|初稿)?$/;
const MAKES = /^(?:制[定订]|编制|完成|提交|落实|做好|起草|研究|讨论|推进|修订|上报|报送|印发|按照?|执行|组织|审核)/;

/**
 * Tell what a heading announces.
 *
 * @param {string} written with or without its number, its colon and what it says in brackets
 * @param {boolean} [title] whether it is marked as a heading, so that other words may stand in it too
 * @returns {Role | null} null where no word says it
 */
export function roleOf(written, title = false) {
  if (written.length > 2 * LONGEST) return null;
  const text = wordsOf(written);
  if (!text || text.length > LONGEST) return null;
  if ((LOOKS_BACK.test(text) && PLANNING.test(text)) || ALWAYS_OTHER.test(text)) return "其他";
  if (FIELD.test(text)) return null;
  if (ALONE.test(text)) return "改进";
  if (NAMED.test(text)) return "计划";
  if (FAULTS.test(text)) return "问题";
  const own = OWN.exec(text)?.[0] ?? "";
  for (const words of own ? [text, text.slice(own.length)] : [text]) {
    const role = said(sorted(words));
    if (role) return role;
  }
  // 本周存在的问题 are problems as others are.
  if (PERIOD.test(text) && said(sorted(text.replace(PERIOD, ""))) === "问题") return "问题";
  if (OTHER.test(text)) return "其他";
  return title && TITLE.test(text) && !MAKES.test(text) ? "计划" : null;
}

/** A heading without its number, marks, brackets and colon. @type {(written: string) => string} */
export const wordsOf = (written) =>
  bare(written.trim()).replace(/^[【〖\[]([^】〗\]]*)[】〗\]]/, "$1").replace(/[（(][^（）()]*[）)]$/, "").replace(/[：:。；]$/, "").replace(/[ \t\u3000]/g, "");

/** The letters of the words that a text is made of; nothing where it has others. @type {(text: string) => string} */
function sorted(text) {
  let [at, letters] = [0, ""];
  while (at < text.length) {
    let [end, letter] = [at, ""];
    for (const [name, pattern] of TOKENS) {
      pattern.lastIndex = at;
      const found = pattern.exec(text);
      if (found && at + found[0].length > end) [end, letter] = [at + found[0].length, name];
    }
    if (!letter) return "";
    [at, letters] = [end, letters + letter];
  }
  return letters;
}

/** @type {(letters: string) => Role | null} */
function said(letters) {
  const [wrong, better] = [letters.includes("Q"), letters.includes("I")];
  const plans = letters.includes("P") || letters.includes("c") || (letters.includes("d") && letters.includes("w") && !wrong);
  if (wrong) return better || plans || letters.includes("w") ? "问题与改进" : "问题";
  if (better) return "改进";
  return plans ? "计划" : null;
}
