import { createHash } from 'node:crypto';
import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { streamRows } from '../../data/generator/stream/stream-rows.ts';
import { writeStream } from '../../data/generator/stream/write-stream.ts';
import { itInCi } from '../describe-in-ci.ts';

/** Takes what is written a little later, as a disk does, and notes how much was waiting at most. */
function createSlowSink() {
  let highest = 0;
  let lines = 0;
  const hash = createHash('sha256');
  const sink = new Writable({
    highWaterMark: 1024,
    decodeStrings: false,
    write(chunk: string, _encoding, done) {
      highest = Math.max(highest, sink.writableLength);
      hash.update(chunk);
      lines += chunk.split('\n').length - 1;
      setImmediate(done);
    },
  });
  return { sink, highest: () => highest, lines: () => lines, digest: () => hash.digest('hex') };
}

describe('writeStream', () => {
  it('writes the rows asked for and never more than one chunk ahead', async () => {
    const slow = createSlowSink();
    expect(await writeStream(slow.sink, 'jsonl', { rows: 3000, seed: 5 })).toBe(3000);
    expect(slow.lines()).toBe(3000);
    expect(slow.highest()).toBeLessThan(300_000);
  });

  itInCi('writes the same bytes for the same seed, in CSV, too', async () => {
    const digests = [];
    for (const seed of [3, 3, 4]) {
      const slow = createSlowSink();
      await writeStream(slow.sink, 'csv', { rows: 300, seed });
      digests.push(slow.digest());
    }
    expect(digests[0]).toBe(digests[1]);
    expect(digests[0]).not.toBe(digests[2]);
  });
});

describe('streamRows', () => {
  const rows = [...streamRows({ rows: 4000, seed: 9 })];

  it('gives unique ids in the order of days', () => {
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    const days = rows.map(({ time }) => time.slice(0, 10));
    expect(days).toEqual([...days].sort());
    expect(days[0]).toBe('2024-01-01');
    expect(days.at(-1)).toBe('2025-12-31');
  });

  it('has issues of which few are large and many are small', () => {
    const sizes = new Map<number, number>();
    for (const { issue } of rows) if (issue !== null) sizes.set(issue, (sizes.get(issue) ?? 0) + 1);
    const sorted = [...sizes.values()].sort((a, b) => b - a);
    const median = sorted[sorted.length >> 1] as number;
    expect(sorted[0]).toBeGreaterThan(3 * median);
    expect(sorted.reduce((sum, size) => sum + size, 0) / rows.length).toBeGreaterThan(0.15);
  });

  it('invents places without end', () => {
    const half = new Set(rows.slice(0, 2000).map(({ title }) => title)).size;
    const all = new Set(rows.map(({ title }) => title)).size;
    expect(all / half).toBeGreaterThan(1.7);
  });
});
