import { describe, expect, it } from 'vitest';
import { featuriseCues } from '../../../src/classify/features/cue-features.ts';
import { createCueMatcher } from '../../../src/classify/features/cues.ts';
import { createFeatureBuffer } from '../../../src/classify/features/feature-buffer.ts';
import type { SegmentedText } from '../../../src/core/message.ts';

const matcher = createCueMatcher({
  format: 1,
  classes: [
    { id: 'outage', meaning: 'something is cut off', patterns: ['停水', '停', '停水通知'] },
    { id: 'now', meaning: 'now', patterns: ['现在'] },
  ],
});

const textOf = (text: string): SegmentedText => ({ text, words: [text], starts: [0], offsets: null });

/** Texts of the spans of a body that features were read from, in order; those of the whole message left out. */
function spansOf(body: string, endFrom = Number.POSITIVE_INFINITY): string[] {
  const buffer = createFeatureBuffer();
  featuriseCues({ title: textOf(''), body: textOf(body) }, endFrom, matcher, buffer);
  const all = Array.from({ length: buffer.length }, (_, i) => body.slice(buffer.starts[i], buffer.ends[i]));
  return all.filter((span) => span !== '');
}

describe('featuriseCues', () => {
  it('pairs classes within a sentence alone', () => {
    // Each class, and in the first text their pair.
    expect(spansOf('现在停水')).toEqual(['现在', '停水', '停水']);
    expect(spansOf('现在。停水')).toEqual(['现在', '停水']);
  });

  it('counts a class once a sentence, by its longest word', () => {
    expect(spansOf('停水，又停水')).toEqual(['停水']);
    expect(spansOf('停水。又停')).toEqual(['停水', '停']);
    expect(spansOf('贴了停水通知')).toEqual(['停水通知']);
  });

  it('counts a class once more in the end of a text, from where that begins', () => {
    expect(spansOf('一直停水', 2)).toEqual(['停水', '停水']);
    expect(spansOf('一直停水', 3)).toEqual(['停水']);
  });
});
