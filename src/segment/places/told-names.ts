import type { SegmentedText } from '../../core/message.ts';
import { endOfLane, lastSuffix, matchName, suffixType } from './ended-names.ts';
import { countsDwellings, endOfVillage, matchDwelling, matchVillage } from './endless-names.ts';
import { type Gazetteer, letterUses } from './gazetteer.ts';
import { mendName } from './mend-names.ts';
import { lengthOfLead } from './name-borders.ts';
import type { FoundName } from './name-list.ts';
import { isHomeProvince } from './origin-names.ts';
import { saysSomething } from './other-senses.ts';
import { straddledCity } from './place-lexicon.ts';
import { isOrderNote, isQuotedName, matchQuoted, phrase } from './quoted-names.ts';
import { followsEnd, followsName, isPartOfBuilding, isZoneName, matchCode } from './region-codes.ts';
import { endOfSchool } from './school-ends.ts';
import { endsUnit, findTownship, isNamedAfter, matchTownship, matchUnit } from './townships.ts';

/** What words tell of a text. */
export interface Told {
  readonly names: readonly FoundName[];
  /** Indices of the words outside of names that end like a hamlet's. */
  readonly hamlets: readonly number[];
  /** Where letters of zones begin. */
  readonly zones: ReadonlySet<number>;
}

/** Where the search stands. */
interface Search {
  readonly text: SegmentedText;
  readonly gazetteer: Gazetteer;
  readonly names: FoundName[];
  readonly zones: Set<number>;
  /** Where the last found place ends: names do not overlap. */
  free: number;
  /** Where the last name of something that has zones ends (no region, no people), -1 before the first. */
  nameEnd: number;
}

/** A township's end, after what ends like another name (`松龙寺` `镇`). */
const beforeUnit = /^(?:[镇乡县区市旗]|街道)$/u;

/** Finds the names that words tell, from the first word of a text to the last. */
export function findNamesByWords(text: SegmentedText, gazetteer: Gazetteer): Told {
  const { words, starts } = text;
  const { letters } = gazetteer;
  const hamlets: number[] = [];
  const search: Search = { text, gazetteer, names: [], zones: new Set(), free: 0, nameEnd: -1 };
  for (let i = 0; i < words.length; i += 1) {
    const word = words[i]!;
    if (starts[i]! < search.free) continue;
    const last = letters[word.charCodeAt(word.length - 1)]!;
    if (last & letterUses.hamletEnd) hamlets.push(i);
    const code = word.charCodeAt(0);
    const first = letters[code]!;
    if (code >= 97 && code <= 122 && takeCode(search, i)) continue;
    if (first & letterUses.quote && word.length === 1) {
      takeQuoted(search, i);
      continue;
    }
    if (gazetteer.ownNames.size > 0 && takeOwn(search, i)) continue;
    if (first & (letterUses.villageStart | letterUses.countStart) && takeDwelling(search, i)) continue;
    if (!(first & letterUses.ownStart || last & (letterUses.suffixEnd | letterUses.unitEnd))) continue;
    if (takeListed(search, i)) continue;
    if (last & letterUses.unitEnd && takeUnit(search, i)) continue;
    if (last & letterUses.suffixEnd) takeEnded(search, i);
  }
  return { names: search.names, hamlets, zones: search.zones };
}

/** Adds a name that leaves no room before its end. */
function take(search: Search, name: string, type: string, start: number, end: number): void {
  search.names.push({ name, type, start, end });
  search.free = end;
}

/** A code of a region (`A7县`), or the letter of a zone; whether one stands here. */
function takeCode(search: Search, i: number): boolean {
  const { text, gazetteer, names, zones } = search;
  const start = text.starts[i]!;
  const end = matchCode(text.text, start);
  if (end <= 0) return false;
  const name = text.text.slice(start, end).replace(' ', '').toUpperCase();
  const isZone = isZoneName(name);
  // `云栖花园(B区)`: brackets part what is parted.
  const isBracketed = text.text[start - 1] === '(' && start - 1 === search.nameEnd;
  const isStated = isZone && (start === search.nameEnd || isBracketed || followsEnd(text.words, i, gazetteer));
  const isLetter = isZone && !isStated && names.at(-1)?.end !== start;
  if (isStated || (isZone && followsName(text, i, names.at(-1), gazetteer))) zones.add(start);
  else if (isLetter && isPartOfBuilding(text.text, start, end)) zones.add(start);
  // A name that is known by no end yet is found by what looks like a region after it.
  if (isStated) search.free = end;
  else take(search, name, 'region', start, end);
  return true;
}

/** What stands in quotation marks that open here. */
function takeQuoted(search: Search, i: number): void {
  const { gazetteer } = search;
  const { text, words, starts } = search.text;
  const end = matchQuoted(words, i);
  if (end <= 0) return;
  const from = starts[i + 1]!;
  const to = starts[end]!;
  const name = text.slice(from, to);
  const isWord = gazetteer.borders.has(name) || gazetteer.roles.has(name);
  if (isWord || isOrderNote(name, words[i]!)) return;
  take(search, name, isQuotedName(name, words[end + 1]) ? 'quoted' : phrase, from, to);
}

