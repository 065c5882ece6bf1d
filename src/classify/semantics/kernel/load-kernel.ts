import { type Address, createKernelLoader, type KernelMemory } from '../../../core/kernel.ts';

/** What `assembly/index.ts` exports; documented there. */
interface KernelExports extends KernelMemory {
  createTables(signs: number, entries: number, rows: number, columns: number): void;
  readonly biases: Address;
  readonly scores: Address;
  readonly starts: Address;
  readonly kinds: Address;
  readonly weights: Address;
  readonly fullRows: Address;
  readonly full: Address;
  reserveSigns(count: number): void;
  readonly signs: Address;
  readonly values: Address;
  score(count: number): void;
}

/** @throws QingyuError KERNEL_MISSING where it has not been built */
export const loadKernel = createKernelLoader<KernelExports>('classify/semantics/kernel/kernel.wasm', 'kinds of asks');
