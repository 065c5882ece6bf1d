import type { LinearWeights } from './squared-hinge.ts';

/** The largest int8. */
const top = 127;

/** Weights as int8 with one scale a column: `scales[c]` · weight. */
export function quantiseColumns({ weights, bias }: LinearWeights): {
  readonly scales: number[];
  readonly weights: Int8Array;
} {
  const columns = bias.length;
  const largest = new Array<number>(columns).fill(0);
  for (let i = 0; i < weights.length; i++) {
    largest[i % columns] = Math.max(largest[i % columns]!, Math.abs(weights[i]!));
  }
  const scales = largest.map((value) => Number((value / top).toPrecision(6)) || 1);
  const quantised = new Int8Array(weights.length);
  for (let i = 0; i < weights.length; i++) {
    quantised[i] = Math.max(-top, Math.min(top, Math.round(weights[i]! / scales[i % columns]!)));
  }
  return { scales, weights: quantised };
}

/** A bias as manifests state it. */
export function roundBias(bias: number): number {
  return Number(bias.toPrecision(6));
}
