import type { Place } from '../../core/message.ts';
import { type CountingLevel, isCounty, isTown, isVillage, readTown } from '../../ingest/values/region-path.ts';
import { readAddressee } from './find-addressee.ts';
import { type FoundRegion, findRegion, type RegionBasis, rateMentions } from './find-region.ts';
import type { Gazetteer } from './gazetteer.ts';

/** What the region columns of a message say. */
interface GivenPlace {
  readonly givenRegion: string | null;
  readonly givenTown: string | null;
}

/**
 * The subdistrict or town of a message: what its region columns say, where that is no mere county or village; else the town that
 * the text names, the title's before the body's, then the most frequent, then the first. A deployment's own name stands for the
 * region that it was given. A town that is said to lie in another county than the column's is none of the message.
 */
export function findTown(message: GivenPlace, places: readonly Place[], gazetteer: Gazetteer): FoundRegion {
  const given = message.givenRegion?.trim() || null;
  if (message.givenTown !== null) return { region: message.givenTown, source: 'input' };
  if (given !== null && !isCounty(given) && !isVillage(given)) return { region: given, source: 'input' };
  const candidates = new Map<string, { readonly source: Place['field']; mentions: number }>();
  for (const [at, place] of places.entries()) {
    const town = townOf(place, gazetteer);
    if (town === null) continue;
    const known = candidates.get(town);
    if (known !== undefined) known.mentions += 1;
    else if (given === null || !isCounty(given) || liesIn(given, place, places[at - 1], gazetteer)) {
      candidates.set(town, { source: place.field, mentions: 1 });
    }
  }
  let best: FoundRegion & { readonly score: number } = { region: null, source: null, score: -1 };
  for (const [region, { source, mentions }] of candidates) {
    const score = (source === 'title' ? 0.5 : 0) + rateMentions(mentions);
    if (score > best.score) best = { region, source, score };
  }
  return { region: best.region, source: best.source };
}

/** The region of a message at a level: where no town is known, its county, else where its addressee is in office. */
export function findRegionAt(
  level: CountingLevel,
  message: GivenPlace & RegionBasis,
  places: readonly Place[],
  gazetteer: Gazetteer,
): FoundRegion {
  const town = level === 'town' ? findTown(message, places, gazetteer) : null;
  if (town?.region) return town;
  const found = findRegion(message, places, gazetteer);
  if (found.region !== null) return found;
  const { region } = readAddressee(message.addressedTo, gazetteer);
  return { region, source: region === null ? null : 'addressee' };
}

/** The town that a place is or lies in, as far as its name or the deployment says. */
function townOf({ name, type }: Place, { ownRegions, units }: Gazetteer): string | null {
  const own = ownRegions.get(name);
  if (own !== undefined) {
    const said = readTown(own) ?? (isCounty(own) || isVillage(own) ? null : own);
    return said ?? (type === 'region' && !isCounty(name) ? name : null);
  }
  if (type !== 'region') return null;
  if (isTown(name)) return readTown(name);
  // A deployment's own region may be called anything.
  return units.get(name)?.level === 'area' && !isCounty(name) ? name : null;
}

/** Whether a town may lie in a county or city: unless the text, right before it, or the gazetteer says another one. */
function liesIn(given: string, place: Place, before: Place | undefined, { units }: Gazetteer): boolean {
  const level = units.get(given)?.level;
  if (level === 'province' || level === 'city') return true;
  const isBefore = before?.type === 'region' && before.field === place.field && before.end === place.start;
  const stated = isBefore && units.get(before.name)?.level !== 'city' ? before.name : null;
  const county = stated ?? units.get(place.name)?.parent ?? null;
  return county === null || !isCounty(county) || stemOf(county) === stemOf(given);
}

/** Counties become cities and districts: their names go on. */
function stemOf(county: string): string {
  return county.replace(/[县区市旗]$/u, '');
}

/** Where issues take a message to be: in its district or county, else in the town that it names alone. */
export function findDistrictOrTown(
  message: GivenPlace & RegionBasis,
  places: readonly Place[],
  gazetteer: Gazetteer,
): string | null {
  return findRegion(message, places, gazetteer).region ?? findTown(message, places, gazetteer).region;
}
