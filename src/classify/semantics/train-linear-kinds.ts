import { stackRows } from '../train/sparse-rows.ts';
import { solveSquaredHinge } from '../train/squared-hinge.ts';
import type { LinearKindsFile } from './linear-kinds.ts';
import type { TextKind } from './text-kinds.ts';
import { createSignReader, signsOf } from './text-signs.ts';

export interface KindTraining {
  /** Signs that fewer texts have are left out. */
  readonly minimumTexts: number;
  /** What an error costs against the length of the weights. */
  readonly cost: number;
  readonly epochs: number;
  readonly tolerance: number;
  /** The largest weights are kept, so many. */
  readonly weights: number;
  readonly seed: number;
}

/** The stored form; see `openLinearKinds`. */
export interface TrainedTextKinds {
  readonly file: LinearKindsFile;
  readonly bytes: Uint8Array;
}

/**
 * Learns to tell kinds of asks: for each a linear classifier against all others (squared hinge, L2) over characters and pairs of
 * them, of whose weights the largest are kept in eight bits. Deterministic for equal texts and options.
 */
export function trainLinearKinds(kinds: readonly TextKind[], options: KindTraining): TrainedTextKinds {
  const texts = kinds.flatMap((kind, column) => kind.texts.map((text) => ({ text, column })));
  const { signs, frequencies } = countSigns(
    texts.map(({ text }) => text),
    options.minimumTexts,
  );
  const read = createSignReader(signs, frequencies, texts.length);
  const rows = stackRows(
    texts.map(({ text }) => {
      const told = read(text);
      return { columns: told.rows, values: told.weights };
    }),
  );
  const columns = kinds.length;
  const targets = new Int8Array(texts.length * columns).fill(-1);
  for (const [row, { column }] of texts.entries()) targets[row * columns + column] = 1;
  const costs = new Float32Array(targets.length).fill(options.cost);
  const { weights, bias } = solveSquaredHinge(rows, signs.length, { columns, targets, costs, freedom: null }, options);
  const least = Float32Array.from(weights, Math.abs).sort().at(-options.weights) ?? 0;
  const largest = weights.reduce((max, weight) => Math.max(max, Math.abs(weight)), 0);
  const step = largest / 127;
  return {
    file: {
      texts: texts.length,
      kinds: kinds.map(({ type }) => type),
      bias: Array.from(bias, (value) => Number(value.toFixed(4))),
      step: Number(step.toPrecision(6)),
      signs,
      frequencies,
    },
    bytes: packWeights(weights, signs.length, columns, least, step),
  };
}

function countSigns(texts: readonly string[], minimum: number): { signs: string[]; frequencies: number[] } {
  const counts = new Map<string, number>();
  for (const text of texts) for (const sign of new Set(signsOf(text))) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  const kept = [...counts].filter(([, count]) => count >= minimum).sort(([a], [b]) => (a < b ? -1 : 1));
  return { signs: kept.map(([sign]) => sign), frequencies: kept.map(([, count]) => count) };
}

function packWeights(weights: Float32Array, signs: number, columns: number, least: number, step: number): Uint8Array {
  const kept = Array.from({ length: signs }, (_, row) =>
    Array.from({ length: columns }, (__, column) => column).filter((column) => {
      const weight = weights[row * columns + column]!;
      return Math.abs(weight) >= least && Math.round(weight / step) !== 0;
    }),
  );
  const entries = kept.reduce((sum, row) => sum + row.length, 0);
  const bytes = new Uint8Array(2 * signs + 3 * entries);
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const [row, picked] of kept.entries()) {
    view.setUint16(2 * row, picked.length, true);
    for (const column of picked) {
      view.setUint16(2 * signs + 2 * at, column, true);
      view.setInt8(2 * signs + 2 * entries + at, Math.round(weights[row * columns + column]! / step));
      at++;
    }
  }
  return bytes;
}
