import type { SegmentedText } from '../../core/message.ts';
import { type Gazetteer, ownLeads, prepositions } from './gazetteer.ts';
import { isGeneralName } from './general-heads.ts';
import {
  isCalledAfterCity,
  isCraft,
  isDeictic,
  isKindWithin,
  isLeading,
  isStating,
  opensLane,
  opensName,
  tellsApart,
} from './name-heads.ts';
import { nameless } from './place-lexicon.ts';
import { dialectSigns } from './repair-dialect.ts';

/** A run of Chinese characters. */
export const han = /^[\u4e00-\u9fff·]+$/u;
const directions = '东南西北';
/** What leads to a direction, which segmenters glue on to it though the dictionary may know both as a word (`从北` `九路`). */
const beforeDirection = /^[从沿因至到过走往由](?=[东南西北中])/u;
const sentenceEnd = /^[。！!？?；;：:\n]$/u;
const numberedRoad = /^[一二三四五六七八九十]{1,3}路$/u;
/** Who lives there, which segmenters glue on to a name that they do not know (`我在仑` `尾村`). */
const beforeHome = /^我[在住](?=[\u4e00-\u9fff])/u;
/** That a matter was passed on or told, which segmenters glue on to the name of who has it now (`已转` `供水` `公司`). */
const beforeReceiver = /^[已现][转报派交送向](?=[\u4e00-\u9fff]|$)/u;

/** Whether no name goes across a word. */
export function isBorder(word: string, { borders }: Gazetteer): boolean {
  return borders.has(word) || (word.length <= 2 && isDeictic(word));
}

/** Whether a direction stands between a word and the bare end of a name (`棹` `东` `小学`). */
export function isDirectionWithin(
  { words, starts }: SegmentedText,
  last: number,
  free: number,
  gazetteer: Gazetteer,
): boolean {
  const before = words[last - 2];
  return (
    before !== undefined &&
    starts[last - 2]! >= free &&
    directions.includes(words[last - 1]!) &&
    han.test(before) &&
    !isBorder(before, gazetteer)
  );
}

/** Whether a name goes on to the left across the border before its rest, with the word before that. */
export function goesOnBeforeBorder(
  text: SegmentedText,
  first: number,
  last: number,
  free: number,
  gazetteer: Gazetteer,
): boolean {
  return isPartedByDirection(text, first, free, gazetteer) || isOfAnother(text, first, last, free, gazetteer);
}

/**
 * Whether the word before a name's rest is a direction that the segmenter parted from the one sign before it (`榆` `东` `体育中心`
 * `项目`): a sign that is no word begins the name, where a clause begins or a word that no name goes across stands before it.
 */
function isPartedByDirection(
  { words, starts }: SegmentedText,
  first: number,
  free: number,
  gazetteer: Gazetteer,
): boolean {
  const [sign, before] = [words[first - 2], words[first - 3]];
  if (sign === undefined || starts[first - 2]! < free || !directions.includes(words[first - 1]!)) return false;
  if (sign.length > 1 || !han.test(sign) || isBorder(sign, gazetteer) || joining.test(sign)) return false;
  return starts[first - 2] === free || isLeading(before) || isBorder(before!, gazetteer);
}

/** What stands behind 之 in names of estates, schools and firms (`云栖之城`, `云栖之星`) and says nothing else: 之间, 之后, 之处. */
const belonging = /^(?![间前后内外中一下上际类余时处极])[\u4e00-\u9fff]{1,2}$/u;

/** Whether a name goes on to the left of 之 (`云栖` `之` `城` `小区`): one word that may be its beginning, and what is said of it. */
function isOfAnother(
  { text, words, starts }: SegmentedText,
  first: number,
  last: number,
  free: number,
  gazetteer: Gazetteer,
): boolean {
  const before = words[first - 2];
  if (words[first - 1] !== '之' || before === undefined || starts[first - 2]! < free) return false;
  if (!han.test(before) || isBorder(before, gazetteer)) return false;
  // `城` and `园` are ends themselves: something of another is called by them where one more end follows.
  const goesOn = gazetteer.roles.get(words[last + 1] ?? '')?.suffixType != null;
  const end = first < last ? starts[last]! : goesOn ? starts[last + 1]! : starts[first]!;
  return belonging.test(text.slice(starts[first], end));
}

/** What joins a sentence or belongs to the word before it: no rest of a name (`小` `榆` `小学` has one in 小). */
const joining = new RegExp(
  `^[的了在是和与及或等到从至向给把被让对为以于之其而且但不没无未别也都还又就才已曾正刚请问要会能可应须好多少很太最更每各该此这那某我你他她它县市区镇乡村省个家条所座次名号位年月日时说看来去有本原现由将按除住读办建修开离距过得着叫称跟同并若因里内外旁边处段第返话${dialectSigns}]$`,
  'u',
);
const count = /^[一二三四五六七八九十百千万]{1,2}[月天时日年]?$/u;

