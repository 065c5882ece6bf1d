import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { QingyuError } from '../../core/errors.ts';
import { createKindScorer } from './score-kinds.ts';
import { createSignReader, type SignReader, type TextSigns } from './text-signs.ts';

/** Which kinds of asks, or of problems, texts are like, by their characters and the pairs of them. */
export interface TextKinds {
  /** By kind: 24 bits of the hash of its name, which stay when others are added or all are learned anew. */
  readonly ids: Uint32Array;
  /** Reads the beginning of a text, and of its lead. */
  readonly read: SignReader;
  /**
   * The kinds that a text is likest, by number, their weights together of length 1; none where nothing in it is known.
   * @param kept what is left of the weight of a sign
   * @param place a text is like the kinds that score above the one of this place
   */
  kindsOf(signs: TextSigns, kept?: (row: number) => number, place?: number): ReadonlyMap<number, number>;
}

/**
 * `asks.json`. `asks.bin` holds how many weights each sign has (16 bits each), then of all weights the kinds (16 bits, each
 * sign's ascending), then the weights (8 bits, in `step`); little-endian.
 */
export const textKindsSchema = z.strictObject({
  /** Texts that the kinds were learned from. */
  texts: z.int().min(1),
  /** What each kind asks for, or is the matter. */
  kinds: z.array(z.string().min(1)).min(1),
  /** Score of a text without a sign, by kind. */
  bias: z.array(z.number()),
  step: z.number().positive(),
  /** Characters, and pairs of them, and how many texts have each. */
  signs: z.array(z.string().min(1).max(2)),
  frequencies: z.array(z.int().min(1)),
});

export type TextKindsFile = z.infer<typeof textKindsSchema>;

/** See `TextKinds.kindsOf`. */
const usualPlace = 40;

/** Texts are read up to so many characters: what is asked stands early. */
const readLength = 300;

/** What a folder has kinds of: of asks `asks.json` and `asks.bin`, of problems `problems.json` and `problems.bin`, in the same form. */
export type KindsName = 'asks' | 'problems';

/**
 * Loads the kinds of a model's folder.
 * @returns null where the folder has none
 * @throws QingyuError TEXT_KINDS where a file is missing or the two do not fit together
 */
export function loadTextKinds(folder: string, name: KindsName = 'asks'): TextKinds | null {
  const [description, weights] = filesOf(folder, name);
  if (!existsSync(description) && !existsSync(weights)) return null;
  try {
    return openTextKinds(textKindsSchema.parse(JSON.parse(readFileSync(description, 'utf8'))), readFileSync(weights));
  } catch (cause) {
    return fail(folder, name, cause);
  }
}

function fail(folder: string, name: KindsName, cause?: unknown): never {
  throw new QingyuError(`Expected ${name}.json and ${name}.bin to be readable and to fit together, got ${folder}`, {
    code: 'TEXT_KINDS',
    stage: 'classify',
    data: { folder },
    cause,
  });
}

function filesOf(folder: string, name: KindsName): readonly [description: string, weights: string] {
  return [join(folder, `${name}.json`), join(folder, `${name}.bin`)];
}

const shippedFolders: Readonly<Record<KindsName, string>> = {
  asks: fileURLToPath(new URL('../../../models/themes/', import.meta.url)),
  problems: fileURLToPath(new URL('../../../models/topic/', import.meta.url)),
};

const opened = new Map<KindsName, TextKinds>();

/** Those that the package ships, opened once a thread. @throws QingyuError TEXT_KINDS */
export function loadShippedKinds(name: KindsName): TextKinds {
  const folder = shippedFolders[name];
  const kinds = opened.get(name) ?? loadTextKinds(folder, name) ?? fail(folder, name);
  opened.set(name, kinds);
  return kinds;
}

/** Changes with the content of the files that the package ships, which are not opened for it. @throws QingyuError TEXT_KINDS */
export function shippedKindsVersion(name: KindsName): string {
  const hash = createHash('sha256');
  const folder = shippedFolders[name];
  try {
    for (const file of filesOf(folder, name)) hash.update(readFileSync(file));
  } catch (cause) {
    return fail(folder, name, cause);
  }
  return hash.digest('hex').slice(0, 16);
}

function idOf(name: string): number {
  return createHash('sha256').update(name).digest().readUIntBE(0, 3);
}

/** What the kinds of asks that the package ships are called, by id. @throws QingyuError TEXT_KINDS */
export function readAskNames(): ReadonlyMap<number, string> {
  const folder = shippedFolders.asks;
  try {
    const { kinds } = textKindsSchema.parse(JSON.parse(readFileSync(filesOf(folder, 'asks')[0], 'utf8')));
    return new Map(kinds.map((name) => [idOf(name), name]));
  } catch (cause) {
    return fail(folder, 'asks', cause);
  }
}

/** Makes kinds from their stored form. @throws RangeError where the two do not fit together, or two kinds have one id */
export function openTextKinds(file: TextKindsFile, bytes: Uint8Array): TextKinds {
  const { kinds, bias, step, signs, frequencies, texts } = file;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const starts = new Uint32Array(signs.length + 1);
  for (let row = 0; row < signs.length; row++) starts[row + 1] = starts[row]! + view.getUint16(2 * row, true);
  const entries = starts[signs.length]!;
  const first = 2 * signs.length;
  if (bytes.length !== first + 3 * entries || bias.length !== kinds.length || frequencies.length !== signs.length) {
    throw new RangeError(`Expected ${first + 3 * entries} bytes, got ${bytes.length}`);
  }
  const ids = Uint32Array.from(kinds, idOf);
  if (new Set(ids).size < ids.length)
    throw new RangeError('Expected kinds whose ids differ: call one of two otherwise');
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
    read: (text, lead = '', leadShare = 0) => read(text.slice(0, readLength), lead.slice(0, readLength), leadShare),
    kindsOf({ rows, weights: told }, kept, place = usualPlace) {
      if (rows.length === 0) return new Map();
      const value =
        kept === undefined ? (i: number): number => told[i]! : (i: number): number => told[i]! * kept(rows[i]!);
      scorer.score(rows, value);
      return scorer.pickLikest(place);
    },
  };
}
