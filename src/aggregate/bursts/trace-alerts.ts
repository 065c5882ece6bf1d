import type { SeriesAssessment } from './assess-series.ts';
import type { AlertDay, AlertLevel, BurstAlert, CountSeries } from './contract.ts';
import type { AlertSettings } from './settings.ts';

/** How far back the first day that stood out may lie behind the opening of an alert. */
const onsetReach = 7;
/** After more days in a row that the data lack nobody knows whether a rise went on. */
const longestGap = 7;
/** An alert that closed no longer ago goes on where its rise did. */
const resumeReach = 7;
/** A day less likely than this belongs to a slow rise that follows it. */
const onsetProbability = 0.3;

interface OpenAlert {
  /** First day that speaks for it: those before were told by the alert before it. */
  from: number;
  since: number;
  opened: number;
  last: number;
  calm: number;
  observed: number;
  expected: number;
  peak: number;
  peakCount: number;
  probability: number;
  isSlow: boolean;
  level: AlertLevel;
  steps: { day: number; level: AlertLevel }[];
  days: AlertDay[];
}

interface ClosedAlert {
  readonly alert: OpenAlert;
  readonly closed: number;
  /** Whether it closed because the data lack the days after it. */
  readonly isLost: boolean;
}

/**
 * Joins the days of a series that stand out into alerts, with hysteresis: an alert opens on a day that is rejected,
 * stays open while days are unlikely, rises in level, and closes after some calm days. Nothing that one told speaks for another: it
 * goes on if its rise did, else days after it must stand out by themselves. Days that the data lack are not calm, and
 * none of them opens or closes anything; after a longer gap of them an alert is over on the first day that there is.
 * @param thresholds what is rejected on each day of the history
 * @param missing days of the history that the data lack
 */
export function traceAlerts(
  index: number,
  series: CountSeries,
  assessment: SeriesAssessment,
  thresholds: Float64Array,
  settings: AlertSettings,
  missing: ReadonlySet<number> = new Set(),
): BurstAlert[] {
  const done: ClosedAlert[] = [];
  let open: OpenAlert | null = null;
  let gap = 0;
  for (let day = 0; day < series.counts.length; day++) {
    if (missing.has(series.start + day)) {
      gap++;
      continue;
    }
    if (open !== null && gap > longestGap) {
      done.push({ alert: open, closed: day, isLost: true });
      open = null;
    }
    gap = 0;
    const threshold = thresholds[series.start + day]!;
    // Days after the last that has a count are calm.
    const isHigh = (assessment.probability[day] ?? 1) <= threshold;
    if (open === null) {
      if (!isHigh) continue;
      const previous = done.at(-1);
      if (previous !== undefined && goesOn(previous, assessment, day, threshold, settings)) {
        open = done.pop()!.alert;
        extend(open, series, assessment, day);
      } else {
        open = openAlert(series, assessment, day, (previous?.alert.last ?? -1) + 1, threshold, settings);
      }
    } else if (
      (isHigh && assessment.judgeSince(open.from, day).probability <= threshold) ||
      (assessment.dayProbability[day] ?? 1) <= settings.calmProbability
    ) {
      extend(open, series, assessment, day);
    } else {
      open.calm++;
    }
    if (open === null) continue;
    raise(open, day, settings);
    if (open.calm < settings.calmDays) continue;
    done.push({ alert: open, closed: day, isLost: false });
    open = null;
  }
  const found = done.map(({ alert, closed }) => finish(alert, index, series.start, closed));
  return open === null ? found : [...found, finish(open, index, series.start, null)];
}

/**
 * Whether the rise of an alert that closed of late has gone on: a few days can be calm by chance. A day that stands out by itself is
 * part of it only if the days before were high, too.
 */
function goesOn(
  { alert: { last }, closed, isLost }: ClosedAlert,
  assessment: SeriesAssessment,
  day: number,
  threshold: number,
  { calmProbability }: AlertSettings,
): boolean {
  if (isLost || day - closed > resumeReach) return false;
  const { probability, isSlow } = assessment.judgeSince(last + 1, day);
  const isSudden = probability <= threshold && !isSlow;
  return assessment.sumProbability(last + 1, isSudden ? day - 1 : day) <= calmProbability;
}

