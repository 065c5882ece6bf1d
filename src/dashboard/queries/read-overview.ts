import type { DayPoint, MessageBrief, Overview } from '../api-types.ts';
import { type Filters, shiftDay, unknownRegion, WhereBuilder } from '../filters.ts';
import type { Mart } from '../mart/mart.ts';
import type { DashboardSettings } from '../settings.ts';
import { readAlertBriefs } from './alerts.ts';
import { findBaseline } from './baseline.ts';
import { describeChanges } from './describe-changes.ts';
import { messageBriefColumns } from './messages.ts';
import { earlierDay, type Period, resolvePeriod } from './period.ts';
import { readInfo } from './read-meta.ts';
import { compareShares } from './shares.ts';

interface CubeRow {
  readonly day: string | null;
  readonly topic: string | null;
  readonly region: string | null;
  readonly by: 'day' | 'topic' | 'region' | 'total';
  /** Over all days read, those of the history included. */
  readonly all_messages: number;
  readonly messages: number;
  readonly previous: number;
  readonly critical: number;
  readonly urgent: number;
  readonly previous_critical: number;
  readonly previous_urgent: number;
}

/** Everything that the first page shows, for the filters given. */
export async function readOverview(mart: Mart, filters: Filters, settings: DashboardSettings): Promise<Overview> {
  const info = await readInfo(mart);
  const period = resolvePeriod(filters, info);
  const [cube, lastYear, issues, alerts, urgentMessages] = await Promise.all([
    readCube(mart, filters, period, settings),
    readLastYear(mart, filters, period),
    readIssueCounts(mart, filters, period),
    readAlertBriefs(mart, filters, period),
    readUrgent(mart, filters, period),
  ]);
  const total = cube.find(({ by }) => by === 'total');
  const hasBasis = period.previous !== null;
  const topics = shiftsOf(cube, 'topic', hasBasis);
  const regions = shiftsOf(cube, 'region', hasBasis);
  const unknown = regions.find(({ label }) => label === unknownRegion)?.messages ?? 0;
  const figures = {
    from: period.from,
    to: period.to,
    previous_from: period.previous?.from ?? null,
    previous_to: period.previous?.to ?? null,
    messages: total?.messages ?? 0,
    previous_messages: hasBasis ? (total?.previous ?? 0) : null,
    last_year_messages: lastYear,
    critical: total?.critical ?? 0,
    previous_critical: hasBasis ? (total?.previous_critical ?? 0) : null,
    urgent: total?.urgent ?? 0,
    previous_urgent: hasBasis ? (total?.previous_urgent ?? 0) : null,
    active_issues: issues.active,
    new_issues: issues.fresh,
    open_alerts: alerts === null ? null : alerts.filter(({ status }) => status !== 'closed').length,
    days: daysOf(cube, period, info.first_day, settings.baselineWeeks),
    topics,
    regions: compareShares(
      regions
        .filter(({ label }) => label !== unknownRegion)
        .map(({ label, messages, previous }) => ({ label, messages, previous })),
    ),
    unknown_region: unknown,
    alerts: (alerts ?? []).slice(0, 50),
    urgent_messages: urgentMessages,
  };
  return { ...figures, sentences: describeChanges(figures, filters, issues.growing) };
}

/** One pass over the daily counts: by day, by topic, by region and in all. */
function readCube(mart: Mart, filters: Filters, period: Period, settings: DashboardSettings): Promise<CubeRow[]> {
  const history = shiftDay(period.from, -7 * settings.baselineWeeks);
  const before = period.previous ?? { from: period.from, to: shiftDay(period.from, -1) };
  const start = earlierDay(before.from, history);
  const where = new WhereBuilder()
    .add('day BETWEEN ?::DATE AND ?::DATE', start, period.to)
    .addFilters(filters, { region: 'region', topic: 'topic', kind: 'kind', urgency: 'urgency' })
    .build();
  const base = where.parameters.length;
  const [from, previousFrom, previousTo] = [base + 1, base + 2, base + 3].map((n) => `$${n}::DATE`);
  return mart.rows<CubeRow>(
    `SELECT day, topic, region,
       CASE WHEN grouping(day) = 0 THEN 'day' WHEN grouping(topic) = 0 THEN 'topic' WHEN grouping(region) = 0 THEN 'region' ELSE 'total' END AS "by",
       sum(messages) AS all_messages,
       sum(if(now, messages, 0)) AS messages,
       sum(if(before, messages, 0)) AS previous,
       sum(if(now AND urgency = 'critical', messages, 0)) AS critical,
       sum(if(now AND urgency = 'urgent', messages, 0)) AS urgent,
       sum(if(before AND urgency = 'critical', messages, 0)) AS previous_critical,
       sum(if(before AND urgency = 'urgent', messages, 0)) AS previous_urgent
     FROM (
       SELECT day, topic, region, urgency, sum(messages)::BIGINT AS messages,
         day >= ${from} AS now, day BETWEEN ${previousFrom} AND ${previousTo} AS before
       FROM trend_daily ${where.sql}
       GROUP BY day, topic, region, urgency
     )
     GROUP BY GROUPING SETS ((day), (topic), (region), ())`,
    [...where.parameters, period.from, before.from, before.to],
  );
}

