// @ts-check
/**
 * Which words name a person, a post or a unit.
 *
 * @module
 */

import { BORROWED, BORROWED_CHARACTERS, COMPOUND, GIVEN_NAMES, SECTIONS, VERBS } from "./plan-words.js";

// The family names of nineteen in twenty people, and those that cases use.
const FAMILIES =
  "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾萧肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷曲盛冉翁蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝赖骆阎蔺楚仝晁郜邸鄢杭";
// Words that begin as a name does.
const NO_NAMES =
  /^(?:高[层峰温危压度级效标质清端铁校中]|周[边期报会一二三四五六日末]|全[部体年员面市县区程省校院]|方[面案式法向]|金[额融属]|安[全装排保防]|成[本果效都立]|万[元人户]|江[苏北南西]|华[东北南中]|明[确年天日细]|应[急用收付对当]|包[括含装]|单[位价元次独品]|关[于键联]|管[理控道网]|时[间限段]|解[决读]|路[面灯演基段口]|项[目]|文[件化档明]|章[程节]|常[态规务]|师[资生德]|费[用]|车[间辆队]|易[错]|施[工]|房[屋产间]|季[度末报]|农[业村户]|党[建员支委]|连[续锁]|商[务户场品]|白[天班]|温[度水控室]|马上|牛奶|游[客]|司机|任务|任何|程序|范围|计划|康复|严[格禁重查]|宗旨|古建|史料|龙头|石[材料]|田间|林业|仲裁)/;
// Words that are made as a name is.
const WORDS =
  /^(?:卫生|周[围岁身长到]|黄[金色土昏沙豆]|马[路力车达桶铃]|林[区地场带产木]|[唐宋]代|夏[天季至粮收种]|许[多可久]|曾经|陶[瓷器]|田[地径埂]|顾[虑问客]|段[落长位]|雷[电击管达]|毛[病利巾毯坯]|常[用年驻见住温设备务]|王[牌位]|余[额款量下]|钱[款物包币]|程[度式控]|尚[未无有可]|符[合号]|申[请报诉领购]|纪[念录律委检要]|司法|任[期命职用]|付[款清出费讫]|韩国|苏[州北南]|陆[续地路运]|叶[片轮]|胡[乱须]|钟[头点表]|郑重|范[例本式]|董事|熊市|秦腔)$/;
// Family names that oftener begin another word than a name: a name only in brackets or behind a label.
export const OFTEN_WORDS = "全成应时文高明方尚任万关金农商毕单何常白庄冷游房席卫安解连师蒙易管纪司严申符包余施麻季焦华费付";
// Family names that oftener begin another word: names only beside a day, in brackets.
const SELDOM_NAMES = /^[和向于路石温牛简史武莫盛宗古边沙曲阳米左右丁查宫党车]/;
const UNIT = /^[\u3400-\u9fffA-Za-z0-9、/和及与]{0,16}(?:[^全内外干本各你贵]部|安全部|各部|小组|[^班]组|[修工机洁卫务检运装炊]班|各[班店村镇乡]|单位|支行|工会|[书物育医化案]馆|(?:档案|病案|教研|医务|检验|化验|值班|总工|调度|督查|秘书)室|科|科室|处|处室|中心|办公室|办|局|医院|学院|院|队|大队|班组|所|公司|车间|团队|部门|街道|社区|学校|委员会|委|站|支部|[甲乙丙][方]|(?:监理|施工|委托|承包|建设|服务)方|(?:集成|供应|承包|开发|服务|代理|厂)商|服务台|前台)$/;
const POST = /^[\u3400-\u9fff]{0,8}(?:经理|主任|组长|科长|处长|部长|局长|院长|校长|站长|队长|主管|总监|专员|老师|教师|护士长?|医生|工程师|师傅|[班年]?级?组长|(?:秘书|理事|董事|网格|店|厂|所|园|班|科|处|年级|区|镇|乡|村|行)长|(?:质控|管理|业务|安全|监督|办事|联络|巡查|驾驶|保管|材料|资料|采购|运维|值班|保洁|库管|联系|检验|统计|信息|收银|网格)员|书记|司机|干部|领导|委员|出纳|会计|总工|老板|民警|[^人全会动党学职店]员(?<=(?:计量|护林|财务|施工|测量|调度|内勤|理货|宣传|组织|协管|护理|营业)员)|全体|全员|各部门|各科室|班主任|负责人|各组长)$/;
// What people are called by at work, and names of other peoples.
const NICKNAME = /^[小老阿][王李张刘陈杨黄赵吴周徐孙朱胡郭何林罗郑梁谢宋唐许韩冯邓曹彭曾肖董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范廖贾夏韦付傅邹孟熊秦邱尹薛段雷侯陶贺顾郝龚邵钱严覃武戴莫孔汤康施樊葛邢齐乔伍庞颜倪聂鲁关柳闫尤柯邵项殷骆田毛赖耿翟詹柴]$|^[小阿][芳丽玲娟敏静强军杰勇磊涛斌峰辉燕琴霞慧颖婷莉薇佳欣怡琳萍艳鹏飞伟健宁洁倩]$|^[\u3400-\u9fff]{1,8}(?:[·•・][\u3400-\u9fff]{1,8}){1,3}$/;
// A task that ends as a unit is called.
const DOES = /^(?:请示|汇报|请教|上报|报请|对接|征求|提醒|启用|更换|完成|联系|协调|通知|约谈|走访|拜访|选定|确定|引入|更新|评审|考察|催促|配合|协助|组建|设立|成立|整顿|搬迁|改造|装修|清理|检查|做好|召开).{2,}/;
// Names by which colleagues call each other in many firms; beside a day alone.
export const GIVEN = /^(?!(?:Excel|Word|Wps|Ppt|Pdf|Email|Demo|Beta|Alpha|Release|Final)$)[A-Z][a-z]{1,11}$/;
// Units that are none of the writer's own, without a name.
const BARE = /^(?:医院|学院|公司|学校|社区|街道|中心|单位|部门|供应商|厂商)$/;
const TASK = new RegExp(`^(?:${VERBS})`);
const SECTION = new RegExp(`^(?:${SECTIONS})$`);
const GIVEN_NAME = new RegExp(`^(?:${GIVEN_NAMES})(?: [A-Z][a-z]{1,9})?$`);
const DOUBLE = new RegExp(`^(?:${COMPOUND})[\\u3400-\\u9fff]{1,2}$`);
const OTHERS = new RegExp(`^(?:${BORROWED})$|^[${BORROWED_CHARACTERS}]{3,6}$`);
const TITLED = /^[\u3400-\u9fff](?:工|总|姐|哥|老师|经理|主任|师傅)$/;
export const AND = /[、和及/／]/;

