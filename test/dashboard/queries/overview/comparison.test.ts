import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '../../../../src/aggregate/figures/day-spans.ts';
import type { Overview } from '../../../../src/dashboard/api-types.ts';
import type { MartInfo } from '../../../../src/dashboard/mart/read-meta.ts';
import { resolvePeriod } from '../../../../src/dashboard/queries/overview/period.ts';
import { openSmallDashboard, type SmallDashboard } from '../../small-dashboard.ts';

const opened: { small: SmallDashboard } = {} as { small: SmallDashboard };

/** Six a day from 2024-11-10 to 2025-12-31, without the days from 2025-12-11 to 2025-12-15, and by another model until 2024. */
beforeAll(async () => {
  const days = Array.from({ length: 417 }, (_, index) => addDays('2024-11-10', index));
  const messages = days
    .filter((day) => day < '2025-12-11' || day > '2025-12-15')
    .flatMap((day) =>
      Array.from({ length: 6 }, (_, i) => ({
        id: `${day}-${i}`,
        at: `${day} 08:00:00`,
        model_version: day < '2025-01-01' ? 'm0' : 'm1',
      })),
    );
  opened.small = await openSmallDashboard({ mart: { messages } });
});
afterAll(() => opened.small.close());

const ask = (query: string): Promise<Overview> => opened.small.json<Overview>(`/api/overview?${query}`);

describe('the overview of a whole month', () => {
  it('is compared with the month before, as the trend table and the monthly report are', async () => {
    expect(await ask('from=2025-12-01&to=2025-12-31')).toMatchObject({
      previous_from: '2025-11-01',
      previous_to: '2025-11-30',
      last_year_from: '2024-12-01',
      last_year_to: '2024-12-31',
      previous_messages: 180,
      last_year_messages: 186,
    });
  });

  it('has the flags of both comparisons', async () => {
    const { flags } = await ask('from=2025-12-01&to=2025-12-31');
    expect(flags).toEqual(['missing_days', 'last_year_model_changed']);
    // October had the National Day.
    expect((await ask('from=2025-11-01&to=2025-11-30')).flags).toEqual(['holidays']);
    expect((await ask('from=2025-12-29&to=2026-01-04')).flags).toContain('partial');
  });

  it('does not speak of a fall where days are missing', async () => {
    const { sentences } = await ask('from=2025-12-08&to=2025-12-14');
    expect(sentences[0]?.tone).toBe('plain');
    expect(sentences[0]?.parts.at(-1)?.text).toContain('数据有缺，仅供参考');
  });
});

describe('a period outside the data', () => {
  it('is compared with nothing', async () => {
    const none = { previous_messages: null, previous_critical: null, last_year_messages: null, messages: 0 };
    expect(await ask('from=2026-01-01&to=2026-01-31')).toMatchObject(none);
    expect(await ask('from=2031-01-01&to=2031-01-31')).toMatchObject(none);
  });
});

describe('a week in which nobody wrote', () => {
  it.each([
    ['of a quiet board is compared with', 1, 3, { messages: 3, previous_messages: 0, flags: [] }],
    [
      'is none where the feed of a board of workdays broke',
      5,
      10,
      { messages: 50, previous_messages: null, flags: [] },
    ],
  ])('%s', async (_, days, each, expected) => {
    const messages = [0, 1, 2, 3, 4, 6, 7].flatMap((week) =>
      Array.from({ length: days * each }, (_, i) => ({
        id: `${week}-${i}`,
        at: `${addDays('2025-02-03', 7 * week + Math.floor(i / each))} 08:00:00`,
      })),
    );
    const small = await openSmallDashboard({ mart: { messages } });
    try {
      expect(await small.json<Overview>('/api/overview?from=2025-03-17&to=2025-03-23')).toMatchObject(expected);
    } finally {
      await small.close();
    }
  });
});

describe('a change in percent', () => {
  it('is not given where a tenth of the days have no data, as in reports', async () => {
    const november = await ask('from=2025-11-01&to=2025-11-30');
    expect(november.change_percent).toBeCloseTo((100 * (180 - 186)) / 186);
    expect(november.topics[0]?.change_percent).toBe(november.change_percent);
    const december = await ask('from=2025-12-01&to=2025-12-31');
    expect(december.previous_messages).toBe(180);
    expect(december).toMatchObject({ change_percent: null, year_change_percent: null });
    expect(december.topics[0]).toMatchObject({ previous: 180, change_percent: null });
    expect(december.sentences[0]?.parts.at(-1)?.text).toBe('，比上期少 24 条；两期数据有缺，仅供参考。');
  });
});

