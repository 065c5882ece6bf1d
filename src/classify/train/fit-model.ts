import { chooseVocabulary, type FeatureDoc, type SparseRows, type Vocabulary, vectorise } from './feature-docs.ts';
import { foldOf } from './near-copies.ts';
import type { Recipe } from './recipe.ts';
import { type LinearWeights, scoreRow, solveSquaredHinge } from './squared-hinge.ts';

/** A set of labels that is decided together; see `Head` of the manifest. */
export interface HeadPlan {
  readonly name: string;
  readonly labels: readonly string[];
}

/** One example of one head. */
export interface TrainRow {
  readonly doc: FeatureDoc;
  readonly head: number;
  readonly label: number;
  /** Relative to the recipe's cost. */
  readonly weight: number;
  /** Near-copies share it: they are never on both sides of a split. */
  readonly group: number;
}

export interface FittedModel extends LinearWeights {
  readonly vocabulary: Vocabulary;
  /** First column of each head. */
  readonly columns: readonly number[];
}

/** The solver's accuracy; finer changes no decision. */
const tolerance = 0.02;

/**
 * Fits all heads over one vocabulary. The first head starts from what the others say of labels that they share
 * (`recipe.carry`), and learns only the difference.
 */
export function fitModel(rows: readonly TrainRow[], heads: readonly HeadPlan[], recipe: Recipe): FittedModel {
  const docs = rows.map(({ doc }) => doc);
  const vocabulary = chooseVocabulary(docs, recipe.minDocuments, recipe.maxSize);
  const matrix = vectorise(docs, vocabulary, recipe.groupWeights);
  const columns = firstColumns(heads);
  const total = columns.at(-1)! + heads.at(-1)!.labels.length;
  const problem = createProblem(rows, heads, columns, total, recipe);
  const solve = (offsets: Float32Array | null) =>
    solveSquaredHinge(
      matrix,
      vocabulary.table.size,
      { columns: total, ...problem, offsets },
      { epochs: recipe.epochs, tolerance, seed: 1 },
    );
  const first = solve(null);
  if (recipe.carry === 0 || heads.length === 1) return { ...first, vocabulary, columns };
  const carried = carriedColumns(heads, columns);
  const second = solve(carryScores(rows, matrix, first, carried, recipe.carry));
  return { ...addCarried(second, first, carried, recipe.carry), vocabulary, columns };
}

/** Held-out scores of each row on its own head: fitted on the folds that its group is not in. */
export function crossScore(
  rows: readonly TrainRow[],
  heads: readonly HeadPlan[],
  recipe: Recipe,
  folds: number,
): Float64Array[] {
  const scores = new Array<Float64Array>(rows.length);
  for (let fold = 0; fold < folds; fold++) {
    const inFold = rows.map(({ group }) => foldOf(group, folds) === fold);
    const fitted = fitModel(
      rows.filter((_, i) => !inFold[i]),
      heads,
      recipe,
    );
    const held = rows.map((_, i) => i).filter((i) => inFold[i]);
    const made = scoreRows(
      held.map((i) => rows[i]!),
      heads,
      fitted,
      recipe,
    );
    held.forEach((i, at) => {
      scores[i] = made[at]!;
    });
  }
  return scores;
}

/** Scores of each row on its own head, one a label, bias included. */
export function scoreRows(
  rows: readonly TrainRow[],
  heads: readonly HeadPlan[],
  fitted: FittedModel,
  recipe: Recipe,
): Float64Array[] {
  const matrix = vectorise(
    rows.map(({ doc }) => doc),
    fitted.vocabulary,
    recipe.groupWeights,
  );
  const scores = new Float64Array(fitted.bias.length);
  return rows.map(({ head }, i) => {
    scoreRow(matrix, i, fitted.weights, fitted.bias, scores);
    const first = fitted.columns[head]!;
    return scores.slice(first, first + heads[head]!.labels.length);
  });
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
    const first = i * total + columns[row.head]!;
    const cost = row.weight * (row.head > 0 && recipe.carry > 0 ? recipe.partialCost : recipe.cost);
    for (let k = 0; k < heads[row.head]!.labels.length; k++) {
      targets[first + k] = k === row.label ? 1 : -1;
      costs[first + k] = cost;
    }
  });
  return { targets, costs };
}

/** Pairs of columns: a label of the first head, the same label of a later one. */
function carriedColumns(
  heads: readonly HeadPlan[],
  columns: readonly number[],
): readonly (readonly [number, number])[] {
  return heads.slice(1).flatMap(({ labels }, h) =>
    labels.flatMap((label, k) => {
      const main = heads[0]!.labels.indexOf(label);
      return main < 0 ? [] : [[main, columns[h + 1]! + k] as const];
    }),
  );
}

function carryScores(
  rows: readonly TrainRow[],
  matrix: SparseRows,
  from: LinearWeights,
  carried: readonly (readonly [number, number])[],
  carry: number,
): Float32Array {
  const total = from.bias.length;
  const offsets = new Float32Array(rows.length * total);
  const scores = new Float64Array(total);
  rows.forEach((row, i) => {
    if (row.head !== 0) return;
    scoreRow(matrix, i, from.weights, from.bias, scores);
    for (const [main, other] of carried)
      offsets[i * total + main] = offsets[i * total + main]! + carry * scores[other]!;
  });
  return offsets;
}

function addCarried(
  fitted: LinearWeights,
  from: LinearWeights,
  carried: readonly (readonly [number, number])[],
  carry: number,
): LinearWeights {
  const total = fitted.bias.length;
  const { weights, bias } = fitted;
  for (const [main, other] of carried) {
    bias[main] = bias[main]! + carry * from.bias[other]!;
    for (let row = 0; row < weights.length; row += total) {
      weights[row + main] = weights[row + main]! + carry * from.weights[row + other]!;
    }
  }
  return { weights, bias };
}
