import { QingyuError } from '../../core/errors.ts';
import type { TransformerSettings } from '../settings.ts';
import { type OutputTensor, openSession } from './library.ts';
import { type InputForm, readModelFolder } from './model-folder.ts';
import { findMaxTokens, runTextBatches, type TextBatch } from './text-batches.ts';

/** Turns texts into vectors whose cosine tells how alike the texts are. */
export interface Embedder {
  /** Changes with the model's files and with the settings that change its vectors. */
  readonly version: string;
  /** Length of each vector. */
  readonly dimensions: number;
  /** What `embed` takes: running text, or words joined by spaces; `toModelInput` makes either. */
  readonly form: InputForm;
  /** Vectors of unit length, in the order of the texts; all zero where no word of the text is known. */
  embed(texts: readonly string[]): Promise<Float32Array[]>;
  /** How many texts were cut, being longer than the model can read, since the last call. */
  takeCut(): number;
  close(): Promise<void>;
}

/**
 * Loads a `feature-extraction` model from a local folder in Hugging Face layout: bge-small-zh and its like (`pooling`
 * cls), or one that `qingyu train embedder` made (mean).
 * @throws QingyuError TRANSFORMERS_MISSING, MODEL_UNREADABLE, MODEL_INVALID
 */
export async function loadEmbedder(folder: string, settings: TransformerSettings): Promise<Embedder> {
  const model = await readModelFolder(folder);
  const { tokenizer, session } = await openSession({
    folder: model.path,
    task: 'feature-extraction',
    precision: settings.precision,
    threads: settings.threads,
  });
  const limits = {
    batchSize: settings.batchSize,
    maxTokens: findMaxTokens(model.config, tokenizer, settings.maxTokens),
  };
  const state = { cut: 0 };
  const embed = async (texts: readonly string[]): Promise<Float32Array[]> => {
    const vectors = new Array<Float32Array>(texts.length);
    state.cut += await runTextBatches(texts, tokenizer, session, limits, (batch) => {
      const pooled = poolBatch(batch, settings.pooling, model.path);
      batch.indices.forEach((i, row) => {
        vectors[i] = pooled[row]!;
      });
    });
    return vectors;
  };
  try {
    // One text tells the dimensions, and that the model runs at all.
    const dimensions = (await embed(['。']))[0]!.length;
    return {
      version: `${model.hash}/${settings.precision}/${limits.maxTokens}/${settings.pooling}`,
      dimensions,
      form: model.form,
      embed,
      takeCut() {
        const { cut } = state;
        state.cut = 0;
        return cut;
      },
      close: () => session.dispose(),
    };
  } catch (error) {
    await session.dispose();
    throw error;
  }
}

function poolBatch(batch: TextBatch, pooling: 'mean' | 'cls', path: string): Float32Array[] {
  const { outputs, indices } = batch;
  const tensor = outputs.last_hidden_state ?? outputs.token_embeddings ?? outputs.sentence_embedding;
  if (tensor === undefined || tensor.dims[0] !== indices.length || tensor.dims.length > 3) {
    throw new QingyuError(
      `Expected the model in ${path} to give last_hidden_state of shape [texts, tokens, dimensions], got ${tensor === undefined ? Object.keys(outputs).join(', ') : `[${tensor.dims.join(', ')}]`}`,
      { code: 'MODEL_INVALID', stage: 'classify', data: { folder: path } },
    );
  }
  return indices.map((_, row) => scaleToUnit(poolRow(tensor, row, batch.lengths[row]!, pooling)));
}

function poolRow(tensor: OutputTensor, row: number, length: number, pooling: 'mean' | 'cls'): Float32Array {
  const { dims, data } = tensor;
  const dimensions = dims.at(-1)!;
  // Two axes only: the model has pooled by itself.
  const positions = dims.length === 2 ? 1 : dims[1]!;
  const counted = dims.length === 2 || pooling === 'cls' ? 1 : length;
  const vector = new Float32Array(dimensions);
  for (let at = 0; at < counted; at++) {
    const offset = (row * positions + at) * dimensions;
    for (let d = 0; d < dimensions; d++) vector[d] = vector[d]! + data[offset + d]!;
  }
  return vector;
}

function scaleToUnit(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector);
  return length === 0 ? vector : vector.map((value) => value / length);
}
