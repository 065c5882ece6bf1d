import type { ThemeLexicon, WordMatch } from '../words/lexicon.ts';
import { findMisdeed } from '../words/misdeed.ts';
import { findPlainVerb } from '../words/plain-verbs.ts';
import { hearObjections } from './objections.ts';
import { findPhraseAsks } from './phrase-asks.ts';
import { askFor, contraryOf, type FoundAsk, turnAsks, turnBack } from './turn-asks.ts';
import { weighObjects } from './weigh-objects.ts';

/** Something that a proposal is about, with its share of the text's attention. */
export interface ProposalObject {
  /** Index in the lexicon's objects. */
  readonly object: number;
  readonly word: string;
  /** Shares of one text add up to 1. */
  readonly share: number;
  readonly weak: boolean;
  /** Index in the lexicon's asks of the ask that stands nearest; null where the text has none. */
  readonly ask: number | null;
}

/** A text read as a proposal. */
export interface Proposal {
  readonly objects: readonly ProposalObject[];
  /** Indexes in the lexicon's asks, in the order of the text. */
  readonly asks: readonly { readonly ask: number; readonly word: string }[];
}

/** Words that only introduce a proposal. */
const frame =
  /建议|希望|请求|呼吁|恳请|恳求|强烈|能否|可否|是否|能不能|请问|盼望|盼|关于|的问题|相关|有关|部门|领导|尊敬的?|要求|再次|咨询|反映|一点|几点|意见/gu;

/** Spellings of one thing with changing numbers and names, brought to one form. */
const spellings: readonly (readonly [RegExp, string])[] = [
  // The analysed text has narrow punctuation.
  [/[,;:!?()]/g, '，'],
  [/[\d一二三四五六七八九十]+(?:路|区间线?)(?=延|拓|的?公交|车|终点|首末)/gu, '公交车'],
  // "放个炮", "遛趟狗"
  [/(?<=[放遛烧摆养跳钓])[个挂串张点条只趟](?=[炮狗纸摊猫舞鱼])/gu, ''],
  // Administrative names in code form.
  [/[a-z]\d*[市区县镇乡州]/giu, ''],
  [/小区([^，。]{0,6}?)(?:提质改造|改造|提质)/gu, '$1小区改造'],
  [/\d{3}路(?=太烂|太窄|烂|窄|改造|拓宽)/gu, '国道'],
  [/\d+路(?:公交车?|车)?|[\dx]\d*公交/giu, '公交车'],
  [/[一二三四五六七八九十\d]+号线/gu, '地铁'],
  [/[a-z]?\d{3}[国省县乡]道/giu, '国道'],
  [/(村|组|屯|寨|垸|冲|湾)([^，。]{0,10}?)(?:公路|道路|马路|修路|路面|水泥路)/gu, '$1$2村级公路'],
];

/** Texts are read up to so many characters: what a rule looks back or ahead over grows with them, and no title is as long. */
export const readLength = 1200;

/** Reads what a short text (a title, a sentence) proposes, and about what. */
export function parseProposal(text: string, lexicon: ThemeLexicon): Proposal {
  const plain = spellings
    .reduce((result, [pattern, form]) => result.replace(pattern, form), hearObjections(text.slice(0, readLength)))
    .replace(frame, '，');
  const matches = lexicon.match(plain);
  const asks = findAsks(plain, matches, lexicon);
  const objects = weighObjects(plain, matches, asks);
  const total = objects.reduce((sum, found) => sum + found.weight, 0);
  return {
    objects: objects.map(({ object, word, weight, weak, start }) => {
      const ask = nearestAsk(asks, start);
      return { object: lexicon.specify(object, ask), word, share: weight / total, weak, ask };
    }),
    asks: asks.map(({ ask, word }) => ({ ask, word })),
  };
}

/** Nouns as often as verbs. */
const nominal = /^(?:规划建设|共享|规划|建设|开发|发展|管理)$/u;
/** After such an ask, these make it part of a name or of a noun ("开发商", "建设项目"). */
const nounTail =
  /^(?:商|局|委|厅|区|者|处|部门|公司|有限|咨询|集团|项目|单位|方案|草案|意见|费|用地|银行|条例|办法|细则|水平)/u;
/** Asks that describe the noun after them. */
const describing =
  /^(?:共享(?=\p{Script=Han})(?![到至给和与])|通公交(?=公司|集团|公交|卡|司机)|维修[基资]金|便民|困难(?=家庭|群众|学生)|配套(?=设施|建设|功能)|规划(?=修改|意见|方案|草案|设计|调整)|改善型|补偿标准|检查结果|通车时间|禁[养飞犬狗烟骑钓](?=区|名录|目录|犬种|品种))/u;
/** An ask that ends in the first character of another word, or begins in the last one ("重新设计"). */
const acrossWords = /建(?:筑|材)/u;
const acrossBefore = /重新/u;

