import { createNameJudge, type NameJudgeFile, slotOfSign } from '../../segment/places/judge/name-judge.ts';
import { quantiseColumns, roundBias } from './quantise-columns.ts';
import { stackRows } from './sparse-rows.ts';
import { solveSquaredHinge } from './squared-hinge.ts';

/** A span with its signs (`readNameSigns`), and whether it is a proper name. */
export interface MarkedSpan {
  readonly signs: readonly number[];
  readonly isName: boolean;
}

export interface NameJudgeTraining {
  readonly slots: number;
  /** Signs that fewer spans have are left out: they would tell names by heart. */
  readonly minimumSpans: number;
  /** What an error costs against the length of the weights. */
  readonly cost: number;
  readonly epochs: number;
  readonly tolerance: number;
  readonly seed: number;
}

/** A judge without the threshold, which follows from scores on spans that it did not see. */
export interface TrainedNameJudge {
  readonly file: Omit<NameJudgeFile, 'threshold'>;
  readonly weights: Int8Array;
}

/** Learns to tell names: squared hinge, L2, weights in eight bits. Deterministic for equal spans and options. */
export function trainNameJudge(spans: readonly MarkedSpan[], options: NameJudgeTraining): TrainedNameJudge {
  const { slots } = options;
  const bySpan = spans.map(({ signs }) => countSlots(signs, slots));
  const uses = new Uint32Array(slots);
  for (const counts of bySpan) for (const slot of counts.keys()) uses[slot]!++;
  const rows = stackRows(
    bySpan.map((counts) => {
      const kept = [...counts].filter(([slot]) => uses[slot]! >= options.minimumSpans);
      return { columns: kept.map(([slot]) => slot), values: kept.map(([, count]) => count) };
    }),
  );
  const targets = Int8Array.from(spans, ({ isName }) => (isName ? 1 : -1));
  const costs = new Float32Array(spans.length).fill(options.cost);
  const solved = solveSquaredHinge(rows, slots, { columns: 1, targets, costs, freedom: null }, options);
  const { scales, weights } = quantiseColumns(solved);
  const names = spans.filter(({ isName }) => isName).length;
  const file = { slots, scale: scales[0]!, bias: roundBias(solved.bias[0]!), names, others: spans.length - names };
  return { file, weights };
}

/** A span with the score of a judge that did not learn from it. */
export interface ScoredSpan<T extends MarkedSpan> {
  readonly span: T;
  /** The higher, the surer it is a proper name. */
  readonly score: number;
}

/** Scores spans by a judge of others. */
export function scoreSpans<T extends MarkedSpan>(
  learned: readonly MarkedSpan[],
  judged: readonly T[],
  options: NameJudgeTraining,
): ScoredSpan<T>[] {
  const { file, weights } = trainNameJudge(learned, options);
  const judge = createNameJudge({ ...file, threshold: 0 }, weights);
  return judged.map((span) => ({ span, score: judge.score(span.signs) }));
}

/** Scores all spans by judges of the other folds. @param foldOf fold of a span by its number, from 0 */
export function scoreOutOfFold<T extends MarkedSpan>(
  spans: readonly T[],
  folds: number,
  foldOf: (span: number) => number,
  options: NameJudgeTraining,
): ScoredSpan<T>[] {
  return Array.from({ length: folds }, (_, fold) =>
    scoreSpans(
      spans.filter((_, i) => foldOf(i) !== fold),
      spans.filter((_, i) => foldOf(i) === fold),
      options,
    ),
  ).flat();
}

function countSlots(signs: readonly number[], slots: number): Map<number, number> {
  const counts = new Map<number, number>();
  for (const sign of signs) {
    const slot = slotOfSign(sign, slots);
    counts.set(slot, (counts.get(slot) ?? 0) + 1);
  }
  return counts;
}
