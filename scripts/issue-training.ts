import { basename } from 'node:path';
import { trainingSeeds } from '../bench/issues/generated-sample.ts';
import { pairFeatureNames } from '../src/cluster/pairs/pair-features.ts';
import { type BoostOptions, boostTrees } from '../src/cluster/trees/boost-trees.ts';
import type { BoostedTrees } from '../src/cluster/trees/boosted-trees.ts';
import { markGeneratedPairs } from './generated-pairs.ts';
import {
  boardNames,
  type MarkedPair,
  markRealPairs,
  markWrittenPairs,
  type RealBoards,
  readBoards,
  tableOf,
  untitle,
  type WrittenPairs,
  weightsOf,
} from './issue-pair-table.ts';

export const labelsFolder = 'data/labels';
export const marksFile = 'models/issues/marks.json';

/** How the trees that compare messages are grown. */
export const pairTraining: BoostOptions = { trees: 400, rate: 0.05, leaves: 8, penalty: 20, leastRows: 30, bins: 128 };

/** Real boards that are compared together, and the pairs of them that were marked. */
export interface RealPairs {
  readonly boards: RealBoards;
  readonly pairs: readonly MarkedPair[];
}

/** Pairs of a written board, `name` being its file's without ending. */
export interface NamedPairs extends WrittenPairs {
  readonly path: string;
  readonly name: string;
}

/** All that trees that compare messages learn from. */
export interface IssueTraining {
  readonly real: readonly RealPairs[];
  readonly generated: readonly MarkedPair[];
  readonly written: readonly NamedPairs[];
}

/** @param files boards that are compared together, the written ones among the first of them */
export async function readIssueTraining(files: readonly (readonly string[])[]): Promise<IssueTraining> {
  const real: RealPairs[] = [];
  for (const some of files) {
    const boards = await readBoards(some);
    const untitled = await markRealPairs(await untitle(boards), marksFile, weightsOf.realUntitled);
    real.push({ boards, pairs: [...(await markRealPairs(boards, marksFile)), ...untitled] });
  }
  const generated: MarkedPair[] = [];
  for (const seed of trainingSeeds) generated.push(...(await markGeneratedPairs(seed)));
  const written: NamedPairs[] = [];
  for (const path of boardNames(labelsFolder, 'training-issues')) {
    written.push({ path, name: basename(path), ...(await markWrittenPairs(path, real[0]!.boards)) });
  }
  return { real, generated, written };
}

export function pairsOf(board: WrittenPairs): readonly MarkedPair[] {
  return [...board.alone, ...board.untitled, ...board.amongOthers];
}

export function trainPairTrees(all: readonly MarkedPair[]): BoostedTrees {
  return { features: [...pairFeatureNames], ...boostTrees(tableOf(all), pairTraining) };
}

/** A tree a line. */
export function formatTrees({ features, base, trees }: BoostedTrees): string {
  const lines = trees.map((tree) => `  ${JSON.stringify(tree)}`).join(',\n');
  return `{\n "features": ${JSON.stringify(features)},\n "base": ${base},\n "trees": [\n${lines}\n ]\n}\n`;
}
