import type { Hono } from 'hono';
import { z } from 'zod';
import { packageVersion } from '../../core/version.ts';
import type { Meta } from '../api-types.ts';
import type { DashboardContext } from '../context.ts';
import { filterSchema, withFilters } from '../filters.ts';
import { answerGet } from '../http/answers.ts';
import { readChoices, readInfo, readLastRun, readSpans } from '../mart/read-meta.ts';
import { readHot } from '../queries/issues/hot.ts';
import { readOverview } from '../queries/overview/read-overview.ts';
import { readSince } from '../queries/overview/since-run.ts';

/** `/api/meta`, `/api/overview`, `/api/since`, `/api/hot`, `/api/map`. */
export function registerViews(app: Hono, context: DashboardContext): void {
  answerGet(app, context, '/api/meta', z.strictObject({}), async (mart): Promise<Meta> => {
    const [info, choices, run, spans, pending] = await Promise.all([
      readInfo(mart),
      readChoices(mart),
      readLastRun(mart),
      readSpans(mart),
      context.edits.pending(mart),
    ]);
    return {
      ...info,
      ...choices,
      run,
      spans,
      version: mart.version,
      tables: tableNames.filter((name) => mart.has(name)),
      canEdit: !context.readOnly,
      hasMap: context.geojson !== null,
      qingyuVersion: packageVersion,
      pendingEdits: pending.count,
      editsVersion: await context.edits.version(),
    };
  });
  answerGet(app, context, '/api/overview', filterSchema, async (mart, filters) =>
    readOverview(mart, filters, context.settings, await context.edits.pending(mart)),
  );
  const sinceSchema = withFilters({ run: z.string().min(1).max(200) });
  answerGet(app, context, '/api/since', sinceSchema, async (mart, { run, ...filters }) => {
    const pending = await context.edits.pending(mart);
    return readSince(mart, filters, run, pending.issueChanges);
  });
  const hotSchema = withFilters({ top: z.enum(['10', '20', '50']).default('10') });
  answerGet(app, context, '/api/hot', hotSchema, async (mart, { top, ...filters }) => {
    const pending = await context.edits.pending(mart);
    const hot = await readHot(mart, filters, Number(top), context.settings.termWeeks, pending.issueChanges);
    return { ...hot, issues: hot.issues.map((issue) => pending.applyToIssue(issue)) };
  });
  answerGet(app, context, '/api/map', z.strictObject({}), async () => {
    return new Response(context.geojson ?? 'null', { headers: { 'Content-Type': 'application/geo+json' } });
  });
}

/** Tables whose presence the page asks about. */
const tableNames = [
  'alerts',
  'themes',
  'handling',
  'reply_quality',
  'actions',
  'problem_classes',
  'terms_weekly',
] as const;
