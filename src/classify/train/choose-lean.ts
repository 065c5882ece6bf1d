import type { Calibration, HeldOut } from './calibrate.ts';

/** A label with a smaller share of the real messages is rare: it is judged by those that were written for training. */
const rareShare = 0.02;
/** A rare label may be given to so many times as many real messages as have it, or to this share of them where hardly any has. */
const rareLimit = 1.4;
const rareFloor = 0.002;
const steps = [-0.8, -0.6, -0.4, -0.2, -0.1, 0.1, 0.2, 0.4, 0.6, 0.8];
const lowest = -2;
const highest = 4;
const rounds = 12;

/**
 * Finds how much sooner than its probability says each label should be chosen, so that labels count alike
 * (macro-F1) and not by their number: coordinate ascent on held-out predictions.
 * @param written by row: whether it was written for training; `heldOut.weights` say how much it counts
 * @param missed how many times as much recall counts as precision for a dear label
 * @param dear labels that must not be missed; where it is not given, those that are rare
 */
export function chooseLean(
  heldOut: HeldOut,
  calibration: Calibration,
  written: readonly boolean[],
  missed: number,
  dear: readonly boolean[] | null = null,
): number[] {
  const { labels } = heldOut;
  const logits = calibratedLogits(heldOut, calibration);
  const lean = new Array<number>(labels).fill(0);
  const rare = findRare(heldOut.gold, written, labels);
  const betas = (dear ?? rare).map((isDear) => (isDear ? missed ** 2 : 1));
  let best = judge(logits, heldOut, lean, rare, written, betas);
  for (let round = 0; round < rounds; round++) {
    const before = best;
    for (let k = 1; k < labels; k++) {
      for (const step of steps) {
        const tried = lean.with(k, Math.round((lean[k]! + step) * 10) / 10);
        if (tried[k]! < lowest || tried[k]! > highest) continue;
        const value = judge(logits, heldOut, tried, rare, written, betas);
        if (value <= best + 1e-9) continue;
        best = value;
        lean[k] = tried[k]!;
      }
    }
    if (best === before) break;
  }
  return lean;
}

/** The decision on each row, its probability, and whether it is right. */
export function decideHeldOut(
  heldOut: HeldOut,
  calibration: Calibration,
  lean: readonly number[],
): { readonly score: number; readonly right: boolean }[] {
  const { labels, gold } = heldOut;
  const logits = calibratedLogits(heldOut, calibration);
  return Array.from(gold, (label, row) => {
    const own = logits.subarray(row * labels, (row + 1) * labels);
    let best = 0;
    for (let k = 1; k < labels; k++) if (own[k]! + lean[k]! > own[best]! + lean[best]!) best = k;
    return { score: 1 / own.reduce((sum, logit) => sum + Math.exp(logit - own[best]!), 0), right: best === label };
  });
}

function calibratedLogits({ scores, labels }: HeldOut, { sharpness, prior }: Calibration): Float64Array {
  return scores.map((score, i) => score * sharpness + prior[i % labels]!);
}

/**
 * Labels that real messages have too few of, and written ones have.
 * @param gold index of the label by row
 * @param labels number of labels
 */
export function findRare(gold: ArrayLike<number>, written: readonly boolean[], labels: number): boolean[] {
  const real = new Float64Array(labels);
  const made = new Float64Array(labels);
  written.forEach((isWritten, row) => {
    const counts = isWritten ? made : real;
    counts[gold[row]!]! += 1;
  });
  const total = real.reduce((sum, count) => sum + count, 0);
  return Array.from(real, (count, label) => count < rareShare * total && made[label]! > 0);
}

/** A rare label is judged on the written messages alone, every other mostly on the real ones. */
function weigh(isRare: boolean, isWritten: boolean, weight: number): number {
  if (isRare) return isWritten ? 1 : 0;
  return weight;
}

function judge(
  logits: Float64Array,
  { gold, weights }: HeldOut,
  lean: readonly number[],
  rare: readonly boolean[],
  written: readonly boolean[],
  betas: readonly number[],
): number {
  const labels = lean.length;
  const counts = Array.from({ length: labels }, () => ({ hits: 0, chosen: 0, support: 0, alarms: 0, real: 0 }));
  let real = 0;
  for (let row = 0; row < gold.length; row++) {
    let best = 0;
    for (let k = 1; k < labels; k++) {
      if (logits[row * labels + k]! + lean[k]! > logits[row * labels + best]! + lean[best]!) best = k;
    }
    const isWritten = written[row]!;
    if (!isWritten) {
      real++;
      counts[best]!.alarms++;
      counts[gold[row]!]!.real++;
    }
    const label = gold[row]!;
    counts[best]!.chosen += weigh(rare[best]!, isWritten, weights[row]!);
    const weight = weigh(rare[label]!, isWritten, weights[row]!);
    counts[label]!.support += weight;
    if (label === best) counts[label]!.hits += weight;
  }
  let sum = 0;
  for (let k = 0; k < labels; k++) {
    const { hits, chosen, support, alarms, real: own } = counts[k]!;
    const beta = betas[k]!;
    sum += support === 0 ? 0 : ((1 + beta) * hits) / (beta * support + chosen);
    if (rare[k]) sum -= Math.max(0, alarms / real - Math.max(rareFloor, (rareLimit * own) / real)) * 100;
  }
  return sum / labels;
}
