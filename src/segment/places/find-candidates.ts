import type { SegmentedMessage, SegmentedText } from '../../core/message.ts';
import { addAddressSteps } from './address-steps.ts';
import { addCountedLists } from './counted-lists.ts';
import { addCutNames } from './cut-names.ts';
import { addEchoes } from './echoed-names.ts';
import { countsDwellings, endOfVillage, matchDwelling, matchVillage } from './endless-names.ts';
import { type Gazetteer, letterUses } from './gazetteer.ts';
import { isKindOfFirm } from './general-heads.ts';
import { addCountedVillages, addHamlets } from './hamlets.ts';
import { addJoinedNames } from './joined-names.ts';
import type { FieldNames } from './judge/judge-names.ts';
import { addLabelledPlaces } from './labelled-places.ts';
import { mendName } from './mend-names.ts';
import {
  countHeads,
  goesOnBeforeBorder,
  han,
  hasPreposition,
  isBorder,
  isCutOff,
  isDirectionWithin,
  lengthOfLead,
  lengthOfNumberEnd,
  skipPrepositions,
} from './name-borders.ts';
import { endsLane, goesOnBefore, isDeictic, isLeading, isTrade, typeOfPartedEnd } from './name-heads.ts';
import { createNameList, type FoundName } from './name-list.ts';
import { addNumberedNames } from './numbered-names.ts';
import { isHomeProvince } from './origin-names.ts';
import { numeral, saysSomething } from './other-senses.ts';
import { nameless, straddledCity } from './place-lexicon.ts';
import { addPlateaus } from './plateau-names.ts';
import { isOrderNote, isQuotedName, matchQuoted, phrase } from './quoted-names.ts';
import { followsEnd, followsName, isPartOfBuilding, isZoneName, matchCode } from './region-codes.ts';
import { repairCodes } from './repair-codes.ts';
import { repairManors } from './repair-manors.ts';
import { afterRoad, repairThings } from './repair-things.ts';
import { repairTownSides } from './repair-town-sides.ts';
import { repairTowns } from './repair-towns.ts';
import { repairUnits } from './repair-units.ts';
import { scanSigns } from './scan-signs.ts';
import { endOfSchool } from './school-ends.ts';
import { addStatedFirms } from './stated-firms.ts';
import { addStatedRoads } from './stated-roads.ts';
import { endsUnit, findTownship, isNamedAfter, lengthOfCityLine, matchTownship, matchUnit } from './townships.ts';
import { addUnderpasses } from './underpasses.ts';
import { addVillageGroups } from './village-groups.ts';

const wordy = /^[\u4e00-\u9fffa-z0-9·]+$/u;
/** Days after which bridges, squares and villages are called. */
const memorial = /^(?:二七|三八|五一|五四|七一|八一|九一八|一二九)$/u;
/** A town numbers them (`五` `中心小学`). */
const centralSchool = /^中心(?:小学|校|幼儿园)$/u;
/** Ends of names of firms: before others (`垃圾站`, `商店`) a trade is what somebody does. */
const namesFirm = /(?:公司|集团|企业)$/u;
/** What firms deal in: it ends a name only after one word that may be a firm's (`蓝川` `燃气`). */
const goods = /^(?:燃气|热力|水务|钢铁|家政)$/u;
const directedRoad = /^[东南西北中]路$/u;
const laneNumber = /^\d{1,5}$/u;
const roadEnd = /[路街道巷]$/u;
/** Schools by their number: what another school's name goes on with is a school of its own. */
const numberedSchool = /^[一二三四五六七八九十][小中]$/u;
/** A township's end, after what ends like another name (`松龙寺` `镇`). */
const beforeUnit = /^(?:[镇乡县区市旗]|街道)$/u;

/** The names of a field before they are judged. */
export interface CandidateField extends FieldNames {
  /** The text as it was cut, its words mended. */
  readonly segmented: SegmentedText;
  /** Where letters of zones begin (`B区` of an estate), which the names may have as regions until they are judged. */
  readonly zones: ReadonlySet<number>;
}

/** Finds what may be a name in both fields, the title first. */
export function findCandidates(segmented: SegmentedMessage, gazetteer: Gazetteer): CandidateField[] {
  return (['title', 'body'] as const).map((field) => {
    const units = repairTownSides(repairUnits(repairCodes(segmented[field]), gazetteer), gazetteer);
    const text = repairThings(repairManors(repairTowns(units)));
    return { isTitle: field === 'title', text: text.text, segmented: text, ...findNames(text, field, gazetteer) };
  });
}

