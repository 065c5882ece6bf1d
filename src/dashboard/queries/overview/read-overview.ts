import {
  type Comparability,
  changePercent,
  countKnownDays,
  type DataReach,
  findComparability,
  findHindrance,
  lackDays,
  tellsCount,
} from '../../../aggregate/figures/comparability.ts';
import { addDays, type DaySpan, daysBetween, earlierDay, laterDay } from '../../../aggregate/figures/day-spans.ts';
import type { Lengths } from '../../../aggregate/figures/statistics.ts';
import { unknownRegion } from '../../../core/labels.ts';
import type { Urgency } from '../../../core/message.ts';
import type { AlertBrief, DayPoint, Overview, ShareShift } from '../../api-types.ts';
import type { PendingEdits } from '../../edits/pending/pending-edits.ts';
import { applyToAlert } from '../../edits/pending/pending-titles.ts';
import type { Filters } from '../../filters.ts';
import { type CubeView, type DailyCube, hasMessages, loadDailyCube, sumCube } from '../../mart/daily-cube.ts';
import type { Mart } from '../../mart/mart.ts';
import { type MartInfo, readInfo, readSpans } from '../../mart/read-meta.ts';
import type { DashboardSettings } from '../../settings.ts';
import { countCriticalWaiting, countLapsed } from '../alerts/unanswered.ts';
import { addSentences } from '../messages/deciding-sentences.ts';
import { readAlertBriefs } from './alert-index.ts';
import { findBaseline } from './baseline.ts';
import { countIssues } from './count-issues.ts';
import { readCritical } from './critical-messages.ts';
import { describeChanges } from './describe-changes.ts';
import { readMissingDays } from './missing-days.ts';
import { lengthsOf, type Period, resolvePeriod } from './period.ts';
import { type ChangeRule, compareShares } from './shares.ts';

/** Everything that the first page shows, for the filters given. */
export async function readOverview(
  mart: Mart,
  filters: Filters,
  settings: DashboardSettings,
  pending: PendingEdits,
): Promise<Overview> {
  const [info, spans] = await Promise.all([readInfo(mart), readSpans(mart)]);
  const cube = await loadDailyCube(mart);
  const missing = await readMissingDays(mart);
  const knowsMissing = mart.columns('coverage_daily').has('is_missing');
  const tellsOf = (span: DaySpan): boolean =>
    tellsCount(hasMessages(cube, span) ? 1 : 0, knowsMissing ? countMissing(span, missing) : 1);
  const period = resolvePeriod(filters, info, tellsOf);
  const [view, lastYear, issues, tableAlerts, tableMessages, waiting, lapsed, comparability] = await Promise.all([
    sumView(mart, filters, period, settings.baselineWeeks),
    readLastYear(mart, filters, period),
    countIssues(mart, filters, period, pending, info.last_day),
    readAlertBriefs(mart, filters, period),
    readCritical(mart, filters, period),
    countCriticalWaiting(mart, filters),
    countLapsed(mart, filters),
    readComparability(mart, period, info, settings),
  ]);
  const { flags } = comparability;
  const minBasis = leastBasis(period, 'previous', comparability, info, settings);
  const yearMinBasis = leastBasis(period, 'lastYear', comparability, info, settings);
  const alerts = tableAlerts?.map((alert) => applyToAlert(pending, alert)) ?? null;
  const urgentMessages = await addSentences(mart, pending, tableMessages);
  const hasBasis = period.previous !== null;
  const rule: ChangeRule = {
    lengths:
      findHindrance(flags, filters.region !== undefined, true) === null ? knownLengths(period, comparability) : null,
    falseDiscovery: settings.reports.falseDiscovery,
    minBasis,
  };
  const topics = shiftsOf(view, 'topics', hasBasis, rule);
  const regions = shiftsOf(
    view,
    'regions',
    hasBasis,
    findHindrance(flags, true, true) === null ? rule : { ...rule, lengths: null },
  );
  const counts = (urgency: Urgency): boolean => filters.urgency === undefined || filters.urgency === urgency;
  const unknown = regions.find(({ label }) => label === unknownRegion)?.messages ?? 0;
  const figures = {
    from: period.from,
    to: period.to,
    previous_from: period.previous?.from ?? null,
    previous_to: period.previous?.to ?? null,
    last_year_from: period.lastYear?.from ?? null,
    last_year_to: period.lastYear?.to ?? null,
    flags,
    messages: view.now.messages,
    previous_messages: hasBasis ? view.before.messages : null,
    last_year_messages: lastYear,
    change_percent: minBasis === null ? null : changePercent(view.now.messages, view.before.messages, minBasis),
    year_change_percent: yearMinBasis === null ? null : changePercent(view.now.messages, lastYear, yearMinBasis),
    critical: counts('critical') ? view.now.critical : null,
    previous_critical: hasBasis && counts('critical') ? view.before.critical : null,
    ...waiting,
    urgent: counts('urgent') ? view.now.urgent : null,
    previous_urgent: hasBasis && counts('urgent') ? view.before.urgent : null,
    active_issues: issues.active,
    new_issues: issues.fresh,
    open_alerts: alerts === null ? null : alerts.filter(({ state }) => state !== 'closed').length,
    period_alerts: alerts?.length ?? null,
    lapsed_alerts: lapsed,
    days: daysOf(view, period, info.first_day, missing, settings.baselineWeeks),
    topics,
    regions: regions.filter(({ label }) => label !== unknownRegion),
    unknown_region: unknown,
    alerts: alerts ?? [],
    urgent_messages: urgentMessages,
  };
  return {
    ...figures,
    alerts: pickAlerts(figures.alerts),
    sentences: describeChanges(figures, lengthsOf(period), filters, issues, spans.status_days, reachOf(info)),
  };
}

