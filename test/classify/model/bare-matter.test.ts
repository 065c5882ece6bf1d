import { expect, it } from 'vitest';
import { bareMatter } from '../../../src/classify/model/bare-matter.ts';
import type { SegmentedText } from '../../../src/core/message.ts';

const textOf = (text: string): SegmentedText => ({ text, words: [text], starts: [0], offsets: null });
const left = (title: string, body: string): string | undefined => {
  const message = bareMatter({ title: textOf(title), body: textOf(body) });
  return message === null ? undefined : `${message.title.text}|${message.body.text}`;
};

it.each([
  ['今晚花店关门', '花店今天下午关门。', '  花店关门|花店    关门。'],
  ['反映', '公交过站没停。', '  |公交过站没停。'],
  ['', '刚刚公交过站没停。', '|  公交过站没停。'],
])('blanks times and empty titles of %s %s, length for length', (title, body, expected) => {
  expect(left(title, body)).toBe(expected);
});

it('leaves what has neither, and what is longer than forty characters', () => {
  expect(left('花店', '花店关门。')).toBeUndefined();
  expect(left('', `今天花店关门，${'花'.repeat(32)}。`)).toBe(`|  花店关门，${'花'.repeat(32)}。`);
  expect(left('', `今天花店关门，${'花'.repeat(33)}。`)).toBeUndefined();
});
