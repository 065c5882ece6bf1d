import { type Database, sqlLiteral } from '../../../core/duckdb.ts';
import { type CountingLevel, isCounty } from '../../../ingest/values/region-path.ts';
import type { ReportPeriod } from '../period.ts';
import type { Bases, HotIssue } from '../report-data.ts';
import type { ReportSettings } from '../settings.ts';
import { collectReturns } from './collect-returns.ts';
import { groupByKey, mostOfPerson, pickQuotes, type QuoteSource } from './quotes.ts';
import { regionCondition, type TableColumns } from './report-rows.ts';

type IssueRow = Omit<HotIssue, 'quotes' | 'otherPlaces' | 'returned'> & { readonly keywords: readonly string[] };

/** Issues of the period: of two messages in it or more, by distinct authors. */
export interface PeriodIssues {
  readonly listed: readonly HotIssue[];
  /** Older ones that came up once more. */
  readonly once: number;
  /** Those of several messages by one person. */
  readonly byOne: number;
}

/**
 * Recurring issues of the period by its distinct authors, then by critical and urgent messages, then by heat, with their totals
 * as of its end; of one region all of it counts that region's messages alone. Those of one person are
 * only counted. Those that an editor pinned stand first, also of one; dismissed ones are left out.
 */
export async function collectIssues(
  db: Database,
  tables: TableColumns,
  period: ReportPeriod,
  bases: Bases,
  region: string | null,
  settings: ReportSettings,
  level: CountingLevel,
): Promise<PeriodIssues> {
  await createIssueCounts(db, period, region);
  const [row] = await db.rows<{ once: number; byOne: number }>(
    `SELECT count(*) FILTER (messages = 1 AND total_messages > 1) AS once, count(*) FILTER (messages > 1 AND authors = 1) AS "byOne"
     FROM report_issues WHERE NOT pinned`,
  );
  const issues = await db.rows<IssueRow>(
    `SELECT i.issue_id AS "issueId", i.title, i.place, i.topic, i.keywords,
       -- A title is that of one member, the region that of most: where they disagree, or no region has half of the members, it is of several.
       -- One place is of one region, however letters call it: a city and its district, or a name of before.
       if(i.place IS NULL AND len(i.regions) > 1 AND (n.region_share < 0.5
         OR (NOT contains(i.title, i.region) AND len([r FOR r IN i.regions IF contains(i.title, r)]) > 0)), '多地', i.region) AS region,
       n.messages, n.authors, n.previous_authors AS "previousAuthors", n.critical, n.urgent, n.replied,
       n.total_messages AS "totalMessages", n.total_authors AS "totalAuthors", n.first_day AS "firstDay",
       n.copied_text AS "copiedText", n.repeated_author AS "repeatedAuthor", n.pinned AS "isPinned"
     FROM report_issues n JOIN issues i USING (issue_id)
     -- One who writes many times makes nothing hot.
     WHERE n.authors > 1 OR n.pinned
     ORDER BY n.pinned DESC, n.authors DESC, n.critical DESC, n.urgent DESC, i.heat DESC, i.issue_id
     LIMIT ${settings.hotIssues}`,
  );
  const { once, byOne } = row ?? { once: 0, byOne: 0 };
  if (issues.length === 0) return { listed: [], once, byOne };
  const issueIds = issues.map(({ issueId }) => issueId);
  const ids = JSON.stringify(issueIds);
  const quotes = await readIssueQuotes(db, ids);
  const places = await readPlaces(db, ids);
  const returns = await collectReturns(db, tables, period, region, issueIds);
  const listed = issues.map(({ keywords, ...issue }) => ({
    ...issue,
    returned: returns.get(issue.issueId) ?? null,
    previousAuthors: bases.previous === null ? issue.previousAuthors : null,
    otherPlaces: (places.get(issue.issueId) ?? []).filter((name) => isOther(name, issue, region, level)).slice(0, 4),
    quotes: pickQuotes(quotes.get(issue.issueId) ?? [], { words: keywords ?? [], title: issue.title }, settings),
  }));
  return { listed, once, byOne };
}

/**
 * The temporary table `report_issues`: issues with messages in the period, what they had in it, and what in all up to its end.
 * What came later changes nothing of the report.
 */
