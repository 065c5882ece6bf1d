import type { Place, SegmentedMessage } from '../../../core/message.ts';
import { type FieldSpan, isWithin } from '../find-elsewhere.ts';
import { generalType } from '../judge/judge-names.ts';
import type { NameJudge } from '../judge/name-judge.ts';
import { phrase } from '../quoted-names.ts';
import { isRarePair, type PairFilter } from './pair-filter.ts';
import { type RarePair, readPieceSigns } from './piece-signs.ts';

/** What pieces of names are found with. */
export interface PieceFinder {
  /** Pairs of characters that everyday letters have. */
  readonly common: PairFilter;
  /** Words that few write and that name nothing. */
  readonly phrases: ReadonlySet<string>;
  /** Tells pairs inside names from others. */
  readonly judge: NameJudge;
}

/** A rare pair outside of all names that were found, with what tells whether it stands inside one nevertheless. */
export interface UnnamedPair {
  readonly pair: string;
  readonly field: Place['field'];
  /** Offset in the stored text. */
  readonly start: number;
  readonly signs: readonly number[];
}

/** A message has so many pieces at most. */
export const pieceLimit = 12;

/** Stands before a piece that is inside a name that was found. */
export const namedMark = '+';

/** Characters of title and body that are read: who writes names the place early. */
const readLength = 400;

/** Pairs of Chinese characters that everyday letters hardly have. */
function listRarePairs(text: string, common: PairFilter): RarePair[] {
  const found: RarePair[] = [];
  const end = Math.min(text.length, readLength) - 1;
  for (let from = 0; from < end; ) {
    let to = from;
    while (to < end && isRarePair(text, to, common)) to += 1;
    for (let at = from; at < to; at += 1) found.push({ at, before: at - from, after: to - 1 - at });
    from = to + 1;
  }
  return found;
}

/**
 * The rare pairs of a message, but for those of set phrases: those outside of names, and those inside such as are no administrative ones.
 * @param places of the message, with what is a kind of thing among them
 * @param skipped stretches that tell of elsewhere
 */
export function listPairs(
  message: SegmentedMessage,
  places: readonly Place[],
  { common, phrases }: Pick<PieceFinder, 'common' | 'phrases'>,
  skipped: readonly FieldSpan[] = [],
): { readonly unnamed: UnnamedPair[]; readonly named: ReadonlySet<string> } {
  const unnamed: UnnamedPair[] = [];
  const named = new Set<string>();
  for (const field of ['title', 'body'] as const) {
    const { text, words, starts, offsets } = message[field];
    const pairs = listRarePairs(text, common);
    if (pairs.length === 0) continue;
    const names = places.filter(
      (place) => place.field === field && place.type !== generalType && place.type !== phrase,
    );
    const skippedHere = skipped.filter((span) => span.field === field);
    let word = 0;
    for (const rare of pairs) {
      const { at } = rare;
      while (word + 1 < starts.length && starts[word + 1]! <= at) word += 1;
      const isCut = starts[word + 1] === at + 1;
      if (!isCut && phrases.has(words[word]!)) continue;
      const pair = text.slice(at, at + 2);
      const start = offsets?.[at] ?? at;
      const end = offsets?.[at + 2] ?? at + 2;
      if (isWithin(skippedHere, start)) continue;
      const name = names.find((place) => place.start < end && place.end > start);
      if (name === undefined) {
        unnamed.push({ pair, field, start, signs: readPieceSigns(text, rare, field === 'title', isCut) });
      } else if (name.type !== 'region' && name.start <= start && name.end >= end) named.add(pair);
    }
  }
  return { unnamed, named };
}

/**
 * Pieces of proper names: pairs of characters that everyday letters hardly have and that stand inside a name, though nothing tells where
 * it begins and ends (鸿栎 of 鸿栎澜岸). Who write of one estate, firm or school have them in common, whatever end each gives its name.
 * A pair is one or none in a whole message, by the mean score of its occurrences.
 * @returns as the lake column `name_pieces` has them: pairs joined by blanks, the likeliest first, then those inside a found name, each
 *   with a `+` before
 * @param skipped stretches that tell of elsewhere
 */
export function findPieces(
  message: SegmentedMessage,
  places: readonly Place[],
  finder: PieceFinder,
  skipped: readonly FieldSpan[] = [],
): string {
  const { unnamed, named } = listPairs(message, places, finder, skipped);
  const sums = new Map<string, { score: number; count: number }>();
  for (const { pair, signs } of unnamed) {
    if (named.has(pair)) continue;
    const sum = sums.get(pair) ?? { score: 0, count: 0 };
    sum.score += finder.judge.score(signs);
    sum.count += 1;
    sums.set(pair, sum);
  }
  const told = [...sums]
    .map(([pair, { score, count }]) => ({ pair, score: score / count }))
    .filter(({ score }) => score >= finder.judge.threshold)
    .sort((a, b) => b.score - a.score || (a.pair < b.pair ? -1 : 1));
  const pieces = [...told.map(({ pair }) => pair), ...[...named].map((pair) => `${namedMark}${pair}`)];
  return pieces.slice(0, pieceLimit).join(' ');
}
