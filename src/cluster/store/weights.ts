import { createGrowable } from '../../core/growable.ts';
import { shared } from '../../core/shared-arrays.ts';
import { listCities } from '../../segment/places/gazetteer.ts';
import { cityBit, isArea } from '../names/areas.ts';
import { formOfName, formOfTown, listForms, type NameForms } from '../names/name-forms.ts';
import { type PieceWeights, weighPieces } from '../names/name-pieces.ts';
import { isSpecificName, rateMatter } from '../names/specific-names.ts';
import { createVectorSum } from '../semantics/add-vectors.ts';
import type { Background } from '../semantics/word-shares.ts';
import type { IssueVectors, WordVectors } from '../semantics/word-vectors.ts';
import type { IssueSettings } from '../settings.ts';
import { findPopulations } from '../terms/populations.ts';
import { matterNames, matterOf } from '../terms/problem-lexicon.ts';
import { countMask, type MessageStore, namesKind, termKinds, titleFlag } from './store.ts';

/** Where messages point to, by their problem words: `dimensions` values a message, of length 127. */
export interface Directions {
  readonly dimensions: number;
  readonly values: Int8Array;
  /** 1 for messages of which any word points somewhere; 0, with nothing but zeros, for others. */
  readonly known: Uint8Array;
}

/** What terms and messages weigh; arrays by term id or by message index. */
export interface Weights {
  /** Inverse document frequency by term; 0 for regions, which are compared apart. */
  readonly idf: Float32Array;
  /** Weight of a use byte: damped count, the title counting `titleWeight` times. */
  readonly uses: Float32Array;
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
  /** Euclidean lengths of a message's terms: of all, of their place parts, of their problem parts. */
  readonly norms: Float32Array;
  readonly placeNorms: Float32Array;
  readonly problemNorms: Float32Array;
  /** Place and problem parts of the words of a message's title, summed. */
  readonly titlePlaces: Float32Array;
  readonly titleProblems: Float32Array;
  /** Number of names in a message's title. */
  readonly titleNames: Uint8Array;
  /** Names that neighbours of one form have, and numbered ones. */
  readonly nameForms: NameForms;
  /** Towns and subdistricts, all of one form. */
  readonly towns: NameForms;
  /** Number of regions of county level in a message. */
  readonly areaCounts: Uint8Array;
  /** Cities that a message names, in person or by a coded county, one bit each (some share a bit); 0 where it names none. */
  readonly cities: Int32Array;
  /** Day number of a message, with its fraction. */
  readonly days: Float64Array;
  /** Matters of message `i`: `matterStarts[i] … matterStarts[i + 1]`, ascending, their weights of length 1. */
  readonly matterStarts: Uint32Array;
  readonly matters: Uint8Array;
  readonly matterWeights: Float32Array;
  /** By how words are used. */
  readonly meaning: Directions;
  /** By the kinds of problem that words tell. */
  readonly problems: Directions;
  /** What pieces of names tell. */
  readonly pieces: PieceWeights;
  /** Groups of people that a message speaks of, one bit each; see `findPopulations`. */
  readonly populations: Int32Array;
}

/**
 * Words that the square root of all messages or fewer have count in full, those of more than the 0.7th power not at all: on this
 * scale a corpus of any size has as many rare words.
 */
const rareFrom = 0.3;
const rareTo = 0.5;
/** Rarity from which on it tells something that two messages speak of one group of people. */
const leastRarity = 0.5;

/** Specificity from which a name tells one place alone. */
export const leastSpecificity = 0.5;

/** Likewise for names: what many messages name has many problems, or many places have it (第二中学). */
const specificFrom = 0.6;
const specificTo = 0.9;
/** Share of a word's messages that have it inside a name, from which on it tells a place as names do. */
const leastShare = 0.5;

/** How far a value lies between two others, 0 to 1. */
function share(value: number, from: number, to: number): number {
  return Math.max(0, Math.min(1, (value - from) / (to - from)));
}

/**
 * Weighs all terms and messages of a store: TF-IDF with damped counts, parted into place and problem.
 * @param background what fills up a store of few messages, in which names would look common and common words rare
 */
