import type { Place } from '../../core/message.ts';
import { comparing } from '../../segment/places/find-region.ts';
import { readNumeral } from './fold-numbered.ts';

/** A message has so many slots for the parts of places that it states. */
export const partSlots = 8;
/** What tells the matter stands at the beginning. */
const bodyLength = 120;

const numeral = '[\\d一二三四五六七八九十]';
/** Stages of building; of courses, loans and instalments, which are counted alike, none, nor of what lies beside. */
const stage = new RegExp(
  `(?<!${comparing})(?<![分共付还每欠前后头这那上下逾长短学假星周日月年有到满第任首末了过款贷\\d一二三四五六七八九十])第?(${numeral}(?:[第期、和及与至到~-]{0,3}${numeral})*)期(?![间限末待望货盼贷款租费课班]|中(?!间)|培训|疫苗|分红|工程|项目)`,
  'gu',
);
/** Each of `一二期`. */
const one = /\d{1,2}|[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九]/gu;
/** Sites of a school or a hospital (`沐榆校区`, `西院区`, `一中东校区`). */
const site = /([\u4e00-\u9fff]{1,4})(?:校区|院区)/gu;
/** Sites that are told by their age or rank, which may be those that others tell by where they lie. */
const rank = /^[新老旧主本总]$/u;
/** No one site. */
const anySite = /[的个各他余些两三几多该此全整每哪其分]$/u;
/** A firm that closes does so at all its branches: what is told of one is told of the others. */
const closure = /跑路|闭店|关店|关门|关停|人去楼空|失联|停业|停课|倒闭|卷款|退费|退款|退课|退卡|退学费/u;
/** Whose site it is. */
const beforeSite = /^.*[大中小学校院司在的](?=.)/u;
/** A hospital has several such by where they lie. */
const house = /(?<=[医和济安康民])([东西南北])院(?![子落墙])/gu;
/** Exits of stations; plugs are called alike. */
const exit = /(?<![a-z-])([a-l]\d?)(?:出入|出|入|号)?口/giu;
/** Branches of a firm: in brackets behind its name, or right behind it. */
const shop = /(?<=[\u4e00-\u9fff])[(（]([\u4e00-\u9fff]{2,8}?)(?:旗舰|分|总)?(?:店|门店|校区|站)[)）]/gu;
const branch = /^([\u4e00-\u9fff]{2,8}?)(?:分|总)?(?:店|门店)$/u;

/**
 * Quarters of an estate right behind its name (`云栖苑A区`, `云栖苑北区3栋`), which were built and sold, and are kept, apart: by letters, or
 * by where they lie, which may be two names of one.
 */
const quarter = /^[（(]?(?:([A-Ea-e])|([东南西北]))(?:区(?!域)|苑)/u;

/** Signs that end many sites (`东湖`, `南湖`) tell none. */
const commonEnd = /[湖山江河海城门园港桥路街口区新]$/u;

/**
 * The parts of places that a message states by what they are called there: stages, quarters, sites, exits, branches; at most eight, each once. A part
 * is the sign of its sort and what tells it from the others; 闭 is none, but says that a firm closes. Of a sort that the title states the body adds none:
 * it speaks of the neighbours, too (`二期早就通了`).
 * @param places names found in both
 */
export function findParts(title: string, body: string, places: readonly Place[]): string[] {
  const titled = listStated('title', title, title.length, places);
  const sorts = new Set(Array.from(titled, (part) => part.charAt(0)));
  const further = listStated('body', body, bodyLength, places);
  const found = [...titled, ...[...further].filter((part) => !sorts.has(part.charAt(0)))];
  const ofFirm = found.some((part) => part.startsWith('店') || part.startsWith('区'));
  if (ofFirm && closure.test(`${title} ${body}`)) found.push('闭');
  return found.slice(-partSlots);
}

/** The parts that a field states, those that no name tells in so many characters from its start. */
function listStated(field: Place['field'], text: string, length: number, places: readonly Place[]): Set<string> {
  const found = new Set<string>();
  const start = text.slice(0, length);
  for (const numbers of listSaid(start, '期', stage)) {
    for (const number of numbers.match(one) ?? []) found.add(`期${readNumeral(number)}`);
  }
  for (const letter of listSaid(start, '口', exit)) found.add(`口${letter.toUpperCase()}`);
  for (const name of listSaid(start, '区', site)) for (const key of keysOf(name)) found.add(key);
  for (const side of listSaid(start, '院', house)) found.add(`区${side}`);
  if (/[)）]/.test(start)) for (const name of listSaid(start, '', shop)) found.add(`店${name.slice(0, 2)}`);
  for (const [at, place] of places.entries()) {
    if (place.field !== field) continue;
    const before = places[at - 1];
    if (before?.end === place.start && before.field === field && before.type !== 'region') {
      const name = branch.exec(place.name)?.[1];
      if (name !== undefined) found.add(`店${name.slice(0, 2)}`);
    }
    if (place.type !== 'estate') continue;
    const [, letter, side] = quarter.exec(text.slice(place.end, place.end + 4)) ?? [];
    if (letter !== undefined) found.add(`苑${letter.toUpperCase()}`);
    if (side !== undefined) found.add(`向${side}`);
  }
  return found;
}

