import { type Database, sqlLiteral } from '../../core/duckdb.ts';
import { type Evidence, nameMessage } from '../../core/message.ts';
import { type CountingLevel, isCounty } from '../../ingest/values/region-path.ts';
import { readCityDistricts } from '../figures/bare-cities.ts';
import type { Quote } from './document.ts';
import { excerptText } from './excerpt.ts';
import type { ReportPeriod } from './period.ts';
import type { Bases, CriticalMessages, HotIssue, ProblemClassRow } from './report-data.ts';
import { regionCondition } from './report-rows.ts';
import type { ReportSettings } from './settings.ts';

type IssueRow = Omit<HotIssue, 'quotes' | 'otherPlaces'> & { readonly keywords: readonly string[] };

/** Issues of the period: of two messages in it or more, by distinct authors. */
export interface PeriodIssues {
  readonly listed: readonly HotIssue[];
  /** Older ones that came up once more. */
  readonly once: number;
}

/**
 * Recurring issues of the period by its distinct authors, then by critical and urgent messages, then by heat, with their totals
 * as of its end; of one region all of it counts that region's messages alone. Those that an editor pinned stand first, also with one message; dismissed ones are left out.
 */
export async function collectIssues(
  db: Database,
  period: ReportPeriod,
  bases: Bases,
  region: string | null,
  settings: ReportSettings,
  level: CountingLevel,
): Promise<PeriodIssues> {
  await createIssueCounts(db, period, region);
  const [row] = await db.rows<{ once: number }>(
    'SELECT count(*) AS once FROM report_issues WHERE messages = 1 AND total_messages > 1 AND NOT pinned',
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
     WHERE n.messages > 1 OR n.pinned
     ORDER BY n.pinned DESC, n.authors DESC, n.critical DESC, n.urgent DESC, i.heat DESC, i.issue_id
     LIMIT ${settings.hotIssues}`,
  );
  const once = row?.once ?? 0;
  if (issues.length === 0) return { listed: [], once };
  const ids = JSON.stringify(issues.map(({ issueId }) => issueId));
  const quotes = await readIssueQuotes(db, ids);
  const places = await readPlaces(db, ids);
  const listed = issues.map(({ keywords, ...issue }) => ({
    ...issue,
    previousAuthors: bases.previous === null ? issue.previousAuthors : null,
    otherPlaces: (places.get(issue.issueId) ?? []).filter((name) => isOther(name, issue, region, level)).slice(0, 4),
    quotes: pickQuotes(quotes.get(issue.issueId) ?? [], keywords ?? [], settings),
  }));
  return { listed, once };
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

export interface QuoteSource {
  readonly key: string;
  readonly messageId: string;
  readonly source: string;
  readonly body: string;
  readonly title: string;
  readonly day: string;
  readonly region: string | null;
  readonly person: string;
}

/** Messages of one person among those that are looked at for quotes, of which one can be empty or say what is quoted already. */
export const mostOfPerson = 2;

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

/** One quote a person, and none that another one holds already. */
export function pickQuotes(
  sources: readonly QuoteSource[],
  words: readonly string[],
  settings: Pick<ReportSettings, 'quotesPerIssue' | 'quoteLength'>,
): Quote[] {
  const quotes: Quote[] = [];
  const persons = new Set<string>();
  for (const source of sources) {
    if (quotes.length >= settings.quotesPerIssue) break;
    if (persons.has(source.person)) continue;
    const quote = toQuote(source, words, settings.quoteLength);
    if (quote.text === '' || quotes.some((other) => isSameText(other.text, quote.text))) continue;
    persons.add(source.person);
    quotes.push(quote);
  }
  return quotes;
}

/** Share of the pairs of characters of the shorter text that the other has, too: from here on they say the same words … */
const sameWords = 0.6;
/** … where the shorter has so many: two short proposals of one thing differ in the place alone. */
const fewestPairs = 20;

/** Whether two quotes begin alike, or are mostly the same words whatever stands before them. */
export function isSameText(a: string, b: string): boolean {
  const opening = (text: string) => text.replace(/[\d…]/g, '').slice(0, 20);
  if (opening(a) === opening(b)) return true;
  const [fewer, more] = [pairsOf(a), pairsOf(b)].sort((one, other) => one.size - other.size) as [
    Set<string>,
    Set<string>,
  ];
  if (fewer.size < fewestPairs) return false;
  return [...fewer].filter((pair) => more.has(pair)).length >= sameWords * fewer.size;
}

function pairsOf(text: string): Set<string> {
  const letters = text.replace(/[^\p{L}]/gu, '');
  return new Set(
    Array.from({ length: Math.max(0, letters.length - 1) }, (_, index) => letters.slice(index, index + 2)),
  );
}

/** A message as a quotation: a passage of its body, or its title where it has no body. */
export function toQuote(source: Omit<QuoteSource, 'key' | 'person'>, words: readonly string[], limit: number): Quote {
  const passage = excerptText(source.body ?? '', words, limit);
  return {
    text: passage === '' ? excerptText(source.title ?? '', words, limit) : passage,
    messageId: nameMessage({ source: source.source, message_id: source.messageId }),
    day: source.day,
    region: source.region,
  };
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

export function groupByKey<T extends { readonly key: string }>(rows: readonly T[]): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(row.key);
    if (group === undefined) groups.set(row.key, [row]);
    else group.push(row);
  }
  return groups;
}

/** Critical messages of the period, the latest first. */
export async function collectCritical(db: Database, settings: ReportSettings): Promise<CriticalMessages> {
  const rows = await db.rows<
    Omit<QuoteSource, 'key' | 'person'> & {
      topic: string;
      isReplied: boolean | null;
      isUnsure: boolean;
      evidence: readonly Evidence[] | null;
      total: number;
    }
  >(
    `SELECT m.message_id AS "messageId", m.source, m.title, m.body, r.day, m.region, m.topic, r.is_replied AS "isReplied",
       coalesce(m.low_confidence, false) AS "isUnsure",
       m.urgency_evidence AS evidence, count(*) OVER () AS total
     FROM report_rows r JOIN messages m USING (message_key)
     WHERE r.span = 'current' AND r.urgency = 'critical'
     ORDER BY r.created_at DESC, m.message_key LIMIT ${settings.criticalMessages}`,
  );
  // Printed twice, one letter that two sent would read as two dangers.
  const byText = groupByKey(rows.map((row) => ({ ...row, key: JSON.stringify([row.title, row.body]) })));
  return {
    total: rows[0]?.total ?? 0,
    listed: [...byText.values()].map(([row, ...same]) => ({
      quote: toQuote(row!, listWords(row!, row!.evidence ?? []), settings.quoteLength),
      title: row!.title ?? '',
      topic: row!.topic,
      isReplied: row!.isReplied,
      isUnsure: row!.isUnsure,
      sameText: same.map(({ source, messageId }) => nameMessage({ source, message_id: messageId })),
    })),
  };
}

/** The words that spoke for a label: their offsets are those of this language, which counts an emoji twice and SQL does not. */
function listWords(texts: Pick<QuoteSource, 'title' | 'body'>, evidence: readonly Evidence[]): string[] {
  return evidence
    .filter(({ weight }) => weight > 0)
    .map(({ field, start, end }) => (texts[field] ?? '').slice(start, end));
}

/**
 * Problems that came up at two or more places in the period. Places stand behind their region (甲区一中), which a name seldom tells:
 * but for those that name one, and those of the report's own region.
 */
export async function collectProblemClasses(
  db: Database,
  region: string | null,
  settings: ReportSettings,
): Promise<ProblemClassRow[]> {
  const cities = JSON.stringify(await readCityDistricts(db));
  return await db.rows<ProblemClassRow>(
    `WITH city_districts AS (SELECT unnest($2::JSON::STRUCT(city VARCHAR, district VARCHAR)[], max_depth := 2)),
     spots AS (
       SELECT DISTINCT i.class_id, i.region, i.place FROM report_rows r JOIN issues i USING (issue_id)
       WHERE r.span = 'current' AND NOT coalesce(i.dismissed, false)
     ),
     -- Of issues of one place, or known by the same region alone, nothing says that they are of several places; nor where one names
     -- the city alone in which the other is.
     spread AS (
       SELECT class_id, count(DISTINCT {'region': region, 'place': coalesce(place, region)}) AS spots
       FROM spots s
       WHERE NOT EXISTS (
         FROM spots o JOIN city_districts d ON d.district = o.region
         WHERE o.class_id = s.class_id AND d.city = s.region AND (coalesce(s.place, s.region) = s.region OR o.place = s.place)
       )
       GROUP BY class_id
     ),
     regions AS (SELECT DISTINCT region AS name FROM messages WHERE region IS NOT NULL),
     -- Names that say where they are.
     placed AS (SELECT DISTINCT i.place FROM issues i JOIN regions r ON contains(i.place, r.name))
     SELECT c.class_id AS "classId", c.title, count(DISTINCT r.issue_id) AS issues, count(*) AS messages,
       count(DISTINCT r.person) AS authors,
       -- A region is no place: it may hold those of other issues.
       coalesce(list_sort(list(DISTINCT if(i.region IS NULL OR i.region = $1 OR i.place IN (FROM placed), '', i.region) || i.place)
         FILTER (i.place <> coalesce(i.region, ''))), []) AS places,
       count(DISTINCT r.issue_id) FILTER (i.place IS NULL OR i.place = i.region) AS unplaced,
       coalesce(list_sort(list(DISTINCT i.region) FILTER (i.region IS NOT NULL AND (i.place IS NULL OR i.place = i.region))), []) AS "unplacedRegions",
       any_value(c.issues) AS "totalIssues"
     FROM report_rows r
     JOIN issues i USING (issue_id)
     JOIN problem_classes c ON c.class_id = i.class_id
     JOIN spread s ON s.class_id = i.class_id
     WHERE r.span = 'current' AND NOT coalesce(i.dismissed, false)
     GROUP BY c.class_id, c.title
     HAVING any_value(s.spots) >= 2
       -- What one person writes of several places is no problem that many have.
       AND count(DISTINCT r.person) >= 2
     ORDER BY issues DESC, authors DESC, c.class_id LIMIT ${settings.problemClasses}`,
    [region, cities],
  );
}
