import type { Place } from '../../core/message.ts';
import { isCity, isSharedName } from '../../ingest/values/region-path.ts';
import type { Gazetteer } from './gazetteer.ts';

/**
 * The city in which a message's district or county lies: what its region columns say; else the city right before its name in the
 * texts; else the only city of the texts in which the national list has a district of that name; else the addressee's, if it has one. A
 * city in which the list has none of a name that it knows is where somebody comes from.
 * @param places of the texts, in their order
 * @param addressedCity see `readAddressee`
 * @returns null where none is told, or the region is none of which there may be several
 */
export function findParent(
  region: string | null,
  { givenParent }: { readonly givenParent: string | null },
  places: readonly Place[],
  addressedCity: string | null,
  { holders }: Pick<Gazetteer, 'holders'>,
): string | null {
  if (region === null || !isSharedName(region)) return null;
  if (givenParent !== null) return givenParent;
  const known = holders.get(region);
  const cities = places.filter(({ type, name }) => type === 'region' && isCity(name));
  const before = cities.find(
    (city) =>
      (known?.has(city.name) ?? true) &&
      places.some(
        ({ name, type, field, start }) =>
          name === region && type === 'region' && field === city.field && start === city.end,
      ),
  );
  if (before !== undefined) return before.name;
  const among = new Set(cities.flatMap(({ name }) => (known?.has(name) ? [name] : [])));
  if (among.size > 0) return among.size === 1 ? [...among][0]! : null;
  return addressedCity !== null && known?.has(addressedCity) ? addressedCity : null;
}
