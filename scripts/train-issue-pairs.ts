// Trains models/issues/pairs.json, the trees that compare messages, from pairs of real messages read by hand, from written boards, and from
// generated messages:
//   npx tsx scripts/train-issue-pairs.ts BOARD… --alone BOARD… [--out DIR] [--folds]
// Written boards are put among the messages of the first boards; those behind --alone are compared by themselves.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { averagePrecision } from '../bench/average-precision.ts';
import { trainingSeeds } from '../bench/issues/generated-sample.ts';
import { createTreeSum } from '../src/cluster/trees/tree-sum.ts';
import type { MarkedPair } from './issue-pair-table.ts';
import { formatTrees, pairsOf, pairTraining, readIssueTraining, trainPairTrees } from './issue-training.ts';
import { updateManifest } from './update-manifest.ts';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    alone: { type: 'string', multiple: true, default: [] },
    out: { type: 'string', default: 'models/issues' },
    folds: { type: 'boolean', default: false },
  },
});
const training = await readIssueTraining([positionals, ...values.alone.map((file) => [file])]);
const { generated, written } = training;
const real = training.real.flatMap(({ pairs }) => pairs);

if (values.folds) {
  for (const left of written) {
    const others = written.filter((board) => board !== left);
    const score = createTreeSum(trainPairTrees([...others.flatMap(pairsOf), ...real, ...generated]));
    const print = (pairs: readonly MarkedPair[]): string => averagePrecisionOf(pairs, score).toFixed(3);
    process.stdout.write(
      `${left.name}: average precision ${print(left.alone)}, among others ${print(left.amongOthers)}\n`,
    );
  }
}
const pairs = [...written.flatMap(pairsOf), ...real, ...generated];
const path = join(values.out, 'pairs.json');
writeFileSync(path, formatTrees(trainPairTrees(pairs)));
const described = {
  method: 'gradient boosting with logistic loss',
  data: {
    written: { boards: written.length, ...countPairs(written.flatMap(pairsOf)) },
    real: countPairs(real),
    generated: { samples: trainingSeeds.length, ...countPairs(generated) },
  },
  ...pairTraining,
  sha256: createHash('sha256').update(readFileSync(path)).digest('hex'),
};
updateManifest(values.out, { comparison: described });
process.stdout.write(`${pairs.length} pairs, ${countPairs(pairs).oneIssue} of one issue, written to ${path}\n`);

function countPairs(all: readonly MarkedPair[]): { readonly pairs: number; readonly oneIssue: number } {
  return { pairs: all.length, oneIssue: all.filter(({ isOneIssue }) => isOneIssue).length };
}

function averagePrecisionOf(
  all: readonly MarkedPair[],
  score: (features: Float64Array, floor: number) => number,
): number {
  return averagePrecision(
    all.map(({ features, isOneIssue }) => ({ value: score(features, Number.NEGATIVE_INFINITY), isRight: isOneIssue })),
  );
}
