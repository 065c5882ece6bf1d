import { QingyuError } from '../../core/errors.ts';
import { createGrowable, type Growable } from '../../core/growable.ts';
import type { LocalTime } from '../../core/message.ts';
import { shared } from '../../core/shared-arrays.ts';
import type { ClusterMessage } from '../contract.ts';
import { findCore, foldName, indexNames, longestName, scanOutsideTowns } from '../names/learn-names.ts';
import { fillPieceSlots, pieceSlots } from '../names/name-pieces.ts';
import { type KnownNames, listRelatedNames } from '../names/related-names.ts';
import { isSpecificName } from '../names/specific-names.ts';
import { fillPartSlots, partSlots } from '../names/stated-parts.ts';
import type { WordVectors } from '../semantics/word-vectors.ts';
import { fillKindSlots, kindSlots } from '../terms/message-kinds.ts';
import { matterOf } from '../terms/problem-lexicon.ts';
import { createLabelCache, type MessageLabelTexts } from './message-labels.ts';
import { createPackedNumbers, type PackedNumbers } from './packed-numbers.ts';
import { createPackedTexts } from './packed-texts.ts';
import { createTextCache } from './text-cache.ts';

export const termKinds = { word: 0, name: 1, region: 2 } as const;
export type TermKind = (typeof termKinds)[keyof typeof termKinds];

/** Set in a term's use where the title has it. */
export const titleFlag = 0x80;
/** Set in a word's use where it stands inside a name, in a name's where it is a kind of thing there. Of the rest of the byte the low bits are the count in the body, to 9. */
export const nameFlag = 0x40;
export const countMask = 0x0f;
/** Set in a name's use where it was written with an end that tells an estate and that its core leaves out. */
export const estateFlag = 0x10;

/** Distinct terms, numbered in order of their first appearance. */
export interface Vocabulary {
  /** By kind: a word and a name that read alike are two terms. */
  readonly ids: readonly [words: Map<string, number>, names: Map<string, number>, regions: Map<string, number>];
  readonly texts: string[];
  readonly kinds: Growable<Uint8Array>;
  /** Number of messages with the term. */
  readonly counts: Growable<Int32Array>;
  /** Number of messages that have the word inside a name, or the name as a kind of thing. */
  readonly namedCounts: Growable<Int32Array>;
}

/** All messages that clustering remembers, one index each, column by column; terms of message `i` are `starts[i] … starts[i + 1]`. */
export interface MessageStore {
  readonly vocabulary: Vocabulary;
  /** Messages of earlier runs that are here no more: the counts of terms have them still. */
  readonly forgotten: number;
  readonly keys: string[];
  readonly times: LocalTime[];
  readonly titles: string[];
  /** 1 where the title is the message's own, else 0. */
  readonly ownTitles: Growable<Uint8Array>;
  /** What classification says of each message. */
  readonly labels: MessageLabelTexts[];
  readonly authors: (string | null)[];
  readonly regions: (string | null)[];
  /** Ends of the messages' terms, one entry more than messages. */
  readonly starts: Growable<Uint32Array>;
  /** Ascending within a message. */
  readonly terms: Growable<Uint32Array>;
  /** How the message uses the term: `titleFlag` and the count in the body. */
  readonly uses: Growable<Uint8Array>;
  /** Kinds of asks that each message is like, `kindSlots` places each; see `fillKindSlots`. */
  readonly askKinds: Growable<Uint32Array>;
  /** Likewise kinds of asks and problems, by their probabilities. */
  readonly likelyKinds: Growable<Uint32Array>;
  /** Pieces of names of each message, `pieceSlots` places each; see `fillPieceSlots`. */
  readonly pieces: Growable<Uint32Array>;
  /** Parts of places that each message states, `partSlots` places each; see `fillPartSlots`. */
  readonly parts: Growable<Uint32Array>;
}

