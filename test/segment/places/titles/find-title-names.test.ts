import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createNameJudge } from '../../../../src/segment/places/judge/name-judge.ts';
import type { FoundName } from '../../../../src/segment/places/name-list.ts';
import { findTitleNames, signsOfSpan } from '../../../../src/segment/places/titles/find-title-names.ts';
import { listSpans } from '../../../../src/segment/places/titles/list-spans.ts';
import { readSpanSigns } from '../../../../src/segment/places/titles/span-signs.ts';

const slots = 1 << 10;
/** Twelve signs of any weight. */
const mostOfWhole = 12 * 127;
const common = { has: (first: number) => first % 3 !== 0 };

/** A title that is cut into words of these. */
function titleOf(words: readonly string[]) {
  const starts: number[] = [];
  let at = 0;
  for (const word of words) {
    starts.push(at);
    at += word.length;
  }
  return { text: words.join(''), words, starts, offsets: null };
}

function judgeOf(weights: Int8Array, threshold: number) {
  return createNameJudge({ slots, scale: 1, bias: 0, threshold, names: 0, others: 0 }, weights);
}

const weights = fc.int8Array({ minLength: slots, maxLength: slots });
const words = fc.array(fc.stringMatching(/^(?:[云栖澜岸小区停水]{1,3}|[a-c1-3]{1,2}|[,。])$/u), {
  minLength: 1,
  maxLength: 8,
});

describe('findTitleNames', () => {
  it('scores each stretch as by its own signs, adds them up though it does', () => {
    fc.assert(
      fc.property(words, weights, (given, own) => {
        const title = titleOf(given);
        const judge = judgeOf(own, Number.NEGATIVE_INFINITY);
        const signs = readSpanSigns(title, [], common);
        const scoreOf = new Map(
          listSpans(title, []).map((span) => [`${span.start}-${span.end}`, judge.score(signsOfSpan(signs, span))]),
        );
        for (const { start, end, score } of findTitleNames(title, [], { common, judge, mostOfWhole }, () => false))
          expect(score).toBe(scoreOf.get(`${start}-${end}`));
      }),
    );
  });

  it('takes none across another or across a found name, and the surest of those that are across', () => {
    fc.assert(
      fc.property(words, weights, (given, own) => {
        const title = titleOf(given);
        const told: FoundName[] = title.text.length > 2 ? [{ name: '', type: 'estate', start: 0, end: 2 }] : [];
        const judge = judgeOf(own, 0);
        const found = findTitleNames(title, told, { common, judge, mostOfWhole }, () => false);
        const all = [...told, ...found].sort((a, b) => a.start - b.start);
        for (const [i, { end }] of all.entries()) expect(all[i + 1]?.start ?? end).toBeGreaterThanOrEqual(end);
        const signs = readSpanSigns(title, told, common);
        const scored = listSpans(title, told).map((span) => ({ span, score: judge.score(signsOfSpan(signs, span)) }));
        for (const { span, score } of scored)
          if (score >= 0) expect(found.some(({ start, end }) => start < span.end && end > span.start)).toBe(true);
        const best = Math.max(...scored.map(({ score }) => score));
        if (best >= 0) expect(Math.max(...found.map(({ score }) => score))).toBe(best);
        else expect(found).toEqual([]);
      }),
    );
  });

  it('takes nothing that is refused', () => {
    const title = titleOf(['锐动', '还', '钱']);
    const judge = judgeOf(new Int8Array(slots), 0);
    expect(findTitleNames(title, [], { common, judge, mostOfWhole }, () => true)).toEqual([]);
  });
});
