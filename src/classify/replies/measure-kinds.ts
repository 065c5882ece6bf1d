import { loadShippedKinds } from '../semantics/load-kinds.ts';
import type { KindNetwork } from '../semantics/network/kind-network.ts';

/** A message's texts and what its reply says. */
export interface WrittenAndSaid {
  readonly title: string;
  readonly body: string;
  readonly substance: string;
}

/** Keeps the logarithm of nothing in bounds. */
const leastShared = 0.02;

/**
 * How far a reply speaks of the kinds of problems and asks that its message is about, whatever the words: the logarithm of what their
 * probabilities have in common (Bhattacharyya 1943), 0 where both are alike.
 */
export function measureSharedKinds(
  { title, body, substance }: WrittenAndSaid,
  network: KindNetwork = loadShippedKinds('network'),
): number {
  const [said, written] = [substance, `${title}。${body}`].map((text) => network.likelihoods(network.read(text)));
  return Math.log((leastShared + shareOf(said!, written!)) / (leastShared + 1));
}

function shareOf(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let kind = 0; kind < a.length; kind++) {
    const product = a[kind]! * b[kind]!;
    if (product > 0) sum += Math.sqrt(product);
  }
  return sum;
}
