import { createGrowable } from '../../core/growable.ts';
import { shared } from '../../core/shared-arrays.ts';
import { matterNames, matterOf } from '../terms/problem-lexicon.ts';
import { countMask, type MessageStore, termKinds, titleFlag } from './store.ts';

/** The matters that messages speak of. */
export interface MatterWeights {
  /** Matters of message `i`: `matterStarts[i] … matterStarts[i + 1]`, ascending, their weights of length 1. */
  readonly matterStarts: Uint32Array;
  readonly matters: Uint8Array;
  readonly matterWeights: Float32Array;
}

/** TF-IDF over the matters that a message speaks of, a matter's words counted together and the title three times. */
export function weighMatters(store: MessageStore): MatterWeights {
  const { texts, kinds } = store.vocabulary;
  const matterOfTerm = new Int16Array(texts.length).fill(-1);
  for (let id = 0; id < texts.length; id += 1) {
    if (kinds.data[id] === termKinds.word) matterOfTerm[id] = matterOf.get(texts[id]!) ?? -1;
  }
  const size = store.keys.length;
  const starts = store.starts.data;
  const terms = store.terms.data;
  const termUses = store.uses.data;
  const messages = new Float64Array(matterNames.length);
  const counts = new Float64Array(matterNames.length);
  const matterStarts = shared.uint32(size + 1);
  const matters = createGrowable(shared.uint8);
  const weights = createGrowable(shared.float32);
  for (let i = 0; i < size; i += 1) {
    counts.fill(0);
    for (let at = starts[i]!; at < starts[i + 1]!; at += 1) {
      const matter = matterOfTerm[terms[at]!]!;
      if (matter < 0) continue;
      const use = termUses[at]!;
      counts[matter]! += (use & countMask) + (use & titleFlag ? 3 : 0);
    }
    for (let matter = 0; matter < counts.length; matter += 1) {
      if (counts[matter] === 0) continue;
      messages[matter]! += 1;
      matters.push(matter);
      weights.push(1 + Math.log(counts[matter]!));
    }
    matterStarts[i + 1] = matters.length;
  }
  const matterWeights = weights.data;
  for (let i = 0; i < size; i += 1) {
    let sum = 0;
    for (let at = matterStarts[i]!; at < matterStarts[i + 1]!; at += 1) {
      matterWeights[at]! *= Math.log((size + 1) / messages[matters.data[at]!]!);
      sum += matterWeights[at]! ** 2;
    }
    const norm = Math.sqrt(sum) || 1;
    for (let at = matterStarts[i]!; at < matterStarts[i + 1]!; at += 1) matterWeights[at]! /= norm;
  }
  return { matterStarts, matters: matters.data, matterWeights };
}
