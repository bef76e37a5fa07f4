// @ts-check
/**
 * What sentences announce that lead to a list, and headings that only those around them explain: 本周计划 below 上周情况.
 *
 * @module
 */

import { COMING } from "./plan-words.js";

/** @typedef {import("./plan-headings.js").Role} Role */
/** @typedef {import("./plan-lines.js").Line} Line */

const THESE = "(?:如下|以下|下列)";
/** How minutes, notices and letters lead to what is to be done. @type {readonly string[]} */
const DECIDES = [
  `(?:议定|决定|决议|明确|部署|确定|商定|形成|达成|布置|交办)(?:了)?(?:的)?(?:工作|任务|事项)?${THESE}(?:[几一二三四五六七八九十]{1,2}[项点个条])?(?:事项|意见|工作|任务|共识|决议|安排)?`,
  "(?:安排|打算|计划|部署|待办(?:事项)?|任务|行动项)如下(?:[，,]请[^，,。；;：:]{0,12})?|这样(?:安排|办|做)|(?:工作|任务)(?:布置|分解)",
  "定(?:下)?的[^，,。；;：:]{0,6}事项?(?:[，,][^，,。；;：:]{0,14})?",
  "(?:^|[，,。])(?:会议|会上)?(?:决定|议定|要求|明确)",
  "(?:提出|作出|作了)(?:了)?(?:以下|如下|[几两一二三四五六七八九十]{1,2}[项点个条])(?:工作)?(?:要求|意见|安排|部署)",
  `${THESE}[^，,。；;：:]{0,6}(?:整改|改正|改进|落实|跟进|办理|处理|推进)|(?:整改|改正|改进)(?:要求|意见)?${THESE}`,
];
const DECIDED = new RegExp(`(?:${DECIDES.join("|")})[：:]$`);
const FAULTS = new RegExp(`(?:存在|发现|查出|反馈)(?:了|的)?(?:${THESE}|[几两一二三四五六七八九十]{1,2}[个项方]面?)?(?:[^，,。；;：:的]{0,8}的?)(?:问题|隐患|不足|短板)(?:${THESE})?[：:]$`);
const ASKED = /^(?:具体|整改)?(?:要求|意见)$/;
const PRESENT = /^本(?:周|月|季度|学期|期)(?:的)?(?:工作)?(?:重点)?(?:工作)?(?:计划|安排|打算)$/;
const PRESENT_TASKS = /^本(?:周|月|季度|学期|期)(?:的)?(?:工作)?(?:重点)?(?:待办(?:事项)?|动作|要做的?)$/;
const UNTIL = /^.{2,20}前(?=[^，,。；;]{0,12}(?:以下|如下|下列|完成|落实|整改|改正))/;
const ANSWERED = / ?(?:→|->|⇒|=>) ?/;
const MONTH = /^([0-9]{1,2})月份?(?:工作)?[：:]?$/;
const PAST = /^上(?:一)?(?:周|月|季度|学期|期)/;
const NEXT = new RegExp(`^(?:${COMING.join("|")})`, "i");

/** What a lead says by when all is to be done. @type {(text: string) => string} */
export const untilIn = (text) => UNTIL.exec(text)?.[0] ?? "";

/**
 * Where the list begins that a sentence leads to: what stands below it, and says neither who nor when, is none of it.
 *
 * @param {import("./plan-outline.js").Node} node
 * @returns {number}
 */
export function endOf({ sort, text, kids }) {
  const at = sort === "said" && ledTo(`${text}：`) ? kids.findIndex((kid) => kid.sort !== "text") : -1;
  return at < 0 ? Infinity : at;
}

/** What is wrong, and what is done about it, where one line says both. @type {(text: string) => {fault: string, answer: string} | null} */
export function answeredIn(text) {
  const [fault, answer, more] = text.split(ANSWERED).map((part) => part.trim());
  return fault && answer && more === undefined ? { fault, answer } : null;
}

/** What a line announces that ends with a colon. @type {(text: string) => Role | null} */
export const ledTo = (text) => (DECIDED.test(text) ? "计划" : FAULTS.test(text) ? "问题" : null);

/**
 * Give headings their meaning that depends on the others: what is asked for below what was found, and this week's plan where no next is told.
 *
 * @param {readonly Line[]} lines
 * @returns {Line[]}
 */
export function explained(lines) {
  const headings = lines.filter(({ role, sort, text }) => role || sort === "label" || sort === "said" || sort === "#" || text.length <= 12);
  const words = headings.map(({ text }) => text.replace(/[：:]$/, ""));
  const [past, next] = [words.some((text) => PAST.test(text)), headings.some(({ role, text }) => role === "计划" && NEXT.test(text))];
  // Of 11月 and 12月 the later is to come, where nothing else says what is.
  const months = next ? [] : lines.flatMap(({ text }) => MONTH.exec(text)?.[1] ?? []).map(Number);
  const coming = months.length === 2 && months[1] === (months[0] % 12) + 1 && !lines.some(({ role }) => role === "计划") ? months[1] : 0;
  let [wrong, risk] = [false, false];
  return lines.map((line) => {
    if (line.role === "问题") wrong = true;
    if (line.role?.startsWith("问题") && line.text.includes("风险")) risk = true;
    // What was done about a challenge is past; what a risk is met with is to come.
    if (line.role === "改进" && line.text === "应对" && !risk) return { ...line, role: "其他" };
    const text = line.text.replace(/[：:]$/, "");
    const present = !next && (PRESENT_TASKS.test(text) || (past && PRESENT.test(text)));
    const asked = wrong && ASKED.test(text) && line.sort !== "text";
    const month = coming && Number(MONTH.exec(line.text)?.[1]) === coming;
    return (present || asked || month) && line.role !== "计划" ? { ...line, role: "计划", sort: line.sort === "label" || line.sort === "text" ? "said" : line.sort } : line;
  });
}
