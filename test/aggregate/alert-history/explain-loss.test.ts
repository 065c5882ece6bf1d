import { expect, it } from 'vitest';
import type { AlertReason, ToldAlert } from '../../../src/aggregate/alert-history/contract.ts';
import {
  type CurrentAlert,
  explainLoss,
  indexAlerts,
  type MessageNow,
} from '../../../src/aggregate/alert-history/explain-loss.ts';
import { currentAlert, toldAlert } from './told-alert.ts';

const ids = ['m1', 'm2', 'm3'];
const named = ids.map((message_id) => ({ source: 'main', message_id }));

function explain(
  lost: Partial<ToldAlert>,
  alerts: readonly CurrentAlert[],
  messages: Readonly<Record<string, Omit<MessageNow, 'message_key'>>> = {},
  cause: AlertReason = 'later_data',
) {
  const known = new Map(
    Object.entries(messages).map(([id, message]) => [JSON.stringify(['main', id]), { ...message, message_key: id }]),
  );
  const present = { alerts: indexAlerts(alerts), messages: known, cause };
  const { reason, other } = explainLoss(toldAlert({ messages: named, ...lost }), present);
  return [reason, other];
}
const inIssue = (issue_id: string | null, urgency = 'routine') =>
  Object.fromEntries(ids.map((id) => [id, { issue_id, urgency }]));

it('names the alert of the same series that opened on another day, if both are of a day', () => {
  const moved = currentAlert({ alert_id: 'A2', since: '2025-03-04', last_day: '2025-03-09' });
  expect(explain({}, [moved])).toEqual(['redated', 'A2']);
  // It goes on where that one ended.
  expect(explain({}, [{ ...moved, since: '2025-03-05' }])).toEqual(['redated', 'A2']);
  expect(explain({}, [{ ...moved, since: '2025-03-06' }])).toEqual(['later_data', null]);
  expect(explain({}, [{ ...moved, region: '甲区' }])).toEqual(['later_data', null]);
});

it('names the alert of the issue that its messages are in', () => {
  const issue = { series_type: 'issue', topic: null, issue_id: 'I1' };
  const other = currentAlert({ ...issue, alert_id: 'A2', issue_id: 'I2' });
  expect(explain(issue, [other], inIssue('I2'))).toEqual(['merged', 'A2']);
  expect(explain(issue, [], inIssue('I2'))).toEqual(['merged', null]);
  expect(explain(issue, [other], inIssue('I1'))).toEqual(['later_data', null]);
  expect(explain(issue, [other], { ...inIssue('I2'), m1: { issue_id: null, urgency: 'routine' } })).toEqual([
    'merged',
    'A2',
  ]);
  expect(explain(issue, [other], inIssue(null))).toEqual(['later_data', null]);
  // Half of them are not most.
  const half = { m1: { issue_id: null, urgency: 'routine' }, m2: { issue_id: 'I2', urgency: 'routine' } };
  expect(explain({ ...issue, messages: named.slice(0, 2) }, [other], half)).toEqual(['later_data', null]);
});

it('knows critical messages that joined an issue which has an alert of its own, and those that are critical no more', () => {
  const critical = { series_type: 'critical', topic: '供水', messages: named.slice(0, 1) };
  const other = currentAlert({ ...critical, alert_id: 'A2', issue_id: 'I2' });
  expect(explain(critical, [other], inIssue('I2', 'critical'))).toEqual(['merged', 'A2']);
  expect(explain({ ...critical, issue_id: 'I2' }, [other], inIssue('I2', 'critical'))).toEqual(['redated', 'A2']);
  expect(explain(critical, [other], inIssue('I2', 'urgent'))).toEqual(['relabelled', null]);
});

it('names the critical alert that has a message of one that is gone, whatever their issues', () => {
  const critical = { series_type: 'critical', topic: '供水', messages: named.slice(0, 1) };
  const other = currentAlert({ ...critical, alert_id: 'A2', critical_keys: ['m0', 'm1'] });
  expect(explain(critical, [other], inIssue(null, 'critical'))).toEqual(['merged', 'A2']);
  expect(explain({ ...critical, issue_id: 'I2' }, [other], inIssue('I2', 'critical'))).toEqual(['merged', 'A2']);
  const same = { ...other, issue_id: 'I2' };
  expect(explain({ ...critical, issue_id: 'I2' }, [same], inIssue('I2', 'critical'))).toEqual(['redated', 'A2']);
});

it('names the alert that explains a word', () => {
  const word = { series_type: 'term', topic: null, term: '停水' };
  const other = currentAlert({ alert_id: 'A2', terms: ['水管', '停水'] });
  expect(explain(word, [other])).toEqual(['explained', 'A2']);
  expect(explain({ ...word, term: '水费' }, [other])).toEqual(['later_data', null]);
});

it('lays it to the run taken back before all where its messages went with it', () => {
  const moved = currentAlert({ alert_id: 'A2' });
  expect(explain({}, [moved], {}, 'taken_back')).toEqual(['taken_back', null]);
  const { m1: _, ...left } = inIssue(null);
  expect(explain({}, [moved], left, 'taken_back')).toEqual(['taken_back', null]);
  expect(explain({}, [moved], inIssue(null), 'taken_back')).toEqual(['redated', 'A2']);
  expect(explain({}, [], inIssue(null), 'taken_back')).toEqual(['taken_back', null]);
});

it('names the alert of another word of those days that shows two of its messages', () => {
  const word = { series_type: 'term', topic: null, term: '停暖' };
  const other = (shown: number) =>
    currentAlert({ ...word, alert_id: 'A2', term: '暖气', messages: named.slice(0, shown) });
  expect(explain(word, [other(2)])).toEqual(['explained', 'A2']);
  expect(explain(word, [other(1)])).toEqual(['later_data', null]);
  expect(explain(word, [{ ...other(2), since: '2025-03-06', last_day: '2025-03-09' }])).toEqual(['later_data', null]);
  // A topic has the messages of many words.
  expect(explain(word, [{ ...other(2), series_type: 'topic' }])).toEqual(['later_data', null]);
});
