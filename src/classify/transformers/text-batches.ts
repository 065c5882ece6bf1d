import type { OutputTensor, Session, Tokenizer } from './library.ts';
import type { FolderConfig } from './model-folder.ts';

/** How texts are put together for a run of the model. */
export interface BatchLimits {
  /** Texts a run, at most. */
  readonly batchSize: number;
  /** Tokens a text, at most; what is longer is cut and counted. */
  readonly maxTokens: number;
}

/** The texts of one run: rows of `ids` are padded at the end to `length` tokens. */
export interface TextBatch {
  /** Positions of the texts in the list that was given. */
  readonly indices: readonly number[];
  /** Tokens a text before padding. */
  readonly lengths: readonly number[];
  readonly length: number;
  readonly outputs: Readonly<Record<string, OutputTensor>>;
}

/** Positions that these models' embeddings hold back, so that the longest text is shorter by as many tokens. */
const reservedPositions: Readonly<Record<string, number>> = { roberta: 2, 'xlm-roberta': 2, camembert: 2 };

/** The longest text that a model can take, in tokens, and that the settings allow. */
export function findMaxTokens(config: FolderConfig, tokenizer: Tokenizer, wanted: number | null): number {
  const reserved = reservedPositions[config.model_type ?? ''] ?? 0;
  const positions = config.max_position_embeddings ?? Number.POSITIVE_INFINITY;
  return Math.min(wanted ?? Number.POSITIVE_INFINITY, tokenizer.model_max_length, positions - reserved);
}

/**
 * Runs a model over texts: texts of like length share a run, so that little is padded.
 * @param onBatch receives each run's outputs, shortest texts first
 * @returns how many texts were cut to `maxTokens`
 */
export async function runTextBatches(
  texts: readonly string[],
  tokenizer: Tokenizer,
  session: Session,
  limits: BatchLimits,
  onBatch: (batch: TextBatch) => void,
): Promise<number> {
  if (texts.length === 0) return 0;
  const { input_ids: encoded } = tokenizer([...texts], { return_tensor: false });
  const special = new Set<number>(tokenizer.all_special_ids);
  const rows = encoded.map((ids) => cutIds(ids, limits.maxTokens, special));
  const order = rows.map((_, i) => i).sort((a, b) => rows[a]!.length - rows[b]!.length || a - b);
  for (let first = 0; first < order.length; first += limits.batchSize) {
    const indices = order.slice(first, first + limits.batchSize);
    const lengths = indices.map((i) => rows[i]!.length);
    // A text of no tokens still needs one position.
    const length = Math.max(1, ...lengths);
    const ids = new BigInt64Array(indices.length * length).fill(BigInt(tokenizer.pad_token_id ?? 0));
    const mask = new BigInt64Array(ids.length);
    indices.forEach((i, row) => {
      rows[i]!.forEach((id, at) => {
        ids[row * length + at] = BigInt(id);
        mask[row * length + at] = 1n;
      });
    });
    const outputs = await session.run({ ids, mask, dims: [indices.length, length] });
    onBatch({ indices, lengths, length, outputs });
  }
  return encoded.filter((ids) => ids.length > limits.maxTokens).length;
}

/** Cuts at the end, but keeps the closing mark that models are trained to find there. */
function cutIds(ids: readonly number[], maxTokens: number, special: ReadonlySet<number>): readonly number[] {
  if (ids.length <= maxTokens) return ids;
  const last = ids.at(-1)!;
  return special.has(last) ? [...ids.slice(0, maxTokens - 1), last] : ids.slice(0, maxTokens);
}
