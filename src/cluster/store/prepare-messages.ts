import { shared } from '../../core/shared-arrays.ts';
import type { ClusterMessage } from '../contract.ts';
import { uniteHomophones } from '../names/homophones.ts';
import { findCore } from '../names/learn-names.ts';
import { uniteVariants } from '../names/name-variants.ts';
import { loadSounds } from '../names/syllables.ts';
import { readShares } from '../semantics/word-shares.ts';
import { type IssueVectors, readIssueVectors } from '../semantics/word-vectors.ts';
import type { IssueSettings } from '../settings.ts';
import { createDraft } from './draft.ts';
import type { MessageStore } from './store.ts';
import { tidyUp } from './tidy-up.ts';
import { type Weights, weighTerms } from './weights.ts';

/** Messages that may be compared. */
export interface PreparedMessages {
  /** Message numbers in the order of (time, key), and the position of each message in it. */
  readonly order: Int32Array;
  readonly ranks: Int32Array;
  readonly weights: Weights;
  readonly vectors: IssueVectors;
  /** Whether a word is general Chinese. */
  readonly isGeneral: (word: string) => boolean;
}

/**
 * Takes messages into a store, unites the spellings of names over all that it holds, and weighs them.
 * @param ownNames names of places that the deployment lists
 * @param lap called with the name of each step when it is done
 */
export async function prepareMessages(
  store: MessageStore,
  batches: AsyncIterable<Iterable<ClusterMessage>>,
  settings: IssueSettings,
  { ownNames, lap }: { readonly ownNames: readonly string[]; readonly lap: (step: 'read' | 'names') => void },
): Promise<PreparedMessages> {
  const vectors = readIssueVectors();
  const draft = createDraft(store, vectors.words);
  for await (const batch of batches) for (const message of batch) draft.add(message);
  lap('read');
  tidyUp(store);
  draft.finish();
  const isGeneral = (word: string): boolean => vectors.words.ids.has(word);
  uniteVariants(store, isGeneral);
  const ownCores = new Set(ownNames.map((name) => findCore(name, isGeneral)));
  uniteHomophones(store, isGeneral, await loadSounds(), ownCores);
  tidyUp(store);
  lap('names');
  const order = orderMessages(store);
  const ranks = shared.int32(order.length);
  for (let rank = 0; rank < order.length; rank += 1) ranks[order[rank]!] = rank;
  const weights = weighTerms(store, settings, vectors, readShares());
  return { order, ranks, weights, vectors, isGeneral };
}

function orderMessages(store: MessageStore): Int32Array {
  const { times, keys } = store;
  const order = new Int32Array(keys.length);
  for (let i = 0; i < order.length; i += 1) order[i] = i;
  return order.sort((a, b) => {
    if (times[a]! !== times[b]!) return times[a]! < times[b]! ? -1 : 1;
    return keys[a]! < keys[b]! ? -1 : 1;
  });
}
