import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leaveHeard, normaliseText, storedSpan } from '../../src/segment/normalise.ts';

describe('normaliseText', () => {
  it('keeps offsets null where every character stays in its place', () => {
    expect(normaliseText('ＡＢ路，１２号\t！')).toEqual({ text: 'ab路,12号 !', offsets: null });
  });

  it('leads characters that stand for several back to the one they came from', () => {
    const { text, offsets } = normaliseText('面积30㎡…坏');
    expect(text).toBe('面积30m2...坏');
    expect(storedSpan(offsets, 4, 6)).toEqual([4, 5]);
    expect(storedSpan(offsets, 5, 6)).toEqual([4, 5]);
    expect(storedSpan(offsets, text.indexOf('坏'), text.length)).toEqual([6, 7]);
  });

  it('drops invisible characters inside words and counts on behind them', () => {
    const { text, offsets } = normaliseText('路\u200b灯坏');
    expect(text).toBe('路灯坏');
    expect(storedSpan(offsets, 0, 2)).toEqual([0, 3]);
    expect(storedSpan(offsets, 2, 3)).toEqual([3, 4]);
  });

  it('leaves out how a name was heard, and counts on behind it', () => {
    const { text, offsets } = leaveHeard(normaliseText('桐苑（音）3栋（谐音）'));
    expect(text).toBe('桐苑3栋');
    expect(storedSpan(offsets, 2, 3)).toEqual([5, 6]);
    expect(leaveHeard(normaliseText('录音（音量大）')).text).toBe('录音(音量大)');
  });

  it('joins what combines', () => {
    const { text, offsets } = normaliseText('e\u0301了');
    expect(text).toBe('é了');
    expect(storedSpan(offsets, 0, 1)).toEqual([0, 2]);
    expect(storedSpan(offsets, 1, 2)).toEqual([2, 3]);
  });

  it('keeps line feeds, which end sentences', () => {
    expect(normaliseText('一\r\n\t二').text).toBe('一 \n 二');
  });

  it('maps every span into the stored text, in order', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (stored) => {
        const { text, offsets } = normaliseText(stored);
        if (offsets !== null) expect(offsets.length).toBe(text.length + 1);
        let last = 0;
        for (let i = 0; i < text.length; i++) {
          const [start, end] = storedSpan(offsets, i, i + 1);
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(stored.length);
          last = start;
        }
      }),
    );
  });
});
