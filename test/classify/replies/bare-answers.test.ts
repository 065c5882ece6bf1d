import { expect, it } from 'vitest';
import { asksWhether, isBareAnswer, repeatsQuestion } from '../../../src/classify/replies/bare-answers.ts';

it.each(['能申请', '能的', '能租', '要交', '算', '修好了', '不用交', '5元', '两天', '月底', '可以'])(
  'takes a word or two for an answer: %s',
  (answer) => {
    expect(isBareAnswer(answer, '', false)).toBe(true);
  },
);

it.each(['要求', '会议', '可是', '得知', '该局', '收到了', '知道了', '好的', '您好', '通过', '领导', '嗯'])(
  'takes none for one that answers nothing: %s',
  (word) => {
    expect(isBareAnswer(word, '', false)).toBe(false);
  },
);

it('takes what heads other words for no answer by its form', () => {
  expect(isBareAnswer('要交的', '', true)).toBe(false);
});

it('takes a word of the question for an answer', () => {
  const message = '路口的红绿灯还装不装？报销吗？';
  expect(isBareAnswer('装', message, false)).toBe(true);
  expect(isBareAnswer('报销', message, false)).toBe(true);
  expect(isBareAnswer('装', '路灯要装。', false)).toBe(false);
  expect(repeatsQuestion('可以申请', '请问能申请公寓吗?')).toBe(true);
  expect(repeatsQuestion('明年招租', '请问能申请公寓吗?')).toBe(false);
  expect(repeatsQuestion('公寓由住建局统一分配', '请问能申请公寓吗?')).toBe(false);
});

it('sees whether a message asks for a yes or a no', () => {
  for (const text of ['能申请公寓吗?', '还装不装', '能否开放', '有没有补贴'])
    expect(asksWhether(text), text).toBe(true);
  for (const text of ['什么时候装', '请装路灯。']) expect(asksWhether(text), text).toBe(false);
});
