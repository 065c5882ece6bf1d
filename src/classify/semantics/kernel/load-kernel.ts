import { type Address, createKernelLoader, type KernelMemory } from '../../../core/kernel.ts';

/** What `assembly/index.ts` exports; documented in the files beside it. */
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
  reserveKinds(count: number): void;
  readonly picked: Address;
  readonly least: Address;
  pickLikest(scores: number, count: number, place: number): number;

  createOutputs(kinds: number, length: number): void;
  readonly outputs: Address;
  readonly outputBiases: Address;
  readonly outputScores: Address;
  scoreOutputs(lostBits: number): void;

  createSigns(slots: number, signs: number): void;
  readonly slots: Address;
  readonly idf: Address;
  readonly dampedCounts: Address;
  reserveText(units: number): void;
  readonly text: Address;
  readSigns(length: number, leadLength: number, leadShare: number): number;
  readonly rows: Address;
  readonly shares: Address;
}

/** @throws QingyuError KERNEL_MISSING where it has not been built */
export const loadKernel = createKernelLoader<KernelExports>('classify/semantics/kernel/kernel.wasm', 'kinds');
