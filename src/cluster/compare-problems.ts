import { compareGroups, type PairComparer } from './compare-groups.ts';
import { createOverlap } from './overlap.ts';
import { createAgreement } from './pairs/agreement.ts';
import type { IssueSettings } from './settings.ts';
import type { MessageStore } from './store.ts';
import type { Weights } from './weights.ts';

/** Cosine of the kinds that tells neither way. */
const evenKinds = 0.5;

/**
 * Compares what issues say of their problems, wherever they are, by a logistic model whose coefficients are settings: how far their words, their
 * matters, the meaning of their words and the kinds of problem agree, how many rare words they share, and what their labels add.
 */
export function createProblemComparer(
  store: MessageStore,
  weights: Weights,
  settings: IssueSettings,
  compareLabels: (a: number, b: number) => number,
): PairComparer {
  const { coefficients } = settings.classes;
  const overlap = createOverlap(store, weights);
  const agreement = createAgreement(store, weights);
  const content = (a: number, b: number): number => {
    const both = overlap(a, b);
    const kinds = agreement.kinds(a, b, settings.kindsAsked);
    const sum =
      coefficients.constant +
      coefficients.cosine * Math.log(Math.max(0.01, both.cosine)) +
      coefficients.matters * agreement.matters(a, b) +
      coefficients.meaning * agreement.meaning(a, b) +
      // Words of which no kind of problem is known, as those in traditional characters, tell neither way.
      (kinds === null ? 0 : coefficients.kinds * (kinds - evenKinds)) +
      coefficients.rareWords * Math.log1p(both.rare) +
      compareLabels(a, b);
    return Math.max(-settings.evidenceLimit, Math.min(settings.evidenceLimit, sum));
  };
  return { pair: content, groups: compareGroups(content, () => 0, store.keys.length, settings.classes) };
}