describe('a board that is added', () => {
  it('makes no rise and no shift', async () => {
    const days = Array.from({ length: 84 }, (_, index) => addDays('2025-10-06', index));
    const each = (source: string, from: string, topic: string) =>
      days
        .filter((day) => day >= from)
        .flatMap((day) =>
          Array.from({ length: 6 }, (_, i) => ({
            id: `${source}${day}-${i}`,
            at: `${day} 08:00:00`,
            source,
            topic,
          })),
        );
    const messages = [...each('a', '2025-10-06', '交通'), ...each('b', '2025-12-01', '环保')];
    const small = await openSmallDashboard({ mart: { messages } });
    try {
      const overview = await small.json<Overview>('/api/overview?from=2025-12-01&to=2025-12-28');
      expect(overview.flags).toEqual(['sources_changed']);
      expect(overview.topics.map(({ is_real }) => is_real)).toEqual([false, false]);
      expect(overview.sentences[0]).toMatchObject({ tone: 'plain' });
      expect(overview.sentences[0]?.parts.at(-1)?.text).toContain('两期数据的收录范围不同');
    } finally {
      await small.close();
    }
  });
});

describe('a file without regions', () => {
  it('makes no shift of regions, but one of topics where there is any', async () => {
    const days = Array.from({ length: 84 }, (_, index) => addDays('2025-10-06', index));
    const messages = days.flatMap((day) =>
      Array.from({ length: 6 }, (_, i) => ({
        id: `${day}-${i}`,
        at: `${day} 08:00:00`,
        region: day >= '2025-12-01' && i > 0 ? null : '甲区',
        topic: day >= '2025-12-01' && i > 0 ? '交通' : '环保',
      })),
    );
    const small = await openSmallDashboard({ mart: { messages } });
    try {
      const overview = await small.json<Overview>('/api/overview?from=2025-12-01&to=2025-12-28');
      expect(overview.flags).toEqual(['region_coverage']);
      expect(overview.regions.map(({ label, is_real }) => [label, is_real])).toEqual([['甲区', false]]);
      expect(overview.topics.map(({ is_real }) => is_real)).toEqual([true, true]);
      const one = await small.json<Overview>('/api/overview?from=2025-12-01&to=2025-12-28&region=甲区');
      expect(one).toMatchObject({ messages: 28, previous_messages: 168 });
      expect(one.topics.map(({ is_real }) => is_real)).not.toContain(true);
      expect(one.sentences.map(({ tone }) => tone)).not.toContain('down');
      expect(JSON.stringify(one.sentences)).toContain('两期地区识别率相差较大，仅供参考');
    } finally {
      await small.close();
    }
  });
});

describe('the period of a view', () => {
  const info = { first_day: '2023-01-01', last_day: '2025-12-31' } as MartInfo;
  it('is not compared with a year that it overlaps', () => {
    const long = resolvePeriod({ from: '2024-06-01', to: '2025-12-31' }, info, () => true);
    expect(long.lastYear).toBeNull();
    const year = resolvePeriod({ from: '2024-01-01', to: '2024-12-31' }, info, () => true);
    expect(year.previous).toEqual({ from: '2023-01-01', to: '2023-12-31' });
    expect(year.lastYear).toEqual(year.previous);
  });

  it('is not compared with a span of which the data have no message', () => {
    const { previous, lastYear } = resolvePeriod(
      { from: '2025-06-01', to: '2025-06-30' },
      info,
      ({ from }) => from < '2025-01-01',
    );
    expect(previous).toBeNull();
    expect(lastYear).toEqual({ from: '2024-06-01', to: '2024-06-30' });
  });
});

describe('a range that ends before it begins', () => {
  it.each([
    '/api/overview',
    '/api/messages',
    '/api/hot',
    '/api/issues',
    '/api/themes',
    '/api/handling/replies',
    '/api/downloads/messages',
  ])('is refused by %s', async (path) => {
    const answer = await opened.small.get(`${path}?from=2025-02-01&to=2025-01-01`);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ error: { code: 'BAD_REQUEST' } });
    expect((await opened.small.get(`${path}?from=2025-02-01&to=2025-02-01`)).status).toBe(200);
  });
});
