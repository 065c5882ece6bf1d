import type { Place, SegmentedMessage, SegmentedText } from '../../core/message.ts';
import { type FieldSpan, findElsewhere, isWithin } from '../../segment/places/find-elsewhere.ts';
import { joinSyllables } from '../../segment/places/join-syllables.ts';
import { generalType } from '../../segment/places/judge/judge-names.ts';
import { isTrade } from '../../segment/places/name-heads.ts';
import { nameSuffixes } from '../../segment/places/place-lexicon.ts';
import { repairCodes } from '../../segment/places/repair-codes.ts';
import { repairManors } from '../../segment/places/repair-manors.ts';
import { repairThings } from '../../segment/places/repair-things.ts';
import { repairTowns } from '../../segment/places/repair-towns.ts';
import { stopWords } from '../../segment/stop-words.ts';
import { readNumeral } from '../names/fold-numbered.ts';
import { findParts } from '../names/stated-parts.ts';
import { listLexiconWords } from './lexicon-words.ts';

/** Distinct words of the body that are kept, the first ones: later ones tell less of the matter. */
const bodyLimit = 48;
const titleLimit = 40;
const placeLimit = 12;
/** Added to a word's count where it stands inside a name. */
const named = 1 << 16;

/** Words that any message of this trade may use, besides stop words: they tell neither place nor problem. */
const formulas: readonly string[] =
  `手机号 座机号 身份证号 银行卡号 邮箱 车牌号 护照号 x000d nbsp 投诉 举报 咨询 求助 建议 强烈 强烈要求 要求 解决 处理 回复 答复 反应 呼吁 市民 群众 老百姓 百姓 人民 社会
  政府 市政府 区政府 县政府 书记 市长 县长 区长 省长 局长 市委 省委 县委 区委 关心 帮忙 帮助 麻烦 打扰 百忙之中 抽空 工作 生活 时间 今天 昨天 今年 去年 明年 每天 近期 近日 最近 上午 下午 晚上 早上
  多次 希望能 希望能够 严重影响 影响 存在 出现 发现 发生 没人 有人 还给 公道 做主 为民 心声 留言 平台 网友 打电话 电话 联系 告知 了解 提供 提出 具体 实际 任何人 相应 合理 不合理 合法 违法 违规 原因 结果 方式 方法 地方 附近 周边 旁边 对面`
    .split(/\s+/)
    .filter((word) => word !== '');

/** 1 for the stop words of one character, by UTF-16 unit. */
const stopCharacters = new Uint8Array(0x1_0000);
for (const word of stopWords) if (word.length === 1) stopCharacters[word.charCodeAt(0)] = 1;

const general: ReadonlySet<string> = new Set([...stopWords, ...formulas]);

/** Words of a hotline's clerk for the call and the order, and of whoever asks for attention; the weights of `findMatter` do not count them among formulas. */
const dropped: ReadonlySet<string> = new Set([
  ...general,
  ...'来电 致电 来电人 来电者 反映人 诉求人 话务员 工单 催办 催单 先生 女士 同志 属实 重视 过问 尽快 尽早 早日 听说 不了 帮帮 村村 盼复 望复 诉求 催办件 重复来电 此件 来电人称 来电人反映 yyds emo xswl awsl 绝绝子 破防 破防了 家人们 离谱 会谢 栓q 哈哈哈 笑死 无语 服了 醉了 救命'.split(
    ' ',
  ),
]);
/** Offices of which the segmenter knows the end only, and what stands before that. */
const offices: ReadonlyMap<string, string> = new Map(
  '住建局 人社局 卫健局 卫健委 发改局 发改委 市监局 自规局 资规局'.split(' ').map((name) => [name.slice(1), name]),
);
/** How somebody is called by whoever speaks of him (`赵先生`): strangers of one name have nothing in common. */
const address = /^.{1,2}(?:先生|女士)$/u;

function markOf({ type, field }: Place): string {
  if (type === generalType) return field === 'title' ? 'l' : 'k';
  return field === 'title' ? 'q' : 'p';
}

/** Whether any message may use the word: it names neither place nor problem. */
export function isFormula(word: string): boolean {
  return general.has(word);
}

