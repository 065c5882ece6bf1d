import { createRandom } from '../../core/effects.ts';

/** One message with its true label and what a model said. */
export interface Judged {
  readonly id: string;
  readonly gold: string;
  readonly predicted: string;
  /** Probability that the model gave its label. */
  readonly score: number;
}

export interface ClassScore {
  readonly label: string;
  readonly support: number;
  readonly predicted: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

export interface Interval {
  readonly low: number;
  readonly high: number;
}

export interface LabelScores {
  readonly messages: number;
  readonly accuracy: number;
  readonly accuracyInterval: Interval;
  /** Mean F1 of the labels with at least `minSupport` examples; null where there is none. */
  readonly macroF1: number | null;
  readonly macroF1Interval: Interval | null;
  readonly minSupport: number;
  readonly classes: readonly ClassScore[];
  /** `confusion[gold][predicted]`, by index of `labels`. */
  readonly labels: readonly string[];
  readonly confusion: readonly (readonly number[])[];
  /** Expected calibration error, ten bins of equal mass. */
  readonly calibrationError: number;
  /** Share of the wrong labels that are among the tenth of the messages with the lowest scores; null where all are right. */
  readonly errorsInDoubt: number | null;
}

export interface ScoreOptions {
  /** Labels with fewer examples take no part in macro-F1. */
  readonly minSupport?: number;
  /** Labels that count for macro-F1; absent: all. */
  readonly only?: readonly string[];
}

const resamples = 1000;

/**
 * Precision, recall and F1 a class, macro-F1, accuracy, confusion and calibration error, with 95 % intervals by the percentile
 * bootstrap over messages (Efron 1979; 1,000 resamples, seed fixed).
 */
export function scoreLabels(judged: readonly Judged[], options: ScoreOptions = {}): LabelScores {
  const minSupport = options.minSupport ?? 1;
  const labels = orderLabels(judged);
  const index = new Map(labels.map((label, i) => [label, i]));
  const gold = Int32Array.from(judged, (entry) => index.get(entry.gold)!);
  const predicted = Int32Array.from(judged, (entry) => index.get(entry.predicted)!);
  const confusion = countConfusion(gold, predicted, labels.length, null);
  const counted = labels.map(
    (label, i) => sum(confusion[i]!) >= minSupport && (options.only === undefined || options.only.includes(label)),
  );
  const random = createRandom(20240101);
  const samples = Array.from({ length: resamples }, () => {
    const picks = Int32Array.from(judged, () => Math.floor(random() * judged.length));
    const resampled = countConfusion(gold, predicted, labels.length, picks);
    return { accuracy: accuracyOf(resampled, judged.length), macroF1: macroF1(resampled, counted) };
  });
  return {
    messages: judged.length,
    accuracy: accuracyOf(confusion, judged.length),
    accuracyInterval: interval(samples.map((sample) => sample.accuracy)),
    macroF1: counted.includes(true) ? macroF1(confusion, counted) : null,
    macroF1Interval: counted.includes(true) ? interval(samples.map((sample) => sample.macroF1)) : null,
    minSupport,
    classes: labels.map((label, i) => scoreClass(label, i, confusion)),
    labels,
    confusion,
    calibrationError: calibrationError(judged),
    errorsInDoubt: errorsInDoubt(judged),
  };
}

/**
 * Expected calibration error: mean distance of stated probability and share of right labels over bins of equal mass
 * (Naeini, Cooper and Hauskrecht 2015).
 */
export function calibrationError(judged: readonly Judged[], bins = 10): number {
  const sorted = [...judged].sort((a, b) => a.score - b.score);
  let error = 0;
  for (let bin = 0; bin < bins; bin += 1) {
    const from = Math.floor((bin * sorted.length) / bins);
    const part = sorted.slice(from, Math.floor(((bin + 1) * sorted.length) / bins));
    if (part.length === 0) continue;
    const stated = part.reduce((total, entry) => total + entry.score, 0);
    const right = part.filter((entry) => entry.gold === entry.predicted).length;
    error += Math.abs(stated - right);
  }
  return sorted.length === 0 ? 0 : error / sorted.length;
}

/** How much of what is wrong a person finds who reads the tenth of the messages that the model is least sure of. */
function errorsInDoubt(judged: readonly Judged[]): number | null {
  const countWrong = (of: readonly Judged[]) => of.filter((entry) => entry.gold !== entry.predicted).length;
  const wrong = countWrong(judged);
  if (wrong === 0) return null;
  const sorted = [...judged].sort((a, b) => a.score - b.score);
  return countWrong(sorted.slice(0, Math.ceil(sorted.length / 10))) / wrong;
}

function orderLabels(judged: readonly Judged[]): string[] {
  const support = new Map<string, number>();
  for (const { predicted } of judged) support.set(predicted, 0);
  for (const { gold } of judged) support.set(gold, (support.get(gold) ?? 0) + 1);
  return [...support].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([label]) => label);
}

function countConfusion(gold: Int32Array, predicted: Int32Array, size: number, picks: Int32Array | null): number[][] {
  const confusion = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  for (let i = 0; i < gold.length; i += 1) {
    const at = picks === null ? i : picks[i]!;
    confusion[gold[at]!]![predicted[at]!]! += 1;
  }
  return confusion;
}

function accuracyOf(confusion: readonly (readonly number[])[], total: number): number {
  return total === 0 ? 0 : sum(confusion.map((row, i) => row[i]!)) / total;
}

function macroF1(confusion: readonly (readonly number[])[], counted: readonly boolean[]): number {
  const scores = counted.flatMap((counts, i) => (counts ? [f1Of(i, confusion)] : []));
  return scores.length === 0 ? 0 : sum(scores) / scores.length;
}

function f1Of(label: number, confusion: readonly (readonly number[])[]): number {
  const hits = confusion[label]![label]!;
  const total = sum(confusion[label]!) + sum(confusion.map((row) => row[label]!));
  return total === 0 ? 0 : (2 * hits) / total;
}

function scoreClass(label: string, at: number, confusion: readonly (readonly number[])[]): ClassScore {
  const hits = confusion[at]![at]!;
  const support = sum(confusion[at]!);
  const predicted = sum(confusion.map((row) => row[at]!));
  return {
    label,
    support,
    predicted,
    precision: predicted === 0 ? 0 : hits / predicted,
    recall: support === 0 ? 0 : hits / support,
    f1: f1Of(at, confusion),
  };
}

function interval(values: readonly number[]): Interval {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  return { low: at(0.025), high: at(0.975) };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
