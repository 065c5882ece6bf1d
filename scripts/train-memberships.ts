// Trains models/issues/memberships.json, the trees that tell whether a message belongs to a group that stands, from written boards and from
// what readers said of real messages:
//   npx tsx scripts/train-memberships.ts BOARD… --alone BOARD… [--out DIR]
// The boards are those of train-issue-pairs.ts, and training-groups of data/labels. Groups and their scores are made by trees that learned from no pair of the board.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { caseFeatureNames } from '../src/cluster/memberships/case-features.ts';
import { type BoostOptions, boostTrees } from '../src/cluster/trees/boost-trees.ts';
import type { BoostedTrees } from '../src/cluster/trees/boosted-trees.ts';
import { boardNames } from './issue-pair-table.ts';
import { formatTrees, labelsFolder, marksFile, pairsOf, readIssueTraining, trainPairTrees } from './issue-training.ts';
import { type MarkedCase, markRealCases, markWrittenCases, tableOfCases } from './membership-table.ts';
import { updateManifest } from './update-manifest.ts';

const options: BoostOptions = { trees: 150, rate: 0.05, leaves: 8, penalty: 10, leastRows: 20, bins: 128 };
/** Parts of the boards, each grouped by trees of the others. */
const folds = 4;
/** Sums of trees whose mean counts. */
const bags = 5;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    alone: { type: 'string', multiple: true, default: [] },
    out: { type: 'string', default: 'models/issues' },
  },
});
const { real, generated, written } = await readIssueTraining([positionals, ...values.alone.map((file) => [file])]);
// No trees that compare messages learned from these.
const further = boardNames(labelsFolder, 'training-groups');
const writtenCases: MarkedCase[] = [];
const realCases: MarkedCase[] = [];
for (let fold = 0; fold < folds; fold += 1) {
  const isLeft = (_: unknown, at: number): boolean => at % folds === fold;
  const isKept = (_: unknown, at: number): boolean => at % folds !== fold;
  const trees = trainPairTrees([
    ...written.filter(isKept).flatMap(pairsOf),
    ...real.filter(isKept).flatMap(({ pairs }) => pairs),
    ...generated,
  ]);
  const paths = [...written.map(({ path }) => path).filter(isLeft), ...further.filter(isLeft)];
  for (const path of paths) writtenCases.push(...(await markWrittenCases(path, trees)));
  for (const { boards } of real.filter(isLeft)) realCases.push(...(await markRealCases(boards, marksFile, trees)));
}
const cases = [...writtenCases, ...realCases];
const trees = trainInBags(cases);
const path = join(values.out, 'memberships.json');
writeFileSync(path, formatTrees(trees));
const described = {
  method: 'gradient boosting with logistic loss; the mean of several sums of trees',
  data: { written: countCases(writtenCases), real: countCases(realCases) },
  ...options,
  bags,
  sha256: createHash('sha256').update(readFileSync(path)).digest('hex'),
};
updateManifest(values.out, { memberships: described });
process.stdout.write(`${cases.length} cases, ${countCases(cases).members} of members, written to ${path}\n`);

/** The mean of several sums of trees, each of which learned from all cases but others: one alone follows the few cases that there are. */
function trainInBags(all: readonly MarkedCase[]): BoostedTrees {
  const grown = Array.from({ length: bags }, (_, bag) =>
    boostTrees(tableOfCases(all.filter((_, at) => at % bags !== bag)), options),
  );
  const share = (value: number): number => Number((value / bags).toPrecision(5));
  return {
    features: [...caseFeatureNames],
    base: share(grown.reduce((sum, { base }) => sum + base, 0)),
    trees: grown.flatMap(({ trees }) =>
      trees.map((tree) => tree.map((node): typeof node => (node.length === 1 ? [share(node[0])] : node))),
    ),
  };
}

function countCases(all: readonly MarkedCase[]): { readonly cases: number; readonly members: number } {
  return { cases: all.length, members: all.filter(({ isMember }) => isMember).length };
}
