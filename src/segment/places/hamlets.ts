import type { SegmentedText } from '../../core/message.ts';
import { singleFamilyNames } from '../../ingest/masks/family-names.ts';
import { indexAt } from '../cut-text.ts';
import type { Gazetteer } from './gazetteer.ts';
import { commonEnds, firmEnds, hamletEnds } from './hamlet-ends.ts';
import { isStating } from './name-heads.ts';
import type { NameList } from './name-list.ts';

const firm = new RegExp(`[${firmEnds}]$`, 'u');

/** `尹家坪`, `大尹家沟`: whoever settled there, and what the ground is like. */
const family = new RegExp(`^[大小上下前后老新]?[${singleFamilyNames}]家[大小]?[${firmEnds}${commonEnds}]$`, 'u');
/** Valleys and ridges by their number, as all over the north (`二道沟`). */
const counted = /^[头二三四五六七八九十]道[沟岭湾坝梁拐]$/u;
const stem = /^(?!.*[至到在的了])[\u4e00-\u9fff]{1,3}$/u;
/** Ground, works and other things that everybody writes of, by what stands before their end. */
const general =
  /^(?:.?[水泥沙石土草泵陡斜上下半山路护边大小高低深排臭污电阳阴缓急地线管明暗两一这那整坑]|坑坑洼|停车|绿化|安全|交通|防洪|拦河|堤|堤防|泄洪|化粪|电缆|反|鱼|池|荷|亚|欧|非|美|澳|孤|军|夏令|汉|碉|城|保安|执勤|防空|涵|桥|溶|矿|铁路桥|花岗|石灰|玄武|门|台|田|河|大雨滂|滂|诱|站|在|待|转|离|顶|定|门|亭|压|村|丘|峻|俯|缓)$/u;
/** Who lives there, or a smaller part of it. */
const dwellers = /^(?:村民|村民小组|小组|组|自然村|社员|生产队|队|片|移民|群众|百姓|住户)$/u;
/** A longer name goes on, though nothing knows it. */
const goingOn = /^(?:[镇乡村路街桥站]|社区|居委会|大道|街道|水库)/u;
/** What segmenters leave at the beginning of an unknown name. */
const leftOver = /^[村县镇乡区市组段原往到当想像从在至由是](?=[\u4e00-\u9fff]{2})/u;

/**
 * Adds names of hamlets and islands to the names of a text: where no other name was found, a family's (`尹家坪`), one of a firm
 * end (`石塘寨`), or one right after the name of what it belongs to or before who lives there (`云溪镇马鞍岛`, `牛角沟` `村民`).
 * @param ending indices of the words that end like one and stand in no name found before
 */
export function addHamlets(
  { text, words, starts }: SegmentedText,
  found: NameList,
  ending: readonly number[],
  gazetteer: Gazetteer,
): void {
  for (const last of ending) {
    const word = words[last]!;
    const first = firstOfHamlet(words, last);
    if (first < 0 || isWord(word, gazetteer) || goingOn.test(words[last + 1] ?? '')) continue;
    if (first < last && isWord(words[first]!, gazetteer)) continue;
    const end = starts[last]! + word.length;
    const start = starts[first]! + (leftOver.test(text.slice(starts[first], end)) ? 1 : 0);
    if (found.overlapping(start, end).length > 0) continue;
    const position = {
      afterName: found.endingAt(start) !== undefined,
      beforeDwellers: dwellers.test(words[last + 1] ?? ''),
    };
    if (isHamlet(text.slice(start, end), position)) {
      found.put({ name: text.slice(start, end), type: 'village', start, end });
    }
  }
}

/** What villages and slopes are called after by its count (`五块石村`, `八棵树社区`). */
const countedGround =
  /[二三四五六七八九十](?:[块座棵颗根口眼道][石碑牌拐桥井坎岩湾沟坝梁岭树田水河塘泉门槐柳杨松柏榆枣桩](?:子|头)?(?:村(?![支委])|社区|自然村)|[块棵][石碑](?![头块子刻文匾板材料油碎砖墩]))/gu;
const oneSign = /^[^\u4e00-\u9fff]$/u;

/** Adds villages that are called after what there is so many of, where a clause begins, after a region or what leads to a place. */
export function addCountedVillages({ text, words, starts }: SegmentedText, found: NameList): void {
  for (const { 0: name, index: start } of text.matchAll(countedGround)) {
    const end = start + name.length;
    const first = indexAt(starts, start);
    if (starts[first] !== start || found.overlapping(start, end).length > 0) continue;
    const before = words[first - 1];
    const isStated = found.endingAt(start)?.type === 'region' || isStating(before);
    const endsVillage = name.length > 3;
    if (isStated || (endsVillage && (before === undefined || oneSign.test(before))))
      found.put({ name, type: 'village', start, end });
  }
}

/** Whether a text ends like the name of a hamlet (`石塘寨`), before whatever is said of it. */
export function endsHamlet(text: string): boolean {
  return hamletEnds.includes(text.charAt(text.length - 1));
}

/** Index of the first word of what may be a hamlet's name; a family's comes in three where its end is rare (`汤` `家` `塆`). */
function firstOfHamlet(words: readonly string[], last: number): number {
  if (words[last]!.length > 1) return last;
  return words[last - 1] === '家' && words[last - 2]?.length === 1 ? last - 2 : last - 1;
}

function isWord(word: string, { borders, roles }: Gazetteer): boolean {
  return borders.has(word) || roles.has(word);
}

/** What beside a name says that it is a place. */
interface HamletPosition {
  readonly afterName: boolean;
  readonly beforeDwellers: boolean;
}

function isHamlet(name: string, { afterName, beforeDwellers }: HamletPosition): boolean {
  if (family.test(name) || counted.test(name)) return true;
  const head = name.slice(0, -1);
  if (!stem.test(head) || general.test(head)) return false;
  // Two characters are as often the beginning of another name.
  return beforeDwellers || (head.length > 1 && (afterName || firm.test(name)));
}
