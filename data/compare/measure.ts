import { createRandom } from '../../src/core/effects.ts';
import { shuffle } from '../generator/dice.ts';
import { countNearCopies } from './near-copies.ts';
import type { TextPair } from './read-texts.ts';

/** Figures by which a generated corpus is held against a real one. */
export interface CorpusFigures {
  readonly messages: number;
  /** Distinct tokens of title and body after 1,000, 2,000, … messages in random order. */
  readonly distinctTokens: ReadonlyMap<number, number>;
  readonly tokensPerMessage: number;
  /** Length of the body in characters by percentile. */
  readonly bodyLength: ReadonlyMap<number, number>;
  readonly titleLength: ReadonlyMap<number, number>;
  /** Share of messages that have a near-copy (Jaccard ≥ 0.8 over character 4-grams). */
  readonly nearCopies: number;
}

const checkpoints = [1000, 2000, 4000];
const percentiles = [10, 25, 50, 75, 90, 95, 99];

/** Measures a corpus. @param cut segments a text into tokens */
export function measureCorpus(pairs: readonly TextPair[], cut: (text: string) => string[]): CorpusFigures {
  const distinctTokens = new Map<number, number>();
  const seen = new Set<string>();
  let tokens = 0;
  shuffle(createRandom(1), pairs).forEach(({ title, body }, index) => {
    for (const token of cut(`${title}\n${body}`)) {
      tokens += 1;
      seen.add(token);
    }
    if (checkpoints.includes(index + 1)) distinctTokens.set(index + 1, seen.size);
  });
  return {
    messages: pairs.length,
    distinctTokens,
    tokensPerMessage: tokens / Math.max(1, pairs.length),
    bodyLength: quantiles(pairs.map(({ body }) => body.length)),
    titleLength: quantiles(pairs.map(({ title }) => title.length)),
    nearCopies: countNearCopies(pairs.map(({ title, body }) => title + body)) / Math.max(1, pairs.length),
  };
}

function quantiles(values: readonly number[]): Map<number, number> {
  const sorted = [...values].sort((a, b) => a - b);
  return new Map(
    percentiles.map((p) => [p, sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * p) / 100))] ?? 0]),
  );
}

/** One line of the comparison: name, both values, and their relation. */
export interface ComparedFigure {
  readonly name: string;
  readonly generated: number;
  readonly real: number;
}

/** Pairs the figures of both corpora that both have. */
export function compareFigures(generated: CorpusFigures, real: CorpusFigures): ComparedFigure[] {
  const figures: ComparedFigure[] = [];
  const addAll = (
    name: string,
    a: ReadonlyMap<number, number>,
    b: ReadonlyMap<number, number>,
    unit: (key: number) => string,
  ) => {
    for (const [key, value] of a) {
      const other = b.get(key);
      if (other !== undefined) figures.push({ name: `${name} ${unit(key)}`, generated: value, real: other });
    }
  };
  addAll('distinct tokens at', generated.distinctTokens, real.distinctTokens, String);
  figures.push({ name: 'tokens per message', generated: generated.tokensPerMessage, real: real.tokensPerMessage });
  addAll('body length', generated.bodyLength, real.bodyLength, (p) => `p${p}`);
  addAll('title length', generated.titleLength, real.titleLength, (p) => `p${p}`);
  figures.push({ name: 'share of near-copies', generated: generated.nearCopies, real: real.nearCopies });
  return figures;
}
