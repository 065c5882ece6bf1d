import { createHash } from 'node:crypto';
import { QingyuError } from '../core/errors.ts';
import type { MessageLabels, Prediction, SegmentedMessage } from '../core/message.ts';
import { createFeatureBuffer, type FeatureBuffer } from './features/feature-buffer.ts';
import { featurisers } from './features/featurisers.ts';
import { type EvidenceLimits, findEvidence } from './model/evidence.ts';
import { createScorer, decide, type LinearModel, type Scorer, scoreFeatures } from './model/linear-model.ts';
import type { Head, Task } from './model/manifest.ts';
import { readModel, shippedModel } from './model/model-files.ts';
import type { ClassifySettings } from './settings.ts';

/** Labels messages. Safe to use from one thread at a time; every worker loads its own. */
export interface MessageClassifier {
  /** Hash of all model files and cues: equal versions label alike. */
  readonly version: string;
  /** When the newest of the models was made, ISO 8601. */
  readonly modelTime: string;
  /** Labels messages, in their order. */
  classify(messages: readonly SegmentedMessage[]): Promise<MessageLabels[]>;
  /** Frees what the models hold outside of the heap. */
  close(): Promise<void>;
}

/** One task's model, ready to label: which head decides, among which labels. */
interface Decider {
  readonly scorer: Scorer;
  readonly head: Head;
  readonly allowed: readonly boolean[] | null;
}

/**
 * Loads the models.
 * @throws QingyuError see `readModel`; UNKNOWN_TOPIC where the restriction names a topic that the model has not
 */
export async function loadClassifier(settings: ClassifySettings): Promise<MessageClassifier> {
  const [topicModel, kindModel, urgencyModel] = await Promise.all([
    readModel(settings.topicModel ?? shippedModel('topic'), 'topic'),
    readModel(settings.kindModel ?? shippedModel('kind'), 'kind'),
    readModel(settings.urgencyModel ?? shippedModel('urgency'), 'urgency'),
  ]);
  const subtopicFolder = settings.subtopicModel ?? (settings.topicModel === null ? shippedModel('subtopic') : null);
  const subtopicModel = subtopicFolder === null ? null : await readModel(subtopicFolder, 'subtopic');
  const models = [topicModel, kindModel, urgencyModel, ...(subtopicModel === null ? [] : [subtopicModel])];
  const topic = createDecider(topicModel, settings.topics);
  const kind = createDecider(kindModel, null);
  const urgency = createDecider(urgencyModel, null);
  const subtopic = subtopicModel === null ? null : createScorer(subtopicModel);
  const buffers = new Map(models.map((model) => [model.manifest.features, createFeatureBuffer()]));
  const labelMessage = (message: SegmentedMessage): MessageLabels => {
    for (const [features, buffer] of buffers) featurisers[features](message, buffer);
    const bufferOf = (decider: Decider) => buffers.get(decider.scorer.model.manifest.features)!;
    const topicMade = predict(topic, bufferOf(topic), message, settings);
    const kindMade = predict(kind, bufferOf(kind), message, settings);
    const urgencyMade = predict(urgency, bufferOf(urgency), message, settings);
    return {
      topic: topicMade,
      subtopic:
        subtopic === null
          ? null
          : findSubtopic(subtopic, buffers.get(subtopic.model.manifest.features)!, topicMade.label),
      kind: kindMade,
      urgency: urgencyMade,
      lowConfidence:
        topicMade.score < topic.head.threshold ||
        kindMade.score < kind.head.threshold ||
        urgencyMade.score < urgency.head.threshold,
    };
  };
  return {
    version: hashVersions(models, settings.topics),
    modelTime: models.map((model) => model.manifest.created).reduce((a, b) => (a > b ? a : b)),
    classify: async (messages) => messages.map(labelMessage),
    close: async () => {},
  };
}

function createDecider(model: LinearModel, restriction: readonly string[] | null): Decider {
  const { heads, task } = model.manifest;
  const wanted = restriction ?? heads[0]!.labels;
  const head = [...heads]
    .sort((a, b) => a.labels.length - b.labels.length)
    .find(({ labels }) => wanted.every((label) => labels.includes(label)));
  if (head === undefined) {
    const known = heads[0]!.labels;
    throw new QingyuError(
      `Expected every ${task} to be one of ${known.join(', ')}, got ${wanted.filter((label) => !known.includes(label)).join(', ')}`,
      { code: 'UNKNOWN_TOPIC', stage: 'classify', data: { known } },
    );
  }
  return {
    scorer: createScorer(model),
    head,
    allowed: restriction === null ? null : head.labels.map((label) => restriction.includes(label)),
  };
}

function predict(
  decider: Decider,
  buffer: FeatureBuffer,
  message: SegmentedMessage,
  limits: EvidenceLimits,
): Prediction {
  const { scorer, head } = decider;
  scoreFeatures(scorer, buffer);
  const decision = decide(head, scorer.scores, decider.allowed);
  const columns = {
    best: head.column + decision.best,
    runnerUp: head.column + decision.runnerUp,
    sharpness: head.sharpness,
  };
  return {
    label: head.labels[decision.best]!,
    score: Math.round(decision.score * 10_000) / 10_000,
    evidence: findEvidence(scorer, buffer, message, columns, limits),
  };
}

function findSubtopic(scorer: Scorer, buffer: FeatureBuffer, topic: string): string | null {
  const head = scorer.model.manifest.heads.find(({ name }) => name === topic);
  if (head === undefined) return null;
  scoreFeatures(scorer, buffer, head.column, head.column + head.labels.length);
  const { best, score } = decide(head, scorer.scores);
  return score >= head.threshold ? head.labels[best]! : null;
}

function hashVersions(models: readonly LinearModel[], topics: readonly string[] | null): string {
  const hash = createHash('sha256');
  for (const { manifest } of models) hash.update(JSON.stringify(manifest));
  hash.update(JSON.stringify(topics));
  return hash.digest('hex').slice(0, 16);
}

/** The labels of each task's model, for tables and flags that list them. */
export async function readLabels(task: Task, folder: string | null = null): Promise<readonly string[]> {
  return (await readModel(folder ?? shippedModel(task), task)).manifest.heads[0]!.labels;
}
