import { maskLabels } from '../core/mask-labels.ts';
import {
  anyName,
  given,
  han,
  isPlainName,
  paddedName,
  plainFamilyNames,
  plainName,
  plainSingle,
  plainWord,
  singleName,
} from './full-names.ts';
import { maskName } from './mask.ts';
import { simplifyName } from './simplify-name.ts';
import { createWordFinder, type FoundWords, markWords } from './word-finder.ts';

const addressWords = ['先生', '女士', '小姐', '同志'];
const address = `(?:${addressWords.join('|')})`;
/** A telephone number: texts are read before their numbers are masked. */
const number = '[(（]?\\+?\\d(?:[\\s()（）-]{0,2}\\d){6}';
const border = `[,，。.;；、!！:：()（）【】[\\]"”']|等|$|\\n`;
/** The next name of a list: of two characters, which may begin a word, only before a border or a number. */
const nextName = `[和与及]\\s{0,8}(?:${plainName}|[${plainFamilyNames}]${given('1')}(?=\\s{0,8}(?:${border}|电话|手机|${number})))`;
/** What a name ends before, so that no word is cut. */
const end = `(?=\\s{0,8}(?:${border}|${address}|[男女](?!${han})|电话|手机|联系|身份证|家住|现住|今年|${nextName}|${number}))`;
/** Words for who writes, before 人 or 者. */
const writing =
  '反映|联系|联络|举报|投诉|求助|申请|诉求|来信|来电|来访|致电|写信|信访|上访|咨询|反馈|建议|报修|控告|申诉|上诉|当事|受害|委托|报案|报告|提问|问政|留言|发帖';
const spokenFor = '业主|村民|群众|居民|职工|家长|住户';
const role = `(?<!被)(?:${writing})[人者]|户主|机主|(?:${spokenFor})代表`;
const roleWords = [
  ...writing.split('|').flatMap((word) => [`${word}人`, `${word}者`]),
  ...['户主', '机主'],
  ...spokenFor.split('|').map((word) => `${word}代表`),
];
const people = '市民|群众|用户|业主|居民|村民|住户|租户|家长|职工|学生|乘客|消费者|客户|患者|车主|网友';
const peopleWords = people.split('|');

/** Persons of whom a form tells besides: their names stand behind a colon. Who stands for a firm or an office is none of them. */
const others = '(?:经办|收货|收件|寄件|承租|出租|购房|监护|承包|参保|持卡)人|签名|签字';
const othersWords = [
  ...['经办人', '收货人', '收件人', '寄件人', '承租人', '出租人', '购房人', '监护人', '承包人', '参保人', '持卡人'],
  ...['签名', '签字'],
];
/** Persons behind whose colon stands as often what they say (房东：包水电) or what became of them (伤者：左腿). */
const told = '死者|伤者|房东|房主|店主|租客';
const toldWords = told.split('|');
/** Of whom somebody tells who has to do with them. */
const near =
  '邻居|隔壁|对门|楼上|楼下|同村|户主|机主|房东|房主|屋主|租客|亲戚|朋友|同事|父亲|母亲|丈夫|妻子|儿子|女儿|爱人|老公|老婆|老板|包工头|工头';
const nearWords = near.split('|');

/** Not without end, since it is tried at every introduction. */
const gap = '\\s{0,8}';
/** 姓名, 姓　名 */
const called = '姓[ \\u00a0\\u3000]{0,4}名';
const calledWords = ['姓名', '姓 ', '姓\u00a0', '姓\u3000'];
/** Numbers that are a person's own, and what stands between them and the name. */
const mobile = '(?<!\\d)1[3-9]\\d[ -]?\\d{4}[ -]?\\d{4}(?!\\d)';
const ownNumber = `(?:${mobile}|(?<!\\d)\\d{17}[\\dXx](?!\\d))`;
/** Digits of the shorter one: eleven. */
const leastDigits = 11;
const beside = '[\\s,，:：、(（]{0,4}(?:(?:联系)?(?:电话|手机)(?:号码?)?|身份证(?:号码?)?)?[\\s:：是为]{0,4}';
/** What a reporter of the name does, in the words of whoever wrote it down. */
const acts = '来电|致电|来信|来访|反映|投诉|咨询|求助|举报';

/** What names of places and offices end in, and given names seldom: 江北区, 管委会. */
const placeEnds = '[区县市镇乡村街路巷局委院所站园苑湾楼厦厂店校馆部处岛]|[委员协商工学大社事金合联研]会';
const noPlace = `(?<!${placeEnds})`;
/** What names do not end in, and sentences do. */
const noSpeech = '(?<![人们吗呢吧啊呀么你我他她是打拨找问])';

