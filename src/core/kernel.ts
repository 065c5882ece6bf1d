import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { QingyuError, type Stage } from './errors.ts';

/** Address of an array in a kernel's memory; it changes where room is made. */
export interface Address {
  readonly value: number;
}

/** 1 + ln(count), for small counts: kernels weigh by the host's logarithms, the same to the last bit. */
export const dampedCounts = Float64Array.from({ length: 256 }, (_, count) => (count === 0 ? 0 : 1 + Math.log(count)));

/** What every kernel has: WebAssembly with a memory of its own. */
export interface KernelMemory {
  readonly memory: { readonly buffer: ArrayBuffer };
}

/** As much of the global as is needed here: the types of Node.js 20 leave it out. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: unknown };
};

/**
 * Makes instances of a kernel, each with a memory of its own; compiled once a thread.
 * @param file its place under `dist`, where it is built: for code that runs from `src`, too
 * @param owner whose kernel it is, in words
 * @param stage that it works for
 * @returns throws QingyuError KERNEL_MISSING where it has not been built
 */
export function createKernelLoader<Exports extends KernelMemory>(
  file: string,
  owner: string,
  stage: Stage = 'classify',
): () => Exports {
  const path = fileURLToPath(new URL(`../../dist/${file}`, import.meta.url));
  const read = (): Uint8Array => {
    try {
      return readFileSync(path);
    } catch (cause) {
      throw new QingyuError(`Expected ${path} to be the built kernel of ${owner}: run npm run build`, {
        code: 'KERNEL_MISSING',
        stage,
        data: { file: path },
        cause,
      });
    }
  };
  let compiled: object | null = null;
  return () => {
    compiled ??= new WebAssembly.Module(read());
    return new WebAssembly.Instance(compiled).exports as Exports;
  };
}
