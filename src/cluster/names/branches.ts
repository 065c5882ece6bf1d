import { createGrowable } from '../../core/growable.ts';
import { shared } from '../../core/shared-arrays.ts';
import { listMarkedTerms } from '../store/marked-terms.ts';
import { type MessageStore, namesKind, termKinds } from '../store/store.ts';

/** What a firm has several of, called by where each is (`沐榆路店`, `大学城校区`). */
const branch = /^([\u4e00-\u9fff]{2,6}?)(?:分?店|门店|分?校区?|支行|分行|营业[部厅]|分院|院区)$/u;
/** Places after which branches are called; a shop of its own is called otherwise (`老灶烧烤店`). */
const place = /(?:[路街道巷城区镇乡桥湾园里村坊站港门汇荟]|广场|大厦|中心|天地)$/u;
/** What chains call their houses (`云泰城`, `云泰广场`), before which the district stands. */
const house = /(?:城|广场|天地|汇|百货|超市|影院|影城|商场|生活馆)$/u;
const leastHouse = 3;
/** What the segmenter glues on behind it (`广场舞`). */
const mostGlued = 2;
const district = /^([\u4e00-\u9fff]{2,3})[区县市镇旗]$/u;
/** A district that no list knows is written so at the start of a name or a word. */
const districtStart = /^([\u4e00-\u9fff]{2}(?![小社园景校矿片])[\u4e00-\u9fff]?)[区县]/u;

/** Which branches messages name: those of message `i` are `starts[i] … starts[i + 1]`. */
export interface Branches {
  readonly starts: Uint32Array;
  /** Numbers of the places that they are called by. */
  readonly places: Uint32Array;
  /** 1 where the branch is named, 0 where it is only a place that one is called by. */
  readonly isNamed: Uint8Array;
  /** By place: 1 for districts, which hold others. */
  readonly isDistrict: Uint8Array;
}

/** Lists the branches of all messages; valid until the store changes. */
export function listBranches(store: MessageStore): Branches {
  const { named, meant, isDistrict } = findBranches(store);
  const marks = new Uint8Array(store.vocabulary.texts.length);
  for (const terms of [named, meant]) for (const id of terms.keys()) marks[id] = 1;
  const marked = listMarkedTerms(store, marks);
  const starts = shared.uint32(store.keys.length + 1);
  const places = createGrowable(shared.uint32);
  const isNamed = createGrowable(shared.uint8);
  for (let i = 0; i < store.keys.length; i += 1) {
    for (const term of marked.terms.subarray(marked.starts[i]!, marked.starts[i + 1]!)) {
      places.push((named.get(term) ?? meant.get(term))!);
      isNamed.push(named.has(term) ? 1 : 0);
    }
    starts[i + 1] = places.length;
  }
  return { starts, places: places.data, isNamed: isNamed.data, isDistrict };
}

interface FoundBranches extends Pick<Branches, 'isDistrict'> {
  readonly named: ReadonlyMap<number, number>;
  readonly meant: ReadonlyMap<number, number>;
}

/** Numbers of places by the ids of the terms that name a branch there, and of those that name the place alone. */
function findBranches({ vocabulary }: MessageStore): FoundBranches {
  const { texts, kinds, ids } = vocabulary;
  const numbers = new Map<string, number>();
  const numberOf = (text: string): number => {
    const number = numbers.get(text) ?? numbers.size;
    numbers.set(text, number);
    return number;
  };
  const named = new Map<number, number>();
  const districts = new Set(
    texts.flatMap((text, id) => (kinds.data[id] === termKinds.region ? district : districtStart).exec(text)?.[1] ?? []),
  );
  const isDistrict = (text: string): boolean => districts.has(text);
  const isHouse = (text: string): boolean => house.test(text) && ids[termKinds.name].has(text);
  for (const [id, text] of texts.entries()) {
    if (kinds.data[id] !== termKinds.name || namesKind(vocabulary, id)) continue;
    const stem = branch.exec(text)?.[1];
    if (stem !== undefined && (place.test(stem) || isDistrict(stem))) named.set(id, numberOf(stem));
    else {
      const before = districtOf(text, isDistrict, isHouse);
      if (before !== null) named.set(id, numberOf(before));
    }
  }
  const meant = new Map<number, number>();
  for (const [id, text] of texts.entries()) {
    if (kinds.data[id] === termKinds.word || named.has(id)) continue;
    const number = numbers.get(text) ?? numbers.get(district.exec(text)?.[1] ?? '');
    if (number !== undefined) meant.set(id, number);
  }
  return { named, meant, isDistrict: Uint8Array.from(numbers.keys(), (text) => (districts.has(text) ? 1 : 0)) };
}

/** The district before the name of a house, in which a chain has one of several; null where there is none. */
function districtOf(
  name: string,
  isDistrict: (text: string) => boolean,
  isHouse: (text: string) => boolean,
): string | null {
  for (let from = 2; from <= 3; from += 1) {
    if (!isDistrict(name.slice(0, from))) continue;
    for (let to = name.length; to >= Math.max(from + leastHouse, name.length - mostGlued); to -= 1) {
      if (isHouse(name.slice(from, to))) return name.slice(0, from);
    }
  }
  return null;
}

/**
 * Whether two messages name branches, or one a branch and the other a place that one is called by, and none in common. A district tells
 * nothing beside a road, which may lie in it.
 */
export function nameOtherBranches({ starts, places, isNamed, isDistrict }: Branches, a: number, b: number): boolean {
  const [fromA, toA, fromB, toB] = [starts[a]!, starts[a + 1]!, starts[b]!, starts[b + 1]!];
  let differ = false;
  for (let at = fromA; at < toA; at += 1) {
    for (let other = fromB; other < toB; other += 1) {
      if (places[at] === places[other]) return false;
      if (isDistrict[places[at]!] !== isDistrict[places[other]!]) continue;
      differ ||= isNamed[at] === 1 || isNamed[other] === 1;
    }
  }
  return differ;
}
