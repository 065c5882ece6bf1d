/** What whole names of estates end with, the longest first; 小区 and the like are left out or not (`findCore`). */
const ends = (
  '雅居 雅苑 雅园 嘉园 嘉苑 佳园 佳苑 花园 花苑 家园 名苑 名邸 名居 名城 新苑 新居 新城 华府 华庭 华苑 公馆 公寓 豪庭 豪苑 庄园 别墅 山庄 上城 学府 首府 御府 悦府 ' +
  '云筑 云著 云邸 壹号 名门 尚城 景苑 丽苑 丽都 馨苑 馨园 逸苑 国际 广场 中心 苑 府 庭 轩 邸'
).split(' ');
/** 松岸·江屿: the brand stands before the point, the estate's own name behind it. */
const dotted = /^([\u4e00-\u9fff]{2,4})[·•]([\u4e00-\u9fff]{2,4})$/u;
const stem = /^[\u4e00-\u9fff]{2,4}$/u;
/** Ends that estates share with much else: behind a brand, or before 小区, they tell one. */
const otherEnds = '台 湾 洲 岛 谷 湖 郡 城 里 境 墅 园 坊 阁 居 屿 湾区'.split(' ');
const leastOwn = 3;
/** Ends of what may stand in an estate, or hold one, under its name. */
const within = /(?:国际|广场|中心|公寓|新居|新城|名城|上城|学府|[城园湖里居])$/u;
/** One letter may call an estate by a wrong end; who writes of two estates of one brand does so several times. */
const leastMessages = 2;

/** A term, and how many messages have it. */
export interface NameUse {
  readonly id: number;
  readonly text: string;
  readonly messages: number;
}

interface BrandName {
  readonly ids: readonly number[];
  readonly end: string;
}

/**
 * Names of estates that share what stands before their end, each named by several messages: a developer calls its estates so (锦棠苑, 锦棠雅居;
 * 松岸·江屿, 松岸·云著), which are neighbours as numbered ones are. Of ends of which one is a part of another (苑, 雅苑) nobody knows.
 * @param names with the number of messages that have each
 * @param findWord a rare word, by its text: who writes 江屿 alone means the estate
 * @param isEstate whether somebody writes the name as that of an estate (小区), by its id
 * @returns a form by id, see `NameForms`
 */
export function findBrandForms(
  names: readonly NameUse[],
  findWord: (text: string) => NameUse | undefined,
  isEstate: (id: number) => boolean = () => false,
): ReadonlyMap<number, string> {
  const brands = new Map<string, BrandName[]>();
  const byText = new Map(names.map((name) => [name.text, name]));
  for (const { id, text, messages } of names) {
    for (const { brand, name } of listOwn(text, byText)) {
      if (name.messages >= leastMessages) addTo(brands, brand, { ids: [name.id], end: name.text });
    }
    const [brand, end] = splitName(text, isEstate(id)) ?? [];
    if (brand === undefined || end === undefined) continue;
    const word = dotted.test(text) ? findWord(end) : undefined;
    if (Math.max(messages, word?.messages ?? 0) < leastMessages) continue;
    const ids = word === undefined ? [id] : [id, word.id];
    addTo(brands, brand, { ids, end });
  }
  const forms = new Map<number, string>();
  for (const [brand, estates] of brands) {
    // Written with its point and without it, an estate is one, and its own word is in both.
    const isClear = ({ end }: BrandName): boolean =>
      !estates.some((other) => other.end !== end && (other.end.endsWith(end) || end.endsWith(other.end)));
    const own = estates.filter(isClear);
    if (new Set(own.map(({ end }) => end)).size < 2) continue;
    for (const { ids } of own) for (const id of ids) forms.set(id, `${brand}·`);
  }
  return forms;
}

function addTo(brands: Map<string, BrandName[]>, brand: string, name: BrandName): void {
  const known = brands.get(brand);
  if (known === undefined) brands.set(brand, [name]);
  else known.push(name);
}

/** Estates by their own names (澜岸府), before which a name has what may be a brand (松岸澜岸府): all that have the one have the other. */
function* listOwn(
  name: string,
  byText: ReadonlyMap<string, NameUse>,
): Generator<{ readonly brand: string; readonly name: NameUse }> {
  for (let from = 2; from <= 4 && name.length - from >= leastOwn; from += 1) {
    const own = byText.get(name.slice(from));
    const brand = name.slice(0, from);
    if (own === undefined || !stem.test(brand) || within.test(own.text)) continue;
    if ([...ends, ...otherEnds].some((end) => own.text.endsWith(end))) {
      yield { brand, name: own };
    }
  }
}

function splitName(name: string, isEstate: boolean): readonly [brand: string, end: string] | null {
  const parts = dotted.exec(name);
  if (parts !== null) return [parts[1]!, parts[2]!];
  const known = isEstate ? [...ends, ...otherEnds] : ends;
  const end = known.find((one) => name.endsWith(one) && stem.test(name.slice(0, -one.length)));
  return end === undefined ? null : [name.slice(0, -end.length), end];
}
