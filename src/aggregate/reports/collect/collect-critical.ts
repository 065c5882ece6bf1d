import type { Database } from '../../../core/duckdb.ts';
import { type Evidence, nameMessage } from '../../../core/message.ts';
import { findDecidingSentence } from '../../excerpts/deciding-sentence.ts';
import { firstPlace, unsureUrgency } from '../../labels/alert-titles.ts';
import type { CriticalMatter, CriticalMessages } from '../critical-data.ts';
import type { ReportSettings } from '../settings.ts';
import { groupByKey, pickQuotes, type QuoteSource } from './quotes.ts';
import { hasColumns, type TableColumns } from './report-rows.ts';

interface CriticalRow extends QuoteSource {
  readonly topic: string;
  readonly place: string | null;
  /** The alert that it is of, if there are several in it. */
  readonly alertId: string | null;
  readonly issueId: string | null;
  readonly issueTitle: string | null;
  readonly isReplied: boolean | null;
  readonly isWaiting: boolean | null;
  readonly isUnsure: boolean;
  readonly urgency_evidence: readonly Evidence[] | null;
}

/** Critical messages of the period. One burst is one entry: twenty letters about it would leave no room for another danger. */
export async function collectCritical(
  db: Database,
  tables: TableColumns,
  settings: ReportSettings,
): Promise<CriticalMessages> {
  const alerts = hasColumns(tables, 'alerts', ['critical_keys'])
    ? '(SELECT alert_id, issue_id, unnest(critical_keys) AS message_key FROM alerts WHERE critical > 1)'
    : '(SELECT NULL AS alert_id, NULL AS issue_id, NULL AS message_key WHERE false)';
  const rows = await db.rows<CriticalRow>(
    `SELECT m.message_key AS key, m.message_id AS "messageId", m.source, m.title, m.body, r.day, m.region, ${firstPlace('m')} AS place, m.topic, r.person,
       a.alert_id AS "alertId", if(a.alert_id IS NULL, r.issue_id, a.issue_id) AS "issueId", i.title AS "issueTitle", r.is_replied AS "isReplied", r.is_waiting AS "isWaiting", ${unsureUrgency('m')} AS "isUnsure",
       m.urgency_evidence
     FROM report_rows r JOIN messages m USING (message_key) LEFT JOIN ${alerts} a USING (message_key) LEFT JOIN issues i ON i.issue_id = if(a.alert_id IS NULL, r.issue_id, a.issue_id)
     WHERE r.span = 'current' AND r.urgency = 'critical'
     ORDER BY r.created_at DESC, m.message_key`,
  );
  const matters = [...groupByKey(keyByMatter(rows)).values()];
  const countPeople = (matter: readonly CriticalRow[]): number => new Set(matter.map(({ person }) => person)).size;
  // The list may be cut: what most people tell of must not be what is cut off.
  const ordered = matters.toSorted((a, b) => countPeople(b) - countPeople(a));
  return {
    total: rows.length,
    listed: ordered.slice(0, settings.criticalMessages).map((matter) => describeMatter(matter, settings)),
    otherIds: ordered.slice(settings.criticalMessages).flat().map(nameRow),
  };
}

/** Of one alert, one issue, or of the very text: printed twice, one letter that two sent would read as two dangers. */
function keyByMatter(rows: readonly CriticalRow[]): CriticalRow[] {
  const textOf = ({ title, body }: CriticalRow): string => JSON.stringify([title, body]);
  const issues = new Map(rows.flatMap((row) => (row.issueId === null ? [] : [[textOf(row), row.issueId] as const])));
  return rows.map((row) => ({ ...row, key: row.issueId ?? row.alertId ?? issues.get(textOf(row)) ?? textOf(row) }));
}

function describeMatter(rows: readonly CriticalRow[], settings: ReportSettings): CriticalMatter {
  const first = rows[0]!;
  const ofIssue = rows.find(({ issueId }) => issueId !== null);
  const title = (rows.length > 1 ? ofIssue?.issueTitle : null) ?? first.title ?? '';
  const told = rows.filter(({ isReplied }) => isReplied !== null);
  // As the backlog, the alerts and the table of those from before the period count: what a status settles waits for nobody.
  const unanswered = told.filter(({ isWaiting }) => isWaiting);
  // What nobody answered is read first.
  const sources = [...unanswered, ...rows.filter((row) => !unanswered.includes(row))];
  const regions = new Set(rows.map(({ region }) => region));
  const places = new Set(rows.map(({ place }) => place));
  return {
    title,
    issueId: ofIssue?.issueId ?? null,
    alertId: first.alertId,
    region: regions.size === 1 ? first.region : null,
    place: places.size === 1 && !title.includes(first.place ?? '') ? first.place : null,
    topic: first.topic,
    firstDay: rows.at(-1)!.day,
    lastDay: first.day,
    messages: rows.length,
    told: told.length,
    unanswered: unanswered.length,
    settled: told.filter(({ isReplied, isWaiting }) => !isReplied && !isWaiting).length,
    unsure: rows.filter(({ isUnsure }) => isUnsure).length,
    messageIds: rows.map(nameRow),
    quotes: quoteMatter(sources, title, settings),
  };
}

/** Each by the sentence for which it is critical, as the page has it; where no sentence decided, by what bears out its title. One at least. */
function quoteMatter(
  sources: readonly CriticalRow[],
  title: string,
  settings: ReportSettings,
): CriticalMatter['quotes'] {
  const quotesPerIssue = Math.max(1, settings.quotesPerIssue);
  const findSought = (row: CriticalRow) => {
    const { from, text } = findDecidingSentence(row, settings.quoteLength);
    return from === 'body' ? text : { words: [], title };
  };
  return pickQuotes(sources, findSought, { ...settings, quotesPerIssue });
}

function nameRow({ source, messageId }: Pick<CriticalRow, 'source' | 'messageId'>): string {
  return nameMessage({ source, message_id: messageId });
}
