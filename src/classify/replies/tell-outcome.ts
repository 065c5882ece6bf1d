/**
 * Short replies that say what became of the matter and little or nothing of the matter itself (已派人修好。问题已解决，您表示满意。): models
 * see too little in them, and take those that could stand under any message for passed on.
 */

const verb =
  '(?:维修|修复|修补|修理|处理|解决|办理|整改|整治|清理|清运|清除|清扫|清洗|疏通|更换|安装|拆除|恢复|退还|处置|抢修|抢通|补齐|补装|修|补|装|换|清|拆)';
/** Done, and not only begun or ordered: 已修复, 处理完毕, 修好了; 已安排处理 is neither. */
const done = new RegExp(
  `(?:已|已经|均已|(?:已经?|均|现)?(?:全部|及时|妥善|顺利|完全|基本|彻底)|[今昨前当][日天])${verb}(?![中期])|${verb}(?:好|完毕|完成|到位|完)|${verb}了|恢复正常`,
  'u',
);
/** What still lies ahead, is asked of others, or failed. */
const pending = /将|会|拟|待|要求|责令|责成|督促|督办|尽快|正在|计划|准备|安排处理|[未没不无难]|[?？]|请/u;
/** What may stand beside it and names no matter: who says so, who came, when and how. */
const around = new RegExp(
  `${verb}|反映|所说|[说提]的?|问题|情况|诉求|事项|故障|隐患|现场|目前|现在|相关|来电人|来信人|诉求人|市民|网友|[您你我该此所的事]|` +
    '工作人员|维修人员|人员|工人|师傅|专人|员工|施工队|派|安排|组织|联系|到场|赶到|到达|上门|前往|进行|立即|及时|第一时间|连夜|妥善|顺利|全部|完全|彻底|基本|正常|' +
    '[今昨前当][日天]|上午|下午|晚上|已经?|均|现|都|于|经|由|把|给|为|[好完毕成]|完成|到位|[了人]',
  'gu',
);
const longestSettled = 24;
/** Characters at most that name the matter as the message does: 路灯已修好. */
const longestMatter = 6;

function isSettled(clause: string, message: string): boolean {
  if (clause.length > longestSettled || pending.test(clause) || !done.test(clause)) return false;
  const rest = clause.replace(around, '');
  return rest.length <= longestMatter && message.includes(rest);
}

const writer = '(?:您|你|对方|来电人|来信人|诉求人|投诉人|反映人|信访人|举报人|当事人|市民|网友|群众|业主|家长|双方)';
const agreed = new RegExp(
  `^${writer}?(?:对此|对.{0,4}结果)?(?:均|都|也|已)?(?:表示)?(?:很|比较|基本)?(?:满意|认可|同意|理解|接受|知晓|清楚|明白|[没无]有?异议)(?:[和与并、].{2,4})?$`,
  'u',
);
/** Found, gone there, talked to: none of it tells of another matter. */
const onTheWay = new RegExp(
  `^(?:经(?:现场)?(?:核实|核查|调查|了解|查看|协调|沟通)|(?:情况|问题)?属实|.{0,8}(?:人员|师傅|工人)已?(?:于?当[日天]|立即|及时|第一时间)?(?:到达?|赶到|赶赴|前往|上门|到场)(?:现场)?(?:处理|核实|查看|维修)?|` +
    `已?(?:现场)?协调(?:双方|处理)?|(?:经.{0,12}|.{0,12}已?)(?:与|和|跟|同|致电|回访)${writer}(?:取得|电话|当面|进行)*(?:联系|沟通|对接)?后?)$`,
  'u',
);

/**
 * Whether a reply says no more than that the matter is settled.
 * @param substance as of `ParsedReply`
 * @param message what is replied to
 */
export function tellsSettled(substance: string, message: string): boolean {
  const clauses = substance.split('，');
  return (
    clauses.some((clause) => isSettled(clause, message)) &&
    clauses.every((clause) => isSettled(clause, message) || agreed.test(clause) || onTheWay.test(clause))
  );
}

const explaining = /解释|说明|讲解|宣讲|解答|告知|讲清/u;
const explainedThing = /政策|规定|法规|法律|条例|标准|条件|原因|理由|缘由|流程|程序|办法|依据/u;
/** What follows is the explanation itself, or is still to come. */
const givesIt = /[\d《》：]|因为|由于|如下|将(?:会|于|向|给|在)|[未没]|请/u;
const longestExplained = 30;

function isExplained(clause: string): boolean {
  return (
    clause.length <= longestExplained &&
    /已|[了过]|^经|^就/u.test(clause) &&
    explaining.test(clause) &&
    explainedThing.test(clause) &&
    !givesIt.test(clause)
  );
}

/**
 * Whether a reply says no more than that rules or reasons were explained to the writer, elsewhere: by telephone, on the spot.
 * @param substance as of `ParsedReply`
 */
