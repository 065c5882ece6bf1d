import { expect, it } from 'vitest';
import { createBatchEnds } from '../../../src/ingest/tables/batch-ends.ts';

/** Rows of each batch that rows of such a length make. */
function batchSizes(length: number, rows: number): number[] {
  const ends = createBatchEnds(2048);
  const sizes = [0];
  for (let row = 0; row < rows; row++) {
    sizes[sizes.length - 1]!++;
    if (ends.isEnd([String(row), 'x'.repeat(length)])) sizes.push(0);
  }
  return sizes;
}

it('ends a batch of long rows before its characters are too many, by its content', () => {
  const sizes = batchSizes(460_000, 300);
  expect(Math.max(...sizes) * 460_000).toBeLessThan(30 << 20);
  expect(new Set(sizes.slice(0, -1)).size).toBeGreaterThan(1);
});

it('ends a batch of short rows by their number', () => {
  const sizes = batchSizes(12_000, 9000).slice(0, -1);
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(256);
  expect(Math.max(...sizes)).toBeGreaterThan(600);
});
