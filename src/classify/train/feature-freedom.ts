import type { SparseRows } from './sparse-rows.ts';
import type { BinaryProblems } from './squared-hinge.ts';

/** Added to the documents with and without a feature: so many messages' worth of doubt. */
const doubt = 1;
/** Added to every ratio, so that a feature that by itself tells no labels apart still may in company. */
const leastRatio = 0.3;

type Targets = Pick<BinaryProblems, 'columns' | 'targets'>;

/**
 * How freely each weight may move: features that stand much oftener, or much less often, with a column's label than with
 * the others are held back less by the penalty. A power of the log-count ratio (its square is what features are scaled by in
 * Wang & Manning, ACL 2012), scaled so that rows keep their mean squared length: the cost of an error then means what it meant.
 * @param size number of slots; of them, those from `plain` on (latent directions) count as of ratio 1
 * @param powers by column; 0: all features alike
 * @returns `size` rows of `columns`
 */
export function findFreedom(
  rows: SparseRows,
  size: number,
  plain: number,
  problem: Targets,
  powers: readonly number[],
): Float32Array {
  const { columns } = problem;
  const freedom = new Float32Array(size * columns);
  for (let c = 0; c < columns; c++) {
    const ratios = logCountRatios(rows, size, c, problem);
    for (let slot = 0; slot < size; slot++) {
      const ratio = slot < plain ? ratios[slot]! : 1;
      freedom[slot * columns + c] = (ratio + leastRatio) ** powers[c]!;
    }
    scaleColumn(rows, freedom, c, problem);
  }
  return freedom;
}

/** By slot the size of the logarithm of how much oftener a feature stands with the column's label than with the others. */
function logCountRatios(rows: SparseRows, size: number, column: number, { columns, targets }: Targets): Float64Array {
  const own = { rows: 0, counts: new Float64Array(size) };
  const others = { rows: 0, counts: new Float64Array(size) };
  for (let row = 0; row < rows.count; row++) {
    const target = targets[row * columns + column]!;
    if (target === 0) continue;
    const side = target > 0 ? own : others;
    side.rows++;
    for (let j = rows.starts[row]!; j < rows.starts[row + 1]!; j++) {
      const slot = rows.columns[j]!;
      side.counts[slot] = side.counts[slot]! + 1;
    }
  }
  const base = Math.log((others.rows + 2 * doubt) / (own.rows + 2 * doubt));
  return own.counts.map((count, slot) => Math.abs(Math.log((count + doubt) / (others.counts[slot]! + doubt)) + base));
}

function scaleColumn(rows: SparseRows, freedom: Float32Array, column: number, { columns, targets }: Targets): void {
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
