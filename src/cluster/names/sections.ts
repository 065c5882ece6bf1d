import { createGrowable } from '../../core/growable.ts';
import { shared } from '../../core/shared-arrays.ts';
import { listMarkedTerms } from '../store/marked-terms.ts';
import { type MessageStore, namesKind, termKinds, titleFlag } from '../store/store.ts';

const road = /(?:[路街道巷]|公路|高速|国道|省道|县道|快速路)$/u;
/** Where a section of a road begins or ends, or another crosses it. */
const point = /(?:[路街道巷桥环]|路段|隧道|立交|互通|高速)$/u;
/** A shorter end of a name is that of many. */
const leastOwn = 3;
/** Of these a title has few: more tell an area, or a way through it. */
const mostPoints = 4;
/** Who tells of a crossing names a third road at most. */
const mostRoads = 3;

/** Ways and bridges that messages name: those of message `i` are `starts[i] … starts[i + 1]`. */
export interface Sections {
  readonly starts: Uint32Array;
  /** Term ids, each once: what others call by the end of a name alone (`榆桥路` of `云栖榆桥路`) by the id of that. */
  readonly ways: Uint32Array;
  /** 1 where the title has the name. */
  readonly inTitle: Uint8Array;
  /** 1 for roads, by term id. */
  readonly isRoad: Uint8Array;
}

/** Lists them; valid until the store changes. */
export function listSections(store: MessageStore): Sections {
  const { texts, kinds } = store.vocabulary;
  const isRoad = shared.uint8(texts.length);
  const isPoint = new Uint8Array(texts.length);
  for (const [id, text] of texts.entries()) {
    if (kinds.data[id] !== termKinds.name || namesKind(store.vocabulary, id)) continue;
    isRoad[id] = road.test(text) ? 1 : 0;
    isPoint[id] = point.test(text) ? 1 : 0;
  }
  const ownOf = findOwn(texts, isPoint);
  const marked = listMarkedTerms(store, isPoint);
  const starts = shared.uint32(store.keys.length + 1);
  const ways = createGrowable(shared.uint32);
  const inTitle = createGrowable(shared.uint8);
  for (let i = 0; i < store.keys.length; i += 1) {
    const titled = new Map<number, number>();
    for (let at = marked.starts[i]!; at < marked.starts[i + 1]!; at += 1) {
      const term = marked.terms[at]!;
      const own = ownOf.get(term) ?? term;
      titled.set(own, (titled.get(own) ?? 0) | (marked.uses[at]! & titleFlag ? 1 : 0));
    }
    for (const [way, flag] of titled) {
      ways.push(way);
      inTitle.push(flag);
    }
    starts[i + 1] = ways.length;
  }
  return { starts, ways: ways.data, inTitle: inTitle.data, isRoad };
}

/** By name that ends with another name of the kind the shortest such one: before it stands where that is. */
function findOwn(texts: readonly string[], isPoint: Uint8Array): Map<number, number> {
  const ids = new Map<string, number>();
  for (const [id, text] of texts.entries()) if (isPoint[id] === 1) ids.set(text, id);
  const found = new Map<number, number>();
  for (const [text, id] of ids) {
    for (let from = text.length - leastOwn; from > 0; from -= 1) {
      const own = ids.get(text.slice(from));
      if (own === undefined) continue;
      found.set(id, own);
      break;
    }
  }
  return found;
}

/** Whether two titles name one road, and each besides ways of its own that the other message has not: other sections or crossings of it. */
export function titleOtherSections({ starts, ways, inTitle, isRoad }: Sections, a: number, b: number): boolean {
  const [fromA, toA, fromB, toB] = [starts[a]!, starts[a + 1]!, starts[b]!, starts[b + 1]!];
  if (toA - fromA < 2 || toB - fromB < 2) return false;
  if (!titlesPoint(inTitle, fromA, toA) || !titlesPoint(inTitle, fromB, toB)) return false;
  let common = -1;
  for (let at = fromA; at < toA; at += 1) {
    for (let other = fromB; other < toB; other += 1) {
      if (ways[at] !== ways[other]) continue;
      if (common >= 0 || isRoad[ways[at]!] === 0 || inTitle[at] === 0 || inTitle[other] === 0) return false;
      common = at;
    }
  }
  return common >= 0;
}

/** Whether two messages name the same two roads and hardly another: a crossing, or a stretch between the two. */
export function nameSameCrossing(sections: Sections, a: number, b: number): boolean {
  const [one, other] = [listRoads(sections, a), listRoads(sections, b)];
  if (Math.max(one.length, other.length) > mostRoads) return false;
  return one.filter((way) => other.includes(way)).length >= 2;
}

function listRoads({ starts, ways, isRoad }: Sections, message: number): number[] {
  const roads: number[] = [];
  for (let at = starts[message]!; at < starts[message + 1]!; at += 1) {
    if (isRoad[ways[at]!] === 1) roads.push(ways[at]!);
  }
  return roads;
}

/** Whether a title names a road and what tells where on it. */
function titlesPoint(inTitle: Uint8Array, from: number, to: number): boolean {
  let ways = 0;
  for (let at = from; at < to; at += 1) ways += inTitle[at]!;
  return ways >= 2 && ways <= mostPoints;
}
