import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createSignReader,
  signCountsSchema,
  signIdf,
  signListSchema,
  signsOf,
  weighSign,
} from '../../../src/classify/semantics/text-signs.ts';

describe('signsOf', () => {
  it('reads characters and pairs of neighbours, never over a sign of punctuation', () => {
    expect([...signsOf('关门，A区')]).toEqual(['关', '关门', '门', 'a', 'a区', '区']);
  });
});

describe('createSignReader', () => {
  const letters = ['关', '门', 'A', 'a', '９', 'İ', '，', ' ', '𠮷', '𝔸', '\ud83d\ude00', '\ud842', '\0', '\u0307'];
  const signs = [...new Set([...signsOf(letters.slice(0, 6).join('')), ...signsOf('门关门𠮷关𝔸aa')])];
  const frequencies = signs.map((_, i) => i + 1);
  const read = createSignReader(signs, frequencies, 100);
  const idf = signIdf(frequencies, 100);

  it('finds and weighs what signsOf says, whatever was read before', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...letters), { maxLength: 40 }), (drawn) => {
        const counts = new Map<number, number>();
        for (const sign of signsOf(drawn.join(''))) {
          const row = signs.indexOf(sign);
          if (row >= 0) counts.set(row, (counts.get(row) ?? 0) + 1);
        }
        const weights = [...counts].map(([row, count]) => weighSign(count, idf[row]!));
        const length = Math.hypot(...weights) || 1;
        const found = read(drawn.join(''));
        expect([...found.rows]).toEqual([...counts.keys()]);
        for (const [i, weight] of found.weights.entries()) expect(weight).toBeCloseTo(weights[i]! / length, 6);
      }),
    );
  });

  it('adds a lead in its share', () => {
    const alone = read('关门');
    const lead = read('门关');
    const both = read('关门', '门关', 0.5);
    expect([...both.rows].map((row) => signs[row])).toEqual(['关', '关门', '门', '门关']);
    const sums = [...both.rows].map((row) => {
      const of = ({ rows, weights }: typeof alone) => weights[rows.indexOf(row)] ?? 0;
      return of(alone) + 0.5 * of(lead);
    });
    for (const [i, sum] of sums.entries()) expect(both.weights[i]).toBeCloseTo(sum / Math.hypot(...sums), 6);
    expect(read('关门', '门关', 0)).toEqual(alone);
  });

  it('weighs a sign that stands more than 256 times by its logarithm', () => {
    const read = createSignReader(['关', '门'], [1, 1], 100);
    const [often, once] = read(`${'关'.repeat(1000)}，门`).weights;
    expect(often! / once!).toBeCloseTo(1 + Math.log(1000), 3);
  });

  it('reads as before after a text that needed more room', () => {
    const read = createSignReader(signs, frequencies, 100);
    const before = read('关门门');
    read('关门'.repeat(3000));
    expect(read('关门门')).toEqual(before);
  });

  it('reads a text of any length', () => {
    const all = '关门'.repeat(5000);
    expect([...read(all).rows].map((row) => signs[row])).toEqual(['关', '关门', '门', '门关']);
  });
});

describe('what files of models hold', () => {
  it('is signs of one or two characters, and whole numbers of 1 or more', () => {
    expect(signListSchema.parse(['关', '关门', '𠮷'])).toEqual(['关', '关门', '𠮷']);
    expect(signCountsSchema.parse([1, 70_000])).toEqual([1, 70_000]);
  });

  it.each([['关门'], [['关门了']], [['']], [[1]], [null]])('is no %j for signs', (signs) => {
    expect(signListSchema.safeParse(signs).success).toBe(false);
  });

  it.each([[3], [[0]], [[1.5]], [['1']], [[Number.NaN]]])('is no %j for counts', (counts) => {
    expect(signCountsSchema.safeParse(counts).success).toBe(false);
  });
});
