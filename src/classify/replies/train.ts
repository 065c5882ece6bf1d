import { fullFeatures, type ReplyPair, readReply, replyFeatureNames } from './features.ts';
import { trainLogistic, trainSoftmax } from './fit-linear.ts';
import { fitStandardiser, type LinearWeights, type ReplyRow, scoreLinear, standardise } from './linear.ts';
import { type ReplyModelFile, type ReplyOutcome, replyOutcomes } from './model.ts';
import { countPairs, measureIdf, replyBuckets, textBuckets, weighPairs } from './text-features.ts';

/** A reply with marks given by a reader; null where the reader gave none. */
export interface MarkedReply extends ReplyPair {
  readonly relevance: 0 | 1 | 2 | null;
  readonly complete: 0 | 1 | 2 | null;
  readonly basis: 0 | 1 | null;
  readonly outcome: ReplyOutcome | null;
  readonly template: 0 | 1 | null;
  /** Thought up for training: learned from, but real ones alone tell what is common and place the thresholds. */
  readonly isWritten: boolean;
}

export interface ReplyTrainOptions {
  readonly version: string;
  /** L2 penalty of the weights, per row. */
  readonly penalty: number;
  /** Likewise of the question of full completeness, which reads more of the texts. */
  readonly fullPenalty: number;
  /** Folds of the cross-validation in which the thresholds are found. */
  readonly folds: number;
  /** Added to the threshold of full relevance: a doubtful reply is shown rather than passed. */
  readonly caution: number;
  /** Likewise of full completeness. */
  readonly fullCaution: number;
}

/** How the shipped marks are trained: chosen by cross-validation. */
export const replyRecipe: Omit<ReplyTrainOptions, 'version'> = {
  penalty: 0.0001,
  fullPenalty: 0.0003,
  folds: 5,
  caution: 0.08,
  fullCaution: 0.15,
};

/** A threshold found on so many examples is drawn half-way to 0.5. */
const thresholdDoubt = 200;

/**
 * Trains the marks of replies. Deterministic: folds are taken in turn, the losses are convex.
 * Thresholds are those with the best macro-F1 over held-out real examples, drawn towards 0.5, the more the fewer examples there are.
 */
export function trainReplyModel(examples: readonly MarkedReply[], options: ReplyTrainOptions): ReplyModelFile {
  const readings = examples.map(readReply);
  const isReal = (_: unknown, i: number): boolean => !examples[i]!.isWritten;
  const standardiser = fitStandardiser(readings.filter(isReal).map(({ features }) => features));
  const counts = readings.map(({ parsed }, i) => countPairs(parsed.substance, examples[i]!));
  const { bytes: idf, scale: idfScale } = quantise(measureIdf(counts.filter(isReal)));
  const knownIdf = Float64Array.from(idf, (value) => value * idfScale);
  const inputs = readings.map(
    ({ features }, i): ReplyRow => ({
      dense: standardise(features, standardiser),
      text: weighPairs(counts[i]!, knownIdf),
    }),
  );
  const others = inputs.map(hideFull);
  const { penalty, folds, caution, fullCaution } = options;
  const question = (
    truth: (example: MarkedReply) => boolean | null,
    rows = others,
    settings: BinaryOptions = { penalty, folds, caution: 0 },
  ) => {
    const known = examples.flatMap((example, i) => (truth(example) === null ? [] : [i]));
    return trainBinary(
      known.map((i) => rows[i]!),
      known.map((i) => (truth(examples[i]!) === true ? 1 : 0)),
      known.map((i) => examples[i]!.isWritten),
      settings,
    );
  };
  const atLeast = (value: number | null, least: number) => (value === null ? null : value >= least);
  const known = examples.flatMap(({ outcome }, i) => (outcome === null ? [] : [i]));
  return {
    version: options.version,
    features: [...replyFeatureNames],
    standardiser: { mean: standardiser.mean.map(round), scale: standardiser.scale.map(round) },
    idf: base64(idf),
    idfScale,
    relevance: [
      question((e) => atLeast(e.relevance, 1)),
      question((e) => atLeast(e.relevance, 2), others, { penalty, folds, caution }),
    ],
    complete: [
      question((e) => atLeast(e.complete, 1)),
      question((e) => atLeast(e.complete, 2), inputs, { penalty: options.fullPenalty, folds, caution: fullCaution }),
    ],
    basis: question((e) => atLeast(e.basis, 1)),
    template: question((e) => atLeast(e.template, 1)),
    outcome: trainSoftmax(
      known.map((i) => others[i]!),
      known.map((i) => replyOutcomes.indexOf(examples[i]!.outcome!)),
      known.map(() => 1),
      replyOutcomes.length,
      { buckets: textBuckets, penalty },
    ).map(packed),
  };
}

