import type { Database } from '../../core/duckdb.ts';
import { groupByKey, pickQuotes, type QuoteSource } from './collect-issues.ts';
import type { ReportPeriod } from './period.ts';
import type { AlertRow, Optional, RisingTerm, ThemeRow } from './report-data.ts';
import type { ReportSettings } from './settings.ts';

export type TableColumns = ReadonlyMap<string, ReadonlySet<string>>;

function hasColumns(tables: TableColumns, table: string, columns: readonly string[]): boolean {
  const present = tables.get(table);
  return present !== undefined && columns.every((column) => present.has(column));
}

/** Terms that rose in weeks of the period; each once, with the week in which it rose most. Null: weeks not in the table. */
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
       WHERE week + 6 BETWEEN $1::DATE AND $2::DATE + 6 AND week <= $2::DATE AND score > 1.96 AND authors >= $3
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

/** Alerts that were open on a day of the period, the gravest first. */
export async function collectAlerts(
  db: Database,
  tables: TableColumns,
  period: ReportPeriod,
  region: string | null,
  settings: ReportSettings,
): Promise<Optional<AlertRow[]>> {
  const needed = ['level', 'title', 'observed', 'expected', 'ratio', 'since', 'closed_on', 'message_ids', 'region'];
  if (!hasColumns(tables, 'alerts', needed)) return null;
  return await db.rows<AlertRow>(
    `SELECT level, title AS series, observed, expected, ratio, since AS "openedAt", closed_on AS "closedAt",
       message_ids AS "messageIds"
     FROM alerts
     WHERE since <= $2::DATE AND coalesce(closed_on, $1::DATE) >= $1::DATE AND ($3::VARCHAR IS NULL OR region = $3)
     ORDER BY level, ratio DESC NULLS LAST, title LIMIT ${settings.alerts}`,
    [period.current.from, period.current.to, region],
  );
}

/** Proposals of the period by theme, the most supported first. */
export async function collectThemes(
  db: Database,
  tables: TableColumns,
  period: ReportPeriod,
  settings: ReportSettings,
): Promise<Optional<ThemeRow[]>> {
  const isThere =
    hasColumns(tables, 'themes', ['theme_id', 'title']) &&
    hasColumns(tables, 'theme_messages', ['theme_id', 'message_id', 'source']);
  if (!isThere) return null;
  const themes = await db.rows<Omit<ThemeRow, 'quotes'>>(
    `WITH members AS (
       SELECT t.theme_id, r.person, r.region, m.likes, min(r.day) OVER (PARTITION BY t.theme_id) AS seen
       FROM theme_messages t
       JOIN report_rows r ON r.span = 'current' AND r.message_id = t.message_id AND r.source = t.source
       JOIN messages m USING (message_key)
     ),
     firsts AS (
       SELECT t.theme_id, min(m.created_at::DATE) AS first_day
       FROM theme_messages t JOIN messages m USING (message_id, source) GROUP BY t.theme_id
     )
     SELECT t.theme_id AS "themeId", t.title, count(*) AS messages, count(DISTINCT n.person) AS authors,
       sum(coalesce(n.likes, 0))::BIGINT AS likes,
       list_sort(list(DISTINCT n.region) FILTER (n.region <> '未知')) AS regions,
       any_value(f.first_day) >= $1::DATE AS "isNew"
     FROM members n JOIN themes t USING (theme_id) JOIN firsts f USING (theme_id)
     GROUP BY t.theme_id, t.title
     ORDER BY authors DESC, likes DESC, "themeId" LIMIT ${settings.themes}`,
    [period.current.from],
  );
  if (themes.length === 0) return [];
  const quotes = await readThemeQuotes(db, JSON.stringify(themes.map(({ themeId }) => themeId)));
  return themes.map((theme) => ({
    ...theme,
    regions: theme.regions ?? [],
    quotes: pickQuotes(quotes.get(theme.themeId) ?? [], ['建议', '希望', '增设', '应当', '能否'], settings),
  }));
}

async function readThemeQuotes(db: Database, ids: string): Promise<ReadonlyMap<string, readonly QuoteSource[]>> {
  const rows = await db.rows<QuoteSource>(
    `SELECT t.theme_id AS key, m.message_id AS "messageId", m.source, m.title, m.body, r.day, m.region, r.person
     FROM theme_messages t
     JOIN report_rows r ON r.span = 'current' AND r.message_id = t.message_id AND r.source = t.source
     JOIN messages m USING (message_key)
     WHERE t.theme_id IN (SELECT unnest($1::JSON::VARCHAR[]))
     QUALIFY row_number() OVER (PARTITION BY t.theme_id ORDER BY coalesce(m.likes, 0) DESC, m.message_key) <= 12
     ORDER BY t.theme_id, coalesce(m.likes, 0) DESC, m.message_key`,
    [ids],
  );
  return groupByKey(rows);
}
