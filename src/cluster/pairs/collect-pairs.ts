import { findEdges } from '../candidates.ts';
import type { ClusterMessage } from '../contract.ts';
import { numberAuthors } from '../known-authors.ts';
import { prepareMessages } from '../prepare-messages.ts';
import type { IssueSettings } from '../settings.ts';
import { createStore } from '../store.ts';
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
  const read = createPairReader(store, weights, numberAuthors(store), createPairParts(store, weights));
  const found: CollectedPair[] = [];
  const pair = (a: number, b: number): number => {
    found.push({ left: store.keys[a]!, right: store.keys[b]!, features: read(a, b).slice() });
    return Number.NEGATIVE_INFINITY;
  };
  findEdges(0, ranks, order, store, weights, { pair, groups: () => Number.NEGATIVE_INFINITY }, settings);
  return found;
}

async function* inOneBatch(messages: readonly ClusterMessage[]): AsyncGenerator<readonly ClusterMessage[]> {
  yield messages;
}
