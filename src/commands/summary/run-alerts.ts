import type { DecidingSentence } from '../../aggregate/excerpts/contract.ts';
import {
  type AlertMessages,
  listAlerting,
  pickSentence,
  readDecidingSentences,
} from '../../aggregate/excerpts/read-deciding-sentences.ts';
import type { Database } from '../../core/duckdb.ts';
import { nameLevel } from '../../core/labels.ts';
import type { MessageRef } from '../../core/message.ts';
import { selectTitledAlerts } from '../../dashboard/queries/alerts/alerts.ts';
import { describeSentence } from '../inspecting/describe-sentence.ts';
import { formatCount } from './format-count.ts';

/** Early warnings after a run. */
export interface RunAlerts {
  /** Alerts that are open. */
  readonly open: number;
  /** Those that the run told of first, again, or as graver, closed meanwhile or not; of a first run the open ones. Open ones first, the gravest first. */
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
  /** Of critical messages: for what one of the first is critical, and which; null of other alerts. */
  readonly deciding_sentence: (DecidingSentence & MessageRef) | null;
}

type RisenRow = Omit<RisenAlert, 'deciding_sentence'> & AlertMessages;

/** Reads the alerts that a run is to tell of: none of an issue that an editor dismissed. */
export async function readRunAlerts(db: Database, isChanged: boolean): Promise<RunAlerts> {
  const kept = '(issue_id IS NULL OR issue_id NOT IN (SELECT issue_id FROM issues WHERE dismissed))';
  const [counted] = await db.rows<{ n: number }>(
    `SELECT count(*) AS n FROM alerts WHERE state <> 'closed' AND ${kept}`,
  );
  const open = counted?.n ?? 0;
  if (!isChanged) return { open, risen: [], withdrawn: [] };
  const [before] = await db.rows<{ run_id: string }>('SELECT run_id FROM runs ORDER BY seq DESC LIMIT 1 OFFSET 1');
  const risen = await readRisen(db, kept, before?.run_id ?? null);
  const withdrawn = await db.rows<WithdrawnAlert>(
    `SELECT alert_id, level, title, since, reason, other_alert_id FROM (${toldByRun})
     WHERE event = 'withdrawn' ORDER BY level, since DESC, alert_id`,
  );
  return { open, risen, withdrawn };
}

/** What the newest run told of alerts. */
const toldByRun = 'FROM alert_history WHERE run_id = (SELECT arg_max(run_id, seq) FROM runs)';

/**
 * By what runs told, and not by days: a file that comes late opens alerts of days that earlier runs had. Of one that carries on
 * another of its level or a graver one the line of that one tells; where earlier versions kept no record of what they told, days decide.
 */
async function readRisen(db: Database, kept: string, before: string | null): Promise<RisenAlert[]> {
  const { sql } = selectTitledAlerts({}, {});
  const later = before === null ? null : selectTitledAlerts({}, { since: before });
  const isNew =
    later === null
      ? "state <> 'closed'"
      : `(reason IS DISTINCT FROM 'unrecorded' OR alert_id IN (SELECT alert_id FROM (${later.sql})))`;
  const rows = await db.rows<RisenRow>(
    `WITH told AS (${toldByRun}),
     risen AS (
       FROM told t
       WHERE event IN ('published', 'returned', 'raised', 'reopened') AND ${isNew}
         AND NOT (event IN ('published', 'returned') AND EXISTS (
           FROM told o WHERE o.event = 'withdrawn' AND o.other_alert_id = t.alert_id AND o.level <= t.level AND o.state = t.state
         ))
     )
     SELECT alert_id, level, title, state, alert_id IN (SELECT alert_id FROM told WHERE event = 'reopened') AS reopened,
       since, observed, expected, series_type, messages
     FROM (${sql}) SEMI JOIN risen USING (alert_id)
     WHERE ${kept} ORDER BY state = 'closed', level, since DESC, alert_id`,
    later?.parameters ?? [],
  );
  const sentenceOf = await readDecidingSentences(db, listAlerting(rows));
  return rows.map((row) => {
    const { series_type: _series, messages: _messages, ...told } = row;
    return { ...told, deciding_sentence: pickSentence(row, sentenceOf) };
  });
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
  const goesOn = ({ reason, other_alert_id: other }: WithdrawnAlert): boolean => reason === 'redated' && other !== null;
  return [
    `alerts: ${formatCount(open)} open; opened, stepped up or reopened by this run: ${risen.length === 0 ? 'none' : formatCount(risen.length)}`,
    ...risen.slice(0, mostLines).flatMap(formatAlert),
    ...(left > 0 ? [`  and ${formatCount(left)} more (table alerts)`] : []),
    ...formatGone(
      'told before and withdrawn by this run',
      withdrawn.filter((alert) => !goesOn(alert)),
    ),
    ...formatGone('told before, found anew from another day on', withdrawn.filter(goesOn)),
  ];
}

function formatGone(head: string, gone: readonly WithdrawnAlert[]): string[] {
  if (gone.length === 0) return [];
  const left = gone.length - mostLines;
  return [
    `${head}: ${formatCount(gone.length)}`,
    ...gone.slice(0, mostLines).map(formatWithdrawn),
    ...(left > 0 ? [`  and ${formatCount(left)} more (table alert_history)`] : []),
  ];
}

/** What it is, and below that why, where it is of critical messages: their title may say nothing of the danger. */
function formatAlert(alert: RisenAlert): string[] {
  const { alert_id: id, level, title, state, reopened, since, observed, expected, deciding_sentence: sentence } = alert;
  const authors = `${formatCount(observed)} ${observed === 1 ? 'author' : 'authors'} since ${since}`;
  const basis = expected === null ? '' : `, ${expected.toFixed(1)} expected`;
  const course = `${reopened ? ', reopened' : ''}${state === 'closed' ? ', closed meanwhile' : ''}`;
  const line = `  ${nameLevel(level)}  ${title}  ${authors}${basis}${course}  ${id}`;
  return sentence === null ? [line] : [line, `      ${describeSentence(sentence)}`];
}

function formatWithdrawn({ alert_id: id, level, title, since, reason, other_alert_id: other }: WithdrawnAlert): string {
  const why = other === null ? reason : `${reason}, carried on by ${other}`;
  return `  ${nameLevel(level)}  ${title}  since ${since}  (${why})  ${id}`;
}