/** A store without messages. */
export function createStore(): MessageStore {
  const starts = createGrowable(shared.uint32);
  starts.push(0);
  return {
    vocabulary: {
      ids: [new Map(), new Map(), new Map()],
      texts: [],
      kinds: createGrowable(shared.uint8),
      counts: createGrowable(shared.int32),
      namedCounts: createGrowable(shared.int32),
    },
    forgotten: 0,
    keys: [],
    times: [],
    titles: [],
    ownTitles: createGrowable(shared.uint8),
    labels: [],
    authors: [],
    regions: [],
    starts,
    terms: createGrowable(shared.uint32),
    uses: createGrowable(shared.uint8),
    askKinds: createGrowable(shared.uint32),
    likelyKinds: createGrowable(shared.uint32),
    pieces: createGrowable(shared.uint32),
    parts: createGrowable(shared.uint32),
  };
}

/** A draft packs a term's number and its use into 32 bits; a Map holds no more, either. */
const useBits = 8;
/** Set in a draft, beside the count, where the term is a word of the body. */
const bodyFlag = 0x20;
const useMask = 2 ** useBits - 1;
const keptBits = 0xff & ~bodyFlag;
const maxTerms = 2 ** (32 - useBits) - 1;

/** Whether a name was mostly taken for a kind of thing (`热力公司`). */
export function namesKind({ kinds, counts, namedCounts }: Vocabulary, term: number): boolean {
  return kinds.data[term] === termKinds.name && namedCounts.data[term]! * 2 > counts.data[term]!;
}

/**
 * The number of a term; a new one where it was not seen before.
 * @throws QingyuError TOO_MANY_TERMS above 16,777,215
 */
export function internTerm(vocabulary: Vocabulary, kind: TermKind, text: string): number {
  const ids = vocabulary.ids[kind];
  const known = ids.get(text);
  if (known !== undefined) return known;
  const id = vocabulary.texts.length;
  if (id === maxTerms) {
    throw new QingyuError(
      `Expected at most ${maxTerms} distinct words and names in the messages of one workspace, got more`,
      {
        code: 'TOO_MANY_TERMS',
        stage: 'cluster',
      },
    );
  }
  ids.set(text, id);
  vocabulary.texts.push(text);
  vocabulary.kinds.push(kind);
  vocabulary.counts.push(0);
  vocabulary.namedCounts.push(0);
  return id;
}

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
      let terms = new Uint32Array(1024);
      let i = 0;
      let from = 0;
      for (const title of titles.drain()) {
        const own = ends.data[i]! - from;
        if (own > terms.length) terms = new Uint32Array(2 * own);
        packed.take(terms, own);
        const body = joinBody(vocabulary, terms.subarray(0, own));
        const regions = listRegions(vocabulary, terms.subarray(0, own));
        const found = scanOutsideTowns(title, index, regions).map((name) => packUse(vocabulary, name, titleFlag));
        for (const name of scanOutsideTowns(body, index, regions)) found.push(packUse(vocabulary, name, 1));
        const scanned = found.length;
        for (let at = 0; at < own + scanned; at += 1) {
          const term = at < own ? terms[at]! : found[at - own]!;
          for (const id of relatedTo(term >>> useBits)) found.push(((id << useBits) | (term & useMask)) >>> 0);
        }
        const length = own + found.length;
        if (length > terms.length) {
          const grown = new Uint32Array(2 * length);
          grown.set(terms.subarray(0, own));
          terms = grown;
        }
        terms.set(found, own);
        pushTerms(store, terms.subarray(0, length).sort());
        from = ends.data[i]!;
        i += 1;
      }
      cores.clear();
    },
  };
}

