// @ts-check
/**
 * Who does a planned item and by when, where it is written: behind a label, in brackets, before a colon, in the sentence.
 *
 * @module
 */

import { DUE_COLUMN, OWNER_COLUMN, SIGN_COLUMN } from "./plan-words.js";
import { dayIn, isDay } from "./plan-days.js";

/** @typedef {import("./plan-days.js").Within} Within */
/** @typedef {{text: string, owner: string, deadline: string, sign: string}} Said text: without what stands in brackets or behind labels of its own */
/** @typedef {{name: "owner" | "due" | "sign", value: string}} Field */

// The family names of nineteen in twenty people, and those that cases use.
const FAMILIES =
  "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾萧肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷曲盛冉翁蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝";
// Words that begin as a name does.
const NO_NAMES =
  /^(?:高[层峰温危压度级效标质清端铁校中]|周[边期报会一二三四五六日末]|全[部体年员面市县区程省校院]|方[面案式法向]|金[额融属]|安[全装排保防]|成[本果效都立]|万[元人户]|江[苏北南西]|华[东北南中]|明[确年天日细]|应[急用收付对当]|包[括含装]|单[位价元次独品]|关[于键联]|管[理控道网]|时[间限段]|解[决读]|路[面灯演基段口]|项[目]|文[件化档明]|章[程节]|常[态规务]|师[资生德]|费[用]|车[间辆队]|易[错]|施[工]|房[屋产间]|季[度末报]|农[业村户]|党[建员支委]|连[续锁]|商[务户场品]|白[天班]|温[度水控室]|马上|牛奶|游[客]|司机|任务|任何|程序|范围|计划|康复|严[格禁重查]|宗旨|古建|史料|龙头|石[材料]|田间|林业|仲裁)/;
// Words that are made as a name is.
const WORDS =
  /^(?:周[围岁身长到]|黄[金色土昏沙豆]|马[路力车达桶铃]|林[区地场带产木]|[唐宋]代|夏[天季至粮收种]|许[多可久]|曾经|陶[瓷器]|田[地径埂]|顾[虑问客]|段[落长位]|雷[电击管达]|毛[病利巾毯坯]|常[用年驻见住温设备务]|王[牌位]|余[额款量下]|钱[款物包币]|程[度式控]|尚[未无有可]|符[合号]|申[请报诉领购]|纪[念录律委检要]|司法|任[期命职用]|付[款清出费讫]|韩国|苏[州北南]|陆[续地路运]|叶[片轮]|胡[乱须]|钟[头点表]|郑重|范[例本式]|董事|熊市|秦腔)$/;
