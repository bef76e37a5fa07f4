// @ts-check
/**
 * The words that headings, labels and columns of reports are made of, as data: which announce a plan, and which do not.
 *
 * Each entry is a regular expression's source, the longer before the shorter where one begins with the other.
 *
 * @module
 */

/** When: what is to come. @type {readonly string[]} */
export const COMING = [
  "下(?:一)?(?:个)?(?:半年度?|年度|学期|阶段|季度|星期|迭代|冲刺|版本|步|周|月|季|年|期|旬)",
  "明[天日年]",
  "次[日月周年]",
  "来年",
  "今后(?:一段时[间期]|一个时期)?",
  "后续|会后",
  "接下来",
  "next ?(?:week|month|quarter|steps?|sprint)",
];
/** When: what may be past as well, so that the heading must say that it plans. @type {readonly string[]} */
export const DATED = [
  "(?:20[0-9]{2}|二[〇零]二[〇零一二三四五六七八九])年(?:度)?(?:第?[一二三四1-4]季度|[0-9]{1,2}月份?|[上下]半年)?",
  "第?[一二三四1-4]季度",
  "(?:[0-9]{1,2}|十[一二]?|[一二三四五六七八九])月份?",
  "第[0-9]{1,2}周",
  "近期|未来(?:[一二三四五六两0-9]{1,2}个?(?:月|周|年|季度))?|新(?:学期|一年|年度)|后期",
];
/** What, of what is to come. @type {readonly string[]} */
export const WORK = [
  "重点(?:工作)?|要点|工作重点",
  "任务|目标|动作|排期",
  "事项|事宜",
  "方向|展望|推进|行动|部署|建议|举措|措施|对策|plan",
];
/** What, that says itself that it plans. @type {readonly string[]} */
export const PLANS = [
  "行动(?:计划|方案|项)|action ?items?|actions",
  "to-?do(?: ?list)?|next ?steps?",
  "待办(?:事项|工作|任务|清单)?|[需待]跟进(?:事项|工作)?|跟进事项",
  "遗留(?:事项|工作|任务)",
  "(?:会议)?(?:议定|决议|决定|布置|交办)(?:的)?(?:以下|如下)?(?:任务|事项|工作)|会议(?:议定|决议|决定|要求|明确|安排)|决议",
  "follow[ -]?ups?|(?:监理|总监)(?:单位|方)?(?:意见|要求)|(?:建设|设计|施工|业主)(?:单位|方)(?:意见|要求)",
  "计划|打算|规划|思路|设想|安排",
];
/** What is to get better. @type {readonly string[]} */
export const IMPROVES = [
  "(?:改进|整改|优化|解决|纠正|预防|应对|提升)(?:的)?(?:措施|计划|方案|建议|方向|思路|举措|办法|安排|要求|意见)",
  "措施(?:与|和|及)建议",
  "对策(?:与|和|及)?建议",
  "努力(?:的)?方向",
  "对策|(?<=风险点?[与和及])应对|改进|整改落实|整改|要改的|预防(?:再发|复发)",
];
/** What is wrong. @type {readonly string[]} */
export const PROBLEMS = [
  "(?:(?:检查|自查|排查|审计|巡察|巡视|督查|督导|考核|评审|验收|测评|调研)(?:中|组)?)?(?:存在|面临|发现|遗留|突出|查出|指出|反馈|反映|通报)(?:的)?(?:主要|突出)?(?:问题|不足|困难|短板|挑战|隐患|障碍)|(?:待|尚待|有待)(?:解决|处理)(?:的)?问题",
  "(?:存在)?不足(?:之处)?|(?:open)?issues?|block(?:ers?|ed)|阻塞(?:点|项)?|risks?|挑战|卡在哪(?:里|儿)?|薄弱环节|短板|待改进(?:之处|的地方)?|困难|[卡痛堵难]点|问题(?:反馈|描述|反思|[一二三四五六七八九十0-9]{1,2})?|风险(?:点|提示)?",
];
/** What joins the others and says nothing of its own. @type {readonly string[]} */
export const JOINING = ["以及|及其|的|及|和|与|或|、|/|·|&|等|主要|具体|拟|将|要做的(?:事情?)?|要做|要|需|开展|持续|完成|重点|总体|相关|有关|初步|整体|我们|如下|完成时限|时限|责任分工|分工|原因|分析|工作|for|of|the"];
/** Whose. @type {readonly string[]} */
export const WHOSE = ["(?:[\\u3400-\\u9fff]{1,8}?(?:部门|部|小组|组|科室|科|处室|处|中心|医院|院|学校|校|班|公司|项目|团队|队|局|街道|社区)|个人|本人|业务|技术|运营|销售|教学|党建|我[部处科局院校组司])"];
/** What tells that a heading with such words looks back, or is about a plan and none itself. @type {readonly string[]} */
export const NO_PLAN = ["(?:完成|执行|落实|进展|推进|实施|兑现|整改)(?:的)?(?:情况|率|进度|结果)", "回顾|总结|小结|述职|汇报|报告|通报|台账", "计划外", "[上本]期?(?:周|月|季度|年度|阶段|期)(?:的)?(?:工作)?(?:计划|安排|目标|任务)", "外部环境"];
/** Headings of reports and of plans under which nothing is planned. @type {readonly string[]} */
export const OTHERS = [
  "这(?:周|个月).*|(?:本|上|当)(?:周|月|季度|年度?|日|期|学期|阶段).*|今[日天年].*|昨[日天].*|this ?week.*|done|summary",
  "(?:主要|重点)?(?:工作)?(?:完成|开展|进展|执行|落实)情况|(?:工作|基本|总体|安全)?情况|进展|概况|概述",
  "(?:工作)?(?:回顾|总结|小结)|(?:主要)?(?:成绩|成效|亮点|做法|经验|体会|收获|感悟|启示|结论)",
  "需.{0,8}(?:协调|支持|帮助|解决)(?:的)?(?:事项|问题|资源)?|请示(?:事项)?|请求支持",
  "(?:(?:上级|主管|部门|分管)?领导|主管|经理|上级|审核|审批)(?:意见|批示|审批|评语|评价|点评|签字|签名)",
  "备注|其他(?:事项|说明)?|说明|附件|附|参会人员|出席|缺席|下次会议|记录人?|抄送|签发",
  "总体思路|指导思想|总体要求|基本原则|工作原则|.{0,4}目标|(?:工作|项目)?背景|现状(?:分析)?|基本情况|组织(?:领导|机构|保障)|保障措施|工作要求|(?:有关|相关|几点)要求|考核(?:办法)?|附则|编制依据|(?:经费|费用)?预算",
];

