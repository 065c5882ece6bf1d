import type { LinearModel } from '../model/linear-model.ts';
import {
  adoptVocabulary,
  appendLatent,
  chooseVocabulary,
  type FeatureDoc,
  selectRows,
  type Vocabulary,
  vectorise,
} from './feature-docs.ts';
import { findFreedom } from './feature-freedom.ts';
import { adviseRow, fitOpinion, type OpinionPlan } from './fit-opinion.ts';
import type { HeadPlan, TrainRow } from './head-plan.ts';
import { findLatentBasis, type LatentBasis } from './latent.ts';
import { foldOf } from './near-copies.ts';
import type { Recipe } from './recipe.ts';
import type { SparseRows } from './sparse-rows.ts';
import { type LinearWeights, scoreRow, solveSquaredHinge } from './squared-hinge.ts';

/** What is known of the features before any label is looked at. */
export interface FeatureSpace {
  readonly vocabulary: Vocabulary;
  readonly basis: LatentBasis | null;
  /** One row an example, projections appended. */
  readonly rows: SparseRows;
}

/** Examples arranged for fitting. */
export interface TrainPlan {
  readonly heads: readonly HeadPlan[];
  /** Chooses between two heads; see `Gate` of the manifest. */
  readonly gate: HeadPlan | null;
  readonly rows: readonly TrainRow[];
  readonly space: FeatureSpace;
  /** Null: no head gets a second opinion. */
  readonly opinion: OpinionPlan | null;
}

export interface FittedModel extends LinearWeights {
  /** First column of each head, and last that of the gate if there is one. */
  readonly columns: readonly number[];
}

/** The solver's accuracy; finer changes no decision. */
const tolerance = 0.02;

/** Fewer messages show no direction that would hold for others. */
const messagesPerDirection = 20;
const fewestDirections = 10;

/**
 * Chooses the vocabulary and finds the latent directions, by labelled and unlabelled messages alike.
 * @param shaping whether a labelled one has a say, see `TrainRow`
 * @param shared the model whose vocabulary is taken; null: the messages' own
 */
export function createSpace(
  docs: readonly FeatureDoc[],
  shaping: readonly boolean[],
  unlabelled: readonly FeatureDoc[],
  recipe: Recipe,
  shared: LinearModel | null,
): FeatureSpace {
  const all = [...docs.filter((_, i) => shaping[i]), ...unlabelled];
  const vocabulary =
    shared === null ? chooseVocabulary(all, recipe) : adoptVocabulary([...docs, ...unlabelled], shared);
  const { size } = vocabulary.table;
  const rows = vectorise(docs, vocabulary, recipe.groupWeights);
  const rank = Math.min(recipe.latent?.rank ?? 0, Math.floor(all.length / messagesPerDirection));
  if (recipe.latent === null || rank < fewestDirections) return { vocabulary, basis: null, rows };
  const options = { ...recipe.latent, rank, seed: 1 };
  const basis = findLatentBasis(vectorise(all, vocabulary, recipe.groupWeights), size, options);
  return { vocabulary, basis, rows: appendLatent(rows, size, basis) };
}

/** Fits all heads and the gate. */
export function fitModel({ heads: deciding, gate, rows: examples, space }: TrainPlan, recipe: Recipe): FittedModel {
  const heads = gate === null ? deciding : [...deciding, gate];
  const columns = firstColumns(heads);
  const total = columns.at(-1)! + heads.at(-1)!.labels.length;
  const problem = createProblem(examples, heads, columns, total, recipe);
  const size = space.vocabulary.table.size + (space.basis?.rank ?? 0);
  const powers = heads.flatMap(({ labels, partial }) =>
    labels.map(() => (partial ? recipe.partialContrast : recipe.contrast)),
  );
  const telling = problem.targets.map((target, at) => (examples[Math.floor(at / total)]!.shaping ? target : 0));
  const freedom = powers.every((power) => power === 0)
    ? null
    : findFreedom(space.rows, size, space.vocabulary.table.size, { columns: total, targets: telling }, powers);
  const fitted = solveSquaredHinge(
    space.rows,
    size,
    { columns: total, ...problem, freedom },
    { epochs: recipe.epochs, tolerance, seed: 1 },
  );
  return { ...fitted, columns };
}

/**
 * Held-out scores: fitted on the folds that the example's group is not in.
 * @returns by example, by head (last the gate), one a label, bias included
 */
export function crossScore(plan: TrainPlan, recipe: Recipe, folds: number): Float64Array[][] {
  const { rows, space, opinion } = plan;
  const scores = new Array<Float64Array[]>(rows.length);
  for (let fold = 0; fold < folds; fold++) {
    const kept: number[] = [];
    const held: number[] = [];
    rows.forEach(({ group }, i) => {
      (foldOf(group, folds) === fold ? held : kept).push(i);
    });
    const part = {
      ...plan,
      rows: kept.map((i) => rows[i]!),
      space: { ...space, rows: selectRows(space.rows, kept) },
    };
    const fitted = fitModel(part, recipe);
    for (const i of held) scores[i] = scoreExample(space.rows, i, fitted);
    if (opinion === null) continue;
    const advice = fitOpinion({ ...opinion, rows: selectRows(opinion.rows, kept) }, part.rows, plan.heads);
    for (const i of held) adviseRow(opinion, i, advice, plan.heads, scores[i]!);
  }
  return scores;
}

/** Scores of one row of the space by head. */
function scoreExample(rows: SparseRows, row: number, { weights, bias, columns }: FittedModel): Float64Array[] {
  const scores = new Float64Array(bias.length);
  scoreRow(rows, row, weights, bias, scores);
  return columns.map((first, head) => scores.subarray(first, columns[head + 1]));
}

/** Folds what the latent columns weigh into the features themselves. */
export function foldLatent(fitted: FittedModel, space: FeatureSpace): FittedModel {
  const { basis, vocabulary } = space;
  if (basis === null) return fitted;
  const { size } = vocabulary.table;
  const columns = fitted.bias.length;
  const weights = fitted.weights.slice(0, size * columns);
  for (let slot = 0; slot < size; slot++) {
    for (let k = 0; k < basis.rank; k++) {
      const value = basis.vectors[slot * basis.rank + k]!;
      if (value === 0) continue;
      const from = (size + k) * columns;
      for (let c = 0; c < columns; c++) {
        weights[slot * columns + c] = weights[slot * columns + c]! + value * fitted.weights[from + c]!;
      }
    }
  }
  return { ...fitted, weights };
}

function firstColumns(heads: readonly HeadPlan[]): number[] {
  const columns: number[] = [];
  heads.reduce((column, { labels }) => {
    columns.push(column);
    return column + labels.length;
  }, 0);
  return columns;
}

function createProblem(
  rows: readonly TrainRow[],
  heads: readonly HeadPlan[],
  columns: readonly number[],
  total: number,
  recipe: Recipe,
): { readonly targets: Int8Array; readonly costs: Float32Array } {
  const targets = new Int8Array(rows.length * total);
  const costs = new Float32Array(rows.length * total);
  rows.forEach((row, i) => {
    for (const { head, label, weight } of row.parts) {
      const first = i * total + columns[head]!;
      const cost = weight * (heads[head]!.partial ? recipe.partialCost : recipe.cost);
      for (let k = 0; k < heads[head]!.labels.length; k++) {
        targets[first + k] = k === label ? 1 : -1;
        costs[first + k] = cost;
      }
    }
  });
  return { targets, costs };
}
