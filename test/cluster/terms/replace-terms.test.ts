import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { MessageStore } from '../../../src/cluster/store/store.ts';
import { messagesWith, replaceTerms } from '../../../src/cluster/terms/replace-terms.ts';
import { createPlain, storeOf } from '../plain-store.ts';

/** The terms of each message, as they read. */
function textsOf({ keys, starts, terms, vocabulary }: MessageStore): string[][] {
  return keys.map((_, i) =>
    Array.from(terms.data.subarray(starts.data[i]!, starts.data[i + 1]!), (id) => vocabulary.texts[id]!),
  );
}

it('puts terms in the place of others wherever they stand, and leaves the rest as it is', () => {
  const letters = [...'甲乙丙丁戊'];
  const message = fc.uniqueArray(fc.constantFrom(...letters), { maxLength: 5 });
  fc.assert(
    fc.property(fc.array(message, { minLength: 1, maxLength: 12 }), (messages) => {
      // All letters first, so that they are numbered in their order.
      const store = storeOf([letters, ...messages].map((words) => createPlain(words.map((w) => `b:${w}`).join(' '))));
      const [wanted, other] = [letters.indexOf('乙'), letters.indexOf('丁')];
      replaceTerms(store, [wanted], () => new Map([[wanted, other]]));
      const expected = [letters, ...messages].map((words) =>
        letters.filter((one) =>
          one === '丁' ? words.includes('乙') || words.includes('丁') : words.includes(one) && one !== '乙',
        ),
      );
      expect(textsOf(store)).toEqual(expected);
      expect(store.terms.length).toBe(expected.flat().length);
      expect(store.vocabulary.counts.data[other]).toBe(expected.filter((words) => words.includes('丁')).length);
    }),
  );
});

it('finds the messages that have one of some terms', () => {
  const store = storeOf(['b:甲', 'b:乙', '', 'b:甲 b:丙', 'b:丙'].map((terms) => createPlain(terms)));
  const { texts } = store.vocabulary;
  const find = (...words: readonly string[]) => [
    ...messagesWith(
      words.map((word) => texts.indexOf(word)),
      store,
    ),
  ];
  expect(find('甲')).toEqual([0, 3]);
  expect(find('甲', '丙')).toEqual([0, 3, 4]);
  expect(find()).toEqual([]);
});
