import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type OnnxGraph, writeOnnxModel } from '../../../src/classify/transformers/onnx-model.ts';
import { padToken, unknownToken, writeWordLevelModel } from '../../../src/classify/transformers/word-level.ts';
import type { SegmentedMessage, SegmentedText } from '../../../src/core/message.ts';

/** A text whose words are separated by `|`. */
export function segmented(text: string): SegmentedText {
  const words = text === '' ? [] : text.split('|');
  const starts: number[] = [];
  words.reduce((at, word) => {
    starts.push(at);
    return at + word.length;
  }, 0);
  return { text: words.join(''), words, starts, offsets: null };
}

export function message(title: string, body = ''): SegmentedMessage {
  return { title: segmented(title), body: segmented(body) };
}

/** Score of each word for each label; a text's logits are the sums over its words, plus the bias. */
export interface TinyClassifier {
  readonly labels: readonly string[];
  readonly words: Readonly<Record<string, readonly number[]>>;
  readonly bias: readonly number[];
}

/** Writes a `text-classification` model that reads words: Gather, ReduceSum, MatMul, Add. */
export async function writeTinyClassifier(
  folder: string,
  tiny: TinyClassifier,
  config: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const words = [padToken, unknownToken, ...Object.keys(tiny.words)];
  const zero = tiny.labels.map(() => 0);
  const rows = [zero, zero, ...Object.values(tiny.words)];
  await writeWordLevelModel(folder, {
    words,
    onnx: writeOnnxModel(classifierGraph(rows, tiny)),
    config: {
      architectures: ['BertForSequenceClassification'],
      id2label: Object.fromEntries(tiny.labels.map((label, id) => [String(id), label])),
      ...config,
    },
  });
}

function classifierGraph(rows: readonly (readonly number[])[], { labels, bias }: TinyClassifier): OnnxGraph {
  const size = labels.length;
  const identity = Float32Array.from({ length: size * size }, (_, i) => (i % (size + 1) === 0 ? 1 : 0));
  return {
    name: 'tiny_classifier',
    inputs: [{ name: 'input_ids', type: 'int64', dims: ['batch', 'tokens'] }],
    outputs: [{ name: 'logits', type: 'float', dims: ['batch', size] }],
    constants: [
      { name: 'scores', dims: [rows.length, size], floats: Float32Array.from(rows.flat()) },
      { name: 'axes', dims: [1], ints: [1] },
      { name: 'weights', dims: [size, size], floats: identity },
      { name: 'bias', dims: [size], floats: Float32Array.from(bias) },
    ],
    nodes: [
      { operator: 'Gather', inputs: ['scores', 'input_ids'], outputs: ['by_word'] },
      { operator: 'ReduceSum', inputs: ['by_word', 'axes'], outputs: ['sums'], attributes: { keepdims: 0 } },
      { operator: 'MatMul', inputs: ['sums', 'weights'], outputs: ['weighted'] },
      { operator: 'Add', inputs: ['weighted', 'bias'], outputs: ['logits'] },
    ],
  };
}

/**
 * Writes a `feature-extraction` model that reads running text as BERT does ([CLS] 字 字 [SEP]): every character has a
 * vector of its own, one axis each, in the order [PAD], [UNK], [CLS], [SEP], characters.
 */
export async function writeCharacterModel(folder: string, characters: string, positions: number): Promise<void> {
  const special = [padToken, unknownToken, '[CLS]', '[SEP]'];
  const vocabulary = [...special, ...characters];
  const size = vocabulary.length;
  const axes = Float32Array.from({ length: size * size }, (_, i) => (i % (size + 1) === 0 ? 1 : 0));
  await mkdir(join(folder, 'onnx'), { recursive: true });
  const json = (name: string, content: object) => writeFile(join(folder, name), JSON.stringify(content));
  await json('config.json', { model_type: 'bert', hidden_size: size, max_position_embeddings: positions });
  await json('tokenizer_config.json', {
    tokenizer_class: 'BertTokenizer',
    model_max_length: 1_000_000,
    pad_token: padToken,
    unk_token: unknownToken,
    cls_token: '[CLS]',
    sep_token: '[SEP]',
  });
  await json('tokenizer.json', {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: special.map((content, id) => ({
      id,
      content,
      special: true,
      single_word: false,
      lstrip: false,
      rstrip: false,
      normalized: false,
    })),
    normalizer: {
      type: 'BertNormalizer',
      clean_text: true,
      handle_chinese_chars: true,
      strip_accents: null,
      lowercase: true,
    },
    pre_tokenizer: { type: 'BertPreTokenizer' },
    post_processor: {
      type: 'TemplateProcessing',
      single: [
        { SpecialToken: { id: '[CLS]', type_id: 0 } },
        { Sequence: { id: 'A', type_id: 0 } },
        { SpecialToken: { id: '[SEP]', type_id: 0 } },
      ],
      pair: [],
      special_tokens: {
        '[CLS]': { id: '[CLS]', ids: [2], tokens: ['[CLS]'] },
        '[SEP]': { id: '[SEP]', ids: [3], tokens: ['[SEP]'] },
      },
    },
    decoder: null,
    model: {
      type: 'WordPiece',
      vocab: Object.fromEntries(vocabulary.map((word, id) => [word, id])),
      unk_token: unknownToken,
      continuing_subword_prefix: '##',
      max_input_chars_per_word: 100,
    },
  });
  const graph: OnnxGraph = {
    name: 'characters',
    inputs: [{ name: 'input_ids', type: 'int64', dims: ['batch', 'tokens'] }],
    outputs: [{ name: 'last_hidden_state', type: 'float', dims: ['batch', 'tokens', size] }],
    constants: [{ name: 'axes', dims: [size, size], floats: axes }],
    nodes: [{ operator: 'Gather', inputs: ['axes', 'input_ids'], outputs: ['last_hidden_state'] }],
  };
  await writeFile(join(folder, 'onnx', 'model.onnx'), writeOnnxModel(graph));
}
