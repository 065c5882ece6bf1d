import { describe, expect, it } from 'vitest';
import { createKindReader } from '../../../src/classify/opinion/kind-reader.ts';
import { openLinearKinds } from '../../../src/classify/semantics/linear-kinds.ts';
import type { TextKinds } from '../../../src/classify/semantics/text-kinds.ts';
import { trainLinearKinds } from '../../../src/classify/semantics/train-linear-kinds.ts';
import type { SegmentedMessage, SegmentedText } from '../../../src/core/message.ts';

function learn(kinds: readonly { readonly type: string; readonly texts: readonly string[] }[]): TextKinds {
  const options = { minimumTexts: 1, cost: 0.5, epochs: 60, tolerance: 0.01, weights: 10_000, seed: 1 };
  const { file, bytes } = trainLinearKinds(kinds, options);
  return openLinearKinds(file, bytes);
}

const asks = learn([
  { type: '加装路灯', texts: ['给巷子加装路灯', '路灯装几盏'] },
  { type: '增加公交', texts: ['公交车多开几班', '增加公交班次'] },
]);
const problems = learn([
  { type: '路灯不亮', texts: ['路灯坏了不亮', '晚上漆黑一片'] },
  { type: '公交难等', texts: ['公交半天等不来', '车太少等得久'] },
  { type: '电话打不通', texts: ['手机号没人接', '电话打不通'] },
]);

function segment(text: string): SegmentedText {
  return { text, words: [text], starts: [0], offsets: null };
}

function makeMessage(title: string, body: string): SegmentedMessage {
  return { title: segment(title), body: segment(body) };
}

describe('createKindReader', () => {
  const reader = createKindReader(asks, problems);
  const like = (title: string, body: string): ReadonlyMap<number, number> => {
    const { rows, values } = reader.read(makeMessage(title, body));
    return new Map(rows.map((row, i) => [row, values[i]!]));
  };

  it('has a row of each kind for the whole and one for the title, of asks first', () => {
    const told = like('公交班次', '路灯不亮，晚上漆黑');
    expect([told.has(1), told.has(3)]).toEqual([false, true]);
    expect(told.get(4)).toBeGreaterThan(0);
    expect(reader.ids).toHaveLength(5);
  });

  it('tells kinds of problems from kinds of asks that are called the same', () => {
    const same = createKindReader(asks, asks);
    expect(new Set(same.ids).size).toBe(4);
  });

  it('does not read the labels of personal data', () => {
    expect(like('', '晚上漆黑[手机号]')).toEqual(like('', '晚上漆黑 '));
  });

  it('says nothing of a message without a known sign', () => {
    expect(like('', 'xyz').size).toBe(0);
  });
});
