/** Steps of a table's rows against their gradients. */
export interface RowOptimiser {
  /** What is added here is what the next step goes against; it is zeros after a step. */
  readonly gradients: Float32Array;
  /** Marks a row as one that has a gradient: others stay as they are. */
  touch(row: number): void;
  step(): void;
}

const firstDecay = 0.9;
const secondDecay = 0.999;
const leastRoot = 1e-8;

/**
 * Adam (Kingma and Ba 2015), rows without a gradient left alone.
 * @param values row after row
 * @param penalty L2: so much of a value is added to its gradient
 */
export function createAdam(values: Float32Array, width: number, rate: number, penalty = 0): RowOptimiser {
  const gradients = new Float32Array(values.length);
  const first = new Float32Array(values.length);
  const second = new Float32Array(values.length);
  const isTouched = new Uint8Array(values.length / width);
  const touched: number[] = [];
  let steps = 0;
  return {
    gradients,
    touch(row) {
      if (isTouched[row] === 1) return;
      isTouched[row] = 1;
      touched.push(row);
    },
    step() {
      steps += 1;
      const scale = (rate * Math.sqrt(1 - secondDecay ** steps)) / (1 - firstDecay ** steps);
      for (const row of touched) {
        for (let at = row * width, end = at + width; at < end; at++) {
          const gradient = gradients[at]! + penalty * values[at]!;
          const mean = firstDecay * first[at]! + (1 - firstDecay) * gradient;
          const square = secondDecay * second[at]! + (1 - secondDecay) * gradient * gradient;
          first[at] = mean;
          second[at] = square;
          values[at]! -= (scale * mean) / (Math.sqrt(square) + leastRoot);
          gradients[at] = 0;
        }
        isTouched[row] = 0;
      }
      touched.length = 0;
    },
  };
}
