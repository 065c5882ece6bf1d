import type { Database } from '../core/duckdb.ts';
import { nameLevel } from '../core/labels.ts';
import { selectTitledAlerts } from '../dashboard/queries/alerts.ts';
import { formatCount } from './format-count.ts';

/** Early warnings after a run. */
export interface RunAlerts {
  /** Alerts that are open. */
  readonly open: number;
  /** Those that opened, stepped up or reopened by what the run brought, closed meanwhile or not; of a first run the open ones. The gravest first. */
  readonly risen: readonly RisenAlert[];
  /** Those that earlier runs told of and that are none any more by this run, as they were told last; the gravest first. */
  readonly withdrawn: readonly WithdrawnAlert[];
}

export interface WithdrawnAlert {
  readonly alert_id: string;
  readonly level: number;
  readonly title: string;
  readonly since: string;
  readonly reason: string;
  /** The alert that carries it on. */
  readonly other_alert_id: string | null;
}

export interface RisenAlert {
  readonly alert_id: string;
  /** 1 (Ⅰ, red) to 4 (Ⅳ, blue). */
  readonly level: number;
  readonly title: string;
  readonly state: string;
  /** Whether runs before told that it was closed. */
  readonly reopened: boolean;
  readonly since: string;
  readonly observed: number;
  /** Null for critical messages, which alert alone. */
  readonly expected: number | null;
}

const lastRun = '(SELECT arg_max(run_id, seq) FROM runs)';

/** Reads the alerts that a run is to tell of: none of an issue that an editor dismissed. */
export async function readRunAlerts(db: Database, isChanged: boolean): Promise<RunAlerts> {
  const kept = '(issue_id IS NULL OR issue_id NOT IN (SELECT issue_id FROM issues WHERE dismissed))';
  const [counted] = await db.rows<{ n: number }>(
    `SELECT count(*) AS n FROM alerts WHERE state <> 'closed' AND ${kept}`,
  );
  const open = counted?.n ?? 0;
  if (!isChanged) return { open, risen: [], withdrawn: [] };
  const [before] = await db.rows<{ run_id: string }>('SELECT run_id FROM runs ORDER BY seq DESC LIMIT 1 OFFSET 1');
  const { sql, parameters } = selectTitledAlerts({}, before === undefined ? {} : { since: before.run_id });
  const risen = await db.rows<RisenAlert>(
    `WITH told AS (SELECT alert_id FROM alert_history WHERE event = 'reopened' AND run_id = ${lastRun}),
     risen AS (SELECT alert_id FROM (${sql}) ${before === undefined ? "WHERE state <> 'closed'" : ''})
     SELECT alert_id, level, title, state, alert_id IN (FROM told) AS reopened, since, observed, expected
     FROM (${selectTitledAlerts({}, {}).sql})
     WHERE ${kept} AND (alert_id IN (FROM risen) OR alert_id IN (FROM told))
     ORDER BY level, since DESC, alert_id`,
    parameters,
  );
  const withdrawn = await db.rows<WithdrawnAlert>(
    `SELECT alert_id, level, title, since, reason, other_alert_id FROM alert_history
     WHERE event = 'withdrawn' AND run_id = ${lastRun} ORDER BY level, since DESC, alert_id`,
  );
  return { open, risen, withdrawn };
}

/** Those of this level or a graver one; what is open is counted over all levels. */
export function keepLevel({ open, risen, withdrawn }: RunAlerts, level: number): RunAlerts {
  const isKept = (alert: { readonly level: number }): boolean => alert.level <= level;
  return { open, risen: risen.filter(isKept), withdrawn: withdrawn.filter(isKept) };
}

/** What is printed of them at most. */
const mostLines = 10;

/** The alerts as people read them; nothing where none is open, none has risen and none was withdrawn. */
export function formatAlerts({ open, risen, withdrawn }: RunAlerts): string[] {
  if (open === 0 && risen.length === 0 && withdrawn.length === 0) return [];
  const left = risen.length - mostLines;
  const leftWithdrawn = withdrawn.length - mostLines;
  return [
    `alerts: ${formatCount(open)} open; opened, stepped up or reopened by this run: ${risen.length === 0 ? 'none' : formatCount(risen.length)}`,
    ...risen.slice(0, mostLines).map(formatAlert),
    ...(left > 0 ? [`  and ${formatCount(left)} more (table alerts)`] : []),
    ...(withdrawn.length > 0 ? [`told before and withdrawn by this run: ${formatCount(withdrawn.length)}`] : []),
    ...withdrawn.slice(0, mostLines).map(formatWithdrawn),
    ...(leftWithdrawn > 0 ? [`  and ${formatCount(leftWithdrawn)} more (table alert_history)`] : []),
  ];
}

function formatAlert({ alert_id: id, level, title, state, reopened, since, observed, expected }: RisenAlert): string {
  const authors = `${formatCount(observed)} ${observed === 1 ? 'author' : 'authors'} since ${since}`;
  const basis = expected === null ? '' : `, ${expected.toFixed(1)} expected`;
  const course = `${reopened ? ', reopened' : ''}${state === 'closed' ? ', closed meanwhile' : ''}`;
  return `  ${nameLevel(level)}  ${title}  ${authors}${basis}${course}  ${id}`;
}

function formatWithdrawn({ alert_id: id, level, title, since, reason, other_alert_id: other }: WithdrawnAlert): string {
  const why = other === null ? reason : `${reason}, carried on by ${other}`;
  return `  ${nameLevel(level)}  ${title}  since ${since}  (${why})  ${id}`;
}
