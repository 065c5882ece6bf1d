import { createGrowable } from '../../core/growable.ts';
import type { ClusterMessage } from '../contract.ts';
import { foldName, indexNames, longestName, type NameIndex, scanOutsideTowns } from '../names/learn-names.ts';
import { fillPieceSlots, pieceSlots } from '../names/name-pieces.ts';
import { type KnownNames, listRelatedNames } from '../names/related-names.ts';
import { isSpecificName } from '../names/specific-names.ts';
import { fillPartSlots, partSlots } from '../names/stated-parts.ts';
import type { WordVectors } from '../semantics/word-vectors.ts';
import { fillKindSlots, kindSlots } from '../terms/message-kinds.ts';
import { matterOf } from '../terms/problem-lexicon.ts';
import { createLabelCache } from './message-labels.ts';
import { bodyFlag, createTermPacker, packUse } from './pack-terms.ts';
import { createPackedNumbers } from './packed-numbers.ts';
import { createPackedTexts } from './packed-texts.ts';
import { internTerm, type MessageStore, nameFlag, termKinds, titleFlag, useBits, type Vocabulary } from './store.ts';
import { createTextCache } from './text-cache.ts';

const useMask = 2 ** useBits - 1;
/** What of a use the store keeps. */
const keptBits = useMask & ~bodyFlag;

/** Messages on their way into a store. */
export interface StoreDraft {
  readonly add: (message: ClusterMessage) => void;
  /** Finds the names learned from all messages in those added, and completes them. */
  readonly finish: () => void;
}

/** Takes messages one by one, for a store that gets them all at once. */
export function createDraft(store: MessageStore, vectors: WordVectors): StoreDraft {
  const { vocabulary } = store;
  const isGeneral = (word: string): boolean => vectors.ids.has(word) || matterOf.has(word);
  const packed = createPackedNumbers();
  const ends = createGrowable((length) => new Uint32Array(length));
  const titles = createPackedTexts();
  const cores = new Map<string, number>();
  const packTerms = createTermPacker(vocabulary, cores, isGeneral);
  const labelsOf = createLabelCache();
  const regionOf = createTextCache();
  const slots = new Uint32Array(kindSlots);
  const pieces = new Uint32Array(pieceSlots);
  const parts = new Uint32Array(partSlots);
  return {
    add: (message) => {
      store.keys.push(message.key);
      store.times.push(message.createdAt);
      store.titles.push(message.title.replace(/\s+/gu, ' ').trim());
      store.ownTitles.push(message.hasOwnTitle ? 1 : 0);
      store.labels.push(labelsOf(message));
      store.authors.push(message.author);
      store.regions.push(regionOf(message.region));
      fillKindSlots(message.askKinds, slots.fill(0));
      store.askKinds.append(slots);
      fillKindSlots(message.likelyKinds, slots.fill(0));
      store.likelyKinds.append(slots);
      fillPieceSlots(message.namePieces, pieces.fill(0));
      store.pieces.append(pieces);
      fillPartSlots(message.issueTerms, parts.fill(0));
      store.parts.append(parts);
      const title = foldName(message.titleTokens.replaceAll(' ', ''));
      titles.push(title);
      packTerms(message.issueTerms, title, packed);
      ends.push(packed.length);
    },
    finish: () => {
      const index = indexNames(collectNames(packed.pieces(), vocabulary, isGeneral));
      const relatedTo = createRelations(vocabulary, index.names, isGeneral, listShortened(vocabulary, cores));
      // About all: a name found in addition mostly repeats one that is there.
      for (const numbers of [store.terms, store.uses]) numbers.reserve(store.terms.length + packed.length);
      const findNames = createNameFinder(vocabulary, index, relatedTo);
      let terms = new Uint32Array(1024);
      let i = 0;
      let from = 0;
      for (const title of titles.drain()) {
        const own = ends.data[i]! - from;
        terms = withRoom(terms, own);
        packed.take(terms, own);
        const found = findNames(title, terms.subarray(0, own));
        terms = withRoom(terms, own + found.length);
        terms.set(found, own);
        pushTerms(store, terms.subarray(0, own + found.length).sort());
        from = ends.data[i]!;
        i += 1;
      }
      cores.clear();
    },
  };
}

/** Cores that are left of names without their ends. */
function listShortened({ texts }: Vocabulary, cores: ReadonlyMap<string, number>): Set<string> {
  const shortened = new Set<string>();
  for (const [name, id] of cores) if (!foldName(name).endsWith(texts[id]!)) shortened.add(texts[id]!);
  return shortened;
}

