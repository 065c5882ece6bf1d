import { describe, expect, it } from 'vitest';
import { cueFeature, featuriseCues } from '../../../src/classify/features/cue-features.ts';
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

/** The first feature of a body. */
function hashOf(body: string): number {
  const buffer = createFeatureBuffer();
  featuriseCues({ title: textOf(''), body: textOf(body) }, Number.POSITIVE_INFINITY, matcher, buffer);
  return buffer.hashes[0]!;
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

  it('tells how long a text is by its doublings up to 511 signs, and how much of it asks', () => {
    const sizeOf = (body: string): readonly number[] => {
      const buffer = createFeatureBuffer();
      featuriseCues({ title: textOf(''), body: textOf(body) }, Number.POSITIVE_INFINITY, matcher, buffer);
      return [...buffer.hashes.slice(buffer.length - 3, buffer.length - 1)];
    };
    const lengths = [1, 2, 3, 100, 511, 2000].map((length) => sizeOf('水'.repeat(length))[0]);
    expect(lengths[1]).toBe(lengths[0]);
    expect(lengths[5]).toBe(lengths[4]);
    expect(new Set(lengths).size).toBe(4);
    const asking = ['水没来。', '水来吗?', '水来吗?路灯没亮。路没修。'].map((body) => sizeOf(body)[1]);
    expect(new Set(asking).size).toBe(3);
  });

  it('tells all classes of a sentence, and pairs of the first fourteen', () => {
    const names = [...'甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳'];
    const many = createCueMatcher({
      format: 1,
      classes: names.map((name, i) => ({ id: `c${'abcdefghijklmnop'[i]}`, meaning: name, patterns: [name] })),
    });
    const buffer = createFeatureBuffer();
    featuriseCues({ title: textOf(''), body: textOf(names.join('')) }, Number.POSITIVE_INFINITY, many, buffer);
    const spans = Array.from({ length: buffer.length }, (_, i) => buffer.starts[i]!).filter(
      (_, i) => buffer.ends[i] !== 0,
    );
    expect(spans).toHaveLength(names.length + (14 * 13) / 2);
    expect(spans).toContain(names.length - 1);
  });

  it.each(['没停水', '没有停水', '不是停水', '从未停水', '未曾停水', '未停水'])('tells %s from 停水', (body) => {
    expect(hashOf(body)).not.toBe(cueFeature('outage'));
  });

  it.each(['停水', '有没有停水', '是不是停水', '要停水'])('reads %s as 停水', (body) => {
    expect(hashOf(body)).toBe(cueFeature('outage'));
  });
});