async function createIssueCounts(db: Database, period: ReportPeriod, region: string | null): Promise<void> {
  await db.run(
    `CREATE OR REPLACE TEMP TABLE report_issues AS
     WITH spans AS (
       SELECT issue_id,
         count(*) FILTER (span = 'current') AS messages,
         count(DISTINCT person) FILTER (span = 'current') AS authors,
         count(DISTINCT person) FILTER (span = 'previous') AS previous_authors,
         count(*) FILTER (span = 'current' AND urgency = 'critical') AS critical,
         count(*) FILTER (span = 'current' AND urgency = 'urgent') AS urgent,
         count(*) FILTER (span = 'current' AND is_replied) AS replied,
         avg((report_rows.region = named.region)::INTEGER) FILTER (span = 'current' AND is_placed) AS region_share
       FROM report_rows JOIN (SELECT issue_id, region FROM issues) named USING (issue_id) GROUP BY issue_id
     ),
     persons AS (
       SELECT m.issue_id, m.author, coalesce(m.author, m.message_key) AS person, count(*) AS messages,
         count(x.near_copy_of) AS copies, min(m.created_at)::DATE AS first_day
       FROM messages m
       LEFT JOIN issue_messages x ON x.issue_id = m.issue_id AND x.message_id = m.message_id AND x.source = m.source
       WHERE m.duplicate_of IS NULL AND m.created_at < ${sqlLiteral(period.current.to)}::DATE + 1
         AND m.issue_id IN (SELECT issue_id FROM spans WHERE messages > 0) ${regionCondition(region, 'm')}
       GROUP BY ALL
     ),
     totals AS (
       SELECT issue_id, sum(messages)::INTEGER AS total_messages, count(DISTINCT person) AS total_authors, min(first_day) AS first_day,
         -- The rules of src/cluster/naming/describe-issues.ts, over messages up to the end of the period.
         sum(copies) * 2 >= sum(messages) AS copied_text,
         sum(messages) >= 3 AND coalesce(max(messages) FILTER (author IS NOT NULL), 0) * 2 >= sum(messages) AS repeated_author
       FROM persons GROUP BY issue_id
     )
     SELECT s.*, t.* EXCLUDE (issue_id), coalesce(i.pinned, false) AS pinned
     FROM spans s JOIN totals t USING (issue_id) JOIN issues i USING (issue_id)
     WHERE s.messages > 0 AND NOT coalesce(i.dismissed, false)`,
  );
}

/** Cities and provinces, which say nothing beside one of their districts. */
const wide = /[省市州]$/u;
const narrow = /[区县旗镇乡]$|街道$/u;

/** @param reported the region of the report */
function isOther(
  name: string,
  { place, region, title }: Pick<IssueRow, 'place' | 'region' | 'title'>,
  reported: string | null,
  level: CountingLevel,
): boolean {
  if (name === reported) return false;
  // Nor does a county among its towns.
  if (level === 'town' && isCounty(name)) return false;
  if (wide.test(name) && narrow.test(region ?? '')) return false;
  return ![place, region, title].some((known) => known !== null && (known.includes(name) || name.includes(known)));
}

/** Messages of the period by issue, the most typical first; near-copies stand last. */
async function readIssueQuotes(db: Database, ids: string): Promise<ReadonlyMap<string, readonly QuoteSource[]>> {
  const order = 'is_near_copy, similarity DESC, message_key';
  const rows = await db.rows<QuoteSource>(
    `WITH typical AS (
       SELECT r.issue_id AS key, r.message_key, r.day, r.person, x.near_copy_of IS NOT NULL AS is_near_copy, x.similarity
       FROM report_rows r
       JOIN issue_messages x ON x.issue_id = r.issue_id AND x.message_id = r.message_id AND x.source = r.source
       WHERE r.span = 'current' AND r.issue_id IN (SELECT unnest($1::JSON::VARCHAR[]))
       -- Who writes over and over leaves room for others.
       QUALIFY row_number() OVER (PARTITION BY r.issue_id, r.person ORDER BY ${order}) <= ${mostOfPerson}
     ),
     chosen AS (SELECT * FROM typical QUALIFY row_number() OVER (PARTITION BY key ORDER BY ${order}) <= 12)
     SELECT c.key, m.message_id AS "messageId", m.source, m.title, m.body, c.day, m.region, c.person
     FROM chosen c JOIN messages m USING (message_key)
     ORDER BY c.key, ${order}`,
    [ids],
  );
  return groupByKey(rows);
}

/** Further places that two texts or more of an issue name. */
async function readPlaces(db: Database, ids: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await db.rows<{ key: string; name: string }>(
    `SELECT key, name FROM (
       SELECT r.issue_id AS key, count(*) OVER (PARTITION BY r.issue_id) AS size,
         unnest(list_distinct(list_append(list_transform(m.places, lambda p: p.name), m.region))) AS name
       FROM report_rows r
       JOIN messages m USING (message_key)
       JOIN issue_messages x ON x.issue_id = r.issue_id AND x.message_id = r.message_id AND x.source = r.source
       WHERE r.span = 'current' AND x.near_copy_of IS NULL AND r.issue_id IN (SELECT unnest($1::JSON::VARCHAR[]))
     )
     -- Names in texts are found by their form: those that some issue is about are names, and so are regions that stand for messages.
     WHERE name IN (SELECT place FROM issues UNION SELECT region FROM messages)
     GROUP BY key, name HAVING count(*) >= greatest(2, any_value(size) / 10) ORDER BY key, count(*) DESC, name`,
    [ids],
  );
  return new Map([...groupByKey(rows)].map(([key, names]) => [key, names.map(({ name }) => name)]));
}
