import type { LinearModel } from '../model/linear-model.ts';
import type { Head } from '../model/manifest.ts';
import { loadKindReader } from './kind-reader.ts';
import { type Adviser, createAdviser } from './opinion.ts';

/** Where there is no second opinion: the scores as they are. */
const noAdviser: Adviser = (_, scores) => scores;

/**
 * Finds the second opinion of a model on heads that may decide. Kinds are loaded with the first message: a run that has nothing to read
 * needs none.
 */
export function findAdviser(
  { opinion, manifest }: Pick<LinearModel, 'opinion' | 'manifest'>,
  heads: readonly Head[],
): Adviser {
  if (opinion === null || !heads.some(({ name }) => opinion.manifest.heads.includes(name))) return noAdviser;
  let adviser: Adviser | null = null;
  return (head, scores, allowed, message) => {
    adviser ??= createAdviser(opinion, manifest.heads, loadKindReader());
    return adviser(head, scores, allowed, message);
  };
}