/** Packs the terms of messages (the marks of `represent.ts`); parts of places have a column of their own. */
function createTermPacker(
  vocabulary: Vocabulary,
  cores: Map<string, number>,
  isGeneral: (word: string) => boolean,
): (issueTerms: string, title: string, packed: PackedNumbers) => void {
  const nameId = (name: string): number => {
    const known = cores.get(name);
    if (known !== undefined) return known;
    const id = internTerm(vocabulary, termKinds.name, findCore(name, isGeneral));
    cores.set(name, id);
    return id;
  };
  const wordAt = createWordCache(vocabulary);
  return (issueTerms, title, packed) => {
    const titleNames: string[] = [];
    for (let start = 0, end = 0; start < issueTerms.length; start = end + 1) {
      const space = issueTerms.indexOf(' ', start);
      end = space < 0 ? issueTerms.length : space;
      const mark = issueTerms.charCodeAt(start);
      if (mark === marks.s) continue;
      const second = issueTerms.charCodeAt(start + 1);
      const counted = second !== colon;
      const from = start + (counted ? 3 : 2);
      const isKind = mark === marks.k || mark === marks.l;
      const isName = mark === marks.p || mark === marks.q;
      let id: number;
      if (isKind || isName) id = nameId(issueTerms.slice(from, end));
      else if (mark === marks.r) id = internTerm(vocabulary, termKinds.region, issueTerms.slice(from, end));
      else id = wordAt(issueTerms, from, end);
      let use = useOf(mark, counted ? second - 48 : 1);
      if (isName && estateEnd.test(issueTerms.slice(from, end))) use |= estateFlag;
      if (mark === marks.q || mark === marks.l) titleNames.push(vocabulary.texts[id]!);
      // The title mostly leaves out the end that told the name in the body (云栖时代 for 云栖时代小区).
      else if ((isKind || isName) && isShortIn(title, vocabulary.texts[id]!, end - from, titleNames)) use |= titleFlag;
      packed.push(((id << useBits) | use) >>> 0);
    }
  };
}

/** What a term's mark says of its use; a count only of words of the body and of what has no flag. */
function useOf(mark: number, count: number): number {
  const isKind = mark === marks.k || mark === marks.l ? nameFlag : 0;
  if (mark === marks.t || mark === marks.q || mark === marks.l) return titleFlag | isKind;
  if (mark === marks.n) return nameFlag;
  return count | isKind | (mark === marks.b ? bodyFlag : 0);
}

/** Whether a title says what is left of a name of the body, three characters or more, outside of the names found in it. */
function isShortIn(title: string, core: string, length: number, titleNames: readonly string[]): boolean {
  if (core.length < 3 || core.length === length || !title.includes(core)) return false;
  return !titleNames.some((name) => name.includes(core));
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
 * Numbers of words by where they stand in a text. Few words make up most of all texts: a small table before the vocabulary
 * finds those without cutting them out.
 */
function createWordCache(vocabulary: Vocabulary): (text: string, start: number, end: number) => number {
  const size = 1 << 15;
  const words = new Array<string>(size).fill('');
  const ids = new Int32Array(size);
  return (text, start, end) => {
    const length = end - start;
    const mixed =
      Math.imul(text.charCodeAt(start), 0x9e3779b1) ^
      Math.imul(text.charCodeAt(start + 1), 0x85ebca6b) ^
      Math.imul(text.charCodeAt(end - 1) + (length << 16), 0xc2b2ae35);
    const slot = (mixed ^ (mixed >>> 15)) & (size - 1);
    const known = words[slot]!;
    if (known.length === length && text.startsWith(known, start)) return ids[slot]!;
    const word = text.slice(start, end);
    const id = internTerm(vocabulary, termKinds.word, word);
    words[slot] = word;
    ids[slot] = id;
    return id;
  };
}

/** Of ends that names can do without (`findCore`), those that tell an estate. */
const estateEnd = /(?:小区|楼盘|住宅区|家属区|住宅)$/u;
const colon = 0x3a;
const marks = { b: 0x62, k: 0x6b, l: 0x6c, n: 0x6e, p: 0x70, q: 0x71, r: 0x72, s: 0x73, t: 0x74 } as const;

function packUse(vocabulary: Vocabulary, name: string, use: number): number {
  return ((internTerm(vocabulary, termKinds.name, name) << useBits) | use) >>> 0;
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
