import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Meta, Overview } from '../../../src/dashboard/api-types.ts';
import type { Mart } from '../../../src/dashboard/mart/mart.ts';
import { createMartReader } from '../../../src/dashboard/mart/mart-reader.ts';
import { fixedEffects, openSmallDashboard, smallMart } from '../small-dashboard.ts';

const grown = {
  ...smallMart,
  messages: [
    ...smallMart.messages,
    { id: 'ffffffffffffffff', at: '2025-12-31 23:00:00', region: '丙区', topic: '民政' },
  ],
};

describe('a mart swapped in while people read', () => {
  it('is served without a restart and without an error to anyone', async () => {
    const small = await openSmallDashboard();
    const before = await small.json<Meta>('/api/meta');
    const reads: Promise<Response>[] = [];
    const swapping = small.swap(grown);
    for (let index = 0; index < 60; index += 1) {
      reads.push(small.get(index % 2 === 0 ? '/api/overview' : '/api/messages'));
      await reads.at(-1);
    }
    await swapping;
    for (let index = 0; index < 20; index += 1) reads.push(small.get('/api/overview'));
    expect((await Promise.all(reads)).map(({ status }) => status)).toEqual(reads.map(() => 200));
    await small.dashboard.context.reader.refresh();
    const after = await small.json<Meta>('/api/meta');
    expect(after.version).not.toBe(before.version);
    expect(after.messages).toBe(14);
    expect((await small.json<Overview>('/api/overview?region=丙区')).messages).toBe(1);
    small.close();
  });

  it('is read by the next request', async () => {
    const small = await openSmallDashboard();
    const before = await small.json<Meta>('/api/meta');
    const path = join(small.folder, 'trends.duckdb');
    // How long opening takes does not decide.
    const reader = createMartReader(path, small.dashboard.context.settings, fixedEffects, async () => {}, 600_000);
    const count = async (mart: Mart) => (await mart.rows<{ n: number }>('SELECT count(*) AS n FROM messages'))[0]?.n;
    expect(await reader.use(count)).toBe(14);
    await small.swap(grown);
    expect(await Promise.all([reader.use(count), reader.use(count)])).toEqual([15, 15]);
    reader.close();
    expect(await (await small.get('/api/downloads/messages')).text()).toContain('丙区');
    expect((await small.json<Meta>('/api/meta')).version).not.toBe(before.version);
    await small.swap(smallMart);
    expect(await (await small.get('/api/downloads/messages')).text()).not.toContain('丙区');
    small.close();
  });

  it('is not waited for longer than a while, but by what people keep', async () => {
    const small = await openSmallDashboard();
    const path = join(small.folder, 'trends.duckdb');
    const gate: { open?: () => void } = {};
    const opened = new Promise<void>((resolve) => {
      gate.open = resolve;
    });
    const warmed: Mart[] = [];
    const warm = async (mart: Mart): Promise<void> => {
      if (warmed.push(mart) > 1) await opened;
    };
    const reader = createMartReader(path, small.dashboard.context.settings, fixedEffects, warm, 1);
    const count = async (mart: Mart) => (await mart.rows<{ n: number }>('SELECT count(*) AS n FROM messages'))[0]?.n;
    expect(await reader.use(count)).toBe(14);
    await small.swap(grown);
    expect(await reader.use(count)).toBe(14);
    const newest = reader.useNewest(count);
    gate.open?.();
    expect(await newest).toBe(15);
    reader.close();
    small.close();
  });

  it('goes on with the old one when the new one cannot be opened', async () => {
    const small = await openSmallDashboard();
    await small.json<Meta>('/api/meta');
    const broken = join(small.folder, 'broken');
    writeFileSync(broken, 'no database');
    renameSync(broken, join(small.folder, 'trends.duckdb'));
    await small.dashboard.context.reader.refresh();
    expect((await small.json<Meta>('/api/meta')).messages).toBe(13);
    expect((await small.get('/api/messages')).status).toBe(200);
    small.close();
  });

  it('says the same of a first one that cannot be opened while it is not tried again', async () => {
    const small = await openSmallDashboard({ mart: null });
    const file = join(small.folder, 'trends.duckdb');
    writeFileSync(file, 'no database');
    const ask = async () => (await (await small.get('/api/meta')).json()) as { error: { code: string } };
    expect([(await ask()).error.code, (await ask()).error.code]).toEqual(['MART_UNREADABLE', 'MART_UNREADABLE']);
    rmSync(file);
    expect((await ask()).error.code).toBe('NO_TABLES');
    small.close();
  });
});
