import type { Contribution } from '../contract.ts';

/** A contribution as written: the words that it was cut into are wanted once, and take more than all that is made of them. */
export type WrittenContribution = Omit<Contribution, 'segmented'>;

/** Leaves the words out without reading them: some contributions are cut into words whenever they are asked for them. */
export function withoutWords(contribution: WrittenContribution): WrittenContribution {
  const { id, author, title, body, places, likes, region, createdAt } = contribution;
  return { id, author, title, body, places, likes, region, createdAt };
}
