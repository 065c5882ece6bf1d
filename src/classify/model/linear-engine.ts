import { QingyuError } from '../../core/errors.ts';
import type { Prediction, SegmentedMessage } from '../../core/message.ts';
import type { CueMatcher } from '../features/cues.ts';
import { createFeatureBuffer, type FeatureBuffer } from '../features/feature-buffer.ts';
import { featurisers } from '../features/featurisers.ts';
import { type EvidenceLimits, findEvidence } from './evidence.ts';
import { decide, type LinearModel } from './linear-model.ts';
import type { Head } from './manifest.ts';
import { createScorer, type Scorer, scoreFeatures, sharesVocabulary } from './scorer.ts';

/** A linear model among others: models with one vocabulary are scored together. */
export interface Decider {
  readonly panel: Panel;
  /** Its columns count in the panel's scorer. */
  readonly head: Head;
  readonly allowed: readonly boolean[] | null;
}

/** Models that share features and vocabulary, and the work space of the message at hand. */
export interface Panel {
  readonly features: keyof typeof featurisers;
  readonly scorer: Scorer;
  readonly buffer: FeatureBuffer;
  /** The columns that some decider reads: [first, last). */
  readonly first: number;
  readonly last: number;
}

/** A model and the only labels that may be chosen of it (null: all). */
export interface Seat {
  readonly model: LinearModel;
  readonly restriction: readonly string[] | null;
}

/**
 * Seats models: those with equal features and vocabulary share a panel, those with equal features a buffer.
 * @returns deciders in the order of the seats, and the panels that `scorePanels` must score for each message
 * @throws QingyuError UNKNOWN_TOPIC where a restriction names a label that the model has not
 */
export function seatModels(seats: readonly Seat[]): { readonly deciders: Decider[]; readonly panels: Panel[] } {
  const groups: LinearModel[][] = [];
  for (const { model } of seats) {
    const group = groups.find(([first]) => sharesVocabulary(first!, model));
    if (group === undefined) groups.push([model]);
    else group.push(model);
  }
  const buffers = new Map(seats.map(({ model }) => [model.manifest.features, createFeatureBuffer()]));
  const scorers = groups.map((models) => createScorer(models));
  const places = seats.map(({ model, restriction }) => {
    const at = groups.findIndex((models) => models.includes(model));
    const head = chooseHead(model, restriction);
    return { at, head: { ...head, column: head.column + scorers[at]!.shifts[groups[at]!.indexOf(model)]! } };
  });
  const panels = groups.map((models, at) => {
    const own = places.filter((place) => place.at === at).map(({ head }) => head);
    const { features } = models[0]!.manifest;
    return {
      features,
      scorer: scorers[at]!,
      buffer: buffers.get(features)!,
      first: Math.min(...own.map(({ column }) => column)),
      last: Math.max(...own.map(({ column, labels }) => column + labels.length)),
    };
  });
  const deciders = places.map(({ at, head }, i) => {
    const { restriction } = seats[i]!;
    return {
      panel: panels[at]!,
      head,
      allowed: restriction === null ? null : head.labels.map((label) => restriction.includes(label)),
    };
  });
  return { deciders, panels };
}

/** Reads the features of a message and scores all panels. */
export function scorePanels(panels: readonly Panel[], message: SegmentedMessage, cues: CueMatcher): void {
  const read = new Set<FeatureBuffer>();
  for (const { features, scorer, buffer, first, last } of panels) {
    if (!read.has(buffer)) featurisers[features](message, buffer, cues);
    read.add(buffer);
    scoreFeatures(scorer, buffer, first, last);
  }
}

/** Decides one task for the message that was scored last. */
export function predictLabel(
  { panel, head, allowed }: Decider,
  message: SegmentedMessage,
  limits: EvidenceLimits,
): { readonly prediction: Prediction; readonly sure: boolean } {
  const { scorer, buffer } = panel;
  const { best, runnerUp, score } = decide(head, scorer.scores, allowed);
  const columns = { best: head.column + best, runnerUp: head.column + runnerUp, sharpness: head.sharpness };
  return {
    prediction: {
      label: head.labels[best]!,
      score: Math.round(score * 10_000) / 10_000,
      evidence: findEvidence(scorer, buffer, message, columns, limits),
    },
    sure: score >= head.threshold,
  };
}

/** The fewest labels that still cover the choice decide: they were trained to be told from each other. */
function chooseHead(model: LinearModel, restriction: readonly string[] | null): Head {
  const { heads, task } = model.manifest;
  const all = heads[0]!;
  if (restriction === null) return all;
  const unknown = restriction.filter((label) => !all.labels.includes(label));
  if (unknown.length > 0) {
    throw new QingyuError(`Expected every ${task} to be one of ${all.labels.join(', ')}, got ${unknown.join(', ')}`, {
      code: 'UNKNOWN_TOPIC',
      stage: 'classify',
      data: { known: all.labels },
    });
  }
  const covering = heads.filter(({ labels }) => restriction.every((label) => labels.includes(label)));
  return covering.reduce((a, b) => (b.labels.length < a.labels.length ? b : a));
}