/** Whether the word before the one sign that a name would have before its end is the beginning of the name, though a word of its own. */
export function isCutOff({ words, starts }: SegmentedText, first: number, free: number, gazetteer: Gazetteer): boolean {
  const head = words[first - 1];
  if (head === undefined || starts[first - 1]! < free || !han.test(head) || !han.test(words[first]!)) return false;
  if (head.length > 1 ? !count.test(head) : joining.test(head)) return false;
  const before = words[first - 2];
  return isLeading(before) || starts[first - 1] === free || (before!.length > 1 && isBorder(before!, gazetteer));
}

/** How many of the words before a border that ends a name to the left belong to the name all the same; see `opensName`. */
export function countHeads(
  text: SegmentedText,
  first: number,
  end: number,
  free: number,
  type: string,
  gazetteer: Gazetteer,
): number {
  const { roles } = gazetteer;
  const { words, starts } = text;
  const head = words[first - 1]!;
  const rest = text.text.slice(starts[first], end);
  const isFree = (index: number): boolean => index >= 0 && starts[index]! >= free;
  if (head === '里' || head === '楼') {
    const before = words[first - 2]!;
    const isNamed = isFree(first - 2) && !nameless.has(before) && !roles.has(before);
    return isNamed && opensLane(before, head, rest) ? 2 : 0;
  }
  const role = roles.get(head);
  if (role?.ownType === 'region') {
    return role.name !== head && isCalledAfterCity(rest) ? 1 : 0;
  }
  if (isKindWithin(head, rest)) {
    const before = words[first - 2] ?? '';
    return isFree(first - 2) && han.test(before) && !isBorder(before, gazetteer) ? 1 : 0;
  }
  // Nothing stands before that it could join: `和` `润` `家园`, where a sentence begins or somebody lives.
  if (head === '和') return type === 'estate' && mayBeTold(rest, roles) && joinsNothing(words[first - 2]) ? 1 : 0;
  if (tellsApart(head, type, words[first - 2])) return mayBeTold(rest, roles) ? 1 : 0;
  const position = { before: words[first - 2], afterName: free > 0 && starts[first - 1] === free };
  return opensName(head, rest, position) ? 1 : 0;
}

function joinsNothing(before: string | undefined): boolean {
  return before === undefined || sentenceEnd.test(before) || (before !== '和' && isStating(before));
}

/** Whether what follows a word that tells places apart names one: no bare end, nothing general. */
export function mayBeTold(rest: string, roles: Gazetteer['roles']): boolean {
  if (numberedRoad.test(rest)) return true;
  return rest.length > 1 && roles.get(rest)?.suffixType == null && !isGeneralName(rest);
}

/** Whether a word begins with a preposition that is no part of it for the dictionary: the name begins after that. */
export function hasPreposition(word: string, { prepositionOpenings }: Gazetteer): boolean {
  if (beforeDirection.test(word) || isTwoSignLead(word)) return true;
  if (word.length < 2 || !prepositions.includes(word.charAt(0)) || isCraft(word)) return false;
  return !prepositionOpenings.has(word.slice(0, 2));
}

function isTwoSignLead(text: string): boolean {
  return beforeHome.test(text) || beforeReceiver.test(text);
}

/** How many characters the segmenter glued on to the name of the deployment that a word may begin (`对榆` `陵`, `我在汐岸`). */
export function lengthOfLead(word: string, { prepositionOpenings }: Gazetteer): number {
  if (word.length < 2) return 0;
  if (ownLeads.includes(word.charAt(0)) && !prepositionOpenings.has(word.slice(0, 2))) return 1;
  return beforeHome.test(word) ? 2 : 0;
}

/** What ends the number before it, of a house, a building, a day or a year, and what somebody then does. */
const numberEnd = /(?<=\d)[号栋]|(?<=\d号)线|(?<=月\d{1,2})日[去来入]?|(?<=(?:19|20)\d\d)年[度底初末]?[去来入]?/uy;

/**
 * How many characters of the word that begins there belong to a number before it: `168号云栖小区` may come as `号云` `栖小区`, `5日`
 * before a name that the segmenter does not know as `5` `日云栖`.
 */
export function lengthOfNumberEnd(text: string, start: number): number {
  numberEnd.lastIndex = start;
  return numberEnd.exec(text)?.[0].length ?? 0;
}

/** Start of a name behind the prepositions before it (`因对` `福岗村`); -1 where what they stand before is none (`因该公司`). */
export function skipPrepositions(text: string, start: number, end: number, gazetteer: Gazetteer): number {
  let from = start;
  while (hasPreposition(text.slice(from, end), gazetteer)) from += isTwoSignLead(text.slice(from, end)) ? 2 : 1;
  const name = text.slice(from, end);
  // `找过社区` says what was done.
  const isNone = name.length < 2 || name.startsWith('过') || isDeictic(name) || gazetteer.roles.get(name)?.suffixType;
  return isNone ? -1 : from;
}
