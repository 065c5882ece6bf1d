import type { WrittenContribution } from './without-words.ts';

type Written = Pick<WrittenContribution, 'title' | 'body'>;

/** Longer ones tell more than they ask. */
const shortLength = 120;

/** Whether a contribution is a sentence or two. */
export function isShort({ title, body }: Written): boolean {
  return Math.max(title.length, body.length) <= shortLength;
}

/** Whether at least half of some contributions are short. */
export function areShort(contributions: readonly Written[]): boolean {
  return contributions.filter(isShort).length * 2 >= contributions.length;
}
