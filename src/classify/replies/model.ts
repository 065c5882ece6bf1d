import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { QingyuError } from '../../core/errors.ts';
import { openOnce } from '../../core/open-once.ts';
import { replyFeatureNames } from './features.ts';
import type { DenseWeights, Standardiser } from './linear.ts';
import { textBuckets } from './text-features.ts';

/** What became of the matter, by the reply. */
export const replyOutcomes = ['resolved', 'promised', 'explained', 'forwarded', 'none'] as const;
export type ReplyOutcome = (typeof replyOutcomes)[number];

/** Bytes as base64. */
const bytes = z.base64().transform((text) => new Uint8Array(Buffer.from(text, 'base64')));

const linear = z.strictObject({
  weights: z.array(z.number()),
  bias: z.number(),
  /** Weight of a bucket = its signed byte · `textScale`; 0 behind the last. */
  text: bytes,
  textScale: z.number(),
});

/** A yes-or-no question and the probability from which the answer is yes. */
const binary = z.strictObject({ ...linear.shape, threshold: z.number().min(0).max(1) });

/** `model.json`: weights of the standardised features and of the text's buckets. */
export const replyModelSchema = z.strictObject({
  version: z.string(),
  features: z.array(z.string()),
  standardiser: z.strictObject({ mean: z.array(z.number()), scale: z.array(z.number()) }),
  /** Inverse document frequency of a bucket = its byte · `idfScale`; 0 where training met none. */
  idf: bytes,
  idfScale: z.number().positive(),
  /** At least 1, and 2. */
  relevance: z.tuple([binary, binary]),
  complete: z.tuple([binary, binary]),
  basis: binary,
  template: binary,
  /** One per outcome, in the order of `replyOutcomes`. */
  outcome: z.array(linear).length(replyOutcomes.length),
});

/** As it stands in the file. */
export type ReplyModelFile = z.input<typeof replyModelSchema>;

/** One line of the model, ready for use. */
export interface ReplyScorer extends DenseWeights {
  /** Its column in `ReplyModel.text`. */
  readonly column: number;
  readonly textScale: number;
}

/** A yes-or-no question. */
export interface ReplyQuestion extends ReplyScorer {
  readonly threshold: number;
}

/** The model, ready for use. */
export interface ReplyModel {
  /** Changes with the content of the file. */
  readonly hash: string;
  readonly standardiser: Standardiser;
  readonly idf: Float64Array;
  /** Weights of the text, a row of `columns` a bucket, in units of each line's `textScale`. */
  readonly text: Int8Array;
  readonly columns: number;
  readonly relevance: readonly [ReplyQuestion, ReplyQuestion];
  readonly complete: readonly [ReplyQuestion, ReplyQuestion];
  readonly basis: ReplyQuestion;
  readonly template: ReplyQuestion;
  readonly outcome: readonly ReplyScorer[];
}

/**
 * Unpacks a model.
 * @throws Error where it is malformed or made for other features
 */
export function unpackReplyModel(json: string): ReplyModel {
  const model = replyModelSchema.parse(JSON.parse(json));
  if (model.features.join() !== replyFeatureNames.join() || model.idf.length !== textBuckets) {
    throw new RangeError(
      `Expected ${replyFeatureNames.length} features and ${textBuckets} buckets as of this version, got ${model.features.length} and ${model.idf.length}`,
    );
  }
  const { relevance, complete, basis, template, outcome } = model;
  const lines = [...relevance, ...complete, basis, template, ...outcome];
  const columns = lines.length;
  const text = new Int8Array(textBuckets * columns);
  const unpack = <T extends z.output<typeof linear>>(line: T) => {
    const { text: own, ...rest } = line;
    const column = lines.indexOf(line);
    const signed = new Int8Array(own.buffer, own.byteOffset, own.length);
    signed.forEach((weight, bucket) => {
      text[bucket * columns + column] = weight;
    });
    return { ...rest, column };
  };
  return {
    hash: createHash('sha256').update(json).digest('hex').slice(0, 16),
    standardiser: model.standardiser,
    idf: Float64Array.from(model.idf, (value) => value * model.idfScale),
    text,
    columns,
    relevance: [unpack(relevance[0]), unpack(relevance[1])],
    complete: [unpack(complete[0]), unpack(complete[1])],
    basis: unpack(basis),
    template: unpack(template),
    outcome: outcome.map((line) => unpack(line)),
  };
}

const loadShipped = openOnce(() => load(fileURLToPath(new URL('../../../models/replies', import.meta.url))));

/**
 * Loads the model of reply marks.
 * @param folder with `model.json`; null: the one that the package ships
 * @throws QingyuError REPLY_MODEL where it is missing, malformed or made for other features
 */
export function loadReplyModel(folder: string | null = null): ReplyModel {
  return folder === null ? loadShipped() : load(folder);
}

function load(folder: string): ReplyModel {
  const file = join(folder, 'model.json');
  try {
    return unpackReplyModel(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new QingyuError(`Expected the reply model to be a readable model.json of this version, got ${file}`, {
      code: 'REPLY_MODEL',
      stage: 'classify',
      data: { file },
      cause,
    });
  }
}