/** What the group of an expression matches; most texts are told by a sign without which it matches nothing. */
function listSaid(text: string, sign: string, said: RegExp): string[] {
  return text.includes(sign) ? Array.from(text.matchAll(said), (match) => match[1]!) : [];
}

/**
 * What tells a site: its sign, or each two of its signs side by side, since some leave out one end of it, and the last one, which slips of
 * the others leave.
 */
function keysOf(written: string): string[] {
  if (anySite.test(written)) return [];
  const name = written.replace(beforeSite, '') || written;
  if (rank.test(name.slice(-1))) return [`新${name.slice(-1)}`];
  if (name.length === 1) return [`区${name}`];
  const pairs = Array.from({ length: name.length - 1 }, (_, at) => `区${name.slice(at, at + 2)}`);
  return commonEnd.test(name) ? pairs : [...pairs, `区${name.slice(-1)}`];
}

/** The mark of a part among `issue_terms`. */
const mark = 's:';
const sortBits = 24;

/**
 * Reads the parts among `issue_terms` into slots, ascending, empty slots, 0, first: their sort in the upper eight bits, and what tells
 * them apart in the others.
 * @param slots `partSlots` of them, zeros
 */
export function fillPartSlots(issueTerms: string, slots: Uint32Array): void {
  if (!issueTerms.includes(mark)) return;
  const parts = issueTerms.split(' ').filter((term) => term.startsWith(mark));
  slots.set(parts.map((part) => packPart(part.slice(mark.length))).slice(0, partSlots));
  slots.sort();
}

const sorts = '期区口店新闭苑向';
const branchSort = sorts.indexOf('店') + 1;

/** What a firm that closes has several of, as bits, and that it closes. */
const ofFirms = (1 << branchSort) | (1 << (sorts.indexOf('区') + 1));
const closed = 1 << (sorts.indexOf('闭') + 1);

/** A part, as `findParts` has it, as a number. */
export function packPart(part: string): number {
  let value = 0;
  for (let at = 1; at < part.length; at += 1) value = (Math.imul(value, 0x9e3779b1) ^ part.charCodeAt(at)) >>> 0;
  return (((sorts.indexOf(part.charAt(0)) + 1) << sortBits) | (value & (2 ** sortBits - 1))) >>> 0;
}

/** The sort of a part by its number, above 0. */
export function sortOfPart(slot: number): number {
  return slot >>> sortBits;
}

/** Whether two messages state parts of one sort and none in common: who states none may mean any, who states several each of them. */
export function stateOtherParts(slots: Uint32Array, a: number, b: number): boolean {
  let i = partSlots * a;
  let j = partSlots * b;
  const endOfA = i + partSlots;
  const endOfB = j + partSlots;
  // Sorts that both state, and those of which they have a part in common, as bits.
  let [ofA, ofB, common] = [0, 0, 0];
  for (let at = i; at < endOfA; at += 1) ofA |= bitOf(slots[at]!);
  if (ofA === 0) return false;
  for (let at = j; at < endOfB; at += 1) ofB |= bitOf(slots[at]!);
  while (i < endOfA && j < endOfB) {
    const x = slots[i]!;
    const y = slots[j]!;
    if (x === y) common |= bitOf(x);
    if (!(x > y)) i += 1;
    if (!(y > x)) j += 1;
  }
  const apart = ofA & ofB & ~common;
  return (common & closed ? apart & ~ofFirms : apart) !== 0;
}

/** Whether two messages state one branch. */
export function stateSameBranch(slots: Uint32Array, a: number, b: number): boolean {
  for (let at = partSlots * a; at < partSlots * (a + 1); at += 1) {
    if (slots[at]! >>> sortBits !== branchSort) continue;
    for (let other = partSlots * b; other < partSlots * (b + 1); other += 1)
      if (slots[at] === slots[other]) return true;
  }
  return false;
}

function bitOf(slot: number): number {
  return slot > 0 ? 1 << (slot >>> sortBits) : 0;
}
