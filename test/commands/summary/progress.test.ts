import { expect, it } from 'vitest';
import { createProgressView } from '../../../src/commands/summary/progress.ts';
import { recordIo } from '../command-io.ts';

it('tells in plain lines what is read, every few seconds and at the end of a step', async () => {
  const io = recordIo();
  let now = 0;
  const view = await createProgressView({ ...io, effects: { ...io.effects, clock: { now: () => now } } });
  view.onStep?.('read');
  now = 1_000;
  view.onProgress?.({ rows: 100, bytesRead: 10, bytesTotal: 200 });
  now = 6_000;
  view.onProgress?.({ rows: 1_200, bytesRead: 100, bytesTotal: 200 });
  now = 12_000;
  view.onProgress?.({ rows: 2_160, bytesRead: 200, bytesTotal: 200 });
  view.onProgress?.({ rows: 2_400, bytesRead: 200, bytesTotal: 200 });
  view.onStep?.('tables');
  expect(io.seen.err.split('\n')).toEqual([
    'reading',
    '1,200 rows, 200 rows/s, 50 % of the input',
    '2,160 rows, 180 rows/s',
    '2,400 rows, 200 rows/s, 100 % of the input',
    'building tables',
    '',
  ]);
});
