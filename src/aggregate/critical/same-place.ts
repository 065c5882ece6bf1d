import { isGeneralName } from '../../segment/places/general-heads.ts';

/** What names of one region have in common that are of no one place: its own name, numbers, what every town has one of. */
const common =
  /^(?:第.|[东南西北中新老]|中心|实验|人民|公园|客运|火车|汽车|高速|国道|省道|职[业教]|中医|妇幼|师范|附属)/u;
const regionEnd = /(?:自治[州县区旗]|[省市州县区旗镇乡])$/u;
/** Signs that two names have to begin with to be of one place (`云栖新村`, `云栖小学`). */
const leastShared = 2;

/** Whether a name tells a place from others of its region. */
export function isTelling(name: string): boolean {
  return name.length >= leastShared && !isGeneralName(name);
}

/**
 * Whether two names may be of one place, as neighbours write of one event: the same, one the beginning or the end of the other, or called
 * after the same.
 * @param region of both, whose own name says nothing
 */
export function isSamePlace(left: string, right: string, region: string): boolean {
  if (left === right) return true;
  const [short, long] = left.length <= right.length ? [left, right] : [right, left];
  if (short.length > leastShared && (long.startsWith(short) || long.endsWith(short))) return true;
  const shared = left.slice(0, leastShared);
  if (shared !== right.slice(0, leastShared) || common.test(shared)) return false;
  return shared !== region.replace(regionEnd, '').slice(0, leastShared);
}
