import { shared } from '../../core/shared-arrays.ts';
import { isArea } from '../names/areas.ts';
import { isSpecificName, rateMatter } from '../names/specific-names.ts';
import { type MessageStore, namesKind, termKinds } from './store.ts';
import type { TellingScale } from './telling-scale.ts';

/** Share of a word's messages that have it inside a name, from which on it tells a place as names do. */
const leastShare = 0.5;

/** What terms weigh, by term id. */
export interface TermWeights {
  /** Inverse document frequency by term; 0 for regions, which are compared apart. */
  readonly idf: Float32Array;
  /** Share of a term's messages in which it stands inside a name: how far it tells the place and not the problem. */
  readonly placeShare: Float32Array;
  /** How far a word tells of one issue by being rare, 0 to 1, by term id; 0 for names and regions. */
  readonly rarity: Float32Array;
  /** How far a name, or a word that stands inside names, tells one place by being rare, 0 to 1, by term id; see `isSpecificName`. */
  readonly specificity: Float32Array;
  /** How far it tells one matter at that place, too: at most its specificity; see `rateMatter`. */
  readonly matterSpecificity: Float32Array;
  /** How much it tells that two messages name the same county or district, by term id: the logarithm of how few name it; else 0. */
  readonly areaTells: Float32Array;
}

/** @param isWord whether a word is general Chinese */
export function weighVocabulary(
  store: MessageStore,
  scale: TellingScale,
  isWord: (word: string) => boolean,
): TermWeights {
  const { counts, namedCounts, kinds, texts } = store.vocabulary;
  const idf = shared.float32(counts.length);
  const placeShare = shared.float32(counts.length);
  const rarity = shared.float32(counts.length);
  const specificity = shared.float32(counts.length);
  const matterSpecificity = shared.float32(counts.length);
  const areaTells = shared.float32(counts.length);
  for (let id = 0; id < idf.length; id += 1) {
    const kind = kinds.data[id]!;
    const expected = kind === termKinds.word ? scale.expected(texts[id]!) : 0;
    const messages = Math.max(1, counts.data[id]! + expected);
    if (kind === termKinds.region) areaTells[id] = isArea(texts[id]!) ? scale.tells(messages) : 0;
    else idf[id] = scale.tells(messages);
    if (kind === termKinds.word) rarity[id] = scale.rarityOf(messages);
    // What a kind of thing is called tells the matter.
    if (kind === termKinds.name) placeShare[id] = namesKind(store.vocabulary, id) ? 0 : 1;
    else placeShare[id] = namedCounts.data[id]! / (counts.data[id]! + 1);
    const mayName = kind !== termKinds.region && placeShare[id]! >= leastShare;
    const specific = mayName ? scale.specificityOf(messages) : 0;
    if (specific > 0 && isSpecificName(texts[id]!, isWord)) {
      specificity[id] = specific;
      matterSpecificity[id] = specific * rateMatter(texts[id]!);
    }
  }
  return { idf, placeShare, rarity, specificity, matterSpecificity, areaTells };
}
