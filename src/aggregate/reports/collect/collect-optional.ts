import type { Database } from '../../../core/duckdb.ts';
import { unknownRegion } from '../../../core/labels.ts';
import { nameMessage } from '../../../core/message.ts';
import { leastExpected } from '../../bursts/least-expected.ts';
import { firstReplyColumn, waitsOn } from '../../figures/waiting.ts';
import { alertRegion } from '../../labels/alert-labels.ts';
import { titledAlerts, uncountedTitle } from '../../labels/alert-titles.ts';
import { criticalMembers } from '../../labels/critical-members.ts';
import type { AlertRow, Alerts } from '../alert-data.ts';
import type { ReportPeriod } from '../period.ts';
import type { Optional, RisingTerm, ShortlistRow } from '../report-data.ts';
import type { ReportSettings } from '../settings.ts';
import { collectWithdrawn } from './collect-withdrawn.ts';
import { hasColumns, regionCondition, type TableColumns, tellsOfWaiting } from './report-rows.ts';

/** Other words of one event that are named beside the one that leads. */
const mostCompanions = 5;

/**
 * Terms that clearly rose in weeks of the period, each once, with the week in which it rose most and the other words of the same
 * messages. Among thousands of terms some reach 3 standard errors by chance, hardly one reaches 4.
 */
export async function collectTerms(
  db: Database,
  tables: TableColumns,
  period: ReportPeriod,
  settings: ReportSettings,
): Promise<Optional<RisingTerm[]>> {
  if (!hasColumns(tables, 'terms_weekly', ['week', 'term', 'leading_term', 'authors', 'score'])) return null;
  const found = await db.rows<RisingTerm>(
    `WITH rising AS (
       SELECT * FROM terms_weekly
       -- A week belongs where most of its days do.
       WHERE week + 3 BETWEEN $1::DATE AND $2::DATE AND authors >= $3
     ),
     best AS (
       SELECT * FROM rising r
       -- One whose leading term has too few authors to be told stands for itself.
       WHERE score >= 4 AND NOT EXISTS (SELECT 1 FROM rising o WHERE o.week = r.week AND o.term = r.leading_term)
       QUALIFY row_number() OVER (PARTITION BY term ORDER BY score DESC, week) = 1
     )
     SELECT b.term, b.week, b.messages, b.authors, b.background_authors AS "backgroundAuthors", b.is_new AS "isNew",
       coalesce((SELECT list(o.term ORDER BY o.rank) FROM rising o WHERE o.week = b.week AND o.leading_term = b.term), []) AS companions
     FROM best b
     ORDER BY b.score DESC, b.term`,
    [period.current.from, period.current.to, settings.minAuthors],
  );
  // What one week brings beside another word may lead in the next.
  const told = new Set<string>();
  const leaders = found.filter(({ term, companions }) => {
    if (told.has(term)) return false;
    for (const word of [term, ...companions]) told.add(word);
    return true;
  });
  return leaders
    .slice(0, settings.terms)
    .map((row) => ({ ...row, companions: row.companions.slice(0, mostCompanions) }));
}

interface FoundAlert extends Omit<AlertRow, 'messageIds' | 'unanswered'> {
  readonly alertId: string;
  /** True where a message of before the period is among its examples. */
  readonly isEarlier: boolean;
  readonly members: readonly { readonly source: string; readonly message_id: string }[];
  readonly isExplained: boolean;
  /** True where it is of an issue that an editor dismissed. */
  readonly isDismissed: boolean;
}

/** Messages of before the period that are named. */
const mostCarried = 10;

