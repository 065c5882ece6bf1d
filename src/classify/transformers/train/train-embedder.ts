import { QingyuError } from '../../../core/errors.ts';
import type { SegmentedMessage } from '../../../core/message.ts';
import { type OnnxGraph, writeOnnxModel } from '../onnx-model.ts';
import { padToken, unknownToken, type WordLevelModel, writeWordLevelModel } from '../word-level.ts';
import { countNeighbours, type WordIds } from './count-neighbours.ts';
import { toPpmi } from './ppmi.ts';
import { decomposeTruncated } from './truncated-svd.ts';

/** How an embedder is trained. */
export interface EmbedderOptions {
  /** Length of the vectors. */
  readonly dimensions?: number;
  /** Words in fewer occurrences get no vector. */
  readonly minCount?: number;
  /** Bytes of all files together, at most: the most frequent words that fit get vectors. */
  readonly maxBytes?: number;
  /** Words to each side that count as neighbours. */
  readonly window?: number;
  readonly seed?: number;
}

const defaults: Required<EmbedderOptions> = {
  dimensions: 128,
  minCount: 5,
  maxBytes: 10_000_000,
  window: 8,
  seed: 1,
};

/** Words of a frequency far above this count little in a text's mean (Arora, Liang and Ma, ICLR 2017). */
const weightScale = 1e-3;
/** Exponent of contexts' counts, and of singular values (Levy, Goldberg and Dagan, TACL 2015). */
const contextSmoothing = 0.75;
const singularExponent = 0.5;

/** Vectors of words, frequent ones made shorter, so that sums and means over a text's words are vectors of the text. */
export interface WordVectors {
  /** Most frequent first. */
  readonly words: readonly string[];
  readonly dimensions: number;
  /** `words.length` rows of `dimensions`. */
  readonly values: Float32Array;
  /** Words that were read, and the share of them that has a vector. */
  readonly tokens: number;
  readonly coverage: number;
}

/** An embedder made of word vectors, not yet written. */
export interface TrainedEmbedder extends Pick<WordVectors, 'dimensions' | 'tokens' | 'coverage'> {
  readonly model: WordLevelModel;
  /** Words with a vector. */
  readonly words: number;
}

/**
 * Makes word vectors from unlabelled messages: which words stand near each other (PPMI), brought to few dimensions
 * (truncated SVD). The same messages in the same order and the same options give the same numbers.
 * @throws QingyuError TOO_FEW_EXAMPLES where fewer words are frequent enough than the vectors have dimensions
 */
export function trainWordVectors(messages: Iterable<SegmentedMessage>, options: EmbedderOptions = {}): WordVectors {
  const { dimensions, minCount, maxBytes, window, seed } = { ...defaults, ...options };
  const texts = [...messages].flatMap(({ title, body }) => [
    title.words.filter(hasLetter),
    body.words.filter(hasLetter),
  ]);
  const counts = countWords(texts);
  const words = chooseWords(counts, minCount, maxBytes, dimensions);
  if (words.length < dimensions) {
    throw new QingyuError(
      `Expected at least ${dimensions} words that occur ${minCount} times or more to train vectors of ${dimensions} dimensions, got ${words.length}`,
      { code: 'TOO_FEW_EXAMPLES', stage: 'classify', data: { words: words.length, dimensions, minCount } },
    );
  }
  const ids = new Map(words.map((word, id) => [word, id]));
  const documents = texts.map((text): WordIds => Int32Array.from(text, (word) => ids.get(word) ?? -1));
  const ppmi = toPpmi(countNeighbours(documents, words.length, window), contextSmoothing);
  const { left, singular } = decomposeTruncated(ppmi, dimensions, seed);
  const tokens = texts.reduce((sum, text) => sum + text.length, 0);
  const values = new Float32Array(words.length * dimensions);
  words.forEach((word, id) => {
    const weight = weightScale / (weightScale + counts.get(word)! / tokens);
    for (let k = 0; k < dimensions; k++) {
      values[id * dimensions + k] = left.values[id * dimensions + k]! * singular[k]! ** singularExponent * weight;
    }
  });
  const known = words.reduce((sum, word) => sum + counts.get(word)!, 0);
  return { words, dimensions, values, tokens, coverage: known / tokens };
}

/**
 * Makes an embedder of word vectors; the same messages and options give the same bytes.
 * @throws QingyuError see `trainWordVectors`
 */
export function trainEmbedder(messages: Iterable<SegmentedMessage>, options: EmbedderOptions = {}): TrainedEmbedder {
  const { words, dimensions, values, tokens, coverage } = trainWordVectors(messages, options);
  // Two rows of zeros in front: padding and unknown words add nothing to a mean.
  const table = new Float32Array((words.length + 2) * dimensions);
  table.set(values, 2 * dimensions);
  return {
    model: {
      words: [padToken, unknownToken, ...words],
      onnx: writeOnnxModel(gatherGraph(table, words.length + 2, dimensions)),
      config: { architectures: ['BertModel'], hidden_size: dimensions },
    },
    words: words.length,
    dimensions,
    tokens,
    coverage,
  };
}

/** Writes an embedder in Hugging Face layout; `loadEmbedder` reads it with pooling `mean`. */
export async function writeEmbedder(folder: string, trained: TrainedEmbedder): Promise<void> {
  await writeWordLevelModel(folder, trained.model);
}

function gatherGraph(table: Float32Array, words: number, dimensions: number): OnnxGraph {
  return {
    name: 'word_vectors',
    inputs: [{ name: 'input_ids', type: 'int64', dims: ['batch', 'tokens'] }],
    outputs: [{ name: 'last_hidden_state', type: 'float', dims: ['batch', 'tokens', dimensions] }],
    constants: [{ name: 'vectors', dims: [words, dimensions], floats: table }],
    nodes: [{ operator: 'Gather', inputs: ['vectors', 'input_ids'], outputs: ['last_hidden_state'] }],
  };
}

function countWords(texts: readonly (readonly string[])[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) for (const word of text) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** The most frequent words, as many as fit: a row of the table, and an entry of the vocabulary `"word":12345,`. */
function chooseWords(
  counts: ReadonlyMap<string, number>,
  minCount: number,
  maxBytes: number,
  dimensions: number,
): string[] {
  const frequent = [...counts].filter(([, count]) => count >= minCount);
  frequent.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const chosen: string[] = [];
  const fixedBytes = 2 * dimensions * 4 + 4096;
  let bytes = fixedBytes;
  for (const [word] of frequent) {
    bytes += dimensions * 4 + Buffer.byteLength(JSON.stringify(word)) + 8;
    if (bytes > maxBytes) break;
    chosen.push(word);
  }
  return chosen;
}

/** Signs and numbers say little of a subject, and there is no end of them. */
function hasLetter(word: string): boolean {
  const code = word.charCodeAt(0);
  return (code >= 0x4e00 && code <= 0x9fff) || /\p{L}/u.test(word);
}
