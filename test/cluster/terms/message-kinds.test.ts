import { describe, expect, it } from 'vitest';
import {
  compareKindSlots,
  fillKindSlots,
  findKinds,
  kindSlots,
  loadKindModels,
  type MessageKinds,
  sumKindSlots,
} from '../../../src/cluster/terms/message-kinds.ts';
import { findPlaces } from '../../../src/segment/places/find-places.ts';
import { loadGazetteer } from '../../../src/segment/places/gazetteer.ts';
import { createSegmenter, segmentMessage } from '../../../src/segment/segmenter.ts';
import { segmentSettings } from '../../../src/segment/settings.ts';

const models = loadKindModels();
const segmenter = await createSegmenter(segmentSettings.parse({}));
const gazetteer = loadGazetteer();

function kindsOf(title: string, body: string, column: keyof MessageKinds = 'askKinds'): string {
  const segmented = segmentMessage(segmenter, { title, body });
  return findKinds(segmented, findPlaces(segmented, gazetteer), models)[column];
}

/** Messages' kinds side by side, as a store has them. */
function inSlots(...lines: readonly string[]): Uint32Array {
  const slots = new Uint32Array(kindSlots * lines.length);
  for (const [i, line] of lines.entries()) {
    fillKindSlots(line, slots.subarray(i * kindSlots, (i + 1) * kindSlots));
  }
  return slots;
}

describe('findKinds', () => {
  it.each(['askKinds', 'likelyKinds'] as const)(
    'finds one matter alike in other words, and another not: %s',
    (column) => {
      const slots = inSlots(
        kindsOf('柳荫雅苑电梯困人', '3号楼的电梯多次困人，有老人被关在里面。', column),
        kindsOf('求检测', '升降梯下坠抖动，关门夹人，年检早就过期。', column),
        kindsOf('物业费涨价', '物业没有征求意见就把物业费涨了一倍。', column),
      );
      expect(compareKindSlots(slots, 0, 0)).toBeCloseTo(1, 1);
      expect(compareKindSlots(slots, 0, 1)).toBeGreaterThan(0.3);
      expect(compareKindSlots(slots, 0, 2)).toBeLessThan(0.1);
    },
  );

  it.each([
    ['as it is read', '桐浦路小区', '电梯坏了，'],
    ['in signs that are read as others', '桐浦路小区', '㎡Ａ㍿电梯坏了，'],
  ])('leaves names out, in a text written %s', (_, name, before) => {
    const text = (place: string) => kindsOf('电梯坏了', `${before}${place}的老人下不了楼。`);
    expect(text(name)).not.toBe('');
    expect(text(name)).toBe(text('柳荫大道小区'));
  });

  it('counts the title once more, where there is one', () => {
    const body = '小区的电梯坏了，楼下的烧烤店油烟熏人。';
    const slots = inSlots(kindsOf('电梯困人', body), kindsOf('烧烤店油烟扰民', body), kindsOf('', '电梯困人'));
    expect(compareKindSlots(slots, 0, 2)).toBeGreaterThan(compareKindSlots(slots, 1, 2) + 0.1);
  });

  it('is empty where nothing is known', () => {
    expect(kindsOf('', '？？？')).toBe('');
    expect([...inSlots('')]).toEqual(new Array(kindSlots).fill(0));
  });
});

describe('compareKindSlots', () => {
  it('is the cosine of the kinds in common', () => {
    const slots = inSlots('0:60 7:80', '7:100', '8:100', '');
    expect(compareKindSlots(slots, 0, 1)).toBeCloseTo(0.8);
    expect(compareKindSlots(slots, 1, 0)).toBeCloseTo(0.8);
    expect(compareKindSlots(slots, 0, 0)).toBeCloseTo(1);
    expect(compareKindSlots(slots, 1, 2)).toBe(0);
    expect(compareKindSlots(slots, 0, 3)).toBe(0);
  });
});

describe('sumKindSlots', () => {
  it('gives the kinds that most messages are like, of length 1', () => {
    const kinds = inSlots('3:60 7:80', '3:60 9:80', '3:100');
    const slots = new Uint32Array(kindSlots);
    sumKindSlots(kinds, [0, 1, 2], slots);
    const side = inSlots('3:89 7:32 9:32');
    expect([...slots]).toEqual([...side]);
  });

  it('takes the largest where there are more than slots', () => {
    const line = (from: number) => Array.from({ length: kindSlots }, (_, i) => `${from + i}:25`).join(' ');
    const kinds = inSlots(line(0), line(10), line(10));
    const slots = new Uint32Array(kindSlots);
    sumKindSlots(kinds, [0, 1, 2], slots);
    expect([...slots].map((slot) => slot >>> 8)).toEqual(Array.from({ length: kindSlots }, (_, i) => 10 + i));
  });
});