/** What the family name of a person without a name stands before, or the words for somebody: 陈老太, 熊孩子, 张大嫂. */
const noNickname = '(?<!老[太头伯爹人板乡]|[伯嫂婶]|孩子|夫[妇妻]|两口|[父母][子女])';
/** What is somebody's, behind the name; 家园, 家具 and the like belong to another word. */
const home = '家(?![园具居电装教常庭])';
/** Of a name of three characters: two may be a city (唐山房子). */
const house = '的?(?:房屋|房子|住房|住宅|宅基地|老屋|老宅|院[子墙]|围墙|楼房|门[前口]|屋[前后里顶]|房[前后顶])';

interface Introduction {
  readonly lead: string;
  readonly name: string;
  readonly after: string;
  /**
   * Words of which every lead begins with one: the three are tried at no other place. With a `hint`: words of which one stands in every
   * text in which they can match; none where that is a number of somebody's own.
   */
  readonly words: readonly string[];
  /** Where a lead can begin anywhere: a cheap test that holds for every text in which the three can match. */
  readonly hint?: string;
}

const introductions: readonly Introduction[] = [
  {
    lead: `(?:我(?:的名字)?叫做?|(?:我|本人)名叫|本人叫|我的名字是|${called}${gap}[:：是为]${gap}|(?:${role})(?:姓名|名字)?${gap}(?:[:：(（】\\])）]|是|为){1,2}${gap})`,
    name: anyName,
    after: end,
    words: ['我叫', '我名叫', '我的名字', '本人', ...calledWords, ...roleWords],
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
    after: `(?=${gap}(?:[,，、(（]|[男女][,，、]|系|是|为|电话|手机|身份证|${number}))`,
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
    after: `(?=${gap}[,，、(（]${gap}(?:[男女](?!${han})|身份证|现?[家居]?住在?|电话|手机|[今现]年|${number}))`,
    words: ['我是', '本人是', '本人系', ...peopleWords, ...nearWords],
  },
  {
    lead: `(?:${people}|${role})`,
    name: plainName,
    after: `(?=(?:${address})?(?:${acts}))`,
    words: [...peopleWords, ...roleWords],
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
    lead: `(?:^|[\\s,，。;；:：、!！(（）)】人员者]|${others}|${told}|${people}|${near})`,
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
  // 户主李小溪家里, 邻居王刚家
  {
    lead: `(?:${people}|${near})`,
    name: `(?!${plainWord})(?:${plainSingle}|[${plainFamilyNames}]${given('1')}(?<!州)(?=家))`,
    after: `${noSpeech}${noPlace}${noNickname}(?=${home}|${house})`,
    words: [...peopleWords, ...nearWords],
  },
  { lead: `敬礼[!！。]?${gap}`, name: anyName, after: `(?=${gap}(?:\\d|等|$))`, words: ['敬礼'] },
  {
    lead: `(?:^${gap}(?:尊敬的)?|尊敬的)`,
    name: anyName,
    after: `(?=${address}[:：,，!！])`,
    words: addressWords,
    hint: `${address}[:：,，!！]`,
  },
];
const findWords = createWordFinder(markWords(introductions.map(({ words }) => words)));
const introduced = introductions.map(({ lead, name, after, words, hint }, index) => {
  const form = `(${lead})${name}${after}`;
  return hint === undefined
    ? { mark: 1 << index, hint: null, form: new RegExp(form, 'uy') }
    : { mark: words.length === 0 ? null : 1 << index, hint: new RegExp(hint, 'u'), form: new RegExp(form, 'gu') };
});

const placeLike = new RegExp(`(?:${placeEnds})$`, 'u');
/** What given names end in as often: 明珠城, 白云山. */
const sharedEnd = /[道城山河湖桥]$/;
/** What makes a place of the name before it: 王建国小区, 王建国|际酒店. */
const placeBehind =
  '[路街巷村镇乡桥际苑]|站(?![在着起到出了])|小区|社区|大[厦桥道]|国际|广场|公园|[花家]园|[中大]学|小学(?!毕业|文化|学历)|故居|纪念';
const placeLikeBehind = new RegExp(`^(?:${placeBehind})`);
const longestBehind = 4;

/**
 * The writers whom no text of their message may show anywhere, as whom a text introduces: whose name is of three characters and more, and
 * neither a word nor a place.
 */
export function knownWriters(names: readonly string[]): string[] {
  return names.filter((name) => name.length > 2 && isPlainName(simplifyName(name)) && !placeLike.test(name));
}

/** Further names behind one that is masked: 举报人：李小溪、王桐花. */
const list = new RegExp(
  `(?<=\\[用户名\\])(?:${gap}(?:、${gap}${anyName}${noPlace}|${nextName}${noPlace})${end})+`,
  'gu',
);
const listed = new RegExp(`(?<=[、和与及]${gap})${anyName}${noPlace}${end}`, 'gu');
/** So many names of a message are looked for where they are not introduced: for each its texts are read. */
const mostNames = 50;

/**
 * Replaces the full names of people where a text introduces them itself (`我叫…`, `联系人：…`, `本人…，男`, `市民…来电`, `…先生：您好`), where no
 * column tells them: it is empty, or shows a family name alone (`李**`); and names listed with such a one. A family name with a form of
 * address stays.
 * @param known of all texts of a message: names that are introduced are added, for `maskKnownNames`
 */
export function maskIntroductions(text: string, known: Set<string>): string {
  // Forms are found whichever characters they are written in (聯繫人：…); what is kept and known stays as written.
  let plain = simplifyName(text);
  let found = findWords(plain);
  if (found.places.length === 0 && found.digits < leastDigits) return text;
  let masked = text;
  const hide = (names: readonly Found[]): void => {
    if (names.length === 0) return;
    for (const { start, end } of names) {
      const name = plain.slice(start, end);
      if (name.length === 2 || !placeLike.test(name)) known.add(masked.slice(start, end));
    }
    const written = masked;
    masked = without(written, names);
    plain = plain === written ? masked : without(plain, names);
    found = findWords(plain);
  };
  for (const { mark, hint, form } of introduced) {
    if (mark === null ? found.digits < leastDigits : (found.marks & mark) === 0) continue;
    if (hint === null) hide(matchesAt(plain, form, found, mark));
    else if (hint.test(plain)) hide(Array.from(plain.matchAll(form), nameOf));
  }
  // Looked at from every character, what stands behind a name takes longer than all introductions together.
  if (plain.includes(maskLabels.name)) {
    const further = [...plain.matchAll(list)].flatMap((run) =>
      Array.from(run[0].matchAll(listed), (match) => at(run.index + match.index, match[0])),
    );
    hide(further);
  }
  return masked;
}

/** What `matchAll` finds by a form that matches nowhere but at words of its mark; the form is sticky. */
function matchesAt(text: string, form: RegExp, { places }: FoundWords, mark: number): Found[] {
  const found: Found[] = [];
  let end = 0;
  for (const { at, marks } of places) {
    if ((marks & mark) === 0 || at < end) continue;
    form.lastIndex = at;
    const match = form.exec(text);
    if (match === null) continue;
    end = form.lastIndex;
    found.push(nameOf(match));
  }
  return found;
}

interface Found {
  readonly start: number;
  readonly end: number;
}

function at(start: number, name: string): Found {
  return { start, end: start + name.length };
}

/** The name is all of a match that its first group, what introduces it, is not. */
function nameOf({ 0: whole, 1: lead = '', index }: RegExpExecArray): Found {
  return { start: index + lead.length, end: index + whole.length };
}

function without(text: string, names: readonly Found[]): string {
  const parts = names.map(({ start }, i) => text.slice(names[i - 1]?.end ?? 0, start) + maskLabels.name);
  return parts.join('') + text.slice(names.at(-1)?.end ?? 0);
}

/**
 * Hides in a text whom any text of its message introduces: who has three characters and more anywhere but in the name of a place, shorter
 * ones as the name of an author. What may be a place as well (白云山) is hidden as shorter ones are, and what reads like one or like an
 * office (反馈者：金融街) only where it is introduced.
 * @param known what `maskIntroductions` found in all of them
 */
export function maskKnownNames(text: string, known: ReadonlySet<string>, where: 'own' | 'reply'): string {
  if (known.size === 0) return text;
  const names = [...known].slice(0, mostNames).sort((a, b) => b.length - a.length);
  const long = names.filter((name) => name.length > 2 && !sharedEnd.test(simplifyName(name)));
  const masked =
    long.length === 0
      ? text
      : text.replace(new RegExp(long.join('|'), 'gu'), (name, start: number) => {
          const end = start + name.length;
          return placeLikeBehind.test(simplifyName(text.slice(end, end + longestBehind))) ? name : maskLabels.name;
        });
  return names.reduce((left, name) => (long.includes(name) ? left : maskName(left, name, where)), masked);
}
