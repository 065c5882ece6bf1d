import type { SegmentedMessage } from '../../core/message.ts';
import type { KindReader } from '../opinion/kind-reader.ts';
import type { Opinion } from '../opinion/opinion.ts';
import type { HeadPlan, TrainRow } from './head-plan.ts';
import { quantiseColumns, roundBias } from './quantise-columns.ts';
import type { OpinionRecipe } from './recipe.ts';
import { type SparseRows, stackRows } from './sparse-rows.ts';
import { type LinearWeights, scoreRow, solveSquaredHinge } from './squared-hinge.ts';

/** What a second opinion is learned from. */
export interface OpinionPlan extends OpinionRecipe {
  /** By example the kinds that it is like: rows of an opinion's weights as columns. */
  readonly rows: SparseRows;
  /** See `KindReader.ids`. */
  readonly ids: Uint32Array;
}

/** The solver's accuracy, and how often it goes through the rows at most. */
const tolerance = 0.02;
const epochs = 15;

/** Reads the kinds that messages are like. */
export function planOpinion(
  messages: readonly SegmentedMessage[],
  reader: KindReader,
  recipe: OpinionRecipe,
): OpinionPlan {
  const read = messages.map((message) => reader.read(message));
  return { ...recipe, ids: reader.ids, rows: stackRows(read.map(({ rows, values }) => ({ columns: rows, values }))) };
}

/** The heads that are advised and the opinion's first column for each: all but those of collections with some of the labels only. */
function placeColumns(heads: readonly HeadPlan[]): {
  readonly firsts: readonly (number | null)[];
  readonly columns: number;
} {
  let columns = 0;
  const firsts = heads.map(({ labels, partial }) => {
    if (partial) return null;
    columns += labels.length;
    return columns - labels.length;
  });
  return { firsts, columns };
}

/**
 * Learns the labels of heads from kinds alone, with the same loss as the heads. All examples count alike: what is wanted of it are matters
 * that few messages are of.
 * @param examples by row
 */
export function fitOpinion(
  { rows, ids, cost }: OpinionPlan,
  examples: readonly TrainRow[],
  heads: readonly HeadPlan[],
): LinearWeights {
  const { firsts, columns } = placeColumns(heads);
  const targets = new Int8Array(examples.length * columns);
  const costs = new Float32Array(targets.length);
  for (const [row, { parts }] of examples.entries()) {
    for (const { head, label } of parts) {
      const first = firsts[head] ?? null;
      if (first === null) continue;
      const from = row * columns + first;
      const to = from + heads[head]!.labels.length;
      targets.fill(-1, from, to);
      costs.fill(cost, from, to);
      if (label >= 0) targets[from + label] = 1;
    }
  }
  const options = { epochs, tolerance, seed: 1 };
  return solveSquaredHinge(rows, 2 * ids.length, { columns, targets, costs, freedom: null }, options);
}

/** Adds the opinion to those scores of a row, by head, whose best leads by less than the recipe says. */
export function adviseRow(
  { rows, share, within }: OpinionPlan,
  row: number,
  { weights, bias }: LinearWeights,
  heads: readonly HeadPlan[],
  scores: readonly Float64Array[],
): void {
  if (rows.starts[row] === rows.starts[row + 1]) return;
  const { firsts, columns } = placeColumns(heads);
  const told = new Float64Array(columns);
  scoreRow(rows, row, weights, bias, told);
  for (const [head, first] of firsts.entries()) {
    const own = scores[head]!;
    const [best, second] = Float64Array.from(own).sort().reverse();
    if (first === null || second === undefined || best! - second >= within) continue;
    for (let k = 0; k < own.length; k++) own[k] = own[k]! + share * told[first + k]!;
  }
}

/** Turns fitted weights into an opinion: int8 with one scale a column. Its hash is set when it is written. */
export function quantiseOpinion(
  { ids, share, within }: OpinionPlan,
  fitted: LinearWeights,
  heads: readonly HeadPlan[],
): Opinion {
  const { scales, weights } = quantiseColumns(fitted);
  return {
    manifest: {
      heads: heads.filter(({ partial }) => !partial).map(({ name }) => name),
      share,
      within,
      kinds: ids.length,
      bias: Array.from(fitted.bias, roundBias),
      scales,
      sha256: '0'.repeat(64),
    },
    ids,
    weights,
  };
}
