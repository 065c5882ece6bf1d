import type { SegmentedText } from '../../core/message.ts';
import type { Gazetteer } from './gazetteer.ts';
import { isKindOfFirm } from './general-heads.ts';
import {
  countHeads,
  goesOnBeforeBorder,
  han,
  hasPreposition,
  isBorder,
  isCutOff,
  isDirectionWithin,
  lengthOfNumberEnd,
  skipPrepositions,
} from './name-borders.ts';
import { endsLane, goesOnBefore, isDeictic, isLeading, isTrade, typeOfPartedEnd } from './name-heads.ts';
import { numeral } from './other-senses.ts';
import { nameless } from './place-lexicon.ts';
import { afterRoad } from './repair-things.ts';

const wordy = /^[\u4e00-\u9fffa-z0-9·]+$/u;
/** Days after which bridges, squares and villages are called. */
const memorial = /^(?:二七|三八|五一|五四|七一|八一|九一八|一二九)$/u;
/** Ends of names of firms: before others (`垃圾站`, `商店`) a trade is what somebody does. */
const namesFirm = /(?:公司|集团|企业)$/u;
/** What firms deal in: it ends a name only after one word that may be a firm's (`蓝川` `燃气`). */
const goods = /^(?:燃气|热力|水务|钢铁|家政)$/u;
const directedRoad = /^[东南西北中]路$/u;
const laneNumber = /^\d{1,5}$/u;
const roadEnd = /[路街道巷]$/u;
/** Schools by their number: what another school's name goes on with is a school of its own. */
const numberedSchool = /^[一二三四五六七八九十][小中]$/u;

/** Whether a number names something, which alone it does not (`3 小区`): a road or a line (`107 国道`), a day, the parts of a village's name (`三岔沟村`). */
function isNamingNumber({ words }: SegmentedText, first: number, last: number): boolean {
  const number = words[first]!;
  if (memorial.test(number) || /[道线路中校小]$/u.test(words[last]!)) return true;
  const isParted = last - first > 1 || words[last]!.length > 1;
  return (
    isParted &&
    /^[三四五六七八九十]{1,2}$/u.test(number) &&
    /[村寨]$/u.test(words[last]!) &&
    isLeading(words[first - 1])
  );
}

/** The last of the bare suffixes that follow a name's end without a border. */
export function lastSuffix(words: readonly string[], index: number, gazetteer: Gazetteer): number {
  let last = index;
  while (last + 1 < words.length && last < index + 2) {
    const role = gazetteer.roles.get(words[last + 1]!);
    if (role === undefined || role.suffixType === null || role.border) break;
    if (directedRoad.test(words[last + 1]!) && roadEnd.test(words[last]!)) break;
    // `云榆大道` `铁路` `桥洞`: what goes over a road is no part of its name.
    if (/^[铁高][路铁]$/u.test(words[last + 1]!) && /(?:[路街]|大道)$/u.test(words[last]!)) break;
    if (numberedSchool.test(words[last + 1]!) && role.suffixType === gazetteer.roles.get(words[last]!)?.suffixType)
      break;
    if (words[last + 1] === '路' && afterRoad.test(words[last + 2] ?? '')) break;
    last += 1;
  }
  return last;
}

/** End of the number of a lane after a road, by which its estate is called (`金柏路` `1288` `弄`); null where there is none. */
export function endOfLane({ words, starts }: SegmentedText, last: number): number | null {
  if (!laneNumber.test(words[last + 1] ?? '') || !words[last + 2]?.startsWith('弄') || !roadEnd.test(words[last]!))
    return null;
  return starts[last + 2]! + 1;
}

/** Whether 山村 is the rest of a village's name (`茨` `山村`) and no kind of village. */
function isHillVillage(word: string, before: string, gazetteer: Gazetteer): boolean {
  return word === '山村' && before.length === 1 && han.test(before) && before !== '穷' && !isBorder(before, gazetteer);
}

/** The type by the longest suffix that leaves two characters or more of the word before it; null where there is none. */
export function suffixType(words: readonly string[], index: number, gazetteer: Gazetteer): string | null {
  const word = words[index]!;
  if (word.length <= 2) return typeOfRest(words, index, gazetteer);
  const type = typeOfLongestSuffix(word, gazetteer);
  if (type !== null) return nameless.has(word) || gazetteer.functionWords.has(word) ? null : type;
  const isLane =
    word.endsWith('里') && endsLane(word, words[index - 1], words[index + 1]) && !isBorder(word, gazetteer);
  return isLane ? 'estate' : null;
}

/** The type of a word of two characters at most that is the rest of a name: the segmenter made a word of its beginning (`青` `禾路`, `北大` `道`). */
function typeOfRest(words: readonly string[], index: number, gazetteer: Gazetteer): string | null {
  const word = words[index]!;
  const final = word.charAt(word.length - 1);
  const mayEnd = word.length === 1 ? final === '道' || final === '院' : final === '路' || final === '村';
  if (!mayEnd) return null;
  const before = words[index - 1];
  if (before === undefined || (nameless.has(word) && !isHillVillage(word, before, gazetteer))) return null;
  if (final === '院') return typeOfPartedEnd(before, word);
  if (word.length === 1) return before.endsWith('大') ? 'road' : null;
  // Before a village's end any word may be the name's beginning (`仁钦` `蔡村`), before a road's only the rest of one.
  const mayOpen = han.test(before) && (before.length === 1 || final === '村');
  return mayOpen ? gazetteer.roles.get(final)!.suffixType : null;
}

