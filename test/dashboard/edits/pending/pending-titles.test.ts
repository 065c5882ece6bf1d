import { afterEach, beforeEach, expect, it } from 'vitest';
import type {
  AlertDetail,
  AlertRow,
  HandlingPage,
  IssueDetail,
  Overview,
  Page,
  ProblemClass,
} from '../../../../src/dashboard/api-types.ts';
import type { SmallMart } from '../../../aggregate/build-small-mart.ts';
import { key, openSmallDashboard, type SmallDashboard } from '../../small-dashboard.ts';

const [walls, lamps] = ['I0000000000aa', 'I0000000000bb'] as const;
const issue = (issue_id: string, founding: number, title: string) => ({
  issue_id,
  title,
  place: null,
  class_id: 'C1',
  founding_key: key(founding),
  medoid_key: key(founding),
  earliest_key: key(founding),
  newest_key: key(founding),
  pinned: false,
  dismissed: false,
  edited: false,
});
const opened: { small: SmallDashboard } = {} as { small: SmallDashboard };

/** Built once. */
const mart: SmallMart = {
  messages: [
    { id: key(1), at: '2025-12-30 08:00:00', urgency: 'critical' },
    { id: key(2), at: '2025-12-31 08:00:00', urgency: 'critical' },
    { id: key(3), at: '2025-12-29 09:00:00', urgency: 'critical' },
    { id: key(4), at: '2025-12-31 09:00:00', region: '乙区' },
  ],
  issues: { [walls]: [key(1), key(2)], [lamps]: [key(3), key(4)] },
  settings: { smallCell: 2 },
  tables: {
    issues: [issue(walls, 1, '外墙脱落'), issue(lamps, 3, '路灯不亮')],
    problem_classes: [
      {
        class_id: 'C1',
        title: '公共设施损坏',
        keywords: [],
        issues: 2,
        messages: 4,
        authors: 4,
        places: ['甲区'],
        first_at: '2025-12-30 08:00:00',
        last_at: '2025-12-31 09:00:00',
      },
    ],
  },
};
beforeEach(async () => {
  opened.small = await openSmallDashboard({ mart });
});
afterEach(() => opened.small.close());

it('shows a new title at alerts and on the overview at once', async () => {
  const { json, post } = opened.small;
  await post('/api/edits', { action: 'rename', issue: walls, title: '北楼外墙脱落' });
  const { rows } = await json<Page<AlertRow>>('/api/alerts?series=critical');
  const row = rows.find(({ issue_id }) => issue_id === walls);
  expect(row).toMatchObject({ title: '特急：北楼外墙脱落', dismissed: false, pending: ['改名'] });
  const { alert } = await json<AlertDetail>(`/api/alerts/${row?.alert_id}`);
  expect(alert).toMatchObject({ title: '特急：北楼外墙脱落', pending: ['改名'] });
  const overview = await json<Overview>('/api/overview');
  expect(overview.alerts.map(({ title }) => title)).toContain('特急：北楼外墙脱落');
  expect(JSON.stringify(overview.sentences)).toContain('北楼外墙脱落');
});

it('calls the alert of one critical message by that message, whatever its issue is called', async () => {
  const { json, post } = opened.small;
  await post('/api/edits', { action: 'rename', issue: lamps, title: '街灯不亮' });
  const { rows } = await json<Page<AlertRow>>('/api/alerts?series=critical');
  expect(rows.find(({ issue_id }) => issue_id === lamps)).toMatchObject({
    title: `特急：甲区 · 题目${key(3)}`,
    core_title: '街灯不亮',
    pending: ['改名'],
  });
});

it('leaves a dismissed issue out of the counts of the overview and of its class, and says so at its alerts', async () => {
  const { json, post } = opened.small;
  expect(await json('/api/overview')).toMatchObject({ active_issues: 2, new_issues: 2 });
  await post('/api/edits', { action: 'dismiss', issue: walls });
  expect(await json('/api/overview')).toMatchObject({ active_issues: 1, new_issues: 1 });
  const { rows } = await json<Page<AlertRow>>('/api/alerts?series=critical');
  expect(rows.find(({ issue_id }) => issue_id === walls)).toMatchObject({ dismissed: true, pending: ['排除'] });
  expect((await json<Page<ProblemClass>>('/api/classes')).rows).toMatchObject([{ issues: 1, is_pending: true }]);
  expect(await json<ProblemClass>('/api/classes/C1')).toMatchObject({ issues: 1, is_pending: true });
  await post('/api/edits', { action: 'restore', issue: walls });
  const [same] = (await json<Page<ProblemClass>>('/api/classes')).rows;
  expect(same?.issues).toBe(2);
});

it('shows candidates of the month by their new titles and without those dismissed, on the page and in the download', async () => {
  const { get, json, post } = opened.small;
  const listed = async () => (await json<HandlingPage>('/api/handling')).shortlist.map(({ title }) => title);
  const file = async () => (await get('/api/downloads/monthly_shortlist')).text();
  expect((await listed()).sort()).toEqual(['外墙脱落', '路灯不亮']);
  await post('/api/edits', { action: 'rename', issue: walls, title: '北楼外墙脱落' });
  await post('/api/edits', { action: 'dismiss', issue: lamps });
  expect(await listed()).toEqual(['北楼外墙脱落']);
  expect(await file()).toContain('北楼外墙脱落');
  expect(await file()).not.toContain('路灯不亮');
});

it('counts a class alike on its own page and on those of its issues, and lists it where issues are left that fit', async () => {
  const { json, post } = opened.small;
  const listed = async () => (await json<Page<ProblemClass>>('/api/classes?region=乙区')).total;
  expect(await listed()).toBe(1);
  await post('/api/edits', { action: 'dismiss', issue: lamps });
  expect((await json<IssueDetail>(`/api/issues/${walls}`)).problem_class?.issues).toBe(1);
  expect((await json<ProblemClass>('/api/classes/C1')).issues).toBe(1);
  expect(await listed()).toBe(0);
});
