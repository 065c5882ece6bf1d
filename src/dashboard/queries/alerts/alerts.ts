import type { AlertSettings } from '../../../aggregate/bursts/settings.ts';
import { listAlerting, pickSentence } from '../../../aggregate/excerpts/read-deciding-sentences.ts';
import { labelledAlerts } from '../../../aggregate/labels/alert-labels.ts';
import { alertTitle, titledAlerts } from '../../../aggregate/labels/alert-titles.ts';
import type { AlertDetail, AlertRow, Availability, Page } from '../../api-types.ts';
import type { PendingEdits } from '../../edits/pending/pending-edits.ts';
import { applyToAlert, applyToAlertRow, type TitledAlert } from '../../edits/pending/pending-titles.ts';
import { type Filters, type Statement, type Where, WhereBuilder } from '../../filters.ts';
import type { Mart } from '../../mart/mart.ts';
import { readInfo } from '../../mart/read-meta.ts';
import { addAlertsAfter } from '../data/after-run.ts';
import { readBriefs } from '../messages/briefs.ts';
import { addSentences, openSentences } from '../messages/deciding-sentences.ts';
import { readAlertHistory, readCarriedOn, readFirstTold } from './alert-history.ts';
import { addAlertLabels } from './alert-labels.ts';
import { describeAlertRule } from './describe-alert-rule.ts';
import { countUnanswered, lapsedAlerts } from './unanswered.ts';

/** Marts of before a column do not know what was brought, and what an alert is about. */
function columns(mart: Mart): string {
  const known = mart.columns('alerts');
  const about = known.has('core_issue_id')
    ? 'a.terms, a.core_issue_id, (SELECT k.title FROM issues k WHERE k.issue_id = a.core_issue_id) AS core_title'
    : '[]::VARCHAR[] AS terms, NULL AS core_issue_id, NULL AS core_title';
  return `a.alert_id, a.series_type, a.topic, a.region, a.issue_id, a.term, a.level, a.state, a.pattern, a.since, a.opened_on,
    a.last_day, a.closed_on, a.peak_day, a.peak_authors, a.observed, a.expected, a.ratio, a.probability, a.critical, a.urgent,
    a.routine, a.messages, a.steps, ${known.has('brought') ? 'a.brought' : '0 AS brought'}, a.explained_by, ${about},
    ${alertTitle} AS title, coalesce(i.dismissed, false) AS dismissed`;
}

/** Open ones, those over whose messages wait, the others; within these the gravest first, then the newest. @param at what stands before the names of columns */
export function orderAlerts(mart: Mart, at = ''): string {
  return `CASE WHEN ${at}state <> 'closed' THEN 0 WHEN ${at}alert_id IN (${lapsedAlerts(mart)}) THEN 1 ELSE 2 END,
    ${at}level, ${at}since DESC, ${at}alert_id`;
}

const missing: Availability = { available: false, reason: '本库没有预警表：请用新版 qingyu 重新运行' };

export interface AlertSelection {
  /** Lapsed: over, but with messages that wait; closed has these, too. */
  readonly state?: 'open' | 'lapsed' | 'closed' | undefined;
  readonly level?: number | undefined;
  readonly series?: string | undefined;
  /** Only those that opened or stepped up after this run. */
  readonly since?: string | undefined;
}

/** One page of the alerts that `selectAlerts` takes, in the order of `orderAlerts`. */
export async function listAlerts(
  mart: Mart,
  filters: Filters,
  selection: AlertSelection,
  pending: PendingEdits,
  page: number,
  size: number,
): Promise<Page<AlertRow> & Availability> {
  if (!mart.has('alerts')) return { ...missing, rows: [], total: 0, page, size };
  const { sql, parameters } = selectAlerts(filters, selection, lapsedAlerts(mart));
  const order = orderAlerts(mart, 'a.');
  const [[count], rows] = await Promise.all([
    mart.rows<{ n: number }>(`SELECT count(*) AS n FROM ${labelledAlerts} ${sql}`, parameters),
    mart.rows<AlertRow>(
      `WITH chosen AS (
         SELECT a.* FROM ${labelledAlerts} ${sql} ORDER BY ${order}
         LIMIT $${parameters.length + 1} OFFSET $${parameters.length + 2}
       )
       SELECT ${columns(mart)} FROM ${titledAlerts.replace('alerts a', 'chosen a')}
       ORDER BY ${order}`,
      [...parameters, size, (page - 1) * size],
    ),
  ]);
  return {
    available: true,
    reason: null,
    rows: await describeRows(mart, pending, rows),
    total: count?.n ?? 0,
    page,
    size,
  };
}

const titledColumns = `a.alert_id, a.level, a.series_type, a.issue_id, a.critical, ${alertTitle} AS title, coalesce(i.dismissed, false) AS dismissed`;

/** Alerts as edits leave them, with what those are called that have most of the messages of others, what waits, for what they are critical, and when each was told first. */
async function describeRows(mart: Mart, pending: PendingEdits, rows: readonly AlertRow[]): Promise<AlertRow[]> {
  const ids = [...new Set(rows.flatMap(({ explained_by: id }) => (id === null ? [] : [id])))];
  const named =
    ids.length === 0
      ? []
      : await mart.rows<TitledAlert>(
          `SELECT ${titledColumns} FROM ${titledAlerts} WHERE a.alert_id IN (${ids.map((_, i) => `$${i + 1}`).join(', ')})`,
          ids,
        );
  const own = rows.map((row) => row.alert_id);
  const [first, unanswered, sentenceOf] = await Promise.all([
    readFirstTold(mart, own),
    countUnanswered(mart, own),
    openSentences(mart, pending, listAlerting(rows)),
  ]);
  const titles = new Map(named.map((row) => [row.alert_id, applyToAlert(pending, row).title]));
  return rows.map((row) => ({
    ...applyToAlertRow(pending, row),
    explained_title: row.explained_by === null ? null : (titles.get(row.explained_by) ?? null),
    waiting: unanswered.get(row.alert_id)?.waiting ?? null,
    waiting_of: unanswered.get(row.alert_id)?.waiting_of ?? null,
    deciding_sentence: pickSentence(row, sentenceOf),
    first: first.get(row.alert_id) ?? null,
  }));
}

