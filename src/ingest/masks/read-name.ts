import { doubleFamilyNames, singleFamilyNames, wordyFamilyNames } from './family-names.ts';
import { beginsWord, compoundEnds, isFreeWord, isUsualGiven } from './family-words.ts';
import { commonWord, dotted, noName, plainFamilyNames, plainWord, settlementEnds } from './full-names.ts';
import { end, type NameLead, placeBehind, placeEnds } from './introductions.ts';
import { soundName } from './sound-names.ts';

const families = new Set(singleFamilyNames);
const wordy = new Set(wordyFamilyNames);
const plainFamilies = new Set(plainFamilyNames);
/** Of many people, and beginning few words, so that what is told behind them says enough. */
const commonFamilies = '黄周林许曾程叶丁余钟田夏';
const beginsCommonWord = new RegExp(`^(?:${commonWord})`, 'u');
const doubles = new Set(doubleFamilyNames);
const doubleFirsts = new Set(doubleFamilyNames.map((name) => name.charAt(0)));
const isHan = /\p{Script=Han}/u;
/** What no given name holds. */
const never = new Set('的了吗呢吧啊呀么你我他她它您是被这那哪什某等说着过得很太也都就把却谁不给怎于而');
/** What given names hold, but words that a clause behind a name begins with as well: 李敏|明天, 王兰|生病. */
const clauseWords =
  '明[天年明]|生[前病下了于活育产]|进[去了来入行]|开[车始了店着学着]|建[房了]|来[到了电找]|有[病人三两一多残精限个]|长[期年大]|永远|正在|中[风考午]|[高中]考|高烧|强[行迫占]|双[双目腿脚手]|东西|' +
  '先后|原来|可能|全[身家]|大[学专门病]|小[学时]|心[脏梗脑]|天[天生]|信[访用]|安装|连续|运营|发[现生烧病高]|成[为了年]|毕业|报名|家[里中住]|和|在|名下|出|呈|打伤|建议|殴打|诈骗|书记|主任|同志|上|于|从|向|因|得|宗|亲|文化|年[龄近]|常年|平[时常]|顺产|' +
  '美容|德国|英国|美国|金[额融]|月[薪经]|晚|春节|国庆|冬天|夏天|秋天|春天|早上|教[师育]|如[果今何]|本[人来月]|立[案即]|真[的是]|新[农开]|公[司安职交]|民[警政]|经[常营历]|江|利用|光[着明]|容易|爱[人好]|希望|根本|根据|思想|海[边外]|清[楚晨]|军[人训]|星期|水[管电]';
/** What is told behind somebody's name, besides: what became of him, what he does and did. */
const told =
  '[今昨前当]早?[天日晚年]|今早|昨夜|现[在年]?|目前|刚|才|突[发然]|忽然|[住出]院|走失|失[踪联]|骑车|驾车|肝|肺|胃|肾|脑|癌|瘫|残疾|病[重逝危]|去世|已故|意外|每[天月日年次]|一直|至今|再[次三]|[读念就]|工作|务工|上|下|参[加军]|服[刑役]|退休|' +
  '办理|购买|身[体患亡高]|受[伤骗害]|遭|无[法业证人]|夫[妇妻]|一家|老[师人两]|[男女](?!\\p{Script=Han})|[先女][生士]|家|名下|户|的|' +
  '[于在因被患与是去到已没把将说要打找住同跟为对拿让叫带送买卖欠拖借骗扣抢砸拆盖放做干当考进出回死走病疯怀喝睡哭喊闹躺卧摆种养挖堵拒逃躲拒逃躲过离归腰腿脚眼颈胸腹血骨反投咨求举摔撞掉落骂问称讲用私擅趁偷酒醉冒贪领收签承取保实名联系电手机身份证拥属系占敲威伤持假谎向从和来开有经多曾不未也都就又还只想给替]';
const tail = '(?![\\p{Script=Han}])';
const clauseStart = new RegExp(clauseWords, 'uy');
const toldStart = new RegExp(
  `[ \\t]{0,8}(?:${told}|${clauseWords}|[零一二三四五六七八九十两]{1,3}[周个]?[岁年月]|${tail})`,
  'uy',
);
const borderStart = new RegExp(`${end}`, 'uy');
const formBorder = new RegExp(`${end}|(?=[ \\t]{0,8}(?:律师|的(?![确士]))|[ \\u3000]{1,8}\\p{Script=Han})`, 'uy');
const calledBorder = new RegExp(`(?=[ \\t]{0,8}(?:${tail}|的(?![确士])|家|[住在因被]))`, 'uy');
/** Of sounds; behind one of whom a text speaks it goes on in many ways. */
const ofSounds = (name: string): RegExp =>
  new RegExp(`(?!叫)(?:${name})(?![·•・‧∙\\d])(?=${tail}|[的家今现在于因被住])`, 'uy');
