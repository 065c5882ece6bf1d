import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { QingyuError } from '../../core/errors.ts';
import { replyFeatureNames } from './features.ts';

/** What became of the matter, by the reply. */
export const replyOutcomes = ['resolved', 'promised', 'explained', 'forwarded', 'none'] as const;
export type ReplyOutcome = (typeof replyOutcomes)[number];

const linear = z.strictObject({ weights: z.array(z.number()), bias: z.number() });

/** A yes-or-no question and the probability from which the answer is yes. */
const binary = z.strictObject({ ...linear.shape, threshold: z.number().min(0).max(1) });

/** `model.json`: weights of the standardised features. */
export const replyModelSchema = z.strictObject({
  version: z.string(),
  features: z.array(z.string()),
  standardiser: z.strictObject({ mean: z.array(z.number()), scale: z.array(z.number()) }),
  /** At least 1, and 2. */
  relevance: z.tuple([binary, binary]),
  complete: z.tuple([binary, binary]),
  basis: binary,
  template: binary,
  /** One per outcome, in the order of `replyOutcomes`. */
  outcome: z.array(linear).length(replyOutcomes.length),
});

export type ReplyModel = z.infer<typeof replyModelSchema>;

/**
 * Loads the model of reply marks.
 * @param folder with `model.json`; null: the one that the package ships
 * @throws QingyuError REPLY_MODEL where it is missing, malformed or made for other features
 */
export function loadReplyModel(folder: string | null = null): ReplyModel {
  const file = join(folder ?? fileURLToPath(new URL('../../../models/replies', import.meta.url)), 'model.json');
  try {
    const model = replyModelSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    if (model.features.join() !== replyFeatureNames.join()) {
      throw new RangeError(
        `Expected ${replyFeatureNames.length} features as of this version, got ${model.features.length}`,
      );
    }
    return model;
  } catch (cause) {
    throw new QingyuError(`Expected the reply model to be a readable model.json of this version, got ${file}`, {
      code: 'REPLY_MODEL',
      stage: 'classify',
      data: { file },
      cause,
    });
  }
}
