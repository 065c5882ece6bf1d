import { z } from 'zod';
import { createKindScorer } from './score-kinds.ts';
import { idsOfKinds, readBeginnings, type TextKinds, usualPlace } from './text-kinds.ts';
import { createSignReader, signCountsSchema, signListSchema } from './text-signs.ts';

/**
 * `asks.json`. `asks.bin` holds how many weights each sign has (16 bits each), then of all weights the kinds (16 bits, each
 * sign's ascending), then the weights (8 bits, in `step`); little-endian.
 */
export const linearKindsSchema = z.strictObject({
  /** Texts that the kinds were learned from. */
  texts: z.int().min(1),
  /** What each kind asks for, or is the matter. */
  kinds: z.array(z.string().min(1)).min(1),
  /** Score of a text without a sign, by kind. */
  bias: z.array(z.number()),
  step: z.number().positive(),
  /** Characters, and pairs of them, and how many texts have each. */
  signs: signListSchema,
  frequencies: signCountsSchema,
});

export type LinearKindsFile = z.infer<typeof linearKindsSchema>;

/** Makes linear kinds from their stored form. @throws RangeError where the two do not fit together, or two kinds have one id */
export function openLinearKinds(file: LinearKindsFile, bytes: Uint8Array): TextKinds {
  const { kinds, bias, step, signs, frequencies, texts } = file;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const starts = new Uint32Array(signs.length + 1);
  for (let row = 0; row < signs.length; row++) starts[row + 1] = starts[row]! + view.getUint16(2 * row, true);
  const entries = starts[signs.length]!;
  const first = 2 * signs.length;
  if (bytes.length !== first + 3 * entries || bias.length !== kinds.length || frequencies.length !== signs.length) {
    throw new RangeError(`Expected ${first + 3 * entries} bytes, got ${bytes.length}`);
  }
  const ids = idsOfKinds(kinds);
  const columns = new Uint16Array(entries);
  for (let at = 0; at < entries; at++) {
    columns[at] = view.getUint16(first + 2 * at, true);
    if (columns[at]! >= kinds.length) throw new RangeError(`Expected ${kinds.length} kinds, got number ${columns[at]}`);
  }
  const weights = new Int8Array(bytes.buffer, bytes.byteOffset + first + 2 * entries, entries);
  const biases = Float64Array.from(bias, (value) => value / step);
  const scorer = createKindScorer({ starts, kinds: columns, weights, biases });
  const read = createSignReader(signs, frequencies, texts);
  return {
    ids,
    read: readBeginnings(read),
    kindsOf({ rows, weights: told }, kept, place = usualPlace) {
      if (rows.length === 0) return new Map();
      const value =
        kept === undefined ? (i: number): number => told[i]! : (i: number): number => told[i]! * kept(rows[i]!);
      scorer.score(rows, value);
      return scorer.pickLikest(place);
    },
  };
}
