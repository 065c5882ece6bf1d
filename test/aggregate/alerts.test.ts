import { describe, expect, it } from 'vitest';
import { addDays } from '../../src/aggregate/day-spans.ts';
import type { SmallMessage } from './build-small-mart.ts';
import { passingMarts } from './passing-marts.ts';

const buildMart = passingMarts();

/** A level board: each day three messages of one topic and two of another. */
function level(from: string, days: number): SmallMessage[] {
  return Array.from({ length: days }, (_, day) => addDays(from, day)).flatMap((day) =>
    Array.from({ length: 5 }, (_, i) => ({
      id: `${day}-${i}`,
      at: `${day} 08:00:00`,
      topic: i < 3 ? '交通' : '环保',
      region: i === 0 ? '乙区' : '甲区',
    })),
  );
}

const strays: SmallMessage[] = ['2023-11-02', '2024-01-15', '2024-03-09'].map((day) => ({
  id: `stray-${day}`,
  at: `${day} 08:00:00`,
  urgency: day === '2024-03-09' ? 'critical' : 'routine',
}));

const burst: SmallMessage[] = Array.from({ length: 30 }, (_, i) => ({
  id: `burst-${i}`,
  at: '2025-07-01 09:00:00',
  topic: '环保',
}));

describe('alerts', () => {
  it('do not take the start of a steady feed for a rise over a few strays of earlier years', async () => {
    const db = await buildMart({ messages: [...strays, ...level('2025-01-06', 200)] });
    expect(await db.rows("SELECT series_type, topic, since FROM alerts WHERE series_type <> 'critical'")).toEqual([]);
  });

  it('still see a burst in it, and a critical message before it', async () => {
    const db = await buildMart({ messages: [...strays, ...level('2025-01-06', 200), ...burst] });
    expect(
      await db.rows("SELECT DISTINCT topic FROM alerts WHERE series_type = 'topic' AND since = DATE '2025-07-01'"),
    ).toEqual([{ topic: '环保' }]);
    expect(await db.rows("SELECT since FROM alerts WHERE series_type = 'critical'")).toEqual([{ since: '2024-03-09' }]);
  });
});
