import { isGeneralName } from './general-heads.ts';
import { nameless, nameSuffixes } from './place-lexicon.ts';
import { dialectWords } from './repair-dialect.ts';

/** A piece of a sentence, wherever in what was taken for a name it stands, or how many classes a school has. */
const spoken =
  /[该这们吗呢]|^[早晚末首头夜]?班(?:高铁|火车|地铁|动车)$|[建修盖搞]个(?![体人旧]).{2}|[从往]村$|[翻越过到](?:达坂|垭口)$|[抱拎牵搂]着(?![东南西北]).{1,2}站$|[各每](?:嘎查|苏木)$|大相径庭|一下|^[一二两三四五六七八九十几\d]+里路$|到[桥站河山湖城路街]$|时(?=司机$)|[开走放住搬跑冲送塞挤]进|着(?=司机|群众|职工)|岁[进去到在读]|[县区市镇乡村](?:里|上)?[读念上](?:小学|初中|高中|中学|大学|幼儿园|中专|职高|技校)$|[读念](?:小学|初中|高中|中学|大学|幼儿园|中专|职高|技校)$|^\d*班(?:小学|中学|初中|高中|学校|幼儿园)$|^[\d一二三四五六七八九十]+[组社队](?:现有|原有)?(?:高速|公路|道路|铁路|高铁|泥巴路|水泥路|通组路|机耕路|村道|[主土泥大小]路)$/u;
/** A part of an estate whose name stands apart. */
const stageAlone = /^[一二三四五六七八九十\d]{1,2}期(?:小区|项目|工程|楼盘)$/u;
function words(text: string): readonly string[] {
  return text.split(/\s+/u);
}