const joined = ofSounds(soundName);
const parted = ofSounds(`${dotted}|${soundName}`);
/** What its first part takes at most. */
const longestPart = 8;
const dot = /[·•・‧∙]/;
const holdsNoName = new RegExp(
  `${noName.replace('家', '')}|家$|^.家[河沟湾坡坪岭山塘桥店铺渡口庄村屯寨营巷里]|^.(?:先天|现在|自己|一直|已经|没有|不能|应当)|夫[妇妻]|[嫂伯婶]|老[太头汉伯]|子女|孩子|两口`,
  'u',
);
const wordStart = new RegExp(
  `^(?:${plainWord}|张[开大嘴望着]|胡[思言作扯编吃闹诌搅萝须]|谢[绝天罪]|萧条|王[牌者]|唐[诗氏代朝宋初末]|宋[代朝]|秦[代朝腔]|庞大|陆[上地军]|苏[醒打联式]|杜[绝撰]|戴[着了上口耳]|庄子|妇|安静|熊[猫市孩]|殷切|韩语|赖[以账着]|孟加|刘海|黎明)`,
  'u',
);
/** Common words of two characters that read like a family name and a given name: 许可, 宁静. */
const words = new Set(
  (
    '丁香 丛生 严冬 严正 云霄 付清 余晖 余裕 公正 兰花 冷光 冷清 凌云 凤凰 凤梨 华丽 华贵 卓越 卫星 古文 古琴 古雅 史诗 叶子 吉祥 向阳 周密 哈达 唐诗 孔道 宁可 宁静 安康 安然 安逸 安静 安顺 宣言 封信 封山 尚武 师承 师生 ' +
    '常青 常胜 庄子 康健 康乐 廉政 张罗 张望 张扬 文明 文雅 明星 明朗 明珠 明文 明言 朴素 权威 权衡 权贵 李子 杨柳 杨梅 杜仲 查明 查清 柳林 桂冠 桂花 梅子 梅花 段子 殷勤 毛发 毛竹 汪洋 沙石 洪亮 洪峰 温泉 温顺 温馨 燕子 牛群 ' +
    '王子 甘甜 甘霖 白光 白发 白杨 白银 白雪 白莲 白虎 盖子 盖章 盛世 盛夏 石松 石柱 石林 祖先 祖宗 祝寿 祝福 童子 简章 练兵 胡子 胡桃 花香 花蕾 苗子 荣光 荣华 荣耀 荣誉 莫如 蔚蓝 薄冰 解密 许可 许诺 谈天 谢世 谢恩 贺信 贺喜 ' +
    '贺礼 辛勤 边远 连珠 迟延 郎中 金丹 金光 金刚 金山 金玉 金秋 钟爱 钱财 铁青 闻言 阳光 阳刚 阴云 阴森 陆军 雷达 雷雨 雷鸣 马群 马虎 高升 高峰 高强 高成 高明 高清 高薪 高超 高雅 高达 麦子 黄梅 黄泉 黄铜 黎明 齐鸣 龙凤 方有 孙女 孙子 孙儿 党费 楼长'
  ).split(' '),
);
/** Towns and lands of two characters that are called like people: 我儿子沈阳读书. */
const towns = new RegExp(
  '^(?:.州|沈[阳丘]|唐[山河]|邵[阳东武]|韩城|萧[山县]|梁[山平]|罗[平源湖田马江山]|黎[平川族]|贺[兰州]|饶[平阳]|吴[江忠川]|陆[丰河良]|卢[龙氏]|吕梁|秦[皇安岭]|孟[津连]|汪清|樊城|薛城|潘集|曹县|姜堰|徐[水闻汇海]|霍[山林]|翁源|祁[东阳门连]|栾[川城]|' +
    '韩国|苏[丹宁]|王[国府]|魏国|赵国|燕山|蓝[天山田]|荣[昌成县]|商[丘洛城]|宣[城化汉]|凤[阳山城]|巩义|阳[江泉春光]|郭[村]|彭[泽山水]|杨[浦凌])',
  'u',
);
const placeLike = new RegExp(`(?:${placeEnds}|[州庄寨屯]|${settlementEnds})$`, 'u');

function matchesAt(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}

/** What makes a firm or a place of the name before it: 老板安楠|公司. */
const thing = new RegExp(
  `${placeBehind}|公司|集团|物业|超市|[饭酒商药花]店|医院|学校|养殖|工[厂地业]|幼儿|培训|教育|汽车|地产|置业|[城府湾庭轩]|家园|项目|品牌`,
  'uy',
);

