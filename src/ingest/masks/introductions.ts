import {
  anyName,
  given,
  han,
  paddedName,
  plainFamilyNames,
  plainName,
  plainWord,
  settlementEnds,
  singleName,
} from './full-names.ts';
import { writers, writing } from './writer-roles.ts';

const addressWords = ['先生', '女士', '小姐', '同志'];
const address = `(?:${addressWords.join('|')})`;
/** A telephone number: texts are read before their numbers are masked. */
const number = '[(（]?\\+?\\d(?:[\\s()（）-]{0,2}\\d){6}';
const border = `[,，。.;；、!！:：()（）【】[\\]"”']|等|$|\\n`;
/** The next name of a list: of two characters, which may begin a word, only before a border or a number. */
export const nextName = `[和与及]\\s{0,8}(?:${plainName}|[${plainFamilyNames}]${given('1')}(?=\\s{0,8}(?:${border}|电话|手机|${number})))`;
/** What forms tell next: 姓名 … 性别 …, 户名：… 户号：…, 经办人：… 负责人：…, 联系人/电话：…/…. */
const next = `性别|年龄|民族|出生|生于|籍贯|户号|家长|学校|班级|年级|地址|住址|职业|单位|文化程度|[/／]|${han}{1,4}人[:：]`;
/** What a name ends before, so that no word is cut. */
export const end = `(?=\\s{0,8}(?:${border}|${address}|[男女](?!${han})|电话|手机|联系|身份证|家住|现住|今年|${next}|${nextName}|${number}|[两三四五六七八九十\\d]{1,3}[人名位户]))`;
const spokenFor = '业主|村民|群众|居民|职工|家长|住户';
const role = `(?<!被)(?:${writing.join('|')})[人者]|户主|机主|(?:${spokenFor})代表`;
const roleWords = [...writers, ...['户主', '机主'], ...spokenFor.split('|').map((word) => `${word}代表`)];
const people = '市民|群众|用户|业主|居民|村民|住户|租户|家长|职工|学生|乘客|消费者|客户|患者|车主|网友';
const peopleWords = people.split('|');

/** Whose number a form asks for at once: 联系人/电话：…. */
const contact = '(?:\\s?[/／、和及与]\\s?(?:联系)?(?:电话|方式|手机)(?:号码?)?)?';

/** Persons of whom a form tells besides: their names stand behind a colon. Who stands for a firm or an office is none of them. */
const others = '(?:经办|承办|办理|责任|收货|收件|寄件|承租|出租|购房|监护|承包|参保|持卡)人|签名|签字|联名|户名';
const othersWords = [
  ...[
    '经办人',
    '承办人',
    '办理人',
    '责任人',
    '收货人',
    '收件人',
    '寄件人',
    '承租人',
    '出租人',
    '购房人',
    '监护人',
    '承包人',
    '参保人',
    '持卡人',
  ],
  ...['签名', '签字', '联名', '户名'],
];
/** Persons behind whose colon stands as often what they say (房东：包水电) or what became of them (伤者：左腿). */
const told = '死者|伤者|房东|房主|店主|租客';
const toldWords = told.split('|');
/** Of whom somebody tells who has to do with them. */
const near =
  '邻居|隔壁|对门|楼上|楼下|同村|户主|机主|房东|房主|屋主|租客|亲戚|朋友|同事|父亲|母亲|丈夫|妻子|儿子|女儿|爱人|老公|老婆|老板|包工头|工头';
const nearWords = near.split('|');

