import { z } from 'zod';
import { precisions } from './transformers/library.ts';

const path = z.string().nullable().default(null);

/** How models in Hugging Face layout are run. */
const transformerSettings = z.strictObject({
  precision: z
    .enum(precisions)
    .default('fp32')
    .describe(
      "Which of the folder's ONNX files is read: `fp32` is `onnx/model.onnx`, `q8` is `onnx/model_quantized.onnx`, …",
    ),
  batchSize: z.int().min(1).max(1024).default(16).describe('Texts in one run of the model, at most.'),
  maxTokens: z
    .int()
    .min(2)
    .nullable()
    .default(null)
    .describe(
      'Tokens of a text that are read, at most; null: as many as the model takes. Longer texts are cut and counted.',
    ),
  threads: z
    .int()
    .min(1)
    .max(256)
    .default(1)
    .describe("Threads of one run; each of the pipeline's `workers` runs its own model."),
  pooling: z
    .enum(['mean', 'cls'])
    .default('mean')
    .describe(
      "How an embedder makes one vector of a text's tokens: the mean of all, or the first one's (bge and its like).",
    ),
  threshold: z
    .number()
    .min(0)
    .max(1)
    .default(0.5)
    .describe('Predictions whose probability is below it are flagged as `low_confidence`.'),
});

export type TransformerSettings = z.infer<typeof transformerSettings>;

/** Settings of the classify stage. */
export const classifySettings = z.strictObject({
  topicModel: path.describe(
    'Folder of the topic model, ours or in Hugging Face layout; null: the one that the package ships. The flag `--topic-model` wins.',
  ),
  subtopicModel: path.describe(
    'Folder of the model for the second level of topics; null: the shipped one where `topicModel` is null too, else there is no second level.',
  ),
  kindModel: path.describe('Folder of the model for kinds, likewise. The flag `--kind-model` wins.'),
  urgencyModel: path.describe('Folder of the model for urgency, likewise. The flag `--urgency-model` wins.'),
  cues: path.describe(
    'File of cues (words that tell kind and urgency) in place of those that the models were trained with.',
  ),
  senses: path.describe('File of what words mean for kind and urgency, in place of the shipped `senses.json`.'),
  subjects: path.describe('File of the topics that words tell, in place of the shipped `subjects.json`.'),
  hazards: path.describe('File of what is urgent in whatever words, in place of the shipped `hazards.json`.'),
  topicFields: path.describe(
    "File that maps topics to the fields of the deployment's board; null: the shipped one, to the 14 fields (领域) of 领导留言板.",
  ),
  topics: z
    .array(z.string().min(1))
    .min(1)
    .nullable()
    .default(null)
    .describe('The only topics that may be chosen; null: all of the model. The flag `--topics` wins.'),
  transformers: transformerSettings.prefault({}).describe('How models in Hugging Face layout are run.'),
  evidenceFor: z.int().min(0).max(50).default(5).describe('Spans of text kept that spoke for a decision, at most.'),
  evidenceAgainst: z.int().min(0).max(50).default(2).describe('Spans of text kept that spoke against it, at most.'),
});

export type ClassifySettings = z.infer<typeof classifySettings>;