/** Whether a word names a person, a post or a unit. @type {(word: string) => boolean} */
export const isOwner = (word) => !/[0-9]/.test(word) && !DOES.test(word) && (isPerson(word) || POST.test(word) || UNIT.test(word) || (AND.test(word) && word.split(AND).every((one) => isPerson(one) || UNIT.test(one) || POST.test(one))));

/** Whether a word names a person, with their unit or without. @type {(word: string) => boolean} */
export const isPerson = (word) => isName(word) || NICKNAME.test(word) || GIVEN_NAME.test(word) || isBehind(word);

/** Whether it names a unit or a post, or several. @type {(word: string) => boolean} */
export const isUnit = (word) => !BARE.test(word) && !/[0-9]/.test(word) && !DOES.test(word) && word.split(AND).every((one) => UNIT.test(one) || POST.test(one));

/** Whether a word is how a section of a firm is called. @type {(word: string) => boolean} */
export const isSection = (word) => SECTION.test(word);

/** Whether a word is a name and nothing else: of another people, given, or what one is called by. @type {(word: string) => boolean} */
export const isBorrowed = (word) => OTHERS.test(word) || DOUBLE.test(word) || GIVEN_NAME.test(word) || NICKNAME.test(word);

/** Whether it is a person behind their unit, section or post: 工程部老关. @type {(word: string) => boolean} */
export function isBehind(word) {
  for (let at = 1; at < Math.min(word.length - 1, 11); at += 1) {
    const [before, after] = [word.slice(0, at), word.slice(at)];
    const parted = /^[ ·—-]/.test(after);
    const name = parted ? after.slice(1) : after;
    if (name.length > 8 || /[ ·—-]$/.test(before)) continue;
    const named = isName(name) || NICKNAME.test(name) || GIVEN_NAME.test(name);
    if (parted && /^[\u3400-\u9fff]{2,6}$/.test(before) && isName(name) && !OFTEN_WORDS.includes(name[0]) && !DOES.test(word) && !TASK.test(before)) return true;
    if (parted && /^[A-Z]{2,5}$/.test(before) && (named || isNamed(name))) return true;
    if ((named || (parted && isNamed(name))) && (UNIT.test(before) || POST.test(before) || ((parted || NICKNAME.test(name)) && isSection(before)))) return true;
  }
  return false;
}

/** @type {(word: string) => boolean} */
export const isName = (word) => (isNamed(word) && !SELDOM_NAMES.test(word)) || DOUBLE.test(word) || OTHERS.test(word) || (TITLED.test(word) && `${FAMILIES}副老`.includes(word[0]) && !NO_NAMES.test(word));

/** Whether it is made as a name is. @type {(word: string) => boolean} */
export const isNamed = (word) => DOUBLE.test(word) || OTHERS.test(word) || (/^[\u3400-\u9fff]{2,3}$/.test(word) && FAMILIES.includes(word[0]) && !NO_NAMES.test(word) && !WORDS.test(word));
