import { createHash } from 'node:crypto';

/** Says where the batches of one table end. */
export interface BatchEnds {
  /** Takes the next row; true where the batch ends with it. */
  isEnd(cells: readonly string[]): boolean;
}

/**
 * Ends batches after rows that are chosen by their own content, so that a table that grew at its head or in its middle (an
 * export with the newest message first) has the batches that it had, but for those with new rows. Of `most` rows about half are in a batch:
 * an eighth at least, then each row ends it with a chance of 2/`most`.
 * Source: content-defined chunking, Muthitacharoen et al., "A low-bandwidth network file system" (SOSP 2001).
 * @param most rows of a batch
 */
export function createBatchEnds(most: number): BatchEnds {
  const least = Math.ceil(most / 8);
  const spacing = Math.ceil(most / 2);
  let size = 0;
  return {
    isEnd(cells) {
      size++;
      if (size < least || (size < most && hashCells(cells) % spacing !== 0)) return false;
      size = 0;
      return true;
    },
  };
}

/** 32 bits of the cells that are not empty. */
function hashCells(cells: readonly string[]): number {
  const text = cells.filter((cell) => cell !== '').join('\u0000');
  return createHash('sha256').update(text).digest().readUInt32LE();
}
