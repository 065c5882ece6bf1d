import type { SegmentedText } from '../../core/message.ts';
import { indexAt } from '../cut-text.ts';
import type { Gazetteer } from './gazetteer.ts';
import { isLeading, isStating } from './name-heads.ts';
import { startOfName } from './name-leads.ts';
import type { NameList } from './name-list.ts';
import { isKindOfRoad, isStem } from './name-stems.ts';
import { findTownship } from './townships.ts';

const ends = ['路', '街', '巷', '大道'] as const;
/** What goes on after the end of a road where that ends none (`路灯`, `街道`). */
const notEnd = new Uint8Array(0x1_0000);
for (const next of '灯面边段口站况程线由途过子障基费人牌标政桥局沿道区乡镇村社') notEnd[next.charCodeAt(0)] = 1;
/** By UTF-16 unit: 1 for what makes a kind of road of the sign behind it; `大道` ends names, `通道` none. */
const kindBefore = new Uint8Array(0x1_0000);
for (const before of '公铁道岔修走线支街通跑') kindBefore[before.charCodeAt(0)] = 1;
const road = /^([\u4e00-\u9fff]{1,5})(大道|大街|大路|路|街|巷)$/u;
/** Says after a road that it is one, where nothing before it does. */
const parts =
  /^(?:[东西南北中全前后上下半]段|路灯|路面|路段|整条路|自[去今前]年|坑坑?洼|人行道|红绿灯|[东西南北]侧|沿线|两[侧旁边]|对面|与.{2,6}?(?:交|路口)|和.{2,6}?(?:交|路口)|\d{1,4}号(?![线楼栋])|[、和与及至到][\u4e00-\u9fff]{2,5}(?:路|大道|街|巷)(?!口|面|灯))/u;
const longest = 6;

/**
 * Adds roads of whose names the segmenter tore a piece to what stands beside them (`划到` `海榆` `街东`): where a word leads to a
 * place, or what follows speaks of a road.
 */
export function addStatedRoads(segmented: SegmentedText, found: NameList, gazetteer: Gazetteer): void {
  const { text, starts } = segmented;
  for (const sign of ends) {
    for (let at = text.indexOf(sign, 2); at >= 0; at = text.indexOf(sign, at + 1)) {
      const end = at + sign.length;
      if (notEnd[text.charCodeAt(end)] === 1 || kindBefore[text.charCodeAt(at - 1)] === 1) continue;
      const isTaken = (start: number): boolean => found.overlapping(start, end).some((name) => name.end !== end + 1);
      if (isTaken(end - 1)) continue;
      const start = startOfRoad(segmented, indexAt(starts, at), end, found, gazetteer);
      if (start < 0 || isTaken(start)) continue;
      const town = findTownship(text.slice(start, end));
      const from = start + (town?.end ?? 0);
      if (town !== null) found.put({ name: town.name, type: 'region', start: from - town.name.length, end: from });
      found.put({ name: text.slice(from, end), type: 'road', start: from, end });
    }
  }
}

/** Where a road that ends there begins, the nearest start that something leads to; -1 where nothing does. */
function startOfRoad(
  { text, words, starts }: SegmentedText,
  last: number,
  end: number,
  found: NameList,
  gazetteer: Gazetteer,
): number {
  let isFollowed: boolean | null = null;
  for (let first = last; first >= 0 && end - starts[first]! <= longest; first -= 1) {
    const before = words[first - 1];
    if (!isLeading(before)) continue;
    const [, stem = '', kindOfRoad = ''] = road.exec(text.slice(starts[first], end)) ?? [];
    if (stem.length < 2 || isKindOfRoad(stem)) continue;
    if (!isStating(before) && !followsRoad(before, starts[first]!, found)) {
      isFollowed ??= parts.test(text.slice(end, end + 10));
      if (!isFollowed) continue;
    }
    const lead = startOfName(stem + kindOfRoad);
    return lead >= 0 && stem.length - lead >= 2 && isStem(stem, kindOfRoad, gazetteer) ? starts[first]! + lead : -1;
  }
  return -1;
}

/** Whether another road of a list ends right before a position. */
function followsRoad(before: string | undefined, start: number, found: NameList): boolean {
  return before === '、' && found.endingAt(start - 1)?.type === 'road';
}
