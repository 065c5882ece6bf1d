import fc from 'fast-check';
import { expect, it } from 'vitest';
import { countMentions, createNameTest } from '../../../../src/cluster/themes/titles/mentions.ts';

const word = fc.string({ unit: fc.constantFrom('云', '栖', '湖', '路', '村'), minLength: 2, maxLength: 14 });
const text = fc.string({ unit: fc.constantFrom('云', '栖', '湖', '路', '村', '，'), maxLength: 40 });

it('counts and finds names as a search for each of them does', () => {
  fc.assert(
    fc.property(fc.uniqueArray(word), fc.array(fc.record({ title: text, body: text })), (names, contributions) => {
      const has = (name: string, { title, body }: { title: string; body: string }): boolean =>
        title.includes(name) || body.includes(name);
      const expected = names
        .map((name) => [name, contributions.filter((contribution) => has(name, contribution)).length] as const)
        .filter(([, count]) => count > 0);
      expect(countMentions(new Set(names), contributions)).toEqual(new Map(expected));
      const mentions = createNameTest(names);
      for (const { body } of contributions) expect(mentions(body)).toBe(names.some((name) => body.includes(name)));
    }),
  );
});

// Each name sought in each contribution it would take many minutes, and the test would end by its limit of time.
it('counts tens of thousands of names in as many contributions', () => {
  const nameOf = (n: number): string => `${String.fromCharCode(0x4e00 + (n % 200), 0x4f00 + Math.floor(n / 200))}家村`;
  const contributions = Array.from({ length: 40_000 }, (_, n) => ({
    title: `建议修${nameOf(n)}的路`,
    body: `${'路灯也没有，晚上很黑，'.repeat(20)}请看看${nameOf((n + 1) % 40_000)}`,
  }));
  const counts = countMentions(new Set(contributions.map((_, n) => nameOf(n))), contributions);
  expect(counts.size).toBe(40_000);
  expect(new Set(counts.values())).toEqual(new Set([2]));
});