/** What somebody does, and when or how, before what it is done to: segmenters know it as another word, or as none. */
const leads = words(
  `利用 调整 深化 普及 硬化 录入 推脱 伙同 调研 盗用 借用 占用 征用 挪用 冒充 指使 纵容 包庇 勾结 联系 致电 驶入 驶出 驶往 开往 转入 转至 并入
  划入 划归 接入 搬到 迁到 移到 改到 转到 送到 赶到 送至 赶至 搬至 迁至 移至 改至 严格 执行 优先 照顾 紧挨 紧靠 紧临 挨着 挨近 毗连 横穿 贯穿 改称 改名 更名 期盼
  下穿 上跨 盼望 往年 历年 明明 长时间 多年 多年来 月份 村里 镇里 县里 城里 家里 打电话 坐车到 乘车到 开车到 车开到 车进到 所有制 内部 外部 修座 修条 建座
  上个月 下个月 这个月 今后 前段时间 前几天 前几年 年初 年底 月初 月底 平时 平日 夜间 日晚 下雨天 星期一 星期二 星期三 星期四 星期五 星期六 星期日 周末 路到 路至 路往
  未见 买到 收到 架设 恢复 尽快 奢望 动用 关心 宣传 彻底 改变 惩罚 错怪 丈量 喜闻 衷心 希望 深得 清运 通报 张贴 佐证 另开 多开 加开 增开 背负着 背负 承揽 装在 停到 问过 见过 去过
  派发给 发给 交给 转给 告给 距离 距 或 依法 依规 查处 有效 监督管理 合格 优秀 现有 所属 诸多 众多 大批 大量 好多 解决 处理 追究 监管 监督 听闻 逼着 奔着 因 哪一条 哪条 哪些 大大小小 代表 微信 事实 坑坑洼洼
  人称 打过 无法 主管部门 有关部门 相关部门 电动车 人系 人为 人住 其系 其是 其为 其原系 其在 其于 跑冤枉 冤枉 即原 彻查 楼盘 途径 换乘 分流 拓宽 优化 上述 当初 被告 后面 方便 名叫 名为 责令 严令 明令禁止 启动 信任 起于 始于 止于 搬入 迁入 沿途 提及 谈及 遭受 饱受 约谈 单凭 枉顾 窃据 催问 评价 是不是 到时候 现就 代管 黄金地段 各乡镇 配建 多建 最后
  调到 调往 调回 划到 划在 划往 改划 改划到 紧贴 紧贴着 正对 正对着 面朝 出站 进站 看新闻 付清
  重新 重新评估 加密 求加密 去(?=[区县市镇].{2}) 换掉 大夏天 大冬天 大热天 大冷天 大清早 大中午 大白天 大晚上 大半夜 校门外 院门外 大门外 门外
  其住 其家住 其现住 其租住 其居住 其住在 其居住在 其家住在 现住 现住在 自家住 对口 划回 划给 分到 分配到 未说明 没说明 未注明 已去 已到 推给 甩给 转回 催办 催促 催单 早高峰 晚高峰 高峰期
  成个 全条 返去 返(?![乡还修岗]) 收工返? 放工返? 话(?![剧务吧]) 听日 寻日 行过 呢[条间个边度] [上下前后]便(?![民利])
  骑到 走到 跑到 骑去 赶去 再谈 也谈 浅谈 再议 再说说 可换乘 可乘坐 现靠 保通 [半点]到(?=\\d) 第[一二三四五六七八九十]年 第[一二三四五六七八九十]个?(?:月|星期|学期|季度) (?:接|送|接送)(?:娃娃?|孩子|小孩|老人|女儿|儿子)(?:[走去过]|上学)?
  现(?![代金实房浇场状货任役存款阶河龙王有就到无欠靠住])(?:更名为|改名为|名为|为|名|称|将|因|已|于|以|由)? 从(?![化江文容善新众军政业良心戎属那即前小]) 受(?![降益]) 将(?![军乐来官台相帅门])
  严抓 严管 严控 又名 原名 俗称 当前 主干道 (?<=\\d)日起 [左右][拐转](?:进入|进|入|上)? (?:坐车|乘车|开车|骑车|打车|走路|步行)[去来]
  (?:[一二两三四五六七八九十]{1,3}|(?<=\\d))点(?!一线|[点通红堂])[半多钟]*(?:到|至|在|去|来|接)?
  日子 乡里(?!乡) (?:[上下本这新每]个?)?学期[初末]? [上下]半年
  严重(?:危害|破坏|威胁|影响|妨碍|损害|侵害|侵犯|阻碍|扰乱|污染|堵塞)`,
);
/** Before whoever is to do something. */
const addresses = words('诚请 敬请 特请 烦请 劳请 恳请 还请 望请 就请 麻烦 劳烦 有劳 劳驾 拜托');
/** What an office does to what it looks after. */
const checks = words(
  '检查 夜查 再查 联查 突查 夜巡 突击 突击检查 严肃 严厉 查处 严查 清查 彻查 抽查 排查 巡查 核查 督查 督促 敦促 责成 取缔 暗访 走访 彻底 整治 整顿',
);
/** What is more than something ("坑比云溪路还多"). */
const compared =
  '(?:[坑灰土水泥草树洞味人车狗]|垃圾|租金)比|比(?![a-z0-9华亚利邻翼家如德萨特尔优格音高目干方赛照重例较同不])(?=.{3})';
/** What somebody does all the while, or has done before. */
const going =
  '[追跟赶盯看守围绕挨顺望朝冲顶骑开坐等靠抱拎牵搂写标印踩隔]着|[坐走逛住骑读]过(?![街江河海湖境山程渡往度])';
/** Where a way or a plot begins, ends or lies (`东接云溪路`, `北至云溪路`), and which way cars go there (`南往北云溪路`); a county is called so (`东至一中`). */
const course =
  '(?:东往西|西往东|南往北|北往南)(?!环)(?:方向)?[上下跨往]?|[东南西北]{1,2}(?:起于?|至(?![县第一二三四五六中高实人])|接|连接?|临|邻|抵|达|到|往|靠|距|有)';
