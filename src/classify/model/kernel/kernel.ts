import { dampedCounts } from '../../../core/kernel.ts';
import type { SegmentedMessage } from '../../../core/message.ts';
import type { FeatureBuffer } from '../../features/feature-buffer.ts';
import { type KernelExports, loadKernel } from './load-kernel.ts';

/**
 * The inner loops of scoring and of evidence over one vocabulary: WebAssembly, whose source is `assembly/`. It works on
 * one message at a time, in a memory of its own.
 */
export interface Kernel {
  readonly code: KernelExports;
  capacity: Capacity;
  /** Made anew where room is made: the memory may have moved. */
  views: KernelViews;
}

/** For how much there is room. */
interface Capacity {
  /** Occurrences of features. */
  readonly features: number;
  /** Characters of both fields and one place more for each. */
  readonly places: number;
  /** Words of both fields. */
  readonly words: number;
  readonly columns: number;
}

/** Arrays in the kernel's memory, see `assembly/work-space.ts`. Longer than the message at hand needs. */
export interface KernelViews {
  readonly hashes: Int32Array;
  readonly groups: Uint8Array;
  readonly fields: Uint8Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly words: Int32Array;
  readonly sums: Float64Array;
  readonly bestColumns: Int32Array;
  readonly rivalColumns: Int32Array;
  readonly bestScales: Float64Array;
  readonly rivalScales: Float64Array;
  readonly runFirsts: Int32Array;
  readonly runLasts: Int32Array;
  readonly runWeights: Float64Array;
}

/** What a kernel looks features up in. */
export interface KernelTables {
  /** Number of slots. */
  readonly size: number;
  /** See `packRanks`. */
  readonly entries: Int32Array;
  /** Inverse document frequency by rank. */
  readonly idf: Uint8Array;
  readonly groupWeights: Float64Array;
}

/** @throws QingyuError KERNEL_MISSING, see `loadKernel` */
export function createKernel({ size, entries, idf, groupWeights }: KernelTables): Kernel {
  const code = loadKernel();
  code.createVocabulary(size, idf.length, groupWeights.length);
  const { buffer } = code.memory;
  new Int32Array(buffer, code.entries.value, entries.length).set(entries);
  new Int32Array(buffer, code.known.value, idf.length).set(idf);
  new Float64Array(buffer, code.groupWeights.value, groupWeights.length).set(groupWeights);
  new Float64Array(buffer, code.dampedCounts.value, dampedCounts.length).set(dampedCounts);
  const capacity = { features: 4096, places: 4096, words: 4096, columns: 16 };
  code.reserveFeatures(capacity.features);
  code.reserveText(capacity.places, capacity.words);
  code.reserveColumns(capacity.columns);
  return { code, capacity, views: createViews(code, capacity) };
}

/**
 * Adds a table of weights, a row a rank.
 * @returns its address
 */
export function addRows(kernel: Kernel, rows: Int8Array, columns: number): number {
  const { code, capacity } = kernel;
  const address = code.createRows(rows.length);
  new Int8Array(code.memory.buffer, address, rows.length).set(rows);
  if (columns > capacity.columns) code.reserveColumns(columns);
  setCapacity(kernel, { ...capacity, columns: Math.max(columns, capacity.columns) });
  return address;
}

/**
 * Lets a buffer lie in the kernel's memory, so that the features which are written to it next need not be brought there. Where
 * they outgrow it, the buffer has arrays of its own again.
 */
export function lendMemory({ views }: Kernel, buffer: FeatureBuffer): void {
  buffer.hashes = views.hashes;
  buffer.groups = views.groups;
  buffer.fields = views.fields;
  buffer.starts = views.starts;
  buffer.ends = views.ends;
}

/** Brings the features of a message to the kernel, without their spans. */
export function loadFeatures(kernel: Kernel, { length, hashes, groups }: FeatureBuffer): void {
  const { code, capacity } = kernel;
  // Room for all that the buffer may come to hold, so that it is large enough when lent.
  if (hashes.length > capacity.features) {
    code.reserveFeatures(hashes.length);
    setCapacity(kernel, { ...capacity, features: hashes.length });
  }
  if (hashes === kernel.views.hashes) return;
  kernel.views.hashes.set(hashes.subarray(0, length));
  kernel.views.groups.set(groups.subarray(0, length));
}

/** Brings the spans of the features that were loaded last, and the words of their message. */
export function loadSpans(kernel: Kernel, buffer: FeatureBuffer, { title, body }: SegmentedMessage): void {
  const { length, fields, starts, ends } = buffer;
  const isLent = starts === kernel.views.starts;
  const hasMoved = reserveText(
    kernel,
    title.text.length + body.text.length + 2,
    title.starts.length + body.starts.length,
  );
  const { views } = kernel;
  if (!isLent) {
    views.fields.set(fields.subarray(0, length));
    views.starts.set(starts.subarray(0, length));
    views.ends.set(ends.subarray(0, length));
  } else if (hasMoved) lendMemory(kernel, buffer);
  const { words } = views;
  let at = 0;
  // By hand: an array that is none of numbers of a width is slow to set.
  for (const { text, starts: wordStarts } of [title, body]) {
    for (let i = 0; i < wordStarts.length; i++) words[at++] = wordStarts[i]!;
    words[at++] = text.length;
  }
}

/** @returns whether the kernel's views were made anew */
function reserveText(kernel: Kernel, places: number, words: number): boolean {
  const { code, capacity } = kernel;
  if (places <= capacity.places && words <= capacity.words) return false;
  const larger = { places: Math.max(places, 2 * capacity.places), words: Math.max(words, 2 * capacity.words) };
  code.reserveText(larger.places, larger.words);
  setCapacity(kernel, { ...capacity, ...larger });
  return true;
}

function setCapacity(kernel: Kernel, capacity: Capacity): void {
  kernel.capacity = capacity;
  kernel.views = createViews(kernel.code, capacity);
}

function createViews(code: KernelExports, { features, words, columns }: Capacity): KernelViews {
  const { buffer } = code.memory;
  return {
    hashes: new Int32Array(buffer, code.hashes.value, features),
    groups: new Uint8Array(buffer, code.groups.value, features),
    fields: new Uint8Array(buffer, code.fields.value, features),
    starts: new Int32Array(buffer, code.starts.value, features),
    ends: new Int32Array(buffer, code.ends.value, features),
    words: new Int32Array(buffer, code.words.value, words + 2),
    sums: new Float64Array(buffer, code.sums.value, columns),
    bestColumns: new Int32Array(buffer, code.bestColumns.value, 2),
    rivalColumns: new Int32Array(buffer, code.rivalColumns.value, 2),
    bestScales: new Float64Array(buffer, code.bestScales.value, 2),
    rivalScales: new Float64Array(buffer, code.rivalScales.value, 2),
    runFirsts: new Int32Array(buffer, code.runFirsts.value, words),
    runLasts: new Int32Array(buffer, code.runLasts.value, words),
    runWeights: new Float64Array(buffer, code.runWeights.value, words),
  };
}
