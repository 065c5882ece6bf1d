import { QingyuError } from '../../core/errors.ts';
import type { SegmentedMessage } from '../../core/message.ts';
import { createFeatureBuffer } from '../features/feature-buffer.ts';
import { featurisers } from '../features/featurisers.ts';
import type { Lexicons } from '../features/lexicons.ts';
import { chooseHead, narrowHeads } from '../model/choose-head.ts';
import { decide, type LinearModel } from '../model/linear-model.ts';
import type { Task } from '../model/manifest.ts';
import { createScorer, scoreFeatures } from '../model/scorer.ts';
import { findAdviser } from '../opinion/find-adviser.ts';
import type { LabelledExample } from '../train/load-labelled.ts';
import { foldOf, groupNearCopies } from '../train/near-copies.ts';
import { requireTrainable, type TrainOptions, trainModel } from '../train/train-model.ts';
import type { Judged } from './score-labels.ts';

export interface CrossValidateOptions extends TrainOptions {
  readonly folds: number;
  /** The labels that may be chosen for a message; null: all of the model. */
  readonly choices: (example: LabelledExample) => readonly string[] | null;
  readonly onFold?: (fold: number) => void;
}

/**
 * Trains on all folds but one and labels the held-out messages with the finished (quantised, calibrated) model. Near-copies
 * of four content words or more, over all files together, are never on both sides. Messages written for training, and those
 * beside, are trained on and never judged.
 */
export function crossValidate(
  task: Task,
  examples: readonly LabelledExample[],
  options: CrossValidateOptions,
): (Judged & { readonly example: LabelledExample })[] {
  const groups = groupNearCopies(examples.map(({ message }) => message));
  requireFolds(task, examples, groups, options.folds);
  const judged: (Judged & { readonly example: LabelledExample })[] = [];
  for (let fold = 0; fold < options.folds; fold += 1) {
    options.onFold?.(fold);
    const isHeld = (i: number): boolean => foldOf(groups[i]!, options.folds) === fold;
    const model = trainModel(
      task,
      examples.filter((_, i) => !isHeld(i)),
      options,
    );
    const held = examples.filter((example, i) => isHeld(i) && example.role === 'judged');
    const predict = createPredictor(model, options.lexicons);
    for (const example of held) {
      const { label, score } = predict(example.message, options.choices(example));
      judged.push({ id: example.id, gold: example.label, predicted: label, score, example });
    }
  }
  return judged;
}

/**
 * Checks that each fold leaves enough to train on, before the first is.
 * @throws QingyuError TOO_FEW_EXAMPLES
 */
function requireFolds(task: Task, examples: readonly LabelledExample[], groups: Int32Array, folds: number): void {
  for (let fold = 0; fold < folds; fold += 1) {
    const kept = examples.filter((_, i) => foldOf(groups[i]!, folds) !== fold);
    try {
      requireTrainable(task, kept);
    } catch (cause) {
      const labels = [...new Set(kept.map(({ label }) => label))];
      throw new QingyuError(
        `Expected two labels or more without fold ${fold + 1} of ${folds}, got ${labels.join(', ') || 'none'}: near-copies share a fold, and ${examples.length} examples are of ${new Set(groups).size} groups; take more varied messages or other --folds`,
        { code: 'TOO_FEW_EXAMPLES', stage: 'classify', data: { task, fold, folds }, cause },
      );
    }
  }
}

/** Labels single messages with a model that is not on disk. */
function createPredictor(model: LinearModel, lexicons: Lexicons) {
  const scorer = createScorer([model]);
  const buffer = createFeatureBuffer();
  const { manifest } = model;
  const advise = findAdviser(model, manifest.heads);
  return (message: SegmentedMessage, choices: readonly string[] | null) => {
    featurisers[manifest.features](message, buffer, lexicons);
    scoreFeatures(scorer, buffer);
    const narrowed = narrowHeads(manifest, choices);
    // A label that no example of the other folds has cannot be chosen: all others can.
    const head = chooseHead(narrowed ?? narrowHeads(manifest, null)!, scorer.scores);
    const allowed = narrowed === null || choices === null ? null : head.labels.map((label) => choices.includes(label));
    const { best, score } = decide(head, advise(head, scorer.scores, allowed, message), allowed);
    return { label: head.labels[best]!, score };
  };
}