export function weighTerms(
  store: MessageStore,
  settings: IssueSettings,
  vectors: IssueVectors,
  background: Background,
): Weights {
  const { counts, namedCounts, kinds, texts } = store.vocabulary;
  const size = store.keys.length;
  const idf = shared.float32(counts.length);
  const placeShare = shared.float32(counts.length);
  const rarity = shared.float32(counts.length);
  const specificity = shared.float32(counts.length);
  const matterSpecificity = shared.float32(counts.length);
  const areaTells = shared.float32(counts.length);
  const cityBits = new Int32Array(counts.length);
  const cityNames = listCities();
  // Of so many messages terms were counted.
  const seen = size + store.forgotten;
  const missing = Math.max(0, background.messages - seen);
  const counted = seen + missing + 1;
  const scale = Math.log(counted);
  const isWord = (word: string): boolean => vectors.words.ids.has(word);
  for (let id = 0; id < idf.length; id += 1) {
    const kind = kinds.data[id]!;
    const expected = kind === termKinds.word ? missing * (background.shares.get(texts[id]!) ?? 0) : 0;
    const tells = Math.log(counted / Math.max(1, counts.data[id]! + expected));
    if (kind === termKinds.region) {
      areaTells[id] = isArea(texts[id]!) ? tells : 0;
      cityBits[id] = cityBit(texts[id]!, cityNames);
    } else idf[id] = tells;
    if (kind === termKinds.word) rarity[id] = share(tells / scale, rareFrom, rareTo);
    // What a kind of thing is called tells the matter.
    if (kind === termKinds.name) placeShare[id] = namesKind(store.vocabulary, id) ? 0 : 1;
    else placeShare[id] = namedCounts.data[id]! / (counts.data[id]! + 1);
    const specific =
      kind === termKinds.region || placeShare[id]! < leastShare ? 0 : share(tells / scale, specificFrom, specificTo);
    if (specific > 0 && isSpecificName(texts[id]!, isWord)) {
      specificity[id] = specific;
      matterSpecificity[id] = specific * rateMatter(texts[id]!);
    }
  }
  const uses = new Float32Array(256);
  for (let use = 0; use < 256; use += 1) {
    const count = (use & countMask) + (use & titleFlag ? settings.titleWeight : 0);
    uses[use] = count === 0 ? 0 : 1 + Math.log(count);
  }
  const norms = shared.float32(size);
  const placeNorms = shared.float32(size);
  const problemNorms = shared.float32(size);
  const titlePlaces = shared.float32(size);
  const titleProblems = shared.float32(size);
  const titleNames = shared.uint8(size);
  const areaCounts = shared.uint8(size);
  const cities = shared.int32(size);
  const days = new Float64Array(size);
  const starts = store.starts.data;
  const terms = store.terms.data;
  const termUses = store.uses.data;
  const termKind = kinds.data;
  for (let i = 0; i < size; i += 1) {
    let sum = 0;
    let placeSum = 0;
    let problemSum = 0;
    let areaCount = 0;
    for (let at = starts[i]!; at < starts[i + 1]!; at += 1) {
      const id = terms[at]!;
      if (areaTells[id]! > 0) areaCount += 1;
      cities[i]! |= cityBits[id]!;
      const weight = uses[termUses[at]!]! * idf[id]!;
      sum += weight * weight;
      placeSum += (weight * placeShare[id]!) ** 2;
      problemSum += (weight * (1 - placeShare[id]!)) ** 2;
      if (!(termUses[at]! & titleFlag)) continue;
      if (termKind[id] === termKinds.word) {
        titlePlaces[i]! += idf[id]! * placeShare[id]!;
        titleProblems[i]! += idf[id]! * (1 - placeShare[id]!);
      } else if (termKind[id] === termKinds.name) titleNames[i]! += 1;
    }
    norms[i] = Math.sqrt(sum);
    placeNorms[i] = Math.sqrt(placeSum);
    problemNorms[i] = Math.sqrt(problemSum);
    areaCounts[i] = Math.min(255, areaCount);
    days[i] = Date.parse(`${store.times[i]!.replace(' ', 'T')}Z`) / 86_400_000;
  }
  const base = {
    idf,
    uses,
    placeShare,
    rarity,
    specificity,
    matterSpecificity,
    areaTells,
    norms,
    placeNorms,
    problemNorms,
    titlePlaces,
    titleProblems,
    titleNames,
    areaCounts,
    cities,
    days,
  };
  const forms = {
    nameForms: listForms(store, (id) => {
      const isName = kinds.data[id] === termKinds.name || (kinds.data[id] === termKinds.word && placeShare[id]! > 0);
      return isName ? formOfName(texts[id]!) : null;
    }),
    towns: listForms(store, (id) => (kinds.data[id] === termKinds.region ? formOfTown(texts[id]!) : null)),
  };
  return {
    ...base,
    ...forms,
    ...weighMatters(store),
    meaning: findDirections(store, base, vectors.words),
    problems: findDirections(store, base, vectors.problems),
    pieces: weighPieces(store.pieces.data.subarray(0, store.pieces.length), (messages) =>
      share(Math.log(counted / messages) / scale, specificFrom, specificTo),
    ),
    populations: findPopulations(
      store,
      (messages) => share(Math.log(counted / messages) / scale, rareFrom, rareTo) >= leastRarity,
    ),
  };
}

/** TF-IDF over the matters that a message speaks of, a matter's words counted together and the title three times. */
function weighMatters(store: MessageStore): Pick<Weights, 'matterStarts' | 'matters' | 'matterWeights'> {
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

/** Sum of the vectors of a message's words, each by its weight and by how far it tells the problem. */
function findDirections(
  store: MessageStore,
  weights: Pick<Weights, 'idf' | 'uses' | 'placeShare'>,
  vectors: WordVectors,
): Directions {
  const { texts, kinds } = store.vocabulary;
  const { dimensions } = vectors;
  const vectorOf = new Int32Array(texts.length).fill(-1);
  for (let id = 0; id < texts.length; id += 1) {
    if (kinds.data[id] === termKinds.word) vectorOf[id] = vectors.ids.get(texts[id]!) ?? -1;
  }
  const size = store.keys.length;
  const directions = shared.int8(size * dimensions);
  const known = shared.uint8(size);
  const vectorSum = createVectorSum(vectors);
  const starts = store.starts.data;
  const terms = store.terms.data;
  const termUses = store.uses.data;
  for (let i = 0; i < size; i += 1) {
    for (let at = starts[i]!; at < starts[i + 1]!; at += 1) {
      const id = terms[at]!;
      const vector = vectorOf[id]!;
      if (vector >= 0)
        vectorSum.add(vector, weights.uses[termUses[at]!]! * weights.idf[id]! * (1 - weights.placeShare[id]!));
    }
    const sum = vectorSum.take();
    let squares = 0;
    for (let k = 0; k < dimensions; k += 1) squares += sum[k]! ** 2;
    if (squares === 0) continue;
    known[i] = 1;
    const norm = Math.sqrt(squares);
    for (let k = 0; k < dimensions; k += 1) directions[i * dimensions + k] = Math.round((127 * sum[k]!) / norm);
  }
  return { dimensions, values: directions, known };
}
