/**
 * What may stand first in a name although a sentence uses it otherwise: verbs, words of grammar, kinds of things. General
 * Chinese: which words streets, estates and villages are called after follows from the national list of neighbourhoods,
 * where each of them opens names in several provinces. Nothing here names a particular place.
 */

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/).filter((word) => word !== ''));
}

/** Wishes and virtues: where a road or an estate follows at once, they govern nothing. */
const virtues = words(
  `为民 拥军 奋进 自强 翻身 光复 如意 一心 飞跃 奋发 优胜 永新 建中 万年 永久 治平 迎风 扬名 欢喜 启航 远航 感恩 报恩 至诚 自立
   进步 互助 必胜 上进 合欢 挺进 求索 启蒙 开明 兴建 创新 开放 巩固 跃进 腾飞 共青 学习 增产`,
);
/** As often asked for or done as names: only where nothing before them asks or does. */
const deeds = words('建设 新建 开发 保卫 共建 更新 共同 自治 希望 教师 职工 群众');
/** Kinds of things after which roads are called that lead there. */
const sights = words('车站 火车站 公园 广场 学院 银河');
/** What lies at many a road, and as often stands before another word (`医院` `路` `灯`): only before a road with a direction, or a big one. */
const sites = words('花园 医院 学府 工业园 产业园 科技园 物流园 大桥 市场');
const bigRoad = /^大[道街]$/u;
/** Lanes of old towns are called after what was made there (`打锡巷`), or who made it, which a sentence uses as a verb. */
const craft =
  /^打(?:[铁铜金银锡石绳线索席帘篾箔钉锁钩弓箭鼓锣刀剪镰铳麻蜡]|[铁铜锡银]匠)(?:[上下前后东西南北]?(?:街|巷|胡同|弄)|$)/u;
/** What people say that something is inside of. */
const insides = words(
  `小区 社区 学校 单位 园区 城区 县城 镇子 村子 院子 家属院 大院 院区 厂区 校园 工厂 公司 医院 宿舍 公寓 楼道 楼栋 屋子 房子 房间 教室 店铺 商场
   市场 超市 公园 广场 电梯 车库 家庭 心目 信件 留言 文件 合同 手机 账户 工地 街道 巷子 胡同 弄堂 周围 附近 镇上 村庄 景区 家`,
);
/** After a lane's name: who lives there, its buildings, its managers. */
const laneParts = /^(?:业主|居民|住户|小区|社区|物业|居委会|[东南西北]门|\d{1,3}|[东南西北]区)$/u;

const roadEnd = '(?:[东南西北中新][一二三四五六七八九十]?|[一二三四五六七八九十]{1,2})?(?:路|大道|大街|街|巷|胡同)';
/** What companies do, as their names say it before their end, where a sentence uses it as a verb. */
const trades = words('开发 建设 投资 经营 管理 服务 物业 施工 工程 销售 租赁 规划 设计');
const wastes = words('垃圾 污水');
const wastePlant = /^(?:填埋场|焚烧厂|焚烧站|中转站|转运站|处理厂|处理站|处理中心|发电厂|压缩站)$/u;
/** Ends that the segmenter parts from what stands before them, with the type of what both name. */
const partedEnds: readonly (readonly [RegExp, string, string])[] = [
  [/保健$/u, '院', 'hospital'],
  [/^[壹贰叁]号$/u, '院', 'estate'],
];

const directedRoad =
  /^(?:[东南西北中][一二三四五六七八九十]?(?:路|大道|大街|街|巷)|[一二三四五六七八九十]{1,2}(?:路|街|巷))$/u;
const road = new RegExp(`^${roadEnd}$`, 'u');
const dwelling = /^[东南西北]?(?:小区|新村|花园|家园|佳园|嘉园|新苑|公寓|社区|村|里小区|里社区)$/u;
/** Of dwellings those that nobody asks for and builds: 新建小区 is any new estate, 共建新村 is one. */
const hamlet = /^[东南西北]?(?:新村|村)$/u;
const lane = /^[东南西北]?(?:小区|社区|路|街)$/u;
const block = /^(?:小区|社区)$/u;
const numbered = /^第[一二三四五六七八九十]{1,3}$/u;
const numberedEnd =
  /^(?:(?:实验|完全|初级|高级|职业)?(?:中学|小学|高中|初中|幼儿园|医院|人民医院)|社区(?:(?:卫生)?服务中心)?)$/u;
/** Estates that are called after whose staff lives there (`财政局` `家属院`). */
const employer = /[局委]$|[法检察]院$/u;
const staffHome = /^(?:家属院|家属区|家属楼|宿舍|宿舍区|宿舍楼|小区)$/u;
/** Industries after whose staff they are called, which dictionaries know as things or as what is done there. */
const industries = words(
  '铁路 铁道 公路 煤矿 铁矿 铜矿 金矿 公安 银行 采油 采气 采煤 采矿 造纸 冶炼 筑路 铸造 锻造 掘进',
);
/** Their estates, by numbers mostly (`铁路` `二小区`), or by which of their works it is (`采油` `二厂` `家属区`). */
const industryHome =
  /^(?:[东南西北新老]?(?:[一二三四五六七八九十]{1,2}|\d{1,2})?(?:[厂矿处队段局]|公司)?(?:小区|新村|家属院|家属区|家属楼|生活区|宿舍|宿舍区|宿舍楼|社区)|(?:[一二三四五六七八九十]{1,2}|\d{1,2})村|(?:花园|家园|佳园|嘉园|佳苑|嘉苑|新苑|公寓)(?:小区|社区)?)$/u;