/** Who learns there. */
const pupil = '读(?=[^书者].+(?:[中小]|中学|小学|学校|学院|大学|高中|初中|幼儿园)$)';
/** Counts what is said ("二是云栖小学门口太堵"). */
const point = '[一二三四五六七八九十]是';
/** What is asked for longer hours (`延长图书馆开放时间`), and what opens somewhere (`开餐饮店`). */
const prolonged = '延长(?=.{2,}[馆场园站厅]$)';
const said = [...leads, ...dialectWords, ...addresses, ...checks].sort((a, b) => b.length - a.length);
const lead = new RegExp(
  `^\\d{0,2}(?:${point}|${compared}|${course}|${going}|${pupil}|${prolonged}|${said.join('|')})`,
  'u',
);
/** An office, or the end of its name that the segmenter left, before what it is to do. */
const office = new RegExp(`^.{0,6}?[局委办队](?=(?:${checks.join('|')}).{2})`, 'u');
/** What happened before (`台风过后云栖路`), and what was bought, or brought there (`钱挪到云栖小区`). */
const earlier =
  /^(?:\p{Script=Han}{2}过后|\p{Script=Han}{0,3}(?:挪到|挪去|挪至|签下|买下|租下)|\p{Script=Han}{0,4}(?:绕[到道行往至过]|排到|堵到|[寄运][到往])|\p{Script=Han}{0,6}(?:就读于|入读|报读))(?=.{3})/u;
/** What belongs to the verb before it (`遭受着`, `提及过`), but for ways that lead over or through something. */
const aspect = /^(?:了|着(?![火急力手重落])|过(?![街江河海湖境山程渡往度]))(?=.{3})/u;
/** One sign that governs a kind of thing (`念幼儿园`), though it begins names. */
const deeds =
  '念跳打撤离逼建修望盼请催拆逛跑等查盖围守堵抢占换选挑骗告骂赶追挨绕爬送接带领租借还欠求劝帮替救坐乘挖座主邻可挤非开推个钱懂管翻';
const deed = new RegExp(`^[${deeds}]`, 'u');
/** A part of a town, or a district that no list knows, before what lies in it; the rest of one that the segmenter parted. */
const area =
  /^(?:(?:[老新主]?城区|县城|\p{Script=Han}{1,3}(?<![小社园校片街山景厂库商郊城地辖灾老林矿院特])区)(?=.{3})|区(?=.{4}))/u;
/** A number of things: no numbered road, no village by its number. */
const countSigns = '好十百千几多数一二两三四五六七八九居共仅只同东南西北中前后上下0123456789';
const count =
  /^(?:(?:好?[十百千几多数]+|[一二两三四五六七八九十百千\d]+多?)(?:名|段|座|间|趟|遍|条|家|个|所|栋|层|位|辆|处|片|块|部|班)|(?:[两数几多]|[一二三四五六七八九十]+大(?![道街桥厦坝])|[居共仅只]有.{1,3}家)|[同东南西北中前后上下]段|同条)/u;

/** What is to be done for a while (`修一修云溪路`). */
const doubled = /^([\u4e00-\u9fff])一\1/u;

/** A line of buses, which two signs name. */
const busLine = /^\d路$/u;
/** What somebody does with a bus or a train (`挤21路`, `换3号线`). */
const ride =
  /^(?:挤|乘|坐|搭|换|转|等|赶|拿|看|问|开|停|倒|候|追|下|改坐|改乘|出站换|进站换)[着了过]?(?=\d{1,3}路$|[\d一二三四五六七八九十]{1,2}号线$)/u;

/** What somebody has of works (`接云栖水厂` `的水`) or brings to a station, where he lives, what he takes pictures of, and who builds what crosses the land (`2024年修云栖高速`); no town is called so. */
const supplied =
  /^(?:[接用喝吃](?![龙官驾天圣引])(?=.{2,}(?:水厂|水站|泵站|电站|电厂)$)|[修建](?=.{2,}(?:高速|高速公路|铁路|高铁|大桥|隧道|水库)$)|[修建](?=.+(?:达坂|垭口)$)|送(?=.{2,}站$)|绕(?!城)(?=.{2,}(?:桥|[路街巷]|大道|高速)$)|走(?![马廊街不下上过完遍了])(?=.{2,}(?:[路街巷桥]|大道|高速)$)|[穿跨](?=.{2,}(?:高速|高速公路|铁路|大道|[国省县]道)$)|修(?![一文水武仁业德远齐身竹正礼缘真善吉])(?=.{2,}[^公]路$)|可(?!园)(?=.{3,}(?:路|大道|高速)$)|向(?![阳东荣日家塘群前善])(?=.{2,}(?:公司|集团)$)|为(?![民公群善])(?=.{2,}(?:公司|集团|小学|中学)$)|去(?=.{2,}(?:小学|中学|学校|医院)$)|住(?![宅房建院户家宿])(?=.{2,}(?:[花家新]园|苑|小区|公寓|新村|宿舍|大院|公馆|雅居|名邸|府)$)|查(?![济干理哈])(?=.{2,}(?:公司|厂|印染|染整|酒店|超市|工地)$)|拍(?![卖照摄戏马])(?=.{2,}(?:公园|广场|景区|古镇|夜市|[街路桥湖])$))/u;