/** First the names that words tell, then those that what stands beside them tells. */
function findNames(
  text: SegmentedText,
  field: 'title' | 'body',
  gazetteer: Gazetteer,
): Pick<CandidateField, 'names' | 'zones'> {
  const told: Told = { names: [], hamlets: [], zones: new Set() };
  searchText(text, gazetteer, told);
  const { hamlets, zones } = told;
  const found = createNameList(told.names);
  const { ends, cutEnds, numbered } = scanSigns(text.text);
  addAddressSteps(text, found, gazetteer);
  addNumberedNames(text, found, numbered);
  addStatedRoads(text, found, gazetteer);
  addUnderpasses(text, found, gazetteer);
  addStatedFirms(text, found, cutEnds, gazetteer);
  addJoinedNames(text, found, gazetteer);
  addCutNames(text, field === 'title', found, ends, gazetteer);
  addEchoes(text, found, gazetteer);
  addPlateaus(text, found, gazetteer);
  addHamlets(text, found, hamlets, gazetteer);
  addCountedVillages(text, found);
  addCountedLists(text, found, gazetteer);
  addVillageGroups(text, found, gazetteer);
  addLabelledPlaces(text, found, gazetteer);
  return { names: found.names, zones };
}

/** What words tell of a text. */
interface Told {
  readonly names: FoundName[];
  /** Indices of the words outside of names that end like a hamlet's. */
  readonly hamlets: number[];
  /** Where letters of zones begin. */
  readonly zones: Set<number>;
}

