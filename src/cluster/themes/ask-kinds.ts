import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { QingyuError } from '../../core/errors.ts';
import { scaleEntries } from './vectors.ts';

/** The known signs of a text, each once, and what they weigh, together of length 1. */
export interface AskSigns {
  readonly rows: Uint32Array;
  readonly weights: Float32Array;
}

/** Which kinds of asks texts are like, by their characters and the pairs of them. */
export interface AskKinds {
  read(text: string): AskSigns;
  /**
   * The kinds that a text is likest, by number, their weights together of length 1; none where nothing in it is known.
   * @param kept what is left of the weight of a sign
   */
  kindsOf(signs: AskSigns, kept: (row: number) => number): ReadonlyMap<number, number>;
}

/**
 * `asks.json`. `asks.bin` holds how many weights each sign has (16 bits each), then of all weights the kinds (16 bits, each
 * sign's ascending), then the weights (8 bits, in `step`); little-endian.
 */
export const askKindsSchema = z.strictObject({
  /** Texts that the kinds were learned from. */
  texts: z.int().min(1),
  /** What each kind asks for. */
  kinds: z.array(z.string().min(1)).min(1),
  /** Score of a text without a sign, by kind. */
  bias: z.array(z.number()),
  step: z.number().positive(),
  /** Characters, and pairs of them, and how many texts have each. */
  signs: z.array(z.string().min(1)),
  frequencies: z.array(z.int().min(1)),
});

export type AskKindsFile = z.infer<typeof askKindsSchema>;

/** A text is like the kinds that score above the one of this place. */
const likest = 40;

/** Texts are read up to so many characters: what is asked stands early. */
export const askLength = 300;

/** Characters of a text, and pairs of neighbours; letters and digits alone, small. */
export function* signsOf(text: string): Generator<string> {
  for (const [run] of text.toLowerCase().matchAll(/[\p{L}\p{N}]+/gu)) {
    for (let at = 0; at < run.length; at++) {
      yield run[at]!;
      if (at + 1 < run.length) yield run.slice(at, at + 2);
    }
  }
}

/** Weight of each known sign: damped count times inverse document frequency, together of length 1. */
export function weighSigns(
  text: string,
  rowOf: (sign: string) => number | undefined,
  idf: ArrayLike<number>,
): Map<number, number> {
  const weights = new Map<number, number>();
  for (const sign of signsOf(text)) {
    const row = rowOf(sign);
    if (row !== undefined) weights.set(row, (weights.get(row) ?? 0) + 1);
  }
  for (const [row, count] of weights) weights.set(row, (1 + Math.log(count)) * idf[row]!);
  return scaleEntries(weights);
}

/** Inverse document frequency as if one text more had every sign. */
export function askIdf(frequencies: readonly number[], texts: number): Float64Array {
  return Float64Array.from(frequencies, (frequency) => 1 + Math.log((1 + texts) / (1 + frequency)));
}

/**
 * Loads the kinds of asks of a theme model's folder.
 * @returns null where the folder has none
 * @throws QingyuError ASK_KINDS where a file is missing or the two do not fit together
 */
export function loadAskKinds(folder: string): AskKinds | null {
  const [description, weights] = [join(folder, 'asks.json'), join(folder, 'asks.bin')];
  if (!existsSync(description) && !existsSync(weights)) return null;
  try {
    return openAskKinds(askKindsSchema.parse(JSON.parse(readFileSync(description, 'utf8'))), readFileSync(weights));
  } catch (cause) {
    throw new QingyuError(`Expected asks.json and asks.bin to be readable and to fit together, got ${folder}`, {
      code: 'ASK_KINDS',
      stage: 'cluster',
      data: { folder },
      cause,
    });
  }
}

/** Makes kinds of asks from their stored form. */
export function openAskKinds(file: AskKindsFile, bytes: Uint8Array): AskKinds {
  const { kinds, bias, step, signs, frequencies, texts } = file;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const starts = new Uint32Array(signs.length + 1);
  for (let row = 0; row < signs.length; row++) starts[row + 1] = starts[row]! + view.getUint16(2 * row, true);
  const entries = starts[signs.length]!;
  const first = 2 * signs.length;
  if (bytes.length !== first + 3 * entries || bias.length !== kinds.length || frequencies.length !== signs.length) {
    throw new RangeError(`Expected ${first + 3 * entries} bytes, got ${bytes.length}`);
  }
  const columns = new Uint16Array(entries);
  for (let at = 0; at < entries; at++) {
    columns[at] = view.getUint16(first + 2 * at, true);
    if (columns[at]! >= kinds.length) throw new RangeError(`Expected ${kinds.length} kinds, got number ${columns[at]}`);
  }
  const weights = new Int8Array(bytes.buffer, bytes.byteOffset + first + 2 * entries, entries);
  const rows = new Map(signs.map((sign, row) => [sign, row]));
  const idf = askIdf(frequencies, texts);
  const scores = new Float64Array(kinds.length);
  return {
    read(text) {
      const told = weighSigns(text.slice(0, askLength), (sign) => rows.get(sign), idf);
      const read = { rows: new Uint32Array(told.size), weights: new Float32Array(told.size) };
      let at = 0;
      for (const [row, weight] of told) {
        read.rows[at] = row;
        read.weights[at++] = weight;
      }
      return read;
    },
    kindsOf(told, kept) {
      if (told.rows.length === 0) return new Map();
      scores.set(bias);
      for (let i = 0; i < told.rows.length; i++) {
        const row = told.rows[i]!;
        const scaled = told.weights[i]! * kept(row) * step;
        for (let at = starts[row]!, end = starts[row + 1]!; at < end; at++)
          scores[columns[at]!]! += scaled * weights[at]!;
      }
      return pickLikest(scores);
    },
  };
}

function pickLikest(scores: Float64Array): Map<number, number> {
  const least = Float64Array.from(scores).sort().at(-Math.min(likest, scores.length))!;
  const picked = new Map<number, number>();
  for (const [kind, score] of scores.entries()) if (score > least) picked.set(kind, score - least);
  return scaleEntries(picked);
}
