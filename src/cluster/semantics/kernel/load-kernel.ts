import { type Address, createKernelLoader, type KernelMemory } from '../../../core/kernel.ts';

/** What `assembly/index.ts` exports; documented there. */
interface KernelExports extends KernelMemory {
  createVectors(rows: number, width: number, most: number): void;
  readonly vectors: Address;
  readonly picked: Address;
  readonly weights: Address;
  readonly sums: Address;
  addVectors(count: number): void;
}

/** @throws QingyuError KERNEL_MISSING where it has not been built */
export const loadKernel = createKernelLoader<KernelExports>(
  'cluster/semantics/kernel/kernel.wasm',
  'the vectors of words',
  'cluster',
);
