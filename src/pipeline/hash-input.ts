import { createHmac } from 'node:crypto';
import type { RawBatch } from '../ingest/contract.ts';

/**
 * Hashes a row as it was read: 16 hex digits, equal for equal cells under equal headers, whatever columns and rows stand
 * beside them. Keyed, since masked numbers could be guessed from a plain hash.
 * @param index of the row in `batch.rows`
 * @returns null without a key
 */
export function hashInput({ columns, rows }: RawBatch, index: number, key: Uint8Array | null): string | null {
  if (key === null) return null;
  const cells = (rows[index] ?? []).flatMap((cell, at) => (cell.trim() === '' ? [] : [[columns[at] ?? at, cell]]));
  const pairs = cells.map((pair) => JSON.stringify(pair)).sort();
  return createHmac('sha256', key).update(JSON.stringify(pairs)).digest('hex').slice(0, 16);
}
