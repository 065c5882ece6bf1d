import { expect, it } from 'vitest';
import type { AlertRow, Meta } from '../../../../src/dashboard/api-types.ts';
import {
  alertMessages,
  alertObject,
  describeEnd,
  describeLeftOut,
  explainCourse,
  explainNone,
  issueTitle,
  nameAlert,
} from '../../../../src/dashboard/web/alerts/alerts.ts';

const alert = (rest: Partial<AlertRow>): AlertRow =>
  ({
    since: '2025-12-29',
    last_day: '2025-12-30',
    topic: '城乡建设',
    region: '甲区',
    issue_id: null,
    term: null,
    messages: null,
    ...rest,
  }) as AlertRow;

it('leads from a critical message without an issue to that message, not to all critical ones of its days', () => {
  const row = alert({ series_type: 'critical', messages: [{ source: 'main', message_id: '7' }] });
  expect(alertMessages(row)).toBe('/message?source=main&id=7');
  expect(alertMessages(row, { urgency: 'critical' })).toBe('/message?source=main&id=7');
});

it('leads from other alerts to the messages of their series and days', () => {
  const days = 'from=2025-12-29&to=2025-12-30';
  const messages = [{ source: 'main', message_id: '7' }];
  expect(alertMessages(alert({ series_type: 'critical', issue_id: 'I1', messages }))).toBe(
    `/messages?${days}&issue=I1&urgency=critical`,
  );
  const topic = new URLSearchParams({ topic: '城乡建设', region: '甲区' }).toString();
  expect(alertMessages(alert({ series_type: 'topic_region', messages }))).toBe(`/messages?${days}&${topic}`);
});

it('says that an alert with the title of an issue is of critical messages in it', () => {
  expect(alertObject(alert({ series_type: 'critical', issue_id: 'I1' }))).toBe('问题中的特急留言');
  expect(alertObject(alert({ series_type: 'critical' }))).toBe('特急留言');
  expect(alertObject(alert({ series_type: 'issue', issue_id: 'I1' }))).toBe('问题');
});

it('does not call a critical alert over that nobody has answered', () => {
  const end = (rest: Partial<AlertRow>): string => describeEnd(alert({ closed_on: '2026-01-06', ...rest }));
  expect(end({ series_type: 'critical', waiting: 1 })).toBe('未答复，已过 7 天');
  expect(end({ series_type: 'critical', waiting: 0 })).toBe('2026-01-06 解除');
  expect(end({ series_type: 'critical', waiting: null })).toBe('2026-01-06 到期');
  expect(end({ series_type: 'issue', waiting: null })).toBe('2026-01-06 解除');
  expect(end({ series_type: 'critical', waiting: 1, closed_on: null })).toBe('未解除');
});

it('says why the chart of an alert counts otherwise than the alert', () => {
  const term = alert({ series_type: 'term', term: '路灯', observed: 11 });
  expect(explainCourse(term, 11)).toBe('');
  expect(explainCourse(term, 18)).toContain('含「路灯」的留言，预警期间 18 人次');
  expect(explainCourse(alert({ series_type: 'issue', observed: 52 }), 53)).toContain('最先反映');
  expect(explainCourse(alert({ series_type: 'critical', observed: 1 }), 2)).toContain('一人只计一次，1 人');
});

it('calls an issue as its alert is called, but where one critical message gave the alert its own title', () => {
  const row = (critical: number): AlertRow =>
    alert({ series_type: 'critical', issue_id: 'I1', critical, title: '特急：墙要倒了', core_title: '外墙脱落' });
  expect(issueTitle(row(1))).toBe('外墙脱落');
  expect(issueTitle(row(2))).toBe('墙要倒了');
  expect(issueTitle(alert({ series_type: 'issue', issue_id: 'I1', title: '路灯不亮', core_title: null }))).toBe(
    '路灯不亮',
  );
});

it('says which alerts a region or a topic leaves out', () => {
  expect(describeLeftOut({ region: '甲区', topic: '交通' })).toContain('全部地区');
  expect(describeLeftOut({ topic: '交通' })).toBe('不含词语预警');
  expect(describeLeftOut({ from: '2025-01-01', kind: 'help' })).toBe('');
});

it('says of a city beside its own districts that it counts what names none of them', () => {
  const pair = alert({ series_type: 'topic_region', region: '青石市', title: '青石市 · 交通运输 留言增多' });
  expect(nameAlert(pair, ['青石市'])).toBe('青石市（未写明区县） · 交通运输 留言增多');
  expect(nameAlert(pair, [])).toBe(pair.title);
  const issue = alert({ series_type: 'issue', region: '青石市', title: '青石市一中食堂' });
  expect(nameAlert(issue, ['青石市'])).toBe('青石市一中食堂');
});

it('does not say that nothing rose of data that have no past yet', () => {
  const meta = (first_day: string, last_day: string) =>
    ({ first_day, last_day, spans: { warm_up_days: 28 } }) as unknown as Meta;
  expect(explainNone(meta('2025-03-01', '2025-03-28'))).toContain(
    '数据只有 28 天：主题和词语自第 29 天起才与自身历史比较',
  );
  expect(explainNone(meta('2025-03-01', '2025-03-29'))).toContain('没有人数超出各自历史的对象');
  expect(explainNone(null)).toContain('没有人数超出各自历史的对象');
});
