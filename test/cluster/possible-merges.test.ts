import { describe, expect, it } from 'vitest';
import type { PossibleMergeRow } from '../../src/cluster/contract.ts';
import { editSchema } from '../../src/cluster/edits/edit.ts';
import { listPossibleMerges } from '../../src/cluster/possible-merges.ts';
import { weighTerms } from '../../src/cluster/store/weights.ts';
import { edgesOf } from './edges-of.ts';
import { noVectors, plainBackground, plainSettings, storeOf } from './plain-store.ts';
import { createMessage, keyOf, type RunOptions, readRows, runClustering, smallBoard } from './small-board.ts';

/** Two who write of one thing in other words, too far apart to be joined. */
const told = [
  createMessage(41, 0, '石榆村停水', '石榆村这几天停水，家里没有水用，希望早日供水。'),
  createMessage(42, 9, '用水困难', '石榆村的自来水常常没有，老人只能去井里挑水。'),
];
const board = [...smallBoard, ...told];

async function listPossible(options: RunOptions = {}, messages = board) {
  // So that the two are not joined.
  const settings = { coefficients: { constant: -2 }, ...(options.settings as object | undefined) };
  const result = await runClustering(messages, { ...options, settings });
  return { ...result, possible: readRows<PossibleMergeRow>(result.dir, 'possible_merges') };
}
const sidesOf = ({ left_key, right_key }: PossibleMergeRow): string[] => [left_key, right_key].sort();
const pair = [keyOf(41), keyOf(42)].sort();
const edit = (fields: object) => editSchema.parse({ id: 'e1', at: '2030-02-01 08:00:00', ...fields });

