import type { Place } from '../../core/message.ts';
import { readAddressee } from './find-addressee.ts';
import type { Gazetteer } from './gazetteer.ts';
import { findInnerDistrict } from './inner-districts.ts';
import { findStatedCounty } from './stated-county.ts';

export interface FoundRegion {
  /** An administrative name as written (codes in capitals), or the input's own; null where nothing is known. */
  readonly region: string | null;
  readonly source: 'input' | 'title' | 'body' | 'addressee' | null;
}

/** What mentions of one name add to its rank, more for more of them, and never as much as what comes before how often: below 0.2. */
export function rateMentions(mentions: number): number {
  return 0.2 * (1 - 1 / mentions);
}

const ranks = { province: 1, city: 2, area: 4, street: 3 } as const;

/** What leads to a region that the message is compared with, and does not lie in (隔壁云溪区, 别的县), as a pattern. */
export const comparing = '(?:隔壁|邻近|临近|相邻|旁边|人家|别的)(?:的|是)?';
const comparison = new RegExp(`${comparing}$`, 'u');
const longestComparison = 3;
/** A farm of the Production and Construction Corps, which is to its people what a county is elsewhere, without its companies. */
const regiment = /^(?:第?[一二三四五六七八九十\d]{1,3}师)?[〇零一二三四五六七八九十百\d]{2,7}团/u;
/** What ends with one, before a town that is its own. */
const ofRegiment = /[〇零一二三四五六七八九十百\d]团$/u;

/** What a region is found in. */
export interface RegionBasis {
  readonly givenRegion: string | null;
  readonly title: string;
  readonly body: string;
  readonly addressedTo: string | null;
}

/**
 * The region of a message: the input's own, else the most specific administrative name in the text down to counties and
 * districts, so that regions can be compared. A street or township stands for its county: the one right before it, known or not, else
 * the only one that has one of its name, unless the addressee is in office elsewhere; alone it tells none. A deployment's own name
 * stands for the region it was given. Of names of one level, the title's comes first, then one of the same coded city as the title's
 * (X5区 to X市), then the most frequent, then the first.
 */
export function findRegion(message: RegionBasis, places: readonly Place[], gazetteer: Gazetteer): FoundRegion {
  const given = message.givenRegion?.trim();
  if (given) return { region: given, source: 'input' };
  const candidates = new Map<string, { source: Place['field']; rank: number; mentions: number }>();
  const titleCode = places.find(({ field, name }) => field === 'title' && codeOf(name) !== null);
  const titleLetter = titleCode === undefined ? null : codeOf(titleCode.name);
  for (const place of places) {
    const region = regionOf(place, message, gazetteer);
    if (region === null) continue;
    const near = titleLetter !== null && codeOf(region.name) === titleLetter;
    const rank = region.rank + (place.field === 'title' ? 0.5 : 0) + (near ? 0.25 : 0);
    const known = candidates.get(region.name);
    if (known === undefined) candidates.set(region.name, { source: place.field, rank, mentions: 1 });
    else {
      known.mentions += 1;
      // A county may be told by its town before it is named.
      if (rank > known.rank) Object.assign(known, { source: place.field, rank });
    }
  }
  let best: { readonly name: string; readonly source: Place['field']; readonly score: number } | null = null;
  for (const [name, { source, rank, mentions }] of candidates) {
    const score = rank + rateMentions(mentions);
    if (best === null || score > best.score) best = { name, source, score };
  }
  if (best === null) return { region: null, source: null };
  return { region: gazetteer.ownRegions.get(best.name) ?? best.name, source: best.source };
}

/** What a place tells of the region, and how specific that is; null where it tells nothing. */
function regionOf(
  place: Place,
  message: RegionBasis,
  gazetteer: Gazetteer,
): { readonly name: string; readonly rank: number } | null {
  const { name, field } = place;
  const isOwn = gazetteer.ownRegions.has(name);
  const farm = place.type === 'village' ? regiment.exec(name)?.[0] : undefined;
  if (farm !== undefined && !isOwn) return { name: farm, rank: ranks.area };
  const rank = isOwn ? ranks.area : rankOf(place, gazetteer);
  if (rank === 0) return null;
  const text = field === 'title' ? message.title : message.body;
  if (comparison.test(text.slice(Math.max(0, place.start - longestComparison), place.start))) return null;
  if (isOwn) return { name, rank };
  const inner = rank === ranks.city ? findInnerDistrict(text, place.end, name, gazetteer.innerDistricts) : null;
  if (inner !== null) return { name: inner, rank: ranks.area };
  if (rank !== ranks.street) return { name, rank };
  if (ofRegiment.test(text.slice(Math.max(0, place.start - 2), place.start))) return null;
  const stated = findStatedCounty(text, place);
  if (stated !== null) return { name: stated, rank: /市$/u.test(stated) ? 2 : 4 };
  const parent = gazetteer.units.get(name)?.parent ?? null;
  return parent === null || isElsewhere(parent, message, gazetteer) ? null : { name: parent, rank };
}

/** Whether the addressee is in office elsewhere than in a county: there may be a town of any name. */
function isElsewhere(county: string, { addressedTo }: RegionBasis, gazetteer: Gazetteer): boolean {
  const { region, city } = readAddressee(addressedTo, gazetteer);
  if (region === null || region === county) return false;
  return region !== city || !(gazetteer.holders.get(county)?.has(city) ?? false);
}

/** Letter of a coded region (`A7县`), else null. */
function codeOf(name: string): string | null {
  return /^[A-Z]\d*\D/u.test(name) ? name.charAt(0) : null;
}

function rankOf(place: Place, gazetteer: Gazetteer): number {
  if (place.type !== 'region') return 0;
  const level = gazetteer.units.get(place.name)?.level;
  if (level !== undefined) return ranks[level];
  // A code such as A7县: the kind of region is its last character; a numbered city is one of county rank (A9市).
  const numbered = /\d/u.test(place.name);
  switch (place.name.at(-1)) {
    case '省':
      return 1;
    case '市':
    case '州':
      return numbered ? 4 : 2;
    case '区':
    case '县':
    case '旗':
      return 4;
    default:
      return ranks.street;
  }
}