/** Not without end, since it is tried at every introduction. */
export const gap = '\\s{0,8}';
/** 姓名, 姓　名 */
const called = '姓[ \\u00a0\\u3000]{0,4}名';
const calledWords = ['姓名', '姓 ', '姓\u00a0', '姓\u3000'];
/** Whose own number stands beside the name, though they hold an office (联系人：主任…). */
const officers = '主任|书记|支书|会计|经理|校长|园长|队长|所长|店长|站长|院长|厂长|组长|班长|老师|医生|代表|联系';
/** Numbers that are a person's own, and what stands between them and the name. */
const mobile = '(?<!\\d)1[3-9](?:\\d[ -]?\\d{4}[ -]?\\d{4}|\\d{0,5}\\*{4,8}\\d{0,4})(?!\\d)';
const ownNumber = `(?:${mobile}|(?<!\\d)\\d{17}[\\dXx](?!\\d))`;
/** Digits of the shorter one: eleven. */
export const leastDigits = 11;
const beside =
  '(?:联系(?=[\\s,，]))?[\\s,，:：、(（]{0,4}(?:(?:联系)?(?:电话|手机)(?:号码?)?|身份证(?:号码?)?)?[\\s:：是为]{0,4}';
/** What a reporter of the name does, in the words of whoever wrote it down. */
const acts = '来电|致电|来信|来访|反映|投诉|咨询|求助|举报';
/** What he says or wants, there. */
const says = '诉?称(?![号呼职赞])|表示|希望|要求|请求|询问';
/** Of whom it is told when he was born or of what people he is. */
const birth = '(?:出?生于)?\\d{4}[年.]\\d{1,2}(?:月(?:\\d{1,2}[日号])?)?(?:出?生)|\\d{1,2}周?岁|汉族';

/** What names of places and offices end in, and given names seldom: 江北区, 管委会. */
export const placeEnds = '[区县市镇乡村街路巷局委院所站园苑湾楼厦厂店校馆部处岛]|[委员协商工学大社事金合联研]会';
/** What makes a place of the name before it: 王建国小区, 王建国|际酒店. */
export const placeBehind =
  '[路街巷村镇乡桥际苑]|站(?![在着起到出了])|小区|社区|大[厦桥道]|国际|广场|公园|[花家]园|[中大]学|小学(?!毕业|文化|学历)|故居|纪念';
export const noPlace = `(?<!${placeEnds})`;
/** What names do not end in, and sentences do. */
export const noSpeech = '(?<![人们吗呢吧啊呀么你我他她是打拨找问说称讲])';

/** What the family name of a person without a name stands before, or the words for somebody: 陈老太, 熊孩子, 张大嫂. */
const noNickname = '(?<!老[太头伯爹人板乡]|[伯嫂婶]|孩子|夫[妇妻]|两口|[父母][子女])';
/** What is somebody's, behind the name; 家园, 家具 and the like belong to another word. */
const home = '家(?![园具居电装教常庭])';
/** Of a name of three characters: two may be a city (唐山房子). */
const house = '的?(?:房屋|房子|住房|住宅|宅基地|老屋|老宅|院[子墙]|围墙|楼房|门[前口]|屋[前后里顶]|房[前后顶])';

/**
 * How surely what stands before says that a name comes: `called` and `form` do (名叫…, 被告：…), so that any family name with one or two
 * characters will do that end before a border; `person` says no more than that somebody is spoken of (我女儿…, 房东…), so that the name
 * has to show by itself or by what is told behind it; nothing says so before what may be a signature (`signed`).
 */
export type NameLead = 'called' | 'form' | 'person' | 'signed';

/** One way in which a text introduces somebody. */
export type Introduction = {
  readonly lead: string;
  /**
   * Words of which every lead begins with one: the ways are tried at no other place. With a `hint`: words of which one stands in every
   * text in which they can match; none where that is a number of somebody's own.
   */
  readonly words: readonly string[];
  /** Where a lead can begin anywhere: a cheap test that holds for every text in which the way can match. */
  readonly hint?: string;
} & (
  | {
      readonly name: string;
      readonly after: string;
    }
  /** How the name behind the lead is read. */
  | { readonly read: NameLead }
);

/** What an office does with whom it speaks to. */
const talks = '(?:本人)?(?:电话|取得|当面|进行)?(?:联系|沟通|协商|见面|核实|解释|说明)';
const toWhom = '[,，。;；、(（]|本人|表示|$';
const spoken = `[与和向跟](?=${han}{3,4}${talks})|(?:回访|电联|致电|联系[到上]|电话联系|告知|约谈|走访)了?(?=${han}{3,4}(?:${toWhom}))`;
/** How replies greet behind a name, besides: 李小溪网友您好. */
const greeted = `(?:${address}|网友|老师|师傅|同学)(?:您好|你好)`;