/**
 * The asks of a text, in its order: those alone that it asks, not such as are part of a noun ("共享单车", "开发商"), nor those
 * that end one while something else is asked of it ("加快交通建设", "线路规划进行优化").
 */
export function findAsksIn(whole: string, lexicon: ThemeLexicon): FoundAsk[] {
  const text = whole.slice(0, readLength);
  const matches = lexicon.match(text);
  const all = listAsks(text, matches, lexicon).filter((found) => !isOfNoun(text, found, lexicon));
  const verbs = all.filter((found) => !endsNoun(found, all, matches) && !isSum(text, found, all));
  return turnAsks(text, selectAsks(text, verbs.length > 0 ? verbs : all), lexicon);
}

/** Whether a text begins with a word for an ask that only describes the noun after it ("共享单车"). */
export function describesNoun(text: string): boolean {
  return describing.test(text);
}

function isOfNoun(text: string, { ask, word, start }: FoundAsk, lexicon: ThemeLexicon): boolean {
  const end = start + word.length;
  const rest = text.slice(end);
  return (
    (nominal.test(word) && nounTail.test(rest)) ||
    describesNoun(text.slice(start)) ||
    findMisdeed(text.slice(0, start), lexicon.asks[ask]!.group) !== null ||
    acrossWords.test(text.slice(end - 1, end + 1)) ||
    acrossBefore.test(text.slice(Math.max(0, start - 1), start + 1))
  );
}

/** Whether a noun that may be an ask is the end of a longer one: of a word of the lexicon, or of what another ask is asked of. */
function endsNoun({ word, start }: FoundAsk, all: readonly FoundAsk[], matches: readonly WordMatch[]): boolean {
  if (start === 0 || !nominal.test(word)) return false;
  const end = start + word.length;
  if (matches.some((match) => match.start < start && match.end === end)) return true;
  const next = all.find((other) => other.start >= end && !nominal.test(other.word));
  return (
    next !== undefined &&
    !matches.some(
      (match) => match.start >= end && match.start < next.start && match.senses.some(({ kind }) => kind === 'object'),
    )
  );
}

const sum = /^(?:补贴|补助)$/u;

/** Whether a sum of money is what the verb at the end of its clause is asked of ("残疾人补贴提高"). */
function isSum(text: string, { word, start }: FoundAsk, all: readonly FoundAsk[]): boolean {
  const end = start + word.length;
  return (
    start > 0 &&
    sum.test(word) &&
    all.some(
      (other) => other.start === end && /^(?:一?[点些]|了)*(?:$|[，,。！!])/u.test(text.slice(end + other.word.length)),
    )
  );
}

function findAsks(text: string, matches: readonly WordMatch[], lexicon: ThemeLexicon): FoundAsk[] {
  const all = listAsks(text, matches, lexicon).filter(({ start }) => !describesNoun(text.slice(start)));
  const own = selectAsks(text, all);
  if (own.length === 0)
    return all.flatMap((found) =>
      isDisapproved(text, found) ? [{ ...found, ask: betterOf(text, found, lexicon) }] : [],
    );
  return turnBack(text, turnAsks(text, own, lexicon), lexicon);
}

/** The asks of the lexicon's words, the plain verbs and what words ask together, in the order of the text. */
function listAsks(
  text: string,
  matches: readonly WordMatch[],
  lexicon: ThemeLexicon,
): (FoundAsk & { readonly weak: boolean })[] {
  const more = lexicon.asks.findIndex(({ group, verb }) => verb && group === 'add');
  const words = matches.flatMap((match) => {
    const asks = readAsks(text, match, lexicon);
    const plain = more < 0 ? null : findPlainVerb(text, match, matches, asks.length > 0, lexicon);
    return plain === null ? asks : [...asks, { ...plain, ask: more, weak: false }];
  });
  const phrases = findPhraseAsks(text, matches, lexicon).map((found) => ({ ...found, weak: false }));
  const isWithin = ({ word, start }: FoundAsk): boolean =>
    phrases.some((phrase) => start < phrase.start + phrase.word.length && phrase.start < start + word.length);
  return [...words.filter((found) => !isWithin(found)), ...phrases].sort((a, b) => a.start - b.start);
}

/** Those that ask something of their own; weak ones where there are no others. */
function selectAsks(text: string, all: readonly (FoundAsk & { readonly weak: boolean })[]): FoundAsk[] {
  const own = all.filter((found) => !defers(text, found, all) && !isDisapproved(text, found));
  const strong = own.filter((found) => !found.weak);
  return strong.length > 0 ? strong : own;
}

const disapproval =
  /^(?:(?:得|也|实在)*(?:太|过于?|有点)?(?:一刀切|死板?(?!亡)|严(?:厉|格|苛)?了|苛刻|霸道|过分|离谱|不近人情|没有?(?:人情味|道理)|不合[理适]|不可[取行]|不现实|行不通|没有?必要)|[^，,。！!？?；;：:\s]{0,8}(?:不能|不要|不应该?|不该|不可|不宜|别)(?:再|搞|都)*(?:一刀切|强推|强制|强求|强迫))/u;

