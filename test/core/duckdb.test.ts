import { afterEach, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../src/core/duckdb.ts';

const limits = { memoryLimit: '256MB', threads: 1 };
const many = 'SELECT i FROM range(20000) t(i) ORDER BY i';

describe('a database closed while statements run', () => {
  const opened: { db: Database } = {} as { db: Database };
  const open = async (): Promise<Database> => {
    opened.db = await openDatabase(':memory:', limits);
    return opened.db;
  };
  afterEach(() => opened.db.close());

  it('lets them end with their rows', async () => {
    const db = await open();
    const running = [db.rows(many), db.rows('SELECT 1 AS one')];
    db.close();
    const [rows, one] = await Promise.all(running);
    expect(rows).toHaveLength(20_000);
    expect(one).toEqual([{ one: 1 }]);
  });

  it('lets a stream end, one that is left half-way too', async () => {
    const db = await open();
    const sizes: number[] = [];
    for await (const block of db.stream(many)) {
      db.close();
      sizes.push(block.length);
    }
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(20_000);
    const other = await open();
    for await (const _ of other.stream(many)) break;
    other.close();
    await expect(other.rows('SELECT 1')).rejects.toThrow('closed');
  });

  it('takes no further statement', async () => {
    const db = await open();
    db.close();
    await expect(db.rows('SELECT 1')).rejects.toThrow('Expected an open database');
    await expect(db.run('SELECT 1')).rejects.toThrow('Expected an open database');
    await expect(db.stream('SELECT 1')[Symbol.asyncIterator]().next()).rejects.toThrow('Expected an open database');
  });
});

it('streams the rows that it gives at once, with the same conversions', async () => {
  const db = await openDatabase(':memory:', limits);
  try {
    const sql = `SELECT 'x' || i AS text, CASE WHEN i % 2 = 0 THEN '字' END AS maybe, i AS number, 2.5::DOUBLE AS share, i % 3 = 0 AS flag,
      DATE '2030-01-01' + i::INTEGER AS day, TIMESTAMP '2030-01-01 08:30:00' AS at, NULL::DATE AS never, ['a', NULL] AS list,
      {'name': 'b', 'size': 3::BIGINT} AS record, 7::HUGEINT AS same, 8 AS same
      FROM range(5) t(i) ORDER BY i`;
    const streamed: object[] = [];
    for await (const block of db.stream(sql)) streamed.push(...block);
    const rows = await db.rows(sql);
    expect(streamed).toEqual(rows);
    expect(rows).toHaveLength(5);
    expect(rows[1]).toMatchObject({ list: ['a', null], same: 7, 'same:1': 8 });
    expect(rows[1]).toMatchObject({ text: 'x1', maybe: null, number: 1, share: 2.5, flag: false, day: '2030-01-02' });
    expect(rows[1]).toMatchObject({ at: '2030-01-01 08:30:00', never: null, record: { name: 'b', size: 3 } });
  } finally {
    db.close();
  }
});

it('says which setting to raise where its memory is not enough', async () => {
  const db = await openDatabase(':memory:', { memoryLimit: '128MB', threads: 1 });
  try {
    const needsMore = 'SELECT length(list(i)) AS n FROM range(60000000) t(i)';
    await expect(db.rows(needsMore)).rejects.toMatchObject({
      code: 'OUT_OF_MEMORY',
      message: expect.stringMatching(/128MB.*duckdb.memoryLimit/),
    });
    await expect(db.run(needsMore)).rejects.toMatchObject({ code: 'OUT_OF_MEMORY' });
    const stream = async (): Promise<void> => {
      for await (const _ of db.stream(needsMore));
    };
    await expect(stream()).rejects.toMatchObject({ code: 'OUT_OF_MEMORY' });
  } finally {
    db.close();
  }
});
