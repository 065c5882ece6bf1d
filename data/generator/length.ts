import type { Random } from '../../src/core/effects.ts';
import { normal } from './dice.ts';

/** Shape of the length of bodies: a log-normal with one spread below and another above the median. */
export interface LengthShape {
  readonly median: number;
  readonly below: number;
  readonly above: number;
  readonly longest: number;
}

/** Draws a length in characters. */
export function drawLength(random: Random, shape: LengthShape): number {
  const deviate = normal(random);
  const length = shape.median * Math.exp(deviate * (deviate < 0 ? shape.below : shape.above));
  return Math.min(shape.longest, Math.round(length));
}