const isFull = replyFeatureNames.map((name) => fullFeatures.has(name));

/** A row without the features of full completeness: what is 0 throughout has no weight. */
function hideFull({ dense, text: { buckets, values } }: ReplyRow): ReplyRow {
  const isRead = (_: number, i: number): boolean => buckets[i]! < replyBuckets;
  const text = { buckets: buckets.filter(isRead), values: values.filter(isRead) };
  return { dense: dense.map((value, j) => (isFull[j] ? 0 : value)), text };
}

type BinaryOptions = Pick<ReplyTrainOptions, 'penalty' | 'folds' | 'caution'>;

function trainBinary(
  inputs: readonly ReplyRow[],
  targets: readonly (0 | 1)[],
  isWritten: readonly boolean[],
  { penalty, folds, caution }: BinaryOptions,
): ReplyModelFile['basis'] {
  const all = inputs.map((_, i) => i);
  const real = all.filter((i) => !isWritten[i]);
  const held = new Array<number>(real.length).fill(0);
  for (let fold = 0; fold < folds; fold++) {
    const out = new Set(real.filter((_, k) => k % folds === fold));
    const train = all.filter((i) => !out.has(i));
    const model = fitBinary(
      train.map((i) => inputs[i]!),
      train.map((i) => targets[i]!),
      penalty,
    );
    for (let k = fold; k < real.length; k += folds) held[k] = probabilityOf(inputs[real[k]!]!, model);
  }
  const model = fitBinary(inputs, targets, penalty);
  const trust = real.length / (real.length + thresholdDoubt);
  const best = bestThreshold(
    held,
    real.map((i) => targets[i]!),
  );
  const threshold = 0.5 + trust * (best - 0.5);
  return { ...packed(model), threshold: round(Math.min(0.95, threshold + caution)) };
}

function fitBinary(inputs: readonly ReplyRow[], targets: readonly (0 | 1)[], penalty: number): LinearWeights {
  // Both answers weigh alike, however rare the one is; the threshold sees to the rest.
  const counts = [0, 1].map((answer) => targets.filter((target) => target === answer).length);
  const balanced = targets.map((target) => 1 / counts[target]!);
  return trainLogistic(inputs, targets, balanced, { buckets: textBuckets, penalty });
}

function probabilityOf(input: ReplyRow, model: LinearWeights): number {
  return 1 / (1 + Math.exp(-scoreLinear(input, model)));
}

function bestThreshold(held: readonly number[], targets: readonly number[]): number {
  let best = 0.5;
  let bestScore = -1;
  for (let threshold = 0.2; threshold < 0.81; threshold += 0.02) {
    const score = macroF1(held, targets, threshold);
    if (score > bestScore + 1e-9) {
      bestScore = score;
      best = threshold;
    }
  }
  return best;
}

function macroF1(held: readonly number[], targets: readonly number[], threshold: number): number {
  const counts = [
    [0, 0],
    [0, 0],
  ];
  for (const [i, probability] of held.entries()) counts[targets[i]!]![probability >= threshold ? 1 : 0]! += 1;
  const f1 = (k: 0 | 1) => {
    const right = counts[k]![k]!;
    const wrong = counts[k]![1 - k]! + counts[1 - k]![k]!;
    return right === 0 ? 0 : (2 * right) / (2 * right + wrong);
  };
  return (f1(0) + f1(1)) / 2;
}

/** As the file holds it: a byte a bucket, up to the last that it reads. */
function packed({ weights, text, bias }: LinearWeights) {
  const { bytes, scale } = quantise(text.subarray(0, text.findLastIndex((weight) => weight !== 0) + 1));
  return { weights: weights.map(round), bias: round(bias), text: base64(bytes), textScale: scale };
}

/** Values as signed bytes and their unit. */
function quantise(values: Float64Array): { readonly bytes: Int8Array; readonly scale: number } {
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const scale = Number((largest / 127 || 1).toPrecision(6));
  return { bytes: Int8Array.from(values, (value) => Math.max(-127, Math.min(127, Math.round(value / scale)))), scale };
}

function base64(bytes: Int8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
}

/** Four significant digits: the file stays readable and small. */
function round(value: number): number {
  return Number(value.toPrecision(4));
}