// Family names that oftener begin another word than a name: a name only in brackets or behind a label.
const OFTEN_WORDS = "全成应时文高明方尚任万关金农商毕单何常白庄冷游房席卫安解连师蒙易管纪司严申符包余施麻季焦华费付";
// Family names that oftener begin another word: names only beside a day, in brackets.
const SELDOM_NAMES = /^[和向于路石温牛简史武莫盛宗古边沙曲阳米左右丁查宫党车]/;
const UNIT = /^[\u3400-\u9fffA-Za-z0-9、/和及与]{0,16}(?:[^全内外干本各]部|小组|[^班]组|科|科室|处|处室|中心|办公室|办|局|医院|学院|院|队|大队|班组|所|公司|车间|团队|部门|街道|社区|学校|委员会|委|站|支部|[甲乙丙][方]|(?:监理|施工|委托|承包|建设|服务)方|(?:集成|供应|承包|开发|服务|代理|厂)商|服务台|前台)$/;
const POST = /^[\u3400-\u9fff]{0,8}(?:经理|主任|组长|科长|处长|部长|局长|院长|校长|站长|队长|主管|总监|专员|老师|教师|护士长?|医生|工程师|师傅|[班年]?级?组长|(?:秘书|网格|店|厂|所|园|班|科|处|年级|区|镇|乡|村|行)长|(?:质控|管理|业务|安全|监督|办事|联络|巡查|驾驶|保管|材料|资料|采购|运维|值班|保洁|库管|联系|检验|统计|信息|收银|网格)员|全体|全员|各部门|各科室|班主任|负责人|各组长)$/;
// What people are called by at work, and names of other peoples.
const NICKNAME = /^[小老阿][王李张刘陈杨黄赵吴周徐孙朱胡郭何林罗郑梁谢宋唐许韩冯邓曹彭曾肖董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范廖贾夏韦付傅邹孟熊秦邱尹薛段雷侯陶贺顾郝龚邵钱严覃武戴莫孔汤康施樊葛邢齐乔伍庞颜倪聂鲁]$|^[\u3400-\u9fff]{1,8}(?:[·•・][\u3400-\u9fff]{1,8}){1,3}$/;
// By when, without a day.
const WHENEVER = /^(?:尽快|立即|马上|即日|近期|长期|持续|常态化?|随时|全年|全程|日常)(?:完成|开展|推进|整改|落实|进行)?$|^[\u3400-\u9fff]{1,6}(?:之前|以前|前|期间)(?:完成)?$|^每[日天周月季年][\u3400-\u9fff]{0,4}$/;
// A task that ends as a unit is called.
const DOES = /^(?:启用|更换|完成|联系|协调|通知|约谈|走访|拜访|选定|确定|引入|更新|评审|考察|催促|配合|协助|组建|设立|成立|整顿|搬迁|改造|装修|清理|检查|做好|召开).{2,}/;
const LABEL = (/** @type {string} */ words) => `(?:${words})`;
const FIELD = new RegExp(
  `(?<=^|[（(，,；;。、 \\t\\u3000—\\[【-])(?:(?<owner>${LABEL(OWNER_COLUMN)}|牵头(?:人|单位|部门))|(?<due>${LABEL(DUE_COLUMN)})|(?<sign>${LABEL(SIGN_COLUMN)}))[ \\t\\u3000]?(?:[：:]|[ \\t\\u3000])[ \\t\\u3000]*(?<value>[^，,；;。（）()：:\\]】\\t—]{1,40}?)(?=$|[，,；;。（）()\\]】\\t]|——|[ \\u3000])`,
  "gi",
);
const TAIL_LEFT = /^[，,；;。、（）()\[\]【】 \t\u3000—–-]*$/;
const BRACKET = /[（(\[【]([^（）()\[\]【】]{1,60})[）)\]】][；;。，,]?$/;
const AT = /(?:^|[ \u3000，,；;）)])@([\u3400-\u9fffA-Za-z0-9._-]{2,20})/;
const BY = /由([^，,；;。由（(：:\s]{2,14}?)(?=负责|牵头|组织|落实|承担|跟进|完成|主办|汇总|审核|报送|提供|编制|移交|实施|执行|整改|办理|出具|确认|于|在?[0-9])(负责|牵头|于|在|[0-9]|[\u3400-\u9fff]{2})/;
const LEADS = /(?:^|[，,；;。（(])([\u3400-\u9fff、A-Za-z0-9]{2,12}?)(?:牵头|负责|承办|主办)(?=$|[，,；;。）)]|[\u3400-\u9fff])/;
const ACTS = /(?:^|[，,；;。]|要求|由)(?!由|要求|提请|报|与|和|同|向|请|经|送|督促|配合|协助|对|给|让|把|将|从|到|在|因|按|据)([\u3400-\u9fff]{0,7}?(?:科室?|处室|办公室|办|部门|部|小组|专班|局|(?<![多此几各到暗高低远近好坏用])处))(?=要|应|须|需|于|在|抓紧|尽快|每[日周月季]|[0-9]{1,2}月|[本年月]底|拿出|报送|出[具对报])/;
// Names by which colleagues call each other in many firms; beside a day alone.
const GIVEN = /^(?!(?:Excel|Word|Wps|Ppt|Pdf|Email|Demo|Beta|Alpha|Release|Final)$)[A-Z][a-z]{1,11}$/;
const STATED = /(?:责任|负责|牵头|经办|承办)人[为是]?([\u3400-\u9fff]{2,3})(?=$|[，,；;。）)])/;
const LAST = /^(.{2,}?)(?:——|->|[，,；;。 \t\u3000→|｜])[ \t]?([^，,；;。：:（）() \t\u3000—→|｜>]{2,14})$/;
const AFTER = /^(.{2,}?)[：:] ?([^，,；;。：:（）() \t\u3000—→|｜>]{2,14})$/;
const BEFORE = /^([\u3400-\u9fffA-Za-z、]{2,10})[：:][ \t]*(?=[^ \t])/;
const TITLED = /^[\u3400-\u9fff](?:工|总|姐|哥|老师|经理|主任|师傅)$/;
const AND = /[、和及/／]/;
const ENDS = " \t\u3000\u00a0；;。，,、！!";
// No one writes more brackets one after the other at the end of an item.
const BRACKETS = 4;

/** A text without the signs that end it. @type {(text: string, more?: string) => string} */
export function ended(text, more = "") {
  let end = text.length;
  while (end && (ENDS.includes(text[end - 1]) || more.includes(text[end - 1]) || (text[end - 1] === "." && !/[0-9A-Za-z.]/.test(text[end - 2] ?? "")))) end -= 1;
  return text.slice(0, end);
}

/** Whether a word names a person, a post or a unit. @type {(word: string) => boolean} */
export const isOwner = (word) => !/[0-9]/.test(word) && !DOES.test(word) && (isPerson(word) || POST.test(word) || UNIT.test(word) || (AND.test(word) && word.split(AND).every((one) => isPerson(one) || UNIT.test(one) || POST.test(one))));

/** Whether a word names a person, or several, with their unit or without. @type {(word: string) => boolean} */
const isPerson = (word) => isName(word) || NICKNAME.test(word) || [2, 3].some((length) => isName(word.slice(-length)) && UNIT.test(word.slice(0, -length)) && word.length > length + 1);