export function tellsExplained(substance: string): boolean {
  const clauses = substance.split('，');
  return (
    clauses.some(isExplained) &&
    clauses.every((clause) => isExplained(clause) || agreed.test(clause) || onTheWay.test(clause))
  );
}

const endOfMatter =
  '(?:办结|办理完毕|处理完毕|处理到位|整改到位|整改完毕|完成整改|完成|落实到位|解决|修复|修好|恢复|清理|清运|拆除|退还|付清|发放|整改)';
const day =
  '(?:\\d{1,2}月\\d{1,2}[日号]|\\d{1,2}[日号]|(?:本|下|今)(?:周|月|年)[一二三四五六日底末]?|月底|年底|[今明后][天日])';
const span = '(?:\\d{1,3}|[一二两三四五六七八九十半]{1,3})个?(?:工作日|自然日|小时|[天日周月]|星期)';
/** By when a matter is to be at an end: 于6月10日前办结, 限3个工作日内整改到位. */
const deadline = new RegExp(`(?:${day}(?:之?前|以前)|${span}(?:之?内|以内))[^，将会]{0,12}${endOfMatter}`, 'u');
const ordering = /请|要求|责成|责令|督促|督办|交办|指令|限|务必|须/u;
/** The writer is asked, it is over, or a rule tells how long such a thing takes. */
const noOrder =
  /请[您你]|[您你](?:须|需|应|务必|可)|办结了|已(?:经|于[^，]{0,16})?(?:办结|解决|修复|整改)|规定|一般|通常|如果?|逾期|申请/u;
const longestOrder = 60;

/** Whether a clause orders that the matter be at an end by a day that it names. */
export function ordersByDay(clause: string): boolean {
  return clause.length <= longestOrder && ordering.test(clause) && deadline.test(clause) && !noOrder.test(clause);
}

const refusing =
  /(?:不予|不再|不能|无法|不得|不可|无权)(?:受理|办理|支持|批准|审批|核准|许可|准许|公开|认定|登记|备案|立案|处罚|补偿|赔偿|退还|撤销|复查|发放|享受|干预|更改|变更|过户|落户|报销)|不符合[^，]{0,20}(?:条件|规定|要求|范围)/u;
/** By what it is refused: a rule, a time that is over, a case that a court has. */
const refusedBy =
  /《[^》]{2,40}》|第[一二三四五六七八九十百\d]+条|依法|(?:根据|依据|依照|按照?)[^，]{0,30}(?:规定|政策|条例|办法|要求)|[法政]律规定|涉法涉诉|(?:已|正在)[^，]{0,10}(?:诉讼|审理|判决|仲裁)|(?:超过|已过)[^，]{0,16}(?:时效|期限|时限)|生效(?:判决|裁判|裁定)/u;
/** Who only says that others are in charge passes the matter on. */
const inCharge =
  /不(?:属于?|在|归|是)[^，]{0,16}(?:职责|管辖|职能|职权|权限|管理|受理|范围)|(?:无|没有)[^，]{0,8}(?:管辖权|执法权限?|管理权限)|另行|重新派|退回|本平台/u;

/**
 * Whether a reply refuses and names the rule, or what in the case, by which it does.
 * @param substance as of `ParsedReply`
 */
export function refusesByLaw(substance: string): boolean {
  return refusing.test(substance) && refusedBy.test(substance) && !inCharge.test(substance);
}

const handled = `(?:${verb}|查处|取缔|关停|劝离|立案|加装|增设|调低|调高|调整)`;
/** What an office says that it did, or how it is now: 已疏通, 当天让公司调低音量, 现正常照明. */
const deed = new RegExp(
  `(?:已经?|均已|[当今昨][日天]|当晚|随即)[^，会拟待求令成促]{0,10}${handled}(?![中期])|${handled}(?:好了|完毕|完成|到位)|现(?:已|在)?(?:正常|恢复)`,
  'u',
);
/** When it will be over: 再有半个月左右可完工. */
const toCome = new RegExp(
  `(?:再有|再过|大约|大概|预计|还需|约)[^，]{0,4}${span}[^，]{0,8}(?:完工|完成|结束|恢复|通车|竣工|开通|投用|解决)`,
  'u',
);
const unchanged =
  /不[作做予]调整|不作变更|维持(?:现状|不变|原)|暂不(?:考虑|具备|宜|实施|予|能|安排|调整|增)|暂[无没]有?[^，]{0,14}(?:计划|安排|打算|规划)|^(?:目前|现)?(?:没有|无)[^，]{0,14}(?:计划|规划)$/u;

/**
 * What a reply says of the matter's outcome in so many words: that it stays as it is, what was done, or when it will be over.
 * @param substance as of `ParsedReply`
 */
export function readOutcome(substance: string): 'resolved' | 'promised' | 'explained' | null {
  const clauses = substance.split('，');
  if (clauses.some((clause) => unchanged.test(clause))) return 'explained';
  if (clauses.some((clause) => deed.test(clause) && !pending.test(clause))) return 'resolved';
  return clauses.some((clause) => toCome.test(clause)) ? 'promised' : null;
}