/** Neighbouring villages are told apart by them (`前垵村`, `上柚村`). */
const sides = words('前 后 上 下');
const sidedPlace = /^[\u4e00-\u9fff]{2,4}(?:村|屯|寨|庄)$/u;
const sidedVillage = /^[\u4e00-\u9fff](?:村|屯|寨|各庄|各庄村)$/u;

/** What tells places of one name apart (`南岗子村`, `小杨湾`), and may say as well where something is or how it is. */
const quarters = words('东 西 南 北');
const qualities = words('大 小 新 老');
/** Before the name of a village alone: 高 is said of all that is built. */
const villageQualities = words('中 高 低 深');
/** What is new or small as often as it is called so. */
const qualified: ReadonlySet<string> = new Set(['company', 'project', 'people', 'metro', 'hospital']);

/** Before a name: what tells where, who lives there, or joins names. */
const leading = words(
  `在 到 从 至 于 往 去 经 由 沿 沿着 经过 途经 位于 地处 坐落于 座落于 坐落 处于 通往 连接 住 住在 家住 我住 现住 也住 都住 租住 居住 居住在 是 和 与 及 以及 或 靠近 邻近 紧邻 毗邻 临近 临
   投诉 反映 举报 关于 对 针对 途径 直达 距离 离 把 给 被 让 为 替`,
);
const punctuation = /^[^\u4e00-\u9fffa-z0-9]+$/u;

/** Whether a name may begin after the word: nothing, punctuation, or what tells where. */
export function isLeading(before: string | undefined): boolean {
  return before === undefined || punctuation.test(before) || leads(before);
}

/** Whether a word says that a place follows, as punctuation does not. */
export function isStating(before: string | undefined): boolean {
  return before !== undefined && leads(before);
}

/** Whether a word tells that a place follows; verbs of going and lying end with a preposition (`嫁到`, `住在`). */
function leads(word: string): boolean {
  return leading.has(word) || /^(?:.[到至往在于]|.{0,3}[镇乡县])$/u.test(word);
}

function isSiteRoad(rest: string): boolean {
  return directedRoad.test(rest) || bigRoad.test(rest);
}

/** Whether a lane's name, or a word that may be all of it but its end, is that of a craft, and so begins with no verb. */
export function isCraft(word: string): boolean {
  return word.startsWith('打') && craft.test(word);
}

/** Where a head stands. */
export interface HeadPosition {
  /** The word before the head; undefined at the start of a text. */
  readonly before: string | undefined;
  /** Whether a found name ends right before the head. */
  readonly afterName: boolean;
}

/**
 * Whether a word opens a name of which `rest` is all that follows (`建设` `东街`, `为民` `路`, `第二` `中学`), though it is a
 * verb or another word that no name goes across.
 */
export function opensName(head: string, rest: string, position: HeadPosition): boolean {
  if (virtues.has(head)) return road.test(rest) || dwelling.test(rest);
  if (sights.has(head)) return road.test(rest);
  if (isCalledAfterSight(head + rest)) return true;
  if (sites.has(head)) return isSiteRoad(rest);
  if (isCraft(head + rest)) return true;
  if (industries.has(head) && industryHome.test(rest)) return true;
  if (head === '铁路') return numberedEnd.test(rest) || rest === '中心医院';
  if (isWasteOf(head, rest) || (employer.test(head) && staffHome.test(rest))) return true;
  if (numbered.test(head)) return numberedEnd.test(rest);
  const isSide = sides.has(head);
  if (!deeds.has(head) && !isSide) return false;
  const { before, afterName } = position;
  const isNamed = afterName || (before !== undefined && leads(before));
  if (isSide) return ((isNamed || isLeading(before)) && sidedVillage.test(rest)) || (isNamed && sidedPlace.test(rest));
  if (directedRoad.test(rest)) return isNamed || isLeading(before);
  return isNamed && (road.test(rest) || hamlet.test(rest));
}

/**
 * Whether a word that tells places of one name apart begins the name of the type that follows it: at the beginning of a
 * clause or after what leads to a place.
 */
export function tellsApart(head: string, type: string, before: string | undefined): boolean {
  const tells =
    quarters.has(head) ||
    (qualities.has(head) && !qualified.has(type)) ||
    (villageQualities.has(head) && type === 'village');
  return tells && type !== 'people' && isLeading(before);
}

/** Whether a name of a company goes on across the word (`松澜房地产` `开发` `有限公司`). */
export function isTrade(word: string): boolean {
  return trades.has(word);
}

/** Whether a word is what a plant is for that `rest` ends the name of (`松澜` `垃圾` `填埋场`): names go across it. */
export function isWasteOf(word: string, rest: string): boolean {
  return wastes.has(word) && wastePlant.test(rest);
}

