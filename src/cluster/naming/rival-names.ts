import { nameSuffixes } from '../../segment/places/place-lexicon.ts';
import { isTownship } from '../../segment/places/townships.ts';
import { foldName } from '../names/learn-names.ts';
import { namesPlace, saysMatterWithin } from '../names/place-words.ts';
import { isSpecificName } from '../names/specific-names.ts';
import { type MessageStore, namesKind, termKinds, titleFlag } from '../store/store.ts';
import { nameSeveral, type TypedName } from './several-places.ts';

/** Which names of single places an issue cannot be called by, as its members name others. */
export interface Rivals {
  /** Whether most members who name anything of the name's type name another. */
  readonly isContested: (name: string) => boolean;
  /** A title with such names put into words for several (`多所学校`). */
  readonly generalise: (title: string) => string;
}

/** Of these a matter has one; parks, sites and stations are named beside what the matter is about. */
const exclusiveTypes: ReadonlySet<string> = new Set(['school', 'hospital', 'company', 'estate', 'village', 'town']);
/** Streets cross, and much is told by one that it is near: they are rivals where more members write of others alone. */
const street = /(?:[路街]|大道)$/u;
/** What names of types that may stand for one another are counted as: an estate is called 城 or 园, too. */
const sameTypes: Readonly<Record<string, string>> = { 城: 'estate', 园: 'estate' };
const townEnd = /(?:街道|[镇乡])$/u;
const longestEnd = 6;
/** Streets of any place. */
const anyTown = /^(?:部分|各|本|该|所有|整|全|附近|周边|周围|我|多)/u;
/** What may follow a name's core in a title, and tells its type. */
const followingEnd = /^(?:住宅小区|小区|社区|楼盘|村|街道|有限责任公司|有限公司|公司|集团)(?![民干里])/u;
const formula = /^(?:实名|强烈|再次)*(?:投诉|举报|反映|咨询|质疑|控诉|反对|建议|希望|请求|关于|对|在)*/u;
const region = '(?:[a-z]\\d{0,3}[省市区县]{1,2}|[\\u4e00-\\u9fff]{2,3}?(?<!小)[省市区县])';
const regionsAtStart = new RegExp(`^${region}+`, 'u');
const ends = [...nameSuffixes]
  .filter(([end, type]) => exclusiveTypes.has(type) && end.length > 1)
  .map(([end]) => end)
  .sort((a, b) => b.length - a.length)
  .join('|');
/** A name where a title begins, up to the first end that tells one. */
const leadingName = new RegExp(`^[\\u4e00-\\u9fff]{2,6}?(?:街道|[镇乡]|${ends}|村(?![民干里]))`, 'u');

/** @returns null for what has no end that tells the type, or of a type of which a matter may have many */
function typeName(text: string, following = ''): TypedName | null {
  if (townEnd.test(text)) return { text, type: 'town', stem: text.replace(townEnd, '') };
  for (let length = Math.min(longestEnd, text.length - 1); length > 0; length -= 1) {
    const end = text.slice(-length);
    const type = nameSuffixes.get(end);
    if (type === undefined) continue;
    const name = createName(text, end, type);
    return exclusiveTypes.has(name.type) || (name.type === 'road' && street.test(text)) ? name : null;
  }
  const end = followingEnd.exec(following)?.[0];
  if (end === undefined) return null;
  return end === '街道'
    ? { text: text + end, type: 'town', stem: text }
    : createName(text + end, end, nameSuffixes.get(end) ?? 'company');
}

function createName(text: string, end: string, type: string): TypedName {
  return { text, type: sameTypes[end] ?? type, stem: text.slice(0, -end.length) };
}

/** So many characters before the end tell a name; fewer, as a town's, several have. */
const telling = 3;

/** Whether two names of a type may be one: one is a part of the other, or both are written with the same characters. */
function mayBeOne(a: TypedName, b: TypedName): boolean {
  const [short, long] = a.stem.length <= b.stem.length ? [a, b] : [b, a];
  if (hasSigns(long.text, short.text) || long.stem === short.stem) return true;
  if (short.stem.length < telling) return false;
  return long.stem.includes(short.stem) || sortSigns(long.stem) === sortSigns(short.stem);
}

/** Whether a text has the characters of a name next to each other, in any order. */
function hasSigns(text: string, name: string): boolean {
  if (text.includes(name)) return true;
  // Most texts lack one of them: sorting every stretch of theirs took a third of the time that naming takes.
  for (const sign of name) if (!text.includes(sign)) return false;
  const signs = sortSigns(name);
  for (let at = 0; at + name.length <= text.length; at += 1) {
    if (sortSigns(text.slice(at, at + name.length)) === signs) return true;
  }
  return false;
}

function sortSigns(text: string): string {
  return [...text].sort().join('');
}

/** The names of a member, in its title and only in its body. */
interface MemberNames {
  readonly written: string;
  readonly inTitle: readonly TypedName[];
  readonly inBody: readonly TypedName[];
}

