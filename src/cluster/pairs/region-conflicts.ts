import { openOnce } from '../../core/open-once.ts';
import { listDistricts } from '../../segment/places/gazetteer.ts';
import { splitRegion } from '../names/areas.ts';
import { scopes } from '../names/name-scopes.ts';
import { type MessageStore, termKinds } from '../store/store.ts';

/** Says that what a letter asks for is settled above a county. */
const beyondCounty = ['全省', '省内', '跨省', '全国', '跨市', '跨县', '跨区', '异地', '异地就医', '城际', '全市'];

const code = /^[A-Z]\d/u;

/** What is known of where messages are, beside their regions. */
export interface RegionStands {
  /** 1 where the region is the title's, or no word of the text and so the source's own. */
  readonly sure: Uint8Array;
  /** 1 where the letter asks for what is settled above a county. */
  readonly wide: Uint8Array;
  /** Regions of other sorts may be one, or lie in each other: 1 for cities of a county's rank, 2 for codes (`A7县`), else 0. */
  readonly sorts: Uint8Array;
  /** The term of the region, −1 where no message has it. */
  readonly terms: Int32Array;
}

/** Cities of a county's rank, among all counties and districts. */
const listCountyCities = openOnce(() => new Set([...listDistricts().values()].flatMap((names) => [...names])));

/** Valid until the store changes. */
export function readStands(store: MessageStore): RegionStands {
  const { ids } = store.vocabulary;
  const isWide = new Uint8Array(store.vocabulary.texts.length);
  for (const id of beyondCounty.flatMap((word) => ids[termKinds.word].get(word) ?? [])) isWide[id] = 1;
  const [starts, terms] = [store.starts.data, store.terms.data];
  const size = store.keys.length;
  const countyCities = listCountyCities();
  const stands = {
    sure: new Uint8Array(size),
    wide: new Uint8Array(size),
    sorts: new Uint8Array(size),
    terms: new Int32Array(size).fill(-1),
  };
  for (let i = 0; i < size; i += 1) {
    const stated = store.regions[i] ?? null;
    const region = stated === null ? null : splitRegion(stated).name;
    const term = region === null ? undefined : ids[termKinds.region].get(region);
    let isNamed = false;
    for (let at = starts[i]!, end = starts[i + 1]!; at < end; at += 1) {
      const id = terms[at]!;
      isNamed ||= id === term;
      if (isWide[id] === 1) stands.wide[i] = 1;
    }
    if (region === null) continue;
    if (term !== undefined) stands.terms[i] = term;
    if (code.test(region)) stands.sorts[i] = 2;
    else if (region.endsWith('市') && countyCities.has(region)) stands.sorts[i] = 1;
    if (!isNamed || saysRegion(store.titles[i]!, region)) stands.sure[i] = 1;
  }
  return stands;
}

/** Whether a title names a region, in full or without its end. */
function saysRegion(title: string, region: string): boolean {
  return title.includes(region) || (region.length > 2 && title.includes(region.slice(0, -1)));
}

/**
 * Whether two messages of regions that exclude each other are of two matters: not where they name one thing that reaches beyond a
 * county, or both ask for what is settled above it, and not where one of the regions is in doubt and the name that they share has no
 * other county.
 * @param shared `scopes` of the names in common
 * @param isOneMatter whether they speak of one matter
 */
export function isOfOtherRegion(
  { sure, wide }: RegionStands,
  [a, b]: readonly [number, number],
  shared: number,
  isOneMatter: () => boolean,
): boolean {
  if (shared & scopes.wide) return false;
  const areSure = sure[a] === 1 && sure[b] === 1;
  if (shared & scopes.highway) return areSure && !isOneMatter();
  if (shared & scopes.own) return areSure && !isOneMatter();
  if (shared & scopes.common) return true;
  if (shared & scopes.street) return areSure;
  return areSure && !(wide[a] === 1 && wide[b] === 1);
}
