import type { Database } from '../../core/duckdb.ts';
import { groupByKey, pickQuotes, type QuoteSource } from './collect-issues.ts';
import type { Quote } from './document.ts';
import type { ReportPeriod } from './period.ts';
import type { AlertRow, Alerts, Optional, RisingTerm, ShortlistRow, ThemeRow } from './report-data.ts';
import { hasColumns, type TableColumns } from './report-rows.ts';
import type { ReportSettings } from './settings.ts';

/**
 * Terms that clearly rose in weeks of the period, each once, with the week in which it rose most. Among thousands of
 * terms some reach 3 standard errors by chance, hardly one reaches 4.
 */
export async function collectTerms(
  db: Database,
  tables: TableColumns,
  period: ReportPeriod,
  settings: ReportSettings,
): Promise<Optional<RisingTerm[]>> {
  if (!hasColumns(tables, 'terms_weekly', ['week', 'term', 'authors', 'score'])) return null;
  return await db.rows<RisingTerm>(
    `WITH best AS (
       SELECT * FROM terms_weekly
       -- A week belongs where most of its days do.
       WHERE week + 3 BETWEEN $1::DATE AND $2::DATE AND score >= 4 AND authors >= $3
       QUALIFY row_number() OVER (PARTITION BY term ORDER BY score DESC, week) = 1
     )
     SELECT term, week, messages, authors, background_authors AS "backgroundAuthors", is_new AS "isNew"
     FROM best b
     -- A word inside a listed phrase with as many authors says nothing of its own.
     WHERE NOT EXISTS (SELECT 1 FROM best o WHERE o.term <> b.term AND contains(o.term, b.term) AND o.authors >= b.authors * 0.9 AND o.week = b.week)
     ORDER BY score DESC, term LIMIT ${settings.terms}`,
    [period.current.from, period.current.to, settings.minAuthors],
  );
}

interface FoundAlert extends AlertRow {
  readonly isExplained: boolean;
}

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
  ];
  if (!hasColumns(tables, 'alerts', needed)) return null;
  const found = await db.rows<FoundAlert>(
    `WITH active AS (
       SELECT a.*, list_min([step.level FOR step IN a.steps IF step.day <= $2::DATE]) AS level_then, i.title AS issue_title,
         if(a.closed_on <= $2::DATE, a.closed_on, NULL) AS closed_then, coalesce(a.region, i.region) AS place,
         [d FOR d IN a.days IF d.day <= $2::DATE] AS days_then
       FROM alerts a LEFT JOIN issues i USING (issue_id)
       WHERE a.opened_on <= $2::DATE AND coalesce(a.closed_on, $2::DATE) >= $1::DATE
     ),
     counted AS (
       SELECT * REPLACE (
         list_sum([d.observed FOR d IN days_then])::INTEGER AS observed, list_sum([d.expected FOR d IN days_then]) AS expected,
         list_sum([d.critical FOR d IN days_then])::INTEGER AS critical, list_sum([d.urgent FOR d IN days_then])::INTEGER AS urgent,
         list_sum([d.brought FOR d IN days_then])::INTEGER AS brought)
       FROM active
     ),
     examples AS (
       SELECT alert_id, list(if(m.source = 'main', m.message_id, m.source || '/' || m.message_id) ORDER BY e.place) AS ids
       FROM (SELECT alert_id, unnest(messages) AS example, generate_subscripts(messages, 1) AS place FROM active) e
       JOIN messages m ON m.source = e.example.source AND m.message_id = e.example.message_id AND m.created_at < $2::DATE + 1
       GROUP BY alert_id
     )
     SELECT coalesce(level_then, level)::INTEGER AS level, series_type AS "seriesType", topic, region, term,
       issue_title AS "issueTitle", observed, expected, observed / nullif(expected, 0) AS ratio, brought, since,
       closed_then AS "closedOn", critical, urgent, coalesce(ids, []) AS "messageIds",
       explained_by IN (SELECT alert_id FROM active) AS "isExplained"
     FROM counted LEFT JOIN examples USING (alert_id)
     WHERE $3::VARCHAR IS NULL OR place = $3
     ORDER BY 1, observed / nullif(expected, 0) DESC NULLS LAST, observed DESC, alert_id`,
    [period.current.from, period.current.to, region],
  );
  // One critical message is an alert of level Ⅲ; it becomes an alert to list where several people report the same.
  const isSingle = (alert: FoundAlert) => alert.seriesType === 'critical' && alert.level > 2;
  const told = found.filter((alert) => !alert.isExplained && !isSingle(alert));
  return {
    listed: told.slice(0, settings.alerts),
    total: told.length,
    grave: told.filter((alert) => alert.level <= 2).length,
    explained: found.filter((alert) => alert.isExplained && !isSingle(alert)).length,
    single: found.filter(isSingle).length,
  };
}

