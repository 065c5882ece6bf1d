import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createFeatureBuffer,
  type FeatureBuffer,
  pushFeature,
  reserveFeatures,
} from '../../../src/classify/features/feature-buffer.ts';
import { findEvidence } from '../../../src/classify/model/evidence.ts';
import { addFeature, createFeatureTable } from '../../../src/classify/model/feature-table.ts';
import type { LinearModel } from '../../../src/classify/model/linear-model.ts';
import { createScorer, createVocabulary, scoreFeatures } from '../../../src/classify/model/scorer.ts';
import { createRandom } from '../../../src/core/effects.ts';
import { mixHash } from '../../../src/core/hash.ts';
import type { SegmentedMessage, SegmentedText } from '../../../src/core/message.ts';
import { explainPlainly, scorePlainly } from './plain-scorer.ts';

const groupCount = 4;

/** A model with random weights of the features 0, 1, 2, …, as many as find room in its table. */
function makeModel(columns: number, seed: number): LinearModel {
  const size = 64;
  const random = createRandom(seed);
  const table = createFeatureTable(size);
  const idf = new Uint8Array(size);
  for (let feature = 0; feature < 48; feature++) {
    const slot = addFeature(table, mixHash(feature));
    if (slot >= 0) idf[slot] = 1 + ((feature * 37) % 127);
  }
  const weights = Int8Array.from({ length: size * columns }, () => Math.floor(random() * 255) - 127);
  return {
    table,
    idf,
    weights,
    opinion: null,
    manifest: {
      format: 1,
      task: 'kind',
      features: 'content-5',
      size,
      columns,
      scales: Array.from({ length: columns }, () => random() / 100),
      idfScale: 0.1,
      groupWeights: [1, 0.5, 0, 0.7],
      heads: [],
      created: '2026-01-01T00:00:00Z',
      trainer: 'test',
      data: { description: '', examples: 0, labels: {} },
      sha256: '0'.repeat(64),
    },
  };
}

interface Occurrence {
  readonly feature: number;
  readonly group: number;
  readonly field: 0 | 1;
  readonly word: number;
}

/** Some features are in no model; the words that they were read from are counted round. */
const occurrence: fc.Arbitrary<Occurrence> = fc.record({
  feature: fc.nat(70),
  group: fc.nat(groupCount - 1),
  field: fc.constantFrom(0, 1),
  word: fc.nat(1000),
});
const wordLengths = fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 30 });

function makeText(lengths: readonly number[]): SegmentedText {
  const words = lengths.map((length) => '字'.repeat(length));
  let end = 0;
  const starts = lengths.map((length) => {
    end += length;
    return end - length;
  });
  return { text: words.join(''), words, starts, offsets: null };
}

function makeMessage(title: readonly number[], body: readonly number[]): SegmentedMessage {
  return { title: makeText(title), body: makeText(body) };
}

/** A feature of a field without words is one of the whole message. */
function fill(occurrences: readonly Occurrence[], message: SegmentedMessage): FeatureBuffer {
  const buffer = createFeatureBuffer(4);
  reserveFeatures(buffer, occurrences.length);
  for (const { feature, group, field, word } of occurrences) {
    const { starts, text } = field === 0 ? message.title : message.body;
    const at = starts.length === 0 ? 0 : word % starts.length;
    const end = starts.length === 0 ? 0 : (starts[at + 1] ?? text.length);
    pushFeature(buffer, mixHash(feature), group, field, starts[at] ?? 0, end);
  }
  return buffer;
}

const unlimited = { evidenceFor: 1000, evidenceAgainst: 1000 };
const empty = makeMessage([], []);

describe('kernel', () => {
  it('scores to the last bit as one number after the other does, with several tables of rows in turn', () => {
    const models = [1, 2, 3, 8, 9, 15, 17, 40].map((columns) => makeModel(columns, columns));
    const vocabulary = createVocabulary(models[0]!);
    const scorers = models.map((model) => createScorer([model], vocabulary));
    fc.assert(
      fc.property(fc.array(occurrence, { maxLength: 400 }), fc.nat(models.length - 1), (occurrences, at) => {
        const buffer = fill(occurrences, empty);
        scoreFeatures(scorers[at]!, buffer);
        expect([...scorers[at]!.scores]).toEqual(scorePlainly(models[at]!, buffer));
      }),
    );
  });

  it('finds the spans that decided, of one lead as of several', () => {
    const model = makeModel(8, 3);
    const scorer = createScorer([model]);
    const lead = fc.record({ best: fc.nat(7), runnerUp: fc.nat(7), sharpness: fc.constantFrom(1, 7.3) });
    const leads = fc.array(lead, { minLength: 1, maxLength: 3 });
    const occurrences = fc.array(occurrence, { maxLength: 200 });
    fc.assert(
      fc.property(wordLengths, wordLengths, occurrences, leads, (title, body, features, wanted) => {
        const message = makeMessage(title, body);
        const buffer = fill(features, message);
        scoreFeatures(scorer, buffer);
        const plain = wanted.map((one) => explainPlainly(model, buffer, message, one));
        expect(findEvidence(scorer, buffer, message, wanted, unlimited)).toEqual(plain);
      }),
    );
  });

  it('makes room for long messages, and is the same for short ones afterwards', () => {
    const model = makeModel(3, 5);
    const scorer = createScorer([model]);
    const random = createRandom(9);
    const draw = (most: number): number => Math.floor(random() * most);
    const lead = { best: 0, runnerUp: 2, sharpness: 2 };
    // Many features in a short text, few in a long one: room is made for each by itself.
    for (const [features, words] of [
      [50, 20],
      [30_000, 20],
      [50, 20_000],
      [90_000, 50_000],
      [50, 20],
    ] as const) {
      const message = makeMessage(
        [2, 3],
        Array.from({ length: words }, () => 1),
      );
      const occurrences = Array.from({ length: features }, () => ({
        feature: draw(70),
        group: draw(groupCount),
        field: 1 as const,
        word: draw(words),
      }));
      const buffer = fill(occurrences, message);
      scoreFeatures(scorer, buffer);
      expect([...scorer.scores]).toEqual(scorePlainly(model, buffer));
      expect(findEvidence(scorer, buffer, message, [lead], { evidenceFor: 5, evidenceAgainst: 0 })).toEqual([
        explainPlainly(model, buffer, message, lead)
          .filter(({ weight }) => weight > 0)
          .slice(0, 5),
      ]);
    }
  });
});
