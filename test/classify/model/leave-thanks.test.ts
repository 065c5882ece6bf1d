import { expect, it } from 'vitest';
import { leaveThanks } from '../../../src/classify/model/leave-thanks.ts';
import type { SegmentedText } from '../../../src/core/message.ts';

const textOf = (text: string): SegmentedText => ({ text, words: [text], starts: [0], offsets: null });
const left = (title: string, body: string): string | null => {
  const rest = leaveThanks({ title: textOf(title), body: textOf(body) });
  return rest === null ? null : `${rest.title.text}|${rest.body.text}`;
};

it('blanks the sentences that thank, length for length', () => {
  expect(left('感谢供电所', '谢谢你们,路灯亮了。三栋的电线断在地上!')).toBe('     |          三栋的电线断在地上!');
  expect(left('感谢供电所', '三栋的电线断在地上!')).toBe('     |三栋的电线断在地上!');
});

it.each([
  ['that has none', '', '三栋的电线断在地上。'],
  ['that has nothing else', '感谢供电所', '电线断在地上,师傅们来接好了,点赞。'],
])('leaves alone a message %s', (_, title, body) => {
  expect(left(title, body)).toBeNull();
});
