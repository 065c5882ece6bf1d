import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addDays } from '../../../../src/aggregate/figures/day-spans.ts';
import type { AlertRow, Overview, Page, Since, WithdrawnAlert } from '../../../../src/dashboard/api-types.ts';
import { toldAlert } from '../../../aggregate/alert-history/told-alert.ts';
import { key, openSmallDashboard, type SmallDashboard, smallMart } from '../../small-dashboard.ts';

const [quietIssue, badIssue] = ['I0000000000aa', 'I0000000000bb'] as const;
const [run] = smallMart.sources?.runs ?? [];
const gone = { event: 'withdrawn', reason: 'later_data' } as const;
const told = [
  toldAlert({ alert_id: 'Aquiet', series_type: 'issue', topic: null, issue_id: quietIssue }),
  toldAlert({ alert_id: 'Abad', series_type: 'issue', topic: null, issue_id: badIssue }),
  toldAlert({ alert_id: 'Aword', series_type: 'term', topic: null, term: '停电' }),
];

/** Half a year of 甲区 alone; then twelve people write of one thing in 乙区. */
const quiet = Array.from({ length: 910 }, (_, index) => ({
  id: key(1000 + index),
  at: `${addDays('2025-06-29', Math.floor(index / 5))} 08:00:00`,
  topic: '交通',
  region: '甲区',
}));
const opened: { small: SmallDashboard } = {} as { small: SmallDashboard };
beforeAll(async () => {
  const messages = [
    ...quiet,
    ...Array.from({ length: 12 }, (_, i) => ({
      id: key(i + 1),
      at: '2025-12-28 09:00:00',
      topic: '能源',
      region: '乙区',
      issue_terms: 't:停电',
      run_id: 'r2',
    })),
  ];
  const runs = [
    { ...run!, alerts: { until: '2025-12-28', events: told } },
    {
      ...run!,
      run_id: 'r2',
      seq: 2,
      alerts: { until: '2025-12-29', events: told.map((event) => ({ ...event, ...gone })) },
    },
  ];
  const issues = {
    [quietIssue]: [1000, 1150, 1300, 1450, 1600].map(key),
    [badIssue]: Array.from({ length: 12 }, (_, i) => key(i + 1)),
  };
  opened.small = await openSmallDashboard({ mart: { messages, issues, sources: { runs } } });
});
afterAll(() => opened.small.close());

const alertsFor = async (query: object): Promise<string[]> => {
  const parameters = new URLSearchParams({ ...query });
  const { rows } = await opened.small.json<Page<AlertRow>>(`/api/alerts?${parameters}`);
  return rows
    .map(({ series_type, issue_id, topic }) => [series_type, issue_id ?? topic].filter(Boolean).join(' '))
    .sort();
};

it('an alert of an issue is of the region and the topic of its issue', async () => {
  expect(await alertsFor({})).toContain(`issue ${badIssue}`);
  expect(await alertsFor({ region: '乙区' })).toEqual([`issue ${badIssue}`]);
  expect(await alertsFor({ region: '甲区' })).toEqual([]);
  expect(await alertsFor({ topic: '能源' })).toEqual([`issue ${badIssue}`, 'topic 能源']);
  expect(await alertsFor({ topic: '交通' })).toEqual([]);
  expect(await alertsFor({ region: '未知' })).toEqual([]);
});

it('so it is in the overview and what is new, in numbers and in words', async () => {
  const region = encodeURIComponent('乙区');
  const { open_alerts: open, alerts, sentences } = await opened.small.json<Overview>(`/api/overview?region=${region}`);
  expect(open).toBe(1);
  expect(alerts).toMatchObject([{ series_type: 'issue', issue_id: badIssue }]);
  expect(sentences.flatMap(({ parts }) => parts.map(({ text }) => text))).toContain('1 条预警');
  expect(await opened.small.json<Since>(`/api/since?run=r1&region=${region}`)).toMatchObject({ alerts: 1 });
});

it('so are alerts that were withdrawn, and what runs told', async () => {
  const idsFor = async (query: string): Promise<string[]> => {
    const { rows } = await opened.small.json<Page<WithdrawnAlert>>(`/api/withdrawn-alerts?${query}`);
    return rows.map(({ alert_id }) => alert_id).sort();
  };
  expect(await idsFor('')).toEqual(['Abad', 'Aquiet', 'Aword']);
  expect(await idsFor(`region=${encodeURIComponent('乙区')}`)).toEqual(['Abad']);
  expect(await idsFor(`topic=${encodeURIComponent('交通')}`)).toEqual(['Aquiet']);
  const file = await opened.small.get(`/api/downloads/alert_history?region=${encodeURIComponent('乙区')}`);
  const rows: Record<string, string>[] = parse(await file.text(), { bom: true, columns: true });
  expect(rows.map((row) => row.预警编号)).toEqual(['Abad', 'Abad']);
});