/** What these refuse is found fault with, and not that they do ("反对一刀切限行"). */
const refusing = /^(?:反对|不同意|不赞成|抗议|拒绝|抵制|质疑|不要|不能|别再|谢绝)/u;

/** Whether the text finds fault with what the word says instead of asking for it ("禁放太一刀切"). */
function isDisapproved(text: string, { word, start }: FoundAsk): boolean {
  return !refusing.test(word) && disapproval.test(text.slice(start + word.length));
}

/** How something is arranged: who finds fault with that wants it otherwise, and not gone. */
const arrangement = /^(?:设置|设计|规划|安排|布置|布局|配置)$/u;
const ill = /^(?:得|也|实在)*(?:太|过于?|有点)?不合[理适]/u;

/** What is asked in place of what the text finds fault with. */
function betterOf(text: string, { ask, word, start }: FoundAsk, lexicon: ThemeLexicon): number {
  const isIll = arrangement.test(word) && ill.test(text.slice(start + word.length));
  return isIll ? askFor('adjust', ask, lexicon) : contraryOf(ask, lexicon);
}

const consent = /^(?:支持|同意|允许|准许)$/u;
/** What somebody has who is to have it at fewer hours. */
const benefit = /^(?:免费|优惠)$/u;
/** Limits somebody, however far before it stands who consents, and whatever he has. */
const limiting = /^(?:限|避开|错开|绕开|分时段|暂停)/u;

/** Whether a word only consents to the ask that follows it, or names what that limits: who supports a ban asks for the ban. */
function defers(text: string, { word, start }: FoundAsk, all: readonly FoundAsk[]): boolean {
  const consents = consent.test(word);
  if (!consents && !benefit.test(word)) return false;
  const end = start + word.length;
  return all.some(
    (next) =>
      next.start >= end &&
      ((consents && next.start <= end + 2) || limiting.test(next.word)) &&
      !/[，。！!]/u.test(text.slice(end, next.start)),
  );
}

/** The asks that a word stands for; those inside it where it stands for an object only ("养狗规范", "增设公厕"). */
function readAsks(text: string, match: WordMatch, lexicon: ThemeLexicon): (FoundAsk & { readonly weak: boolean })[] {
  const own = match.senses.some((sense) => sense.kind === 'ask');
  const inside = own
    ? [match]
    : lexicon
        .matchAsks(text.slice(match.start, match.end))
        .map(({ start, end, senses }) => ({ start: match.start + start, end: match.start + end, senses }));
  return inside.flatMap(({ start, end, senses }) =>
    senses
      .filter((sense) => sense.kind === 'ask')
      .map((sense) => ({
        ask: extendsTime(text, start, end) ? askFor('time', sense.index, lexicon) : sense.index,
        word: text.slice(start, end),
        start,
        weak: sense.weak,
      })),
  );
}

/** Makes something longer, a line or the hours of something. */
const extending = /^(?:延长|延到|延至|延长到)$/u;
/** After and before that: hours. */
const hoursAfter =
  /^[^，,。！!？?；;]{0,6}(?:时间|时段|时长|末班)|^[^，,。！!？?；;站里村镇]{0,3}(?:[\d一二三四五六七八九十两半]+个?(?:点|小时|分钟|：))/u;
const hoursBefore = /(?:时间|时段|时长|[末首]班车?|营业|运营|收车|收班|[闭开]馆|[关开]门|托管)[^，,。！!？?；;]{0,4}$/u;

function extendsTime(text: string, start: number, end: number): boolean {
  return (
    extending.test(text.slice(start, end)) &&
    (hoursAfter.test(text.slice(end)) || hoursBefore.test(text.slice(0, start)))
  );
}

function nearestAsk(asks: readonly FoundAsk[], start: number): number | null {
  let nearest: FoundAsk | null = null;
  for (const ask of asks) {
    if (nearest === null || Math.abs(ask.start - start) < Math.abs(nearest.start - start)) nearest = ask;
  }
  return nearest?.ask ?? null;
}

/** Opens what a passage proposes. */
export const proposing =
  /建议|希望|请求|能否|可否|恳请|恳求|呼吁|盼望|盼|望|要求|是否可以|是否能|能不能|期待|应该|应当|请/u;
const sentenceEnd = /[。！？!?；;\n]/u;

/** The passages of a body that propose something: what follows "建议", "希望" … up to 60 characters, at most 12. */
export function findProposals(body: string): string[] {
  const passages: string[] = [];
  for (const sentence of body.split(sentenceEnd)) {
    const start = proposing.exec(sentence);
    if (start === null) continue;
    passages.push(sentence.slice(start.index + start[0].length, start.index + start[0].length + 60));
    if (passages.length === 12) break;
  }
  return passages;
}
