import { describe, expect, it } from 'vitest';
import { changePercent } from '../../../../src/aggregate/figures/comparability.ts';
import type { IssueCounts } from '../../../../src/dashboard/queries/overview/count-issues.ts';
import { describeChanges, type Figures } from '../../../../src/dashboard/queries/overview/describe-changes.ts';
import { compareShares } from '../../../../src/dashboard/queries/overview/shares.ts';

const reach = { firstDay: '2024-01-01', lastDay: '2025-03-31' };
const march = { current: 31, other: 28 };

function figuresOf(given: Partial<Figures>): Figures {
  return {
    from: '2025-03-01',
    to: '2025-03-31',
    previous_from: '2025-02-01',
    previous_to: '2025-02-28',
    last_year_from: null,
    last_year_to: null,
    flags: [],
    messages: 0,
    previous_messages: 0,
    last_year_messages: null,
    change_percent:
      given.messages === undefined ? null : changePercent(given.messages, given.previous_messages ?? null, 10),
    year_change_percent: null,
    critical: 0,
    previous_critical: 0,
    critical_waiting: null,
    critical_untold: null,
    urgent: 0,
    previous_urgent: 0,
    active_issues: 0,
    new_issues: 0,
    open_alerts: 0,
    period_alerts: 0,
    lapsed_alerts: 0,
    days: [],
    topics: [],
    regions: [],
    unknown_region: 0,
    alerts: [],
    urgent_messages: [],
    ...given,
  };
}

const describeFigures = (given: Partial<Figures>, issues: Partial<IssueCounts> = {}) =>
  describeChanges(figuresOf(given), march, {}, { growing: null, hottest: [], ...issues }, 14, reach).map(
    ({ tone, parts }) => ({
      tone,
      text: parts.map(({ text }) => text).join(''),
    }),
  );

describe('the change of all messages', () => {
  it('is noise at the same rate a day, however many more days a month has', () => {
    expect(describeFigures({ messages: 3100, previous_messages: 2800 })).toEqual([
      { tone: 'plain', text: '本期收到留言 3,100 条，比上期多 300 条（+10.7%），在随机波动范围内。' },
    ]);
  });

  it('is a rise where the rate rose', () => {
    expect(describeFigures({ messages: 3400, previous_messages: 2800 })[0]).toMatchObject({ tone: 'up' });
    expect(describeFigures({ messages: 2800, previous_messages: 2800 })[0]).toMatchObject({
      tone: 'down',
      text: '本期收到留言 2,800 条，与上期持平；两期天数不同，日均减少。',
    });
  });

  it('goes by the number a day where a period is longer', () => {
    expect(describeFigures({ messages: 2850, previous_messages: 2800 })[0]).toEqual({
      tone: 'down',
      text: '本期收到留言 2,850 条，比上期多 50 条（+1.8%）；两期天数不同，日均减少。',
    });
    expect(describeFigures({ messages: 5, previous_messages: 5 })[0]?.text).toBe('本期收到留言 5 条，与上期持平。');
  });

  it('is not judged where days are missing', () => {
    const [volume] = describeFigures({ messages: 3400, previous_messages: 2800, flags: ['missing_days'] });
    expect(volume).toMatchObject({ tone: 'plain', text: expect.stringContaining('数据有缺，仅供参考') });
    const [noise] = describeFigures({ messages: 3100, previous_messages: 2800, flags: ['missing_days'] });
    expect(noise?.text).toContain('（+10.7%）；两期数据有缺，仅供参考。');
  });
});

it('says of a period outside the data that nothing is known of it', () => {
  expect(describeFigures({ from: '2031-01-01', to: '2031-01-31' })).toEqual([
    { tone: 'warn', text: '数据自 2024-01-01 至 2025-03-31，不含这一时段。' },
  ]);
  expect(describeFigures({ from: '2025-03-31', to: '2025-04-30' })[0]?.text).toContain('本期收到留言');
});

