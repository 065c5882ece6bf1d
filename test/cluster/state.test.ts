import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readState, stateFile } from '../../src/cluster/state.ts';
import { readStateFile, writeStateFile } from '../../src/cluster/state-file.ts';
import { runClustering, smallBoard } from './small-board.ts';

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