describe('possible merges', () => {
  it('are messages that were not joined but are near, with what they share', async () => {
    const { possible, groups, summary } = await listPossible();
    expect(Object.values(groups).flat()).not.toContain(keyOf(41));
    const row = possible.find((row) => sidesOf(row).join() === pair.join());
    // Of two that stand alone, the earlier is left.
    expect(row).toMatchObject({ left_issue_id: null, left_key: keyOf(41), right_issue_id: null, right_key: keyOf(42) });
    expect(row!.why).toContain('石榆村');
    expect(row!.log_odds).toBeLessThan(-0.1);
    expect(row!.log_odds).toBeGreaterThanOrEqual(-3);
    expect(summary.possibleMerges).toBe(possible.length);
  });

  it('are likeliest first, and none whose messages are in one issue', async () => {
    const { possible, members } = await listPossible({ settings: { possibleThreshold: -12 } });
    const odds = possible.map((row) => row.log_odds);
    expect(odds.length).toBeGreaterThan(2);
    expect(odds).toEqual(odds.toSorted((a, b) => b - a));
    const issueOf = new Map(members.map((row) => [row.message_key, row.issue_id]));
    for (const row of possible) {
      expect([row.left_issue_id, row.right_issue_id]).toEqual([
        issueOf.get(row.left_key) ?? null,
        issueOf.get(row.right_key) ?? null,
      ]);
      expect(row.left_issue_id === null || row.left_issue_id !== row.right_issue_id).toBe(true);
    }
    const sides = possible.map((row) =>
      [row.left_issue_id ?? row.left_key, row.right_issue_id ?? row.right_key].sort().join(),
    );
    expect(new Set(sides).size).toBe(sides.length);
  });

  it('are none from a threshold that nothing reaches', async () => {
    expect(
      (await listPossible({ settings: { possibleThreshold: 20, possibleMatter: 1, possibleKinds: 1 } })).possible,
    ).toEqual([]);
  });

  it('are carried on from day to day, until their messages are joined', async () => {
    const early = board.filter(({ createdAt }) => createdAt < '2030-01-06');
    const late = board.filter(({ createdAt }) => createdAt >= '2030-01-06');
    const first = await listPossible({}, early);
    const second = await listPossible({ previousDir: first.dir }, late);
    expect(second.possible.map((row) => sidesOf(row).join())).toContain(pair.join());
    const third = await listPossible({ previousDir: second.dir }, [
      createMessage(43, 20, '咨询积分入学', '请问积分入学需要哪些材料，什么时候报名？'),
    ]);
    const row = third.possible.find((row) => sidesOf(row).join() === pair.join());
    expect(row?.log_odds).toBe(second.possible.find((row) => sidesOf(row).join() === pair.join())?.log_odds);
    const fourth = await listPossible(
      { previousDir: third.dir, edits: [edit({ action: 'merge', anchors: pair })] },
      [],
    );
    expect(fourth.possible.map((row) => sidesOf(row).join())).not.toContain(pair.join());
    expect(Object.values(fourth.groups)).toContainEqual(pair);
  });

  it('are the same when nothing new came', async () => {
    const first = await listPossible({ settings: { possibleThreshold: -12 } });
    const again = await listPossible({ previousDir: first.dir, settings: { possibleThreshold: -12 } }, []);
    expect(again.possible).toEqual(first.possible);
  });

  it('are no more what an editor told apart, until that is taken back', async () => {
    const apart = edit({ action: 'apart', anchors: pair });
    const { possible } = await listPossible({ edits: [apart] });
    expect(possible.map((row) => sidesOf(row).join())).not.toContain(pair.join());
    const undo = edit({ id: 'e2', action: 'undo', edit: 'e1' });
    const again = await listPossible({ edits: [apart, undo] });
    expect(again.possible.map((row) => sidesOf(row).join())).toContain(pair.join());
  });

  it('are not of issues that an editor dismissed, nor of copies', async () => {
    const merge = edit({ action: 'merge', anchors: [keyOf(41), keyOf(20)] });
    const merged = await listPossible({ edits: [merge] });
    const row = merged.possible.find((row) => sidesOf(row).join() === pair.join());
    // The issue, larger than the message that stands alone, is left.
    expect(row).toMatchObject({ left_key: keyOf(41), right_issue_id: null, right_key: keyOf(42) });
    expect(row?.left_issue_id).not.toBeNull();
    const dismiss = edit({ id: 'e2', action: 'dismiss', anchor: keyOf(41) });
    const dismissed = await listPossible({ edits: [merge, dismiss] });
    expect(dismissed.possible.map((row) => sidesOf(row).join())).not.toContain(pair.join());
    const copies = await listPossible({ copies: new Set([keyOf(42)]) });
    expect(copies.possible.map((row) => sidesOf(row).join())).not.toContain(pair.join());
  });
});

describe('listPossibleMerges', () => {
  it('lists a few for each, the likeliest, though one that many are near to stands in all of theirs', () => {
    const store = storeOf(Array.from({ length: 9 }, (_, i) => `b:路灯 b:词${i}`));
    const ranks = Int32Array.from({ length: 9 }, (_, i) => i);
    const pairs: [number, number, number][] = [];
    for (let a = 0; a < 9; a += 1)
      for (let b = a + 1; b < 9; b += 1) pairs.push([a, b, a === 0 ? -0.5 : -1 - (a + b) / 100]);
    const list = (some: readonly (readonly [number, number, number])[]) =>
      listPossibleMerges({
        pairs: edgesOf(some),
        issues: [],
        apart: [],
        copies: new Set(),
        ranks,
        store,
        weights: weighTerms(store, plainSettings, noVectors, plainBackground),
      }).map(({ left_key, right_key }) => `${left_key} ${right_key}`);
    const listed = list(pairs);
    // All eight that are near the first.
    expect(listed.slice(0, 8)).toEqual(['0 1', '0 2', '0 3', '0 4', '0 5', '0 6', '0 7', '0 8']);
    expect(listed.length).toBeLessThan(pairs.length);
    // Of everyone the likeliest five.
    for (const i of ranks) {
      const own = pairs.filter(([a, b]) => a === i || b === i).sort((x, y) => y[2] - x[2]);
      for (const [a, b] of own.slice(0, 5)) expect(listed).toContain(`${a} ${b}`);
    }
    expect(list(pairs.toReversed())).toEqual(listed);
  });
});