/**
 * The terms by which recurring issues are found, joined by single spaces. A term is a mark, a colon and a word:
 * `r` an administrative region, `p` a name of a place, project, organisation or population (`q`: in the title), `k` what is named like
 * one and is a kind of thing (`l`: in the title), `s` a part of a place that it states (`findParts`), `n` a word that stands inside a name here, `t` a word of the title, `b` a word of the body (`b3`: three times). Adjacent single
 * characters, into which the segmenter breaks unknown names, make one term. Only the first 48 distinct words of the body and
 * 12 names: who writes at length comes to the matter first. What is of elsewhere (`findElsewhere`) makes no term.
 */
export function represent(segmented: SegmentedMessage, places: readonly Place[]): string {
  return findTerms(segmented, places).terms;
}

/** The terms of a message, and the words among them. */
export interface MessageTerms {
  /** See `represent`. */
  readonly terms: string;
  /** Words of the title, and of the body, distinct each. */
  readonly title: ReadonlyMap<string, unknown>;
  readonly body: ReadonlyMap<string, unknown>;
  /** Whether a word of them stands inside a name. */
  isNamed(word: string): boolean;
}

/** As `represent`, with the words apart for those who count them. */
export function findTerms(segmented: SegmentedMessage, places: readonly Place[]): MessageTerms {
  const { title, body } = segmented;
  const elsewhere = findElsewhere(segmented, places);
  const { terms, inTitle, inBody } = listNames(places.filter((place) => !elsewhere.places.has(place)));
  const spansIn = (field: Place['field']): FieldSpan[] => elsewhere.spans.filter((span) => span.field === field);
  const titleUses = countWords(title, inTitle, spansIn('title'), titleLimit);
  const bodyUses = countWords(body, inBody, spansIn('body'), bodyLimit);
  addOrdinals(titleUses, title.text);
  addOrdinals(bodyUses, body.text.slice(0, 160));
  for (const part of findParts(title.text, body.text, places)) terms.push(`s:${part}`);
  const line = terms.join(' ') + joinWords(titleUses, bodyUses, segmented);
  return {
    terms: terms.length === 0 ? line.slice(1) : line,
    title: titleUses,
    body: bodyUses,
    isNamed: (word) => isNamed(titleUses, word) || isNamed(bodyUses, word),
  };
}

/** Terms of the first names and regions, and all that are names by their field. */
function listNames(places: readonly Place[]): { terms: string[]; inTitle: Place[]; inBody: Place[] } {
  const terms: string[] = [];
  const names = new Set<string>();
  const regions = new Set<string>();
  const inTitle: Place[] = [];
  const inBody: Place[] = [];
  for (const place of places) {
    const name = place.name.includes(' ') ? place.name.replaceAll(' ', '') : place.name;
    if (name === '') continue;
    const isRegion = place.type === 'region';
    if (!isRegion) (place.field === 'title' ? inTitle : inBody).push(place);
    const known = isRegion ? regions : names;
    if (known.size === placeLimit || known.has(name)) continue;
    known.add(name);
    terms.push(`${isRegion ? 'r' : markOf(place)}:${name}`);
  }
  return { terms, inTitle, inBody };
}

function addOrdinals(uses: Map<string, number>, text: string): void {
  for (const word of listOrdinals(text)) if (!uses.has(word)) uses.set(word, 1 + named);
}

function isNamed(uses: ReadonlyMap<string, number>, word: string): boolean {
  return (uses.get(word) ?? 0) >= named;
}

/** Terms of the words of title and body, each behind a space. */
function joinWords(
  titleUses: ReadonlyMap<string, number>,
  bodyUses: ReadonlyMap<string, number>,
  { title, body }: SegmentedMessage,
): string {
  let line = '';
  for (const [word, use] of titleUses) if (use >= named) line += ` n:${word}`;
  for (const [word, use] of bodyUses) if (use >= named && !isNamed(titleUses, word)) line += ` n:${word}`;
  for (const word of titleUses.keys()) line += ` t:${word}`;
  for (const word of listLexiconWords(title.text)) if (!titleUses.has(word)) line += ` t:${word}`;
  for (const [word, use] of bodyUses) {
    const count = Math.min(use % named, 9);
    line += count === 1 ? ` b:${word}` : ` b${count}:${word}`;
  }
  // Not among the words that are counted for trends, which have them as pairs of neighbours.
  for (const word of listLexiconWords(body.text)) if (!bodyUses.has(word)) line += ` b:${word}`;
  return line;
}

