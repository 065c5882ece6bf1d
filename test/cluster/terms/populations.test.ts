import { expect, it } from 'vitest';
import { findPopulations } from '../../../src/cluster/terms/populations.ts';
import { storeOf } from '../plain-store.ts';
import { createMessage } from '../small-board.ts';

const store = storeOf([
  createMessage(1, 1, '民师补贴', '希望提高'),
  createMessage(2, 2, '养老补助', '代课教师 补助'),
  createMessage(3, 3, '村医养老', '希望提高'),
  createMessage(4, 4, '停水', '没有水用'),
]);

it('tells groups of people by any of their words, and none of a group that too many speak of', () => {
  const [substitute, other, doctor, none] = findPopulations(store, () => true);
  expect(substitute).not.toBe(0);
  expect(other).toBe(substitute);
  expect(doctor).not.toBe(0);
  expect(doctor! & substitute!).toBe(0);
  expect(none).toBe(0);
  expect([...findPopulations(store, (messages) => messages < 2)]).toEqual([0, 0, doctor, 0]);
});
