import { createHash } from 'node:crypto';
import type { MessageLabels, SegmentedMessage } from '../core/message.ts';
import type { MessageClassifier } from './contract.ts';
import { createKeptWords } from './features/kept-words.ts';
import { predictAll } from './model/linear-engine.ts';
import type { Task } from './model/manifest.ts';
import { readPackedModel, shippedModel } from './model/model-files.ts';
import { kindReaderVersion } from './opinion/kind-reader.ts';
import {
  type LinearModels,
  linearTasks,
  listModels,
  readLinearModels,
  seatLinearModels,
} from './read-linear-models.ts';
import { createSecondReader, secondReadingVersion } from './second-reading/second-reading.ts';
import type { ClassifySettings } from './settings.ts';
import { isTransformerFolder, readModelFolder } from './transformers/model-folder.ts';
import {
  loadTaskTransformers,
  type SurePrediction,
  type TaskTransformers,
  type TransformerLabels,
} from './transformers/task-transformers.ts';
import { readTransformerLabels } from './transformers/text-classifier.ts';

/**
 * Loads the models.
 * @throws QingyuError see `readModel` and `loadTextClassifier`; UNKNOWN_TOPIC where the restriction names a topic that the model has not
 */
export async function loadClassifier(settings: ClassifySettings): Promise<MessageClassifier> {
  const transformers = await loadTaskTransformers(settings);
  const linear = linearTasks.filter((task) => !transformers.tasks.has(task));
  const read = await readLinearModels(settings, linear);
  // Held as a whole: what others can share is what somebody has.
  const seated = seatLinearModels(read);
  const readers = (['kind', 'urgency'] as const).flatMap((task) => seated.deciders[linear.indexOf(task)] ?? []);
  const readAgain = createSecondReader((messages) => {
    const panels = [...new Set(readers.map(({ panel }) => panel))];
    const [kind, urgency] = predictAll(readers, panels, messages, seated.lexicons, settings);
    return messages.map((_, k) => ({ kind: kind![k]!, urgency: urgency![k]! }));
  }, read.lexicons.hazards);
  const classifyAll = (messages: readonly SegmentedMessage[], given: readonly TransformerLabels[]): MessageLabels[] => {
    const kept = createKeptWords();
    const made = predictAll(seated.deciders, seated.panels, messages, seated.lexicons, settings, kept);
    const decisions = messages.map((_, i) =>
      linearTasks.map((task) => given[i]![task] ?? made[linear.indexOf(task)]![i]!),
    ) as [SurePrediction, SurePrediction, SurePrediction][];
    const subtopics = seated.findSubtopics(
      messages,
      decisions.map(([topic]) => topic.prediction.label),
      kept,
    );
    const said = decisions.map(([, kind, urgency]) => ({ kind, urgency }));
    // Only where both models at hand would tell.
    const settled = readers.length === 2 ? readAgain(messages, said) : said;
    return decisions.map(([topic], i) => {
      const { kind, urgency } = settled[i]!;
      return {
        topic: topic.prediction,
        subtopic: subtopics[i]!,
        kind: kind.prediction,
        urgency: urgency.prediction,
        lowConfidence: !(topic.sure && kind.sure && urgency.sure),
      };
    });
  };
  return {
    ...describe(read, transformers),
    async classify(messages) {
      return classifyAll(messages, await transformers.classify(messages));
    },
    takeCut: () => transformers.takeCut(),
    close: () => transformers.close(),
  };
}

/**
 * What a classifier says of itself, without its weights.
 * @throws QingyuError as `loadClassifier`, except for what is wrong with weights
 */
export async function readClassifierVersion(
  settings: ClassifySettings,
): Promise<Pick<MessageClassifier, 'version' | 'modelTime'>> {
  const transformers = await loadTaskTransformers(settings);
  try {
    const linear = linearTasks.filter((task) => !transformers.tasks.has(task));
    return describe(await readLinearModels(settings, linear), transformers);
  } finally {
    await transformers.close();
  }
}

function describe(
  read: LinearModels,
  transformers: TaskTransformers,
): Pick<MessageClassifier, 'version' | 'modelTime'> {
  const manifests = listModels(read).map(({ manifest }) => manifest);
  const hash = createHash('sha256');
  for (const manifest of manifests) hash.update(JSON.stringify(manifest));
  if (manifests.some(({ opinion }) => opinion !== undefined)) hash.update(kindReaderVersion());
  hash.update(JSON.stringify([secondReadingVersion, read.topics, read.lexicons.contents]));
  for (const version of transformers.versions) hash.update(version);
  return {
    version: hash.digest('hex').slice(0, 16),
    modelTime: [...manifests.map(({ created }) => created), ...transformers.modelTimes].sort().at(-1)!,
  };
}

/** The labels of each task's model, for tables and flags that list them. */
export async function readLabels(task: Task, folder: string | null = null): Promise<readonly string[]> {
  if (folder !== null && task !== 'subtopic' && isTransformerFolder(folder)) {
    return readTransformerLabels(await readModelFolder(folder), task);
  }
  return (await readPackedModel(folder ?? shippedModel(task), task)).manifest.heads[0]!.labels;
}
