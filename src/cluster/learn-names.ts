/** Ends of names that people write or leave out. */
const optionalEnd =
  /(?:小区|社区|楼盘|项目|项目部|工地|有限公司|有限责任公司|责任公司|股份公司|公司|集团|街道|片区|住宅区|家属区|业主|住宅)$/u;
/** A place before the place: `星沙镇板仓路` in `星沙镇板仓路某某小区`. */
const outerPlace = /^.{1,8}?(?:街道|大道|[镇乡路街])(?=.{3,})/u;
/** A region's code before the name, as quotations have it. */
const leadingCode = /^(?:[a-z]\d{0,3}(?:省|市|区|县|镇|乡))+/u;
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
  const written = foldName(name);
  const bare = written.replace(leadingCode, '');
  const folded = bare.length >= 2 && !isGeneral(bare) ? bare : written;
  const inner = folded.length > 6 ? folded.replace(outerPlace, '') : folded;
  const core = inner.replace(optionalEnd, '');
  return core.length >= 2 && !isGeneral(core) ? core : inner;
}

/** Names learned from all messages, to be found where patterns and segmenters do not see them. */
export interface NameIndex {
  readonly names: ReadonlySet<string>;
  /** 1 where a name may begin with two characters of this hash. */
  readonly openings: Uint8Array;
}

const openingBits = 18;
const longest = 12;

function hashPair(first: number, second: number): number {
  return (Math.imul(first, 0x9e37) ^ Math.imul(second, 0x85eb)) & ((1 << openingBits) - 1);
}

/** @param names cores with at least three characters, or two where the caller knows them to be names */
export function indexNames(names: ReadonlySet<string>): NameIndex {
  const openings = new Uint8Array(1 << openingBits);
  for (const name of names) openings[hashPair(name.charCodeAt(0), name.charCodeAt(1))] = 1;
  return { names, openings };
}

/** The known names in a text, the longest at each place; they may not overlap. */
export function scanNames(text: string, index: NameIndex): string[] {
  const found: string[] = [];
  for (let start = 0; start + 1 < text.length; start += 1) {
    if (index.openings[hashPair(text.charCodeAt(start), text.charCodeAt(start + 1))] === 0) continue;
    for (let end = Math.min(text.length, start + longest); end >= start + 2; end -= 1) {
      const piece = text.slice(start, end);
      if (!index.names.has(piece)) continue;
      found.push(piece);
      start = end - 1;
      break;
    }
  }
  return found;
}
