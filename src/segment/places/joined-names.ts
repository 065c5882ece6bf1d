import type { SegmentedText } from '../../core/message.ts';
import type { Gazetteer } from './gazetteer.ts';
import type { NameList } from './name-list.ts';
import { isStem } from './name-stems.ts';

const joins = ['至', '到'] as const;
/** The end of the second of two names between which a way leads: what the way is, or the next of several. */
const second =
  /([\u4e00-\u9fff]{2,6}?)(?=(?:的|之间的?|这|那|一)?(?:、|(?:路段|道路|公路|马路|路面|乡道|县道|村道|省道|国道|水泥路|柏油路|泥路|快速路|高速|沿线|段(?![口边上])|班车|专线|公交)))/uy;
const lastOfList = /([\u4e00-\u9fff]{2,6})(?=[，。；,.;])/uy;
const first =
  /(?:^|[从由自、。，；：！？!?,;:\s(（“的]|必经|途[经径]|修建|打通|开通|拓宽|硬化|关于)[从由自如]?([\u4e00-\u9fff]{2,6})$/u;
/** Times, states, and what everybody goes from and to. */
const general =
  /[年月日号天时点分早晚午前后今始终初末底中里外内上下]$|^(?:[一二三四五六七八九十两多几第]|[早晚上下今明昨])(?![中小路马号线院])|^(?:家|家里|家门口|学校|单位|小区|村里|镇上|县城|城区|市区|医院|门口|楼下|村口|公司|街道|车站|路口)$|[来去得会见想看听感收受达遇做碰涉轮直遭]$|(?:火车|高铁|动车|班车|公交车|客车)$/u;
const settlement = /^(.+?)(村|镇|乡|桥|站|口|路|街)$/u;
/** By UTF-16 unit: 1 for what every way or list of ways is told by. */
const signs = new Uint8Array(0x1_0000);
for (const sign of '、路道段沿高班专公') signs[sign.charCodeAt(0)] = 1;

/** Adds names between which a way leads (`从石桨到海榆的路段`, `三中至榆坳、云塔至桨桥`), though nothing else tells them. */
export function addJoinedNames({ text }: SegmentedText, found: NameList, gazetteer: Gazetteer): void {
  const add = (start: number, end: number): void => {
    const others = found.overlapping(start, end);
    if (others.some((name) => name.start < start || name.end > end)) return;
    if (others.some((name) => name.start === start && name.end === end)) return;
    found.put({ name: text.slice(start, end), type: 'village', start, end });
  };
  for (const join of joins) {
    for (let at = text.indexOf(join, 2); at > 0; at = text.indexOf(join, at + 1)) {
      const inList = isListed(text, at);
      if (!inList && !hasSign(text, at + 3, at + 10)) continue;
      const ends = readEnds(text, at, inList);
      if (ends === null) continue;
      const { before, after } = ends;
      const stop = at + 1 + after.length;
      const isKnown = found.endingAt(at) !== undefined;
      const isNamed = before !== undefined && mayBeEnd(before, gazetteer);
      if (!isKnown && !isNamed) continue;
      const isGoal = mayBeEnd(after, gazetteer);
      if (!isGoal && found.startingAt(at + 1) === undefined) continue;
      if (isNamed) add(at - before.length, at);
      if (isGoal) add(at + 1, stop);
    }
  }
}

/** What stands before and behind a word between two names; null where nothing tells that the second is one. */
function readEnds(
  text: string,
  at: number,
  inList: boolean,
): { readonly before: string | undefined; readonly after: string } | null {
  second.lastIndex = at + 1;
  const after = second.exec(text)?.[1];
  if (after === undefined && !inList) return null;
  const before = first.exec(text.slice(Math.max(0, at - 9), at))?.[1];
  if (after !== undefined) return { before, after };
  if (before === undefined || text.charAt(at - before.length - 1) !== '、') return null;
  lastOfList.lastIndex = at + 1;
  const last = lastOfList.exec(text)?.[1];
  return last === undefined ? null : { before, after: last };
}

/** Whether a way or a list is named within a stretch: else there is nothing to look for. */
function hasSign(text: string, from: number, to: number): boolean {
  for (let at = Math.max(0, from); at < to && at < text.length; at += 1) {
    if (signs[text.charCodeAt(at)] === 1) return true;
  }
  return false;
}

function isListed(text: string, at: number): boolean {
  for (let from = at - 3; from >= at - 8; from -= 1) if (text.charAt(from) === '、') return true;
  return false;
}

function mayBeEnd(name: string, gazetteer: Gazetteer): boolean {
  const [, stem = name, end = ''] = settlement.exec(name) ?? [];
  return !general.test(name) && isStem(stem, end, gazetteer);
}