/** Alerts open on a day of a period, of all regions or of one; parameters: its first day, its last, the region or null. */
const activeAlerts = `WITH active AS (
  SELECT a.*, coalesce(list_min([step.level FOR step IN a.steps IF step.day <= $2::DATE]), a.level) AS level_then, i.title AS issue_title, ${uncountedTitle} AS title, c.title AS core_title,
    a.series_type = 'issue' AND coalesce(i.dismissed, false) AS is_dismissed,
    if(a.closed_on <= $2::DATE, a.closed_on, NULL) AS closed_then, ${alertRegion('a')} AS place, if(c.issue_id IS NULL, NULL, coalesce(c.region, '${unknownRegion}')) AS core_place,
    [d FOR d IN a.days IF d.day <= $2::DATE] AS days_then,
    list_position(['issue', 'topic_region', 'topic', 'term'], a.series_type) AS breadth
  FROM ${titledAlerts} LEFT JOIN issues c ON c.issue_id = a.core_issue_id
  WHERE a.opened_on <= $2::DATE AND coalesce(a.closed_on, $2::DATE) >= $1::DATE
),
counted AS (
  SELECT * REPLACE (
    list_sum([d.observed FOR d IN days_then])::INTEGER AS observed, list_sum([d.expected FOR d IN days_then]) AS expected,
    list_sum([d.critical FOR d IN days_then])::INTEGER AS critical, list_sum([d.urgent FOR d IN days_then])::INTEGER AS urgent,
    list_sum([d.brought FOR d IN days_then])::INTEGER AS brought)
  FROM active
),
-- Of the same report: that of a region lacks those that count all regions, or are of others, and none has those of dismissed issues.
shown AS (
  SELECT alert_id, explained_by, breadth, level_then FROM active WHERE NOT is_dismissed AND ($3::VARCHAR IS NULL OR place = $3 OR core_place = $3)
),
examples AS (
  SELECT alert_id, list(e.example ORDER BY e.place) AS members, bool_or(m.created_at < $1::DATE) AS is_earlier
  FROM (SELECT alert_id, unnest(messages) AS example, generate_subscripts(messages, 1) AS place FROM active) e
  JOIN messages m ON m.source = e.example.source AND m.message_id = e.example.message_id AND m.created_at < $2::DATE + 1
  GROUP BY alert_id
)
SELECT alert_id AS "alertId", level_then::INTEGER AS level, series_type AS "seriesType", topic, region, term,
  title, issue_title AS "issueTitle", core_issue_id AS "coreIssueId", core_title AS "coreTitle", terms, observed, expected, if(expected >= ${leastExpected}, observed / expected, NULL) AS ratio, brought, total_ratio AS "totalRatio", since,
  coalesce(list_max([d.day FOR d IN days_then]), since) AS until,
  closed_then AS "closedOn", critical, urgent, coalesce(members, []) AS members,
  coalesce(is_earlier, false) AS "isEarlier", is_dismissed AS "isDismissed",
  -- What is told must not be less than what stands behind it: by one that is as grave at least, the specific one or, where that is not,
  -- another of its messages that is more specific than this.
  series_type <> 'critical' AND EXISTS (
    SELECT 1 FROM shown e JOIN shown o ON o.alert_id = e.alert_id OR (o.explained_by = e.alert_id AND o.breadth < counted.breadth)
    WHERE e.alert_id = counted.explained_by AND o.level_then <= counted.level_then
  ) AS "isExplained"
FROM counted LEFT JOIN examples USING (alert_id)
-- A word, or a topic of all regions, that rose by an issue of the region is the region's matter.
WHERE $3::VARCHAR IS NULL OR place = $3 OR core_place = $3
ORDER BY level_then, observed / nullif(expected, 0) DESC NULLS LAST, observed DESC, alert_id`;