/** The tail of a longer number is none: nobody means a school 23中 by `2023中考`. */
const ordinal =
  /第?((?<!\d)\d{1,3}|(?<![零〇一二三四五六七八九十百千])[一二三四五六七八九十壹]{1,3})(号线|期|中学|中|小学|小(?!区|时|型|孩|朋)|区|村|组|社区|社(?![区会保员团])|高速|院)/g;
/** Holds for every text with one: `ordinal` is tried at every sign. */
const ordinalHint = /[\d一二三四五六七八九十壹][号期中小区村组社高院]/;

/** Numbered names in one form: 一号线 and 1号线, 第二中学 and 二中, 壹期 and 一期. */
function listOrdinals(text: string): string[] {
  const found: string[] = [];
  if (!ordinalHint.test(text)) return found;
  for (const match of text.matchAll(ordinal)) {
    const number = readNumeral(match[1]!);
    const unit = match[2] === '中学' ? '中' : match[2] === '小学' ? '小' : match[2];
    if (number > 0) found.push(`${number}${unit}`);
  }
  return found;
}

/**
 * Words and their counts; `named` is added where a word stands inside a name.
 * @param skipped stretches that tell of elsewhere
 */
function countWords(
  segmented: SegmentedText,
  names: readonly Place[],
  skipped: readonly FieldSpan[],
  limit: number,
): Map<string, number> {
  const { words, starts, offsets } = joinSyllables(repairThings(repairManors(repairTowns(repairCodes(segmented)))));
  const uses = new Map<string, number>();
  const isInName = followNames(names);
  let run = '';
  let runNamed = false;
  const add = (word: string, inName: boolean): void => {
    const use = uses.get(word);
    if (use === undefined) {
      if (uses.size < limit) uses.set(word, 1 + (inName ? named : 0));
    } else uses.set(word, use + 1 + (inName && use < named ? named : 0));
  };
  const endRun = (): void => {
    if (run.length >= 2 && run.length <= 6) add(run, runNamed);
    run = '';
    runNamed = false;
  };
  for (let i = 0; i < words.length; i += 1) {
    const word = words[i]!;
    const start = offsets === null ? starts[i]! : offsets[starts[i]!]!;
    if (skipped.length > 0 && isWithin(skipped, start)) continue;
    const inName = isInName(start, word);
    if (joinsRun(word)) {
      run += word;
      runNamed ||= inName;
      continue;
    }
    if (run !== '') endRun();
    // Where nothing new can be kept, what is not known needs no further look.
    if (uses.size === limit && i <= 4 * limit && !uses.has(word)) continue;
    if (saysNothing(word, limit === bodyLimit)) continue;
    const office = offices.get(word);
    const isOffice = office !== undefined && words[i - 1]?.endsWith(office.charAt(0));
    add(isOffice ? office : word, inName && !nameSuffixes.has(word));
    // Names and counts of what is kept may still come, but tell little more.
    if (uses.size === limit && i > 4 * limit) break;
  }
  endRun();
  return uses;
}

/** Says of words, one after another, whether each begins within a name. */
function followNames(names: readonly Place[]): (start: number, word: string) => boolean {
  let at = 0;
  return (start, word) => {
    while (at < names.length && names[at]!.end <= start) at += 1;
    const name = names[at];
    // What a firm does, by its name, is what others write of as a matter.
    return name !== undefined && name.start <= start && !(name.type === 'company' && isTrade(word));
  };
}

/** Single characters side by side are a word that the dictionary lacks. */
function joinsRun(word: string): boolean {
  if (word.length !== 1) return false;
  const code = word.charCodeAt(0);
  return code >= 0x4e00 && code <= 0x9fff && stopCharacters[code] === 0;
}

function saysNothing(word: string, inBody: boolean): boolean {
  const code = word.charCodeAt(0);
  if (word.length === 1 || code < 48 || dropped.has(word)) return true;
  if (word.length > 2 && word.length < 5 && address.test(word)) return true;
  // Numbers tell something in a title (a road, a bus line), seldom in a body.
  return code <= 57 && (inBody || word.length > 4) && /^[\d.%]+$/.test(word);
}
