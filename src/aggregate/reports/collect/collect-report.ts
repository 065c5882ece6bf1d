import type { Database } from '../../../core/duckdb.ts';
import type { Clock } from '../../../core/effects.ts';
import { QingyuError } from '../../../core/errors.ts';
import { unknownRegion } from '../../../core/labels.ts';
import { toLocalTime } from '../../../core/local-time.ts';
import { readBareCities } from '../../figures/bare-cities.ts';
import { type PeriodRequest, resolvePeriod } from '../period.ts';
import type { ReportData } from '../report-data.ts';
import type { ReportSettings } from '../settings.ts';
import { collectActions, readActionWeeks } from './collect-actions.ts';
import { collectBases, collectCoverage, collectTrend, findLastBusyDay, readFirstDays } from './collect-basis.ts';
import { collectProblemClasses } from './collect-classes.ts';
import { collectDimension, collectHeadline, collectRisingPairs } from './collect-counts.ts';
import { collectCritical } from './collect-critical.ts';
import { collectHandling } from './collect-handling.ts';
import { collectIssues } from './collect-issues.ts';
import { collectAlerts, collectShortlist, collectTerms } from './collect-optional.ts';
import { collectQuality } from './collect-quality.ts';
import { createRepeats } from './collect-repeats.ts';
import { collectSlowRises } from './collect-slow-rises.ts';
import { collectThemeReach, collectThemes } from './collect-themes.ts';
import { collectUnanswered } from './collect-unanswered.ts';
import { createReportRows, hasColumns, readRegionLevel, readTableColumns, readUnplacedRegions } from './report-rows.ts';

export interface ReportRequest extends PeriodRequest {
  /** A region as the tables name it; absent: all. */
  readonly region?: string | undefined;
}

/**
 * Reads everything a report says from the mart. Makes temporary tables only, so a database opened for reading will do.
 * Sections whose tables are missing are null; all others may be empty.
 * @throws UsageError where the period's flags do not fit; QingyuError UNKNOWN_REGION with the regions that there are
 */
export async function collectReport(
  db: Database,
  request: ReportRequest,
  settings: ReportSettings,
  clock: Clock,
): Promise<ReportData> {
  const coverage = await collectCoverage(db);
  const period = resolvePeriod(request, await findLastBusyDay(db), coverage.firstDay);
  const region = request.region ?? null;
  if (region !== null) await checkRegion(db, region);
  const tables = await readTableColumns(db);
  const regionLevel = await readRegionLevel(db, tables);
  await createReportRows(db, tables, period, region, regionLevel);
  await createRepeats(db);
  const hasCoverage = hasColumns(tables, 'coverage_daily', ['is_missing', 'source']);
  const began = await readFirstDays(db);
  const bases = await collectBases(db, period, region, began, coverage, hasCoverage, settings.flagDifference);
  const context = { db, period, bases, region, began, settings };
  const actionWeeks = await readActionWeeks((sql, parameters) => db.rows(sql, parameters));
  const issues = await collectIssues(db, tables, period, bases, region, settings, regionLevel);
  return {
    period,
    region,
    regionLevel,
    unplacedRegions: await readUnplacedRegions(db, regionLevel),
    bareCities: await readBareCities(db, regionLevel),
    settings,
    generatedAt: toLocalTime(clock.now()),
    coverage,
    bases,
    headline: await collectHeadline(context),
    trend: await collectTrend(db, period, region, began, coverage, hasCoverage, settings.trendPeriods),
    kinds: await collectDimension(context, 'kind', { fold: false }),
    urgencies: await collectDimension(context, 'urgency', { fold: false }),
    topics: await collectDimension(context, 'topic', { fold: true }),
    regions: await collectDimension(context, 'region', { fold: true, limit: settings.regions }),
    slowRises: hasCoverage ? await collectSlowRises(context, coverage) : [],
    risingPairs: region === null ? await collectRisingPairs(context) : [],
    issues: issues.listed,
    issuesOnce: issues.once,
    issuesByOne: issues.byOne,
    terms: region === null ? await collectTerms(db, tables, period, settings) : null,
    alerts: await collectAlerts(db, tables, period, region, settings),
    critical: await collectCritical(db, tables, settings),
    unanswered: await collectUnanswered(db, tables, period, region, settings),
    themes: await collectThemes(db, tables, period, region, settings),
    themeReach: await collectThemeReach(db, tables),
    handling: await collectHandling(db, tables, period, region, settings),
    actions: await collectActions(db, tables, period, region, actionWeeks),
    actionWeeks,
    problemClasses: await collectProblemClasses(db, region, settings),
    shortlist: period.unit === 'month' ? await collectShortlist(db, tables, period, region, settings) : null,
    quality: await collectQuality(db, tables),
  };
}

async function checkRegion(db: Database, region: string): Promise<void> {
  const rows = await db.rows<{ name: string; n: number }>(
    `SELECT coalesce(region, '${unknownRegion}') AS name, count(*) AS n FROM messages GROUP BY ALL ORDER BY n DESC, name`,
  );
  if (rows.some(({ name }) => name === region)) return;
  const known = rows.slice(0, 20).map(({ name }) => name);
  throw new QingyuError(
    `Expected --region to be a region of the messages (${known.join(', ')}${rows.length > known.length ? ', …' : ''}), got "${region}"`,
    { code: 'UNKNOWN_REGION', stage: 'aggregate', data: { region } },
  );
}
