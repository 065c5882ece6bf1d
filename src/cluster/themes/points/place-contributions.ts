import { rootsOf } from '../../../classify/semantics/text-kinds.ts';
import type { Proposal } from '../asks/parse-proposal.ts';
import type { ThemeSettings } from '../settings.ts';
import { scaleToUnit, takeOutCommon } from '../words/vectors.ts';
import type { ReadContribution, ThemeModel } from './read-contribution.ts';

/**
 * A sparse vector and a dense one, each times the root of its weight: their products add up to a similarity. The length of both
 * together is 1, or somewhat more where the title has unknown words or the contribution is brief, so that equal texts have similarity 1
 * at least: where the model knows nothing of a part, or what it knows tells a venue, pairs of characters fill it.
 */
export interface ThemePoint {
  /** Ids of `FeatureTable`, ascending. */
  readonly features: Uint32Array;
  readonly values: Float32Array;
  readonly dense: Float32Array;
}

/** Shares of a contribution's parts; found on suggestions that no published figure is measured on. */
const shares = {
  /** Of an object's weight, so much counts whatever is asked; the rest only where the same is asked. */
  anyAsk: 0.8,
  /** Of an object's weight, so much counts against contributions that ask the contrary. */
  contrary: 0.82,
  /** The body's passages beside a title that names its object, and beside one that does not. */
  passages: 0.64,
  passagesAlone: 2,
  /** The very word, beside its class. */
  word: 0.08,
  /** The classes that a title's words are near to, where it names an object and where it does not. */
  nearNamed: 0.15,
  near: 3,
  /** Power of the inverse document frequency. */
  rarity: 0.4,
  /** Of what all texts have in common, so much is taken from the meaning, so that the rest decides. */
  common: 0.6,
  /** So much of a point, times the share of unknown words in the title, is how those are written. */
  unknown: 0.6,
  /** Of that, so much is taken from the other parts: words alike in writing are rare even where the same is asked. */
  yielded: 0.8,
  /**
   * Who writes a sentence names the object and little else: two have few words in common, and those by chance. So classes weigh so
   * much more there, kinds of asks more still, and so much is added to the length of the point.
   */
  brief: { concept: 0.7, asked: 1.4, length: 0.3 },
  /** Where no object is known in the title, kinds of asks weigh so much more. */
  unnamed: { asked: 1.4 },
  /** So much of their weight do likely kinds keep in a letter whose title names its object. */
  likely: 0.3,
  /** So much less does a class weigh that all name: where they write, or to whom (图书馆 in a library's campaign), not what they ask. */
  venue: 0.5,
  words: { title: 0.5, passages: 0.45, body: 0.72 },
  meaning: { title: 0.6, passages: 0.53, body: 0.94 },
  /** What the words of a named class mean together: the word that names it may have no vector, and short texts say little else. */
  classMeaning: { title: 0.6, passages: 0.3 },
} as const;

/**
 * Shares of the contributions that name a class or say a word: up to the one it is an object like others, from the other on a
 * venue. Of few contributions a theme is a larger share.
 */
const venues = [
  { contributions: 50, from: 0.08, to: 0.25 },
  { contributions: 10, from: 0.5, to: 0.8 },
];

/** What rounding may leave of a point's length of 1. */
const leastMissing = 1e-3;