/** @param told takes what is found */
function searchText(text: SegmentedText, gazetteer: Gazetteer, { names, hamlets, zones }: Told): void {
  const { words, starts } = text;
  const { letters } = gazetteer;
  const add = (name: string, type: string, start: number, end: number): void => {
    names.push({ name, type, start, end });
  };
  // Where the last found place ends: names do not overlap.
  let free = 0;
  // Where the last name of something that has zones ends: no region, no people.
  let nameEnd = -1;
  for (let i = 0; i < words.length; i += 1) {
    const word = words[i]!;
    const start = starts[i]!;
    if (start < free) continue;
    if (letters[word.charCodeAt(word.length - 1)]! & letterUses.hamletEnd) hamlets.push(i);
    const first = word.charCodeAt(0);
    if (first >= 97 && first <= 122) {
      const end = matchCode(text.text, start);
      if (end > 0) {
        const name = text.text.slice(start, end).replace(' ', '').toUpperCase();
        const isStated = isZoneName(name) && (start === nameEnd || followsEnd(words, i, gazetteer));
        const isLetter = isZoneName(name) && !isStated && names.at(-1)?.end !== start;
        if (isStated || (isZoneName(name) && followsName(text, i, names.at(-1), gazetteer))) zones.add(start);
        else if (isLetter && isPartOfBuilding(text.text, start, end)) zones.add(start);
        // A name that is known by no end yet is found by what looks like a region after it.
        if (!isStated) add(name, 'region', start, end);
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
        const isWord = nameless.has(name) || gazetteer.roles.has(name) || gazetteer.functionWords.has(name);
        if (!isWord && !isOrderNote(name, word)) {
          add(name, isQuotedName(name, words[end + 1]) ? 'quoted' : phrase, from, to);
          free = to;
        }
      }
      continue;
    }
    const listed = gazetteer.ownNames.size === 0 ? null : matchOwn(text.text, start, word, gazetteer);
    if (listed !== null) {
      const own = gazetteer.roles.get(listed.name)!;
      free = listed.start + listed.name.length;
      add(own.name ?? listed.name, own.ownType!, listed.start, free);
      if (own.ownType !== 'region') nameEnd = free;
      continue;
    }
    const lead = letters[first]! & (letterUses.villageStart | letterUses.countStart);
    if (lead !== 0) {
      if (lead === letterUses.villageStart) {
        const nameStart = matchVillage(text, i, free, gazetteer);
        if (nameStart >= 0) {
          free = start + 1;
          add(text.text.slice(nameStart, free), 'village', nameStart, free);
          continue;
        }
      } else if (countsDwellings(word, words[i + 1])) {
        const dwelling = matchDwelling(text, i, free, nameEnd, gazetteer);
        if (dwelling !== null)
          add(text.text.slice(dwelling.start, dwelling.end), 'estate', dwelling.start, dwelling.end);
        continue;
      }
    }
    const uses =
      (letters[first]! & letterUses.ownStart) |
      (letters[word.charCodeAt(word.length - 1)]! & (letterUses.suffixEnd | letterUses.unitEnd));
    if (uses === 0) continue;
    const role = gazetteer.roles.get(word);
    // A road, an estate or a town may be named after a city.
    if (role?.ownType && !isNamedAfter(text, i, names.at(-1)?.end, gazetteer)) {
      if (straddledCity.test(text.text.slice(Math.max(0, start - 1), start + word.length))) continue;
      const road = lengthOfCityLine(text, i, gazetteer);
      if (road > 0) {
        free = start + road;
        add(text.text.slice(start, free), 'road', start, free);
        continue;
      }
      add(role.name ?? word, role.ownType, start, start + word.length);
      free = start + word.length;
      continue;
    }
    const unitStart = uses & letterUses.unitEnd ? matchUnit(text, i, free, gazetteer) : -1;
    if (unitStart >= 0) {
      free = start + word.length;
      const unit = text.text.slice(unitStart, free);
      if (!isHomeProvince(text.text, unitStart, free))
        add(gazetteer.shortUnits.get(unit) ?? unit, 'region', unitStart, free);
      continue;
    }
    if (uses & letterUses.unitEnd) {
      const townshipStart = matchTownship(text, i, free, gazetteer);
      if (townshipStart >= 0) {
        free = start + word.length;
        add(text.text.slice(townshipStart, free), 'region', townshipStart, free);
        continue;
      }
    }
    if ((uses & letterUses.suffixEnd) === 0) continue;
    const own = role?.suffixType ?? (role?.border ? null : suffixType(words, i, gazetteer));
    if (own === null) continue;
    if (saysSomething(words, i)) continue;
    if (beforeUnit.test(words[i + 1] ?? '') && endsUnit(text, i + 1, free, gazetteer)) continue;
    const nameStart = matchName(text, i, free, own, gazetteer);
    if (nameStart < 0) continue;
    // What ends like a name may go on: 云栖湖 before 小区.
    const last = lastSuffix(words, i, gazetteer);
    const villageEnd = endOfVillage(text, last);
    const plain = last === i ? own : (gazetteer.roles.get(words[last]!)?.suffixType ?? own);
    free = villageEnd ?? endOfLane(text, last) ?? starts[last]! + words[last]!.length;
    const longer = villageEnd === null ? endOfSchool(text.text, free, words[last]!, plain) : null;
    free = longer?.end ?? free;
    const type = longer?.type ?? (villageEnd === null ? plain : 'village');
    const unit = findTownship(text.text.slice(nameStart, free));
    const restStart = nameStart + (unit?.end ?? 0);
    if (unit !== null) add(unit.name, 'region', restStart - unit.name.length, restStart);
    for (const piece of mendName(text.text.slice(restStart, free), type)) {
      const [from, to] = [restStart + piece.from, restStart + piece.to];
      add(text.text.slice(from, to), piece.type, from, to);
    }
    if (type !== 'people') nameEnd = free;
  }
}

/** Whether a number names something, which alone it does not (`3 小区`): a road or a line (`107 国道`), a day, the parts of a village's name (`三岔沟村`). */
function isNamingNumber({ words }: SegmentedText, first: number, last: number): boolean {
  const number = words[first]!;
  if (
    memorial.test(number) ||
    centralSchool.test(words.slice(first + 1, last + 1).join('')) ||
    /[道线路中校小]$/u.test(words[last]!)
  )
    return true;
  const isParted = last - first > 1 || words[last]!.length > 1;
  return (
    isParted &&
    /^[三四五六七八九十]{1,2}$/u.test(number) &&
    /[村寨]$/u.test(words[last]!) &&
    isLeading(words[first - 1])
  );
}

