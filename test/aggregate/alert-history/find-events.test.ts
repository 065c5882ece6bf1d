import { expect, it } from 'vitest';
import type { AlertEvent } from '../../../src/aggregate/alert-history/contract.ts';
import type { CurrentAlert } from '../../../src/aggregate/alert-history/explain-loss.ts';
import { type AlertsNow, findEvents, foldEvents } from '../../../src/aggregate/alert-history/find-events.ts';
import { currentAlert, toldAlert } from './told-alert.ts';

function tell(told: readonly AlertEvent[], alerts: readonly CurrentAlert[], now: Partial<AlertsNow> = {}) {
  const events = findEvents(foldEvents(told), {
    alerts,
    messages: new Map(),
    cause: 'later_data',
    isPast: () => false,
    isUnrecorded: false,
    ...now,
  });
  return events.map(({ alert_id: id, event, reason }) => [id, event, reason]);
}

it('tells of what is new and of nothing that is as it was told, whatever its counts', () => {
  expect(tell([], [currentAlert()])).toEqual([['A1', 'published', null]]);
  expect(tell([], [currentAlert()], { isUnrecorded: true })).toEqual([['A1', 'published', 'unrecorded']]);
  expect(tell([toldAlert()], [currentAlert({ observed: 30, last_day: '2025-03-09' })])).toEqual([]);
});

it('tells of each change against what was told last', () => {
  const told = [toldAlert({ level: 4 }), toldAlert({ level: 2, event: 'raised' })];
  expect(tell(told, [currentAlert({ level: 1 })])).toEqual([['A1', 'raised', null]]);
  expect(tell(told, [currentAlert({ level: 3 })])).toEqual([['A1', 'lowered', 'later_data']]);
  const over = [toldAlert({ state: 'closed' })];
  expect(tell(over, [currentAlert({ since: '2025-02-27' })])).toEqual([
    ['A1', 'redated', 'later_data'],
    ['A1', 'reopened', 'later_data'],
  ]);
  expect(tell(told, [currentAlert({ level: 1, state: 'closed' })])).toEqual([
    ['A1', 'raised', null],
    ['A1', 'closed', null],
  ]);
});

it('withdraws what is gone once, and says that it is back, but lets go of what lies before the days looked at', () => {
  expect(tell([toldAlert()], [])).toEqual([['A1', 'withdrawn', 'later_data']]);
  const gone = toldAlert({ event: 'withdrawn' });
  expect(tell([gone], [])).toEqual([]);
  expect(tell([gone], [currentAlert()], { cause: 'rebuilt' })).toEqual([['A1', 'returned', 'rebuilt']]);
  expect(tell([toldAlert()], [], { isPast: () => true })).toEqual([]);
});

it('gives what is withdrawn as it was told last', () => {
  const [event] = findEvents(foldEvents([toldAlert(), toldAlert({ event: 'raised', level: 1, observed: 40 })]), {
    alerts: [],
    messages: new Map(),
    cause: 'method',
    isPast: () => false,
    isUnrecorded: false,
  });
  expect(event).toMatchObject({ event: 'withdrawn', level: 1, observed: 40, reason: 'method', other_alert_id: null });
});

it('looks at few of the alerts for each one that is gone: a large board has tens of thousands of critical ones', () => {
  const count = 500;
  const looks = { n: 0 };
  const critical = { series_type: 'critical', issue_id: null };
  const { since } = currentAlert();
  const get = (): string => {
    looks.n++;
    return since;
  };
  const alerts = Array.from({ length: count }, (_, i) =>
    Object.defineProperty(currentAlert({ ...critical, alert_id: `B${i}` }), 'since', { enumerable: true, get }),
  );
  const told = Array.from({ length: count }, (_, i) => toldAlert({ ...critical, alert_id: `A${i}` }));
  expect(tell(told, alerts)).toHaveLength(2 * count);
  expect(looks.n).toBeLessThan(10 * count);
});
