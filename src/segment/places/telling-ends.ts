import type { SegmentedText } from '../../core/message.ts';
import { indexAt } from '../cut-text.ts';
import type { Gazetteer } from './gazetteer.ts';
import type { NameList } from './name-list.ts';
import { nameSuffixes } from './place-lexicon.ts';
import { afterSquare } from './repair-things.ts';

/** Ends of names that end other words as often: they tell a name only where a judge says so. */
const moreEnds: ReadonlyMap<string, string> = new Map(
  Object.entries({
    estate: '原著 又一城 御园 群岛 三角洲 香榭 雅郡 御景 丽都 新都 国际 阳光 印象 公元 年华',
    school: '完小',
    hospital: '护理院 一院 二院 三院 四院 附一 附二 附三',
    company: '餐馆 茶楼 大药房 药房 旅行社 煤业 矿业 商行 生鲜 菜馆 酒家 大卖场 网咖 协会 商会 农商行',
    project: '牧场 盐场 货场 滑雪场 尾矿库 风光带 体育中心 古镇 停车场 世界 邮政所 大楼 城铁 景点',
  }).flatMap(([type, list]) => list.split(' ').map((end) => [end, type] as const)),
);
/** Types by end; who lives somewhere is named by other signs. */
const endTypes: ReadonlyMap<string, string> = new Map(
  [...nameSuffixes, ...moreEnds].filter(([, type]) => type !== 'people'),
);

/** Ends of names that the segmenter knows as no word, or as the end of another: what follows tells nothing more. */
export const cutEnds = {
  village: '经联社 经合社 股份社 股份联社 股份经济社',
  estate: '名都 名邸 名苑 名居 华庭 豪庭 雅庭 雅苑 嘉苑 佳苑 锦苑 豪苑 御苑 花苑 华苑 嘉园 佳园 雅园 华府 雅居 雅筑 苑',
  company:
    '健身会所 健身俱乐部 健身房 健身馆 健身中心 健身 游泳馆 瑜伽馆 美容会所 美容院 养生馆 月子中心 母婴会所 舞蹈培训 舞蹈工作室 美术培训 英语培训 艺术培训 跆拳道馆 早教中心 早教 托育 琴行 服饰 制衣 针织 家纺 染整 纸业 木业 化工 药业 矿业 酒业 塑业 建材厂 化工厂',
} as const;

/** By UTF-16 unit: bit `n` is set where an end of `n` units ends with it. */
const lengths = new Uint8Array(0x1_0000);
/** By UTF-16 unit: 1 where an end of several units has it before its last: most that ends with one sign is told by it to end with no longer one. */
const innerUnits = new Uint8Array(0x1_0000);
for (const end of endTypes.keys()) {
  lengths[end.charCodeAt(end.length - 1)]! |= 1 << end.length;
  if (end.length > 1) innerUnits[end.charCodeAt(end.length - 2)] = 1;
}
const longest = 6;
/** Ends of estates that say something else unless a region stands right before the name. */
const afterRegion: ReadonlySet<string> = new Set(['阳光', '年华']);

/** The ends that `readTellingEnd` knows. */
export function listTellingEnds(): Iterable<string> {
  return endTypes.keys();
}

/** Those of `cutEnds`. */
export function listCutEnds(): string[] {
  return Object.values(cutEnds).flatMap((list) => list.split(' '));
}

