// Trains models/issues/pairs.json, the trees that compare messages, from pairs of real messages read by hand, from written boards, and from
// generated messages:
//   npx tsx scripts/train-issue-pairs.ts BOARD… --alone BOARD… [--out DIR] [--folds]
// Written boards are put among the messages of the first boards; those behind --alone are compared by themselves.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { averagePrecision } from '../bench/average-precision.ts';
import { trainingSeeds } from '../bench/issues/generated-sample.ts';
import { type BoostOptions, boostTrees } from '../src/cluster/pairs/boost-trees.ts';
import { pairFeatureNames, pairFeatures } from '../src/cluster/pairs/pair-features.ts';
import type { PairTrees } from '../src/cluster/pairs/pair-trees.ts';
import { createTreeSum } from '../src/cluster/pairs/tree-sum.ts';
import { markGeneratedPairs } from './generated-pairs.ts';
import {
  boardNames,
  type MarkedPair,
  markRealPairs,
  markWrittenPairs,
  readBoards,
  tableOf,
  untitle,
  type WrittenPairs,
  weightsOf,
} from './issue-pair-table.ts';

const labels = 'data/labels';
const training: BoostOptions = { trees: 200, rate: 0.05, leaves: 8, penalty: 20, leastRows: 30, bins: 128 };

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    alone: { type: 'string', multiple: true, default: [] },
    out: { type: 'string', default: 'models/issues' },
    folds: { type: 'boolean', default: false },
  },
});
const marksFile = 'models/issues/marks.json';
const boards = await readBoards(positionals);
const real: MarkedPair[] = [];
for (const some of [boards, ...(await Promise.all(values.alone.map((file) => readBoards([file]))))]) {
  real.push(...(await markRealPairs(some, marksFile)));
  real.push(...(await markRealPairs(await untitle(some), marksFile, weightsOf.realUntitled)));
}
const generated: MarkedPair[] = [];
for (const seed of trainingSeeds) generated.push(...(await markGeneratedPairs(seed)));
const names = boardNames(labels, 'training-issues');
const written: (WrittenPairs & { readonly name: string })[] = [];
for (const name of names) written.push({ name: basename(name), ...(await markWrittenPairs(name, boards)) });

if (values.folds) {
  for (const left of written) {
    const others = written.filter((board) => board !== left);
    const score = createTreeSum(train([...others.flatMap(pairsOf), ...real, ...generated]));
    const print = (pairs: readonly MarkedPair[]): string => averagePrecisionOf(pairs, score).toFixed(3);
    process.stdout.write(
      `${left.name}: average precision ${print(left.alone)}, among others ${print(left.amongOthers)}\n`,
    );
  }
}
const pairs = [...written.flatMap(pairsOf), ...real, ...generated];
const path = join(values.out, 'pairs.json');
writeFileSync(path, formatTrees(train(pairs)));
const manifestFile = join(values.out, 'manifest.json');
const manifest = JSON.parse(readFileSync(manifestFile, 'utf8')) as object;
const comparison = {
  method: 'gradient boosting with logistic loss; trees bound to the directions of their features',
  data: {
    written: { boards: written.length, ...countPairs(written.flatMap(pairsOf)) },
    real: countPairs(real),
    generated: { samples: trainingSeeds.length, ...countPairs(generated) },
  },
  ...training,
  sha256: createHash('sha256').update(readFileSync(path)).digest('hex'),
};
writeFileSync(manifestFile, `${JSON.stringify({ ...manifest, comparison }, null, 1)}\n`);
process.stdout.write(`${pairs.length} pairs, ${countPairs(pairs).oneIssue} of one issue, written to ${path}\n`);

function pairsOf(board: WrittenPairs): readonly MarkedPair[] {
  return [...board.alone, ...board.untitled, ...board.amongOthers];
}

function countPairs(all: readonly MarkedPair[]): { readonly pairs: number; readonly oneIssue: number } {
  return { pairs: all.length, oneIssue: all.filter(({ isOneIssue }) => isOneIssue).length };
}

function train(all: readonly MarkedPair[]): PairTrees {
  const directions = pairFeatureNames.map((name) => pairFeatures[name]);
  return { features: [...pairFeatureNames], ...boostTrees(tableOf(all), directions, training) };
}

function averagePrecisionOf(
  all: readonly MarkedPair[],
  score: (features: Float64Array, floor: number) => number,
): number {
  return averagePrecision(
    all.map(({ features, isOneIssue }) => ({ value: score(features, Number.NEGATIVE_INFINITY), isRight: isOneIssue })),
  );
}

/** A tree a line. */
function formatTrees({ features, base, trees }: PairTrees): string {
  const lines = trees.map((tree) => `  ${JSON.stringify(tree)}`).join(',\n');
  return `{\n "features": ${JSON.stringify(features)},\n "base": ${base},\n "trees": [\n${lines}\n ]\n}\n`;
}