/** Proposals of the period by theme, the most supported first. */
export async function collectThemes(
  db: Database,
  tables: TableColumns,
  period: ReportPeriod,
  settings: ReportSettings,
): Promise<Optional<ThemeRow[]>> {
  const key = ['message_key', 'message_id'].find((column) =>
    hasColumns(tables, 'theme_messages', ['theme_id', column]),
  );
  if (!hasColumns(tables, 'themes', ['theme_id', 'campaign', 'title', 'first_at', 'quotes', 'opposing'])) return null;
  if (key === undefined) return null;
  await db.run(
    `CREATE OR REPLACE TEMP TABLE report_theme_rows AS
     SELECT t.theme_id, t.campaign, r.message_key, r.message_id, r.source, r.day, r.person, r.region
     FROM theme_messages t
     JOIN report_rows r ON r.span = 'current' AND r.${key} = t.${key} ${key === 'message_id' ? 'AND r.source = t.source' : ''}`,
  );
  // Marts of earlier versions lack them.
  const [object, ask] = ['object', 'ask'].map((name) => (hasColumns(tables, 'themes', [name]) ? `t.${name}` : 'NULL'));
  const themes = await db.rows<Omit<ThemeRow, 'quotes'> & ThemeMatter & { readonly said: readonly ThemeQuoteRow[] }>(
    `SELECT t.theme_id AS "themeId", t.campaign, t.title, count(*) AS messages, count(DISTINCT n.person) AS authors,
       sum(coalesce(m.likes, 0))::BIGINT AS likes,
       -- As in the table themes, of the contributions of the period.
       count(DISTINCT n.person) + sum(coalesce(m.likes, 0))::BIGINT AS supporters,
       coalesce(list_sort(list(DISTINCT n.region) FILTER (n.region <> '未知')), []) AS regions,
       any_value(t.first_at)::DATE >= $1::DATE AS "isNew",
       coalesce(any_value(t.opposing), []) AS opposing, coalesce(any_value(t.quotes), []) AS said,
       any_value(${object})::VARCHAR AS object, any_value(${ask})::VARCHAR AS ask
     FROM report_theme_rows n
     JOIN themes t ON t.theme_id = n.theme_id AND t.campaign IS NOT DISTINCT FROM n.campaign
     JOIN messages m USING (message_key)
     GROUP BY t.theme_id, t.campaign, t.title
     ORDER BY supporters DESC, count(*) DESC, "themeId" LIMIT ${settings.themes}`,
    [period.current.from],
  );
  if (themes.length === 0) return [];
  const sources = await readThemeSources(db, JSON.stringify(themes.map(({ themeId }) => themeId)));
  return themes.map(({ said, object, ask, ...theme }) => ({
    ...theme,
    quotes: pickThemeQuotes(sources.get(theme.themeId) ?? [], said, { object, ask }, settings),
  }));
}

interface ThemeQuoteRow {
  readonly source: string;
  readonly message_id: string;
  readonly text: string;
}

/** What a theme's title asks, and of what. */
interface ThemeMatter {
  readonly object: string | null;
  readonly ask: string | null;
}

/**
 * The theme's own quotes hold the very proposal: they stand in place of the bodies of their messages, and first. Of other
 * messages those come first that name the object, then those that name the ask; one whose body names neither is quoted by its title.
 */
function pickThemeQuotes(
  sources: readonly QuoteSource[],
  said: readonly ThemeQuoteRow[],
  { object, ask }: ThemeMatter,
  settings: ReportSettings,
): readonly Quote[] {
  const texts = groupByKey(said.map(({ source, message_id, text }) => ({ key: nameKey(source, message_id), text })));
  const saidBy = ({ source, messageId }: QuoteSource) => texts.get(nameKey(source, messageId))?.[0]?.text;
  // Other contributions often word the same thing by its first or last characters.
  const things = object === null ? [] : [...new Set([object, object.slice(0, 2), object.slice(-2)])];
  const asks = ask === null ? [] : [ask];
  const rate = (text: string) =>
    things.some((word) => text.includes(word)) ? 2 : asks.some((word) => text.includes(word)) ? 1 : 0;
  const own = sources.flatMap((source) => {
    const text = saidBy(source);
    return text === undefined ? [] : [{ ...source, body: text }];
  });
  const others = sources
    .filter((source) => saidBy(source) === undefined)
    .map((source) => ({
      source:
        source.title.trim() !== '' && rate(source.body) < Math.max(1, rate(source.title))
          ? { ...source, body: '' }
          : source,
      rating: Math.max(rate(source.body), rate(source.title)),
    }))
    .sort((a, b) => b.rating - a.rating)
    .map(({ source }) => source);
  return pickQuotes([...own, ...others], [...things, ...asks], settings);
}

/** A message's id is unique within its source alone. */
function nameKey(source: string, messageId: string): string {
  return JSON.stringify([source, messageId]);
}

async function readThemeSources(db: Database, ids: string): Promise<ReadonlyMap<string, readonly QuoteSource[]>> {
  const rows = await db.rows<QuoteSource>(
    `SELECT n.theme_id AS key, m.message_id AS "messageId", m.source, m.title, m.body, n.day, m.region, n.person
     FROM report_theme_rows n JOIN messages m USING (message_key)
     WHERE n.theme_id IN (SELECT unnest($1::JSON::VARCHAR[]))
     ORDER BY n.theme_id, coalesce(m.likes, 0) DESC, m.message_key`,
    [ids],
  );
  return groupByKey(rows);
}

/** 「每月一题」 candidates on the last day of the data. */
export async function collectShortlist(
  db: Database,
  tables: TableColumns,
  region: string | null,
  settings: ReportSettings,
): Promise<Optional<ShortlistRow[]>> {
  if (!hasColumns(tables, 'monthly_shortlist', ['rank', 'handled_share', 'returned'])) return null;
  return await db.rows<ShortlistRow>(
    `SELECT issue_id AS "issueId", title, messages, authors, active_weeks AS "activeWeeks", places,
       handled_share AS "handledShare", returned, replies
     FROM monthly_shortlist WHERE $1::VARCHAR IS NULL OR region = $1
     ORDER BY rank LIMIT ${settings.shortlist}`,
    [region],
  );
}