/** Ids of the names related to a name, by its id; none for other terms. */
function createRelations(
  vocabulary: Vocabulary,
  sought: ReadonlySet<string>,
  isGeneral: (word: string) => boolean,
  shortened: ReadonlySet<string>,
): (id: number) => readonly number[] {
  const { texts, kinds, ids } = vocabulary;
  const known: KnownNames = {
    sought,
    isFound: (name) => ids[termKinds.name].has(name),
    isSpecific: (name) => isSpecificName(name, isGeneral),
    isShortened: (name) => shortened.has(name),
  };
  const none: readonly number[] = [];
  const isUnrelated = new Uint8Array(texts.length);
  const relations = new Map<number, readonly number[]>();
  return (id) => {
    if (kinds.data[id] !== termKinds.name || isUnrelated[id] === 1) return none;
    let related = relations.get(id);
    if (related === undefined) {
      related = listRelatedNames(texts[id]!, known).map((name) => internTerm(vocabulary, termKinds.name, name));
      if (related.length === 0) isUnrelated[id] = 1;
      else relations.set(id, related);
    }
    return related;
  };
}

/**
 * Finds in messages the names that were learned from all of them, and the names related to those and to their own.
 * @returns of a title and the packed terms of its message what is to be added to them, packed as well
 */
function createNameFinder(
  vocabulary: Vocabulary,
  index: NameIndex,
  relatedTo: (id: number) => readonly number[],
): (title: string, own: Uint32Array) => number[] {
  return (title, own) => {
    const body = joinBody(vocabulary, own);
    const regions = listRegions(vocabulary, own);
    const found = scanOutsideTowns(title, index, regions).map((name) => packUse(vocabulary, name, titleFlag));
    for (const name of scanOutsideTowns(body, index, regions)) found.push(packUse(vocabulary, name, 1));
    const related: number[] = [];
    for (const terms of [own, found]) {
      for (const term of terms) {
        for (const id of relatedTo(term >>> useBits)) related.push(((id << useBits) | (term & useMask)) >>> 0);
      }
    }
    return found.concat(related);
  };
}

/** The same numbers with room for so many, at least. */
function withRoom(numbers: Uint32Array<ArrayBuffer>, length: number): Uint32Array<ArrayBuffer> {
  if (length <= numbers.length) return numbers;
  const grown = new Uint32Array(2 * length);
  grown.set(numbers);
  return grown;
}

/** The body's words joined, as a draft has them: names that the segmenter cut stand together again. */
function joinBody({ texts }: Vocabulary, packed: Uint32Array): string {
  let body = '';
  for (const term of packed) if (term & bodyFlag) body += texts[term >>> useBits]!;
  return foldName(body);
}

function listRegions({ texts, kinds }: Vocabulary, packed: Uint32Array): string[] {
  const regions: string[] = [];
  for (const term of packed)
    if (kinds.data[term >>> useBits] === termKinds.region) regions.push(texts[term >>> useBits]!);
  return regions;
}

/** Appends a message's terms, the uses of one term united. */
function pushTerms(store: MessageStore, sorted: Uint32Array): void {
  const { counts, namedCounts } = store.vocabulary;
  for (let at = 0; at < sorted.length; ) {
    const id = sorted[at]! >>> useBits;
    let use = 0;
    for (; at < sorted.length && sorted[at]! >>> useBits === id; at += 1) use |= sorted[at]! & keptBits;
    store.terms.push(id);
    store.uses.push(use);
    counts.data[id]! += 1;
    if (use & nameFlag) namedCounts.data[id]! += 1;
  }
  store.starts.push(store.terms.length);
}

/**
 * Names worth looking for: those that patterns found in two messages or in a title, of three characters or more; or of two
 * characters where they were found in two messages. Not what was mostly taken for a kind of thing.
 */
function collectNames(
  packed: readonly Uint32Array[],
  vocabulary: Vocabulary,
  isGeneral: (word: string) => boolean,
): Set<string> {
  const counts = vocabulary.counts.data.slice(0, vocabulary.counts.length);
  const kindCounts = vocabulary.namedCounts.data.slice(0, vocabulary.counts.length);
  const inTitle = new Uint8Array(counts.length);
  for (const terms of packed) {
    for (let at = 0; at < terms.length; at += 1) {
      const term = terms[at]!;
      counts[term >>> useBits]! += 1;
      if (term & nameFlag) kindCounts[term >>> useBits]! += 1;
      if (term & titleFlag) inTitle[term >>> useBits] = 1;
    }
  }
  const names = new Set<string>();
  for (const [name, id] of vocabulary.ids[termKinds.name]) {
    if (name.length > longestName || name.length < 2 || isGeneral(name) || kindCounts[id]! * 2 > counts[id]!) continue;
    if (counts[id]! >= 2 || (name.length >= 3 && inTitle[id] === 1)) names.add(name);
  }
  return names;
}