/** Columns of tables. What is done: the surer first. @type {readonly string[]} */
export const TASK_COLUMNS = [
  "行动项|行动(?:措施|内容)?|(?:整改|改进|具体|主要|解决|工作|应对|防范|处理|处置)?(?:措施|举措)|(?:整改|改进)要求|(?:应对|解决|整改|改进)(?:策略|方案|办法)",
  "(?:工作|计划|任务|主要|重点|决议|决定|议定)(?:内容|任务|事项|计划)|计划|任务(?:名称)?|事项|主要工作|重点工作|待办(?:事项)?|工作",
  "内容|任务描述|具体内容|工作项|task|action|item",
  "名称|项目",
];
/** Who does it. */
export const OWNER_COLUMN = "(?:主要|第一|直接|整改)?(?:责任|负责|承办|经办|主责|牵头|落实|跟进|主办|执行)(?:人员?|者|单位|部门|科室|领导|处室|方)?|(?:责任|牵头)(?:人|部门|单位)/.*|谁(?:做|干|负责|跟)?|owner|assignee|who";
/** By when. */
export const DUE_COLUMN = "(?:计划|要求|预计|拟|整改|应)?(?:完成|办结|整改|交付|到位|解决|起止)?(?:时间|时限|期限|日期|节点)|(?:时间|进度)(?:节点|安排|要求)|截[止至](?:日期|时间)?|计划完成|(?:计划|预计)完成(?:时间|日期)|(?:什么|啥)时候|何时|ddl|eta|when|deadline|due(?: ?date)?";
/** What shows that it is done. */
export const SIGN_COLUMN = "(?:完成|验收|衡量|考核|检验)(?:标志|标准|指标)|标准|(?:预期|工作)?(?:目标|成果|效果)|交付物|成果物|产出|衡量指标|指标";
/** Who writes: an owner where the column beside plans. */
export const WRITER_COLUMN = "姓名|人员|成员|部门|科室|小组|单位";
/** How tasks begin. */
export const VERBS = "完成|推进|开展|组织|加强|做好|制[定订]|修[订改复]|落实|建立|启动|上线|举办|召开|提交|跟进|优化|配合|协助|继续|检查|采购|编制|梳理|整理|培训|更换|安装|处理|拜访|走访|测试|部署|发布|核对|清理|准备|实施";
/** By when, without a day that can be told yet: in a sentence too. */
export const LOOSELY = [
  "(?:尽快|立即|马上|即日起?|近期|长期|持续|常态化?|随时|全年|全程|日常)(?:完成|开展|推进|整改|落实|进行|坚持)?",
  "T ?\\+ ?[0-9]{1,3}|(?:[0-9]{1,3}|[一二三四五六七八九十两]{1,3})个?(?:工作日|自然日|小时|天|日|周|月|星期)(?:之|以)?内",
  "(?:本|下|这)个?(?:周|星期|月)(?:[一二三四五六日天末底]|之?内)?(?:之前|以前|前|内)?",
];
/** And where it stands alone, in brackets or behind a name: before something, and each time. */
export const WHENEVER = [
  ...LOOSELY,
  "[\\u3400-\\u9fff]{1,6}(?:之前|以前|前|期间)(?:完成)?|[\\u3400-\\u9fff]{1,4}前[0-9]{1,3}[天日周](?:内)?",
  "每[日天周月季年][\\u3400-\\u9fff]{0,4}",
];
/** Ends that a sentence names without a day; nothing that returns each year. */
export const BEFORE_THEN = "(?:春节|元旦|国庆节?|五一|十一|中秋节?|端午节?|清明节?|节|年|腊月|汛期|开学|开业|放假|寒假|暑假|入冬|供暖季?)(?:放假)?(?:之|以)?前|(?:本|下|这)?个?周[一二三四五六日末天](?:之|以)?前|月[底末](?:之|以)?前|本周内|本月内";
/** Sections of a firm that are called without a word for it. */
export const SECTIONS = "工艺|设备|生产|质量|安环|HRD|PMC|HSE|吧台|后端|前端|算法|机修|会计|出纳|SRE|行政|法务|人事|财务|采购|后勤|仓库|仓储|后厨|前厅|运维|弱电|客服|市场|运营|产品|研发|测试|设计|质检|品控|销售|物流|造价|工程|商务|党办|工会|团委|妇联|IT|HRBP|HR|QA|QC|IE|PO|PM|PMO|DBA|UI|客户PM";
/** Family names of two characters. */
export const COMPOUND = "欧阳|司马|诸葛|上官|夏侯|皇甫|尉迟|公孙|慕容|令狐|呼延|司徒|端木|宇文|长孙|独孤|澹台|淳于|申屠|钟离|轩辕|闻人";
/** Short names of other peoples that no character tells. */
export const BORROWED = "卓玛|多杰|扎西|旦增|洛桑|次仁|达瓦|央金|格桑|尼玛|平措|索朗|艾力|吾买尔|巴特尔|其其格|布和|阿不都|古丽|拉姆|才让|仁青|米玛|边巴|普布|顿珠|卓嘎|白玛";
/** The characters that names of other peoples are written with in Chinese: three or more of them and no others. */
export const BORROWED_CHARACTERS = "阿依古丽娜尔迪拜巴特其格斯次仁顿珠卓玛多杰扎西旦增央金白买提吾布德敖乌云木洛桑尼达瓦拉姆艾力热孜汗江图雅苏托娅萨努米帕再麦哈赛克别吐逊沙塔叶肯加孟朝鲁毕宝音满都呼青钦索朗贡觉曲珍吉普才让卡措丹日合提伊玉山凯曼";
/** Which counts stand behind a number that another parts by a dot: 2.3具灭火器 is the second, of three. */
export const COUNTED = "具(?![体备有])|台(?![账帐风阶])|名(?![单称])|人(?![员才力事民])|个(?![人别性])|处(?![理置方于])|户(?![外籍])|家(?![长庭属具电校委])|项(?!目)|[座辆份次起栋]";
/** Given names that colleagues call each other by in many firms. */
export const GIVEN_NAMES =
  "Aaron|Adam|Alan|Alex|Alice|Allen|Amanda|Amy|Andrew|Andy|Angela|Anna|Anne|Annie|Apple|Ben|Bella|Betty|Bill|Bob|Bonnie|Brian|Carl|Carol|Cathy|Charles|Cherry|Chloe|Chris|Christine|Cindy|Claire|Coco|Crystal|Daisy|Daniel|David|Dennis|Diana|Donna|Doris|Echo|Eddie|Edward|Elaine|Ella|Emily|Emma|Eric|Eva|Evan|Fiona|Frank|Gary|George|Gina|Grace|Hannah|Harry|Helen|Henry|Iris|Ivan|Ivy|Jack|Jacky|James|Jane|Janet|Jason|Jay|Jeff|Jennifer|Jenny|Jerry|Jessica|Jessie|Jim|Jimmy|Joanna|Joe|John|Johnny|Joy|Joyce|Judy|Julia|Julie|Karen|Kate|Kathy|Kelly|Ken|Kevin|Kiki|Kim|Larry|Laura|Leo|Leon|Lily|Linda|Lisa|Lucas|Lucy|Luke|Mandy|Maggie|Maria|Mark|Martin|Mary|Max|Mia|Michael|Michelle|Mike|Mona|Nancy|Neil|Nick|Nicole|Nina|Olivia|Oscar|Paul|Peggy|Penny|Peter|Phoebe|Rachel|Ray|Rebecca|Richard|Rita|Robert|Robin|Roger|Rose|Roy|Ryan|Sally|Sam|Sandy|Sara|Sarah|Scott|Sean|Selina|Shirley|Simon|Sophia|Stella|Stephen|Steve|Steven|Sunny|Susan|Tina|Tom|Tommy|Tony|Tracy|Vicky|Victor|Vincent|Vivian|Wendy|William|Winnie|Yoyo|Zoe";
