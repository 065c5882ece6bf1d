import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type {
  HandlingPage,
  IssueDetail,
  MessageList,
  Overview,
  Page,
  TitledMessageList,
} from '../../../../src/dashboard/api-types.ts';
import { openSmallDashboard, type SmallDashboard } from '../../small-dashboard.ts';

const opened: { small: SmallDashboard } = {} as { small: SmallDashboard };
const message = (id: string, at: string, rest: Readonly<Record<string, unknown>> = {}) => ({
  id,
  at: `${at} 08:00:00`,
  author: `作者${id}`,
  ...rest,
});

beforeAll(async () => {
  opened.small = await openSmallDashboard({
    mart: {
      messages: [
        message('1', '2025-06-01'),
        message('2', '2025-10-01', { region: '乙区' }),
        message('3', '2025-08-10', { urgency: 'critical', topic: '环保' }),
        message('4', '2025-08-11', { topic: '环保', urgency: 'urgent' }),
        message('5', '2025-08-12'),
        message('6', '2025-10-02'),
        message('7', '2025-09-01', { status: '办理中', kind: 'help', places: [{ name: '柳荫园', type: 'estate' }] }),
        message('9', '2025-09-01', { status: '已办结', body: '柳荫园的路' }),
        message('10', '2025-09-02', { reply: '已修好', tells_handling: false }),
        message('8', '2025-08-20', { author: '作者3', duplicateOf: '1' }),
      ],
      // Ia spans August without a message in it but a copy; Ib begins in August; Ic is dismissed.
      issues: { Ia: ['1', '2'], Ib: ['3', '4'], Ic: ['5', '6'] },
      dismissed: ['Ic'],
    },
  });
});
afterAll(() => opened.small.close());

const rowsOf = async (table: string, query: string): Promise<number> => {
  const answer = await opened.small.get(`/api/downloads/${table}?${query}`);
  expect(answer.status, `${table}?${query}`).toBe(200);
  return (await answer.text()).trimEnd().split('\r\n').length - 1;
};
const totalOf = async (path: string): Promise<number> => (await opened.small.json<Page<object>>(path)).total;
const issuesOf = async (query: string) =>
  (await opened.small.json<Page<{ issue_id: string }>>(`/api/issues?${query}`)).rows.map(({ issue_id }) => issue_id);

const august = 'from=2025-08-01&to=2025-08-31';
const all = 'from=2025-06-01&to=2025-10-31';

describe('a list that an id chooses', () => {
  it('says what that is called', async () => {
    const titlesOf = async (query: string) =>
      (await opened.small.json<TitledMessageList>(`/api/messages?${query}`)).titles;
    const { issue } = await titlesOf('issue=Ia');
    expect(issue).toBe((await opened.small.json<IssueDetail>('/api/issues/Ia')).issue.title);
    expect(await titlesOf('')).toEqual({ issue: null, theme: null });
    expect(await titlesOf('issue=I9&theme=T9')).toEqual({ issue: null, theme: null });
    expect(await opened.small.json('/api/issues?class_id=C9')).toMatchObject({ class_title: null });
  });
});

describe('issues of a time range', () => {
  it('have a message in it: one before and one after are not enough, nor is a copy', async () => {
    expect(await issuesOf(august)).toEqual(['Ib']);
    expect(await issuesOf('from=2025-08-11&to=2025-08-11')).toEqual(['Ib']);
    expect(await issuesOf('from=2025-09-01')).toEqual(['Ia']);
    expect((await issuesOf('')).sort()).toEqual(['Ia', 'Ib']);
  });

  it('may be asked for by their beginning', async () => {
    expect(await issuesOf(`${august}&began=1`)).toEqual(['Ib']);
    expect(await issuesOf('from=2025-09-01&began=1')).toEqual([]);
  });
});

describe('issues of an urgency', () => {
  it('are those whose most urgent message has it, so that each is of one', async () => {
    expect(await issuesOf('urgency=critical')).toEqual(['Ib']);
    expect(await issuesOf('urgency=urgent')).toEqual([]);
    expect(await issuesOf('urgency=routine')).toEqual(['Ia']);
  });
});

describe('the overview', () => {
  it.each([
    august,
    all,
    `${all}&urgency=critical`,
    `${all}&urgency=urgent`,
    `${all}&urgency=routine`,
    `${all}&region=乙区`,
    `${all}&topic=环保`,
    `${all}&region=未知`,
    'from=2025-08-13&to=2025-09-30',
  ])('counts the issues that the list has: %s', async (query) => {
    const overview = await opened.small.json<Overview>(`/api/overview?${query}`);
    expect(overview.active_issues).toBe(await totalOf(`/api/issues?${query}`));
    expect(overview.new_issues).toBe(await totalOf(`/api/issues?${query}&began=1`));
  });
});

