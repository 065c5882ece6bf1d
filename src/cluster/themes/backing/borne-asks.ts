import { rankByFrequency } from '../../naming/most-frequent.ts';
import type { StatedAsk } from '../asks/read-clause.ts';
import { areContrary } from '../asks/turn-asks.ts';
import type { ReadContribution } from '../points/read-contribution.ts';
import type { WrittenContribution } from '../texts/without-words.ts';
import type { ThemeLexicon } from '../words/lexicon.ts';

/** How many stand behind each group of asks. */
export interface BorneAsks {
  /** Whether half of those who ask anything in known words ask this, and half of the likes are theirs where few texts have most. */
  isBorne(group: string): boolean;
  /** Groups that several ask or most like, the best borne first. */
  readonly groups: readonly string[];
}

/** Of fewer contributions each is a large part. */
const fewest = 4;

/** Reads which asks the contributions of a theme bear: a title should be what no small part of them asks. */
export function findBorneAsks(
  contributions: readonly Pick<WrittenContribution, 'likes'>[],
  readings: readonly ReadContribution[],
  lexicon: ThemeLexicon,
): BorneAsks {
  const asked = readings.map(
    ({ title, passages }) =>
      new Set([title, ...passages].flatMap(({ asks }) => asks.map(({ ask }) => lexicon.asks[ask]!.group))),
  );
  const likes = contributions.map((one) => one.likes ?? 0);
  const allLikes = sum(likes);
  const ofFew = [...likes].sort((a, b) => b - a).slice(0, Math.max(1, Math.floor(likes.length / 4)));
  const byLikes = allLikes > likes.length && sum(ofFew) * 2 > allLikes;
  const askers = asked.filter((groups) => groups.size > 0).length;
  const countOf = (group: string): number => asked.filter((groups) => groups.has(group)).length;
  const likesOf = (group: string): number => sum(likes.filter((_, i) => asked[i]!.has(group)));
  const likesOfAskers = sum(likes.filter((_, i) => asked[i]!.size > 0));
  const weightOf = (group: string): number => (byLikes ? likesOf(group) : countOf(group));
  return {
    isBorne: (group) =>
      (askers < fewest || countOf(group) * 2 >= askers) && (!byLikes || likesOf(group) * 2 >= likesOfAskers),
    groups: rankByFrequency(asked.flatMap((groups) => [...groups]))
      .filter((group) => countOf(group) > 1 || (byLikes && likesOf(group) * 2 >= likesOfAskers))
      .sort((a, b) => weightOf(b) - weightOf(a)),
  };
}

/** The object and the two asks that most bear, none the other's contrary ("公路：外迁、免费"); the object alone where fewer are borne. */
export function nameAsks(
  objectWord: string,
  stated: readonly StatedAsk[],
  { groups }: BorneAsks,
  opposites: ThemeLexicon['opposites'],
): string {
  const named = groups.flatMap((group) => {
    const [word] = rankByFrequency(stated.flatMap((one) => (one.group === group ? (one.ask ?? []) : [])));
    return word === undefined ? [] : { group, word };
  });
  const agreeing = named.filter(({ group }) => !areContrary(group, named[0]!.group, opposites));
  const asks = [...new Set(agreeing.map(({ word }) => word))].slice(0, 2);
  return asks.length < 2 ? objectWord : `${objectWord}：${asks.join('、')}`;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
