import { describeProblem, QingyuError } from '../../core/errors.ts';
import { readOwnTextNow } from '../../ingest/own-text.ts';

/**
 * Text of the file of the deployment's own names, `PlaceSettings.ownPlaces`.
 * @throws QingyuError PLACES_UNREADABLE
 */
export function readOwnPlaces(file: string): string {
  try {
    return readOwnTextNow(file);
  } catch (cause) {
    throw new QingyuError(`Expected ownPlaces to be a readable file, got ${file}: ${describeProblem(cause)}`, {
      code: 'PLACES_UNREADABLE',
      stage: 'segment',
      data: { file },
      cause,
    });
  }
}
