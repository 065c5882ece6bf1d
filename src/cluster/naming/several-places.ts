import { nameSuffixes } from '../../segment/places/place-lexicon.ts';
import { foldName } from '../names/learn-names.ts';

/** A name of something of which a matter has one: a school, a firm, an estate, a village, a town, mostly a road. */
export interface TypedName {
  readonly text: string;
  readonly type: string;
  /** What stands before the end that tells the type. */
  readonly stem: string;
}

/** By the type of what is named: the measure word, and what several are called that end otherwise each. */
const words: Readonly<Record<string, readonly [measure: string, noun: string]>> = {
  school: ['所', '学校'],
  hospital: ['家', '医院'],
  company: ['家', '单位'],
  estate: ['个', '小区'],
  village: ['个', '村居'],
  town: ['个', '街镇'],
  road: ['条', '道路'],
};
/** What several are called whose names end with the one sign. */
const nounsOfSigns: Readonly<Record<string, string>> = {
  店: '店铺',
  厂: '工厂',
  村: '村',
  桥: '桥梁',
  镇: '镇',
  乡: '乡',
};
const firm = /公司$/u;
/** Ends of firms' names that call no kind of firm. */
const trade =
  /^(?:房产|地产|置业|车贷|贷款|理财|金融|投资|普惠|财富|热力|水务|燃气|钢铁|家政|化工|纸业|药业|制药|重工|铝业|酒业|乳业|印染|电镀)$/u;
const longestEnd = 6;
/** A name may be a part of a longer one that the segmenter did not see (`桥头街道` of `柳桥头街道`), so much longer at most. */
const longestMissed = 2;
/** Regions before a name, one a level at most, where a title or what leads to a place comes before them. */
const regionsBefore =
  /(?<=^|[在于对]|投诉|举报|反映|咨询|建议|希望|请求)(?:[a-z]\d{0,3}[省市区县]{1,2}|[\u4e00-\u9fff]{2,3}?(?<!小)[省市区县]){1,4}$/iu;

/** A stretch of a title, with the name that it ends with. */
interface Stretch {
  readonly start: number;
  end: number;
  name: TypedName;
}

/** An issue whose members name several places of a type. */
export interface SeveralPlaces {
  /** Names in the title that is to be printed. */
  readonly contested: readonly TypedName[];
  /** Names of the titles of all members. */
  readonly names: readonly TypedName[];
  readonly titles: readonly string[];
  readonly isGeneral: (word: string) => boolean;
  /** Length of what stands before the first name of a title: formulas and regions. */
  readonly lengthOfOpening: (title: string) => number;
}

/**
 * A title with names of single places put into words for several; of names that follow each other the last tells what they are. Regions
 * before them that few titles have go with them.
 */
export function nameSeveral(title: string, several: SeveralPlaces): string {
  let named = title;
  for (const { start, end, name } of findStretches(title, several).reverse()) {
    const before = named.slice(0, start);
    const regions = regionsBefore.exec(before)?.[0] ?? '';
    const isShared = several.titles.filter((own) => own.includes(regions)).length * 2 > several.titles.length;
    const kept = isShared ? before : before.slice(0, before.length - regions.length);
    named = kept + sayMany(name, several) + named.slice(end);
  }
  return named;
}

function findStretches(title: string, { contested, lengthOfOpening }: SeveralPlaces): Stretch[] {
  const written = foldName(title.toLowerCase());
  if (written.length !== title.length) return [];
  const first = lengthOfOpening(written);
  const found = contested
    .flatMap((name) => {
      const at = written.indexOf(name.text);
      const start = at > first && at - first <= longestMissed ? first : at;
      return at < 0 ? [] : [{ start, end: endOf(written, at + name.text.length), name }];
    })
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const stretches: Stretch[] = [];
  for (const next of found) {
    const last = stretches.at(-1);
    if (last === undefined || next.start > last.end) stretches.push({ ...next });
    else if (next.end > last.end) {
      last.end = next.end;
      last.name = next.name;
    }
  }
  return stretches;
}

/** Where a name ends in a title, with the end that it can do without. */
function endOf(title: string, end: number): number {
  return end + (/^(?:小区|社区)/u.exec(title.slice(end))?.[0].length ?? 0);
}

function sayMany({ type }: TypedName, { names, isGeneral }: SeveralPlaces): string {
  const [measure, noun] = words[type]!;
  // What roads end with tells no kind of them (`东路`).
  if (type === 'road') return `多${measure}${noun}`;
  const texts = names.filter((name) => name.type === type).map(({ text }) => text);
  return `多${measure}${findEnd(texts, isGeneral) ?? noun}`;
}

/** What all names end with, if it is a word for what they name; null else. */
function findEnd(texts: readonly string[], isGeneral: (word: string) => boolean): string | null {
  if (texts.every((text) => firm.test(text))) return '公司';
  const [first] = texts;
  for (let length = Math.min(longestEnd, first!.length - 2); length > 1; length -= 1) {
    const end = first!.slice(-length);
    if (trade.test(end)) continue;
    if ((nameSuffixes.has(end) || isGeneral(end) || end === '街道') && texts.every((text) => text.endsWith(end)))
      return end.toUpperCase();
  }
  const sign = first!.slice(-1);
  return texts.every((text) => text.endsWith(sign)) ? (nounsOfSigns[sign] ?? null) : null;
}
