// @ts-check
/**
 * Whom a sentence names as the one who does what it says.
 *
 * @module
 */

import { isBehind, isBorrowed, isName, isOwner, isPerson } from "./plan-names.js";
import { VERBS } from "./plan-words.js";

const BY = /由([^，,；;。由（(：:\s]{2,14}?)(?=负责|牵头|组织|落实|承担|跟进|完成|主办|汇总|审核|报送|提供|编制|移交|实施|执行|整改|办理|出具|确认|于|在?[0-9])(负责|牵头|于|在|[0-9]|[\u3400-\u9fff]{2})/;
// By whom, whatever is done; nothing that is turned into another.
const BY_ANYONE = /(?<![自理缘事])由([\u3400-\u9fff]{2,10})/g;
const TURNS = /^[改变转降升搬到至移原调增减来此于以于]/;
const LEADS = /(?:^|[，,；;。：:（(])(?:以上|责成|责令|要求|决定)?([\u3400-\u9fffA-Za-z]{1,8} [\u3400-\u9fff]{2,4}(?= ?(?:牵头|负责))|[\u3400-\u9fff·、A-Za-z0-9]{2,12}?) ?(?:牵头|负责|承办|主办|带队|主抓|盯办|包干|(?:主持|跟进|对接|把关|排班|组织|实施|落实|办理)(?=$|[，,；;。）)])|带(?=[0-9一二三四五六七八九十几两]))(?=$|[0-9，,；;。）)]|[\u3400-\u9fff])/;
const STATED = /(?:责任|负责|牵头|经办|承办)人[为是]?([\u3400-\u9fff]{2,4})(?=$|[，,；;。）)])/;
// Where someone may be named who acts: at the beginning of a clause, and behind who tells them to.
const CLAUSE = /(?:^|[，,；;。：:])(?:责成|责令|要求|由|请(?![示假求领购批]))?|责成|责令|要求|建议|(?<![自理缘事])由|(?<![提报申恳邀聘])请(?![示假求领购批])/g;
const ACTOR = "[\\u3400-\\u9fff]{0,8}?";
const UNITS =
  "(?:科室|科(?![技学普目研创教])|处室|办公室|(?:病案|督查|档案|化验|检验|教研|调度)室|(?<![举主承协筹督交催开经补新代申包查严])办|部门|(?<![全外内干局底顶上下头尾])部(?![分署位件落级])|安全部|各部|小组|专班|局|(?<![重改机分])组(?![织合建成装件])|(?<![排部])队(?![列伍形友])|班(?!子|次|组|主任|级|会)|班组|(?<![多此几各到暗高低远近好坏用])处(?![方理置罚境])|工会|团委|党委|支部|(?:派出|司法|研究|卫生|管理|财政|事务|税务|供电)所|各[班店村镇乡])";
const PEOPLE =
  "(?:主任|经理|主管|领导|干部|书记|(?<=[专警质])员|委员|(?:管理|质控|安全|监督|护林|采购|保洁|资料|材料|检验|计量|统计|网格|值班)员|(?<=[班组店队科处所院校园站行厂村镇乡局部士])长)";
const PLACES = "(?:单位|项目部|公司|中心|车间|支行|分院|医院|学院|学校|街道|社区|超市|门店|供应商|厂家|[书物育医化案]馆)";
const DAY = "(?:20[0-9]{2}年)?[0-9]{1,2}月(?:[0-9]{1,2}[日号]|[上中下]旬|[底末])";
const SURE = `(?:要(?!求)|应(?!急|用)|须|需(?!求)|于|在|抓紧|尽快|立即|每(?=[日天周月季班次人])|不?定期|各自?|${DAY}|[本年月]底|本[周月]|下[周月]|今天|明天|[周每]周?[一二三四五六日](?=前|[上下]午|$)|拿出|报送|出[具对报]|负责|牵头|带队|会同|为第一责任人|对(?=[0-9\\u3400-\\u9fff])|把|将|[0-9一二三五十]{1,2}日内)`;
const NO_OBJECT = "(?!完成|工作|计划|方案|情况|记录|会|考核|[，,；;。]|$)";
const TASKS = `(?:完成|推进|开展|组织|加强|做好|制[定订]|修[订改复]|落实|建立|启动|举办|召开|提交|跟进|优化|编制|梳理|更换|走访|核对|清理|安排|联系|对接|报送|上报|反馈|通报|拜访|盘活|邀约|跟踪|约谈|装回|清空|入户|制作|起草|草拟|抽查|排班|核实|复核|摸排)${NO_OBJECT}`;
// Units do these; of people they may be done to: 干部培训.
const DONE_TO = `(?:培训|检查|测试|准备|整改|安装|采购|部署|发布|整理|处理|实施|验收)${NO_OBJECT}(?=[\\u3400-\\u9fff]{4})`;
const ACTS = new RegExp(`(${ACTOR}(?:${UNITS}(?=${SURE}|[0-9]{1,2}月|${TASKS}|${DONE_TO})|${PEOPLE}(?=${SURE}|[0-9]{1,2}月|${TASKS})|${PLACES}(?=${SURE})))`, "y");
const NO_ACTOR = new RegExp(`由|要求|.(?:协调|联系|通知|督促|配合|会同|责成)|^(?:建议|(?:${VERBS})(?!(?:部|组|科|处|队|员|部门|小组|委员|专员)$)|由|要求|提请|报|与|和|同|向|请|经|送|督促|协调|对|给|让|把|将|从|到|在|因|按|据|针对|为|以|通过|会同|责成|报请|联系|通知|加快|做|抓|强化|深化|牵头|待)`);
const CALLED = /^(?:把|跟|去|带|在|找|催|盯|对接|联系|负责|排[班表]|周[一二三四五六日]|[0-9]{1,2}月)/;
// Whoever is told to, whatever it is.
const TOLD = new RegExp(`(?:责成|责令|要求)(${ACTOR}(?:${UNITS}|${PEOPLE}|${PLACES}))(?=[\\u3400-\\u9fff]{2})`);
const FIRST = /^(?:[^：:，,。；;]{2,12}[：:])?([\u3400-\u9fff]{1,6}?(?:部|科|处|办|组|队|局|所|站))(?![分门署位件落级长员室理置成装建织点技学普研创教列伍形方罚合])(?=[\u3400-\u9fff]{3})/;
const WHEN_FIRST = new RegExp(`^(?:${DAY}|[上中下本]?月底|周[一二三四五六日])(?:之?前|上午|下午)?[，,]?`);
/** Who does a thing is named early in what says it. */
const LONGEST = 400;
const CARRIES = /^(?:把|跟|去|带|负责|牵头)/;
// Who helps does it not.
const HELPS = /^(?:协助|配合|参与|参加|支持|督促|提供协助)/;

