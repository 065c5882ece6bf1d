import { expect, it } from 'vitest';
import { createGroups, joinGroups } from '../../../src/cluster/groups/groups.ts';
import { findEdgesAround } from '../../../src/cluster/search/around-groups.ts';
import { prepareSearch } from '../../../src/cluster/search/candidates.ts';
import { weighTerms } from '../../../src/cluster/store/weights.ts';
import { inOrder, noVectors, plainBackground, plainSettings, storeOf } from '../plain-store.ts';

/** Three of one event, three of the like later, and one of something else; two candidates each leave no room for the others. */
const said = [
  'b:水厂 b:发黄',
  'b:水厂 b:发黄',
  'b:水厂 b:发黄',
  'b:水厂 b:发臭',
  'b:水厂 b:发臭',
  'b:水厂 b:发臭',
  'b:路灯',
];

/** Pairs found around the groups 0 and 3, as `a-b`, and how many were compared. */
function find({ from = 0, candidates = 2, score = 1, isKept = false } = {}) {
  const store = storeOf(said);
  const settings = { ...plainSettings, candidates };
  const order = inOrder(said.length);
  const weights = weighTerms(store, settings, noVectors, plainBackground);
  const search = prepareSearch(from, order, order, store, weights, settings);
  const groups = createGroups(said.length);
  for (const group of [0, 3]) {
    for (const member of [group + 1, group + 2]) joinGroups(groups, group, member, [group, member]);
  }
  let compared = 0;
  const pair = () => {
    compared += 1;
    return score;
  };
  const { length, left, right } = findEdgesAround(groups, search, { pair, isKept: () => isKept }, 0.5);
  return { compared, pairs: Array.from({ length }, (_, e) => `${left[e]}-${right[e]}`).sort() };
}

it('compares the first and the last of a large group with messages of others, each pair once', () => {
  const { compared, pairs } = find();
  expect(pairs).toEqual(expect.arrayContaining(['0-3', '0-4', '2-3', '2-4']));
  // The middle ones are found, and look for none.
  for (const pair of pairs) expect(pair).toMatch(/^([02]-[3-5]|[0-2]-[35])$/);
  expect(compared).toBe(pairs.length);
});

it('leaves alone small groups, and those without new messages', () => {
  expect(find({ candidates: 3 })).toEqual({ compared: 0, pairs: [] });
  expect(find({ from: 6 })).toEqual({ compared: 0, pairs: [] });
  expect(find({ from: 5 }).pairs.every((pair) => pair.endsWith('-3') || pair.endsWith('-5'))).toBe(true);
  expect(find({ from: 5 }).pairs).not.toEqual([]);
});

it('keeps what reaches the floor or is to be kept', () => {
  expect(find({ score: 0.4 }).pairs).toEqual([]);
  expect(find({ score: 0.4, isKept: true }).pairs).not.toEqual([]);
});
