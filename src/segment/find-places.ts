import type { Place, SegmentedMessage, SegmentedText } from '../core/message.ts';
import { type Gazetteer, letterUses, mayBeUnit, openQuotes, prepositions } from './gazetteer.ts';
import { isKindOfFirm } from './general-heads.ts';
import { findHamlets } from './hamlets.ts';
import {
  isDeictic,
  isLeading,
  isNumbered,
  isRoadEnd,
  isTrade,
  opensLane,
  opensName,
  typeOfPartedEnd,
} from './name-heads.ts';
import { nameless } from './place-lexicon.ts';
import { repairCodes } from './repair-codes.ts';

/** Codes by which anonymised data names regions: a letter, digits, and the kind of region; a blank may follow digits. */
const codePattern = /[a-z](?:\d{0,3}|\d{1,3} )(?:省|市|区|县|镇|乡|街道|州|旗)/y;
/** What makes one word with a 路 before it that ends no name: 路灯, 路面, 路沿石, but neither 路面临 nor 路沿线. */
const afterRoad = /^(?:[灯口边段]|面(?![临对向积])|沿(?![线途街河江]))/u;
const han = /^[\u4e00-\u9fff·]+$/u;
const wordy = /^[\u4e00-\u9fffa-z0-9·]+$/u;
const numeral = /^[0-9一二三四五六七八九十百千万零两]+$/u;
const stage = /^(?:\d|[一二三四五六七八九十])+期$/u;
const directions = '东南西北';
/** Ends of names of firms: before others (`垃圾站`, `商店`) a trade is what somebody does. */
const namesFirm = /(?:公司|集团|企业)$/u;
/** What leads to a direction, which segmenters glue on to it though the dictionary may know both as a word (`从北` `九路`). */
const beforeDirection = /^[从沿因至到过走往由](?=[东南西北中])/u;
const directedRoad = /^[东南西北中]路$/u;
const building = /^(?:号楼|栋|幢)$/u;
/** What is counted in buildings and is no name, or only says how many there are. */
const countedThing =
  /^(?:第?[一二三四五六七八九十]+期|现有|预|我|将|网传)|(?:[房楼墅铺局害共为将有是内]|[^一二三四五六七八九十]区)$/u;
const digits = /^\d{1,3}$/u;
const roadEnd = /[路街道巷]$/u;
/** After a bare 站 that is no end of a name: somebody stands. */
const standing = /^[在着满立了]/u;
const closeQuotes = '”」』"】';

/**
 * Finds names of places, projects, organisations and populations: administrative names of the gazetteer, codes such as
 * `A7县`, names with a telling end (小区, 路, 公司 …), names in quotation marks, and the deployment's own names.
 * Borders are those of words. Linear in the number of tokens; about 10 µs a message.
 * @returns in order of appearance, the title first; offsets count in the stored text
 */
export function findPlaces(segmented: SegmentedMessage, gazetteer: Gazetteer): Place[] {
  return (['title', 'body'] as const).flatMap((field) => {
    const text = repairCodes(segmented[field]);
    const places: Place[] = [];
    searchText(text, field, gazetteer, places);
    return findHamlets(text, field, places, gazetteer);
  });
}