/** The last of the bare suffixes that follow a name's end without a border. */
function lastSuffix(words: readonly string[], index: number, gazetteer: Gazetteer): number {
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
function endOfLane({ words, starts }: SegmentedText, last: number): number | null {
  if (!laneNumber.test(words[last + 1] ?? '') || !words[last + 2]?.startsWith('弄') || !roadEnd.test(words[last]!))
    return null;
  return starts[last + 2]! + 1;
}

/** The longest own name that starts with a word, or behind what the segmenter glued on to it; null where there is none. */
function matchOwn(
  text: string,
  start: number,
  word: string,
  gazetteer: Gazetteer,
): { readonly name: string; readonly start: number } | null {
  const lead = lengthOfLead(word, gazetteer);
  for (let from = start; from <= start + lead; from += 1) {
    const own = gazetteer.ownNames.get(text.slice(from, from + 2))?.find((name) => text.startsWith(name, from));
    if (own !== undefined) return { name: own, start: from };
  }
  return null;
}

/** Whether 山村 is the rest of a village's name (`茨` `山村`) and no kind of village. */
function isHillVillage(word: string, before: string, gazetteer: Gazetteer): boolean {
  return word === '山村' && before.length === 1 && han.test(before) && before !== '穷' && !isBorder(before, gazetteer);
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
    if (before === undefined || (nameless.has(word) && !isHillVillage(word, before, gazetteer))) return null;
    if (final === '院') return typeOfPartedEnd(before, word);
    if (word.length === 1) return before.endsWith('大') ? 'road' : null;
    // Before a village's end any word may be the name's beginning (`仁钦` `蔡村`), before a road's only the rest of one.
    const mayOpen = han.test(before) && (before.length === 1 || final === '村');
    return mayOpen ? gazetteer.roles.get(final)!.suffixType : null;
  }
  const lengths = gazetteer.suffixLengths[word.charCodeAt(word.length - 1)]!;
  for (let length = Math.min(6, word.length - 2); length >= 1; length -= 1) {
    if ((lengths & (1 << length)) === 0) continue;
    const type = gazetteer.roles.get(word.slice(-length))?.suffixType;
    if (type) return nameless.has(word) || gazetteer.functionWords.has(word) ? null : type;
  }
  const isLane =
    word.endsWith('里') && endsLane(word, words[index - 1], words[index + 1]) && !isBorder(word, gazetteer);
  return isLane ? 'estate' : null;
}

/**
 * Start of the name of the type `own` that ends with the token: words leftwards up to a border; -1 where nothing specific stands
 * before a bare suffix.
 */
function matchName(text: SegmentedText, last: number, free: number, own: string, gazetteer: Gazetteer): number {
  const { words, starts } = text;
  const end = starts[last]! + words[last]!.length;
  const type = gazetteer.roles.get(words[last]!)?.suffixType;
  const bare = type != null || words[last]!.length <= 2;
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
      if (own !== 'people' && goesOnBeforeBorder(text, first, last, free, gazetteer)) {
        first -= 2;
        continue;
      }
      if (mayTrade && isTrade(word) && isKindOfFirm(text.text.slice(starts[first], starts[last]))) {
        if (beforeTrades < 0) beforeTrades = first;
        first -= 1;
        continue;
      }
      const heads = countHeads(text, first, end, free, own, gazetteer);
      first -= heads;
      if (heads > 0 && goesOnBefore(word, text.text.slice(starts[first + heads], end))) continue;
      break;
    }
    first -= 1;
    if (hasPreposition(word, gazetteer)) break;
  }
  if (first < last && words[first]!.length === 1 && isCutOff(text, first, free, gazetteer)) first -= 1;
  // `城乡` `园林` `建设` `有限公司` tells what a firm does and not which it is.
  if (beforeTrades >= 0 && isKindOfFirm(text.text.slice(starts[first], starts[last]))) first = beforeTrades;
  if (first < last && numeral.test(words[first]!) && !isNamingNumber(text, first, last)) first += 1;
  // `连` `榆澜` `路` `都` `堵死了`: even that; `连` `塘村` has it in its name.
  if (first < last && words[first] === '连' && end - starts[first + 1]! > 2) first += 1;
  const lead = words[first]!;
  if (bare && first === last) return -1;
  if (goods.test(words[last]!) && (last - first > 1 || (!isLeading(words[first - 1]) && starts[first] !== free)))
    return -1;
  if (!bare && first === last && isDeictic(lead)) return -1;
  if (first < last && words[last] === '路' && directedRoad.test(lead)) return -1;
  if (bare && words[last]!.length === 1 && nameless.has(words[last - 1]! + words[last]!)) return -1;
  if (bare && last - first === 1 && lead.length === 1 && !han.test(lead) && words[last] !== '号线') return -1;
  const numberEnd = lead.length > 1 ? lengthOfNumberEnd(text.text, starts[first]!) : 0;
  const start = starts[first]! + numberEnd;
  return numberEnd > 0 || hasPreposition(lead, gazetteer) ? skipPrepositions(text.text, start, end, gazetteer) : start;
}
