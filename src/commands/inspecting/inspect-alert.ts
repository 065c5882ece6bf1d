import type { Database } from '../../core/duckdb.ts';
import { nameLevel } from '../../core/labels.ts';

/** What a run told of an alert. */
interface ToldEvent {
  readonly told_at: string;
  readonly run_id: string;
  readonly data_until: string | null;
  readonly event: string;
  readonly level: number;
  readonly since: string;
  readonly observed: number;
  readonly expected: number | null;
  readonly reason: string | null;
  readonly other_alert_id: string | null;
  readonly title: string;
}

/** An alert as it stands, and what runs told of it. */
export interface InspectedAlert {
  /** Its row of `alerts`; null where it was withdrawn, or lies before the days that are looked at. */
  readonly alert: Readonly<Record<string, unknown>> | null;
  readonly history: readonly ToldEvent[];
}

/** Reads an alert that is, or was told; null where there is none, or in tables of earlier versions. */
export async function readInspectedAlert(db: Database, id: string): Promise<InspectedAlert | null> {
  const tables = await db.rows<{ name: string }>('SELECT table_name AS name FROM duckdb_tables()');
  const has = (table: string): boolean => tables.some(({ name }) => name === table);
  const [alert = null] = has('alerts') ? await db.rows('SELECT * FROM alerts WHERE alert_id = $1', [id]) : [];
  const history = has('alert_history')
    ? await db.rows<ToldEvent>(
        `SELECT told_at, run_id, data_until, event, level, since, observed, expected, reason, other_alert_id, title
         FROM alert_history WHERE alert_id = $1 ORDER BY event_no`,
        [id],
      )
    : [];
  return alert === null && history.length === 0 ? null : { alert, history };
}

/** An alert and what was told of it, for people. */
export function formatInspectedAlert({ alert, history }: InspectedAlert): string {
  const lines = Object.entries(alert ?? {})
    .filter(([, value]) => value !== null && typeof value !== 'object')
    .map(([name, value]) => `${name.padEnd(20)} ${String(value)}`);
  if (alert === null) lines.push('not among the alerts any more; what runs told of it stands');
  if (history.length > 0) lines.push('', `told (${history.length})`, ...history.map(formatEvent));
  return `${lines.join('\n')}\n`;
}

function formatEvent(row: ToldEvent): string {
  const { told_at: at, event, level, title, since, observed, expected, reason, other_alert_id: other } = row;
  const counts = `${observed} since ${since}${expected === null ? '' : `, ${expected.toFixed(1)} expected`}`;
  const why = reason === null ? '' : ` (${reason}${other === null ? '' : `, carried on by ${other}`})`;
  return `  ${at}  ${event}${why}  ${nameLevel(level)}  ${title}  ${counts}  ${row.run_id}, data until ${row.data_until}`;
}