function listMemberNames(
  i: number,
  title: string,
  { starts, terms, uses, vocabulary }: MessageStore,
  isGeneral: (word: string) => boolean,
): MemberNames {
  const written = foldName(title.toLowerCase());
  const inTitle = new Map<string, TypedName>();
  const inBody: TypedName[] = [];
  for (let slot = starts.data[i]!; slot < starts.data[i + 1]!; slot += 1) {
    const term = terms.data[slot]!;
    const kind = vocabulary.kinds.data[term];
    if (kind === termKinds.word || namesKind(vocabulary, term)) continue;
    const text = vocabulary.texts[term]!;
    if (kind === termKinds.region && !townEnd.test(text)) continue;
    const at = written.indexOf(text);
    const isInTitle = at >= 0 || (kind === termKinds.name && (uses.data[slot]! & titleFlag) !== 0);
    const name = typeName(text, at < 0 ? '' : written.slice(at + text.length));
    if (name === null || !namesPlace(name.text)) continue;
    if (isInTitle) inTitle.set(name.text, name);
    // Where something lies others leave out.
    else if (name.type !== 'town') inBody.push(name);
  }
  const found = [...inTitle.values()];
  const missed = listLeadingNames(written, isGeneral).filter(({ type }) => !found.some((name) => name.type === type));
  return { written, inTitle: [...found, ...missed], inBody };
}

/** Whether something is called after the street that it lies at (`云栖路加油站`). */
function isStreetOf(text: string, other: string): boolean {
  return other !== text && street.test(text) && other.startsWith(text);
}

function isTown({ text, stem }: TypedName): boolean {
  return text.endsWith('街道') ? !anyTown.test(stem) : isTownship(text);
}

/** Length of the formulas and regions with which a title begins. */
function lengthOfOpening(title: string): number {
  const start = formula.exec(title)![0].length;
  return start + (regionsAtStart.exec(title.slice(start))?.[0].length ?? 0);
}

/** The names one after the other where a title begins, which the segmenter may have missed. */
function listLeadingNames(title: string, isGeneral: (word: string) => boolean): TypedName[] {
  const names: TypedName[] = [];
  let rest = title.slice(lengthOfOpening(title));
  for (let text = leadingName.exec(rest)?.[0]; text !== undefined; text = leadingName.exec(rest)?.[0]) {
    const name = typeName(text);
    if (name === null || !namesPlace(text) || saysMatterWithin(name.stem)) break;
    // Towns are called by words of all kinds.
    const isName = name.type === 'town' ? isTown(name) : isSpecificName(text, isGeneral);
    if (!isName) break;
    names.push(name);
    rest = rest.slice(text.length);
  }
  return names;
}

/**
 * Compares the names of an issue's members: a name of the type of others stands for the issue only where two members or more have it
 * in any form, and no fewer than name another instead, in their titles or, where a title names nothing of the type, in their texts.
 * @param sample indices of members
 * @param titles their titles, as `cleanTitle` gives them
 */
export function findRivals(
  sample: readonly number[],
  titles: readonly string[],
  store: MessageStore,
  isGeneral: (word: string) => boolean,
): Rivals {
  const members = sample.map((i, at) => listMemberNames(i, titles[at]!, store, isGeneral));
  const known = new Map(members.flatMap(({ inTitle }) => inTitle.map((name) => [name.text, name])));
  const isRival = (member: MemberNames, type: string): boolean =>
    (member.inTitle.some((name) => name.type === type) ? member.inTitle : member.inBody).some(
      (name) => name.type === type,
    );
  const judge = (name: TypedName): boolean => {
    const bears = ({ written, inTitle, inBody }: MemberNames): boolean =>
      hasSigns(written, name.text) ||
      (name.stem.length >= telling && hasSigns(written, name.stem)) ||
      [...inTitle, ...inBody].some((other) => other.type === name.type && mayBeOne(name, other));
    const bearers = members.filter(bears).length;
    const rivals = members.filter((member) => !bears(member) && isRival(member, name.type)).length;
    return name.type === 'road' ? bearers < rivals : rivals > 0 && (bearers < 2 || bearers < rivals);
  };
  const judged = new Map<string, boolean>();
  const isContested = (text: string): boolean => {
    const done = judged.get(text);
    if (done !== undefined) return done;
    const following = [...known.values()].find((name) => text.endsWith(name.stem));
    const name = typeName(text) ?? following ?? null;
    const contested = name !== null && judge(name);
    judged.set(text, contested);
    return contested;
  };
  return {
    isContested,
    generalise: (title) => {
      const written = foldName(title.toLowerCase());
      const printed = [...known.keys()].filter((text) => written.includes(text));
      const contested = [...known.values()].filter(
        ({ text }) => written.includes(text) && isContested(text) && !printed.some((other) => isStreetOf(text, other)),
      );
      return nameSeveral(title, { contested, names: [...known.values()], titles, isGeneral, lengthOfOpening });
    },
  };
}