async function readLastYear(mart: Mart, filters: Filters, period: Period): Promise<number | null> {
  if (period.lastYear === null) return null;
  const where = new WhereBuilder()
    .add('day BETWEEN ?::DATE AND ?::DATE', period.lastYear.from, period.lastYear.to)
    .addFilters(filters, { region: 'region', topic: 'topic', kind: 'kind', urgency: 'urgency' })
    .build();
  const [row] = await mart.rows<{ messages: number }>(
    `SELECT coalesce(sum(messages), 0)::BIGINT AS messages FROM trend_daily ${where.sql}`,
    where.parameters,
  );
  return row?.messages ?? 0;
}

interface IssueCounts {
  readonly active: number;
  readonly fresh: number;
  readonly growing: { readonly issue_id: string; readonly title: string; readonly recent_authors: number } | null;
}

/** Issues with a message in the period, and those that began in it. An issue's topic, kind and region are those of most of its messages. */
async function readIssueCounts(mart: Mart, filters: Filters, period: Period): Promise<IssueCounts> {
  const where = new WhereBuilder()
    .addFilters(filters, { region: 'region', topic: 'topic', kind: 'kind' })
    .add('NOT dismissed AND last_day >= ?::DATE AND first_day <= ?::DATE', period.from, period.to)
    .build();
  const from = `$${where.parameters.length + 1}::DATE`;
  const [row] = await mart.rows<{ active: number; fresh: number; growing: IssueCounts['growing'] }>(
    `SELECT count(*) AS active, count(*) FILTER (first_day >= ${from}) AS fresh,
       max_by({'issue_id': issue_id, 'title': title, 'recent_authors': recent_authors}, (heat, issue_id)) FILTER (status = 'growing') AS growing
     FROM issues ${where.sql}`,
    [...where.parameters, period.from],
  );
  return row ?? { active: 0, fresh: 0, growing: null };
}

/** The most urgent messages of the period, newest first. */
function readUrgent(mart: Mart, filters: Filters, period: Period): Promise<MessageBrief[]> {
  const where = new WhereBuilder()
    .addFilters(
      { ...filters, from: period.from, to: period.to },
      { day: 'created_at', region: 'region', topic: 'topic', kind: 'kind', urgency: 'urgency' },
    )
    .add("urgency = 'critical' AND duplicate_of IS NULL")
    .build();
  return mart.rows<MessageBrief>(
    `SELECT ${messageBriefColumns} FROM messages ${where.sql} ORDER BY created_at DESC, message_id LIMIT 8`,
    where.parameters,
  );
}

function shiftsOf(cube: readonly CubeRow[], by: 'topic' | 'region', hasBasis: boolean) {
  return compareShares(
    cube
      .filter((row) => row.by === by)
      .map((row) => ({
        label: row[by] ?? unknownRegion,
        messages: row.messages,
        previous: hasBasis ? row.previous : null,
      })),
  );
}

/** One point a day of the period, days without messages included. */
function daysOf(cube: readonly CubeRow[], period: Period, firstDay: string | null, weeks: number): DayPoint[] {
  const byDay = new Map(cube.filter(({ by }) => by === 'day').map((row) => [row.day, row]));
  const history = 7 * weeks;
  const counts = Array.from({ length: history + period.days }, (_, index) => {
    const day = shiftDay(period.from, index - history);
    return firstDay === null || day < firstDay ? null : (byDay.get(day)?.all_messages ?? 0);
  });
  return Array.from({ length: period.days }, (_, index) => {
    const day = shiftDay(period.from, index);
    const row = byDay.get(day);
    const baseline = findBaseline(counts, history + index, weeks);
    return {
      day,
      messages: row?.all_messages ?? 0,
      critical: row?.critical ?? 0,
      urgent: row?.urgent ?? 0,
      expected: baseline?.expected ?? null,
      low: baseline?.low ?? null,
      high: baseline?.high ?? null,
    };
  });
}
