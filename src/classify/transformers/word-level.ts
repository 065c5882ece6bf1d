import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The two first words of every vocabulary here: what fills up a batch, and what stands for unknown words. */
export const padToken = '[PAD]';
export const unknownToken = '[UNK]';

/** A model over whole words, ready to be written in Hugging Face layout. */
export interface WordLevelModel {
  /** Words by id; the first two are `padToken` and `unknownToken`. */
  readonly words: readonly string[];
  /** Bytes of `onnx/model.onnx`; it takes `input_ids`. */
  readonly onnx: Uint8Array;
  /** Further fields of `config.json`. */
  readonly config: Readonly<Record<string, unknown>>;
}

/** Words that are cut already have no longest text; the library wants a number. */
const unlimitedLength = 1_000_000;

/** Writes `config.json`, `tokenizer.json`, `tokenizer_config.json` and `onnx/model.onnx`; equal models give equal bytes. */
export async function writeWordLevelModel(folder: string, model: WordLevelModel): Promise<void> {
  await mkdir(join(folder, 'onnx'), { recursive: true });
  const vocabulary = Object.fromEntries(model.words.map((word, id) => [word, id]));
  const special = { special: true, single_word: false, lstrip: false, rstrip: false, normalized: false };
  await writeJson(join(folder, 'config.json'), {
    model_type: 'bert',
    vocab_size: model.words.length,
    pad_token_id: 0,
    ...model.config,
  });
  await writeJson(join(folder, 'tokenizer.json'), {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: [padToken, unknownToken].map((content, id) => ({ id, content, ...special })),
    normalizer: null,
    pre_tokenizer: { type: 'WhitespaceSplit' },
    post_processor: null,
    decoder: null,
    model: { type: 'WordLevel', vocab: vocabulary, unk_token: unknownToken },
  });
  await writeJson(join(folder, 'tokenizer_config.json'), {
    tokenizer_class: 'PreTrainedTokenizerFast',
    pad_token: padToken,
    unk_token: unknownToken,
    model_max_length: unlimitedLength,
  });
  await writeFile(join(folder, 'onnx', 'model.onnx'), model.onnx);
}

async function writeJson(file: string, content: object): Promise<void> {
  await writeFile(file, `${JSON.stringify(content)}\n`);
}