/**
 * An alert that opens on this day, or null where the days from one on are not unlikely, or too few people stand behind the rise.
 * @param from first day after the alert before it
 */
function openAlert(
  series: CountSeries,
  assessment: SeriesAssessment,
  day: number,
  from: number,
  threshold: number,
  settings: AlertSettings,
): OpenAlert | null {
  const { calmProbability, calmDays } = settings;
  const { probability, isSlow } = assessment.judgeSince(from, day);
  if (probability > threshold) return null;
  const findOnset = (likeliest: number, gap: number): number => {
    let since = day;
    for (let earlier = day - 1; earlier > day - onsetReach && earlier >= from; earlier--) {
      // A day with nobody can stand inside a slow rise, but not at its beginning.
      if (series.counts[earlier]! > 0 && assessment.dayProbability[earlier]! <= likeliest) since = earlier;
      else if (since - earlier >= gap) break;
    }
    return since;
  };
  const openSince = (since: number): OpenAlert => {
    const opened: OpenAlert = {
      from,
      since,
      opened: day,
      last: day,
      calm: 0,
      observed: 0,
      expected: 0,
      peak: since,
      peakCount: 0,
      probability: 1,
      isSlow,
      level: 4,
      steps: [],
      days: [],
    };
    for (let t = since; t <= day; t++) add(opened, series, assessment, t);
    return opened;
  };
  const isBacked = ({ observed, expected }: OpenAlert) =>
    observed >= settings.minAuthors && observed >= settings.minRatio * expected;
  // A sudden rise begins with days that are themselves unlikely; a slow one may pause, as long as would not close it.
  const opened = openSince(isSlow ? findOnset(onsetProbability, calmDays) : findOnset(calmProbability, 1));
  if (isBacked(opened)) return opened;
  const reaching = openSince(findOnset(onsetProbability, onsetReach));
  return isBacked(reaching) ? reaching : null;
}

function add(open: OpenAlert, series: CountSeries, assessment: SeriesAssessment, day: number): void {
  const count = series.counts[day]!;
  const expected = assessment.expected[day]!;
  open.observed += count;
  open.expected += expected;
  open.days.push({ observed: count, expected });
  open.probability = Math.min(open.probability, assessment.judgeSince(open.from, day).probability);
  if (count > open.peakCount) Object.assign(open, { peak: day, peakCount: count });
}

/** Takes in a day that stands out, and the calm ones between it and the last that did. */
function extend(open: OpenAlert, series: CountSeries, assessment: SeriesAssessment, day: number): void {
  for (let t = open.last + 1; t <= day; t++) add(open, series, assessment, t);
  open.last = day;
  open.calm = 0;
}

/** Levels only rise while an alert is open: a calmer day does not take back what was seen. */
function raise(open: OpenAlert, day: number, settings: AlertSettings): void {
  const level = findLevel(open, settings);
  if (open.steps.length > 0 && level >= open.level) return;
  open.level = level;
  open.steps.push({ day, level });
}

/** Level of an alert by its authors so far. */
export function findLevel({ observed, expected }: AlertDay, settings: AlertSettings): AlertLevel {
  const reaches = (rule: { ratio: number; excess: number }) =>
    observed >= rule.ratio * expected && observed - expected >= rule.excess;
  return reaches(settings.red) ? 1 : reaches(settings.orange) ? 2 : reaches(settings.yellow) ? 3 : 4;
}

function finish(open: OpenAlert, series: number, start: number, closed: number | null): BurstAlert {
  const { calm: _, from: __, steps, ...rest } = open;
  return {
    ...rest,
    series,
    since: open.since + start,
    opened: open.opened + start,
    last: open.last + start,
    peak: open.peak + start,
    closed: closed === null ? null : closed + start,
    steps: steps.map(({ day, level }) => ({ day: day + start, level })),
  };
}
