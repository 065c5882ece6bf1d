import type { Random } from '../../../core/effects.ts';
import { shuffle } from '../../train/shuffle.ts';
import type { TextKind } from '../text-kinds.ts';
import { createSignReader, signsOf } from '../text-signs.ts';
import { createAdam } from './adam.ts';
import { addBagGradients, type Bag, dropSigns, sumBags, withoutSigns } from './bags.ts';
import type { KindNetworkFile } from './kind-network.ts';
import { learnKinds, learnTwins } from './losses.ts';

/** A message whose names were taken out. */
export interface PlainMessage {
  readonly title: string;
  readonly body: string;
}

export interface NetworkTraining {
  /** Length of a sign's vector, a multiple of 16. */
  readonly dimensions: number;
  /** A sign is learned that so many texts of kinds have, or at least one of these and so many messages. */
  readonly leastTexts: number;
  readonly leastMessages: number;
  readonly epochs: number;
  readonly rate: number;
  /** L2 penalty of the outputs. */
  readonly penalty: number;
  readonly batch: number;
  /** Share of a text's signs left out, each time others. */
  readonly drop: number;
  /** What titles and bodies of messages count beside the kinds, and of so many messages at a time. */
  readonly twins: { readonly weight: number; readonly batch: number; readonly drop: number };
}

/** The stored form; see `openKindNetwork`. */
export interface TrainedNetwork {
  readonly file: KindNetworkFile;
  readonly bytes: Uint8Array;
}

/** Half of the bodies are shown without the signs of their titles, so that other words for it are learned. */
const bare = 0.5;

/**
 * Learns to tell kinds by a linear network of one hidden layer: each sign has a vector, a text the sum of its signs' vectors, each kind
 * a vector and a bias, softmax over all kinds (as fastText, Joulin et al. 2017). Beside it, vectors of messages without labels learn
 * which title belongs to which body, so that what long letters say is read, too. Deterministic for equal input.
 * @param report called after each epoch with the mean cross-entropy of the texts, as they were learned from
 */
export function trainKindNetwork(
  kinds: readonly TextKind[],
  messages: readonly PlainMessage[],
  options: NetworkTraining,
  random: Random,
  report: (epoch: number, loss: number) => void = () => {},
): TrainedNetwork {
  const { dimensions, twins } = options;
  const texts = kinds.flatMap(({ texts: own }, kind) => own.map((text) => ({ text, kind })));
  const { signs, frequencies } = countSigns(
    texts.map(({ text }) => text),
    messages,
    options,
  );
  const count = texts.length + messages.length;
  const read = createSignReader(signs, frequencies, count);
  const bags = texts.map(({ text }) => read(text));
  const pairs = messages.map(({ title, body }): readonly [Bag, Bag] => [read(title), read(body)]);

  const vectors = Float32Array.from({ length: signs.length * dimensions }, () => firstSpread * normal(random));
  const outputs = new Float32Array(kinds.length * dimensions);
  const biases = new Float32Array(kinds.length);
  const ofVectors = createAdam(vectors, dimensions, options.rate);
  const ofOutputs = createAdam(outputs, dimensions, options.rate, options.penalty);
  const ofBiases = createAdam(biases, 1, options.rate, options.penalty);
  const nextPairs = createDeck(pairs, random);
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    const order = shuffled(texts.length, random);
    let loss = 0;
    for (let from = 0; from < order.length; from += options.batch) {
      const batch = [...order.subarray(from, from + options.batch)];
      const own = batch.map((i) => dropSigns(bags[i]!, options.drop, random));
      const targets = batch.map((i) => texts[i]!.kind);
      const told = learnKinds(sumBags(own, vectors, dimensions), targets, outputs, biases, ofOutputs, ofBiases);
      addBagGradients(own, told.gradients, ofVectors, dimensions);
      loss += told.loss;
      const twin = nextPairs(twins.batch).map(([title, body]) => {
        const other = random() < bare ? withoutSigns(body, title) : body;
        return [dropSigns(title, twins.drop, random), dropSigns(other, twins.drop, random)] as const;
      });
      const both = [twin.map(([title]) => title), twin.map(([, body]) => body)] as const;
      const [left, right] = both.map((side) => sumBags(side, vectors, dimensions)) as [Float32Array, Float32Array];
      const gradients = learnTwins(left, right, dimensions, twins.weight);
      for (const [i, side] of both.entries()) addBagGradients(side, gradients[i]!, ofVectors, dimensions);
      for (const optimiser of [ofVectors, ofOutputs, ofBiases]) optimiser.step();
    }
    report(epoch, loss / texts.length);
  }
  const [storedVectors, vectorStep] = quantise(vectors);
  const [storedOutputs, outputStep] = quantise(outputs);
  const bytes = new Int8Array(storedVectors.length + storedOutputs.length);
  bytes.set(storedVectors);
  bytes.set(storedOutputs, storedVectors.length);
  return {
    file: {
      texts: count,
      dimensions,
      kinds: kinds.map(({ type }) => type),
      bias: Array.from(biases, (value) => Number(value.toFixed(4))),
      vectorStep,
      outputStep,
      signs,
      frequencies,
    },
    bytes: new Uint8Array(bytes.buffer),
  };
}

const firstSpread = 0.1;

/** Box and Muller 1958. */
function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

function countSigns(
  texts: readonly string[],
  messages: readonly PlainMessage[],
  { leastTexts, leastMessages }: NetworkTraining,
): { signs: string[]; frequencies: number[] } {
  const inTexts = countTexts(texts);
  const inMessages = countTexts(messages.map(({ title, body }) => `${title}。${body}`));
  const of = (counts: ReadonlyMap<string, number>, sign: string): number => counts.get(sign) ?? 0;
  // What messages alone have may be a part of a place's name.
  const signs = [...inTexts.keys()]
    .filter((sign) => of(inTexts, sign) >= leastTexts || of(inMessages, sign) >= leastMessages)
    .sort((a, b) => (a < b ? -1 : 1));
  return { signs, frequencies: signs.map((sign) => of(inTexts, sign) + of(inMessages, sign)) };
}

function countTexts(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) for (const sign of new Set(signsOf(text))) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  return counts;
}

function shuffled(count: number, random: Random): Int32Array {
  const order = Int32Array.from({ length: count }, (_, i) => i);
  shuffle(order, random);
  return order;
}

/** Takes so many at a time, all once before one comes again. */
function createDeck<T>(all: readonly T[], random: Random): (count: number) => T[] {
  let order = shuffled(all.length, random);
  let at = 0;
  return (count) => {
    if (at + count > order.length) {
      order = shuffled(all.length, random);
      at = 0;
    }
    at += count;
    return [...order.subarray(at - count, at)].map((i) => all[i]!);
  };
}

/** Whole numbers of a step, 8 bits. */
function quantise(values: Float32Array): readonly [Int8Array, step: number] {
  const largest = values.reduce((max, value) => Math.max(max, Math.abs(value)), 0);
  const step = Number((largest / 127).toPrecision(6));
  return [Int8Array.from(values, (value) => Math.max(-127, Math.min(127, Math.round(value / step)))), step];
}
