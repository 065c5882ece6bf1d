import type { Availability, MessageBrief, Page, ThemeDetail, ThemeRow } from '../api-types.ts';
import { type Filters, likePattern, WhereBuilder } from '../filters.ts';
import type { Mart } from '../mart/mart.ts';
import { messageBriefColumns } from './messages.ts';
import { contributionsOf } from './themes-of.ts';

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

type ThemeList = Page<ThemeRow> & Availability & { readonly campaigns: readonly string[] };

/** Suggestion themes with a contribution in the time range, the most supported first. */
export async function listThemes(
  mart: Mart,
  filters: Filters,
  selection: ThemeSelection,
  page: number,
  size: number,
): Promise<ThemeList> {
  if (!mart.has('themes')) {
    const reason = '本库没有建议主题：请用新版 qingyu 重新运行';
    return { available: false, reason, rows: [], total: 0, page, size, campaigns: [] };
  }
  const names = timeColumns(mart);
  const where = new WhereBuilder();
  if (filters.from !== undefined) where.add(`${names.last} >= ?::DATE`, filters.from);
  if (filters.to !== undefined) where.add(`${names.first} < ?::DATE + 1`, filters.to);
  if (filters.region !== undefined) where.add('list_contains(regions, ?)', filters.region);
  if (selection.campaign !== undefined && mart.columns('themes').has('campaign'))
    where.add('campaign = ?', selection.campaign);
  if (selection.q !== undefined) {
    const pattern = likePattern(selection.q);
    where.add(
      "title ILIKE ? ESCAPE '\\' OR ask ILIKE ? ESCAPE '\\' OR object ILIKE ? ESCAPE '\\'",
      pattern,
      pattern,
      pattern,
    );
  }
  const { sql, parameters } = where.build();
  const order = themeOrders[selection.sort ?? 'supporters'].replace('first_at', names.first);
  const [[count], rows, campaigns] = await Promise.all([
    mart.rows<{ n: number }>(`SELECT count(*) AS n FROM themes ${sql}`, parameters),
    mart.rows<ThemeRow>(
      `SELECT *, ${names.first}::DATE AS first_day, ${names.last}::DATE AS last_day FROM themes ${sql} ORDER BY ${order}
       LIMIT $${parameters.length + 1} OFFSET $${parameters.length + 2}`,
      [...parameters, size, (page - 1) * size],
    ),
    mart.columns('themes').has('campaign')
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
  };
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
  const [days, regions, quoted] = await Promise.all([
    mart.rows<ThemeDetail['days'][number]>(
      `SELECT created_at::DATE AS day, count(*)::INTEGER AS messages, count(DISTINCT coalesce(author, message_key))::INTEGER AS authors
       FROM messages WHERE ${members} AND duplicate_of IS NULL GROUP BY 1 ORDER BY 1`,
      [themeId],
    ),
    mart.rows<ThemeDetail['regions'][number]>(
      `SELECT coalesce(region, '未知') AS region, count(*)::INTEGER AS messages
       FROM messages WHERE ${members} AND duplicate_of IS NULL GROUP BY 1 ORDER BY messages DESC, region LIMIT 30`,
      [themeId],
    ),
    mart.rows<MessageBrief>(
      `SELECT ${messageBriefColumns(mart)} FROM messages
       WHERE ${members} AND message_id IN (SELECT unnest(quotes).message_id FROM themes WHERE theme_id = $1)`,
      [themeId],
    ),
  ]);
  return { theme, days, regions, quoted };
}
