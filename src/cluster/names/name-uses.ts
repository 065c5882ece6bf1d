import { listCities } from '../../segment/places/gazetteer.ts';
import { type MessageStore, termKinds } from '../store/store.ts';
import { messagesWith } from '../terms/replace-terms.ts';
import { cityOf, isArea } from './areas.ts';
import { foldName, indexNames, listNames } from './learn-names.ts';

/** What the messages that have a name, or another of its sound, say of it. */
export interface NameUse {
  /** How many of their titles write it so. */
  titles: number;
  /** Term ids of the counties and districts of those that have it. */
  readonly areas: Set<number>;
  /** See `cityOf`. */
  readonly cities: Set<string>;
}

const noGroup = -1;

/**
 * Reads how names are used, in one pass over the messages that have any of them.
 * @param groups ids of the names of one sound each
 */
export function readNameUses(groups: readonly (readonly number[])[], store: MessageStore): Map<number, NameUse> {
  const { starts, terms, titles } = store;
  const { texts, kinds } = store.vocabulary;
  const uses = new Map<number, NameUse>();
  const groupOf = new Int32Array(texts.length).fill(noGroup);
  const ids = new Map<string, number>();
  for (const [at, group] of groups.entries()) {
    for (const name of group) {
      groupOf[name] = at;
      ids.set(texts[name]!, name);
      uses.set(name, { titles: 0, areas: new Set(), cities: new Set() });
    }
  }
  const index = indexNames(new Set(ids.keys()));
  const placeOf = createPlaces(texts);
  // The names of the message at hand.
  const here: number[] = [];
  for (const i of messagesWith(uses.keys(), store)) {
    const own = terms.data.subarray(starts.data[i]!, starts.data[i + 1]!);
    here.length = 0;
    for (const id of own) if (groupOf[id] !== noGroup) here.push(id);
    for (const id of own) {
      if (kinds.data[id] !== termKinds.region) continue;
      for (const name of here) notePlace(uses.get(name)!, id, placeOf(id));
    }
    for (const text of listNames(foldName(titles[i]!), index)) {
      const name = ids.get(text)!;
      if (here.some((other) => groupOf[other] === groupOf[name])) uses.get(name)!.titles += 1;
    }
  }
  return uses;
}

interface RegionPlace {
  readonly isArea: boolean;
  readonly city: string | null;
}

function notePlace(use: NameUse, region: number, { isArea, city }: RegionPlace): void {
  if (isArea) use.areas.add(region);
  if (city !== null) use.cities.add(city);
}

/** What a region is, by the id of its term. */
function createPlaces(texts: readonly string[]): (id: number) => RegionPlace {
  const cityNames = listCities();
  const known = new Map<number, RegionPlace>();
  return (id) => {
    let place = known.get(id);
    if (place === undefined) {
      place = { isArea: isArea(texts[id]!), city: cityOf(texts[id]!, cityNames) };
      known.set(id, place);
    }
    return place;
  };
}

/** Whether two names are used in different cities, or different counties. */
export function areApart(a: NameUse, b: NameUse): boolean {
  return shareNone(a.cities, b.cities) || shareNone(a.areas, b.areas);
}

/** Whether both know places, and none in common. */
function shareNone<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): boolean {
  if (a.size === 0 || b.size === 0) return false;
  const [few, many] = a.size <= b.size ? [a, b] : [b, a];
  for (const place of few) if (many.has(place)) return false;
  return true;
}

/** A name that stands for another is also where that one is: a third, elsewhere, is neither. */
export function addPlaces(target: NameUse, { areas, cities }: NameUse): void {
  for (const area of areas) target.areas.add(area);
  for (const city of cities) target.cities.add(city);
}
