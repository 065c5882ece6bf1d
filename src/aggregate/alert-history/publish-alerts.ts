import { createRows } from '../../core/create-rows.ts';
import type { Database } from '../../core/duckdb.ts';
import { refOf } from '../../core/message.ts';
import type { RunRecord } from '../contract.ts';
import { alertTitle, titledAlerts } from '../labels/alert-titles.ts';
import type { AggregateSettings } from '../settings.ts';
import { type AlertEvent, type AlertNews, alertEventColumns } from './contract.ts';
import type { CurrentAlert, MessageNow } from './explain-loss.ts';
import { findCause } from './find-cause.ts';
import { findEvents, findLost, foldEvents } from './find-events.ts';
import { isPast } from './is-past.ts';

/**
 * Compares `alerts` with what the runs before told, and writes the events of all runs to `source_alert_events`.
 * @param runs in their order; the newest one tells what changed, unless its record says already what it told: its tables are made anew then
 * @returns what the newest run tells; null where it had told before, or where there is no run
 */
export async function publishAlerts(
  db: Database,
  runs: readonly RunRecord[],
  settings: AggregateSettings,
): Promise<AlertNews | null> {
  const newest = runs.at(-1);
  const news = newest === undefined || newest.alerts !== undefined ? null : await tellNews(db, runs, settings);
  const rows = runs.flatMap((run) => {
    const { until, events } = (run === newest ? news : null) ?? run.alerts ?? { until: null, events: [] };
    return events.map((event) => ({
      ...event,
      run_id: run.run_id,
      told_at: run.finished_at ?? run.started_at,
      data_until: until,
    }));
  });
  await createRows(
    db,
    'source_alert_events',
    rows.map((row, index) => ({ event_no: index + 1, ...row })),
    alertEventColumns,
  );
  return news;
}

async function tellNews(db: Database, runs: readonly RunRecord[], settings: AggregateSettings): Promise<AlertNews> {
  const told = foldEvents(runs.flatMap((run) => run.alerts?.events ?? []));
  const [days] = await db.rows<{ first_day: string | null; last_day: string | null }>(
    'SELECT first_day, last_day FROM coverage',
  );
  const { first_day: first = null, last_day: last = null } = days ?? {};
  const alerts = await db.rows<CurrentAlert>(
    `SELECT a.alert_id, ${alertTitle} AS title, a.series_type, a.topic, a.region, a.issue_id, a.term, a.level, a.state, a.since, a.opened_on,
       a.last_day, a.observed, a.expected, a.terms, a.critical_keys,
       coalesce(a.messages, []) AS messages
     FROM ${titledAlerts} ORDER BY a.alert_id`,
  );
  const isOver: Parameters<typeof findLost>[1]['isPast'] = (alert) =>
    first !== null && last !== null && isPast(alert, [first, last], settings.bursts);
  const lost = findLost(told, { alerts, isPast: isOver });
  const events = findEvents(told, {
    alerts,
    messages: await readMessages(db, lost),
    cause: findCause(runs),
    isPast: isOver,
    isUnrecorded: runs.length > 1 && runs.every((run) => run.alerts === undefined),
  });
  return { until: last, events };
}

async function readMessages(db: Database, lost: readonly AlertEvent[]): Promise<Map<string, MessageNow>> {
  const named = lost.flatMap(({ messages }) => messages);
  if (named.length === 0) return new Map();
  await createRows(db, 'lost_messages', named, { source: 'VARCHAR', message_id: 'VARCHAR' });
  const rows = await db.rows<MessageNow & { source: string; message_id: string }>(
    `SELECT source, message_id, message_key, issue_id, urgency FROM messages SEMI JOIN lost_messages USING (source, message_id)`,
  );
  await db.run('DROP TABLE lost_messages');
  return new Map(rows.map((row) => [refOf(row), row]));
}