/** Turns readings into points. Frequencies are those of the given contributions. */
export function placeContributions(
  readings: readonly ReadContribution[],
  model: ThemeModel,
  settings: ThemeSettings,
): ThemePoint[] {
  const concepts = readings.map((reading) => conceptsOf(reading, model));
  const frequencies = new Map<string, number>();
  for (const concept of concepts)
    for (const key of concept.keys()) frequencies.set(key, (frequencies.get(key) ?? 0) + 1);
  for (const { unknown } of readings) {
    for (const pair of unknown.pairs) frequencies.set(`q${pair}`, (frequencies.get(`q${pair}`) ?? 0) + 1);
  }
  const ids = new Map<string, number>();
  const idOf = (key: string) => {
    const known = ids.get(key);
    if (known !== undefined) return known;
    ids.set(key, ids.size);
    return ids.size - 1;
  };
  const keptOf = findVenues(
    readings.map(({ title }) => title.objects.filter(({ weak }) => !weak).map(({ object }) => object)),
  );
  const keptRow = findVenues(readings.map(({ bodyWords, titleWords }) => [...titleWords.keys(), ...bodyWords.keys()]));
  const keptSign = findVenues(readings.map(({ signs }) => signs?.rows ?? []));
  return readings.map((reading, i) => {
    const concept = settings.weights.concept * (1 + shares.brief.concept * reading.brevity);
    const total = concept + settings.weights.words + settings.weights.meaning || 1;
    const sparse = new Map<number, number>();
    let all = 0;
    let kept = 0;
    const weighed = [...concepts[i]!].map(([key, value]): [number, number] => {
      const whole = value * rarity(key, frequencies, readings.length);
      const weight = key.startsWith('o') ? whole * keptOf(Number.parseInt(key.slice(1), 10)) : whole;
      all += whole * whole;
      kept += weight * weight;
      return [idOf(key), weight];
    });
    // What a venue loses is not made up for by the other classes: where it is all that is named, little is known.
    addScaled(sparse, weighed, Math.sqrt((concept / total) * (all === 0 ? 0 : kept / all)));
    const { words, dense, told } = wordsOf(reading, model, keptOf, keptRow);
    addScaled(
      sparse,
      [...words].map(([row, value]) => [idOf(`v${row}`), value]),
      Math.sqrt((settings.weights.words / total) * told),
    );
    const factor = Math.sqrt((settings.weights.meaning / total) * told);
    for (let d = 0; d < dense.length; d++) dense[d]! *= factor;
    const unknown = shares.unknown * reading.unknown.share;
    if (unknown > 0) {
      scalePoint(sparse, dense, Math.sqrt(1 - shares.yielded * unknown));
      const keys = [...reading.unknown.pairs].map((pair) => `q${pair}`);
      addScaled(
        sparse,
        keys.map((key) => [idOf(key), rarity(key, frequencies, readings.length)]),
        Math.sqrt(unknown),
      );
    }
    const missing = 1 - squares(sparse.values()) - squares(dense);
    if (missing > leastMissing) {
      addScaled(
        sparse,
        [...reading.pairs].map((pair) => [idOf(`p${pair}`), 1]),
        Math.sqrt(missing),
      );
    }
    const more = weighAsked(reading);
    const { signs, networkSigns } = reading;
    const parts = [
      { mark: 'k', kinds: signs && model.asks?.kindsOf(signs, keptSign), weight: settings.weights.asked * (1 + more) },
      {
        mark: 'n',
        kinds: networkSigns && model.network && rootsOf(model.network.kindsOf(networkSigns)),
        weight: settings.weights.likely * (shares.likely + more),
      },
      // Where no kind is known the other parts stand for all.
    ].flatMap(({ kinds, ...part }) => (kinds && kinds.size > 0 ? [{ ...part, kinds }] : []));
    const whole = parts.reduce((sum, { weight }) => sum + weight, 1);
    scalePoint(sparse, dense, Math.sqrt(1 / whole));
    for (const { mark, kinds, weight } of parts) {
      addScaled(
        sparse,
        [...kinds].map(([kind, value]) => [idOf(`${mark}${kind}`), value]),
        Math.sqrt(weight / whole),
      );
    }
    scalePoint(sparse, dense, Math.sqrt(1 + shares.brief.length * reading.brevity));
    const features = Uint32Array.from(sparse.keys()).sort();
    return { features, values: Float32Array.from(features, (id) => sparse.get(id)!), dense };
  });
}

/** How much more than in a letter whose title names its object, where they weigh 1, the kinds of asks weigh. */
function weighAsked({ title, brevity }: ReadContribution): number {
  const named = title.objects.some(({ weak }) => !weak);
  return shares.brief.asked * brevity + (named ? 0 : shares.unnamed.asked);
}

/** What is left of the weight of each: less where so many contributions name it that it tells a campaign's venue. @param named by each contribution */
function findVenues(named: readonly Iterable<number>[]): (one: number) => number {
  const venue = venues.find(({ contributions }) => named.length >= contributions);
  if (venue === undefined) return () => 1;
  const counts = new Map<number, number>();
  for (const all of named) for (const one of new Set(all)) counts.set(one, (counts.get(one) ?? 0) + 1);
  return (one) => {
    const share = (counts.get(one) ?? 0) / named.length;
    return 1 - shares.venue * Math.min(1, Math.max(0, (share - venue.from) / (venue.to - venue.from)));
  };
}

