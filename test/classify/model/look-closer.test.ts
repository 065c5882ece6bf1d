import { describe, expect, it } from 'vitest';
import { cueFeature, cueGroup } from '../../../src/classify/features/cue-features.ts';
import { createFeatureBuffer, pushFeature } from '../../../src/classify/features/feature-buffer.ts';
import { cutPassage, dangerWatch, findPassages } from '../../../src/classify/model/look-closer.ts';
import type { SegmentedMessage, SegmentedText } from '../../../src/core/message.ts';

const trifle = '物业的态度不好,收费也不公示。';
const textOf = (text: string, offsets: Uint32Array | null = null): SegmentedText => ({
  text,
  words: [...text],
  starts: Array.from(text, (_, i) => i),
  offsets,
});

/** What is looked at of a body in which a cue stands at each of some places. */
function passagesOf(body: string, places: readonly number[], cue = 'gas', field: 0 | 1 = 1, title = ''): string[] {
  const buffer = createFeatureBuffer();
  pushFeature(buffer, 1, 0, 1, 0, 1);
  for (const at of places) pushFeature(buffer, cueFeature(cue), cueGroup, field, at, at + 2);
  return findPassages(buffer, { title: textOf(title), body: textOf(body) }, dangerWatch).map(({ start, end }) =>
    body.slice(start, end),
  );
}

describe('findPassages', () => {
  const body = `${trifle}三栋一楼煤气泄漏了。${trifle}`;

  it('finds the sentence of a cue, once', () => {
    const at = body.indexOf('泄漏');
    expect(passagesOf(body, [at, at + 1])).toEqual(['三栋一楼煤气泄漏了。']);
  });

  it('looks at no other class, no title, nothing very short, and no body that is one sentence', () => {
    const plain = `${trifle}三栋一楼有点味道了。${trifle}`;
    const at = plain.indexOf('味道');
    expect(passagesOf(plain, [at], 'estate')).toEqual([]);
    expect(passagesOf(plain, [at], 'gas', 0)).toEqual([]);
    expect(passagesOf(`${trifle}泄漏。${trifle}`, [trifle.length])).toEqual([]);
    expect(passagesOf('三栋一楼煤气泄漏了。', [6])).toEqual([]);
  });

  it('cuts a long sentence at commas', () => {
    const long = `${'门禁经常坏了没人修,'.repeat(9)}三栋煤气泄漏,有人昏迷,${'绿化带没有人管理了,'.repeat(9)}`;
    const [found] = passagesOf(long, [long.indexOf('泄漏')]);
    expect(found).toContain('三栋煤气泄漏,有人昏迷,');
    expect(found!.length).toBeLessThanOrEqual(70);
    expect(found).toMatch(/^(门禁|三栋).*,$/);
  });

  it('finds sentences by signs of a danger where no cue stands, those with most first', () => {
    const weak = '门口的树枝断了一根。';
    const strong = '粮店门前的地面陷了一大块,看不见底。';
    expect(passagesOf(`${trifle}${weak}${strong}${trifle}`, [])).toEqual([strong]);
    const many = '三栋一楼有点味道。'.repeat(9);
    const places = Array.from({ length: 9 }, (_, i) => 9 * i + 6);
    expect(passagesOf(`${many}${strong}${strong}`, places)[0]).toBe(strong);
  });

  it('looks at what was heard of others here, and not at what was heard from elsewhere', () => {
    const [here, there] = ['主管爆了停水三天,听说病人也转走了。', '主管爆了停水三天,听说外省也是。'];
    expect(passagesOf(`${trifle}${here}${trifle}`, [trifle.length + 4], 'outage')).toEqual([here]);
    expect(passagesOf(`${trifle}${there}${trifle}`, [trifle.length + 4], 'outage')).toEqual([]);
  });

  it('looks at nothing that is told of another year', () => {
    const past = '前年三栋一楼煤气泄漏过一回。';
    expect(passagesOf(`${trifle}${past}${trifle}`, [trifle.length + 8])).toEqual([]);
    expect(passagesOf(body, [body.indexOf('泄漏')], 'gas', 1, '那年的事')).toEqual([]);
  });

  it('looks at five passages at most', () => {
    const many = '三栋一楼煤气泄漏了。'.repeat(9);
    const places = Array.from({ length: 9 }, (_, i) => 10 * i + 6);
    expect(passagesOf(many, places)).toHaveLength(5);
  });
});

describe('cutPassage', () => {
  const message = (offsets: Uint32Array | null): SegmentedMessage => ({
    title: textOf('标题'),
    body: textOf('修路。漏气了。', offsets),
  });

  it('leads back to where the passage stands in the stored body', () => {
    const { title, body } = cutPassage(message(null), { start: 3, end: 7 });
    expect(title.text).toBe('');
    expect(body.text).toBe('漏气了。');
    expect(body.words.join('')).toBe(body.text);
    expect(body.starts).toEqual([0, 1, 2, 3]);
    expect([...body.offsets!]).toEqual([3, 4, 5, 6, 7]);
  });

  it('keeps offsets of a text that was changed for analysis', () => {
    const offsets = Uint32Array.from([0, 2, 4, 6, 8, 10, 12, 14]);
    expect([...cutPassage(message(offsets), { start: 3, end: 7 }).body.offsets!]).toEqual([6, 8, 10, 12, 14]);
  });
});
