import type { RawBatch, ReadHooks } from './contract.ts';
import type { IngestSettings } from './settings.ts';

/** A file to read: `path` is `-` for standard input. */
export interface InputFile {
  readonly path: string;
  /** Base name; `-` for standard input. */
  readonly name: string;
  /** Size in bytes; null where it is not known. */
  readonly size: number | null;
}

export async function expandInputs(_inputs: readonly string[], _hooks: ReadHooks = {}): Promise<InputFile[]> {
  return [];
}

export async function* readBatches(
  inputs: readonly string[],
  _settings: IngestSettings,
  hooks: ReadHooks = {},
): AsyncGenerator<RawBatch> {
  await expandInputs(inputs, hooks);
}
