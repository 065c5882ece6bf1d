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

/** Characters of a cell that are looked at: rows are told apart by far fewer. */
const lookedAt = 64;

/** FNV-1a over the beginnings of the cells that are not empty, their bits mixed at the end: 32 bits. */
function hashCells(cells: readonly string[]): number {
  let hash = 0x811c9dc5;
  for (const cell of cells) {
    if (cell === '') continue;
    const length = Math.min(cell.length, lookedAt);
    for (let i = 0; i < length; i++) hash = Math.imul(hash ^ cell.charCodeAt(i), 0x01000193);
    hash = Math.imul(hash ^ cell.length, 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}
