import { createHash } from 'node:crypto';

/** Says where the batches of one table end. */
export interface BatchEnds {
  /** Takes the next row; true where the batch ends with it. */
  isEnd(cells: readonly string[]): boolean;
}

/**
 * Ends batches after rows that are chosen by their own content, so that a table that grew at its head or in its middle (an
 * export with the newest message first) has the batches that it had, but for those with new rows. Of `most` rows about half are in a batch:
 * an eighth at least, then each row ends it with a chance of 2/`most`. A long row counts as several, for its share of the characters
 * that a batch may have: pictures in a column, and thousands of long replies, take more memory than a worker has.
 * Source: content-defined chunking, Muthitacharoen et al., "A low-bandwidth network file system" (SOSP 2001).
 * @param most rows of a batch
 */
export function createBatchEnds(most: number): BatchEnds {
  const least = Math.ceil(most / 8);
  const spacing = Math.ceil(most / 2);
  const rowLength = mostCharacters / most;
  let size = 0;
  return {
    isEnd(cells) {
      const weight = Math.max(1, Math.ceil(cells.reduce((sum, cell) => sum + cell.length, 0) / rowLength));
      size += weight;
      if (size < least || (size < most && hashCells(cells) % spacing >= weight)) return false;
      size = 0;
      return true;
    },
  };
}

/** UTF-16 units of a batch, about: of the usual 2,048 rows none counts as several that has no more than 12,288. DuckDB writes a part of half as many more. */
const mostCharacters = 24 << 20;

/** 32 bits of the cells that are not empty. */
function hashCells(cells: readonly string[]): number {
  const text = cells.filter((cell) => cell !== '').join('\u0000');
  return createHash('sha256').update(text).digest().readUInt32LE();
}
