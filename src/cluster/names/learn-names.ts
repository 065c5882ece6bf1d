import { isGeneralName } from '../../segment/places/general-heads.ts';
import { foldNumbered } from './fold-numbered.ts';

/** Ends of names that people write or leave out. */
const optionalEnd =
  /(?:小区|社区|楼盘|项目|项目部|工地|有限公司|有限责任公司|责任公司|股份公司|公司|集团|街道|片区|住宅区|家属区|业主|住宅|(?<=.[路街巷]|大道)口|(?<![第鼓钟楼])[一二三四五六七八九\d]+楼)$/u;
/** What is done there, behind the name of what it is done to: others write of the place alone (`云栖苑` `建设项目`). */
const works = /(?:(?:棚户区|旧城|旧村)?改造|棚改|旧改|建设|扩建)项目$/u;
const leastBeforeWorks = 3;
const regionEnd = /[省市区县]$/u;
/** A place before the place: `柳荫镇望江路` in `柳荫镇望江路某某小区`. */
const outerPlace = /^(?:.{1,8}?(?:街道|大道|[镇乡路街])(?=.{3,}))+/u;
/** A region's code before the name, as quotations have it. */
const leadingCode = /^(?:[a-z]\d{0,3}(?:省|市|区|县|镇|乡))+/u;
/** A station of a metro, whose kind some write. */
const station = /(?<=..)(?:地铁|轻轨|轨道|城铁)站$/u;
/** What stops at a city's station (`云栖高铁东站`), which a city has one of on a side; coaches have their own. */
const trains = /(?<=..)(?:高铁|火车|动车)(?=[东南西北]站$)/u;
/** A way under a bridge or a road, of which some write what it is. */
const underpass = /(?<=.下穿)(?:通道|隧道|立交桥?|式立交桥?)$/u;
/** What a village holds in common, by whichever of its names. */
const common =
  /(?<=..)(?:社区|村)?(?:股份社|股份联社|经联社|经合社|(?:股份)?(?:经济)?联合社|股份(?:经济)?合作社|经济合作社)$/u;
const variants: Readonly<Record<string, string>> = { 壹: '一', 贰: '二', 叁: '三', 肆: '四', 伍: '五' };
const variant = /[壹贰叁肆伍]/g;

/** Writes numbers in names one way. */
export function foldName(text: string): string {
  return text.replace(variant, (sign) => variants[sign] ?? sign);
}

/**
 * The part of a name that all who write of it use: without outer places before it and without an optional end after it.
 * @param isGeneral whether a word is general Chinese, which alone names nothing
 */
export function findCore(name: string, isGeneral: (word: string) => boolean): string {
  const written = foldNumbered(foldName(name))
    .replace(station, '站')
    .replace(trains, '')
    .replace(underpass, '')
    .replace(common, '经联社');
  const bare = written.replace(leadingCode, '');
  const folded = bare.length >= 2 && !isGeneral(bare) ? bare : written;
  const inner = folded.length > 6 ? folded.replace(outerPlace, '') : folded;
  const named = leaveWorks(inner, isGeneral);
  const core = named.replace(optionalEnd, '');
  return core.length >= 2 && !isGeneral(core) ? core : named;
}

function leaveWorks(name: string, isGeneral: (word: string) => boolean): string {
  const place = name.replace(works, '');
  if (place.length < leastBeforeWorks || regionEnd.test(place)) return name;
  return isGeneral(place) || isGeneralName(place) ? name : place;
}

/** Names learned from all messages, to be found where patterns and segmenters do not see them. */
export interface NameIndex {
  readonly names: ReadonlySet<string>;
  /** By two characters: `isPair` is set where they may be a name, `beginsName` where a longer one may begin with them. */
  readonly pairs: Uint8Array;
  /** Bit `n` is set where a name of `n` characters, three or more, may begin with three characters of this hash. */
  readonly lengths: Uint16Array;
  /** 1 where a name may end with three characters of this hash. */
  readonly endings: Uint8Array;
}

/** Slots of the tables by name: few enough names share one that most of a text is passed over. */
const slotsPerName = 16;
/** Longer names are not looked for. */
export const longestName = 12;

const isPair = 1;
const beginsName = 2;

