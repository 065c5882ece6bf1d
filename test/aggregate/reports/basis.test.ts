import { expect, it } from 'vitest';
import { smallMart } from '../../dashboard/small-dashboard.ts';
import { buildSmallMart } from '../build-small-mart.ts';
import { collectWeek } from './report-mart.ts';

it('a report stands on the runs that count: not on those that were taken back', async () => {
  const [run] = smallMart.sources!.runs!;
  const runs = [
    { ...run!, run_id: 'r1', seq: 1, files: ['a.csv'], rows_read: 10, new_messages: 9, rejects: 1 },
    {
      ...run!,
      ...{
        run_id: 'r2',
        seq: 2,
        files: ['wrong.csv'],
        failed_files: ['broken.csv'],
        rows_read: 500,
        new_messages: 499,
      },
      ...{ rejects: 1, taken_back_at: '2026-01-05 12:00:00', model_version: 'wrong' },
    },
  ];
  const db = await buildSmallMart({ messages: [{ id: '1', at: '2025-03-09 08:00:00' }], sources: { runs } });
  try {
    const { quality } = await collectWeek(db);
    expect(quality).toMatchObject({
      runs: 1,
      rows: { read: 10, fresh: 9, rejects: 1 },
      files: ['a.csv'],
      failedFiles: [],
      modelVersions: ['m1'],
    });
  } finally {
    db.close();
  }
});

it('a report proposes candidates of the month from the day on which they began', async () => {
  const messages = [
    ...Array.from({ length: 6 }, (_, i) => ({ id: `m${i}`, at: '2025-03-09 08:00:00' })),
    { id: 'last', at: '2025-03-20 08:00:00' },
  ];
  const db = await buildSmallMart({ messages, issues: { I1: messages.slice(0, 6).map(({ id }) => id) } });
  try {
    const idsOf = async (end: string) =>
      (await collectWeek(db, { unit: 'month', end })).shortlist?.map(({ issueId }) => issueId);
    expect(await idsOf('2025-03-08')).toEqual([]);
    expect(await idsOf('2025-03-09')).toEqual(['I1']);
  } finally {
    db.close();
  }
});