/** A name of the deployment's own; whether one starts here. */
function takeOwn(search: Search, i: number): boolean {
  const { text, gazetteer } = search;
  const listed = matchOwn(text.text, text.starts[i]!, text.words[i]!, gazetteer);
  if (listed === null) return false;
  const own = gazetteer.roles.get(listed.name)!;
  take(search, own.name ?? listed.name, own.ownType!, listed.start, listed.start + listed.name.length);
  if (own.ownType !== 'region') search.nameEnd = search.free;
  return true;
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

/** A village before those who run it, or an estate before what counts its buildings; whether the word says so. */
function takeDwelling(search: Search, i: number): boolean {
  const { text, gazetteer } = search;
  const word = text.words[i]!;
  const lead = gazetteer.letters[word.charCodeAt(0)]! & (letterUses.villageStart | letterUses.countStart);
  if (lead === letterUses.villageStart) {
    const start = matchVillage(text, i, search.free, gazetteer);
    if (start < 0) return false;
    const end = text.starts[i]! + 1;
    take(search, text.text.slice(start, end), 'village', start, end);
    return true;
  }
  if (!countsDwellings(word, text.words[i + 1])) return false;
  const dwelling = matchDwelling(text, i, search.free, search.nameEnd, gazetteer);
  if (dwelling !== null) {
    const { start, end } = dwelling;
    search.names.push({ name: text.text.slice(start, end), type: 'estate', start, end });
  }
  return true;
}

/** A word that a list knows as a place; whether it is one. A road, an estate or a town may be named after a city. */
function takeListed(search: Search, i: number): boolean {
  const { text, gazetteer } = search;
  const word = text.words[i]!;
  const start = text.starts[i]!;
  const role = gazetteer.roles.get(word);
  if (!role?.ownType || isNamedAfter(text, i, search.names.at(-1)?.end, gazetteer)) return false;
  const end = start + word.length;
  if (straddledCity.test(text.text.slice(Math.max(0, start - 1), end))) return true;
  take(search, role.name ?? word, role.ownType, start, end);
  return true;
}

/** A unit of the list in several words, or a township of none; whether one ends here. */
function takeUnit(search: Search, i: number): boolean {
  const { text, gazetteer } = search;
  const end = text.starts[i]! + text.words[i]!.length;
  const unitStart = matchUnit(text, i, search.free, gazetteer);
  if (unitStart >= 0) {
    const unit = text.text.slice(unitStart, end);
    search.free = end;
    if (
      !isHomeProvince(text.text, unitStart, end) &&
      !(ordinaryAlone.has(unit) && isAlone(search, unit, unitStart, end))
    )
      take(search, gazetteer.shortUnits.get(unit) ?? unit, 'region', unitStart, end);
    return true;
  }
  const townshipStart = matchTownship(text, i, search.free, gazetteer);
  if (townshipStart < 0) return false;
  take(search, text.text.slice(townshipStart, end), 'region', townshipStart, end);
  return true;
}

/** Districts whose name says as well what kind of houses stand there: they are meant right after their city, or before what they have of their own. */
const ordinaryAlone: ReadonlySet<string> = new Set(['平房区']);
/** What a district has of its own, right after its name. */
const ofDistrict =
  /^(?:区委|政府|人民|法院|检察|公安|教育|住建|城管|市场监|\p{Script=Han}{1,4}(?:街道|镇|大街|路|街|社区))/u;

/** Whether a unit's name stands neither after its city nor before what a district has. */
function isAlone({ text, gazetteer, names }: Search, unit: string, start: number, end: number): boolean {
  const before = names.at(-1);
  const followsCity = before?.end === start && (gazetteer.holders.get(unit)?.has(before.name) ?? false);
  return !followsCity && !ofDistrict.test(text.text.slice(end, end + 6));
}

/** A name whose end tells it. */
function takeEnded(search: Search, i: number): void {
  const { text, gazetteer } = search;
  const { words, starts } = text;
  const role = gazetteer.roles.get(words[i]!);
  const own = role?.suffixType ?? (role?.border ? null : suffixType(words, i, gazetteer));
  if (own === null || saysSomething(words, i)) return;
  if (beforeUnit.test(words[i + 1] ?? '') && endsUnit(text, i + 1, search.free, gazetteer)) return;
  const nameStart = matchName(text, i, search.free, own, gazetteer);
  if (nameStart < 0) return;
  // What ends like a name may go on: 云栖湖 before 小区.
  const last = lastSuffix(words, i, gazetteer);
  const villageEnd = endOfVillage(text, last);
  const plain = last === i ? own : (gazetteer.roles.get(words[last]!)?.suffixType ?? own);
  const plainEnd = villageEnd ?? endOfLane(text, last) ?? starts[last]! + words[last]!.length;
  const longer = villageEnd === null ? endOfSchool(text.text, plainEnd, words[last]!, plain) : null;
  const type = longer?.type ?? (villageEnd === null ? plain : 'village');
  addPieces(search, nameStart, longer?.end ?? plainEnd, type);
  if (type !== 'people') search.nameEnd = search.free;
}

/** Adds the names that a stretch is made of: a township before the others, as a region. */
function addPieces(search: Search, start: number, end: number, type: string): void {
  const { text } = search.text;
  const unit = findTownship(text.slice(start, end));
  const rest = start + (unit?.end ?? 0);
  if (unit !== null) search.names.push({ name: unit.name, type: 'region', start: rest - unit.name.length, end: rest });
  for (const piece of mendName(text.slice(rest, end), type)) {
    const [from, to] = [rest + piece.from, rest + piece.to];
    search.names.push({ name: text.slice(from, to), type: piece.type, start: from, end: to });
  }
  search.free = end;
}