function searchText(text: SegmentedText, field: Place['field'], gazetteer: Gazetteer, places: Place[]): void {
  const { words, starts } = text;
  const { letters } = gazetteer;
  const add = (name: string, type: string, start: number, end: number): void => {
    const { offsets } = text;
    places.push({ name, type, field, start: offsets?.[start] ?? start, end: offsets?.[end] ?? end });
  };
  // Where the last found place ends: names do not overlap.
  let free = 0;
  // Where the last name of something that has zones ends: no region, no people.
  let nameEnd = -1;
  for (let i = 0; i < words.length; i += 1) {
    const word = words[i]!;
    const start = starts[i]!;
    if (start < free) continue;
    const first = word.charCodeAt(0);
    if (first >= 97 && first <= 122) {
      const end = matchCode(text.text, start);
      if (end > 0) {
        const isZone =
          end - start === 2 && text.text[start + 1] === '区' && (start === nameEnd || followsEnd(words, i, gazetteer));
        if (!isZone) add(text.text.slice(start, end).replace(' ', '').toUpperCase(), 'region', start, end);
        free = end;
        continue;
      }
    }
    if (letters[first]! & letterUses.quote && word.length === 1) {
      const end = matchQuoted(words, i);
      if (end > 0) {
        const from = starts[i + 1]!;
        const to = starts[end]!;
        const name = text.text.slice(from, to);
        if (!nameless.has(name) && !gazetteer.roles.has(name) && !gazetteer.functionWords.has(name)) {
          add(name, 'quoted', from, to);
          free = to;
        }
      }
      continue;
    }
    const ownEnd = gazetteer.ownNames.size === 0 ? -1 : matchOwn(text.text, start, gazetteer);
    if (ownEnd > 0) {
      const own = gazetteer.roles.get(text.text.slice(start, ownEnd))!;
      add(own.name ?? word, own.ownType!, start, ownEnd);
      free = ownEnd;
      if (own.ownType !== 'region') nameEnd = free;
      continue;
    }
    if (first >= 48 && first <= 57 && building.test(words[i + 1] ?? '') && digits.test(word)) {
      const nameStart = matchDwelling(text, i - 1, free, gazetteer);
      if (nameStart >= 0) add(text.text.slice(nameStart, start), 'estate', nameStart, start);
      continue;
    }
    const uses =
      (letters[first]! & letterUses.ownStart) |
      (letters[word.charCodeAt(word.length - 1)]! & (letterUses.suffixEnd | letterUses.unitEnd));
    if (uses === 0) continue;
    const role = gazetteer.roles.get(word);
    // A road or an estate may be named after a city.
    if (role?.ownType && !startsSuffix(words[i + 1], gazetteer)) {
      add(role.name ?? word, role.ownType, start, start + word.length);
      free = start + word.length;
      continue;
    }
    const unitStart = uses & letterUses.unitEnd ? matchUnit(text, i, free, gazetteer) : -1;
    if (unitStart >= 0) {
      free = start + word.length;
      add(text.text.slice(unitStart, free), 'region', unitStart, free);
      continue;
    }
    if ((uses & letterUses.suffixEnd) === 0) continue;
    const own = role?.suffixType ?? (role?.border ? null : suffixType(words, i, gazetteer));
    if (own === null) continue;
    if (word === '站' && standing.test(words[i + 1] ?? '')) continue;
    const bare = role?.suffixType != null || word.length <= 2;
    const nameStart = matchName(text, i, free, bare, gazetteer);
    if (nameStart < 0) continue;
    // What ends like a name may go on: 云栖湖 before 小区.
    const last = lastSuffix(words, i, gazetteer);
    free = starts[last]! + words[last]!.length;
    const type = last === i ? own : (gazetteer.roles.get(words[last]!)?.suffixType ?? own);
    add(text.text.slice(nameStart, free), type, nameStart, free);
    if (type !== 'people') nameEnd = free;
  }
}

/** Whether what follows is a part of what the word before ends or counts the stages of (`小区` `B区`, `三期` `B区`). */
function followsEnd(words: readonly string[], index: number, gazetteer: Gazetteer): boolean {
  const before = words[index - 1];
  if (before === undefined) return false;
  const type = gazetteer.roles.get(before)?.suffixType;
  return (type != null && type !== 'people') || stage.test(before);
}

/** The last of the bare suffixes that follow a name's end without a border. */
function lastSuffix(words: readonly string[], index: number, gazetteer: Gazetteer): number {
  let last = index;
  while (last + 1 < words.length && last < index + 2) {
    const role = gazetteer.roles.get(words[last + 1]!);
    if (role === undefined || role.suffixType === null || role.border) break;
    if (directedRoad.test(words[last + 1]!) && roadEnd.test(words[last]!)) break;
    if (words[last + 1] === '路' && afterRoad.test(words[last + 2] ?? '')) break;
    last += 1;
  }
  return last;
}

/** End of the longest own name that starts there, or -1. */
function matchOwn(text: string, start: number, gazetteer: Gazetteer): number {
  for (const name of gazetteer.ownNames.get(text.slice(start, start + 2)) ?? []) {
    if (text.startsWith(name, start)) return start + name.length;
  }
  return -1;
}

function startsSuffix(next: string | undefined, gazetteer: Gazetteer): boolean {
  return next !== undefined && gazetteer.roles.get(next)?.suffixType != null;
}

