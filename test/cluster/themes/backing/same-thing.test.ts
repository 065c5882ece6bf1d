import { expect, it } from 'vitest';
import { areOtherThings, mayBeSame } from '../../../../src/cluster/themes/backing/same-thing.ts';

it.each([
  ['红绿灯', '人行天桥', true],
  ['人行天桥', '地下通道', true],
  ['座椅', '凉亭', true],
  ['红绿灯', '交通信号灯', false],
  ['斑马线', '人行横道', false],
  ['村道', '公路', false],
  ['座椅', '长凳', false],
  ['站牌', '站亭', false],
  // Places have many names, and may tell where.
  ['公厕', '卫生间', false],
  ['候车亭', '公交站', false],
  // No things, or such as only lack.
  ['公交', '班次', false],
  ['人行天桥', '横过马路', false],
  ['人行天桥', '没有红绿灯', false],
])('%s and %s are two things: %s', (one, other, expected) => {
  expect(areOtherThings(one, other)).toBe(expected);
  expect(areOtherThings(other, one)).toBe(expected);
});

it.each([
  ['红绿灯', '交通信号灯', true],
  ['公厕', '小区公厕', true],
  ['红绿灯', '人行天桥', false],
  // Neither is put up, which makes them none of one kind.
  ['公厕', '卫生间', false],
])('%s and %s may be one thing: %s', (one, other, expected) => {
  expect(mayBeSame(one, other)).toBe(expected);
  expect(mayBeSame(other, one)).toBe(expected);
});
