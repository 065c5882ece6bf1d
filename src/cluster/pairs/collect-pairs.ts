import type { ClusterMessage } from '../contract.ts';
import { findEdges, prepareSearch } from '../search/candidates.ts';
import type { IssueSettings } from '../settings.ts';
import { prepareMessages } from '../store/prepare-messages.ts';
import { createStore } from '../store/store.ts';
import { readPairColumns } from './pair-columns.ts';
import { createPairParts, createPairReader } from './pair-features.ts';

/** Two messages that would be compared, by their keys, and what tells whether they speak of one issue. */
export interface CollectedPair {
  readonly left: string;
  readonly right: string;
  /** In the order of `pairFeatureNames`. */
  readonly features: Float64Array;
}

/** All pairs of some messages that clustering in one run would compare. */
export async function collectPairs(
  messages: readonly ClusterMessage[],
  settings: IssueSettings,
): Promise<CollectedPair[]> {
  const store = createStore();
  const { order, ranks, weights } = await prepareMessages(store, inOneBatch(messages), settings, {
    ownNames: [],
    lap: () => {},
  });
  const columns = readPairColumns(store, weights);
  const read = createPairReader(columns, weights, createPairParts(columns, weights));
  const found: CollectedPair[] = [];
  const pair = (a: number, b: number): number => {
    found.push({ left: store.keys[a]!, right: store.keys[b]!, features: read(a, b).slice() });
    return Number.NEGATIVE_INFINITY;
  };
  const search = prepareSearch(0, ranks, order, store, weights, settings);
  findEdges(search, { pair }, { floor: settings.edgeThreshold, isKept: () => false });
  return found;
}

/** Messages as clustering reads them. */
export async function* inOneBatch(messages: readonly ClusterMessage[]): AsyncGenerator<readonly ClusterMessage[]> {
  yield messages;
}