function hashPair(first: number, second: number, mask: number): number {
  const mixed = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b);
  return (mixed ^ (mixed >>> 15)) & mask;
}

/** Of the three characters before an offset. */
function hashThree(text: string, end: number, mask: number): number {
  const mixed =
    Math.imul(text.charCodeAt(end - 1), 0x9e3779b1) ^
    Math.imul(text.charCodeAt(end - 2), 0x85ebca6b) ^
    Math.imul(text.charCodeAt(end - 3), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 13)) & mask;
}

/** @param names of three characters to twelve, or of two where the caller knows them to be names */
export function indexNames(names: ReadonlySet<string>): NameIndex {
  const slots = 2 ** Math.min(26, Math.max(12, Math.ceil(Math.log2(slotsPerName * (names.size + 1)))));
  const pairs = new Uint8Array(Math.min(slots, 1 << 20));
  const lengths = new Uint16Array(Math.min(slots, 1 << 24));
  const endings = new Uint8Array(slots);
  for (const name of names) {
    pairs[hashPair(name.charCodeAt(0), name.charCodeAt(1), pairs.length - 1)]! |=
      name.length === 2 ? isPair : beginsName;
    if (name.length >= 3) {
      lengths[hashThree(name, 3, lengths.length - 1)]! |= 1 << name.length;
      endings[hashThree(name, name.length, slots - 1)] = 1;
    }
  }
  return { names, pairs, lengths, endings };
}

/**
 * The known names in a text, the longest at each place; they may not overlap. Of millions of names some begin with nearly any two
 * characters, but few with any three.
 */
export function scanNames(text: string, index: NameIndex): string[] {
  const found: string[] = [];
  for (let start = 0; start + 1 < text.length; start += 1) {
    const name = nameAt(text, start, index);
    if (name === null) continue;
    found.push(name);
    start += name.length - 1;
  }
  return found;
}

/** All known names in a text, each once, also those inside others. */
export function listNames(text: string, index: NameIndex): Set<string> {
  const found = new Set<string>();
  for (let start = 0; start + 1 < text.length; start += 1) {
    for (let name = nameAt(text, start, index); name !== null; name = nameAt(text, start, index, name.length - 1)) {
      found.add(name);
    }
  }
  return found;
}

/** The longest known name that begins at an offset. @param longest longer ones are passed over */
function nameAt(
  text: string,
  start: number,
  { names, pairs, lengths, endings }: NameIndex,
  longest = longestName,
): string | null {
  const pair = pairs[hashPair(text.charCodeAt(start), text.charCodeAt(start + 1), pairs.length - 1)]!;
  if (pair === 0) return null;
  const most = Math.min(longest, text.length - start);
  if (most < 2) return null;
  const begins = most >= 3 && (pair & beginsName) !== 0;
  const fitting = begins ? lengths[hashThree(text, start + 3, lengths.length - 1)]! : 0;
  for (let length = fitting === 0 ? 0 : most; length >= 3; length -= 1) {
    if ((fitting & (1 << length)) === 0) continue;
    if (endings[hashThree(text, start + length, endings.length - 1)] === 0) continue;
    const piece = text.slice(start, start + length);
    if (names.has(piece)) return piece;
  }
  if ((pair & isPair) === 0) return null;
  const piece = text.slice(start, start + 2);
  return names.has(piece) ? piece : null;
}

/** Towns and subdistricts, whose names hold those of others. */
const town = /.{2}(?:街道|[镇乡])$/u;

/**
 * The known names in a text as `scanNames` finds them, without those that stand only inside the name of a town, where they are none: `江湾`
 * in `云江湾镇`, a street in `云栖街道`. What a town begins with is called so as well (`云栖` in `云栖镇`).
 * @param regions those of the text's message
 */
export function scanOutsideTowns(text: string, index: NameIndex, regions: readonly string[]): string[] {
  const towns = regions.filter((region) => town.test(region));
  const isInside = (name: string): boolean =>
    towns.some(
      (region) =>
        region.length > name.length &&
        region.includes(name) &&
        (!region.startsWith(name) || region === `${name}道`) &&
        !text.replaceAll(region, ' ').includes(name),
    );
  return scanNames(text, index).filter((name) => !isInside(name));
}