it('tells of grave alerts of the period that are over, the gravest by its name', () => {
  const alertOf = (alert_id: string, level: number, state: string) =>
    ({ alert_id, level, state, title: `预警${alert_id}` }) as Figures['alerts'][number];
  const told = (...alerts: Figures['alerts']) =>
    describeFigures({ messages: 1, alerts }).filter(({ text }) => text.includes('预警'));
  expect(told(alertOf('a', 3, 'closed'), alertOf('b', 4, 'closed'))).toEqual([]);
  expect(told(alertOf('a', 2, 'closed'))).toEqual([
    { tone: 'plain', text: '期内预警已结束的有Ⅱ级（橙色）1 条：预警a。' },
  ]);
  expect(
    told(alertOf('a', 2, 'closed'), alertOf('b', 1, 'closed'), alertOf('c', 2, 'closed'), alertOf('d', 1, 'open')),
  ).toEqual([
    { tone: 'warn', text: '1 条预警未解除，最高Ⅰ级（红色）：预警d。' },
    { tone: 'plain', text: '期内预警已结束的有Ⅰ级（红色）1 条、Ⅱ级（橙色）2 条：预警b 等。' },
  ]);
});

describe('the change of topics', () => {
  const topicsOf = (counts: Readonly<Record<string, readonly [number, number]>>) =>
    compareShares(
      Object.entries(counts).map(([label, [messages, previous]]) => ({ label, messages, previous })),
      { lengths: march, falseDiscovery: 0.05, minBasis: 10 },
    );

  it('is told by counts, where they changed beyond chance', () => {
    const topics = topicsOf({ 交通: [300, 100], 环保: [110, 100], 教育: [20, 80] });
    const sentences = describeFigures({ messages: 430, previous_messages: 280, topics });
    expect(sentences.slice(1)).toEqual([
      { tone: 'up', text: '交通 300 条，比上期多 200 条（+200.0%），超出随机波动。' },
      { tone: 'down', text: '教育 20 条，比上期少 60 条（−75.0%），超出随机波动。' },
    ]);
  });

  it('is not told in percent on a few messages', () => {
    const sentences = describeFigures({ messages: 18, previous_messages: 2, topics: topicsOf({ 交通: [18, 2] }) });
    expect(sentences.map(({ text }) => text)).toEqual([
      '本期收到留言 18 条，比上期多 16 条。',
      '交通 18 条，比上期多 16 条，超出随机波动。',
    ]);
  });
});

it('names the hottest issues of the period, and says nothing twice: neither what the figures beside it say nor one that grows', () => {
  const issueOf = (issue_id: string, status: string) => ({
    issue_id,
    title: `问题${issue_id}`,
    status,
    authors: 1200,
    messages: 3,
  });
  const growing = { issue_id: 'I1', title: '问题I1', recent_authors: 5 };
  const hottest = [issueOf('I1', 'growing'), issueOf('I2', 'steady')];
  const figures = { messages: 9, critical: 4, new_issues: 2 };
  expect(describeFigures(figures, { growing, hottest }).slice(1)).toEqual([
    { tone: 'up', text: '有新留言的反复问题，最热的是：问题I1，本期 3 条，累计 1,200 人，升温。' },
    { tone: 'plain', text: '问题I2，本期 3 条，累计 1,200 人。' },
  ]);
  const other = { ...growing, issue_id: 'I9', title: '问题I9' };
  expect(describeFigures(figures, { growing: other, hottest })[1]?.text).toBe(
    '升温最快的问题：问题I9，近 14 天 5 人反映。',
  );
  const past = describeFigures({ ...figures, from: '2025-02-01', to: '2025-02-28' }, { hottest });
  expect(past[1]?.text).toContain('有新留言的反复问题，留言最多的是：问题I1');
  const five = ['1', '2', '3', '4', '5'].map((id) => issueOf(id, 'steady'));
  const alerts = [
    { alert_id: 'a', level: 1, state: 'open', title: '预警a' },
    { alert_id: 'b', level: 2, state: 'closed', title: '预警b' },
  ];
  expect(describeFigures(figures, { hottest: five })).toHaveLength(6);
  expect(
    describeFigures({ ...figures, alerts: alerts as unknown as Figures['alerts'] }, { growing: other, hottest: five }),
  ).toHaveLength(7);
});
