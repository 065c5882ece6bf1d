import { z } from 'zod';
import { precisions } from './transformers/library.ts';

/** How models in Hugging Face layout are run. */
const transformerSettings = z.strictObject({
  /** Which of the folder's ONNX files is read: `fp32` is `onnx/model.onnx`, `q8` is `onnx/model_quantized.onnx`, … */
  precision: z.enum(precisions).default('fp32'),
  /** Texts a run of the model, at most. */
  batchSize: z.int().min(1).max(1024).default(16),
  /** Tokens of a text that are read, at most; null: as many as the model takes. Longer texts are cut and counted. */
  maxTokens: z.int().min(2).nullable().default(null),
  /** Threads of one run; the pipeline's workers each run their own. */
  threads: z.int().min(1).max(256).default(1),
  /** How an embedder makes one vector of a text's tokens: the mean of all, or the first one's (bge and its like). */
  pooling: z.enum(['mean', 'cls']).default('mean'),
  /** Predictions whose probability is below it are flagged as `low_confidence`. */
  threshold: z.number().min(0).max(1).default(0.5),
});

export type TransformerSettings = z.infer<typeof transformerSettings>;

/** Settings of the classify stage. */
export const classifySettings = z.strictObject({
  /** Folders of the models, ours or in Hugging Face layout; null: the ones that the package ships. */
  topicModel: z.string().nullable().default(null),
  /** Null: the shipped one where `topicModel` is null too, else none, and the second level stays null. */
  subtopicModel: z.string().nullable().default(null),
  kindModel: z.string().nullable().default(null),
  urgencyModel: z.string().nullable().default(null),
  /** A cues file in place of those that the kind and urgency models were trained with. */
  cues: z.string().nullable().default(null),
  /** Files of word classes in place of the shipped `senses.json` (kind, urgency) and `subjects.json` (topic). */
  senses: z.string().nullable().default(null),
  subjects: z.string().nullable().default(null),
  /** A crosswalk from topics to the fields of the deployment's board; null: the shipped one. */
  topicFields: z.string().nullable().default(null),
  /** The only topics that may be chosen; null: all of the model. */
  topics: z.array(z.string().min(1)).min(1).nullable().default(null),
  transformers: transformerSettings.prefault({}),
  /** At most so many spans are kept that spoke for, and against, each decision. */
  evidenceFor: z.int().min(0).max(50).default(5),
  evidenceAgainst: z.int().min(0).max(50).default(2),
});

export type ClassifySettings = z.infer<typeof classifySettings>;
