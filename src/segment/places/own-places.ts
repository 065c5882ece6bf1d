import { describeProblem, QingyuError } from '../../core/errors.ts';
import { readOwnTextNow } from '../../ingest/files/own-text.ts';
import type { Simplify } from '../simplify.ts';

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

/** The cells of each line of such a text that says something, and the line's number. */
export function* splitOwnPlaces(
  text: string,
): Generator<{ readonly number: number; readonly cells: readonly string[] }> {
  for (const [index, raw] of text.split(/\r?\n/u).entries()) {
    const line = raw.replace(/#.*$/u, '').trim();
    if (line !== '') yield { number: index + 1, cells: line.split('\t').map((cell) => cell.trim()) };
  }
}

/**
 * The names that a deployment lists, as they stand in texts that were simplified; none without a file.
 * @throws QingyuError PLACES_UNREADABLE
 */
export function listOwnNames(file: string | null, simplify: Simplify): string[] {
  if (file === null) return [];
  return [...splitOwnPlaces(readOwnPlaces(file))].flatMap(({ cells: [name] }) =>
    name === undefined ? [] : simplify(name),
  );
}