/** The end of a way, after how many miles it is. */
const miles = /^[\d一二两三四五六七八九十几]+多?里[山水土泥]?路$/u;

/** The end of a town's name before a village's, from which the segmenter tore it (`云坪` `乡石桨坳村`); some villages are called so (`镇海楼村`). */
const endOfTown = /^(?:乡|镇(?![江海龙远安平宁泰康武国山东南西北中]))(?![镇乡村])(?=.{2,}村$)/u;

/** By UTF-16 unit: 1 for what the words before a name may begin with; nearly every name is told by this. */
const initials = new Uint8Array(0x1_0000);
for (const initial of [
  ...said,
  ...deeds,
  ...countSigns,
  ...'着了过用喝吃送走绕查乡镇',
  ...'上下本这新每学前后左右坐乘开骑打走步',
  ...compared,
  ...going,
  ...pupil,
  ...'延',
])
  initials[initial.charCodeAt(0)] = 1;

/**
 * Where a name begins in what was taken for one: behind what is said or done in the words before it (`推脱云栖桥`); -1 where
 * those stand before a kind of thing only, or it is a piece of a sentence.
 */
export function startOfName(name: string): number {
  if (spoken.test(name) || stageAlone.test(name)) return -1;
  const ridden = ride.exec(name)?.[0].length ?? 0;
  if (ridden > 0) return ridden;
  if (supplied.test(name) || (endOfTown.test(name) && !tellsNothing(name.slice(1)))) return 1;
  const opening = lengthOfOpening(name);
  if (opening === 0 && initials[name.charCodeAt(0)] === 0 && !area.test(name)) return 0;
  const from = skipLeads(name, opening);
  const rest = name.slice(from);
  const part = area.exec(rest)?.[0].length ?? 0;
  if (part > 0 && !tellsNothing(rest.slice(part))) {
    const inner = startOfName(rest.slice(part));
    return inner < 0 ? -1 : from + part + inner;
  }
  if (from > 0 && (tellsNothing(rest) || miles.test(rest))) return -1;
  if (isDoneWithKind(rest)) return -1;
  return from > 0 && rest.length < 3 && !busLine.test(rest) ? 0 : from;
}

/** Length of what only begins what was taken for a name, before all that may come again and again. */
function lengthOfOpening(name: string): number {
  if (doubled.test(name)) return 3;
  if (aspect.test(name)) return 1;
  return (office.exec(name) ?? earlier.exec(name))?.[0].length ?? 0;
}

/** Offset behind all that is said or done there. */
function skipLeads(name: string, opening: number): number {
  let from = opening;
  for (let next = lead.exec(name.slice(from)); next !== null; next = lead.exec(name.slice(from)))
    from += next[0].length;
  return from > 0 && supplied.test(name.slice(from)) ? from + 1 : from;
}

/** Whether it is a kind of thing behind how many of it, or behind the sign that governs it. */
function isDoneWithKind(rest: string): boolean {
  const counted = count.exec(rest)?.[0].length ?? 0;
  if (counted > 0 && tellsNothing(rest.slice(counted))) return true;
  return rest.length > 2 && deed.test(rest) && tellsNothing(rest.slice(1));
}

function tellsNothing(rest: string): boolean {
  return rest.length < 2 || nameless.has(rest) || nameSuffixes.has(rest) || isGeneralName(rest);
}
