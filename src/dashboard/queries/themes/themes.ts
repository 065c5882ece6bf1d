import { unknownRegion } from '../../../core/labels.ts';
import type { Availability, MessageBrief, Page, ThemeCover, ThemeDetail, ThemeRow } from '../../api-types.ts';
import { type Filters, isFiltered, type Statement, WhereBuilder } from '../../filters.ts';
import type { Mart } from '../../mart/mart.ts';
import { messageBriefColumns } from '../messages/briefs.ts';
import { contributionsOf } from '../messages/themes-of.ts';

export const themeOrders = {
  supporters: 'supporters DESC, messages DESC, theme_id',
  authors: 'authors DESC, likes DESC, theme_id',
  likes: 'likes DESC, authors DESC, theme_id',
  newest: 'first_at DESC, theme_id',
} as const;
export type ThemeOrder = keyof typeof themeOrders;

export interface ThemeSelection {
  readonly q?: string | undefined;
  readonly campaign?: string | undefined;
  readonly sort?: ThemeOrder | undefined;
}

type ThemeList = Page<ThemeRow> & Availability & { readonly campaigns: readonly string[]; readonly covers: ThemeCover };

/**
 * Suggestion themes, the most supported first. With filters, those with a contribution that all of them fit, and every
 * figure counts these contributions alone: `covers` says so.
 */
export async function listThemes(
  mart: Mart,
  filters: Filters,
  selection: ThemeSelection,
  page: number,
  size: number,
): Promise<ThemeList> {
  const covers = isFiltered(filters) ? 'filters' : 'all';
  if (!mart.has('themes')) {
    const reason = '本库没有建议主题：请用新版 qingyu 重新运行';
    return { available: false, reason, rows: [], total: 0, page, size, campaigns: [], covers };
  }
  const names = timeColumns(mart);
  const hasCampaign = mart.columns('themes').has('campaign');
  const { sql, parameters } = selectThemes(mart, filters, selection);
  const from = `FROM (${sql})`;
  const order = orderThemes(mart, selection.sort);
  const [[count], rows, campaigns] = await Promise.all([
    mart.rows<{ n: number }>(`SELECT count(*) AS n ${from}`, parameters),
    mart.rows<ThemeRow>(
      `SELECT *, ${names.first}::DATE AS first_day, ${names.last}::DATE AS last_day ${from} ORDER BY ${order}
       LIMIT $${parameters.length + 1} OFFSET $${parameters.length + 2}`,
      [...parameters, size, (page - 1) * size],
    ),
    hasCampaign
      ? mart.rows<{ campaign: string }>(
          'SELECT DISTINCT campaign FROM themes WHERE campaign IS NOT NULL ORDER BY 1 LIMIT 50',
        )
      : Promise.resolve([]),
  ]);
  return {
    available: true,
    reason: null,
    rows,
    total: count?.n ?? 0,
    page,
    size,
    campaigns: campaigns.map(({ campaign }) => campaign),
    covers,
  };
}

/** Columns that filters are asked of: those of a contribution's message. */
const ofMessage = {
  day: 'm.created_at',
  region: 'm.region',
  topic: 'm.topic',
  kind: 'm.kind',
  urgency: 'm.urgency',
} as const;

/**
 * Rows of `themes` that have the words and the campaign; with filters, their figures are those of the contributions that fit
 * them all, and themes without one are left out.
 */
export function selectThemes(mart: Mart, filters: Filters, { q, campaign }: ThemeSelection): Statement {
  const counted = countThemes(mart, filters);
  const where = new WhereBuilder(counted.parameters);
  if (campaign !== undefined && mart.columns('themes').has('campaign')) where.add('campaign = ?', campaign);
  if (q !== undefined) where.addWords(q, ['title', 'ask', 'object']);
  const { sql, parameters } = where.build();
  return { sql: `SELECT * FROM (${counted.sql}) ${sql}`, parameters };
}

function countThemes(mart: Mart, filters: Filters): Statement {
  if (!isFiltered(filters)) return { sql: 'SELECT * FROM themes', parameters: [] };
  const where = new WhereBuilder().add('m.duplicate_of IS NULL').addFilters(filters, ofMessage);
  const { sql, parameters } = where.build();
  // Marts of earlier versions do not say who asks what the title asks.
  const backs = mart.columns('theme_messages').has('backs') ? 'c.backs' : 'true';
  const campaign = mart.columns('theme_messages').has('campaign')
    ? 'AND t.campaign IS NOT DISTINCT FROM n.campaign'
    : '';
  return {
    sql: `SELECT t.* REPLACE (n.messages AS messages, n.authors AS authors, n.likes AS likes, n.supporters AS supporters,
        n.regions AS regions)
      FROM themes t
      JOIN (
        SELECT c.theme_id, ${campaign === '' ? '' : 'c.campaign,'} count(*)::INTEGER AS messages,
          count(DISTINCT coalesce(m.author, m.message_key))::INTEGER AS authors, sum(m.likes)::BIGINT AS likes,
          count(DISTINCT coalesce(m.author, m.message_key)) FILTER (${backs})
            + coalesce(sum(coalesce(m.likes, 0)) FILTER (${backs}), 0)::BIGINT AS supporters,
          coalesce(list_sort(list(DISTINCT m.region) FILTER (m.region IS NOT NULL)), []) AS regions
        FROM theme_messages c JOIN messages m USING (${themeKey(mart)}) ${sql} GROUP BY ALL
      ) n ON n.theme_id = t.theme_id ${campaign}`,
    parameters,
  };
}

