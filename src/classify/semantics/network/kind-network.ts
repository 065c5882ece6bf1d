import { z } from 'zod';
import { idsOfKinds, readBeginnings, type TextKinds, usualPlace } from '../text-kinds.ts';
import { createSignReader, signCountsSchema, signListSchema, type TextSigns } from '../text-signs.ts';
import { createNetworkScorer } from './score-network.ts';

/**
 * `network.json`. `network.bin` holds the vector of each sign, in order, then of each kind: 8 bits a number, those of signs in
 * `vectorStep`, those of kinds in `outputStep`.
 */
export const kindNetworkSchema = z.strictObject({
  /** Texts that signs were counted in. */
  texts: z.int().min(1),
  /** Length of the vectors. */
  dimensions: z.int().min(16).multipleOf(16),
  /** What each kind asks for, or is the matter. */
  kinds: z.array(z.string().min(1)).min(1),
  /** Score of a text without a sign, by kind. */
  bias: z.array(z.number()),
  vectorStep: z.number().positive(),
  outputStep: z.number().positive(),
  /** Characters, and pairs of them, and how many texts have each. */
  signs: signListSchema,
  frequencies: signCountsSchema,
});

export type KindNetworkFile = z.infer<typeof kindNetworkSchema>;

/** Tells how likely each kind is. */
export interface KindNetwork extends TextKinds {
  /** By kind its probability, together 1; all 0 where nothing in a text is known. */
  likelihoods(signs: TextSigns): Float64Array;
}

/**
 * Makes a network from its stored form. The weights of the kinds that a text is likest are their probabilities, scaled together to
 * length 1.
 * @throws RangeError where the two do not fit together, or two kinds have one id
 */
export function openKindNetwork(file: KindNetworkFile, bytes: Uint8Array): KindNetwork {
  const { kinds, bias, signs, frequencies, dimensions, vectorStep, outputStep } = file;
  const expected = (signs.length + kinds.length) * dimensions;
  if (bytes.length !== expected || bias.length !== kinds.length || frequencies.length !== signs.length) {
    throw new RangeError(`Expected ${expected} bytes, got ${bytes.length}`);
  }
  const numbers = new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length);
  const scorer = createNetworkScorer({
    dimensions,
    vectors: numbers.subarray(0, signs.length * dimensions),
    outputs: numbers.subarray(signs.length * dimensions),
    vectorStep,
    outputStep,
    biases: Float64Array.from(bias),
  });
  return {
    ids: idsOfKinds(kinds),
    read: readBeginnings(createSignReader(signs, frequencies, file.texts)),
    kindsOf({ rows, weights: told }, kept, place = usualPlace) {
      if (rows.length === 0) return new Map();
      scorer.score(rows, kept === undefined ? (i) => told[i]! : (i) => told[i]! * kept(rows[i]!));
      return scorer.pickLikest(place);
    },
    likelihoods({ rows, weights: told }) {
      if (rows.length === 0) return new Float64Array(kinds.length);
      scorer.score(rows, (i) => told[i]!);
      return scorer.likelihoods();
    },
  };
}
