import type { IssueDetail, PossibleMerge, PossibleSide } from '../../api-types.ts';
import type { KnownWords } from '../../search/known-words.ts';
import { keepWhole } from './whole-words.ts';

type Open = () => Promise<KnownWords>;

/** Pairs with those of their common words that are whole in what is shown of the two sides. */
export async function keepWholeWhy(open: Open, pairs: readonly PossibleMerge[]): Promise<readonly PossibleMerge[]> {
  if (pairs.length === 0) return pairs;
  const known = await open();
  const textsOf = ({ title, message_title: message, body }: PossibleSide): string[] => [title, message, body];
  return pairs.map((pair) => ({
    ...pair,
    why: keepWhole(known, pair.why, {
      texts: [...textsOf(pair.left), ...textsOf(pair.right)],
      names: [pair.left.place, pair.right.place].filter((place) => place !== null),
    }),
  }));
}

/** The keywords of an issue that are whole in its title and the messages shown of it. */
export async function keepWholeKeywords(
  open: Open,
  { issue, representatives, places }: Pick<IssueDetail, 'issue' | 'representatives' | 'places'>,
): Promise<IssueDetail['issue']['keywords']> {
  if (issue.keywords === null) return null;
  return keepWhole(await open(), issue.keywords, {
    texts: [issue.title, ...representatives.flatMap(({ title, body }) => [title, body])],
    names: places.map(({ name }) => name),
  });
}