/** @returns length of the name that begins there in UTF-16 units; 0 where none does */
export function readName(text: string, start: number, lead: NameLead): number {
  const ofSound = dot.test(text.slice(start, start + longestPart)) ? parted : joined;
  ofSound.lastIndex = start;
  const sounds = ofSound.exec(text);
  if (sounds !== null) return sounds[0].length;
  const first = text.charAt(start);
  const family =
    doubleFirsts.has(first) && doubles.has(text.slice(start, start + 2)) ? text.slice(start, start + 2) : first;
  if (family.length === 1 && !families.has(first) && !((lead === 'called' || lead === 'form') && wordy.has(first)))
    return 0;
  const at = start + family.length;
  const [one, two] = [text.charAt(at), text.charAt(at + 1)];
  if (!isGiven(one)) return 0;
  const isWord = words.has(text.slice(start, start + 2));
  const long = isGiven(two) && (!isWord || isUsualGiven(two)) && isName(text.slice(start, at + 2));
  const short = !isWord && isName(text.slice(start, at + 1));
  const candidate = { text, start, at, family, one, two };
  const given =
    lead === 'person' || lead === 'signed'
      ? givenOfPerson(candidate, long, short && lead === 'person', lead)
      : givenBeforeBorder(candidate, long, short, lead);
  const behind = at + given;
  // 一个叫松丰的公司 is a thing, 我父亲李大山的公司 somebody's.
  const isThing =
    matchesAt(thing, text, behind) ||
    (lead === 'called' && text.charAt(behind) === '的' && matchesAt(thing, text, behind + 1));
  return given === 0 || isThing ? 0 : family.length + given;
}

interface Candidate {
  readonly text: string;
  readonly start: number;
  /** Where the given name begins. */
  readonly at: number;
  readonly family: string;
  readonly one: string;
  readonly two: string;
}

function isGiven(character: string): boolean {
  return isHan.test(character) && !never.has(character);
}

function isName(name: string): boolean {
  return !holdsNoName.test(name) && !placeLike.test(name) && !wordStart.test(name);
}

/** How many characters of a given name stand before a border. */
function givenBeforeBorder(
  { text, start, at, family, one, two }: Candidate,
  long: boolean,
  short: boolean,
  lead: NameLead,
): number {
  const border = lead === 'form' ? formBorder : calledBorder;
  const isPlain = family.length === 2 || plainFamilies.has(family);
  const isCommon = commonFamilies.includes(family) && !beginsCommonWord.test(text.slice(start, start + 2));
  const isWord = family.length === 1 && beginsWord(family, one);
  const isFree = family.length === 1 && isFreeWord(family);
  const usual = Number(isUsualGiven(one)) + Number(isUsualGiven(two));
  if (long && matchesAt(border, text, at + 2)) {
    // 一个叫松丰的公司
    const isOfThing = text.charAt(at + 2) === '的' && !isPlain;
    const isCalled = lead === 'called';
    const needed = isOfThing ? 2 : isWord ? (isCalled ? 1 : 2) : isFree && isCalled ? 2 : isPlain || isCommon ? 0 : 1;
    return usual >= needed && (isPlain || !compoundEnds.includes(two)) ? 2 : 0;
  }
  if (!short || isWord || towns.test(text.slice(start, at + 1)) || !matchesAt(border, text, at + 1)) return 0;
  if (isPlain) return 1;
  return isUsualGiven(one) && !isFree && text.charAt(at + 1) !== '的' ? 1 : 0;
}

/** How many characters of a given name stand behind one of whom a text speaks, whatever it goes on with. */
function givenOfPerson(
  { text, start, at, family, one, two }: Candidate,
  long: boolean,
  short: boolean,
  lead: NameLead,
): number {
  const pair = text.slice(start, start + 2);
  const isCommon = commonFamilies.includes(family) && !beginsCommonWord.test(pair);
  if (family.length === 1 && !isCommon && beginsWord(family, one)) return 0;
  if (family.length === 1 && towns.test(pair)) return 0;
  const isPlain = family.length === 2 || plainFamilies.has(family);
  const isFree = family.length === 1 && isFreeWord(family);
  const [first, second] = [isUsualGiven(one), isUsualGiven(two)];
  const isTold = lead === 'person' && matchesAt(toldStart, text, at + 2);
  const ends = !isHan.test(text.charAt(at + 2)) || text.charAt(at + 2) === '的';
  const couldEnd = !second && !ends && (isPlain || first) && matchesAt(toldStart, text, at + 1);
  if (long && !couldEnd && !matchesAt(clauseStart, text, at + 1)) {
    const usual = Number(first) + Number(second);
    if (isTold && (isPlain || isCommon)) return 2;
    if (
      isFree
        ? usual === 2 && isTold
        : !compoundEnds.includes(two) && (usual === 2 || (second && isPlain) || (usual > 0 && isTold))
    )
      return 2;
    if (isPlain && lead === 'person' && matchesAt(borderStart, text, at + 2)) return 2;
  }
  return short &&
    (first || (isPlain && couldEnd && !matchesAt(toldStart, text, at))) &&
    !isFree &&
    matchesAt(toldStart, text, at + 1)
    ? 1
    : 0;
}

/**
 * True for a name of two characters that reads like nothing else: where it is known to be somebody's, it is so wherever no word runs on
 * into it.
 */
export function isPlainShortName(name: string): boolean {
  return (
    name.length === 2 &&
    plainFamilies.has(name.charAt(0)) &&
    isUsualGiven(name.charAt(1)) &&
    !words.has(name) &&
    !towns.test(name) &&
    isName(name)
  );
}

/** True where what stands behind a name of two characters goes on with it, so that it is a part of another one: 王建|国. */
export function goesOn(text: string, at: number): boolean {
  return isUsualGiven(text.charAt(at)) && !matchesAt(toldStart, text, at);
}