/** Rows of `theme_messages` whose messages fit the filters. */
export function selectThemeMessages(mart: Mart, filters: Filters, themeId: string | undefined): Statement {
  const where = new WhereBuilder().addFilters(filters, ofMessage);
  if (themeId !== undefined) where.add('c.theme_id = ?', themeId);
  const { sql, parameters } = where.build();
  return { sql: `SELECT c.* FROM theme_messages c JOIN messages m USING (${themeKey(mart)}) ${sql}`, parameters };
}

/** What a contribution is joined to its message by. */
function themeKey(mart: Mart): string {
  return mart.columns('theme_messages').has('message_key') ? 'message_key' : 'source, message_id';
}

/** Order of a list of themes. */
export function orderThemes(mart: Mart, sort: ThemeOrder | undefined): string {
  const order = themeOrders[sort ?? 'supporters'].replace('first_at', timeColumns(mart).first);
  // The same contributions may make a theme of a campaign and one of all suggestions.
  return mart.columns('themes').has('campaign') ? `${order}, campaign` : order;
}

function timeColumns(mart: Mart): { readonly first: string; readonly last: string } {
  return mart.columns('themes').has('first_day')
    ? { first: 'first_day', last: 'last_day' }
    : { first: 'first_at', last: 'last_at' };
}

/** One theme with its course by month and its contributions by region; null where there is none. */
export async function readTheme(mart: Mart, themeId: string): Promise<ThemeDetail | null> {
  if (!mart.has('themes')) return null;
  const names = timeColumns(mart);
  const [theme] = await mart.rows<ThemeRow>(
    `SELECT *, ${names.first}::DATE AS first_day, ${names.last}::DATE AS last_day FROM themes WHERE theme_id = $1 LIMIT 1`,
    [themeId],
  );
  if (theme === undefined) return null;
  const members = contributionsOf(mart).replace('?', '$1');
  const [days, regions, quoted, opposing] = await Promise.all([
    mart.rows<ThemeDetail['days'][number]>(
      `SELECT created_at::DATE AS day, count(*)::INTEGER AS messages, count(DISTINCT coalesce(author, message_key))::INTEGER AS authors
       FROM messages WHERE ${members} AND duplicate_of IS NULL GROUP BY 1 ORDER BY 1`,
      [themeId],
    ),
    mart.rows<ThemeDetail['regions'][number]>(
      `SELECT coalesce(region, '${unknownRegion}') AS region, count(*)::INTEGER AS messages
       FROM messages WHERE ${members} AND duplicate_of IS NULL GROUP BY 1 ORDER BY messages DESC, region LIMIT 30`,
      [themeId],
    ),
    mart.rows<MessageBrief>(
      `SELECT ${messageBriefColumns(mart)} FROM messages
       WHERE ${members} AND (source, message_id) IN (SELECT (q.source, q.message_id) FROM (SELECT unnest($2::JSON::STRUCT(source VARCHAR, message_id VARCHAR)[]) AS q))`,
      // The cast knows no keys but its own.
      [themeId, JSON.stringify((theme.quotes ?? []).map(({ source, message_id }) => ({ source, message_id })))],
    ),
    readOpposing(mart, theme),
  ]);
  return { theme, days, regions, quoted, opposing };
}

/** Figures of the other side, from the same messages: those of a campaign, or those of every day. */
function readOpposing(mart: Mart, { opposing, campaign }: ThemeRow): Promise<ThemeDetail['opposing'][number][]> {
  const ids = (opposing ?? []).map(({ theme_id }) => theme_id);
  if (ids.length === 0) return Promise.resolve([]);
  const where = new WhereBuilder().add(`theme_id IN (${ids.map(() => '?').join(', ')})`, ...ids);
  if (mart.columns('themes').has('campaign')) where.add('campaign IS NOT DISTINCT FROM ?', campaign ?? null);
  const { sql, parameters } = where.build();
  return mart.rows(
    `SELECT theme_id, title, messages, authors, supporters FROM themes ${sql} ORDER BY supporters DESC, theme_id`,
    parameters,
  );
}
