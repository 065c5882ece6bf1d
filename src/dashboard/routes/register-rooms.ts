import type { Hono } from 'hono';
import { z } from 'zod';
import type { DashboardContext } from '../context.ts';
import { filterSchema, pageShape, withFilters } from '../filters.ts';
import { answerGet, notFound } from '../http/answers.ts';
import { listWithdrawn, readWithdrawn } from '../queries/alerts/alert-history.ts';
import { listAlerts, readAlert } from '../queries/alerts/alerts.ts';
import { listHandled, readHandling } from '../queries/handling/handling.ts';
import { readReplyQuality } from '../queries/handling/replies.ts';
import { listThemes, readTheme } from '../queries/themes/themes.ts';
import { searchList } from '../search/cut-query.ts';
import {
  alertSelectionShape,
  handledSelectionShape,
  handlingSelectionShape,
  themeSelectionShape,
} from '../selections.ts';

/** `/api/alerts`, `/api/themes`, `/api/handling` and what belongs to them. */
export function registerRooms(app: Hono, context: DashboardContext): void {
  registerAlerts(app, context);
  registerThemes(app, context);
  registerHandling(app, context);
}

function registerAlerts(app: Hono, context: DashboardContext): void {
  const schema = withFilters({ ...pageShape, ...alertSelectionShape });
  answerGet(
    app,
    context,
    '/api/alerts',
    schema,
    async (mart, { state, level, series, since, page, size, ...filters }) => {
      const selection = { state, level, series, since };
      const pending = await context.edits.pending(mart);
      return listAlerts(mart, filters, selection, pending, page ?? 1, size ?? context.settings.pageSize);
    },
  );
  const { level, series } = alertSelectionShape;
  const withdrawnSchema = withFilters({ ...pageShape, level, series });
  answerGet(app, context, '/api/withdrawn-alerts', withdrawnSchema, (mart, { page, size, ...query }) => {
    const { level: chosenLevel, series: chosenSeries, ...filters } = query;
    const selection = { level: chosenLevel, series: chosenSeries };
    return listWithdrawn(mart, filters, selection, page ?? 1, size ?? context.settings.pageSize);
  });
  answerGet(app, context, '/api/alerts/:id', z.strictObject({}), async (mart, _query, c) => {
    const pending = await context.edits.pending(mart);
    const id = c.req.param('id') ?? '';
    const alert =
      (await readAlert(mart, id, context.settings.alerts, pending)) ?? (await readWithdrawn(mart, id, pending));
    if (alert === null) throw notFound('the alert');
    return alert;
  });
}

function registerThemes(app: Hono, context: DashboardContext): void {
  const schema = withFilters({ ...pageShape, ...themeSelectionShape });
  answerGet(app, context, '/api/themes', schema, (mart, { q, campaign, sort, page, size, ...filters }) =>
    searchList(context.cutQuery, q, (text) =>
      listThemes(mart, filters, { q: text, campaign, sort }, page ?? 1, size ?? context.settings.pageSize),
    ),
  );
  answerGet(app, context, '/api/themes/:id', z.strictObject({}), async (mart, _query, c) => {
    const theme = await readTheme(mart, c.req.param('id') ?? '');
    if (theme === null) throw notFound('the theme');
    return theme;
  });
}

function registerHandling(app: Hono, context: DashboardContext): void {
  const schema = withFilters(handlingSelectionShape);
  answerGet(app, context, '/api/handling', schema, async (mart, { grain, ...filters }) => {
    const { issueChanges } = await context.edits.pending(mart);
    return readHandling(mart, filters, grain ?? 'department', context.settings, issueChanges);
  });
  answerGet(app, context, '/api/handling/replies', filterSchema, (mart, filters) => readReplyQuality(mart, filters));
  const listSchema = withFilters({ ...pageShape, ...handledSelectionShape });
  for (const [path, name] of [
    ['/api/handling/backlog', 'backlog'],
    ['/api/handling/low-ratings', 'low_ratings'],
  ] as const) {
    answerGet(app, context, path, listSchema, (mart, { department, page, size, ...filters }) =>
      listHandled(mart, name, filters, department, page ?? 1, size ?? context.settings.pageSize),
    );
  }
}
