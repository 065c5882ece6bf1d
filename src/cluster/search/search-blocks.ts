import { createMessageComparer } from '../compare.ts';
import type { PairComparer } from '../compare-groups.ts';
import { createProblemPairs, type ProblemColumns } from '../compare-problems.ts';
import { createEdgeDraft, type Edges } from '../edges.ts';
import type { PairColumns } from '../pairs/pair-columns.ts';
import { readPairTrees } from '../pairs/pair-trees.ts';
import type { IssueSettings } from '../settings.ts';
import type { Weights } from '../weights.ts';
import { type CandidateSearch, compareCandidates, createProposer, type EdgeRule } from './candidates.ts';

/** Items, messages or issues, that a thread takes at a time. */
const blockSize = 1024;

/** What is compared: messages, of which those below the floor that share a matter are kept, too, or problems of issues. */
export type Compared = { readonly weights: Weights; readonly settings: IssueSettings } & (
  | { readonly of: 'messages'; readonly columns: PairColumns }
  | { readonly of: 'problems'; readonly columns: ProblemColumns }
);

/** How pairs are compared, and which below the floor are kept. */
export interface SearchComparer extends Pick<PairComparer, 'pair'>, Pick<EdgeRule, 'isKept'> {}

/** A comparer for a thread of its own. */
export function openComparer({ weights, settings, ...compared }: Compared): SearchComparer {
  if (compared.of === 'problems') {
    return { ...createProblemPairs(compared.columns, weights, settings), isKept: () => false };
  }
  const { pair, sharesMatter } = createMessageComparer(compared.columns, weights, settings, readPairTrees());
  return { pair, isKept: sharesMatter };
}

/** A step of a search that several threads take blocks of. */
export interface ProposeTask {
  readonly search: CandidateSearch;
  /** One number, shared: the next block that nobody has taken. */
  readonly next: Int32Array;
}

export interface CompareTask extends ProposeTask {
  readonly compared: Compared;
  /** Log-odds from which on a pair is kept in any case. */
  readonly floor: number;
}

/** The edges of a block of items. */
export interface EdgeBlock {
  readonly block: number;
  readonly edges: Edges;
}

/** Does the blocks of a step that no other thread takes, one after another. */
async function takeBlocks(
  { search, next }: ProposeTask,
  pause: () => Promise<unknown>,
  run: (first: number, end: number, block: number) => void,
): Promise<void> {
  for (;;) {
    const block = Atomics.add(next, 0, 1);
    const first = search.from + block * blockSize;
    if (first >= search.messages) return;
    run(first, Math.min(search.messages, first + blockSize), block);
    await pause();
  }
}

/** @param pause what is waited for after each block: on a thread that has others to see to, until it has done so */
export async function proposeBlocks(task: ProposeTask, pause: () => Promise<unknown>): Promise<void> {
  await takeBlocks(task, pause, createProposer(task.search));
}

/** Compares, when all threads are done with proposing. @param pause as above */
export async function compareBlocks(
  task: Omit<CompareTask, 'compared'>,
  comparer: SearchComparer,
  pause: () => Promise<unknown>,
): Promise<EdgeBlock[]> {
  const rule = { floor: task.floor, isKept: comparer.isKept };
  const blocks: EdgeBlock[] = [];
  await takeBlocks(task, pause, (first, end, block) => {
    const found = createEdgeDraft();
    compareCandidates(task.search, comparer, rule, first, end, found);
    blocks.push({ block, edges: found.edges() });
  });
  return blocks;
}