/** Kinds of estates and parks that stand between what they are called and their end (`云栖` `住宅` `小区`). */
const kindsWithin: ReadonlyMap<string, RegExp> = new Map([
  ['住宅', /^(?:小区|区|楼)$/u],
  ['安置', /^(?:小区|区)$/u],
  ['商住', /^小区$/u],
  ['城市', /^(?:公园|花园|广场)$/u],
  ['商业', /^(?:街|广场|中心|步行街)$/u],
  ['古城', /^(?:公园|景区|遗址)$/u],
  ['中央', /^(?:公园|广场|花园)$/u],
]);

/** Whether a word tells the kind of what `rest` ends the name of: names go across it. */
export function isKindWithin(word: string, rest: string): boolean {
  return kindsWithin.get(word)?.test(rest) ?? false;
}

/** Whether a name that has a word before `rest` goes on before it, too. */
export function goesOnBefore(word: string, rest: string): boolean {
  return isNumbered(word) || isWasteOf(word, rest) || isKindWithin(word, rest);
}

/** Whether a word numbers what other words before it name (`松澜` `第二` `小学`). */
export function isNumbered(word: string): boolean {
  return numbered.test(word);
}

/** The type of what a word of one character ends together with the word before it (`妇幼保健` `院`), or null. */
export function typeOfPartedEnd(before: string, word: string): string | null {
  return partedEnds.find(([head, end]) => end === word && head.test(before))?.[2] ?? null;
}

/** Openings of words for the area of a message itself, whatever follows them. */
const pointing = words('本 我 全 该 此 某 每 各 这 那 整 邻 咱 俺 你 他 您');
/** Openings of names as well: they point only before a kind of area, of people or of time. */
const ambiguous: ReadonlyMap<string, string> = new Map([
  ['同', '一个样类种等时期年月日村镇乡县市区省校班楼栋幢层城名事学行组是在意步款'],
  ['外', '村镇乡县市区省地国校来面部围墙边侧界出卖观语资包企迁聘甥孙婆公'],
  ['贵', '公局院校司市区县省镇村方处部单府社族'],
]);

/** Whether a word of one or two characters means the area of a message itself (`全市`, `我村`, `该`): it names nothing. */
export function isDeictic(word: string): boolean {
  const first = word.charAt(0);
  if (pointing.has(first)) return true;
  const kinds = ambiguous.get(first);
  return kinds !== undefined && (word.length === 1 || kinds.includes(word.charAt(1)));
}

/** Whether a road is called after a word that else tells a kind or an ask (`公园北路`, `新建南路`). */
export function isRoadName(name: string): boolean {
  for (let length = 2; length < Math.min(4, name.length); length += 1) {
    const [head, rest] = [name.slice(0, length), name.slice(length)];
    if ((virtues.has(head) || deeds.has(head) || sights.has(head)) && road.test(rest)) return true;
    if (sites.has(head) && isSiteRoad(rest)) return true;
  }
  return false;
}

const sightEstate =
  /^(?:学府|首府|江山|银河|田园)(?:[嘉佳名锦华雅丽景新馨怡][苑园庭府居]|花园|花苑|公馆|名邸|名城|新城|壹号|一号|一品|里|苑)/u;

/** Whether a name begins with that of an estate called after what else tells a kind (`学府佳园`). */
export function isCalledAfterSight(name: string): boolean {
  return sightEstate.test(name);
}

/** Ends of estates that are called after a city (`丽水` `苑`); 小区 and 公寓 after one may be any of its own. */
const estateAfterCity = /^(?:花园|花苑|苑|[新嘉佳名]苑|家园|[嘉佳]园|新村|大厦|山庄)(?:小区|社区)?$/u;

/** Whether a city's short name followed by this is no region but the name of a road, an estate or a school (`广元` `路`, `广元` `二小`). */
export function isCalledAfterCity(rest: string): boolean {
  return (
    road.test(rest) ||
    rest === '公路' ||
    estateAfterCity.test(rest) ||
    /^[一二三四五六七八九十]{1,2}[小中]$/u.test(rest)
  );
}

/** Whether a word opens the name of a lane or a block that `里` or `楼` and `rest` end (`和平` `里` `小区`, `开源` `楼` `社区`). */
export function opensLane(head: string, end: string, rest: string): boolean {
  return mayOpenLane(head) && (end === '里' ? lane : block).test(rest);
}

/** Whether a word before `里` may be the name of a lane: not what something is inside of (`园区里`). */
export function mayOpenLane(head: string): boolean {
  return head.length >= 2 && /^[\u4e00-\u9fff]+$/u.test(head) && !insides.has(head);
}

/** Whether a word of three characters or more is a lane's name (`凤安里`): it stands after what leads to a place, or who lives there follows. */
export function endsLane(word: string, before: string | undefined, next: string | undefined): boolean {
  if (!/^[\u4e00-\u9fff]{2,4}里$/u.test(word) || insides.has(word.slice(0, -1))) return false;
  return isLeading(before) && laneParts.test(next ?? '');
}
