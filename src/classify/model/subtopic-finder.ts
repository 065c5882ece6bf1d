import type { SegmentedMessage } from '../../core/message.ts';
import { createFeatureBuffer } from '../features/feature-buffer.ts';
import { featurisers } from '../features/featurisers.ts';
import { createKeptWords, type KeptWords, readKeptWords } from '../features/kept-words.ts';
import type { Lexicons } from '../features/lexicons.ts';
import { findAdviser } from '../opinion/find-adviser.ts';
import { lendMemory } from './kernel/kernel.ts';
import { decide, keepHeads, type LinearModel } from './linear-model.ts';
import { createScorer, createVocabulary, scoreFeatures } from './scorer.ts';

/**
 * Finds the second level for messages whose topics are known.
 * @param kept words of the messages, where they were read before
 * @returns by message; null where no model knows the topic or no label is likely enough
 */
export type SubtopicFinder = (
  messages: readonly SegmentedMessage[],
  topics: readonly string[],
  kept?: KeptWords,
) => readonly (string | null)[];

/** @param model null: there is no second level */
export function createSubtopicFinder(model: LinearModel | null, lexicons: Lexicons): SubtopicFinder {
  if (model === null) return (messages) => messages.map(() => null);
  // Each topic has its weights for itself, so that what one message touches lies close together.
  const vocabulary = createVocabulary(model);
  const scorers = model.manifest.heads.map((head) => ({
    topic: head.name,
    head: { ...head, column: 0 },
    scorer: createScorer([keepHeads(model, { heads: [head], gate: null })], vocabulary),
  }));
  const buffer = createFeatureBuffer();
  const { features, heads } = model.manifest;
  const advise = findAdviser(model, heads);
  return (messages, topics, kept = createKeptWords()) => {
    const found = messages.map((): string | null => null);
    // A topic after the other, for the same reason.
    for (const { topic, head, scorer } of scorers) {
      messages.forEach((message, i) => {
        if (topics[i] !== topic) return;
        lendMemory(vocabulary.kernel, buffer);
        if (!readKeptWords(kept, features, i, buffer)) featurisers[features](message, buffer, lexicons);
        scoreFeatures(scorer, buffer);
        const { best, score } = decide(head, advise(head, scorer.scores, null, message));
        if (score >= head.threshold) found[i] = head.labels[best]!;
      });
    }
    return found;
  };
}
