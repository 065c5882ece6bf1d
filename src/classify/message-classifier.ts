import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { QingyuError } from '../core/errors.ts';
import type { MessageLabels, Prediction, SegmentedMessage } from '../core/message.ts';
import { type Cues, createCueMatcher, readCues } from './features/cues.ts';
import { createFeatureBuffer, type FeatureBuffer } from './features/feature-buffer.ts';
import { featurisers } from './features/featurisers.ts';
import { type EvidenceLimits, findEvidence } from './model/evidence.ts';
import { createScorer, decide, type LinearModel, type Scorer, scoreFeatures } from './model/linear-model.ts';
import type { Head, Task } from './model/manifest.ts';
import { readModel, shippedModel } from './model/model-files.ts';
import type { ClassifySettings } from './settings.ts';
import { isTransformerFolder, readModelFolder } from './transformers/model-folder.ts';
import {
  loadTaskTransformers,
  type SurePrediction,
  type TaskTransformers,
  type TransformerLabels,
} from './transformers/task-transformers.ts';
import { readTransformerLabels, type TransformerTask } from './transformers/text-classifier.ts';

/** Labels messages. Safe to use from one thread at a time; every worker loads its own. */
export interface MessageClassifier {
  /** Hash of all model files and cues: equal versions label alike. */
  readonly version: string;
  /** When the newest of the models was made, ISO 8601. */
  readonly modelTime: string;
  /** Labels messages, in their order. */
  classify(messages: readonly SegmentedMessage[]): Promise<MessageLabels[]>;
  /** How many texts were cut since the last call, by task: transformers read only so many tokens. */
  takeCut(): CutCounts;
  /** Frees what the models hold outside of the heap. */
  close(): Promise<void>;
}

/** Texts that were cut because a model reads only so many tokens, by task; tasks without any are missing. */
export type CutCounts = Readonly<Partial<Record<Task, number>>>;

/** One task's model, ready to label: which head decides, among which labels. */
interface Decider {
  readonly scorer: Scorer;
  readonly head: Head;
  readonly allowed: readonly boolean[] | null;
}

/**
 * Loads the models.
 * @throws QingyuError see `readModel` and `loadTextClassifier`; UNKNOWN_TOPIC where the restriction names a topic that the model has not
 */
export async function loadClassifier(settings: ClassifySettings): Promise<MessageClassifier> {
  const transformers = await loadTaskTransformers(settings);
  const [topic, kind, urgency] = await Promise.all([
    loadDecider('topic', settings.topicModel, settings.topics, transformers),
    loadDecider('kind', settings.kindModel, null, transformers),
    loadDecider('urgency', settings.urgencyModel, null, transformers),
  ]);
  const subtopicFolder = settings.subtopicModel ?? (settings.topicModel === null ? shippedModel('subtopic') : null);
  const subtopic = subtopicFolder === null ? null : createScorer(await readModel(subtopicFolder, 'subtopic'));
  const scorers = [topic?.scorer, kind?.scorer, urgency?.scorer, subtopic].filter((scorer) => scorer != null);
  const models = scorers.map(({ model }) => model);
  const cueList = await readCues(settings.cues ?? findCues(settings.urgencyModel));
  const cues = createCueMatcher(cueList);
  const buffers = new Map(models.map((model) => [model.manifest.features, createFeatureBuffer()]));
  const bufferOf = ({ model }: Scorer): FeatureBuffer => buffers.get(model.manifest.features)!;
  const decideTask = (decider: Decider | null, given: SurePrediction | undefined, message: SegmentedMessage) => {
    if (given !== undefined) return given;
    const prediction = predict(decider!, bufferOf(decider!.scorer), message, settings);
    return { prediction, sure: prediction.score >= decider!.head.threshold };
  };
  const labelMessage = (message: SegmentedMessage, given: TransformerLabels): MessageLabels => {
    for (const [features, buffer] of buffers) featurisers[features](message, buffer, cues);
    const topicMade = decideTask(topic, given.topic, message);
    const kindMade = decideTask(kind, given.kind, message);
    const urgencyMade = decideTask(urgency, given.urgency, message);
    return {
      topic: topicMade.prediction,
      subtopic: subtopic === null ? null : findSubtopic(subtopic, bufferOf(subtopic), topicMade.prediction.label),
      kind: kindMade.prediction,
      urgency: urgencyMade.prediction,
      lowConfidence: !(topicMade.sure && kindMade.sure && urgencyMade.sure),
    };
  };
  return {
    version: hashVersions(models, settings.topics, cueList, transformers),
    modelTime: [...models.map(({ manifest }) => manifest.created), ...transformers.modelTimes].sort().at(-1)!,
    async classify(messages) {
      const given = await transformers.classify(messages);
      return messages.map((message, i) => labelMessage(message, given[i]!));
    },
    takeCut: () => transformers.takeCut(),
    close: () => transformers.close(),
  };
}

/** The linear model of a task; null where a transformer decides it. */
async function loadDecider(
  task: TransformerTask,
  folder: string | null,
  restriction: readonly string[] | null,
  transformers: TaskTransformers,
): Promise<Decider | null> {
  if (transformers.tasks.has(task)) return null;
  return createDecider(await readModel(folder ?? shippedModel(task), task), restriction);
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

/** An urgency model may bring its own cues; the shipped ones serve every other. */
function findCues(urgencyModel: string | null): string {
  const own = urgencyModel === null ? null : join(urgencyModel, 'cues.json');
  return own !== null && existsSync(own) ? own : join(shippedModel('urgency'), 'cues.json');
}

function hashVersions(
  models: readonly LinearModel[],
  topics: readonly string[] | null,
  cueList: Cues,
  transformers: TaskTransformers,
): string {
  const hash = createHash('sha256');
  for (const { manifest } of models) hash.update(JSON.stringify(manifest));
  hash.update(JSON.stringify([topics, cueList]));
  for (const version of transformers.versions) hash.update(version);
  return hash.digest('hex').slice(0, 16);
}

/** The labels of each task's model, for tables and flags that list them. */
export async function readLabels(task: Task, folder: string | null = null): Promise<readonly string[]> {
  if (folder !== null && task !== 'subtopic' && isTransformerFolder(folder)) {
    return readTransformerLabels(await readModelFolder(folder), task);
  }
  return (await readModel(folder ?? shippedModel(task), task)).manifest.heads[0]!.labels;
}
