// @ts-check
/**
 * Who does a planned item and by when, where it is written: behind a label, in brackets, before a colon, in the sentence.
 *
 * @module
 */

import { dayIn, isDay } from "./plan-days.js";
import { doerIn } from "./plan-doers.js";
import { AND, GIVEN, isBehind, isBorrowed, isName, isNamed, isOwner, isPerson, isSection, isUnit, OFTEN_WORDS } from "./plan-names.js";
import { BEFORE_THEN, DUE_COLUMN, LOOSELY, OWNER_COLUMN, SIGN_COLUMN, WHENEVER } from "./plan-words.js";

/** @typedef {import("./plan-days.js").Within} Within */
/** @typedef {{text: string, owner: string, deadline: string, sign: string}} Said text: without what stands in brackets or behind labels of its own */
/** @typedef {{name: "owner" | "due" | "sign", value: string}} Field */

const DURING = new RegExp(`^(?:${WHENEVER.join("|")})$`, "i");
const THEN = new RegExp(`(?:^|[，,；;。])(${LOOSELY.join("|")})(?=$|[，,；;。])|(?<![每历往去今明后0-9一二三四五六七八九十几半多两])(?<![每历]年)(${BEFORE_THEN})`, "i");
const LABEL = (/** @type {string} */ words) => `(?:${words})`;
const FIELD = new RegExp(
  `(?<=^|[（(，,；;。、 \\t\\u3000—\\[【-])(?:(?<owner>${LABEL(OWNER_COLUMN)}|牵头(?:人|单位|部门))|(?<due>${LABEL(DUE_COLUMN)})|(?<sign>${LABEL(SIGN_COLUMN)}))[ \\t\\u3000]?(?:[：:]|[ \\t\\u3000])[ \\t\\u3000]*(?<value>[^，,；;。（）()：:\\]】\\t—]{1,40}?)(?=$|[，,；;。（）()\\]】\\t]|——|[ \\u3000])`,
  "gi",
);
const TAIL_LEFT = /^[，,；;。、（）()\[\]【】 \t\u3000—–-]*$/;
const BRACKET = /[（(\[【［]([^（）()\[\]【】［］]{1,60})[）)\]】］][；;。，,]?$/;
const AT = /(?:^|[ \u3000，,；;）)])@([\u3400-\u9fffA-Za-z0-9._-]{2,20})/;
const NO_SIGN = "[^，,；;。：:（）() \\t\\u3000—→|｜>]";
const PARTING = "(?:[ \\t]{0,9}(?:——|—|->|→|｜|\\||\\p{Extended_Pictographic}\\ufe0f?)[ \\t]{0,9}|[ \\t]{1,9}[/／-][ \\t]{1,9}|[，,；;。\\t\\u3000]| {1,40})";
// Who stands last, with their unit or without; and what parts them from the task.
const LAST = new RegExp(`^(.{2,}?)(${PARTING})(${NO_SIGN}{2,14})$`, "u");
const LAST_TWO = new RegExp(`^(.{2,}?)(${PARTING})(${NO_SIGN}{1,8} ${NO_SIGN}{2,8})$`, "u");
const STRONG = /[—>→｜|/／\p{Extended_Pictographic}]|^ +- +$/u;
const AFTER = /^(.{2,}?)[：:] ?([^，,；;。：:（）() \t\u3000—→|｜>]{2,14})$/;
const BEFORE = /^([\u3400-\u9fffA-Za-z、·•・/／ -]{2,18}(?:[（(][\u3400-\u9fff]{2,4}[)）])?)[：:][ \t]*(?=[^ \t])/;
const FRONT = /^[【\[［]([^【】\[\]［］]{2,14})[】\]］][ \t：:]*(?=.{2})/;
const LAST_DAY = /[，,；; ](?:by |最晚|最迟)?([^，,；; ]{3,12})$/;
const ENDS = " \t\u3000\u00a0；;。，,、！!";
// No one writes more brackets one after the other at the end of an item.
const BRACKETS = 4;

/** A text without the signs that end it. @type {(text: string, more?: string) => string} */
export function ended(text, more = "") {
  let end = text.length;
  while (end && (ENDS.includes(text[end - 1]) || more.includes(text[end - 1]) || (text[end - 1] === "." && !/[0-9A-Za-z.]/.test(text[end - 2] ?? "")))) end -= 1;
  return text.slice(0, end);
}

