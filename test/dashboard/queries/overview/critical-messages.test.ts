import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Filters } from '../../../../src/dashboard/filters.ts';
import { type Mart, openMart } from '../../../../src/dashboard/mart/mart.ts';
import { loadCritical, readCritical } from '../../../../src/dashboard/queries/overview/critical-messages.ts';
import { dashboardSettings } from '../../../../src/dashboard/settings.ts';
import { buildSmallMart } from '../../../aggregate/build-small-mart.ts';

/** Messages that are kept in memory. */
const kept = 3;
const folder = mkdtempSync(join(tmpdir(), 'qingyu-critical-'));
let mart: Mart;
beforeAll(async () => {
  const path = join(folder, 'trends.duckdb');
  const messages = Array.from({ length: 12 }, (_, month) => ({
    id: `m${month + 1}`,
    at: `2025-${String(month + 1).padStart(2, '0')}-05 08:00:00`,
    urgency: 'critical',
    region: month % 2 === 0 ? '甲区' : '乙区',
  }));
  // A burst of one day.
  const burst = [0, 1, 2].map((i) => ({
    id: `b${i}`,
    at: `2024-12-05 1${i}:00:00`,
    urgency: 'critical',
    region: '丙区',
  }));
  const all = [...messages, ...burst, { ...burst[0]!, id: 'alone', author: '另一人', at: '2024-12-05 08:00:00' }];
  (await buildSmallMart({ messages: all, issues: { I1: ['b0', 'b1', 'b2'] }, path })).close();
  mart = await openMart(path, '1', dashboardSettings.parse({}));
});
afterAll(() => {
  mart.close();
  rmSync(folder, { recursive: true });
});

async function read(filters: Filters, from: string, to: string): Promise<string[]> {
  const period = { from, to, shown: { from, to }, previous: null, lastYear: null };
  return (await readCritical(mart, filters, period, kept)).map(({ message_id: id }) => id);
}

it('finds those of a time before all that are kept in memory', async () => {
  expect(await loadCritical(mart, kept)).toHaveLength(kept);
  expect(await read({}, '2025-11-01', '2025-12-31')).toEqual(['m12', 'm11']);
  expect(await read({}, '2025-09-01', '2025-11-30')).toEqual(['m11', 'm10', 'm9']);
  expect(await read({}, '2025-02-01', '2025-04-30')).toEqual(['m4', 'm3', 'm2']);
  expect(await read({ region: '甲区' }, '2025-02-01', '2025-04-30')).toEqual(['m3']);
  expect(await read({ urgency: 'routine' }, '2025-02-01', '2025-04-30')).toEqual([]);
});

it('has the newest of an issue alone, so that a burst hides no other', async () => {
  expect(await read({}, '2024-12-01', '2024-12-31')).toEqual(['b2', 'alone']);
  const period = { from: '2024-12-01', to: '2025-12-31', shown: null, previous: null, lastYear: null };
  const other = await openMart(join(folder, 'trends.duckdb'), '2', dashboardSettings.parse({}));
  try {
    const found = await readCritical(other, { region: '丙区' }, period);
    expect(found.map(({ message_id: id }) => id)).toEqual(['b2', 'alone']);
  } finally {
    other.close();
  }
});
