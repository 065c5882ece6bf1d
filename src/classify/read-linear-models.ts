import { createHash } from 'node:crypto';
import { shareHeld } from '../core/share-held.ts';
import type { Lexicons } from './features/lexicons.ts';
import { type LoadedLexicons, loadLexicons } from './load-lexicons.ts';
import { narrowModel, seatModels } from './model/linear-engine.ts';
import { type PackedModel, readPackedModel, shippedModel } from './model/model-files.ts';
import { createSubtopicFinder, type SubtopicFinder } from './model/subtopic-finder.ts';
import type { ClassifySettings } from './settings.ts';

/** Tasks that a linear model decides where no transformer is given for them. */
export const linearTasks = ['topic', 'kind', 'urgency'] as const;
type LinearTask = (typeof linearTasks)[number];

/** Linear models and lexicons as they were read. */
export interface LinearModels {
  readonly tasks: readonly LinearTask[];
  /** By task of `tasks`. */
  readonly models: readonly PackedModel[];
  readonly subtopics: PackedModel | null;
  readonly lexicons: LoadedLexicons;
  /** The only topics that may be chosen; null: all. */
  readonly topics: readonly string[] | null;
}

/** @throws QingyuError see `readPackedModel`, `narrowModel` and `loadLexicons` */
export async function readLinearModels(
  settings: ClassifySettings,
  tasks: readonly LinearTask[],
): Promise<LinearModels> {
  const folders = { topic: settings.topicModel, kind: settings.kindModel, urgency: settings.urgencyModel };
  const subtopicFolder = settings.subtopicModel ?? (settings.topicModel === null ? shippedModel('subtopic') : null);
  const models = await Promise.all(tasks.map((task) => readPackedModel(folders[task] ?? shippedModel(task), task)));
  models.forEach((model, i) => {
    if (tasks[i] === 'topic') narrowModel(model, settings.topics);
  });
  return {
    tasks,
    models,
    subtopics: subtopicFolder === null ? null : await readPackedModel(subtopicFolder, 'subtopic'),
    lexicons: await loadLexicons(settings),
    topics: settings.topics,
  };
}

/** All that there are: those of tasks, then that of the second level. */
export function listModels({ models, subtopics }: LinearModels): readonly PackedModel[] {
  return subtopics === null ? models : [...models, subtopics];
}

/** What linear models label with, ready for use. */
interface Seated extends ReturnType<typeof seatModels> {
  readonly lexicons: Lexicons;
  readonly findSubtopics: SubtopicFinder;
}

/** Unpacking weights and laying them out takes most of the time that it takes to load a classifier. */
const shareSeated = shareHeld<Seated>();

/**
 * Makes models ready for use; once for equal ones while anyone has the result.
 * @throws QingyuError see `PackedModel.unpack`
 */
export function seatLinearModels(read: LinearModels): Seated {
  return shareSeated(keyOf(read), () => seat(read));
}

/** Changes with all that is seated. */
function keyOf(read: LinearModels): string {
  const hash = createHash('sha256').update(JSON.stringify([read.tasks, read.topics, read.lexicons.contents]));
  for (const { contentHash } of listModels(read)) hash.update(contentHash);
  return hash.digest('hex');
}

function seat({ tasks, models, subtopics, lexicons: { lexicons }, topics }: LinearModels): Seated {
  const seats = models.map((model, i) => ({
    model: model.unpack(),
    restriction: tasks[i] === 'topic' ? topics : null,
  }));
  return {
    ...seatModels(seats),
    lexicons,
    findSubtopics: createSubtopicFinder(subtopics?.unpack() ?? null, lexicons),
  };
}
