import type { ClusterMessage } from '../../src/cluster/contract.ts';
import type { Comparer } from '../../src/cluster/pairs/compare.ts';
import { pairFeatureNames } from '../../src/cluster/pairs/pair-features.ts';
import type { Background } from '../../src/cluster/semantics/word-shares.ts';
import type { IssueVectors, WordVectors } from '../../src/cluster/semantics/word-vectors.ts';
import { issueSettings } from '../../src/cluster/settings.ts';
import { createDraft } from '../../src/cluster/store/draft.ts';
import { createStore, type MessageStore } from '../../src/cluster/store/store.ts';

/** No word has a direction. */
const none: WordVectors = { dimensions: 0, ids: new Map(), values: new Int8Array() };
export const noVectors: IssueVectors = { words: none, problems: none };

/** A board of fewer than a thousand messages is filled up to so many, of which nothing is known. */
export const plainBackground: Background = { messages: 1000, shares: new Map() };

export const plainSettings = issueSettings.parse({});

/** A message with these terms, as the lake column `issue_terms` has them. */
export function createPlain(issueTerms: string, more: Partial<ClusterMessage> = {}): ClusterMessage {
  return {
    key: '',
    createdAt: '2030-01-01 08:00:00',
    author: null,
    title: '',
    hasOwnTitle: true,
    titleTokens: '',
    issueTerms,
    askKinds: '',
    likelyKinds: '',
    namePieces: '',
    topic: '',
    subtopic: null,
    kind: '',
    region: null,
    ...more,
  };
}

/** A store of such messages, in this order. */
export function storeOf(
  messages: readonly (string | ClusterMessage)[],
  vectors: WordVectors = noVectors.words,
): MessageStore {
  const store = createStore();
  const draft = createDraft(store, vectors);
  for (const [i, message] of messages.entries()) {
    const whole = typeof message === 'string' ? createPlain(message) : message;
    draft.add({ ...whole, key: String(i) });
  }
  draft.finish();
  return store;
}

/** Messages in the order of their indices. */
export function inOrder(size: number): Int32Array {
  return Int32Array.from({ length: size }, (_, i) => i);
}

/** Compares by what is said of pairs, of groups by the mean of all pairs; −5 for pairs of which nothing is said. */
export function compareBy(scores: readonly (readonly [a: number, b: number, score: number])[]): Comparer {
  const known = new Map(scores.map(([a, b, score]) => [`${Math.min(a, b)},${Math.max(a, b)}`, score]));
  const pair = (a: number, b: number): number => known.get(`${Math.min(a, b)},${Math.max(a, b)}`) ?? -5;
  return {
    pair,
    groups: (left, right) => {
      const all = left.flatMap((a) => right.map((b) => pair(a, b)));
      return all.reduce((sum, score) => sum + score, 0) / all.length;
    },
    isElsewhere: () => false,
    sharesMatter: () => false,
    cosine: () => 0,
    features: () => new Float64Array(pairFeatureNames.length),
  };
}
