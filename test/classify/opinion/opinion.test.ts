import { describe, expect, it } from 'vitest';
import type { Head } from '../../../src/classify/model/manifest.ts';
import type { KindReader, LikeKinds } from '../../../src/classify/opinion/kind-reader.ts';
import { createAdviser, type Opinion } from '../../../src/classify/opinion/opinion.ts';
import { opinionFromBytes, opinionLength, opinionToBytes } from '../../../src/classify/opinion/opinion-bytes.ts';
import type { SegmentedMessage } from '../../../src/core/message.ts';

const nothing = { text: '', words: [], starts: [], offsets: null };
const message: SegmentedMessage = { title: nothing, body: nothing };

function makeHead(name: string, column: number, labels: readonly string[]): Head {
  const zeros = labels.map(() => 0);
  const calibration = { sharpness: 1, prior: zeros, lean: zeros, reliability: [], threshold: 0.5 };
  return { name, labels: [...labels], column, bias: zeros, ...calibration };
}

const wide = makeHead('wide', 0, ['a', 'b', 'c']);
const narrow = makeHead('narrow', 3, ['a', 'b']);
const other = makeHead('other', 5, ['a', 'b']);
const heads = [wide, narrow, other];

/** Two kinds: whole and title of the first, whole and title of the second; columns of `wide`, then of `other`. */
const opinion: Opinion = {
  manifest: {
    heads: ['wide', 'other'],
    share: 0.5,
    within: 1,
    kinds: 2,
    bias: [0, 0.2, 0, 0, 0],
    scales: [0.1, 0.1, 0.1, 0.2, 0.2],
    sha256: '0'.repeat(64),
  },
  ids: Uint32Array.of(7, 9),
  weights: Int8Array.of(10, 0, 0, 1, 2, 0, 20, 0, 3, 4, 0, 0, 30, 5, 6, 0, 0, 40, 7, 8),
};

function readerOf(ids: readonly number[], like: LikeKinds): KindReader {
  return { ids: Uint32Array.from(ids), read: () => like };
}

describe('createAdviser', () => {
  const reader = readerOf([7, 9], { rows: [1, 2], values: [0.5, 1] });
  const advise = createAdviser(opinion, heads, reader);

  it('adds its share to the labels of the head that is in doubt', () => {
    const scores = Float64Array.of(1, 0.5, 0, 9, 9, 9, 9);
    const advised = advise(wide, scores, null, message);
    // Of b: (20 · 0.5 · 0.1 + 0.2) · 0.5; of c: 30 · 1 · 0.1 · 0.5.
    expect([...advised]).toEqual([1, 0.5 + 0.6, 1.5, 9, 9, 9, 9].map((value) => expect.closeTo(value, 10)));
    expect([...scores]).toEqual([1, 0.5, 0, 9, 9, 9, 9]);
  });

  it('has columns of its own for each head', () => {
    const advised = advise(other, Float64Array.of(0, 0, 0, 0, 0, 1, 1), null, message);
    // (3 · 0.5 + 5) · 0.2 · 0.5 and (4 · 0.5 + 6) · 0.2 · 0.5.
    expect([...advised.subarray(5)]).toEqual([expect.closeTo(1.65, 10), expect.closeTo(1.8, 10)]);
  });

  it('is not asked where the head is sure, or of another head', () => {
    const sure = Float64Array.of(1, 0, 0, 0, 0, 0, 0);
    expect(advise(wide, sure, null, message)).toBe(sure);
    const doubtful = new Float64Array(7);
    expect(advise(narrow, doubtful, null, message)).toBe(doubtful);
  });

  it('counts the doubt among the labels that may be chosen', () => {
    const scores = Float64Array.of(1, 0.9, -1, 0, 0, 0, 0);
    expect(advise(wide, scores, [true, false, true], message)).toBe(scores);
    expect(advise(wide, scores, [true, true, false], message)).not.toBe(scores);
  });

  it('knows kinds by their ids, and nothing of others', () => {
    const scores = Float64Array.of(1, 0.5, 0, 0, 0, 0, 0);
    const first = [...advise(wide, scores, null, message)];
    // The same two kinds at other places.
    const moved = createAdviser(opinion, heads, readerOf([5, 9, 7], { rows: [5, 2], values: [0.5, 1] }));
    expect([...moved(wide, scores, null, message)]).toEqual(first);
    const unknown = createAdviser(opinion, heads, readerOf([5, 6], { rows: [0, 3], values: [1, 1] }));
    expect(unknown(wide, scores, null, message)).toBe(scores);
  });
});

it('an opinion comes back from its bytes', () => {
  const bytes = opinionToBytes(opinion);
  expect(bytes).toHaveLength(opinionLength(opinion.manifest));
  expect(opinionFromBytes(opinion.manifest, bytes)).toEqual(opinion);
});
