import { existsSync, renameSync, rmSync } from 'node:fs';
import { QingyuError } from '../../core/errors.ts';

/**
 * Puts a mart that was built, checkpointed and closed in the place of the one that is served, by one rename.
 * Readers that hold the old file keep it until they open the new one.
 * @param built the closed new database; its own `.wal` must be gone, since the rename would leave it behind
 * @param final where readers look, on the same file system
 * @throws QingyuError MART_NOT_CLOSED
 */
export function swapMart(built: string, final: string): void {
  if (existsSync(`${built}.wal`)) {
    throw new QingyuError(`Expected ${built} to be closed, got a write-ahead log beside it`, {
      code: 'MART_NOT_CLOSED',
      stage: 'aggregate',
      data: { built },
    });
  }
  // DuckDB would replay a left-over log of the old file into the new one.
  rmSync(`${final}.wal`, { force: true });
  renameSync(built, final);
}
