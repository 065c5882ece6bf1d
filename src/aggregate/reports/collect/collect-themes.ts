import { type Database, sqlLiteral } from '../../../core/duckdb.ts';
import { unknownRegion } from '../../../core/labels.ts';
import type { Quote } from '../document.ts';
import type { ReportPeriod } from '../period.ts';
import type { Optional, ThemeReach, ThemeRow } from '../report-data.ts';
import type { ReportSettings } from '../settings.ts';
import { groupByKey, pickQuotes, type QuoteSource } from './quotes.ts';
import { hasColumns, regionCondition, type TableColumns } from './report-rows.ts';

/**
 * Proposals of the period by theme, the most supported first; those of each campaign, then the others, of each as many as settings
 * say of what several propose, of what one person does, and of what only names a matter. A contribution to a campaign
 * counts for the campaign's theme alone, though the themes of all suggestions have it as well. Counted are those alone that ask what
 * the title of their theme asks.
 */
export async function collectThemes(
  db: Database,
  tables: TableColumns,
  period: ReportPeriod,
  region: string | null,
  settings: ReportSettings,
): Promise<Optional<ThemeRow[]>> {
  const key = ['message_key', 'message_id'].find((column) =>
    hasColumns(tables, 'theme_messages', ['theme_id', column]),
  );
  if (!hasColumns(tables, 'themes', ['theme_id', 'campaign', 'title', 'first_at', 'quotes', 'opposing'])) return null;
  if (key === undefined) return null;
  // Who asks something else is not counted for the title's ask. Marts of earlier versions do not say who does.
  const backs = hasColumns(tables, 'theme_messages', ['backs']) ? 'AND t.backs' : '';
  await db.run(
    `CREATE OR REPLACE TEMP TABLE report_theme_rows AS
     SELECT t.theme_id, t.campaign, m.message_key, m.message_id, m.source, m.created_at::DATE AS day,
       coalesce(m.author, m.message_key) AS person, coalesce(m.region, '${unknownRegion}') AS region,
       m.created_at::DATE >= ${sqlLiteral(period.current.from)}::DATE AS is_current
     FROM theme_messages t
     JOIN messages m ON m.${key} = t.${key} ${key === 'message_id' ? 'AND m.source = t.source' : ''}
     WHERE m.duplicate_of IS NULL AND m.created_at::DATE <= ${sqlLiteral(period.current.to)}::DATE
       ${backs} ${regionCondition(region, 'm')}`,
  );
  await db.run(
    `DELETE FROM report_theme_rows
     WHERE campaign IS NULL AND message_key IN (SELECT message_key FROM report_theme_rows WHERE campaign IS NOT NULL)`,
  );
  // Marts of earlier versions lack them.
  const [object, ask] = ['object', 'ask'].map((name) => (hasColumns(tables, 'themes', [name]) ? `t.${name}` : 'NULL'));
  const proposes = hasColumns(tables, 'themes', ['proposes']) ? 'coalesce(any_value(t.proposes), true)' : 'true';
  const themes = await db.rows<ReadTheme>(
    `WITH counted AS (
       SELECT t.theme_id AS "themeId", t.campaign, t.title, count(*) FILTER (is_current) AS messages,
         count(DISTINCT n.person) FILTER (is_current) AS authors, sum(coalesce(m.likes, 0)) FILTER (is_current)::BIGINT AS likes,
         count(*) AS "totalMessages", count(DISTINCT n.person) AS "totalAuthors", min(n.day)::VARCHAR AS "firstDay",
         coalesce(list_sort(list(DISTINCT n.region) FILTER (is_current AND n.region <> '${unknownRegion}')), []) AS regions,
         any_value(t.first_at)::DATE >= $1::DATE AS "isNew",
         coalesce(any_value(t.opposing), []) AS opposing, coalesce(any_value(t.quotes), []) AS said,
         any_value(${object})::VARCHAR AS object, any_value(${ask})::VARCHAR AS ask, ${proposes} AS proposes
       FROM report_theme_rows n
       JOIN themes t ON t.theme_id = n.theme_id AND t.campaign IS NOT DISTINCT FROM n.campaign
       JOIN messages m USING (message_key)
       GROUP BY t.theme_id, t.campaign, t.title
       HAVING count(*) FILTER (is_current) > 0
     ),
     told AS (
       -- Supporters as in the table themes, of the contributions of the period.
       SELECT * EXCLUDE (proposes), authors + likes AS supporters,
         CASE WHEN NOT proposes THEN 'untold' WHEN "totalAuthors" > 1 OR likes >= ${settings.likedFrom} THEN 'shared' ELSE 'single' END AS standing
       FROM counted
     )
     SELECT *, count(*) OVER (PARTITION BY campaign, standing) AS "ofStanding",
       sum(messages) OVER (PARTITION BY campaign)::INTEGER AS "ofCampaign"
     FROM told
     QUALIFY row_number() OVER (PARTITION BY campaign, standing ORDER BY supporters DESC, messages DESC, "themeId") <= ${settings.themes}
     ORDER BY campaign NULLS LAST, standing = 'shared' DESC, standing = 'single' DESC, supporters DESC, messages DESC, "themeId"`,
    [period.current.from],
  );
  if (themes.length === 0) return [];
  const counts = await countUpToEnd(db);
  const sources = await readThemeSources(db, JSON.stringify(themes.map(({ themeId }) => themeId)));
  return themes.map(({ said, object, ask, ...theme }) => ({
    ...theme,
    opposing: theme.opposing.flatMap((other) => {
      const messages = counts.get(nameTheme({ themeId: other.theme_id, campaign: theme.campaign })) ?? 0;
      return messages === 0 ? [] : [{ ask: other.ask, messages }];
    }),
    quotes: pickThemeQuotes(sources.get(nameTheme(theme)) ?? [], said, { ...theme, object, ask }, settings),
  }));
}

