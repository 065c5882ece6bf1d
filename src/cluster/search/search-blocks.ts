import { createProblemPairs, type ProblemColumns } from '../classes/compare-problems.ts';
import type { PairComparer } from '../groups/compare-groups.ts';
import { createEdgeDraft, type Edges } from '../groups/edges.ts';
import { createMessageComparer, type MessageComparer } from '../pairs/compare.ts';
import type { PairColumns } from '../pairs/pair-columns.ts';
import { readPairTrees } from '../pairs/pair-trees.ts';
import type { IssueSettings } from '../settings.ts';
import type { Weights } from '../store/weights.ts';
import { type CandidateSearch, compareCandidates, createProposer, type EdgeRule } from './candidates.ts';

/** Items, messages or issues, that a thread takes at a time. */
const blockSize = 1024;

/** What is compared: messages, or the problems of issues. */
export type Compared = { readonly weights: Weights; readonly settings: IssueSettings } & (
  | { readonly of: 'messages'; readonly columns: PairColumns }
  | { readonly of: 'problems'; readonly columns: ProblemColumns }
);

/** How pairs are compared, and which below the floor are kept. */
export type SearchComparer = Pick<PairComparer, 'pair'> & Pick<EdgeRule, 'isKept'>;

/** Messages below the floor are kept where they share a matter. */
export function searchMessages({ pair, sharesMatter }: Pick<MessageComparer, 'pair' | 'sharesMatter'>): SearchComparer {
  return { pair, isKept: sharesMatter };
}

/** Problems below the floor are not kept. */
export function searchProblems({ pair }: Pick<PairComparer, 'pair'>): SearchComparer {
  return { pair, isKept: () => false };
}

/** A comparer for a thread of its own. */
export function openComparer({ weights, settings, ...compared }: Compared): SearchComparer {
  if (compared.of === 'problems') return searchProblems(createProblemPairs(compared.columns, weights, settings));
  return searchMessages(createMessageComparer(compared.columns, weights, settings, readPairTrees()));
}

/** A step of a search that several threads take blocks of. */
export interface ProposeTask {
  readonly search: CandidateSearch;
  /** One number, shared: the next block that nobody has taken. */
  readonly next: Int32Array;
}

/** The step in which candidates are compared, when all have been proposed. */
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

/** Number of blocks that a search is done in. */
export function countBlocks({ messages, from }: CandidateSearch): number {
  return Math.ceil((messages - from) / blockSize);
}

/** More blocks than any search has. */
const noMore = 2 ** 30;

/** Lets no thread take a further block: what they find is wanted no more. */
export function stopBlocks({ next }: Pick<ProposeTask, 'next'>): void {
  Atomics.store(next, 0, noMore);
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

/**
 * Proposes candidates for the blocks that this thread takes.
 * @param pause what is waited for after each block: on a thread that has others to see to, until it has done so
 */
export async function proposeBlocks(task: ProposeTask, pause: () => Promise<unknown>): Promise<void> {
  await takeBlocks(task, pause, createProposer(task.search));
}

/**
 * Compares the blocks that this thread takes, when all threads are done with proposing.
 * @param open gives the comparer; not asked where no block is left
 * @param pause as in `proposeBlocks`
 */
export async function compareBlocks(
  task: Omit<CompareTask, 'compared'>,
  open: () => SearchComparer,
  pause: () => Promise<unknown>,
): Promise<EdgeBlock[]> {
  const opened: { comparer?: SearchComparer } = {};
  const blocks: EdgeBlock[] = [];
  await takeBlocks(task, pause, (first, end, block) => {
    opened.comparer ??= open();
    const { comparer } = opened;
    const found = createEdgeDraft();
    compareCandidates(task.search, comparer, { floor: task.floor, isKept: comparer.isKept }, first, end, found);
    blocks.push({ block, edges: found.edges() });
  });
  return blocks;
}