/** The fields that a text has, with labels, and where the first stands. @type {(text: string) => {fields: Field[], at: number, rest: string}} */
function fieldsIn(text) {
  /** @type {Field[]} */
  const fields = [];
  let [at, end, rest] = [-1, 0, ""];
  for (const match of text.matchAll(FIELD)) {
    const groups = /** @type {Record<string, string | undefined>} */ (match.groups);
    const name = groups.owner ? "owner" : groups.due ? "due" : "sign";
    const value = (groups.value ?? "").trim();
    const colon = /[：:]/.test(match[0].slice(0, match[0].length - value.length));
    if (!colon && !(name === "owner" ? isOwner(value) : name === "due" && isDay(value))) continue;
    // A person with their unit before them: 采购 温蕾.
    const more = name === "owner" ? /^ [^ ，,；;。：:（）()]{2,8}(?=$|[ ，,；;。）)])/.exec(text.slice(match.index + match[0].length))?.[0] ?? "" : "";
    const both = more && isPerson(value + more) ? more : "";
    fields.push({ name, value: value + both });
    if (at < 0) at = match.index;
    else rest += text.slice(end, match.index);
    end = match.index + match[0].length + both.length;
  }
  return { fields, at, rest: at < 0 ? "" : rest + text.slice(end) };
}

/** Whether a text begins with who or by when, behind a label. @type {(text: string) => boolean} */
export const isFields = (text) => fieldsIn(text).at === 0;

/** What a line of fields and nothing else says. @type {(text: string, period: Within) => Omit<Said, "text"> | null} */
export function fieldLine(text, period) {
  const { fields, at, rest } = fieldsIn(text);
  return at === 0 && TAIL_LEFT.test(rest) ? saidBy(fields, period) : null;
}

/** A day, or what is written where it cannot be told yet which. @type {(written: string, period: Within) => string} */
const dueBy = (written, period) => dayIn(written, period, true) || written;

/** @type {(fields: readonly Field[], period: Within) => Omit<Said, "text">} */
function saidBy(fields, period) {
  const value = (/** @type {Field["name"]} */ name) => fields.find((field) => field.name === name)?.value ?? "";
  return { owner: value("owner"), deadline: dueBy(value("due"), period), sign: value("sign") };
}

/**
 * Read who does an item and by when.
 *
 * @param {string} written an item in the writer's words
 * @param {Within} period
 * @returns {Said}
 */