function matchCode(text: string, start: number): number {
  const before = start > 0 ? text.charCodeAt(start - 1) : 0;
  if ((before >= 97 && before <= 122) || (before >= 48 && before <= 57)) return -1;
  codePattern.lastIndex = start;
  return codePattern.test(text) ? codePattern.lastIndex : -1;
}

/** Index of the closing quotation mark where the quoted words can be a name (2 to 10 characters, no punctuation), or -1. */
function matchQuoted(words: readonly string[], open: number): number {
  const close = closeQuotes.charAt(openQuotes.indexOf(words[open]!));
  let length = 0;
  for (let i = open + 1; i < words.length && i <= open + 7; i += 1) {
    const word = words[i]!;
    if (word === close) return length >= 2 && length <= 10 ? i : -1;
    if (!wordy.test(word)) return -1;
    length += word.length;
  }
  return -1;
}

/** Start of an administrative name that ends with the token, over at most four tokens; -1 where there is none. */
function matchUnit(text: SegmentedText, last: number, free: number, gazetteer: Gazetteer): number {
  const { words, starts } = text;
  const end = starts[last]! + words[last]!.length;
  for (let i = Math.max(0, last - 3); i <= last; i += 1) {
    const start = starts[i]!;
    if (start < free || end - start > 12 || end - start < 2) continue;
    if (!mayBeUnit(gazetteer, text.text.charCodeAt(start), text.text.charCodeAt(end - 1), end - start)) continue;
    if (gazetteer.units.has(text.text.slice(start, end))) return start;
  }
  return -1;
}

/**
 * The type by the longest suffix that leaves two characters or more of the word before it; of two characters the word may be
 * the rest of a name of which the segmenter made a word of its own (`青` `禾路`, `北大` `道`).
 */
function suffixType(words: readonly string[], index: number, gazetteer: Gazetteer): string | null {
  const word = words[index]!;
  if (word.length <= 2) {
    const final = word.charAt(word.length - 1);
    if (word.length === 1 ? final !== '道' && final !== '院' : final !== '路' && final !== '村') return null;
    const before = words[index - 1];
    if (before === undefined || nameless.has(word)) return null;
    if (final === '院') return typeOfPartedEnd(before, word);
    if (word.length === 1) return before.endsWith('大') ? 'road' : null;
    return before.length === 1 && han.test(before) ? gazetteer.roles.get(final)!.suffixType : null;
  }
  const lengths = gazetteer.suffixLengths[word.charCodeAt(word.length - 1)]!;
  for (let length = Math.min(6, word.length - 2); length >= 1; length -= 1) {
    if ((lengths & (1 << length)) === 0) continue;
    const type = gazetteer.roles.get(word.slice(-length))?.suffixType;
    if (type) return nameless.has(word) || gazetteer.functionWords.has(word) ? null : type;
  }
  return null;
}

/**
 * Start of a name without a telling end whose buildings are counted after it (`金府国际` `3` `号楼`): the words from where a
 * clause or a stated place begins up to the token, 3 to 7 characters; -1 where something else stands there.
 */
function matchDwelling(text: SegmentedText, last: number, free: number, gazetteer: Gazetteer): number {
  const { words, starts } = text;
  if (last < 0 || starts[last]! < free) return -1;
  const end = starts[last]! + words[last]!.length;
  let first = last + 1;
  while (first > 0 && starts[first - 1]! >= free) {
    const word = words[first - 1]!;
    if (!han.test(word) || isBorder(word, gazetteer)) break;
    first -= 1;
    if (end - starts[first]! > 7) return -1;
  }
  if (first > last || end - starts[first]! < 3) return -1;
  if (countedThing.test(text.text.slice(starts[first], end))) return -1;
  return isLeading(words[first - 1]) || starts[first] === free ? starts[first]! : -1;
}

/** Whether no name goes across a word. */
function isBorder(word: string, { roles, functionWords }: Gazetteer): boolean {
  if (nameless.has(word)) return true;
  const role = roles.get(word);
  if (role === undefined ? word.length > 1 && functionWords.has(word) : role.border || role.ownType !== null)
    return true;
  return word.length <= 2 && isDeictic(word);
}