/** A theme as the mart has it; what opposes it is counted over all time and regions there. */
type ReadTheme = Omit<ThemeRow, 'quotes' | 'opposing'> &
  ThemeMatter & {
    readonly said: readonly ThemeQuoteRow[];
    readonly opposing: readonly { readonly theme_id: string; readonly ask: string }[];
  };

/** Contributions up to the end of the period, of the report's region, by theme. */
async function countUpToEnd(db: Database): Promise<ReadonlyMap<string, number>> {
  const rows = await db.rows<{ themeId: string; campaign: string | null; messages: number }>(
    'SELECT theme_id AS "themeId", campaign, count(*)::INTEGER AS messages FROM report_theme_rows GROUP BY ALL',
  );
  return new Map(rows.map(({ messages, ...theme }) => [nameTheme(theme), messages]));
}

/**
 * From which day on suggestions are grouped, and how many of the period's are of those days. Marts of earlier versions do not say
 * from which: all are.
 */
export async function collectThemeReach(db: Database, tables: TableColumns): Promise<ThemeReach> {
  const firstDay = hasColumns(tables, 'mart_info', ['themes_from'])
    ? (await db.rows<{ day: string | null }>('SELECT themes_from::VARCHAR AS day FROM mart_info'))[0]?.day
    : null;
  const [counted] = await db.rows<{ suggestions: number }>(
    `SELECT count(*)::INTEGER AS suggestions FROM report_rows
     WHERE span = 'current' AND kind = 'suggestion' AND day >= coalesce($1::DATE, day)`,
    [firstDay ?? null],
  );
  return { firstDay: firstDay ?? null, suggestions: counted?.suggestions ?? 0 };
}

interface ThemeQuoteRow {
  readonly source: string;
  readonly message_id: string;
  readonly text: string;
}

/** What a theme's title asks, and of what. */
interface ThemeMatter {
  readonly title: string;
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
  { title, object, ask }: ThemeMatter,
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
  return pickQuotes([...own, ...others], { words: [...things, ...asks], title }, settings);
}

/** A message's id is unique within its source alone. */
function nameKey(source: string, messageId: string): string {
  return JSON.stringify([source, messageId]);
}

/** In tables of earlier versions a theme's id is unique within its campaign alone. */
function nameTheme({ themeId, campaign }: Pick<ThemeRow, 'themeId' | 'campaign'>): string {
  return JSON.stringify([themeId, campaign]);
}

async function readThemeSources(db: Database, ids: string): Promise<ReadonlyMap<string, readonly QuoteSource[]>> {
  const rows = await db.rows<Omit<QuoteSource, 'key'> & { readonly themeId: string; readonly campaign: string | null }>(
    `SELECT n.theme_id AS "themeId", n.campaign, m.message_id AS "messageId", m.source, m.title, m.body, n.day, m.region, n.person
     FROM report_theme_rows n JOIN messages m USING (message_key)
     WHERE n.is_current AND n.theme_id IN (SELECT unnest($1::JSON::VARCHAR[]))
     ORDER BY n.theme_id, coalesce(m.likes, 0) DESC, m.message_key`,
    [ids],
  );
  return groupByKey(rows.map(({ themeId, campaign, ...row }) => ({ ...row, key: nameTheme({ themeId, campaign }) })));
}
