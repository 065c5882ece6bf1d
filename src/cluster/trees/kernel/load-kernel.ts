import { type Address, createKernelLoader, type KernelMemory } from '../../../core/kernel.ts';

/** What `assembly/index.ts` exports; documented there. */
interface KernelExports extends KernelMemory {
  createTrees(features: number, thresholds: number, trees: number, values: number): void;
  readonly features: Address;
  readonly ends: Address;
  readonly thresholds: Address;
  readonly rows: Address;
  readonly leaves: Address;
  readonly most: Address;
  readonly given: Address;
  sumTrees(base: number, least: number): number;
}

/** @throws QingyuError KERNEL_MISSING where it has not been built */
export const loadKernel = createKernelLoader<KernelExports>(
  'cluster/trees/kernel/kernel.wasm',
  'the trees that compare messages',
  'cluster',
);
