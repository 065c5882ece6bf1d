import { nameSuffixes } from '../../segment/places/place-lexicon.ts';
import { matterOf } from '../terms/problem-lexicon.ts';

const clauseEnd = /[^\p{Script=Han}、]+/u;
/**
 * Which one, how many and since when, each with its measure, which without the numeral would begin a clause (`16栋电梯`, `交房7年`). After
 * a Chinese numeral fewer words are a measure (`一年级`, `一户一表`, `九年一贯制`).
 */
export const counted =
  /[\da-z]+(?:[多余几万亿千百]|个(?![人体]))*(?:号?[栋幢楼座]|单元|号[线院门店]?|[年月][底初末]?[前内间]?|小时|分钟|公里|平(?:方米?|米)|[层日天周期米岁户元块路时点次条家所套间台辆人名口届店伏瓦吨](?![级龄]))?|[零一二三四五六七八九十百千两]+(?:[栋幢]楼?|号[线楼院]|单元|[年天周](?![级代到一两边龄岁内终前后])|个月|期(?![望待间])|块钱)/gu;
/** So many characters may stand between two words of a class ("工地上的噪音"). */
const gapLimit = 2;
const phraseLimit = 12;
/** What each character between costs, as a share of the heaviest word. */
const gapCost = 0.12;
/** What a further issue that says the very same adds, as a share. */
const agreement = 0.2;
/** Other words in one go with one of its matter add this share of it. */
const sameMatter = 0.35;
/** What each character beside the words of the class costs in what several issues say alike, as a share of the heaviest word. */
const besideCost = 0.05;
/** What they say alike must tell this share of the heaviest word. */
const leastAlike = 0.4;
const alikeLimits = { shortest: 4, longest: 14 } as const;
/** So many issues are compared with each other. */
const comparedIssues = 12;
/** Between two words these make a sentence of them, not a name, or want another word after. */
const joint = /[了着吗呢吧我你您他她它们很也都就把被将给对向从等]/u;
/** Nothing to begin or end a name with. */
const looseStart =
  /^(?:[的了着得于与或且也都、]|地(?![下铁方面板砖暖税段块基])|在(?![建线职岗编校])|和(?!谐)|及(?!时)|并(?![网线购])|就(?![业医读近餐诊学])|时(?![间段长])|后(?![续期勤])|上(?![学班门访课涨市下户牌网])|下(?![水岗班雨乡沉陷降坠游调])|里(?![程弄]))+/u;
const looseEnd = /[的得地在于和与及或且并把被将给对向从为有是很也都就、]+$/u;
/** Says that it is a case or a matter. */
const ofCase = /一[案事]$/u;
/** Closes a noun whose last character is no word by itself (母婴|室). */
const lastSign = /^[室站点费证卡桩灯路桥屏棚亭牌机价柜口窗栏线区厅馆园沟渠网箱器梯车]$/u;

