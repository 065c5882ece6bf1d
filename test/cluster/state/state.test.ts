import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pieceSlots } from '../../../src/cluster/names/name-pieces.ts';
import { partSlots } from '../../../src/cluster/names/stated-parts.ts';
import { type ClusterState, readState, stateFile, writeState } from '../../../src/cluster/state/state.ts';
import { readStateFile, writeStateFile } from '../../../src/cluster/state/state-file.ts';
import type { MessageStore } from '../../../src/cluster/store/store.ts';
import { weighTerms } from '../../../src/cluster/store/weights.ts';
import { kindSlots } from '../../../src/cluster/terms/message-kinds.ts';
import { edgesOf } from '../edges-of.ts';
import { createPlain, noVectors, plainBackground, plainSettings, storeOf } from '../plain-store.ts';
import { runClustering, smallBoard } from '../small-board.ts';

/** A state without pairs, issues and names but for those given. */
function createState(store: MessageStore, groupOf: Int32Array, more: Partial<ClusterState> = {}): ClusterState {
  return { store, groupOf, possible: edgesOf([]), founders: new Map(), lineage: [], names: null, ...more };
}

describe('readState', () => {
  it('keeps the labels of messages, one object for equal ones', async () => {
    const { dir } = await runClustering(smallBoard);
    const { labels } = readState(dir).store;
    expect(labels).toHaveLength(smallBoard.length);
    expect(labels[0]).toEqual({ topic: '城乡建设', subtopic: null, kind: 'complaint' });
    expect(new Set(labels).size).toBe(1);
  });

  it('reads a state of before labels were kept, which has topics alone', async () => {
    const { dir } = await runClustering(smallBoard);
    const { labels: _, ...parts } = Object.fromEntries(readStateFile(join(dir, stateFile)));
    const older = mkdtempSync(join(tmpdir(), 'older-state-'));
    writeStateFile(join(older, stateFile), { ...parts, topics: smallBoard.map(() => '环境保护') });
    const state = readState(older);
    expect(state.store.keys).toEqual(readState(dir).store.keys);
    expect(state.store.labels[0]).toEqual({ topic: '环境保护', subtopic: null, kind: '' });
  });
});