describe('figures of handling', () => {
  it.each([
    'from=2025-06-01&to=2025-10-31',
    'from=2025-08-11&to=2025-09-01',
    'from=2025-09-01',
    'region=甲区&topic=交通',
    'kind=help',
    'topic=环保&from=2025-08-01&to=2025-08-31',
  ])('count the messages that the filters take: %s', async (query) => {
    const { total, rows } = await opened.small.json<HandlingPage>(`/api/handling?grain=topic&${query}`);
    expect(total?.messages ?? 0).toBe(await totalOf(`/api/messages?handled=all&${query}`));
    expect(total?.waiting ?? 0).toBe(await totalOf(`/api/handling/backlog?${query}`));
    expect(rows.reduce((sum, { messages }) => sum + messages, 0)).toBe(total?.messages ?? 0);
  });

  it('are counted as the table counts', async () => {
    for (const grain of ['department', 'addressed_to', 'region', 'topic']) {
      const table = await opened.small.json<HandlingPage>(`/api/handling?grain=${grain}`);
      const counted = await opened.small.json<HandlingPage>(`/api/handling?grain=${grain}&from=2025-01-01`);
      expect(counted).toEqual({ ...table, month: null });
    }
  });
});

describe('messages', () => {
  it('are those that the figures of handling count', async () => {
    const { total } = await opened.small.json<HandlingPage>('/api/handling');
    expect(await totalOf('/api/messages?handled=all')).toBe(total?.messages);
    expect(await totalOf('/api/messages?handled=waiting')).toBe(total?.waiting);
    // Settled by its status, or of an input that does not tell.
    const ids = (await opened.small.json<MessageList>('/api/messages?handled=waiting')).rows.map(
      (row) => row.message_id,
    );
    expect(ids).not.toContain('9');
    expect(ids).not.toContain('10');
  });

  it('may be asked for by a place that they name', async () => {
    const { rows } = await opened.small.json<MessageList>('/api/messages?place=柳荫园');
    expect(rows.map(({ message_id }) => message_id)).toEqual(['7']);
  });

  it('that wait are chosen by every filter', async () => {
    expect(await totalOf('/api/handling/backlog?kind=help')).toBe(1);
    expect(await totalOf('/api/handling/backlog?kind=help&urgency=urgent')).toBe(0);
    expect(await rowsOf('backlog', 'kind=help')).toBe(1);
  });
});

describe('a download', () => {
  it.each([
    ['issues', ''],
    ['issues', august],
    ['issues', 'urgency=critical'],
    ['issues', 'region=乙区'],
    ['issues', 'q=Ib'],
    ['issues', 'status=dormant'],
    ['issues', 'dismissed=1&sort=authors'],
    ['issues', `${all}&began=1`],
    ['classes', august],
    ['classes', 'q=x'],
    ['alerts', 'state=open'],
    ['alerts', `${august}&level=1`],
    ['messages', 'handled=all'],
    ['messages', 'handled=waiting'],
  ])('holds what the list shows: %s %s', async (list, query) => {
    const table = list === 'classes' ? 'problem_classes' : list;
    expect(await rowsOf(table, query)).toBe(await totalOf(`/api/${list}?${query}&size=1`));
  });

  it('of shares holds the topics and regions that the overview lists', async () => {
    for (const query of [august, `${all}&kind=complaint`, `from=2025-09-01&to=2025-09-02`]) {
      const { topics, regions } = await opened.small.json<Overview>(`/api/overview?${query}`);
      for (const [table, rows] of [
        ['topic_shares', topics],
        ['region_shares', regions],
      ] as const) {
        const text = await (await opened.small.get(`/api/downloads/${table}?${query}`)).text();
        const lines = text
          .trimEnd()
          .split('\r\n')
          .slice(1)
          .map((line) => line.split(','));
        expect(lines.map(([label, messages, share, previous]) => [label, messages, Number(share), previous])).toEqual(
          rows.map(({ label, messages, share, previous }) => [
            label,
            String(messages),
            Number(share.toPrecision(4)),
            previous === null ? '' : String(previous),
          ]),
        );
      }
    }
  });

  it('of handling holds the rows of its grain and range', async () => {
    const whole = 'grain=topic&from=2025-08-01&to=2025-08-31';
    for (const query of ['grain=topic', whole, `grain=topic&${all}`, 'grain=topic&region=甲区&kind=help']) {
      const { rows } = await opened.small.json<HandlingPage>(`/api/handling?${query}`);
      expect(await rowsOf('handling', query)).toBe(rows.length);
    }
  });

  it('refuses what its table does not take', async () => {
    for (const path of ['runs?q=x', 'alerts?status=new', 'issues?theme=T1', 'messages?dismissed=1']) {
      expect((await opened.small.get(`/api/downloads/${path}`)).status, path).toBe(400);
    }
  });
});

describe('the overview of a range beyond the data', () => {
  it('lists the days of the data alone, and counts as ever', async () => {
    const overview = await opened.small.json<Overview>('/api/overview?from=0001-01-01&to=9999-12-31');
    expect(overview).toMatchObject({ from: '0001-01-01', to: '9999-12-31', messages: 9 });
    expect(overview.days[0]?.day).toBe('2025-06-01');
    expect(overview.days.at(-1)?.day).toBe('2025-10-02');
    expect(overview.days.reduce((sum, { messages }) => sum + messages, 0)).toBe(9);
    expect((await opened.small.json<Overview>('/api/overview?from=2031-01-01&to=2031-01-31')).days).toEqual([]);
  });
});