/** @type {(word: string) => boolean} */
const isName = (word) => (isNamed(word) && !SELDOM_NAMES.test(word)) || (TITLED.test(word) && `${FAMILIES}副老`.includes(word[0]) && !NO_NAMES.test(word));

/** Whether it is made as a name is. @type {(word: string) => boolean} */
const isNamed = (word) => /^[\u3400-\u9fff]{2,3}$/.test(word) && FAMILIES.includes(word[0]) && !NO_NAMES.test(word) && !WORDS.test(word);

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
    fields.push({ name, value });
    if (at < 0) at = match.index;
    else rest += text.slice(end, match.index);
    end = match.index + match[0].length;
  }
  return { fields, at, rest: at < 0 ? "" : rest + text.slice(end) };
}

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
  }
  const before = owner ? null : BEFORE.exec(text);
  if (before && isOwner(before[1])) {
    take({ owner: before[1] });
    text = text.slice(before[0].length);
  }
  if (!owner) {
    const last = lastOf(text, period, deadline);
    take(last);
    text = last.text;
  }
  take({ owner: inSentence(text), deadline: dayIn(text, period) });
  return { text: text || ended(written), owner, deadline, sign };
}

/** @type {(inside: string, period: Within) => Partial<Said> | null} null where brackets hold anything but who and when */
function bracketed(inside, period) {
  const { fields, at, rest } = fieldsIn(inside);
  const before = inside.slice(0, Math.max(0, at));
  if (fields.length && TAIL_LEFT.test(rest) && (!before || isDay(before))) return before ? { ...saidBy(fields, period), deadline: dueBy(ended(before), period) } : saidBy(fields, period);
  if (fields.length) return null;
  let [owner, deadline, roughly, whenever] = ["", "", "", ""];
  const parts = inside.split(/[，,；; \t\u3000]+|、(?=[0-9])/).filter(Boolean);
  const dated = parts.some((part) => isDay(part) || WHENEVER.test(part));
  for (const part of parts) {
    const word = part.replace(/(?:牵头|负责|跟进|主办|承办|落实|跟|盯)$/, "");
    if (isDay(part)) [deadline, roughly] = [dayIn(part, period, true) || deadline, part];
    else if (isOwner(word) || (dated && (isNamed(word) || GIVEN.test(word))) || word !== part) owner = owner ? `${owner}、${word}` : word;
    else if (WHENEVER.test(part)) whenever = part;
    else return /[0-9]/.test(inside) && isDay(inside) ? { deadline: dayIn(inside, period, true) } : null;
  }
  if (isDay(inside)) deadline = dayIn(inside, period, true);
  // Brackets that are read are gone from the text: what they say by when is told as it is written.
  return owner || (deadline && !whenever) ? { owner, deadline: deadline || roughly || whenever } : null;
}

/** @type {(text: string, period: Within, due: string) => Omit<Said, "sign">} who and when, where they stand last, behind commas, blanks or a colon */
function lastOf(text, period, due) {
  const whole = { text, owner: "", deadline: "" };
  const after = due ? AFTER.exec(text) : null;
  if (after && isSomebody(after[2])) return { text: after[1], owner: after[2], deadline: "" };
  let found = { ...whole };
  for (let part = LAST.exec(text); part && (isSomebody(part[2]) || (!found.deadline && isDay(part[2]))); part = LAST.exec(found.text)) {
    if (isDay(part[2])) found.deadline = dayIn(part[2], period, true) || part[2];
    else found.owner = found.owner ? `${part[2]}、${found.owner}` : part[2];
    found.text = ended(part[1], "→|｜->");
  }
  // Who else is named before is no owner, nor may the last be one.
  const others = /[：:，,、]([^：:，,、]{2,3})$/.exec(found.text);
  return found.owner && (found.deadline || dayIn(found.text, period) || /每[日天周月季年]/.test(found.text)) && !(others && isName(others[1])) ? found : whole;
}

/** @type {(word: string) => boolean} */
const isSomebody = (word) => !/[0-9]/.test(word) && word.split(AND).every((one) => (isPerson(one) || GIVEN.test(one)) && !(isNamed(one) && OFTEN_WORDS.includes(one[0])));

/** @type {(text: string) => string} whom a sentence names as the one who does it */
function inSentence(text) {
  const by = BY.exec(text);
  if (by && (isOwner(by[1]) || (/^(?:负责|牵头)/.test(by[2]) && !/[改变转降升]/.test(by[1])))) return by[1];
  const leads = LEADS.exec(text);
  if (leads && isOwner(leads[1])) return leads[1];
  const stated = STATED.exec(text);
  if (stated && isName(stated[1])) return stated[1];
  const acts = ACTS.exec(text);
  return acts && acts[1].length > 1 && isOwner(acts[1]) ? acts[1] : "";
}
