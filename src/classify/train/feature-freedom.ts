import type { SparseRows } from './sparse-rows.ts';
import type { BinaryProblems } from './squared-hinge.ts';

/** Added to the documents with and without a feature: so many messages' worth of doubt. */
const doubt = 1;
/** Added to every ratio, so that a feature that tells labels apart in none of its messages still may in company. */
const leastRatio = 0.3;

/**
 * How freely each weight may move: features that stand much oftener, or much less often, with a column's label than with
 * the others are held back less by the penalty. A power of the log-count ratio (its square is what features are scaled by in
 * Wang & Manning, ACL 2012), scaled so that rows keep their mean squared length: the cost of an error then means what it meant.
 * @param size number of slots; of them, those from `plain` on (latent directions) count as of ratio 1
 * @returns `size` rows of `columns`
 */
export function findFreedom(
  rows: SparseRows,
  size: number,
  plain: number,
  { columns, targets }: Pick<BinaryProblems, 'columns' | 'targets'>,
  power: number,
): Float32Array {
  const freedom = new Float32Array(size * columns);
  const own = new Float32Array(size);
  const others = new Float32Array(size);
  for (let c = 0; c < columns; c++) {
    own.fill(0);
    others.fill(0);
    let ownRows = 0;
    let otherRows = 0;
    for (let row = 0; row < rows.count; row++) {
      const target = targets[row * columns + c]!;
      if (target === 0) continue;
      const counts = target > 0 ? own : others;
      if (target > 0) ownRows++;
      else otherRows++;
      for (let j = rows.starts[row]!; j < rows.starts[row + 1]!; j++) {
        const slot = rows.columns[j]!;
        counts[slot] = counts[slot]! + 1;
      }
    }
    const base = Math.log((otherRows + 2 * doubt) / (ownRows + 2 * doubt));
    for (let slot = 0; slot < size; slot++) {
      const ratio = slot < plain ? Math.abs(Math.log((own[slot]! + doubt) / (others[slot]! + doubt)) + base) : 1;
      freedom[slot * columns + c] = (ratio + leastRatio) ** power;
    }
    scaleColumn(rows, freedom, c, columns, targets);
  }
  return freedom;
}

function scaleColumn(
  rows: SparseRows,
  freedom: Float32Array,
  column: number,
  columns: number,
  targets: Int8Array,
): void {
  let plain = 0;
  let freed = 0;
  for (let row = 0; row < rows.count; row++) {
    if (targets[row * columns + column] === 0) continue;
    for (let j = rows.starts[row]!; j < rows.starts[row + 1]!; j++) {
      const square = rows.values[j]! * rows.values[j]!;
      plain += square;
      freed += square * freedom[rows.columns[j]! * columns + column]!;
    }
  }
  if (freed === 0) return;
  for (let at = column; at < freedom.length; at += columns) freedom[at] = (freedom[at]! * plain) / freed;
}
