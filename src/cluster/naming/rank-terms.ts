import { titleFlag } from '../store/store.ts';
import type { NamingBasis } from './naming-basis.ts';

/** Share of the members that a term of the issue has at least. */
const leastShare = 0.2;

/** How many members of an issue have a term, and how many of them in the title. */
interface TermUse {
  members: number;
  titles: number;
}

/** A term of an issue, with its weight in it. */
export interface RankedTerm extends Readonly<TermUse> {
  readonly term: number;
  readonly score: number;
}

/** The terms by which an issue is named. */
export interface IssueTerms {
  /** Those that are the issue's, the weightiest first. */
  readonly ranked: readonly RankedTerm[];
  /** So many members have a term of the issue at least: what few of many have is theirs, not the issue's. */
  readonly least: number;
  /** Members that have a term, of those that any member has. */
  readonly membersWith: (term: number) => number;
  /** Whether half of the members have it. */
  readonly isShared: (term: number) => boolean;
  /** The higher, the fewer other issues have the term. */
  readonly rarity: (term: number) => number;
}

/**
 * Ranks the terms of an issue by class-based TF-IDF (Grootendorst 2022, BERTopic): share of the members with the term × log of how
 * few other issues have it.
 * @param sample members by which the issue is named
 */
export function rankTerms(sample: readonly number[], { issues, issueTerms, store }: NamingBasis): IssueTerms {
  const uses = new Map<number, TermUse>();
  for (const i of sample) {
    for (let slot = store.starts.data[i]!; slot < store.starts.data[i + 1]!; slot += 1) {
      const term = store.terms.data[slot]!;
      const use = uses.get(term) ?? { members: 0, titles: 0 };
      uses.set(term, use);
      use.members += 1;
      if (store.uses.data[slot]! & titleFlag) use.titles += 1;
    }
  }
  const least = Math.max(2, Math.ceil(leastShare * sample.length));
  const text = (term: number): string => store.vocabulary.texts[term]!;
  const rarity = (term: number): number => Math.log(1 + issues / Math.max(1, issueTerms[term]!));
  const ranked = [...uses]
    .filter(([, use]) => use.members >= least)
    .map(([term, use]) => ({
      term,
      score: ((use.members + use.titles) / (2 * sample.length)) * rarity(term),
      ...use,
    }))
    .sort((a, b) => b.score - a.score || (text(a.term) < text(b.term) ? -1 : 1));
  const membersWith = (term: number): number => uses.get(term)!.members;
  return { ranked, least, membersWith, isShared: (term) => membersWith(term) * 2 >= sample.length, rarity };
}
