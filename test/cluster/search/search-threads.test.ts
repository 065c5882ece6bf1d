import { beforeAll, describe, expect, it } from 'vitest';
import { readPairColumns } from '../../../src/cluster/pairs/pair-columns.ts';
import { compareProblems } from '../../../src/cluster/problem-classes.ts';
import { findEdges, prepareSearch } from '../../../src/cluster/search/candidates.ts';
import { type Compared, openComparer } from '../../../src/cluster/search/search-blocks.ts';
import { findEdgesOnThreads, searchEdges } from '../../../src/cluster/search/search-threads.ts';
import { readShares } from '../../../src/cluster/semantics/word-shares.ts';
import type { IssueVectors } from '../../../src/cluster/semantics/word-vectors.ts';
import { readIssueVectors } from '../../../src/cluster/semantics/word-vectors.ts';
import { issueSettings } from '../../../src/cluster/settings.ts';
import { createDraft, createStore, type MessageStore } from '../../../src/cluster/store.ts';
import { type Weights, weighTerms } from '../../../src/cluster/weights.ts';
import { inOrder } from '../plain-store.ts';
import { createMessage } from '../small-board.ts';

const settings = issueSettings.parse({});
const places = ['柳荫雅苑', '金桂花园', '云栖湖小区', '松鹤苑', '青石路'];
const matters = ['电梯多次困人', '夜间施工吵得睡不着', '路灯坏了没人修', '物业费涨了一倍'];
/** More messages than two threads take at once, many of them of one issue. */
const count = 2500;

const board = {} as { store: MessageStore; weights: Weights; vectors: IssueVectors };
beforeAll(() => {
  board.vectors = readIssueVectors();
  board.store = createStore();
  const draft = createDraft(board.store, board.vectors.words);
  for (let i = 0; i < count; i += 1) {
    const place = `${places[i % 5]!}${Math.floor(i / 40)}期`;
    const matter = matters[Math.floor(i / 5) % 4]!;
    draft.add(createMessage(100 + i, i % 300, `${place}${matter}`, `${place}的${matter}，请尽快处理。`));
  }
  draft.finish();
  board.weights = weighTerms(board.store, settings, board.vectors, readShares());
});

/** What one thread and what several find, from a number on. */
async function findBoth(store: MessageStore, weights: Weights, compared: Compared, from: number, floor: number) {
  const comparer = openComparer(compared);
  const order = inOrder(store.keys.length);
  const prepare = () => prepareSearch(from, order, order, store, weights, settings);
  const alone = findEdges(prepare(), comparer, { floor, isKept: comparer.isKept });
  const together = await findEdgesOnThreads({ search: prepare(), compared, floor }, comparer, 3);
  return { alone, together };
}

describe('findEdgesOnThreads', () => {
  it('finds what one thread finds of messages, in the same order', async () => {
    const { store, weights } = board;
    const compared = { of: 'messages', columns: readPairColumns(store, weights), weights, settings } as const;
    const { alone, together } = await findBoth(store, weights, compared, 100, -2);
    expect(alone.length).toBeGreaterThan(count);
    expect(together).toEqual(alone);
  });

  it('finds what one thread finds of problems', async () => {
    const { store, weights, vectors } = board;
    const issues = store.keys.map((id, i) => ({ id, founder: i, members: [i] }));
    const { problems, problemWeights, columns } = compareProblems(issues, store, weights, vectors, settings);
    const compared = { of: 'problems', columns, weights: problemWeights, settings } as const;
    const { alone, together } = await findBoth(problems, problemWeights, compared, 0, -1.5);
    expect(alone.length).toBeGreaterThan(count);
    expect(together).toEqual(alone);
  });
});

describe('searchEdges', () => {
  it('needs no other thread for few items', () => {
    const { store, weights } = board;
    const compared = { of: 'messages', columns: readPairColumns(store, weights), weights, settings } as const;
    const order = inOrder(count);
    const search = prepareSearch(0, order, order, store, weights, settings);
    expect(searchEdges({ search, compared, floor: 0 }, openComparer(compared), 8)).not.toBeInstanceOf(Promise);
  });
});
