import { createRows } from '../../core/create-rows.ts';
import type { Database } from '../../core/duckdb.ts';
import { findDangers } from './dangers.ts';
import { groupCritical } from './group-critical.ts';
import { isTelling } from './same-place.ts';

interface CriticalRow {
  readonly message_key: string;
  readonly hour: number;
  readonly day: number;
  readonly nth: number;
  readonly issueId: string | null;
  readonly region: string;
  readonly title: string | null;
  readonly body: string | null;
  readonly places: readonly string[] | null;
}

/** Writes the temporary table `critical_events` (message_key, event): which critical messages are one alert. */
export async function writeCriticalEvents(db: Database, gapDays: number): Promise<void> {
  const rows = await db.rows<CriticalRow>(
    `SELECT f.message_key, epoch(f.created_at) / 3600 AS hour, epoch(f.day)::DOUBLE / 86400 AS day, d.nth::INTEGER AS nth, f.issue_id AS "issueId", f.region,
       m.title, m.body, list_transform(list_filter(m.places, lambda p: p.type <> 'region'), lambda p: p.name) AS places
     FROM facts f JOIN known_days d USING (day) JOIN messages m USING (message_key)
     WHERE f.urgency = 'critical' AND NOT f.is_copy ORDER BY f.day, f.message_key`,
  );
  const events = groupCritical(
    rows.map(({ title, body, places, ...row }) => ({
      ...row,
      places: (places ?? []).filter(isTelling),
      dangers: findDangers(title ?? '', body ?? ''),
    })),
    gapDays,
  );
  await createRows(
    db,
    'critical_events',
    rows.map(({ message_key }, index) => ({ message_key, event: events[index] })),
    { message_key: 'VARCHAR', event: 'INTEGER' },
  );
}
