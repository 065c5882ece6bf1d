import type { Stopwatch } from '../core/stopwatch.ts';
import { agglomerate } from './groups/agglomerate.ts';
import { type Edges, pickEdges } from './groups/edges.ts';
import type { Groups } from './groups/groups.ts';
import type { Comparer } from './pairs/compare.ts';
import type { PairColumns } from './pairs/pair-columns.ts';
import { findEdgesAround } from './search/around-groups.ts';
import { type CandidateSearch, prepareSearch } from './search/candidates.ts';
import { searchMessages } from './search/search-blocks.ts';
import { searchEdges } from './search/search-threads.ts';
import type { IssueSettings } from './settings.ts';
import { roundScores } from './state/state.ts';
import type { PreparedMessages } from './store/prepare-messages.ts';
import type { MessageStore } from './store/store.ts';

/**
 * Joins the messages from a number on, and their groups, with those that they are one issue with.
 * @returns what was compared: what it was found with takes much memory, which nobody needs any more
 */
export async function joinMessages(
  groups: Groups,
  from: number,
  prepared: PreparedMessages,
  compared: ComparedMessages,
  { settings, threads }: { readonly settings: IssueSettings; readonly threads: number },
  watch: Stopwatch<'candidates'>,
): Promise<{ readonly near: FoundPairs; readonly beyond: FoundPairs }> {
  const { comparer } = compared;
  const grouping = { ranks: prepared.ranks, comparer, settings };
  const { search, ...near } = await findPairs(from, prepared, compared, settings, threads);
  watch.lap('candidates');
  agglomerate(groups, near.edges, grouping);
  const around = findEdgesAround(groups, search, searchMessages(comparer), floorOf(settings));
  const beyond = sortPairs(around, comparer, settings);
  agglomerate(groups, beyond.edges, grouping);
  return { near, beyond };
}

/** Messages, and how they are compared. */
export interface ComparedMessages {
  readonly store: MessageStore;
  readonly columns: PairColumns;
  readonly comparer: Comparer;
}

/** Compares the messages from a number on with those that they may be one issue with. */
async function findPairs(
  from: number,
  { order, ranks, weights }: PreparedMessages,
  { store, columns, comparer }: ComparedMessages,
  settings: IssueSettings,
  threads: number,
): Promise<FoundPairs & { readonly search: CandidateSearch }> {
  const search = prepareSearch(from, ranks, order, store, weights, settings);
  const compared = { of: 'messages', columns, weights, settings } as const;
  const found = await searchEdges({ search, compared, floor: floorOf(settings) }, searchMessages(comparer), threads);
  return { search, ...sortPairs(found, comparer, settings) };
}

/** Pairs that were compared: those that may join groups, and those that may be one issue in a person's view. */
export interface FoundPairs {
  readonly edges: Edges;
  readonly possible: Edges;
}

/** Log-odds from which on a pair is either. */
function floorOf({ edgeThreshold, possibleThreshold }: IssueSettings): number {
  return Math.min(edgeThreshold, possibleThreshold);
}

function sortPairs(found: Edges, comparer: Comparer, { edgeThreshold, possibleThreshold }: IssueSettings): FoundPairs {
  const isPossible = (pair: number): boolean => {
    const [left, right] = [found.left[pair]!, found.right[pair]!];
    if (found.scores[pair]! < possibleThreshold) return comparer.sharesMatter(left, right);
    return !comparer.isElsewhere(left, right);
  };
  return {
    edges: pickEdges(found, (pair) => found.scores[pair]! >= edgeThreshold),
    possible: roundScores(pickEdges(found, isPossible)),
  };
}

/** The pairs whose messages are in two groups. */
export function pickUnjoined(pairs: Edges, groups: Groups): Edges {
  return pickEdges(pairs, (pair) => groups.of[pairs.left[pair]!] !== groups.of[pairs.right[pair]!]);
}
