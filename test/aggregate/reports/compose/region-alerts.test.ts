import { expect, it } from 'vitest';
import { addDays } from '../../../../src/aggregate/figures/day-spans.ts';
import { composeAlerts } from '../../../../src/aggregate/reports/compose/compose-alerts.ts';
import { buildSmallMart, type SmallMessage } from '../../build-small-mart.ts';
import { collectWeek } from '../report-mart.ts';

/** Half a year of street lamps, of two topics in two districts. */
const board: SmallMessage[] = Array.from({ length: 200 }, (_, day) => addDays('2025-01-06', day)).flatMap((day) =>
  Array.from({ length: 5 }, (_, i) => ({
    id: `${day}-${i}`,
    at: `${day} 08:00:00`,
    topic: i < 3 ? '交通' : '环保',
    region: i === 0 ? '乙区' : '甲区',
    issue_terms: 't:路灯',
  })),
);

/** Ten people who write of a power cut on one day, four of them of one topic in one district. */
const cut: SmallMessage[] = Array.from({ length: 10 }, (_, i) => ({
  id: `cut-${i}`,
  at: '2025-07-15 09:00:00',
  title: `停电${i}`,
  topic: i < 4 ? '环保' : `主题${i}`,
  region: i < 4 ? '乙区' : `${i}区`,
  issue_terms: 't:停电',
}));

it('the report of a region lists its alert though one that counts all regions says more', async () => {
  const db = await buildSmallMart({ messages: [...board, ...cut] });
  try {
    const read = async (region?: string) => {
      const { alerts } = await collectWeek(db, { unit: 'month', end: '2025-07-24', region });
      return { listed: alerts?.listed.map(({ seriesType }) => seriesType), explained: alerts?.explained };
    };
    expect(await read()).toEqual({ listed: ['term'], explained: 1 });
    expect(await read('乙区')).toEqual({ listed: ['topic_region'], explained: 0 });
  } finally {
    db.close();
  }
});

it('a report has alerts up to the day that closes them, and words of the week of which it has most days', async () => {
  const db = await buildSmallMart({ messages: [...board, ...cut] });
  try {
    const read = async (from: string, to: string) => {
      const { alerts, terms } = await collectWeek(db, { unit: 'daterange', from, to });
      return { alerts: alerts?.total, terms: terms?.map(({ term }) => term) };
    };
    const [alert] = await db.rows<{ closed: string }>("SELECT closed_on AS closed FROM alerts WHERE term = '停电'");
    expect(alert).toEqual({ closed: '2025-07-18' });
    expect(await read('2025-07-15', '2025-07-24')).toEqual({ alerts: 1, terms: ['停电'] });
    // From Thursday on it has four days of the week, from Friday on three.
    expect(await read('2025-07-17', '2025-07-24')).toEqual({ alerts: 1, terms: ['停电'] });
    expect(await read('2025-07-18', '2025-07-24')).toEqual({ alerts: 1, terms: [] });
    expect(await read('2025-07-19', '2025-07-24')).toEqual({ alerts: 0, terms: [] });
    expect(await read('2025-07-01', '2025-07-16')).toEqual({ alerts: 1, terms: [] });
    expect(await read('2025-07-01', '2025-07-17')).toEqual({ alerts: 1, terms: ['停电'] });
    expect(await read('2025-07-01', '2025-07-14')).toEqual({ alerts: 0, terms: [] });
  } finally {
    db.close();
  }
});

/** Fourteen people of one topic in one district on one day, thirteen of them of one issue. */
const blast: SmallMessage[] = Array.from({ length: 14 }, (_, i) => ({
  id: `blast-${i}`,
  at: '2025-07-15 09:00:00',
  title: `爆管${i}`,
  topic: '环保',
  region: '乙区',
  urgency: 'urgent',
}));
const issue = { I0000000000aa: blast.slice(1).map(({ id }) => id) };

it('leaves out no alert that is graver than all of the same messages that are listed', async () => {
  const db = await buildSmallMart({ messages: [...board, ...blast], issues: issue });
  try {
    const data = await collectWeek(db, { unit: 'month', end: '2025-07-24' });
    const { alerts } = data;
    const place = alerts?.listed.find(({ seriesType }) => seriesType === 'topic_region');
    expect(alerts?.listed.map(({ seriesType, level, observed }) => [seriesType, level, observed])).toEqual([
      ['topic_region', 2, 14],
      ['issue', 3, 12],
    ]);
    expect(place?.coreIssueId).toBe('I0000000000aa');
    expect([alerts?.grave, alerts?.explained]).toEqual([1, 1]);
    const { blocks } = composeAlerts(data);
    // The founder of the issue: of thirteen urgent messages there are but twelve people.
    expect(JSON.stringify(blocks)).toContain('问题的首位反映人不计入人次，其留言仍计入特急和紧急件数。');
  } finally {
    db.close();
  }
});
