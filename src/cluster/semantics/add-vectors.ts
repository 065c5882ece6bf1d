import { loadKernel } from './kernel/load-kernel.ts';
import type { WordVectors } from './word-vectors.ts';

/** Vectors that are added at a time; more are added after them. */
const most = 1024;

/** The kernel takes so many dimensions at once. */
const lanes = 8;

/** A weighted sum of vectors. */
export interface VectorSum {
  /** Takes the vector of a word, by its number in `WordVectors.ids`, with a weight. */
  readonly add: (vector: number, weight: number) => void;
  /** The sum of what was taken since the last call, a value a dimension; always the same array, which the next call fills anew. */
  readonly take: () => Float64Array;
}

/** @throws QingyuError KERNEL_MISSING where the kernel has not been built */
export function createVectorSum({ dimensions, values }: WordVectors): VectorSum {
  const kernel = loadKernel();
  const rows = dimensions === 0 ? 0 : values.length / dimensions;
  const width = Math.ceil(dimensions / lanes) * lanes;
  kernel.createVectors(rows, width, most);
  const { buffer } = kernel.memory;
  const laidOut = new Int8Array(buffer, kernel.vectors.value, rows * width);
  for (let row = 0; row < rows; row += 1) {
    laidOut.set(values.subarray(row * dimensions, (row + 1) * dimensions), row * width);
  }
  const picked = new Uint32Array(buffer, kernel.picked.value, most);
  const weights = new Float64Array(buffer, kernel.weights.value, most);
  const sums = new Float64Array(buffer, kernel.sums.value, dimensions);
  const taken = new Float64Array(dimensions);
  let count = 0;
  const flush = (): void => {
    kernel.addVectors(count);
    count = 0;
  };
  return {
    add: (vector, weight) => {
      if (count === most) flush();
      picked[count] = vector;
      weights[count] = weight;
      count += 1;
    },
    take: () => {
      flush();
      taken.set(sums);
      sums.fill(0);
      return taken;
    },
  };
}
