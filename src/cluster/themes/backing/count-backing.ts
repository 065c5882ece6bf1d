import type { StatedAsk } from '../asks/read-clause.ts';
import type { ThemeSupport } from '../contract.ts';
import type { ReadContribution } from '../points/read-contribution.ts';
import type { Doubt } from '../stands/hear-doubts.ts';
import type { Stand } from '../stands/stand.ts';
import type { WrittenContribution } from '../texts/without-words.ts';
import type { ThemeLexicon } from '../words/lexicon.ts';
import { findBackers, type TitledAsk } from './find-backers.ts';

/** Who of a theme's contributions ask what its title asks, one a contribution, and how many that are. */
export interface Backing {
  readonly backs: readonly boolean[];
  readonly messages: number;
  readonly support: ThemeSupport;
}

/** Contributions as read, what each states, what each has doubts about, and the sides that it takes; the lists are aligned. */
export interface StatedContributions {
  readonly contributions: readonly WrittenContribution[];
  readonly readings: readonly ReadContribution[];
  readonly stated: readonly (StatedAsk | null)[];
  readonly doubts: readonly (Doubt | null)[];
  readonly stands: readonly (readonly Stand[])[];
}

/** @param text an ask as stated: who states it asks it, however the title reads */
export function countBacking(
  { contributions, readings, stated, doubts, stands }: StatedContributions,
  asked: TitledAsk,
  text: string | null,
  lexicon: ThemeLexicon,
): Backing {
  const found = findBackers(contributions, readings, doubts, stands, asked, lexicon);
  const backs = found.map((backsIt, i) => backsIt || (text !== null && stated[i]?.text === text));
  const backing = contributions.filter((_, i) => backs[i]);
  return { backs, messages: backing.length, support: countSupport(backing) };
}

/** Distinct authors, unknown ones each, and likes, null where no contribution tells of any. */
export function countSupport(contributions: readonly Pick<WrittenContribution, 'author' | 'likes'>[]): ThemeSupport {
  const authors = new Set<string>();
  let unknown = 0;
  let likes: number | null = null;
  for (const { author, likes: given } of contributions) {
    if (author === null) unknown++;
    else authors.add(author);
    if (given !== null) likes = (likes ?? 0) + given;
  }
  const people = authors.size + unknown;
  return { authors: people, likes, total: people + (likes ?? 0) };
}

/**
 * The ask by which to name a theme: the picked one, unless as many contributions ask another of the object, with more people and
 * likes behind them: one who wants a road built does not name those who want it away.
 * @param candidates what contributions state
 * @param pick the best of some that ask the same
 */
export function preferBacked(
  picked: StatedAsk,
  candidates: readonly StatedAsk[],
  count: (one: StatedAsk) => Backing,
  pick: (some: readonly StatedAsk[]) => StatedAsk | null,
): StatedAsk {
  if (picked.group === null) return picked;
  const others = new Set(candidates.flatMap(({ group }) => (group === null || group === picked.group ? [] : [group])));
  if (others.size === 0) return picked;
  let best = { one: picked, backing: count(picked) };
  for (const group of others) {
    const one = pick(candidates.filter((other) => other.group === group && other.object === picked.object));
    if (one === null) continue;
    const backing = count(one);
    const isMore = backing.support.total > best.backing.support.total;
    if (isMore && backing.messages >= best.backing.messages) best = { one, backing };
  }
  return best.one;
}

/** Those that ask what the title asks; all where none does. */
export function backersOf(order: readonly number[], { backs }: Backing): readonly number[] {
  const backers = order.filter((i) => backs[i]);
  return backers.length === 0 ? order : backers;
}
