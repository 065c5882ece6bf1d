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

/** Tells by one character, which is a kind of ask and one of problem in one. */
const network: TextKinds = {
  ids: Uint32Array.of(7, 8),
  read: (text, lead = '') => ({
    rows: Uint32Array.from([...`${text}${lead}`].flatMap((character) => (character === '灯' ? [0] : []))),
    weights: new Float32Array(0),
  }),
  kindsOf: ({ rows }) =>
    new Map(
      rows.length === 0
        ? []
        : rows.length === 1
          ? [[0, 1]]
          : [
              [0, 0.8],
              [1, 0.6],
            ],
    ),
};

function segment(text: string): SegmentedText {
  return { text, words: [text], starts: [0], offsets: null };
}

function makeMessage(title: string, body: string): SegmentedMessage {
  return { title: segment(title), body: segment(body) };
}

describe('createKindReader', () => {
  const reader = createKindReader({ asks, problems, network });
  const like = (title: string, body: string): ReadonlyMap<number, number> => {
    const { rows, values } = reader.read(makeMessage(title, body));
    return new Map(rows.map((row, i) => [row, values[i]!]));
  };

  it('has a row of each kind for the whole and one for the title, of asks first', () => {
    const told = like('公交班次', '路灯不亮，晚上漆黑');
    expect([told.has(1), told.has(3)]).toEqual([false, true]);
    expect(told.get(4)).toBeGreaterThan(0);
    expect(reader.ids).toHaveLength(7);
  });

  it('tells kinds of the three sorts apart that are called the same', () => {
    const same = createKindReader({ asks, problems: asks, network: asks });
    expect(new Set(same.ids).size).toBe(6);
  });

  it('reads the roots of what a network tells, together of length 1, of the beginning and the title, and of the title', () => {
    const told = like('灯', '灯');
    expect([told.get(10), told.get(12)]).toEqual([Math.sqrt(0.8 / 1.4), Math.sqrt(0.6 / 1.4)]);
    expect([told.get(11), told.has(13)]).toEqual([1, false]);
    expect(like('', `${'♪'.repeat(200)}灯`).has(10)).toBe(false);
  });

  it('does not read the labels of personal data', () => {
    expect(like('', '晚上漆黑[手机号]')).toEqual(like('', '晚上漆黑 '));
  });

  it('does not read courtesy and the fields of forms', () => {
    const told = like('', '晚上漆黑。');
    expect(like('', '晚上漆黑。以上情况属实,谢谢!')).toEqual(told);
    expect(like('', '是否公开:否 晚上漆黑。')).toEqual(told);
  });

  it('says nothing of a message without a known sign', () => {
    expect(like('', 'xyz').size).toBe(0);
  });
});
