import { existsSync } from 'node:fs';
import { openDatabase } from '../../core/duckdb.ts';

/** The generation of the state that a mart shows; null where there is no mart, or none that opens. */
export async function readMartGeneration(martFile: string): Promise<string | null> {
  if (!existsSync(martFile)) return null;
  try {
    const db = await openDatabase(martFile, { memoryLimit: '200MB', threads: 1 }, { readOnly: true });
    try {
      const [info] = await db.rows<{ generation: string }>('SELECT generation FROM mart_info');
      return info?.generation ?? null;
    } finally {
      db.close();
    }
  } catch {
    // A file that does not open is no mart: the caller makes it anew from the state.
    return null;
  }
}