export function ownerAndDate(written, period) {
  let text = ended(written);
  let [owner, deadline, sign] = ["", "", ""];
  const take = (/** @type {Partial<Said>} */ said) => {
    owner ||= said.owner ?? "";
    deadline ||= said.deadline ?? "";
    sign ||= said.sign ?? "";
  };
  // Brackets first: labels may stand in them.
  for (let [bracket, count] = [BRACKET.exec(text), 0]; bracket && count < BRACKETS; bracket = BRACKET.exec(text), count += 1) {
    const said = bracketed(bracket[1], period);
    if (!said || bracket.index === 0) break;
    take(said);
    text = ended(text.slice(0, bracket.index));
  }
  const { fields, at, rest } = fieldsIn(text);
  if (fields.length) {
    take(saidBy(fields, period));
    const left = TAIL_LEFT.test(rest) || isDay(rest);
    if (left && isDay(rest)) take({ deadline: dueBy(rest.trim(), period) });
    // Who and when in brackets with more cannot be cut out of them.
    if (left && at > 0 && !/[（(\[【][^）)\]】]*[^（(\[【]$/.test(text.slice(0, at))) text = ended(text.slice(0, at), "（([【—–-");
  }
  const named = AT.exec(text);
  if (named) {
    const after = text.slice(named.index + named[0].length);
    take({ owner: named[1], deadline: isDay(after) ? dueBy(after.trim(), period) : "" });
    if (!after.trim() || isDay(after)) text = ended(text.slice(0, named.index));
    else if (named.index === 0) text = ended(after.trim());
  }
  const before = owner ? null : (FRONT.exec(text) ?? BEFORE.exec(text));
  const often = before && before[1].length === 2 && isNamed(before[1]) && !isUnit(before[1]) && OFTEN_WORDS.includes(before[1][0]);
  // 餐饮部（孙志刚）：
  const [head, inside] = (before?.[1] ?? "").split(/[（()）]/);
  if (before && isOwner(head.trim()) && !often && (!inside || isPerson(inside))) {
    take({ owner: before[1].trim() });
    text = text.slice(before[0].length);
  }
  if (!owner) {
    const last = lastOf(text, period, deadline);
    take(last);
    text = last.text;
  }
  const by = /[ ,，]by ([0-9./-]{3,10})$/i.exec(text);
  if (by && isDay(by[1])) {
    take({ deadline: dayIn(by[1], period, true) });
    text = ended(text.slice(0, by.index));
  }
  const then = THEN.exec(text);
  const day = LAST_DAY.exec(text)?.[1] ?? "";
  take({ deadline: dayIn(text, period) || (isDay(day) ? dayIn(day, period, true) : "") || (then?.[1] ?? then?.[2] ?? "") });
  take({ owner: doerIn(text, deadline !== "") });
  return { text: text || ended(written), owner, deadline, sign };
}

/** @type {(text: string, period: Within) => boolean} */
export function saysWhoOrWhen(text, period) {
  const { owner, deadline } = ownerAndDate(text, period);
  return Boolean(owner || deadline);
}

/** @type {(text: string, period: Within) => boolean} */
export function saysWhoAndWhen(text, period) {
  const { owner, deadline } = ownerAndDate(text, period);
  return Boolean(owner && deadline);
}

/** @type {(inside: string, period: Within) => Partial<Said> | null} null where brackets hold anything but who and when */
function bracketed(inside, period) {
  const { fields, at, rest } = fieldsIn(inside);
  const before = inside.slice(0, Math.max(0, at));
  if (fields.length && TAIL_LEFT.test(rest) && (!before || isDay(before))) return before ? { ...saidBy(fields, period), deadline: dueBy(ended(before), period) } : saidBy(fields, period);
  if (fields.length) return null;
  let [owner, deadline, roughly, whenever] = ["", "", "", ""];
  const parts = partsOf(inside);
  const dated = parts.some((part) => isDay(part) || DURING.test(part));
  for (const part of parts) {
    const word = part.replace(/^[^：:]{1,6}(?<!联系人|联系|抄送|客户|甲方|注)[：:] ?(?=[^：:]+$)/, "").replace(/(?:牵头|负责|跟进|主办|承办|落实|跟|盯)$/, "");
    const labelled = /[：:]/.test(part.slice(0, part.length - word.length + 1));
    if (isDay(part)) [deadline, roughly] = [dayIn(part, period, true) || deadline, part];
    else if (labelled ? word.split(AND).every(isPerson) : isOwner(word) || (dated && (isNamed(word) || GIVEN.test(word) || isSection(word))) || word !== part) owner = owner ? `${owner}、${word}` : word;
    else if (DURING.test(part)) whenever = part;
    else return /[0-9]/.test(inside) && isDay(inside) ? { deadline: dayIn(inside, period, true) } : null;
  }
  if (isDay(inside)) deadline = dayIn(inside, period, true);
  // Brackets that are read are gone from the text: what they say by when is told as it is written.
  return owner || (deadline && !whenever) ? { owner, deadline: deadline || roughly || whenever } : null;
}

/** What brackets hold, a person with the unit before them as one. @type {(inside: string) => string[]} */
function partsOf(inside) {
  return inside.split(/[，,；;\t\u3000]+|、(?=[0-9])/).flatMap((part) => {
    const words = part.replaceAll("@", "").split(/ +/).filter(Boolean);
    /** @type {string[]} */
    const found = [];
    for (const word of words) {
      const joined = `${found.at(-1) ?? ""} ${word}`;
      if (found.length && (isPerson(joined) || (/^(?:完成|前|之前)$/.test(word) && isDay(found.at(-1) ?? "")))) found[found.length - 1] = joined;
      else found.push(word);
    }
    return found;
  });
}

/** @type {(text: string, period: Within, due: string) => Omit<Said, "sign">} who and when, where they stand last, behind commas, blanks or a colon */
function lastOf(text, period, due) {
  const whole = { text, owner: "", deadline: "" };
  const after = AFTER.exec(text);
  if (after && (due ? isSomebody(after[2]) : isBorrowed(after[2]))) return { text: after[1], owner: after[2], deadline: "" };
  let [found, strong] = [{ ...whole }, false];
  for (;;) {
    const two = LAST_TWO.exec(found.text);
    const part = two && isPerson(two[3]) ? two : LAST.exec(found.text);
    if (!part) break;
    const [, rest, sign, word] = part;
    const parted = STRONG.test(sign);
    // A unit may be what the task is about, unless a sign parts it off, or a day stands behind it.
    const unit = (isUnit(word) && (parted || ((found.deadline || due) && sign !== " "))) || (parted && (found.deadline || due) && isNamed(word)) || (/^ {2,}$/.test(sign) && isSection(word));
    if (isDay(word) && !found.deadline) found.deadline = dayIn(word, period, true) || word;
    else if (DURING.test(word) && !found.deadline && (found.owner || parted || sign !== " ")) found.deadline = word;
    else if (isSomebody(word) || part === two || unit) [found.owner, strong] = [found.owner ? `${word}、${found.owner}` : word, strong || parted || /^ {2,}$/.test(sign) || isBehind(word)];
    else break;
    found.text = ended(rest, "→|｜->/／—");
  }
  // Who else is named before is no owner, nor may the last be one.
  const others = /[：:，,、]([^：:，,、]{2,3})$/.exec(found.text);
  return found.owner && (found.deadline || due || strong || dayIn(found.text, period) || /每[日天周月季年]/.test(found.text)) && !(others && isName(others[1])) ? found : whole;
}

/** @type {(word: string) => boolean} */
const isSomebody = (word) => !/[0-9]/.test(word) && word.split(AND).every((one) => (isPerson(one) || GIVEN.test(one)) && !(isNamed(one) && OFTEN_WORDS.includes(one[0]) && !isBorrowed(one)));