function typeOfLongestSuffix(word: string, gazetteer: Gazetteer): string | null {
  const lengths = gazetteer.suffixLengths[word.charCodeAt(word.length - 1)]!;
  for (let length = Math.min(6, word.length - 2); length >= 1; length -= 1) {
    if ((lengths & (1 << length)) === 0) continue;
    const type = gazetteer.roles.get(word.slice(-length))?.suffixType;
    if (type) return type;
  }
  return null;
}

/** Start of the name of the type `own` that ends with the token; -1 where nothing specific stands before a bare suffix. */
export function matchName(text: SegmentedText, last: number, free: number, own: string, gazetteer: Gazetteer): number {
  const { words, starts } = text;
  const end = starts[last]! + words[last]!.length;
  const first = dropCount(text, walkBack(text, last, free, own, gazetteer), last);
  if (saysNoName(text, first, last, free, gazetteer)) return -1;
  const lead = words[first]!;
  const numberEnd = lead.length > 1 ? lengthOfNumberEnd(text.text, starts[first]!) : 0;
  const start = starts[first]! + numberEnd;
  return numberEnd > 0 || hasPreposition(lead, gazetteer) ? skipPrepositions(text.text, start, end, gazetteer) : start;
}

/** First token of a name by the borders before it: at most five words leftwards from its last. */
function walkBack(text: SegmentedText, last: number, free: number, own: string, gazetteer: Gazetteer): number {
  const { words, starts } = text;
  const end = starts[last]! + words[last]!.length;
  let first = last;
  let beforeTrades = -1;
  while (mayHoldBefore(text, first, last, free, gazetteer)) {
    const word = words[first - 1]!;
    if (!isBorder(word, gazetteer)) {
      first -= 1;
      if (hasPreposition(word, gazetteer)) break;
    } else if (opensBehindBorder(text, first, last, free, own, gazetteer)) first -= 2;
    else if (isTradeOfFirm(text, first, last, gazetteer)) {
      if (beforeTrades < 0) beforeTrades = first;
      first -= 1;
    } else {
      const heads = countHeads(text, first, end, free, own, gazetteer);
      first -= heads;
      if (heads === 0 || !goesOnBefore(word, text.text.slice(starts[first + heads], end))) break;
    }
  }
  if (first < last && words[first]!.length === 1 && isCutOff(text, first, free, gazetteer)) first -= 1;
  // `城乡` `园林` `建设` `有限公司` tells what a firm does and not which it is.
  const isTradesAlone = beforeTrades >= 0 && isKindOfFirm(text.text.slice(starts[first], starts[last]));
  return isTradesAlone ? beforeTrades : first;
}

/** Whether the word before `first` may be a part of the name, borders aside. */
function mayHoldBefore(
  { words, starts }: SegmentedText,
  first: number,
  last: number,
  free: number,
  gazetteer: Gazetteer,
): boolean {
  if (first === 0 || last - first >= 5) return false;
  const start = starts[first - 1]!;
  const length = starts[last]! + words[last]!.length - start;
  return start >= free && length <= gazetteer.settings.maximumNameLength && wordy.test(words[first - 1]!);
}

/** Whether the border before `first` is a trade in the name of a firm. */
function isTradeOfFirm(
  { text, words, starts }: SegmentedText,
  first: number,
  last: number,
  gazetteer: Gazetteer,
): boolean {
  if (gazetteer.roles.get(words[last]!)?.suffixType !== 'company' || !namesFirm.test(words[last]!)) return false;
  return isTrade(words[first - 1]!) && isKindOfFirm(text.slice(starts[first], starts[last]));
}

/** Whether a name goes on with the word before the border that stands before `first`. */
function opensBehindBorder(
  text: SegmentedText,
  first: number,
  last: number,
  free: number,
  own: string,
  gazetteer: Gazetteer,
): boolean {
  const type = gazetteer.roles.get(text.words[last]!)?.suffixType;
  const isSided = type != null && type !== 'company' && type !== 'project' && type !== 'people';
  if (first === last && isSided && isDirectionWithin(text, last, free, gazetteer)) return true;
  return own !== 'people' && goesOnBeforeBorder(text, first, last, free, gazetteer);
}

/** First token of a name without a count or 连 before it. */
function dropCount(text: SegmentedText, walked: number, last: number): number {
  const { words, starts } = text;
  const end = starts[last]! + words[last]!.length;
  let first = walked;
  if (first < last && numeral.test(words[first]!) && !isNamingNumber(text, first, last)) first += 1;
  // `连` `榆澜` `路` `都` `堵死了`: even that; `连` `塘村` has it in its name.
  if (first < last && words[first] === '连' && end - starts[first + 1]! > 2) first += 1;
  return first;
}

/** Whether the words say what something is and not which one. */
function saysNoName(
  { words, starts }: SegmentedText,
  first: number,
  last: number,
  free: number,
  gazetteer: Gazetteer,
): boolean {
  const lead = words[first]!;
  const final = words[last]!;
  const isBare = gazetteer.roles.get(final)?.suffixType != null || final.length <= 2;
  if (goods.test(final) && (last - first > 1 || (!isLeading(words[first - 1]) && starts[first] !== free))) return true;
  if (first === last) return isBare || isDeictic(lead);
  if (final === '路' && directedRoad.test(lead)) return true;
  if (!isBare) return false;
  if (final.length === 1 && nameless.has(words[last - 1]! + final)) return true;
  return last - first === 1 && lead.length === 1 && !han.test(lead) && final !== '号线';
}
