// @ts-check
/**
 * The items of a passage that plans: those that are counted in it, its sentences, the parts of one that semicolons divide.
 *
 * @module
 */

import { ended, isFields } from "./owner-and-date.js";
import { isOwner } from "./plan-names.js";
import { COMING, COUNTED, DATED, VERBS } from "./plan-words.js";

/** @typedef {"列表" | "段落" | "表格" | "句子"} As */
/** @typedef {{items: string[], group: string, owner: string, left: string[]}} Pieces owner: whose they all are; left: what is none of the items, an introduction */

const NUMERALS = "[一二三四五六七八九十]{1,3}";
/** How items are counted inside a passage; each needs two. @type {readonly RegExp[]} */
const COUNTERS = [
  new RegExp(`(^|[。；;：:，,、！ \\t\\u3000])(?:${NUMERALS})(?:是要?|要)(?!求)(?:[，,])?`, "g"),
  new RegExp(`(^|[。；;：:，,！ \\t\\u3000])第${NUMERALS}[，,、：:]`, "g"),
  new RegExp(`(^|[。；;：:，,！ \\t\\u3000])其${NUMERALS}[，,、：:是]`, "g"),
  /(^|[。；;：:！ \t\u3000])(?:首先|其次|再次|然后|最后|另外|此外)[，,]/g,
  /(^|[^见图表])[①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳]/g,
  /(^|[。；;：:！，, \t\u3000])[（(][0-9]{1,2}[）)]/g,
  new RegExp(`(^|[。；;：:！ \\t\\u3000])[（(]${NUMERALS}[）)]`, "g"),
  new RegExp(`(^|[。；;：:！ \\t\\u3000])[0-9]{1,2}(?:[.．](?![0-9]|$)|[.．](?=[0-9]{1,2}(?:月|${COUNTED}))|、|[）)])[ \\t\\u3000]*`, "g"),
];
const LEADING = new RegExp(`^(?:${NUMERALS}(?:是要?|要)(?!求)[，,]?|第${NUMERALS}[，,、]|其${NUMERALS}[，,、是]|(?:首先|其次|再次|最后)[，,])`);
const INTRODUCES = /[：:]$|(?:如下|以下|下列)[^，,；;。]{0,12}$|(?:抓好|做好|开展|推进|从)[^，,；;。]{0,6}[几二三四五六七八九十两]个?(?:项|个|方面|点)[^，,；;。]{0,8}$/;
const CLOSES = /^(?:特此|会议(?:强调|指出|认为|听取|传达|学习|通报)|以上(?:是|为|计划|安排|报告|汇报|请|意见)|[妥当]否|此致|敬礼|请(?:审阅|批示|领导|予以)|有(?:疑问|问题|任何)[^。；]{0,8}(?:联系|找我|沟通)|如有(?:问题|疑问|不当|不妥)|谢谢|感谢|(?:Best |Kind )?regards|Thanks|联系(?:人|电话|方式)[：:]|祝(?:好|各位|大家|顺利)|(?:大家|各位)[^；]{0,8}好|附件?[：:]|(?:汇报|填报|报告|记录|制表|审核|编制|拟稿)(?:人|单位|日期|时间)[：:])/i;
const OPENS = /^(?:为(?:了)?[^；;]{2,40}[，,])?(?:特)?制[定订]本|^现(?:将|就)/;
const NOTHING = /^(?:暂?无(?:异常|特殊情况|新增)?|没有|略|待定|[-—/／]+|同上|N\/?A)$/i;
const RUN_IN = /^([^。：:，,；;（(]{2,16})[。：:](?=[^0-9])/;
const WHEN = `(?:${[...COMING, ...DATED].join("|")})`;
const WE = "(?:我(?:们|[部处科局院校司组])?|本[\\u3400-\\u9fff]{1,3}|公司|部门|项目组|团队)?";
const CUE = new RegExp(`^(?:在)?${WHEN}(?:的)?(?:工作)?(?:中|里|内)?[，,：:]?${WE}(?:将(?:会|要)?|要|拟|计划|打算|准备|重点|主要|继续)?(?:将)?(?:着?重点|主要)?(?:工作|任务)?(?:是|为|做好|抓好)?[：:]?`, "i");
const WILL = new RegExp(`^${WE}(?:将(?:会|要)?|拟|计划|打算|准备)(?![划的案书表内外中])`);
const FOLLOWS = /^(?:同时|另外|此外|并|还[将要]|其次|再次|最后|计划|拟|将|力争|确保|继续|争取)/;
const LISTED = /(?:重点|主要(?:工作|任务)?|任务|计划|工作)(?:是|为|：|:)$/;
const PAST = new RegExp(`^(?:${VERBS})了`);
const VERB = new RegExp(`^(?:${VERBS})`);

/** @type {Pieces} */
const NONE = { items: [], group: "", owner: "", left: [] };

/** Whether a passage holds nothing to be done. @type {(text: string) => boolean} */
export const isNothing = (text) => !/[\p{L}\p{N}]/u.test(text) || NOTHING.test(ended(text)) || CLOSES.test(text) || OPENS.test(text) || /^20[0-9]{2} ?[年./-] ?[0-9]{1,2} ?[月./-] ?[0-9]{1,2} ?日?$/.test(text);

/** Whether a sentence says what is to be done and not what is wrong. @type {(text: string) => boolean} */
export const isTask = (text) => (VERB.test(text) && !PAST.test(text)) || /^(?:将|要|拟|应(?!急)|需(?!求)|建议|措施[：:])/.test(text) || BEGINS.test(text);

/**
 * Divide a passage of a plan into its items.
 *
 * @param {string} text
 * @param {boolean} listed whether it is an item of a list, which is divided only where it counts or has a title and parts
 * @returns {Pieces}
 */
export function piecesOf(text, listed) {
  const counted = countedIn(text);
  if (counted) return counted;
  const title = RUN_IN.exec(text);
  if (listed) {
    const rest = title ? text.slice(title[0].length) : "";
    const parts = title ? clauses(rest) : [];
    if (title && parts.length > 1 && !/[。！]/.test(ended(rest)) && !parts.some(isFields)) return { items: parts, group: title[1], owner: "", left: [] };
    const whole = clean(text);
    return INTRODUCES.test(text) || isNothing(text) ? { ...NONE, left: [whole] } : { ...NONE, items: [whole] };
  }
  /** @type {Pieces} */
  const found = { items: [], group: "", owner: "", left: [] };
  if (text.length <= 12 && isOwner(ended(text).replace(/[ \u3000]/g, ""))) return { ...found, left: [text] };
  for (const sentence of sentencesOf(text)) {
    const lead = /^[^：:。；;（(]{2,40}[：:](?=.)/.exec(sentence)?.[0] ?? "";
    const own = isOwner(lead.slice(0, -1));
    const several = clauses(sentence).length > 1;
    const introduced = lead && (several || (!own && /(?:如下|以下|下列|几)/.test(lead)));
    if (introduced && own) found.owner = lead.slice(0, -1);
    else if (introduced) found.left.push(lead);
    for (const part of clauses(introduced ? sentence.slice(lead.length) : sentence)) {
      const planned = isNothing(part) || INTRODUCES.test(part) ? [] : divided(part);
      if (!planned.length) found.left.push(part);
      for (const item of planned) found.items.push(item);
    }
  }
  return found;
}

/** @type {(text: string) => Pieces | null} */
function countedIn(text) {
  for (const counter of COUNTERS) {
    const marks = [...text.matchAll(counter)].map((match) => ({ at: match.index + match[1].length, end: match.index + match[0].length, second: /[2２二②]|其次/.test(match[0]) }));
    // The number of the first may have been that of the line.
    if (marks[0]?.second && text.slice(0, marks[0].at).trim()) marks.unshift({ at: 0, end: 0, second: false });
    if (marks.length < 2) continue;
    const lead = text.slice(0, marks[0].at).replace(/[，,、]$/, "").trim();
    const items = marks.map(({ end }, index) => clean(text.slice(end, marks[index + 1]?.at ?? text.length))).filter((item) => item && !isNothing(item));
    const title = /^([^。：:，,；;]{2,24})[。：:]?$/.exec(lead);
    if (items.length < 2) continue;
    // What stands before the first may plan something too.
    const before = lead && !title ? sentencesOf(lead).flatMap(clauses) : [];
    const plans = (/** @type {string} */ part) => !isNothing(part) && !INTRODUCES.test(part) && VERB.test(part);
    const planned = before.filter(plans);
    return { items: [...planned, ...items], owner: "", group: title && !INTRODUCES.test(`${title[1]}：`.slice(0, -1)) ? title[1] : "", left: title ? (title[1] && INTRODUCES.test(title[1]) ? [lead] : []) : before.filter((part) => !plans(part)) };
  }
  return null;
}

/** @type {(text: string) => string[]} */
export function sentencesOf(text) {
  const found = [];
  let from = 0;
  for (const { 0: end, index } of text.matchAll(/[。！!]+[”’）》」』】]*/g)) {
    found.push(text.slice(from, index + end.length).trim());
    from = index + end.length;
  }
  return [...found, text.slice(from).trim()].filter(Boolean);
}

/** The parts between semicolons, none of them inside brackets. @type {(text: string) => string[]} */
export function clauses(text) {
  const found = [];
  let [depth, from] = [0, 0];
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if ("（(《“【".includes(sign)) depth += 1;
    else if ("）)》”】".includes(sign)) depth = Math.max(0, depth - 1);
    else if (!depth && (sign === "；" || sign === ";")) {
      found.push(text.slice(from, at));
      from = at + 1;
    }
  }
  found.push(text.slice(from));
  return found.map(clean).filter(Boolean);
}

/** A part of a sentence without the words that say when and that one will; divided where it lists. @type {(part: string) => string[]} */
function divided(part) {
  const cue = cueOf(part);
  const rest = part.slice(cue.length).replace(LEADING, "");
  return LISTED.test(cue) || /重点|主要/.test(cue) ? listedIn(rest) : isNothing(rest) ? [] : [rest];
}

/** @type {(part: string) => string} */
function cueOf(part) {
  const cue = CUE.exec(part)?.[0] ?? "";
  if (!cue || cue.length === part.length) return "";
  // A month or a day at the beginning is when it is to be done, not what the sentence is about.
  return /^(?:20[0-9]{2}年)?[0-9]{1,2}月|季度(?:[末底前内]|$)/.test(cue) && !/将|计划|重点|拟/.test(cue) ? "" : /(?:继续|开展)$/.test(cue) ? cue.slice(0, -2) : cue;
}

/** A and B: each by itself where all begin as a task does, or none. @type {(text: string) => string[]} */
export function listedIn(text) {
  const parts = text.split(/、|(?:[和与及]|以及)(?=[^、]{4,}$)/).map(clean);
  const verbs = parts.filter((part) => VERB.test(part)).length;
  const long = parts.every((part) => part.length >= 4 && !/[，,（(]/.test(part));
  return parts.length > 1 && long && (verbs === 0 || verbs === parts.length) ? parts : [text];
}

/**
 * Find what a passage of anything plans: from the sentence that says what is to come, as long as it goes on.
 *
 * @param {string} text
 * @returns {{items: string[], rest: string[]}}
 */
export function plannedSentences(text) {
  /** @type {{items: string[], rest: string[]}} */
  const found = { items: [], rest: [] };
  let planning = false;
  for (const sentence of sentencesOf(text)) {
    const begins = BEGINS.test(sentence) && !/[？?]|据|数据公布/.test(sentence);
    planning = begins || DECIDES.test(sentence) || (planning && FOLLOWS.test(sentence));
    if (!planning) found.rest.push(sentence);
    else {
      const { items, left } = piecesOf(sentence, false);
      for (const item of items) (item.length > 1 && !isNothing(item) ? found.items : found.rest).push(item.replace(WILL, "").replace(DECIDED, "") || item);
      found.rest = found.rest.concat(left);
    }
  }
  return found;
}

const DECIDED = /^(?:会议|会上)?[，,]?(?:决定|议定|要求|明确)[：:，,]/;
/** A sentence by which minutes decide, or an inspection asks for something. */
const DECIDES = /^(?:(?:会议|会上|经研究|局长|院长|主任|书记)?[^，,。；;：:]{0,12}提出[^，,。；;：:]{0,10}(?:要求|意见)[：:]|(?:会议|会上)?[，,]?(?:决定|议定|要求)(?:[：:，,]|(?=[\u3400-\u9fff0-9]{4}))(?!.{0,12}(?:的|了))|责成|责令|请(?:你|贵|各|有关|相关)[^，,。；;]{0,12}(?:立即|于|在|按|对|抓紧|尽快|限))/;
const BEGINS = new RegExp(
  `^(?:(?:针对|根据|围绕|结合|对此|为此|因此|鉴于|按照|基于)[^，,。；;]{0,30}[，,])?(?:在)?(?:${COMING.join("|")})(?:的)?(?:工作)?(?:中)?(?:[，,：:]?${WE}(?:将|要|拟|计划|打算|准备|重点|主要|继续|力争|争取)|[，,：:](?!取决|看|可能|预计))|^(?:今后|下一步|接下来|以后)(?![的是有怎如可仍还没无会工])`,
  "i",
);

/** @type {(text: string) => string} */
const clean = (text) => ended(text.trim().replace(LEADING, ""));
