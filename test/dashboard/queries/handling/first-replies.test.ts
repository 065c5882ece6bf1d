import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openMart } from '../../../../src/dashboard/mart/mart.ts';
import { readHandling } from '../../../../src/dashboard/queries/handling/handling.ts';
import { dashboardSettings } from '../../../../src/dashboard/settings.ts';
import { buildSmallMart } from '../../../aggregate/build-small-mart.ts';

it('tells whether hours go by first replies, which they do not in tables of earlier versions', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'qingyu-first-replies-'));
  const settings = dashboardSettings.parse({ threads: 1, memoryLimit: '512MB' });
  const ask = async (change: string) => {
    const path = join(folder, `${change.length}.duckdb`);
    const times = { first_replied_at: '2025-12-02 08:00:00', replied_at: '2025-12-09 08:00:00' };
    const db = await buildSmallMart({
      messages: [{ id: '1', at: '2025-12-01 08:00:00', reply: '答', ...times }],
      path,
    });
    await db.run(change);
    db.close();
    const mart = await openMart(path, 'm', settings);
    try {
      const page = await readHandling(mart, {}, 'region', settings, { titles: [], dismissed: [], restored: [] });
      return { first: page.first_replies, hours: page.total?.hours_median };
    } finally {
      mart.close();
    }
  };
  try {
    expect(await ask('SELECT 1')).toEqual({ first: true, hours: 24 });
    expect(await ask('ALTER TABLE message_handling DROP COLUMN first_replied_at')).toMatchObject({ first: false });
  } finally {
    await rm(folder, { recursive: true });
  }
});
