import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { QingyuError } from '../../core/errors.ts';
import type { SegmentedMessage } from '../../core/message.ts';

/** What a model reads: running text, or words that are already cut, joined by spaces. */
export type InputForm = 'text' | 'words';

/** What is known of a folder in Hugging Face layout before its model is loaded. */
export interface ModelFolder {
  /** Absolute, since the library takes a relative path for the name of a model on the hub. */
  readonly path: string;
  readonly config: FolderConfig;
  readonly form: InputForm;
  /** SHA-256 over names and bytes of all files that decide, 16 hex digits. */
  readonly hash: string;
  /** When the newest of those files was written, ISO 8601: such models carry no date of their own. */
  readonly modelTime: string;
}

const configSchema = z.looseObject({
  model_type: z.string().optional(),
  problem_type: z.string().nullish(),
  id2label: z.record(z.string(), z.string()).optional(),
  max_position_embeddings: z.number().optional(),
});
export type FolderConfig = z.infer<typeof configSchema>;

const tokenizerSchema = z.looseObject({ model: z.looseObject({ type: z.string().optional() }) });

/** Whether a model folder is in Hugging Face layout rather than one that `qingyu train` made. */
export function isTransformerFolder(folder: string): boolean {
  return existsSync(join(folder, 'config.json')) && existsSync(join(folder, 'tokenizer.json'));
}

/**
 * Reads what a folder says of its model: `config.json`, `tokenizer.json`, and the names and bytes of all its files.
 * @throws QingyuError MODEL_UNREADABLE, MODEL_INVALID
 */
export async function readModelFolder(folder: string): Promise<ModelFolder> {
  const path = resolve(folder);
  const config = await readJson(join(path, 'config.json'), configSchema);
  const tokenizer = await readJson(join(path, 'tokenizer.json'), tokenizerSchema);
  const files = await listModelFiles(path);
  const hash = createHash('sha256');
  const written: number[] = [];
  for (const file of files) {
    hash.update(`${file}\0`);
    for await (const block of createReadStream(join(path, file))) hash.update(block as Buffer);
    written.push((await stat(join(path, file))).mtimeMs);
  }
  return {
    path,
    config,
    // A vocabulary of whole words without rules to cut by can only be met by text that is cut already.
    form: tokenizer.model.type === 'WordLevel' ? 'words' : 'text',
    hash: hash.digest('hex').slice(0, 16),
    modelTime: new Date(Math.max(...written)).toISOString(),
  };
}

/** A message as a model reads it: title, then body, as normalised for analysis. */
export function toModelInput(message: SegmentedMessage, form: InputForm): string {
  const { title, body } = message;
  if (form === 'text') return `${title.text}\n${body.text}`;
  return [...title.words, ...body.words].filter((word) => word.trim() !== '').join(' ');
}

async function listModelFiles(path: string): Promise<string[]> {
  const onnx = await readdir(join(path, 'onnx')).catch((cause: unknown) => {
    throw unreadable(path, 'onnx/', cause);
  });
  const own = ['config.json', 'tokenizer.json', 'tokenizer_config.json'].filter((file) => existsSync(join(path, file)));
  return [...own, ...onnx.map((file) => `onnx/${file}`)].sort();
}

async function readJson<T>(file: string, schema: z.ZodType<T>): Promise<T> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw unreadable(file, 'a readable file', cause);
  });
  try {
    return schema.parse(JSON.parse(text));
  } catch (cause) {
    throw new QingyuError(`Expected ${file} to be a file of a model in Hugging Face layout`, {
      code: 'MODEL_INVALID',
      stage: 'classify',
      data: { file },
      cause,
    });
  }
}

function unreadable(path: string, expected: string, cause: unknown): QingyuError {
  return new QingyuError(
    `Expected ${path} to be ${expected}: a model in Hugging Face layout has config.json, tokenizer.json, tokenizer_config.json and onnx/model.onnx`,
    { code: 'MODEL_UNREADABLE', stage: 'classify', data: { path }, cause },
  );
}
