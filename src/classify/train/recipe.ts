import type { FeaturiserName } from '../features/featurisers.ts';
import type { Task } from '../model/manifest.ts';
import type { ExampleRole } from './example.ts';

/** How a task's model is trained: chosen by cross-validation, written once here. */
export interface Recipe {
  readonly features: FeaturiserName;
  /** Features in fewer messages are not learned. */
  readonly minDocuments: number;
  /** Slots of the vocabulary, at most. */
  readonly maxSize: number;
  readonly groupWeights: readonly number[];
  /** Cost of an error in a real message. */
  readonly cost: number;
  /** Cost of an error in a message of a source that holds only some of the labels, in that source's own head. */
  readonly partialCost: number;
  /**
   * Whether real messages and those written for training get a head each, and a gate that chooses between them: see
   * `planForms`. Where all examples are of one form there is one head.
   */
  readonly forms: boolean;
  /** Cost of an error in a written message, relative to one in a real one, in heads of real messages. */
  readonly strange: number;
  /** Cost of an error in a real message, relative to one in a written one, in the head of written messages. */
  readonly strangeReal: number;
  /** How much an example that stands beside counts, relative to one that is judged. */
  readonly beside: number;
  /** How much less features are held back that stand oftener with one label: see `findFreedom`; 0: all alike. */
  readonly contrast: number;
  /** The same for the heads of partial sources. */
  readonly partialContrast: number;
  /** Directions found without labels that are learned on besides the features; null: none. */
  readonly latent: { readonly rank: number; readonly weight: number; readonly whitening: number } | null;
  /** How a second opinion is learned and heard, see `Opinion`; null: there is none. */
  readonly opinion: OpinionRecipe | null;
  readonly epochs: number;
  /** Folds for the predictions that calibration is fitted to. */
  readonly folds: number;
  /** Whether labels are to count alike, and not by their number: see `chooseLean`. */
  readonly lean: boolean;
  /** How many times as much it counts to miss a rare label as to give it falsely. */
  readonly missed: number;
  /** Expected share of right labels below which a decision is flagged. */
  readonly threshold: number;
}

/** How a second opinion is learned and heard. */
export interface OpinionRecipe {
  /** Cost of an error. */
  readonly cost: number;
  /** What its scores count, where those of the head count 1. */
  readonly share: number;
  /** It is asked where the head's best label leads by less. */
  readonly within: number;
}

const shared = {
  opinion: null,
  contrast: 2,
  partialContrast: 2,
  lean: true,
  missed: 1,
  epochs: 15,
  partialCost: 1,
  forms: false,
  strange: 0.1,
  strangeReal: 0.3,
  beside: 1,
  cost: 1,
  minDocuments: 3,
  latent: { rank: 100, weight: 1, whitening: 0.5 },
} as const;

const secondOpinion: OpinionRecipe = { cost: 0.5, share: 0.4, within: 0.8 };

/** How much an example counts by its role, in heads of real messages. */
export function weighRole(role: ExampleRole, { strange, beside }: Pick<Recipe, 'strange' | 'beside'>): number {
  return { judged: 1, written: strange, beside }[role];
}

export const recipes: Readonly<Record<Task, Recipe>> = {
  topic: {
    ...shared,
    features: 'content-5',
    maxSize: 1 << 17,
    groupWeights: [1, 1, 0.25],
    latent: { rank: 150, weight: 0.7, whitening: 0.7 },
    contrast: 1,
    partialCost: 0.25,
    opinion: secondOpinion,
    // Of fifteen labels it would be fitted to chance: without it held-out messages of rare topics are told better, too.
    lean: false,
    beside: 0.2,
    folds: 4,
    threshold: 0.7,
  },
  subtopic: {
    ...shared,
    features: 'content-words-4',
    minDocuments: 2,
    maxSize: 1 << 15,
    strange: 1,
    opinion: secondOpinion,
    groupWeights: [1],
    folds: 4,
    threshold: 0.5,
  },
  kind: {
    ...shared,
    forms: true,
    beside: 0.5,
    contrast: 1,
    partialContrast: 1,
    features: 'whole-7',
    maxSize: 1 << 17,
    groupWeights: [1, 0.5, 0.5, 1, 0.7, 0.7],
    cost: 0.2,
    partialCost: 0.2,
    folds: 5,
    threshold: 0.7,
  },
  urgency: {
    ...shared,
    // A danger that nobody sees is worse than a false alarm.
    missed: 2,
    forms: true,
    beside: 0.5,
    features: 'whole-7',
    maxSize: 1 << 17,
    groupWeights: [1, 0.5, 0.5, 1, 0.7, 0.7],
    cost: 0.2,
    partialCost: 0.2,
    folds: 5,
    threshold: 0.7,
  },
};
