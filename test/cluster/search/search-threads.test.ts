import { beforeAll, describe, expect, it } from 'vitest';
import { compareProblems } from '../../../src/cluster/classes/problem-classes.ts';
import { type Edges, joinEdges } from '../../../src/cluster/groups/edges.ts';
import { readPairColumns } from '../../../src/cluster/pairs/pair-columns.ts';
import { type CandidateSearch, findEdges, prepareSearch } from '../../../src/cluster/search/candidates.ts';
import { type Compared, openComparer } from '../../../src/cluster/search/search-blocks.ts';
import { findEdgesOnThreads, searchEdges } from '../../../src/cluster/search/search-threads.ts';
import { compare, propose } from '../../../src/cluster/search/search-worker.ts';
import { readShares } from '../../../src/cluster/semantics/word-shares.ts';
import type { IssueVectors } from '../../../src/cluster/semantics/word-vectors.ts';
import { readIssueVectors } from '../../../src/cluster/semantics/word-vectors.ts';
import { issueSettings } from '../../../src/cluster/settings.ts';
import { createDraft } from '../../../src/cluster/store/draft.ts';
import { createStore, type MessageStore } from '../../../src/cluster/store/store.ts';
import { type Weights, weighTerms } from '../../../src/cluster/store/weights.ts';
import { shareArrays, shared } from '../../../src/core/shared-arrays.ts';
import { inOrder } from '../plain-store.ts';
import { createMessage } from '../small-board.ts';

const settings = issueSettings.parse({});
const places = ['柳荫雅苑', '金桂花园', '云栖湖小区', '松鹤苑', '青石路'];
const matters = ['电梯多次困人', '夜间施工吵得睡不着', '路灯坏了没人修', '物业费涨了一倍'];
/** Messages of three blocks, many of them of one issue. */
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

/** A search from a number on in which nothing is proposed. */
function prepare(store: MessageStore, weights: Weights, from: number): CandidateSearch {
  const order = inOrder(store.keys.length);
  return prepareSearch(from, order, order, store, weights, settings);
}

function ofMessages(): Compared {
  const { store, weights } = board;
  return { of: 'messages', columns: readPairColumns(store, weights), weights, settings };
}

/** What is compared of problems, each message being an issue. */
function ofProblems() {
  const { store, weights, vectors } = board;
  const issues = store.keys.map((id, i) => ({ id, founder: i, members: [i] }));
  const { problems, problemWeights, columns } = compareProblems(issues, store, weights, vectors, settings);
  const compared: Compared = { of: 'problems', columns, weights: problemWeights, settings };
  return { problems, problemWeights, compared };
}

function findAlone(search: CandidateSearch, compared: Compared, floor: number): Edges {
  const comparer = openComparer(compared);
  return findEdges(search, comparer, { floor, isKept: comparer.isKept });
}

/** What another thread finds that takes all blocks, by what it would be sent. */
async function findElsewhere(search: CandidateSearch, compared: Compared, floor: number): Promise<Edges> {
  const sent = shareArrays({ search, compared, floor });
  await propose(structuredClone({ search: sent.search, next: shared.int32(1) }));
  const blocks = await compare(structuredClone({ ...sent, next: shared.int32(1) }));
  expect(blocks.map(({ block }) => block)).toEqual([0, 1, 2]);
  return joinEdges(blocks.map(({ edges }) => edges));
}

describe('what a helping thread does', () => {
  it('finds of messages what one thread finds', async () => {
    const { store, weights } = board;
    const alone = findAlone(prepare(store, weights, 100), ofMessages(), -2);
    expect(alone.length).toBeGreaterThan(count);
    expect(await findElsewhere(prepare(store, weights, 100), ofMessages(), -2)).toEqual(alone);
  });

  it('finds of problems what one thread finds', async () => {
    const { problems, problemWeights, compared } = ofProblems();
    const alone = findAlone(prepare(problems, problemWeights, 0), compared, -1.5);
    expect(alone.length).toBeGreaterThan(count);
    expect(await findElsewhere(prepare(problems, problemWeights, 0), compared, -1.5)).toEqual(alone);
  });
});

describe('findEdgesOnThreads', () => {
  it('finds what one thread finds, in the same order', async () => {
    const { store, weights } = board;
    const compared = ofMessages();
    const search = prepare(store, weights, 100);
    const together = await findEdgesOnThreads({ search, compared, floor: -2 }, openComparer(compared), 3);
    expect(together).toEqual(findAlone(prepare(store, weights, 100), compared, -2));
  });

  it('fails where a thread does, and lets the others go', async () => {
    const { store, weights } = board;
    const compared = ofMessages();
    const search = prepare(store, weights, 0);
    const failing = {
      pair: () => {
        throw new Error('no more');
      },
      isKept: () => false,
    };
    await expect(findEdgesOnThreads({ search, compared, floor: 0 }, failing, 2)).rejects.toThrow('no more');
    // What cannot be sent makes the others fail.
    const broken = { search, compared, floor: (() => 0) as unknown as number };
    await expect(findEdgesOnThreads(broken, openComparer(compared), 2)).rejects.toThrow('could not be cloned');
  });
});

describe('searchEdges', () => {
  it('needs no other thread for few items', () => {
    const compared = ofMessages();
    const search = prepare(board.store, board.weights, 0);
    expect(searchEdges({ search, compared, floor: 0 }, openComparer(compared), 8)).not.toBeInstanceOf(Promise);
  });
});