/** What goes on after an end where that ends none (`城市`, `大街道`, `六中队`). */
const goesOn: readonly (readonly [RegExp, RegExp])[] = [
  [/城$/u, /^[市镇乡区管建投铁际关墙郊中楼门头内里外东西南北]/u],
  [/湾$/u, /^区/u],
  [/山$/u, /^[庄村区林体地坡脚水]/u],
  [/街$/u, /^[道坊办]/u],
  [/[国省县]道$/u, /^路/u],
  [/[铁公]路$/u, /^(?:[局总段]|管理|养护|客运|运输)/u],
  [/互通$/u, /^[城有互]/u],
  [/中心$/u, /^[区城]/u],
  [/[中大]学$/u, /^[习毕]/u],
  [/[一二三四五六七八九]中$/u, /^[队心全]/u],
  [/[一二三四五六七八九]小$/u, /^时/u],
  [/经济社$/u, /^会/u],
  [/家政$/u, /^策/u],
  [/片区$/u, /^域/u],
  [/客运$/u, /^[班车线]/u],
  [/大集$/u, /^[体中团合]/u],
  [/附.$/u, /^[院中小幼层楼号期件近属]/u],
  [/世界$/u, /^[上级各杯性]/u],
  [/广场$/u, afterSquare],
  [/国际$/u, /^[化性上]/u],
  [/房产$/u, /^证/u],
  [/燃气$/u, /^管/u],
  [/公交$/u, /^[车站线]/u],
];
const goingOn: ReadonlyMap<string, RegExp> = new Map(
  [...endTypes.keys()].flatMap((end) => {
    const next = goesOn.find(([before]) => before.test(end))?.[1];
    return next === undefined ? [] : [[end, next] as const];
  }),
);
/** What ends within another word, or is the rest of another name: 政府, 小学校, 宅基地, 危桥, 东路路灯. */
const overlaps = /^(?:政府|路路|[小中大]学校|宅基地|危桥)$/u;
/** Words that are no names alone and end some. */
const endsNames = /^(?:山[村路]|江[河山]|[大小]桥|小镇|[桥河山湖城站])$/u;
/** What firms go on with after what they deal in. */
const firm =
  /(?:开发|置业|投资|咨询|经营|经纪|管理|服务|建设|实业|集团|商贸|贸易)*(?:股份)?(?:有限)?(?:责任)?(?:总|分)?公司/uy;

/** A telling end (小区, 路, 中学) in a text, whatever words the segmenter made of it and of what stands beside it. */
export interface TellingEnd {
  /** The type of what it names. */
  readonly type: string;
  readonly start: number;
  readonly end: number;
  /** Whether it tells a name right after a region only. */
  readonly needsRegion: boolean;
}

/** Whether a text is a telling end and nothing more. */
export function isTellingEnd(text: string): boolean {
  return endTypes.has(text);
}

/** The type of what the longest telling end of a name says that it names; null where it has none. */
export function typeOfEnd(name: string): string | null {
  for (let length = Math.min(longest, name.length - 1); length > 1; length -= 1) {
    const type = endTypes.get(name.slice(-length));
    if (type !== undefined) return type;
  }
  return null;
}

/**
 * The longest telling end there; null where there is none, or where it says something else.
 * @param last index of the word in which it ends
 */
export function readTellingEnd(
  { text, words, starts }: SegmentedText,
  last: number,
  end: number,
  gazetteer: Gazetteer,
): TellingEnd | null {
  const bits = lengths[text.charCodeAt(end - 1)]!;
  const word = words[last]!;
  const isWhole = starts[last]! + word.length === end;
  // Of a word one sign tells no end: 城 in 城市.
  const shortest = isWhole ? 1 : 2;
  for (
    let length = innerUnits[text.charCodeAt(end - 2)] === 1 ? Math.min(longest, end) : 1;
    length >= shortest;
    length -= 1
  ) {
    if ((bits & (1 << length)) === 0) continue;
    const suffix = text.slice(end - length, end);
    const type = endTypes.get(suffix);
    if (type === undefined) continue;
    if (isWhole && word.length > length && !endsNames.test(word) && gazetteer.borders.has(word)) return null;
    if (overlaps.test(text.slice(end - length - 1, end))) return null;
    if (goingOn.get(suffix)?.test(text.slice(end, end + 2))) return null;
    return { type, start: end - length, end, needsRegion: afterRegion.has(suffix) };
  }
  return null;
}

/**
 * The end of a name that ends with one and goes on with others (`云栖湖` `小区`, `云栖房产` `开发有限公司`).
 */
export function goOn({ text, starts }: SegmentedText, first: TellingEnd, found: NameList): TellingEnd {
  let { type, end } = first;
  for (let round = 0; round < 2; round += 1) {
    for (let length = 4; length > 0; length -= 1) {
      const to = end + length;
      const next = to <= text.length ? endTypes.get(text.slice(end, to)) : undefined;
      if (next === undefined || !found.isFree(end, to)) continue;
      if (length === 1 && to < text.length && starts[indexAt(starts, to)] !== to) continue;
      [type, end] = [next, to];
      break;
    }
  }
  firm.lastIndex = end;
  if (type === 'company' && firm.test(text)) end = firm.lastIndex;
  return { ...first, type, end };
}
