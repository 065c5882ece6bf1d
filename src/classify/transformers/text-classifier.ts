import { QingyuError } from '../../core/errors.ts';
import { kinds, type Prediction, type SegmentedMessage, urgencies } from '../../core/message.ts';
import type { TransformerSettings } from '../settings.ts';
import { type OutputTensor, openSession } from './library.ts';
import { type ModelFolder, readModelFolder, toModelInput } from './model-folder.ts';
import { findMaxTokens, runTextBatches } from './text-batches.ts';

/** What such a model can decide. */
export type TransformerTask = 'topic' | 'kind' | 'urgency';

/** A `text-classification` model in place of one of ours. Its predictions carry no evidence. */
export interface TextClassifier {
  /** Changes with the model's files and with the settings that change its predictions. */
  readonly version: string;
  readonly modelTime: string;
  readonly labels: readonly string[];
  /** Labels messages in their order; `cut` of them were longer than the model can read. */
  classify(
    messages: readonly SegmentedMessage[],
  ): Promise<{ readonly predictions: readonly Prediction[]; readonly cut: number }>;
  close(): Promise<void>;
}

/**
 * Loads a local folder in Hugging Face layout (`config.json` with `id2label`, `tokenizer.json`, `onnx/model.onnx`).
 * @param allowed the only labels that may be chosen; null: all
 * @throws QingyuError TRANSFORMERS_MISSING, MODEL_UNREADABLE, MODEL_INVALID, MODEL_LABELS (not the task's labels), UNKNOWN_TOPIC
 */
export async function loadTextClassifier(
  folder: string,
  task: TransformerTask,
  settings: TransformerSettings,
  allowed: readonly string[] | null,
): Promise<TextClassifier> {
  const model = await readModelFolder(folder);
  const labels = readTransformerLabels(model, task);
  const choosable = restrictLabels(labels, allowed);
  const { tokenizer, session } = await openSession({
    folder: model.path,
    task: 'text-classification',
    precision: settings.precision,
    threads: settings.threads,
  });
  const limits = {
    batchSize: settings.batchSize,
    maxTokens: findMaxTokens(model.config, tokenizer, settings.maxTokens),
  };
  return {
    version: `${model.hash}/${settings.precision}/${limits.maxTokens}`,
    modelTime: model.modelTime,
    labels,
    async classify(messages) {
      const texts = messages.map((message) => toModelInput(message, model.form));
      const predictions = new Array<Prediction>(texts.length);
      const cut = await runTextBatches(texts, tokenizer, session, limits, ({ indices, outputs }) => {
        const logits = requireLogits(outputs.logits, indices.length, labels.length, model.path);
        indices.forEach((i, row) => {
          predictions[i] = chooseLabel(logits, row * labels.length, labels, choosable);
        });
      });
      return { predictions, cut };
    },
    close: () => session.dispose(),
  };
}

/** Names under which models know the labels of the guide. */
const labelNames: Readonly<Record<'kind' | 'urgency', Readonly<Record<string, string>>>> = {
  kind: {
    投诉: 'complaint',
    举报: 'complaint',
    '投诉/举报': 'complaint',
    求助: 'help',
    咨询: 'inquiry',
    建议: 'suggestion',
    建言: 'suggestion',
    '建议/建言': 'suggestion',
    感谢: 'praise',
    表扬: 'praise',
    '感谢/表扬': 'praise',
  },
  urgency: { 特急: 'critical', 紧急: 'urgent', 一般: 'routine' },
};

/**
 * The labels of a model in the order of its logits, under the guide's names.
 * @throws QingyuError MODEL_LABELS
 */
export function readTransformerLabels({ config, path }: ModelFolder, task: TransformerTask): readonly string[] {
  const { id2label, problem_type: problem } = config;
  const given = id2label === undefined ? [] : Object.keys(id2label).map((_, i) => id2label[String(i)] ?? '');
  const data = { folder: path, task, labels: given };
  if (
    given.length < 2 ||
    given.includes('') ||
    (problem ?? 'single_label_classification') !== 'single_label_classification'
  ) {
    throw new QingyuError(
      `Expected config.json in ${path} to describe a choice of one among two or more labels (id2label "0", "1", …), got ${given.length} labels and problem_type ${problem ?? 'none'}`,
      { code: 'MODEL_LABELS', stage: 'classify', data },
    );
  }
  if (task === 'topic') return given;
  const known: readonly string[] = task === 'kind' ? kinds : urgencies;
  const labels = given.map((label) => labelNames[task][label] ?? label.toLowerCase());
  const strange = labels.filter((label, i) => !known.includes(label) || labels.indexOf(label) !== i);
  if (strange.length === 0) return labels;
  throw new QingyuError(
    `Expected id2label of config.json in ${path} to name each ${task} once as ${known.join(', ')}, got ${given.join(', ')}: rename the labels there`,
    { code: 'MODEL_LABELS', stage: 'classify', data },
  );
}

function restrictLabels(labels: readonly string[], allowed: readonly string[] | null): readonly boolean[] {
  const unknown = (allowed ?? []).filter((label) => !labels.includes(label));
  if (unknown.length > 0) {
    throw new QingyuError(`Expected every topic to be one of ${labels.join(', ')}, got ${unknown.join(', ')}`, {
      code: 'UNKNOWN_TOPIC',
      stage: 'classify',
      data: { known: labels },
    });
  }
  return labels.map((label) => allowed === null || allowed.includes(label));
}

function requireLogits(
  tensor: OutputTensor | undefined,
  rows: number,
  columns: number,
  path: string,
): ArrayLike<number> {
  if (tensor !== undefined && tensor.dims.length === 2 && tensor.dims[0] === rows && tensor.dims[1] === columns) {
    return tensor.data;
  }
  throw new QingyuError(
    `Expected the model in ${path} to give logits of shape [${rows}, ${columns}], got ${tensor === undefined ? 'none' : `[${tensor.dims.join(', ')}]`}`,
    { code: 'MODEL_INVALID', stage: 'classify', data: { folder: path } },
  );
}

/** Softmax over the labels that may be chosen. */
function chooseLabel(
  logits: ArrayLike<number>,
  offset: number,
  labels: readonly string[],
  choosable: readonly boolean[],
): Prediction {
  const indices = labels.map((_, k) => k).filter((k) => choosable[k]);
  const best = indices.reduce((a, b) => (logits[offset + b]! > logits[offset + a]! ? b : a));
  const total = indices.reduce((sum, k) => sum + Math.exp(logits[offset + k]! - logits[offset + best]!), 0);
  return { label: labels[best]!, score: Math.round(10_000 / total) / 10_000, evidence: [] };
}
