import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { QingyuError } from '../../../core/errors.ts';

/** Address of an array in the kernel's memory; it changes where room is made. */
interface Address {
  readonly value: number;
}

/** What `assembly/index.ts` exports; documented there. */
export interface KernelExports {
  readonly memory: { readonly buffer: ArrayBuffer };
  createVocabulary(slots: number, ranks: number, groups: number): void;
  createRows(bytes: number): number;
  readonly entries: Address;
  readonly known: Address;
  readonly groupWeights: Address;
  readonly dampedCounts: Address;
  reserveColumns(count: number): void;
  reserveFeatures(count: number): void;
  reserveText(places: number, wordCount: number): void;
  readonly hashes: Address;
  readonly groups: Address;
  readonly fields: Address;
  readonly starts: Address;
  readonly ends: Address;
  readonly words: Address;
  scoreFeatures(length: number, rows: number, columns: number): void;
  readonly sums: Address;
  readonly bestColumns: Address;
  readonly rivalColumns: Address;
  readonly bestScales: Address;
  readonly rivalScales: Address;
  layOnCharacters(length: number, rows: number, stride: number, bodyFrom: number, places: number): void;
  sumWords(firstWord: number, count: number, from: number, size: number): void;
  collectRuns(lane: number, count: number, faintShare: number): number;
  readonly runFirsts: Address;
  readonly runLasts: Address;
  readonly runWeights: Address;
}

/** As much of the global as is needed here: the types of Node.js 20 leave it out. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: unknown };
};

/** Compiled once a thread. */
const compiled: { module: object | null } = { module: null };

/**
 * A new instance of the kernel, with a memory of its own.
 * @throws QingyuError KERNEL_MISSING where it has not been built
 */
export function loadKernel(): KernelExports {
  compiled.module ??= new WebAssembly.Module(readKernel());
  return new WebAssembly.Instance(compiled.module).exports as KernelExports;
}

/** From `dist`, where it is built: for code that runs from `src`, too. */
function readKernel(): Uint8Array {
  const file = fileURLToPath(new URL('../../../../dist/classify/model/kernel/kernel.wasm', import.meta.url));
  try {
    return readFileSync(file);
  } catch (cause) {
    throw new QingyuError(`Expected ${file} to be the built kernel of the classifier: run npm run build`, {
      code: 'KERNEL_MISSING',
      stage: 'classify',
      data: { file },
      cause,
    });
  }
}
