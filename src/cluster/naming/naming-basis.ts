import { spread } from '../groups/groups.ts';
import type { Issue } from '../state/lineage.ts';
import type { MessageStore } from '../store/store.ts';
import { createPlaceJudge, type PlaceBasis } from './choose-place.ts';
import type { RatingBasis } from './rate-titles.ts';

/** Members by which an issue is named, at most. */
export const namedBy = 50;

/** What naming asks of all issues and messages, so that it is found once. */
export interface NamingBasis extends PlaceBasis, RatingBasis {
  /** How alike two messages are, see `Comparer.pair`. */
  readonly logOdds: (a: number, b: number) => number;
  /** Number of issues. */
  readonly issues: number;
  /** Number of issues that have each term, for c-TF-IDF. */
  readonly issueTerms: Int32Array;
}

/** @param given `isGeneral` tells whether a word is general Chinese, which alone names nothing */
export function prepareNaming(
  issues: readonly Issue[],
  given: RatingBasis & Pick<PlaceBasis, 'isGeneral'> & Pick<NamingBasis, 'logOdds'>,
): NamingBasis {
  const issueTerms = countIssueTerms(issues, given.store);
  return { ...given, issues: issues.length, issueTerms, standsAsPlace: createPlaceJudge(given.store) };
}

function countIssueTerms(issues: readonly Issue[], store: MessageStore): Int32Array {
  const counts = new Int32Array(store.vocabulary.texts.length);
  const seen = new Int32Array(counts.length).fill(-1);
  for (const [at, issue] of issues.entries()) {
    for (const i of spread(issue.members, namedBy)) {
      for (let slot = store.starts.data[i]!; slot < store.starts.data[i + 1]!; slot += 1) {
        const term = store.terms.data[slot]!;
        if (seen[term] === at) continue;
        seen[term] = at;
        counts[term]! += 1;
      }
    }
  }
  return counts;
}
