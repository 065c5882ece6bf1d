import type { AlertEvent, ToldAlert } from '../../../src/aggregate/alert-history/contract.ts';
import type { CurrentAlert } from '../../../src/aggregate/alert-history/explain-loss.ts';

const alert: ToldAlert = {
  alert_id: 'A1',
  title: '供水 留言增多',
  series_type: 'topic',
  topic: '供水',
  region: null,
  issue_id: null,
  term: null,
  level: 3,
  state: 'open',
  since: '2025-03-01',
  opened_on: '2025-03-02',
  last_day: '2025-03-04',
  observed: 9,
  expected: 2.5,
  messages: [{ source: 'main', message_id: 'm1' }],
};

/** An alert of the tables. */
export function currentAlert(change: Partial<CurrentAlert> = {}): CurrentAlert {
  return { ...alert, terms: [], critical_keys: null, ...change };
}

/** The same as a run told of it. */
export function toldAlert(change: Partial<AlertEvent> = {}): AlertEvent {
  return { ...alert, event: 'published', reason: null, other_alert_id: null, ...change };
}