/** Whether a direction stands between a word and the bare end of a name (`棹` `东` `小学`). */
function isDirectionWithin(
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

/** How many of the words before a border that ends a name to the left belong to the name all the same; see `opensName`. */
function countHeads(text: SegmentedText, first: number, end: number, free: number, { roles }: Gazetteer): number {
  const { words, starts } = text;
  const head = words[first - 1]!;
  const rest = text.text.slice(starts[first], end);
  const isFree = (index: number): boolean => index >= 0 && starts[index]! >= free;
  if (head === '里') return isFree(first - 2) && opensLane(words[first - 2]!, rest) ? 2 : 0;
  const role = roles.get(head);
  if (role?.ownType === 'region') return role.name !== head && isRoadEnd(rest) ? 1 : 0;
  const position = { before: words[first - 2], afterName: free > 0 && starts[first - 1] === free };
  return opensName(head, rest, position) ? 1 : 0;
}

/** Start of the name that ends with the token: words leftwards up to a border; -1 where nothing specific stands before a bare suffix. */
function matchName(text: SegmentedText, last: number, free: number, bare: boolean, gazetteer: Gazetteer): number {
  const { words, starts } = text;
  const end = starts[last]! + words[last]!.length;
  const type = gazetteer.roles.get(words[last]!)?.suffixType;
  const sided = bare && type != null && type !== 'company' && type !== 'project' && type !== 'people';
  const mayTrade = type === 'company' && namesFirm.test(words[last]!);
  let first = last;
  let beforeTrades = -1;
  while (first > 0 && last - first < 5) {
    const word = words[first - 1]!;
    const start = starts[first - 1]!;
    if (start < free || end - start > gazetteer.settings.maximumNameLength) break;
    if (!wordy.test(word)) break;
    if (isBorder(word, gazetteer)) {
      if (first === last && sided && isDirectionWithin(text, last, free, gazetteer)) {
        first -= 2;
        continue;
      }
      if (mayTrade && isTrade(word) && isKindOfFirm(text.text.slice(starts[first], starts[last]))) {
        if (beforeTrades < 0) beforeTrades = first;
        first -= 1;
        continue;
      }
      const heads = countHeads(text, first, end, free, gazetteer);
      first -= heads;
      if (heads > 0 && isNumbered(word)) continue;
      break;
    }
    first -= 1;
    if (hasPreposition(word, gazetteer)) break;
  }
  // `城乡` `园林` `建设` `有限公司` tells what a firm does and not which it is.
  if (beforeTrades >= 0 && isKindOfFirm(text.text.slice(starts[first], starts[last]))) first = beforeTrades;
  // A number alone names nothing (`3 小区`), save for a road or a line (`107 国道`).
  if (first < last && numeral.test(words[first]!) && !/[道线路中校小]$/u.test(words[last]!)) first += 1;
  const lead = words[first]!;
  if (bare && first === last) return -1;
  if (!bare && first === last && isDeictic(lead)) return -1;
  if (first < last && words[last] === '路' && directedRoad.test(lead)) return -1;
  if (bare && words[last]!.length === 1 && nameless.has(words[last - 1]! + words[last]!)) return -1;
  if (bare && last - first === 1 && lead.length === 1 && !han.test(lead)) return -1;
  // `168号云栖小区` comes as `号云` `栖小区`: the sign belongs to the number.
  const glued = first > 0 && lead.length > 1 && lead.charAt(0) === '号' && /\d$/u.test(words[first - 1]!);
  if (hasPreposition(lead, gazetteer)) return skipPrepositions(text.text, starts[first]!, end, gazetteer);
  return starts[first]! + (glued ? 1 : 0);
}

/** Whether a word begins with a preposition that is no part of it for the dictionary: the name begins after that. */
function hasPreposition(word: string, { prepositionOpenings }: Gazetteer): boolean {
  if (beforeDirection.test(word)) return true;
  return word.length > 1 && prepositions.includes(word.charAt(0)) && !prepositionOpenings.has(word.slice(0, 2));
}

/** Start of a name behind the prepositions before it (`因对` `福岗村`); -1 where what they stand before is none (`因该公司`). */
function skipPrepositions(text: string, start: number, end: number, gazetteer: Gazetteer): number {
  let from = start;
  while (hasPreposition(text.slice(from, end), gazetteer)) from += 1;
  const name = text.slice(from, end);
  // `找过社区` says what was done.
  const isNone = name.length < 2 || name.startsWith('过') || isDeictic(name) || gazetteer.roles.get(name)?.suffixType;
  return isNone ? -1 : from;
}
