import { expect, test } from 'vitest';
import { countNeighbours, type SparseMatrix } from '../../../../src/classify/transformers/train/count-neighbours.ts';
import { toPpmi } from '../../../../src/classify/transformers/train/ppmi.ts';
import { decomposeTruncated } from '../../../../src/classify/transformers/train/truncated-svd.ts';
import { createRandom } from '../../../../src/core/effects.ts';

function toSparse(rows: readonly (readonly number[])[]): SparseMatrix {
  const starts = [0];
  const columns: number[] = [];
  const values: number[] = [];
  for (const row of rows) {
    row.forEach((value, column) => {
      if (value === 0) return;
      columns.push(column);
      values.push(value);
    });
    starts.push(columns.length);
  }
  return {
    rows: rows.length,
    columnCount: rows[0]!.length,
    starts: Int32Array.from(starts),
    columns: Int32Array.from(columns),
    values: Float32Array.from(values),
  };
}

function entry(matrix: SparseMatrix, row: number, column: number): number {
  for (let at = matrix.starts[row]!; at < matrix.starts[row + 1]!; at++) {
    if (matrix.columns[at] === column) return matrix.values[at]!;
  }
  return 0;
}

test('neighbours count by their distance, in both directions, within the window', () => {
  const counts = countNeighbours([Int32Array.of(0, 1, -1, 2, 0), Int32Array.of(1, 0)], 3, 2);
  expect(entry(counts, 0, 1)).toBeCloseTo(2, 6);
  expect(entry(counts, 1, 0)).toBeCloseTo(2, 6);
  expect(entry(counts, 1, 2)).toBeCloseTo(0.5, 6);
  expect(entry(counts, 0, 2)).toBeCloseTo(1, 6);
  expect(entry(counts, 0, 0)).toBe(0);
});

test('many pairs are counted without loss', () => {
  const words = 700;
  const random = createRandom(3);
  const document = Int32Array.from({ length: 60_000 }, () => Math.floor(random() * words));
  const counts = countNeighbours([document], words, 3);
  const total = counts.values.reduce((sum, value) => sum + value, 0);
  const wanted = document.reduce((sum, word, i) => {
    const near = [1, 2, 3].filter((d) => i + d < document.length && document[i + d] !== word);
    return sum + near.reduce((part, d) => part + 2 / d, 0);
  }, 0);
  expect(total / wanted).toBeCloseTo(1, 5);
  for (let row = 0; row < words; row++) {
    const columns = [...counts.columns.subarray(counts.starts[row]!, counts.starts[row + 1]!)];
    expect(columns).toEqual([...columns].sort((a, b) => a - b));
  }
});

test('mutual information keeps the pairs that stand together more often than by chance', () => {
  const counts = toSparse([
    [0, 9, 1],
    [9, 0, 1],
    [1, 1, 0],
  ]);
  const ppmi = toPpmi(counts, 1);
  // p(0,1) = 9/22, p(0) = p(1) = 10/22: log(9 · 22 / 100).
  expect(entry(ppmi, 0, 1)).toBeCloseTo(Math.log(1.98), 5);
  expect(entry(ppmi, 0, 2)).toBeCloseTo(Math.log(22 / 20), 5);
  expect(
    entry(
      toPpmi(
        toSparse([
          [0, 1],
          [1, 5],
        ]),
        1,
      ),
      1,
      1,
    ),
  ).toBe(0);
});

test('the singular vectors of a matrix of known ones are found', () => {
  // Outer products of orthogonal vectors: 6 · (1,1,1,1)/2 · (1,0,0)ᵀ + 3 · (1,−1,1,−1)/2 · (0,1,0)ᵀ.
  const matrix = toSparse([
    [3, 1.5, 0],
    [3, -1.5, 0],
    [3, 1.5, 0],
    [3, -1.5, 0],
  ]);
  const { left, singular } = decomposeTruncated(matrix, 2, 5);
  expect([...singular].map((value) => value.toFixed(6))).toEqual(['6.000000', '3.000000']);
  expect([...left.values].map((value) => Math.abs(value).toFixed(6))).toEqual(new Array(8).fill('0.500000'));
  expect([0, 2, 4, 6].every((at) => left.values[at]! > 0)).toBe(true);
});

test('the leading part of a larger matrix is as close as a full decomposition makes it', () => {
  const random = createRandom(11);
  const [size, rank] = [60, 8];
  // Rank 8 with falling weights, and a little noise.
  const factors = Array.from({ length: rank }, () =>
    [0, 1].map(() => Array.from({ length: size }, () => random() - 0.5)),
  );
  const rows = Array.from({ length: size }, (_, i) =>
    Array.from({ length: size }, (_, j) =>
      factors.reduce((sum, [a, b], k) => sum + (a![i]! * b![j]!) / (k + 1), 1e-4 * (random() - 0.5)),
    ),
  );
  const { left } = decomposeTruncated(toSparse(rows), rank, 1);
  // What remains of the columns after projection on the left vectors is the noise.
  const rest = rows[0]!.map((_, j) => {
    const column = rows.map((row) => row[j]!);
    for (let k = 0; k < rank; k++) {
      const share = column.reduce((sum, value, i) => sum + value * left.values[i * rank + k]!, 0);
      column.forEach((value, i) => {
        column[i] = value - share * left.values[i * rank + k]!;
      });
    }
    return Math.max(...column.map(Math.abs));
  });
  expect(Math.max(...rest)).toBeLessThan(2e-4);
});
