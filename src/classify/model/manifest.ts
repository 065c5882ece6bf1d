import { z } from 'zod';
import { kinds, urgencies } from '../../core/message.ts';
import { featuriserNames } from '../features/featurisers.ts';

/** What a model decides. */
export const tasks = ['topic', 'subtopic', 'kind', 'urgency'] as const;
export type Task = (typeof tasks)[number];

/** The only labels that a task may have, for whatever model decides it; null: the model's own. */
export const contractLabels: Readonly<Record<Task, readonly string[] | null>> = {
  topic: null,
  subtopic: null,
  kind: kinds,
  urgency: urgencies,
};

/**
 * A head scores a set of labels with columns of the weight matrix. A model may have several: where the choice is
 * restricted, the head with the fewest labels that still covers it decides. The heads of a subtopic model are named
 * after the topics whose second level they choose.
 */
const headSchema = z.strictObject({
  name: z.string(),
  labels: z.array(z.string()).min(1),
  /** First of the head's columns, one a label. */
  column: z.int().min(0),
  /** Added to the scores, one a label. */
  bias: z.array(z.number()),
  /** Calibration: probability = softmax((score + bias) · sharpness + prior). */
  sharpness: z.number().positive(),
  prior: z.array(z.number()),
  /** Added to the logarithms of the probabilities for the choice alone: how much sooner a label is chosen. */
  lean: z.array(z.number()),
  /** Corners of a monotone map from the probability above to the share of right decisions; empty: as it is. */
  reliability: z.array(z.tuple([z.number(), z.number()])),
  /** Scores below it are flagged as `low_confidence`. */
  threshold: z.number().min(0).max(1),
});

/**
 * A gate tells two forms of text apart by one more column of the weight matrix: where score + bias is above 0 the second
 * head decides, elsewhere the first. Both heads have the same labels in the same order.
 */
const gateSchema = z.strictObject({ column: z.int().min(0), bias: z.number() });

/** A second opinion on the labels of some heads, whose weights are in `opinion.bin.gz`: a column a label, head after head. */
const opinionSchema = z.strictObject({
  /** Names of the heads. */
  heads: z.array(z.string()).min(1),
  /** What its scores count, where those of a head count 1. */
  share: z.number().min(0),
  /** It is asked where a head's best label leads by less. */
  within: z.number().min(0),
  /** Kinds that it knows. */
  kinds: z.int().min(1),
  /** Score of a message that is like no kind, one a column. */
  bias: z.array(z.number()),
  /** `scales[c]` · weight = score. */
  scales: z.array(z.number()),
  /** SHA-256 of `opinion.bin`, hex. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

/** The parts of a manifest, each for itself. */
const manifestObject = z.strictObject({
  format: z.literal(1),
  task: z.enum(tasks),
  features: z.enum(featuriserNames),
  /** Slots of the vocabulary. */
  size: z.int().min(2),
  /** Columns of the weight matrix, int8; `scales[c]` · weight = score. */
  columns: z.int().min(1),
  scales: z.array(z.number()),
  /** Inverse document frequency = stored byte (1 to 127) · this. */
  idfScale: z.number().positive(),
  /** Relative weight of each group of features after scaling to unit length. */
  groupWeights: z.array(z.number().min(0)),
  heads: z.array(headSchema).min(1),
  /** Missing: the first head decides, or where the choice is restricted the one that fits. */
  gate: gateSchema.optional(),
  opinion: opinionSchema.optional(),
  created: z.iso.datetime(),
  /** Version of the code that trained it. */
  trainer: z.string(),
  data: z.strictObject({ description: z.string(), examples: z.int(), labels: z.record(z.string(), z.int()) }),
  /** SHA-256 of `weights.bin`, hex. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

export type Manifest = z.infer<typeof manifestObject>;
export type Head = z.infer<typeof headSchema>;
export type Gate = z.infer<typeof gateSchema>;
export type OpinionManifest = z.infer<typeof opinionSchema>;

/** `manifest.json` of a model folder. */
export const manifestSchema = manifestObject
  .refine(fitsColumns, {
    path: ['heads'],
    error:
      'Expected scales to be one a column, and each head to have a column, a bias, a prior and a lean for each of its labels',
  })
  .refine(fitsGate, {
    path: ['gate'],
    error: 'Expected a gate to have a column of its own and to choose between two heads with the same labels',
  })
  .refine(fitsOpinion, {
    path: ['opinion'],
    error: 'Expected an opinion to be on heads of the model, with a bias and a scale for each of their labels',
  });

/** Labels are told by their place alone: one that is taken out of a list would hand its column to the next. */
function fitsColumns({ heads, columns, scales }: Manifest): boolean {
  return (
    scales.length === columns &&
    heads.every(
      ({ labels, column, bias, prior, lean }) =>
        column + labels.length <= columns && [bias, prior, lean].every(({ length }) => length === labels.length),
    )
  );
}

function fitsOpinion({ opinion, heads }: Manifest): boolean {
  if (opinion === undefined) return true;
  const advised = opinion.heads.map((name) => heads.find((head) => head.name === name)?.labels.length ?? Number.NaN);
  const columns = advised.reduce((sum, labels) => sum + labels, 0);
  return opinion.bias.length === columns && opinion.scales.length === columns;
}

function fitsGate({ gate, heads, columns }: Manifest): boolean {
  if (gate === undefined) return true;
  const [first, second] = heads;
  const taken = heads.some(({ column, labels }) => gate.column >= column && gate.column < column + labels.length);
  return (
    gate.column < columns &&
    !taken &&
    heads.length === 2 &&
    first!.labels.length === second!.labels.length &&
    first!.labels.every((label, k) => label === second!.labels[k])
  );
}