/** Alerts of an answer, at most. */
const mostAlerts = 50;

/** Rises, which the chart marks, before critical messages, of which a large board has more than all else. */
function pickAlerts(alerts: readonly AlertBrief[]): AlertBrief[] {
  const isCritical = ({ series_type: series }: AlertBrief): boolean => series === 'critical';
  return [...alerts.filter((alert) => !isCritical(alert)), ...alerts.filter(isCritical)].slice(0, mostAlerts);
}

function countMissing({ from, to }: DaySpan, missing: ReadonlySet<string>): number {
  return [...missing].filter((day) => day >= from && day <= to).length;
}

/** Daily counts of the view: the period, the one before and the weeks that the baseline needs. */
async function sumView(mart: Mart, filters: Filters, period: Period, weeks: number): Promise<View> {
  const cube = await loadDailyCube(mart);
  const from = period.shown?.from ?? period.from;
  const wanted = earlierDay(addDays(from, -7 * weeks), period.previous?.from ?? from);
  // However long a range is asked for, no more days are summed than there are.
  const start = laterDay(wanted, cube.firstDay);
  const all = { from: start, to: earlierDay(period.to, addDays(cube.firstDay, cube.starts.length - 2)) };
  return { cube, start, ...sumCube(cube, filters, all, period, period.previous) };
}

interface View extends CubeView {
  readonly cube: DailyCube;
  /** First of the days summed. */
  readonly start: string;
}

async function readLastYear(mart: Mart, filters: Filters, period: Period): Promise<number | null> {
  if (period.lastYear === null) return null;
  return sumCube(await loadDailyCube(mart), filters, period.lastYear, period.lastYear, null).now.messages;
}

/** What hampers comparing; marts of earlier versions cannot tell. */
async function readComparability(
  mart: Mart,
  period: Period,
  info: MartInfo,
  settings: DashboardSettings,
): Promise<Comparability> {
  if (!mart.columns('coverage_daily').has('source')) {
    return { flags: [], daysMissing: { current: 0, previous: 0, lastYear: 0 } };
  }
  const spans = { current: { from: period.from, to: period.to }, previous: period.previous, lastYear: period.lastYear };
  return findComparability(mart, spans, reachOf(info), settings.flagDifference);
}

function reachOf({ first_day: firstDay, last_day: lastDay }: MartInfo): DataReach {
  return { firstDay, lastDay };
}

/** Days by which changes are judged; null where there is no period before, or too few days are left. */
function knownLengths({ previous, ...current }: Period, { daysMissing }: Comparability): Lengths | null {
  if (previous === null) return null;
  return countKnownDays(current, previous, { current: daysMissing.current, other: daysMissing.previous });
}

/** Fewest messages on which the change against another span is given in percent; null where none is. */
function leastBasis(
  period: Period,
  basis: 'previous' | 'lastYear',
  { daysMissing }: Comparability,
  info: MartInfo,
  { reports: { minBasis } }: DashboardSettings,
): number | null {
  const other = period[basis];
  if (other === null) return null;
  const spans = [[period, daysMissing.current] as const, [other, daysMissing[basis]] as const];
  return lackDays(spans, reachOf(info)) ? null : minBasis;
}

function shiftsOf(view: View, by: 'topics' | 'regions', hasBasis: boolean, rule: ChangeRule): ShareShift[] {
  return compareShares(
    view.cube[by].map((label, index) => ({
      label,
      messages: view.now[by][index] ?? 0,
      previous: hasBasis ? (view.before[by][index] ?? 0) : null,
    })),
    rule,
  );
}

/** One point a day of the period that the data reach, days without messages included. */
function daysOf(
  view: View,
  period: Period,
  firstDay: string | null,
  missing: ReadonlySet<string>,
  weeks: number,
): DayPoint[] {
  if (period.shown === null) return [];
  const { from, to } = period.shown;
  const before = daysBetween(view.start, from);
  // Days that the data lack are no days of silence.
  const counts = Array.from(view.days.messages, (count, index) => {
    const day = addDays(view.start, index);
    return firstDay === null || day < firstDay || missing.has(day) ? null : count;
  });
  return Array.from({ length: daysBetween(from, to) + 1 }, (_, index) => {
    const day = addDays(from, index);
    const isMissing = missing.has(day);
    const baseline = isMissing ? null : findBaseline(counts, before + index, weeks);
    return {
      day,
      is_missing: isMissing,
      messages: view.days.messages[before + index] ?? 0,
      critical: view.days.critical[before + index] ?? 0,
      urgent: view.days.urgent[before + index] ?? 0,
      expected: baseline?.expected ?? null,
      low: baseline?.low ?? null,
      high: baseline?.high ?? null,
    };
  });
}