/** All of them, in the order in which they are looked for. */
export const introductions: readonly Introduction[] = [
  {
    lead: `(?:我(?:的?名字)?叫做?|(?:我|本人)名叫|本人叫|我的?名字(?:是|为)|${called}${contact}${gap}[:：是为]${gap}|(?:${role})(?:姓名|名字)?${contact}${gap}(?:[:：(（】\\])）]|是|为){1,2}${gap})`,
    name: anyName,
    after: end,
    words: ['我叫', '我名', '我的名字', '本人', ...calledWords, ...roleWords],
  },
  // 我叫李小溪 开一家小店: a blank in the place of a sign, whatever follows.
  {
    lead: '(?:[我俺咱]名?叫|本人名?叫)',
    name: anyName,
    after: `(?=[ \\t]{1,4}${han})`,
    words: ['我叫', '我名', '俺叫', '咱叫', '本人'],
  },
  {
    lead: `(?:${called}|${role})${gap}[:：]${gap}`,
    name: paddedName,
    after: `(?!${gap}[:：])${end}`,
    words: [...calledWords, ...roleWords],
  },
  // 电话13…，姓名李小溪。
  { lead: `姓名${gap}`, name: plainName, after: end, words: ['姓名'] },
  {
    lead: '本人',
    name: anyName,
    after: `(?=${gap}[,，、]${gap}(?:[男女][,，、]|身份证|现?[家居]?住在?|电话|手机))`,
    words: ['本人'],
  },
  // 本人李小溪，男 and 市民李小溪来电 have no mark before the name.
  {
    lead: `(?:本人|${role})`,
    name: plainName,
    after: `(?:(?=${gap}(?:[,，、(（]|[男女][,，、]|系|是|为|电话|手机|身份证|${number}))|${noSpeech}${noPlace}(?=[ \\t]{0,8}(?:[:：。;；/／\\n]|$)))`,
    words: ['本人', ...roleWords],
  },
  // 我是松柏苑3栋业主李小溪，
  {
    lead: `(?:我是|本人是|本人系)[^,，。;；!！\\n]{0,20}(?:${people})`,
    name: plainName,
    after: end,
    words: ['我是', '本人是', '本人系'],
  },
  // 我是李小溪，男 and 业主李小溪（电话：…）, 邻居李小溪（电话：…）
  {
    lead: `(?:我是|本人[是系]|${people}|${near})`,
    name: plainName,
    after: `(?=${gap}[,，、(（]${gap}(?:[男女](?!${han})|身份证|现?[家居]?住在?|电话|手机|[今现]年|${birth}|${number}))`,
    words: ['我是', '本人是', '本人系', ...peopleWords, ...nearWords],
  },
  // 我是王刚，1979年9月生 and 本人是李小溪。
  {
    lead: '(?:我是|本人[是系])',
    name: `(?!${plainWord})[${plainFamilyNames}]${given('1')}`,
    after: `${noPlace}(?=${gap}[,，、(（]${gap}(?:[男女](?!${han})|${birth}))`,
    words: ['我是', '本人是', '本人系'],
  },
  {
    lead: '(?:我是|本人[是系])',
    name: plainName,
    after: `${noSpeech}${noPlace}(?<!${settlementEnds})(?=${gap}(?:[,，。;；!！\\n]|$))`,
    words: ['我是', '本人是', '本人系'],
  },
  {
    lead: `(?:${people}|${role})`,
    name: plainName,
    after: `(?=(?:${address})?(?:${acts}))`,
    words: [...peopleWords, ...roleWords],
  },
  {
    lead: `(?:${people}|${role})`,
    name: plainName,
    after: `${noSpeech}${noPlace}(?<!${settlementEnds})(?=(?:${address})?(?:${says}))`,
    words: [...peopleWords, ...roleWords],
  },
  // 王建国先生来电反映
  {
    lead: `(?:^|[\\s,，。;；:：(（]|[由据接])`,
    name: plainName,
    after: `(?=${address}(?:${acts}|${says}))`,
    words: addressWords,
    hint: `${address}(?:${acts}|${says})`,
  },
  { lead: `(?:${others})${gap}[:：]${gap}`, name: anyName, after: noSpeech + noPlace + end, words: othersWords },
  // 业主：李小溪，: what somebody says may stand there as well.
  {
    lead: `(?:${people}|${told})${gap}[:：]${gap}`,
    name: plainName,
    after: noSpeech + noPlace + end,
    words: [...peopleWords, ...toldWords],
  },
  // 李小溪13800138000, 经办人李小溪（电话：13800138000） and 13800138000（李小溪）: somebody's number is beside his name.
  {
    lead: `(?:^|[\\s,，。;；:：、!！(（）)】人员者]|${others}|${told}|${people}|${near}|${officers})`,
    name: singleName,
    after: `${noSpeech}${noPlace}(?=${beside}${ownNumber})`,
    words: [],
    hint: ownNumber,
  },
  {
    lead: `${ownNumber}${gap}[(（]${gap}`,
    name: singleName,
    after: `${noPlace}(?=${gap}[)）])`,
    words: [],
    hint: ownNumber,
  },
  // 市民（李小溪，男，52岁）称, 来电人李女士（李小溪，女）反映, 来电人（男，李小溪）
  {
    lead: `(?:${people}|${role}|来电人)(?:${han}{1,2}${address})?[(（]${gap}(?:[男女]${gap}[,，、]${gap}|姓名${gap}[:：]?${gap})?`,
    name: plainName,
    after: `${noSpeech}${noPlace}(?<!${settlementEnds})(?=${gap}(?:[,，、;；)）]|${number}))`,
    words: [...peopleWords, ...roleWords],
  },
  // Of two characters, which may begin a word: 市民（王刚，男）, 市民王刚（男，52岁）
  {
    lead: `(?:${people}|${role}|来电人)(?:${han}{1,2}${address})?[(（]?${gap}(?:[男女]${gap}[,，、]${gap})?`,
    name: `(?!${plainWord})[${plainFamilyNames}]${given('1')}(?<!州)`,
    after: `${noPlace}(?=${gap}[,，、(（]${gap}(?:[男女]${gap}[,，、;；)）]|\\d{1,3}周?岁|(?:联系)?(?:电话|手机)|身份证|${number}))`,
    words: [...peopleWords, ...roleWords],
  },
  // 户主李小溪家里, 邻居王刚家
  {
    lead: `(?:${people}|${near})`,
    name: `(?:${plainName}|(?!${plainWord})[${plainFamilyNames}]${given('1')}(?<!州)(?=家))`,
    after: `${noSpeech}${noPlace}${noNickname}(?=${home}|${house})`,
    words: [...peopleWords, ...nearWords],
  },
  // 经与李小溪电话联系，, 已电话回访李小溪，: whom an office spoke to.
  {
    lead: `(?:${spoken})`,
    name: plainName,
    after: `${noSpeech}${noPlace}(?<!${settlementEnds})(?=${talks}|${toWhom})`,
    words: ['联系', '沟通', '协商', '见面', '核实', '解释', '说明', '回访', '电联', '致电', '告知', '约谈', '走访'],
    hint: spoken,
  },
  { lead: `敬礼[!！。]?${gap}`, name: anyName, after: `(?=${gap}(?:\\d|等|$))`, words: ['敬礼'] },
  {
    lead: `(?:^${gap}(?:尊敬的)?|尊敬的)`,
    name: anyName,
    after: `(?=${address}[:：,，!！]|${greeted})`,
    words: [...addressWords, '您好', '你好'],
    hint: `${address}[:：,，!！]|${greeted}`,
  },
];