describe('writeState', () => {
  it.each([
    ['askKinds', 'messageKinds'],
    ['likelyKinds', 'likelyKinds'],
  ] as const)('keeps the %s of each message', (column, part) => {
    const store = storeOf([
      createPlain('b:路灯', { [column]: '3:60 7:80', createdAt: '2028-01-01 08:00:00' }),
      createPlain('b:路灯', { [column]: '' }),
      createPlain('b:路灯', { [column]: '9:100' }),
    ]);
    const dir = mkdtempSync(join(tmpdir(), 'state-'));
    const state = createState(store, Int32Array.of(0, 1, 2));
    writeState(dir, state, '2029-01-01 08:00:00', new Set());
    const kept = readState(dir).store[column];
    expect(kept.length).toBe(2 * kindSlots);
    expect([...kept.data.subarray(0, kindSlots + 1)]).toEqual([...new Array(kindSlots).fill(0), (9 << 8) | 100]);
    const { [part]: _, ...parts } = Object.fromEntries(readStateFile(join(dir, stateFile)));
    const older = mkdtempSync(join(tmpdir(), 'older-state-'));
    writeStateFile(join(older, stateFile), parts);
    const none = readState(older).store[column];
    expect([...none.data.subarray(0, none.length)]).toEqual(new Array(2 * kindSlots).fill(0));
  });

  it('keeps the pieces of names of each message', () => {
    const store = storeOf([
      createPlain('b:路灯', { namePieces: '鸿栎', createdAt: '2028-01-01 08:00:00' }),
      createPlain('b:路灯', { namePieces: '' }),
      createPlain('b:路灯', { namePieces: '万澄 +澄城' }),
    ]);
    const kept = store.pieces.data.slice(pieceSlots, 3 * pieceSlots);
    const dir = mkdtempSync(join(tmpdir(), 'state-'));
    const state = createState(store, Int32Array.of(0, 1, 2));
    writeState(dir, state, '2029-01-01 08:00:00', new Set());
    const { pieces } = readState(dir).store;
    expect(kept.filter((slot) => slot !== 0)).toHaveLength(2);
    expect([...pieces.data.subarray(0, pieces.length)]).toEqual([...kept]);
    const { messagePieces: _, ...parts } = Object.fromEntries(readStateFile(join(dir, stateFile)));
    const older = mkdtempSync(join(tmpdir(), 'older-state-'));
    writeStateFile(join(older, stateFile), parts);
    const none = readState(older).store.pieces;
    expect([...none.data.subarray(0, none.length)]).toEqual(new Array(2 * pieceSlots).fill(0));
  });

  it('keeps the parts of places that each message states', () => {
    const store = storeOf(['p:云栖苑 s:期2 b:路灯', 'b:路灯', 's:口C s:期1 b:路灯'].map((terms) => createPlain(terms)));
    const kept = store.parts.data.slice(0, 3 * partSlots);
    const dir = mkdtempSync(join(tmpdir(), 'state-'));
    writeState(dir, createState(store, Int32Array.of(0, 1, 2)), '2029-01-01 08:00:00', new Set());
    const { parts } = readState(dir).store;
    expect(kept.filter((slot) => slot !== 0)).toHaveLength(3);
    expect([...parts.data.subarray(0, parts.length)]).toEqual([...kept]);
    const { messageParts: _, ...older } = Object.fromEntries(readStateFile(join(dir, stateFile)));
    const olderDir = mkdtempSync(join(tmpdir(), 'older-state-'));
    writeStateFile(join(olderDir, stateFile), older);
    const none = readState(olderDir).store.parts;
    expect([...none.data.subarray(0, none.length)]).toEqual(new Array(3 * partSlots).fill(0));
  });

  it('forgets what stands alone and is old, and keeps issues whole', () => {
    const old = '2028-01-01 08:00:00';
    const border = '2029-01-01 08:00:00';
    const store = storeOf([
      createPlain('b:忘记 b:路灯', { createdAt: old }),
      createPlain('n:松鹤 b:松鹤 b:路灯', { createdAt: old, author: 'a1', region: '青山县' }),
      createPlain('b:路灯 b2:漆黑', { createdAt: border }),
      createPlain('n:松鹤 b3:漆黑', { createdAt: '2030-01-01 08:00:00' }),
    ]);
    const dir = mkdtempSync(join(tmpdir(), 'state-'));
    // 1 and 3 are an issue that 3 names and 1 founded.
    const possible = edgesOf([[2, 3, -2.5]]);
    const state = createState(store, Int32Array.of(0, 3, 2, 3), { possible, founders: new Map([[3, 1]]) });
    writeState(dir, state, border, new Set());
    const { store: kept, groupOf, founders, possible: pairs } = readState(dir);
    expect(kept.keys).toEqual(['1', '2', '3']);
    expect(kept.authors).toEqual(['a1', null, null]);
    expect(kept.regions).toEqual(['青山县', null, null]);
    expect([...groupOf]).toEqual([2, 1, 2]);
    expect([...founders]).toEqual([[2, 0]]);
    expect(pairs).toEqual(edgesOf([[1, 2, -2.5]]));
    const { texts, counts, namedCounts, ids } = kept.vocabulary;
    expect(texts.toSorted()).toEqual(['松鹤', '漆黑', '路灯'].toSorted());
    // Messages that are forgotten go on counting in what is common.
    expect(texts.map((text, id) => [text, counts.data[id], namedCounts.data[id]])).toEqual(
      expect.arrayContaining([
        ['路灯', 3, 0],
        ['松鹤', 2, 2],
        ['漆黑', 2, 0],
      ]),
    );
    const termsOf = (i: number): string[] =>
      [...kept.terms.data.subarray(kept.starts.data[i], kept.starts.data[i + 1])].map((id) => texts[id]!);
    expect([0, 1, 2].map(termsOf)).toEqual([
      ['路灯', '松鹤'],
      ['路灯', '漆黑'],
      ['松鹤', '漆黑'],
    ]);
    expect([...ids[0]].every(([text, id]) => texts[id] === text)).toBe(true);
  });

  it('leaves words as common as they were when it forgets messages that have them', () => {
    const old = { createdAt: '2020-01-01 08:00:00' };
    const messages = Array.from({ length: 1200 }, (_, i) =>
      i < 1000 ? createPlain(i % 3 === 0 ? 'b:路灯' : 'b:电梯', old) : i % 3 === 0 ? 'b:路灯' : 'b:电梯',
    );
    const dirs = [0, 1].map(() => mkdtempSync(join(tmpdir(), 'state-')));
    const store = storeOf(messages);
    const groupOf = Int32Array.from(messages.keys());
    const state = createState(store, groupOf);
    writeState(dirs[0]!, state, '2029-01-01 08:00:00', new Set());
    const kept = readState(dirs[0]!);
    writeState(dirs[1]!, kept, '2029-01-01 08:00:00', new Set());
    const weigh = (of: MessageStore) => weighTerms(of, plainSettings, noVectors, plainBackground).idf;
    expect(kept.store.keys).toHaveLength(200);
    for (const { store: later } of [kept, readState(dirs[1]!)]) expect(weigh(later)).toEqual(weigh(store));
  });

  it('keeps what stands alone where it may be one issue with another, or an edit names it', () => {
    const store = storeOf(['b:路灯', 'b:电梯', 'b:公交', createPlain('b:路灯', { createdAt: '2030-06-01 08:00:00' })]);
    const dir = mkdtempSync(join(tmpdir(), 'state-'));
    const state = createState(store, Int32Array.of(0, 1, 2, 3), { possible: edgesOf([[0, 3, -1]]) });
    writeState(dir, state, '2030-05-01 08:00:00', new Set(['2']));
    const { store: kept, possible } = readState(dir);
    expect(kept.keys).toEqual(['0', '2', '3']);
    expect(possible).toEqual(edgesOf([[0, 2, -1]]));
  });

  it('keeps who founded an issue and has left it', () => {
    const store = storeOf(['b:路灯', 'b:路灯', 'b:路灯']);
    const dir = mkdtempSync(join(tmpdir(), 'state-'));
    const founders = new Map([[1, 0]]);
    const state = createState(store, Int32Array.of(0, 1, 1), { founders });
    writeState(dir, state, '2040-01-01 08:00:00', new Set());
    expect(readState(dir).founders).toEqual(founders);
  });
});
