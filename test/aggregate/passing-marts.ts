import { afterEach } from 'vitest';
import type { Database } from '../../src/core/duckdb.ts';
import { buildSmallMart, type SmallMart } from './build-small-mart.ts';

/** A function that builds small marts for the test at hand: they are closed after it. Call at the top of a test file. */
export function passingMarts(): (small: SmallMart) => Promise<Database> {
  const open: Database[] = [];
  afterEach(() => {
    for (const db of open.splice(0)) db.close();
  });
  return async (small) => {
    const db = await buildSmallMart(small);
    open.push(db);
    return db;
  };
}
