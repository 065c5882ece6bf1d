import type { Prediction, SegmentedMessage } from '../../core/message.ts';
import type { ClassifySettings } from '../settings.ts';
import { isTransformerFolder } from './model-folder.ts';
import { loadTextClassifier, type TransformerTask } from './text-classifier.ts';

/** A prediction, and whether its score reaches its model's threshold. */
export interface SurePrediction {
  readonly prediction: Prediction;
  readonly sure: boolean;
  /** Of a linear model: whether its head of short plain texts decided. */
  readonly isBrief?: boolean;
}

/** What transformers say of one message; tasks that they do not decide are missing. */
export type TransformerLabels = Readonly<Partial<Record<TransformerTask, SurePrediction>>>;

/** The models of a classifier that are in Hugging Face layout; there may be none. */
export interface TaskTransformers {
  readonly tasks: ReadonlySet<TransformerTask>;
  readonly versions: readonly string[];
  readonly modelTimes: readonly string[];
  classify(messages: readonly SegmentedMessage[]): Promise<readonly TransformerLabels[]>;
  /** How many texts were cut since the last call, by task. */
  takeCut(): Readonly<Partial<Record<TransformerTask, number>>>;
  close(): Promise<void>;
}

/**
 * Loads those of the settings' model folders that are in Hugging Face layout; the optional package is imported only if
 * there is one.
 * @throws QingyuError see `loadTextClassifier`
 */
export async function loadTaskTransformers(settings: ClassifySettings): Promise<TaskTransformers> {
  const folders = { topic: settings.topicModel, kind: settings.kindModel, urgency: settings.urgencyModel } as const;
  const models = new Map<TransformerTask, Awaited<ReturnType<typeof loadTextClassifier>>>();
  for (const task of ['topic', 'kind', 'urgency'] as const) {
    const folder = folders[task];
    if (folder === null || !isTransformerFolder(folder)) continue;
    const allowed = task === 'topic' ? settings.topics : null;
    models.set(task, await loadTextClassifier(folder, task, settings.transformers, allowed));
  }
  const cut = new Map<TransformerTask, number>();
  return {
    tasks: new Set(models.keys()),
    versions: [...models].map(([task, { version }]) => `${task}:${version}/${settings.transformers.threshold}`),
    modelTimes: [...models.values()].map(({ modelTime }) => modelTime),
    async classify(messages) {
      const labels = messages.map((): Partial<Record<TransformerTask, SurePrediction>> => ({}));
      for (const [task, model] of models) {
        const made = await model.classify(messages);
        cut.set(task, (cut.get(task) ?? 0) + made.cut);
        made.predictions.forEach((prediction, i) => {
          labels[i]![task] = { prediction, sure: prediction.score >= settings.transformers.threshold };
        });
      }
      return labels;
    },
    takeCut() {
      const taken = Object.fromEntries([...cut].filter(([, count]) => count > 0));
      cut.clear();
      return taken;
    },
    async close() {
      for (const model of models.values()) await model.close();
    },
  };
}
