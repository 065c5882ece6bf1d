import { type Address, createKernelLoader, type KernelMemory } from '../../../core/kernel.ts';

/** What `assembly/index.ts` exports; documented there. */
export interface KernelExports extends KernelMemory {
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

/** @throws QingyuError KERNEL_MISSING where it has not been built */
export const loadKernel = createKernelLoader<KernelExports>('classify/model/kernel/kernel.wasm', 'the classifier');