/** Alerts that were open on a day of the period, with level, counts and examples as of its end. */
export async function collectAlerts(
  db: Database,
  tables: TableColumns,
  period: ReportPeriod,
  region: string | null,
  settings: ReportSettings,
): Promise<Optional<Alerts>> {
  const needed = [
    'alert_id',
    'explained_by',
    'series_type',
    'level',
    'steps',
    'opened_on',
    'closed_on',
    'messages',
    'days',
    'terms',
    'core_issue_id',
    'total_ratio',
  ];
  if (!hasColumns(tables, 'alerts', needed)) return null;
  const found = await db.rows<FoundAlert>(activeAlerts, [period.current.from, period.current.to, region]);
  // One critical message is an alert of level Ⅲ; it becomes an alert to list where several people report the same.
  const isSingle = (alert: FoundAlert) => alert.seriesType === 'critical' && alert.level > 2;
  const known = found.filter((alert) => !alert.isDismissed);
  const told = known.filter((alert) => !alert.isExplained && !isSingle(alert));
  const single = found.filter(isSingle);
  const carried = single.filter(({ isEarlier }) => isEarlier);
  const unanswered = await countUnanswered(db, tables, period);
  const over = carried.filter(({ closedOn }) => closedOn !== null);
  return {
    listed: told.slice(0, settings.alerts).map(({ members, isDismissed: _, alertId, ...alert }) => ({
      ...alert,
      unanswered: alert.seriesType === 'critical' ? (unanswered?.get(alertId) ?? null) : null,
      messageIds: members.map(nameMessage),
    })),
    total: told.length,
    grave: told.filter((alert) => alert.level <= 2).length,
    explained: known.filter((alert) => alert.isExplained && !isSingle(alert)).length,
    dismissed: found.length - known.length,
    single: single.length - carried.length,
    carried: {
      total: carried.length,
      closed: over.length,
      unanswered: unanswered === null ? null : over.filter(({ alertId }) => (unanswered.get(alertId) ?? 0) > 0).length,
      messageIds: carried.flatMap(({ members }) => members.slice(0, 1).map(nameMessage)).slice(0, mostCarried),
    },
    withdrawn: await collectWithdrawn(db, tables, period, region, settings),
  };
}

/**
 * Of the critical alerts of a period, how many of their messages up to its end had no reply at its end, by id; alerts of which no input
 * tells are left out. Null where none tells of any.
 */
async function countUnanswered(
  db: Database,
  tables: TableColumns,
  { current }: ReportPeriod,
): Promise<ReadonlyMap<string, number> | null> {
  if (!hasColumns(tables, 'alerts', ['since', 'last_day']) || !(await tellsOfWaiting(db, tables))) return null;
  const rows = await db.rows<{ id: string; waiting: number }>(
    `WITH chosen AS (
       SELECT * FROM alerts WHERE series_type = 'critical' AND opened_on <= $2::DATE AND coalesce(closed_on, $2::DATE) >= $1::DATE
     ),
     members AS (${criticalMembers('chosen', hasColumns(tables, 'alerts', ['critical_keys']))})
     SELECT alert_id AS id, count(*) FILTER (${waitsOn('$2::DATE', firstReplyColumn(tables.get('message_handling')))})::INTEGER AS waiting
     FROM members JOIN message_handling h USING (message_key) JOIN messages m USING (message_key)
     WHERE m.created_at < $2::DATE + 1 GROUP BY alert_id`,
    [current.from, current.to],
  );
  return new Map(rows.map(({ id, waiting }) => [id, waiting]));
}

/** 「每月一题」 candidates on the last day of the data, of issues that there were by the end of the period. */
export async function collectShortlist(
  db: Database,
  tables: TableColumns,
  { current }: ReportPeriod,
  region: string | null,
  settings: ReportSettings,
): Promise<Optional<ShortlistRow[]>> {
  if (!hasColumns(tables, 'monthly_shortlist', ['rank', 'handled_share', 'returned', 'first_day'])) return null;
  const told = hasColumns(tables, 'monthly_shortlist', ['told']) ? 'told' : 'NULL';
  return await db.rows<ShortlistRow>(
    `SELECT issue_id AS "issueId", title, messages, authors, active_weeks AS "activeWeeks", places,
       handled_share AS "handledShare", ${told}::INTEGER AS told, returned, replies
     FROM monthly_shortlist s WHERE s.first_day <= $1::DATE ${regionCondition(region, 's')}
     ORDER BY rank LIMIT ${settings.shortlist}`,
    [current.to],
  );
}
