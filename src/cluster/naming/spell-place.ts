import { nameSuffixes } from '../../segment/places/place-lexicon.ts';
import { afterSquare } from '../../segment/places/repair-things.ts';
import { foldName } from '../names/learn-names.ts';
import { rankByFrequency } from './most-frequent.ts';

/** Share of the titles with a name that must write more of it. */
const mostTitles = 0.6;
/** Ends that names have or leave out, the longest first; after one that tells what is named already, the first ones add nothing. */
const plainEnds = ['住宅小区', '小区', '楼盘'];
const tellingEnds = [
  ...[...nameSuffixes].filter(([end, type]) => end.length > 1 && type !== 'people').map(([end]) => end),
  '有限责任公司',
  '股份有限公司',
  '街道',
  '村',
].sort((a, b) => b.length - a.length);
/** No place by itself: whoever writes of a name's managers or loans means the name. */
const noEnd = /^(?:物业|贷款|理财|金融|投资|房产|地产|置业|门店|网校|超市|项目|工地|工程)$/u;
/** What goes on from a village to who lives or works there. */
const ofVillage = /^村(?:[民里干霸支]|委(?!会)|[组道])/u;
/** Before a name: in what it lies, or what leads to it. */
const outside = /[路街道巷镇乡村省市区县含]|小区|^[穿对向为到至往在从入距靠圈与和将把请]/u;
/** A town before the rest of a name. */
const township = /(?:街道|[镇乡])$/u;
const han = /^[\u4e00-\u9fff]+$/u;
/** So much of a name may be missing before what was found. */
const longestMissed = 4;
const longestEnd = 6;

/** What spelling a place asks of the titles' language. */
export interface SpellingBasis {
  /** Length of the regions at the start of a text. */
  readonly lengthOfRegions: (text: string) => number;
  /** Whether a text holds a word of a matter or of grammar. */
  readonly saysMatter: (text: string) => boolean;
  readonly namesPlace: (name: string) => boolean;
}

/**
 * A name as most titles that have it write it: with their order of its characters, with what stands between the region and it, up to
 * the end that tells what it is, and with their numerals. Names are found by a part that all write, which need not be what people call the place.
 * @param name in lower case, with numerals as `foldName` has them
 */
export function spellPlace(name: string, titles: readonly string[], basis: SpellingBasis): string {
  const distinct = [...new Set(titles)].filter((title) => title.toLowerCase().length === title.length);
  const written = distinct.map((title) => foldName(title.toLowerCase()));
  const ordered = orderSigns(name, written);
  const started = completeStart(ordered, written, basis);
  const whole = completeEnd(started, written, basis);
  const spelt = distinct.flatMap((title, at) => {
    const from = written[at]!.indexOf(whole);
    return from < 0 ? [] : [title.slice(from, from + whole.length).toLowerCase()];
  });
  return rankByFrequency(spelt)[0] ?? whole;
}

/**
 * Whether a name that has another in it is that one written in full: with a few characters more before it, which are no region or town
 * and lead to none, or up to an end that tells what it is.
 */
export function isLongerForm(long: string, name: string): boolean {
  const at = long.indexOf(name);
  const before = long.slice(0, at);
  const after = long.slice(at + name.length);
  if (before !== '' && (before.length > longestMissed || !han.test(before) || outside.test(before))) return false;
  if (plainEnds.includes(after) && hasEnd(name)) return false;
  return (
    after === '' || tellingEnds.some((end) => long.endsWith(end) && !noEnd.test(end) && after.length >= end.length)
  );
}

/** The order in which most titles write the characters of a name. */
function orderSigns(name: string, titles: readonly string[]): string {
  if (!han.test(name)) return name;
  const signs = [...name].sort().join('');
  const others = titles.flatMap((title) => {
    if (title.includes(name)) return [];
    for (let at = 0; at + name.length <= title.length; at += 1) {
      const piece = title.slice(at, at + name.length);
      if ([...piece].sort().join('') === signs) return [piece];
    }
    return [];
  });
  const other = rankByFrequency(others)[0];
  const own = titles.filter((title) => title.includes(name)).length;
  return other !== undefined && others.filter((text) => text === other).length > own ? other : name;
}

/** A name with what stands between the region and it in most titles that have it, where the segmenter cut it short. */
function completeStart(name: string, titles: readonly string[], basis: SpellingBasis): string {
  const before = titles
    .filter((title) => title.includes(name))
    .map((title) => {
      const start = title.slice(0, title.indexOf(name));
      const regions = basis.lengthOfRegions(start);
      return { text: start.slice(regions), isAfterRegion: regions > 0 };
    });
  const missed = rankByFrequency(before.map(({ text }) => text))[0];
  if (
    missed === undefined ||
    missed.length > longestMissed ||
    !han.test(missed) ||
    township.test(missed) ||
    basis.saysMatter(missed)
  )
    return name;
  const having = before.filter(({ text }) => text === missed);
  const isTold = having.length > 1 || having[0]!.isAfterRegion;
  const isMost = having.length >= mostTitles * before.length;
  return isTold && isMost && basis.namesPlace(`${missed}${name}`) ? `${missed}${name}` : name;
}

/** A name with the end that follows it in most titles that have it. */
function completeEnd(name: string, titles: readonly string[], basis: SpellingBasis): string {
  const after = titles.filter((title) => title.includes(name)).map((title) => endAfter(title, name));
  const end = rankByFrequency(after.filter((text) => text !== null))[0];
  if (end === undefined || after.filter((text) => text === end).length < mostTitles * after.length) return name;
  if (plainEnds.includes(end) && hasEnd(name)) return name;
  return basis.namesPlace(`${name}${end}`) ? `${name}${end}` : name;
}

function endAfter(title: string, name: string): string | null {
  const rest = title.slice(title.indexOf(name) + name.length);
  const end = tellingEnds.find((telling) => rest.startsWith(telling) && !noEnd.test(telling));
  // A town is no village: what follows it is of its villages (`云坪乡` `村卫生室`).
  if (end === undefined || (end === '村' && (ofVillage.test(rest) || township.test(name)))) return null;
  return end === '广场' && hasEnd(name) && afterSquare.test(rest.slice(end.length)) ? null : end;
}

function hasEnd(name: string): boolean {
  for (let length = Math.min(longestEnd, name.length - 1); length > 0; length -= 1) {
    if (nameSuffixes.has(name.slice(-length))) return true;
  }
  return township.test(name);
}
