import { z } from 'zod';
import { dampedCounts } from '../../core/kernel.ts';
import { loadKernel } from './kernel/load-kernel.ts';

/** The known signs of a text, each once, and what they weigh, together of length 1. */
export interface TextSigns {
  readonly rows: Uint32Array;
  readonly weights: Float32Array;
}

/**
 * Signs, and how many texts have each, as files of models hold them. Tens of thousands: an issue-collecting check of each would take
 * as long as reading the file.
 */
export const signListSchema = z.custom<string[]>(
  (value) =>
    Array.isArray(value) && value.every((sign) => typeof sign === 'string' && sign.length >= 1 && sign.length <= 2),
  'Expected signs of one or two characters',
);
export const signCountsSchema = z.custom<number[]>(
  (value) => Array.isArray(value) && value.every((count) => Number.isSafeInteger(count) && count >= 1),
  'Expected whole numbers of 1 or more',
);

/** Characters of a text, and pairs of neighbours; letters and digits alone, small. */
export function* signsOf(text: string): Generator<string> {
  for (const [run] of text.toLowerCase().matchAll(/[\p{L}\p{N}]+/gu)) {
    for (let at = 0; at < run.length; at++) {
      yield run[at]!;
      if (at + 1 < run.length) yield run.slice(at, at + 2);
    }
  }
}

/** Weight of a sign in a text that has it so often. */
export function weighSign(count: number, idf: number): number {
  return (1 + Math.log(count)) * idf;
}

/** Inverse document frequency as if one text more had every sign. */
export function signIdf(frequencies: readonly number[], texts: number): Float64Array {
  return Float64Array.from(frequencies, (frequency) => 1 + Math.log((1 + texts) / (1 + frequency)));
}

/** A sign as a number: the code of its first UTF-16 unit, that of a second one 16 bits above. */
function numberOf(sign: string): number {
  return (sign.charCodeAt(0) | (sign.length === 1 ? 0 : sign.charCodeAt(1) << 16)) >>> 0;
}

const surrogate = /[\ud800-\udfff]/;

/** Reads a text; see `createSignReader`. */
export type SignReader = (text: string, lead?: string, leadShare?: number) => TextSigns;

/**
 * Reads the signs of texts that are among those of a model, each once, in the order in which they come first, and weighs them: damped
 * count times inverse document frequency, together of length 1. A lead, as its title is of a letter, may be added, weighed likewise, in a
 * share of what the text weighs. WebAssembly, whose source is `kernel/assembly`, since every message is read.
 * @param signs of one or two UTF-16 units each
 * @param frequencies number of the model's texts with each
 * @throws QingyuError KERNEL_MISSING where it has not been built
 */
export function createSignReader(signs: readonly string[], frequencies: readonly number[], texts: number): SignReader {
  const kernel = loadKernel();
  const slots = indexNumbers(signs.map(numberOf));
  kernel.createSigns(slots.length / 2, signs.length);
  let room = 1024;
  kernel.reserveText(room);
  const { buffer } = kernel.memory;
  new Uint32Array(buffer, kernel.slots.value, slots.length).set(slots);
  new Float64Array(buffer, kernel.idf.value, signs.length).set(signIdf(frequencies, texts));
  new Float64Array(buffer, kernel.dampedCounts.value, dampedCounts.length).set(dampedCounts);
  const look = () => ({
    units: Buffer.from(kernel.memory.buffer, kernel.text.value, 2 * room),
    rows: new Uint32Array(kernel.memory.buffer, kernel.rows.value, 2 * room),
    shares: new Float32Array(kernel.memory.buffer, kernel.shares.value, 2 * room),
  });
  // Made anew where room is made: the memory may have moved.
  let views = look();
  return (text, lead = '', leadShare = 0) => {
    const small = lettersOf(text);
    const smallLead = leadShare > 0 ? lettersOf(lead) : '';
    const needed = small.length + smallLead.length;
    if (needed > room) {
      kernel.reserveText(2 * needed);
      room = 2 * needed;
      views = look();
    }
    views.units.write(small, 0, 'utf16le');
    views.units.write(smallLead, 2 * small.length, 'utf16le');
    const found = kernel.readSigns(small.length, smallLead.length, leadShare);
    return { rows: views.rows.slice(0, found), weights: views.shares.slice(0, found) };
  };
}

/** A text in small letters; where it has surrogates, which may be letters or none, its runs of letters and digits alone. */
function lettersOf(text: string): string {
  const small = text.toLowerCase();
  return surrogate.test(small) ? (small.match(/[\p{L}\p{N}]+/gu) ?? []).join(' ') : small;
}

/** Signs and their rows by open addressing, as the kernel has them: two numbers a slot, the sign, and its row and one. */
function indexNumbers(numbers: readonly number[]): Uint32Array {
  let size = 1024;
  while (size < 3 * numbers.length) size *= 2;
  const slots = new Uint32Array(2 * size);
  for (const [row, number] of numbers.entries()) {
    const mixed = Math.imul(number ^ (number >>> 15), 0x9e3779b1);
    let slot = (mixed ^ (mixed >>> 15)) & (size - 1);
    while (slots[2 * slot + 1] !== 0) slot = (slot + 1) & (size - 1);
    slots[2 * slot] = number;
    slots[2 * slot + 1] = row + 1;
  }
  return slots;
}