/**
 * Whom a sentence names as the one who does it.
 *
 * @param {string} written
 * @param {boolean} dated whether it says by when, so that a unit at its beginning is who does it
 * @returns {string}
 */
export function doerIn(written, dated) {
  const text = written.slice(0, LONGEST).replace(WHEN_FIRST, "");
  const by = BY.exec(text);
  const charged = by !== null && /^(?:负责|牵头)/.test(by[2]);
  const done = by && (isOwner(by[1]) || (charged && !/[改变转降升]/.test(by[1]))) ? by[1] : "";
  const leads = LEADS.exec(text);
  const leader = leads && isOwner(leads[1]) ? leads[1] : "";
  const stated = STATED.exec(text);
  const named = stated && isName(stated[1]) ? stated[1] : "";
  if ((done && charged) || (leader && leads?.[0].endsWith("牵头"))) return done && charged ? done : leader;
  // Who is named first does it, unless another is said to lead.
  const found = [done, leader, acting(text)].filter(Boolean).sort((one, other) => text.indexOf(one) - text.indexOf(other));
  return found[0] ?? (named || byAnyone(text) || (dated ? unitFirst(text) : ""));
}

/** @type {(text: string) => string} */
function unitFirst(text) {
  const unit = FIRST.exec(text)?.[1] ?? "";
  return unit.length > 2 && !NO_ACTOR.test(unit) && isOwner(unit) ? unit : "";
}

/** @type {(text: string) => string} */
function acting(text) {
  const ordered = TOLD.exec(text);
  const told = ordered && ordered[1].length > 1 && !NO_ACTOR.test(ordered[1]) && isOwner(ordered[1]) ? ordered[1] : "";
  for (const clause of text.matchAll(CLAUSE)) {
    const at = clause.index + clause[0].length;
    if (told && ordered && ordered.index < at) return told;
    const called = calledAt(text.slice(at, at + 14));
    if (called) return called;
    ACTS.lastIndex = at;
    const found = ACTS.exec(text)?.[1] ?? "";
    if (found.length > 1 && !NO_ACTOR.test(found) && isOwner(found) && !HELPS.test(text.slice(ACTS.lastIndex, ACTS.lastIndex + 6))) return found;
  }
  return told;
}

/** By what they are called at work, before what they do: 小贾把样品发群. @type {(text: string) => string} */
function calledAt(text) {
  for (let length = 2; length <= 10; length += 1) {
    const word = text.slice(0, length);
    const rest = text.slice(length);
    if ((isBorrowed(word) && CALLED.test(rest)) || (isBehind(word) && CARRIES.test(rest))) return word;
  }
  return "";
}

/** @type {(text: string) => string} */
function byAnyone(text) {
  for (const { 1: run } of text.matchAll(BY_ANYONE)) {
    for (let length = 2; length < run.length; length += 1) {
      const [word, rest] = [run.slice(0, length), run.slice(length)];
      const somebody = isOwner(word) && !/[哪谁几]/.test(word) && (!isPerson(word) || length > 2);
      if (somebody && !TURNS.test(rest) && !/^(?:[部室组长员处科门]|主任|经理|主管|负责人|书记|专员)/.test(rest)) return word;
    }
  }
  return "";
}