/**
 * Which rows of `labelledAlerts` a view means. A time range means: open on a day of it, as in reports; an alert
 * opens on the day that bore it out, which may be later than its rise began (`since`). Alerts have a region and a topic, if
 * any, of their own or of their issue (`addAlertLabels`); kind and urgency do not choose among them.
 * @param lapsed `lapsedAlerts`, where the selection may ask for these
 */
export function selectAlerts(filters: Filters, selection: AlertSelection, lapsed = ''): Where {
  const where = addAlertLabels(new WhereBuilder(), filters, 'a');
  if (filters.to !== undefined) where.add('a.opened_on <= ?::DATE', filters.to);
  if (filters.from !== undefined) where.add('a.closed_on IS NULL OR a.closed_on >= ?::DATE', filters.from);
  if (selection.state === 'lapsed') where.add(`a.alert_id IN (${lapsed})`);
  else if (selection.state !== undefined) where.add('a.state = ?', selection.state);
  if (selection.level !== undefined) where.add('a.level = ?', selection.level);
  if (selection.series !== undefined) where.add('a.series_type = ?', selection.series);
  if (selection.since !== undefined) addAlertsAfter(where, selection.since);
  return where.build();
}

/** The same rows with what each alert is called, as `title`. */
export function selectTitledAlerts(filters: Filters, selection: AlertSelection, lapsed = ''): Statement {
  const { sql, parameters } = selectAlerts(filters, selection, lapsed);
  return { sql: `SELECT a.*, ${alertTitle} AS title FROM ${titledAlerts} ${sql}`, parameters };
}

/** All alerts as the first view shows them, with what it asks of them, in the order of `orderAlerts`. */
export function alertBriefsSql(mart: Mart): string {
  return `SELECT a.alert_id, a.level, ${alertTitle} AS title, a.state, a.since, a.series_type, a.issue_id, a.observed, a.expected, a.critical,
  coalesce(i.dismissed, false) AS dismissed
  FROM ${titledAlerts}
  ORDER BY ${orderAlerts(mart, 'a.')}`;
}

/** Days before an alert that its course shows. */
const courseDays = 56;

/** One alert with its course day by day and the messages that show it; null where there is none. */
export async function readAlert(
  mart: Mart,
  alertId: string,
  settings: AlertSettings,
  pending: PendingEdits,
): Promise<AlertDetail | null> {
  if (!mart.has('alerts')) return null;
  const [alert] = await mart.rows<AlertRow>(`SELECT ${columns(mart)} FROM ${titledAlerts} WHERE a.alert_id = $1`, [
    alertId,
  ]);
  if (alert === undefined) return null;
  const { last_day: lastDay } = await readInfo(mart);
  const [[described], messages, days, related, history, carriesOn] = await Promise.all([
    describeRows(mart, pending, [alert]),
    readBriefs(mart, alert.messages ?? []).then((briefs) => addSentences(mart, pending, briefs)),
    readCourse(mart, alert, lastDay ?? alert.last_day),
    mart.rows<TitledAlert>(
      `SELECT ${titledColumns} FROM ${titledAlerts} WHERE a.explained_by = $1 ORDER BY a.level, a.since, a.alert_id`,
      [alertId],
    ),
    readAlertHistory(mart, alertId),
    readCarriedOn(mart, alertId),
  ]);
  const rule = describeAlertRule(alert.series_type, alert.level, settings);
  const named = related.map((row) => {
    const { alert_id, level, title } = applyToAlert(pending, row);
    return { alert_id, level, title };
  });
  return { alert: described!, rule, related: named, messages, days, history, carries_on: carriesOn };
}

/** Distinct authors a day of the alert's series, days without any left out. */
function readCourse(mart: Mart, alert: AlertRow, end: string): Promise<AlertDetail['days']> {
  const where = new WhereBuilder()
    .add('duplicate_of IS NULL')
    .add(`created_at >= ?::DATE - ${courseDays} AND created_at < ?::DATE + 1`, alert.since, end)
    .add('created_at < ?::DATE + 15', alert.last_day);
  if (alert.topic !== null && alert.series_type !== 'critical') where.add('topic = ?', alert.topic);
  if (alert.region !== null && alert.series_type !== 'critical') where.add('region = ?', alert.region);
  if (alert.issue_id !== null) where.add('issue_id = ?', alert.issue_id);
  if (alert.term !== null) where.add('contains(title, ?) OR contains(body, ?)', alert.term, alert.term);
  if (alert.series_type === 'critical') where.add("urgency = 'critical'");
  if (alert.series_type === 'critical' && alert.issue_id === null) {
    const named = alert.messages ?? [];
    where.add(
      named.map(() => 'source = ? AND message_id = ?').join(' OR ') || 'false',
      ...named.flatMap(({ source, message_id }) => [source, message_id]),
    );
  }
  const { sql, parameters } = where.build();
  return mart.rows<AlertDetail['days'][number]>(
    `SELECT created_at::DATE AS day, count(DISTINCT coalesce(author, message_key))::INTEGER AS authors, count(*)::INTEGER AS messages
     FROM messages ${sql} GROUP BY 1 ORDER BY 1`,
    parameters,
  );
}