interface Found {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Names for a class out of its titles, those that say most of it first: what titles of several issues say alike, and passages that
 * begin and end with a word of the class and have little between, of two words or more.
 * @param titles by issue, without names
 * @param weights how much each word says of the class
 */
export function listPhrases(
  titles: readonly (readonly string[])[],
  weights: ReadonlyMap<string, number>,
): readonly string[] {
  const heaviest = Math.max(0, ...weights.values());
  const isMatter = (text: string): boolean => findWords(text, weights).some(({ word }) => matterOf.has(word));
  const clauses = titles.map(splitTitles);
  const phrases = new Map<string, { score: number; issues: Set<number> }>();
  const add = (text: string, score: number, issues: readonly number[]): void => {
    const known = phrases.get(text) ?? { score, issues: new Set<number>() };
    phrases.set(text, known);
    for (const issue of issues) known.issues.add(issue);
  };
  for (const [issue, own] of clauses.entries()) {
    for (const clause of own) {
      for (const { text, score } of joinWords(clause, weights, heaviest)) {
        if (score > heaviest && !mayBeName(text, isMatter)) add(text, score, [issue]);
      }
    }
  }
  for (const { text, issues } of listAlike(clauses)) {
    const found = findWords(text, weights);
    const beside = text.length - found.reduce((sum, { word }) => sum + word.length, 0);
    const score = weigh(found, weights) - beside * besideCost * heaviest;
    if (found.length > 0 && score > leastAlike * heaviest && !mayBeName(text, isMatter)) add(text, score, issues);
  }
  const rate = ({ score, issues }: { score: number; issues: ReadonlySet<number> }): number =>
    score * (1 + agreement * (issues.size - 1));
  return [...phrases]
    .sort(([textA, a], [textB, b]) => rate(b) - rate(a) || textA.length - textB.length || (textA < textB ? -1 : 1))
    .map(([text]) => text);
}

/** The clauses of titles, without what is counted, each once. */
function splitTitles(titles: readonly string[]): string[] {
  return [...new Set(titles.flatMap((title) => title.replace(counted, ' ').split(clauseEnd)))];
}

/** How much words say together; those of one matter say it once, and a little more. */
function weigh(found: readonly Found[], weights: ReadonlyMap<string, number>): number {
  const byMatter = new Map<string | number, Map<string, number>>();
  for (const { word } of found) {
    const matter = matterOf.get(word) ?? word;
    byMatter.set(matter, (byMatter.get(matter) ?? new Map<string, number>()).set(word, weights.get(word)!));
  }
  let sum = 0;
  for (const own of byMatter.values()) {
    const most = Math.max(...own.values());
    sum += most + sameMatter * ([...own.values()].reduce((all, weight) => all + weight, 0) - most);
  }
  return sum;
}

/** Passages of a clause from one word of the class to another. */
function joinWords(
  clause: string,
  weights: ReadonlyMap<string, number>,
  heaviest: number,
): { readonly text: string; readonly score: number }[] {
  const found = findWords(clause, weights);
  return found.flatMap(({ start: from }, first) => {
    const passages: { text: string; score: number }[] = [];
    let gaps = 0;
    for (let last = first + 1; last < found.length; last += 1) {
      const { start, end } = found[last]!;
      const between = clause.slice(found[last - 1]!.end, start);
      if (between.length > gapLimit || joint.test(between) || end - from > phraseLimit) break;
      gaps += between.length;
      const score = weigh(found.slice(first, last + 1), weights) - gaps * gapCost * heaviest;
      const tail = clause.slice(end);
      passages.push({ text: clause.slice(from, lastSign.test(tail) ? clause.length : end), score });
    }
    return passages;
  });
}

/** What clauses of two issues have in common, where one of the two clauses begins and one ends with it. */
function listAlike(
  clauses: readonly (readonly string[])[],
): { readonly text: string; readonly issues: readonly [number, number] }[] {
  const all: { text: string; issues: [number, number] }[] = [];
  const compared = clauses.slice(0, comparedIssues).map((own) => own.map((text) => ({ text, grams: gramsOf(text) })));
  const union = compared.map((own) => new Set(own.flatMap(({ grams }) => [...grams])));
  for (let a = 0; a < compared.length; a += 1) {
    for (let b = a + 1; b < compared.length; b += 1) {
      // What is long enough holds a run of the shortest length: few pairs of very many do.
      for (const { text: one, grams } of compared[a]!.filter((clause) => isAnyIn(clause.grams, union[b]!))) {
        for (const { text: other } of compared[b]!.filter((clause) => isAnyIn(grams, clause.grams))) {
          const text = phraseOfBoth(one, other);
          if (text !== null) all.push({ text, issues: [a, b] });
        }
      }
    }
  }
  return all;
}

/** What two clauses have in common, if one of them begins and one ends with it, without what is loose at its ends; null where that is too short or long. */
function phraseOfBoth(one: string, other: string): string | null {
  const common = findCommon(one, other);
  if (!one.startsWith(common) && !other.startsWith(common)) return null;
  const ends = [one, other].filter((clause) => clause.endsWith(common)).length;
  if (ends === 0) return null;
  const said = common.replace(ofCase, '');
  const text = (ends === 2 ? said : said.replace(looseEnd, '')).replace(looseStart, '');
  return text.length < alikeLimits.shortest || text.length > alikeLimits.longest ? null : text;
}

/** Runs of characters of the shortest length that two clauses may have in common. */
function gramsOf(text: string): ReadonlySet<string> {
  const { shortest } = alikeLimits;
  return new Set(
    Array.from({ length: Math.max(0, text.length - shortest + 1) }, (_, at) => text.slice(at, at + shortest)),
  );
}

function isAnyIn(grams: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  for (const gram of grams) if (others.has(gram)) return true;
  return false;
}

/** Ends of estates' names, which titles have without a word for what they are. */
const estate = /之[城都星心]|国际(?!.*(?:机场|航班|学校))|花园(?!.*种)|[嘉佳雅]园|公馆|华府|名都|华庭/u;

/** Whether a text holds what ends names of estates, or ends as names do and speaks of no matter: nobody may have found the name. */
export function mayBeName(text: string, isMatter: (text: string) => boolean): boolean {
  if (estate.test(text)) return true;
  if (!/[镇乡村]$/u.test(text) && !nameSuffixes.has(text.slice(-1)) && !nameSuffixes.has(text.slice(-2))) return false;
  return !isMatter(text);
}

/** The longest text that stands in both, the first of equally long ones. */
function findCommon(a: string, b: string): string {
  let best = '';
  let row = new Uint16Array(b.length + 1);
  for (let i = 0; i < a.length; i += 1) {
    const next = new Uint16Array(b.length + 1);
    for (let j = 0; j < b.length; j += 1) {
      if (a[i] !== b[j]) continue;
      next[j + 1] = row[j]! + 1;
      if (next[j + 1]! > best.length) best = a.slice(i + 1 - next[j + 1]!, i + 1);
    }
    row = next;
  }
  return best;
}

/** Words of the class in a clause from its start on, at each place the longest. */
function findWords(clause: string, weights: ReadonlyMap<string, number>): Found[] {
  const longest = Math.max(0, ...[...weights.keys()].map((word) => word.length));
  const found: Found[] = [];
  for (let start = 0; start < clause.length; ) {
    let end = Math.min(clause.length, start + longest);
    while (end > start && !weights.has(clause.slice(start, end))) end -= 1;
    if (end > start) found.push({ word: clause.slice(start, end), start, end });
    start = Math.max(start + 1, end);
  }
  return found;
}

/** Words in the order in which most titles that have two of them say those two; as they were where no title tells. */
export function orderAsSaid(words: readonly string[], titles: readonly (readonly string[])[]): string[] {
  const all = titles.flat();
  const lead = (a: string, b: string): number =>
    all.reduce((sum, title) => {
      const [atA, atB] = [title.indexOf(a), title.indexOf(b)];
      return atA < 0 || atB < 0 ? sum : sum + Math.sign(atB - atA);
    }, 0);
  const wins = new Map(
    words.map((word) => [word, words.reduce((sum, other) => sum + Math.sign(lead(word, other)), 0)]),
  );
  return words
    .map((word, at) => ({ word, at }))
    .sort((a, b) => wins.get(b.word)! - wins.get(a.word)! || a.at - b.at)
    .map(({ word }) => word);
}