/** Weights of what a contribution is about: object classes, those with the group of the ask, and words. */
function conceptsOf(reading: ReadContribution, { lexicon, vectors, classes }: ThemeModel): Map<string, number> {
  const concepts = new Map<string, number>();
  const add = (key: string, value: number) => concepts.set(key, (concepts.get(key) ?? 0) + value);
  const addObjects = (proposal: Proposal, scale: number, fallback: number | null) => {
    for (const { object, share, ask } of proposal.objects) {
      const asked = ask ?? fallback;
      add(`o${object}`, scale * share * shares.anyAsk);
      if (asked === null) continue;
      const { group: own, places: group = own } = lexicon.asks[asked]!;
      add(`o${object}/${group}`, scale * share * (1 - shares.anyAsk));
      // Contrary asks about one object get contrary signs, so that they repel each other: an axis for what several oppose.
      for (const axis of new Set(lexicon.repelling.filter((pair) => pair.includes(group)).map(([, end]) => end))) {
        add(`o${object}/!${axis}`, scale * share * shares.contrary * (group === axis ? -1 : 1));
      }
    }
  };
  addObjects(reading.title, 1, null);
  for (const { word, share } of reading.title.objects) add(`w${word}`, share * shares.word);
  const named = reading.title.objects.some((found) => !found.weak);
  const scale = (named ? shares.passages : shares.passagesAlone) / Math.max(1, reading.passages.length);
  for (const passage of reading.passages) addObjects(passage, scale, reading.title.asks[0]?.ask ?? null);
  let sum = 0;
  for (const row of reading.titleWords.keys()) sum += vectors.idf[row]!;
  for (const row of reading.titleWords.keys()) {
    const share = vectors.idf[row]! / sum;
    for (const { object, nearness } of classes.near(row)) {
      add(`o${object}`, (named ? shares.nearNamed : shares.near) * share * nearness);
    }
    if (!named) add(`u${row}`, share);
  }
  return concepts;
}

function squares(values: Iterable<number>): number {
  let sum = 0;
  for (const value of values) sum += value * value;
  return sum;
}

function rarity(key: string, frequencies: ReadonlyMap<string, number>, documents: number): number {
  const slash = key.indexOf('/');
  const frequency = frequencies.get(slash < 0 ? key : key.slice(0, slash)) ?? 1;
  return Math.max(0.2, Math.log((documents + 1) / frequency)) ** shares.rarity;
}

/** The words of a contribution by weight, their meaning as one unit vector, and how much of their weight venues leave, 0 to 1. */
function wordsOf(
  reading: ReadContribution,
  { vectors, classes }: ThemeModel,
  keptOf: (object: number) => number,
  keptRow: (row: number) => number,
): { words: Map<number, number>; dense: Float32Array; told: number } {
  const words = new Map<number, number>();
  let all = 0;
  let kept = 0;
  const dense = new Float32Array(vectors.dimensions);
  for (const [counts, part] of [
    [reading.titleWords, 'title'],
    [reading.passageWords, 'passages'],
    [reading.bodyWords, 'body'],
  ] as const) {
    const weights = [...counts].map(([row, count]): readonly [number, number] => {
      const whole = (1 + Math.log(count)) * vectors.idf[row]!;
      const weight = whole * keptRow(row);
      all += whole * whole;
      kept += weight * weight;
      return [row, weight];
    });
    const length = Math.hypot(...weights.map(([, weight]) => weight)) || 1;
    const meaning = new Float32Array(vectors.dimensions);
    for (const [row, weight] of weights) {
      words.set(row, (words.get(row) ?? 0) + (shares.words[part] * weight) / length);
      const base = row * vectors.dimensions;
      for (let d = 0; d < meaning.length; d++) meaning[d]! += weight * vectors.rows[base + d]!;
    }
    if (weights.length === 0) continue;
    scaleToUnit(meaning);
    takeOutCommon(meaning, shares.common, vectors);
    for (let d = 0; d < dense.length; d++) dense[d]! += shares.meaning[part] * meaning[d]!;
  }
  const addClasses = ({ objects }: Proposal, scale: number) => {
    for (const { object, share } of objects) {
      const mean = classes.mean(object);
      const weight = scale * share * keptOf(object);
      for (let d = 0; d < dense.length; d++) dense[d]! += weight * mean[d]!;
    }
  };
  addClasses(reading.title, shares.classMeaning.title);
  for (const passage of reading.passages) addClasses(passage, shares.classMeaning.passages / reading.passages.length);
  scaleToUnit(dense);
  return { words, dense, told: all === 0 ? 1 : kept / all };
}

/** Adds entries to a sparse vector after scaling them to the given length. */
function addScaled(into: Map<number, number>, entries: readonly (readonly [number, number])[], length: number): void {
  const norm = Math.hypot(...entries.map(([, value]) => value));
  if (norm === 0) return;
  for (const [id, value] of entries) into.set(id, (into.get(id) ?? 0) + (value * length) / norm);
}

function scalePoint(sparse: Map<number, number>, dense: Float32Array, factor: number): void {
  if (factor === 1) return;
  for (const [id, value] of sparse) sparse.set(id, value * factor);
  for (let d = 0; d < dense.length; d++) dense[d]! *= factor;
}
