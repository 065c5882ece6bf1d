import { createHash } from 'node:crypto';
import type { MessageLabels, Prediction, SegmentedMessage } from '../core/message.ts';
import type { MessageClassifier } from './contract.ts';
import { createKeptWords } from './features/kept-words.ts';
import { loadLexicons } from './load-lexicons.ts';
import { predictAll, seatModels } from './model/linear-engine.ts';
import type { LinearModel } from './model/linear-model.ts';
import type { Task } from './model/manifest.ts';
import { readModel, shippedModel } from './model/model-files.ts';
import { createSubtopicFinder } from './model/subtopic-finder.ts';
import { kindReaderVersion } from './opinion/kind-reader.ts';
import type { ClassifySettings } from './settings.ts';
import { isTransformerFolder, readModelFolder } from './transformers/model-folder.ts';
import {
  loadTaskTransformers,
  type SurePrediction,
  type TaskTransformers,
  type TransformerLabels,
} from './transformers/task-transformers.ts';
import { readTransformerLabels } from './transformers/text-classifier.ts';

/** Tasks that a linear model decides where no transformer is given for them. */
const linearTasks = ['topic', 'kind', 'urgency'] as const;

/**
 * Loads the models.
 * @throws QingyuError see `readModel` and `loadTextClassifier`; UNKNOWN_TOPIC where the restriction names a topic that the model has not
 */
export async function loadClassifier(settings: ClassifySettings): Promise<MessageClassifier> {
  const transformers = await loadTaskTransformers(settings);
  const folders = { topic: settings.topicModel, kind: settings.kindModel, urgency: settings.urgencyModel };
  const linear = linearTasks.filter((task) => !transformers.tasks.has(task));
  const models = await Promise.all(linear.map((task) => readModel(folders[task] ?? shippedModel(task), task)));
  const { deciders, panels } = seatModels(
    models.map((model, i) => ({ model, restriction: linear[i] === 'topic' ? settings.topics : null })),
  );
  const subtopicFolder = settings.subtopicModel ?? (settings.topicModel === null ? shippedModel('subtopic') : null);
  const subtopicModel = subtopicFolder === null ? null : await readModel(subtopicFolder, 'subtopic');
  const { lexicons, contents } = await loadLexicons(settings);
  const findSubtopics = createSubtopicFinder(subtopicModel, lexicons);
  if (subtopicModel !== null) models.push(subtopicModel);
  const classifyAll = (messages: readonly SegmentedMessage[], given: readonly TransformerLabels[]): MessageLabels[] => {
    const kept = createKeptWords();
    const made = predictAll(deciders, panels, messages, lexicons, settings, kept);
    const decisions = messages.map((_, i) =>
      linearTasks.map((task) => given[i]![task] ?? made[linear.indexOf(task)]![i]!),
    ) as [SurePrediction, SurePrediction, SurePrediction][];
    const subtopics = findSubtopics(
      messages,
      decisions.map(([topic]) => topic.prediction.label),
      kept,
    );
    return decisions.map(([topic, kind, urgency], i) => ({
      topic: topic.prediction,
      subtopic: subtopics[i]!,
      kind: kind.prediction,
      urgency: isThanks(kind.prediction) ? calm(kind.prediction) : urgency.prediction,
      lowConfidence: !(topic.sure && kind.sure && urgency.sure),
    }));
  };
  return {
    version: hashVersions(models, settings.topics, contents, transformers),
    modelTime: [...models.map(({ manifest }) => manifest.created), ...transformers.modelTimes].sort().at(-1)!,
    async classify(messages) {
      return classifyAll(messages, await transformers.classify(messages));
    },
    takeCut: () => transformers.takeCut(),
    close: () => transformers.close(),
  };
}

/** From this probability on what is called thanks is believed to be. */
const sureThanks = 0.7;

function isThanks({ label, score }: Prediction): boolean {
  return label === 'praise' && score >= sureThanks;
}

/**
 * What mainly thanks is routine by the guide, and tells of dangers that are over: in the words by which urgency is judged these look
 * like dangers. So it is as likely routine as it is thanks, for the words that thank.
 */
function calm({ score, evidence }: Prediction): Prediction {
  return { label: 'routine', score, evidence };
}

function hashVersions(
  models: readonly LinearModel[],
  topics: readonly string[] | null,
  lexicons: string,
  transformers: TaskTransformers,
): string {
  const hash = createHash('sha256');
  for (const { manifest } of models) hash.update(JSON.stringify(manifest));
  if (models.some(({ opinion }) => opinion !== null)) hash.update(kindReaderVersion());
  hash.update(JSON.stringify([topics, lexicons]));
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
