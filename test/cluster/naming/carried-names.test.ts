import { rmSync } from 'node:fs';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createNamer, type NameRecord } from '../../../src/cluster/naming/carried-names.ts';
import { issueSettings } from '../../../src/cluster/settings.ts';
import type { Issue } from '../../../src/cluster/state/lineage.ts';
import { readState, stateFile, writeState } from '../../../src/cluster/state/state.ts';
import { storeOf } from '../plain-store.ts';
import { createMessage, type RunOptions, runClustering, smallBoard } from '../small-board.ts';

const issues: readonly Issue[] = [
  { id: 'I1', founder: 0, members: [0, 2] },
  { id: 'I2', founder: 1, members: [1, 3] },
];
const settings = issueSettings.parse({ namesKeptFrom: 100 });

/** Names issues in a store of so many messages; which of them anew, and the record. */
function nameAll(
  messages: number,
  earlier: NameRecord | null = null,
  list = issues,
  { used = settings, ownNames = [] as string[], round = 1, terms = {} as Readonly<Record<number, string>> } = {},
) {
  const store = storeOf(Array.from({ length: messages }, (_, i) => terms[i] ?? 'b:路灯'));
  const anew: string[] = [];
  const namer = createNamer(earlier, store, { settings: used, ownNames }, ({ id }) => {
    anew.push(id);
    return { title: `${id} in round ${round}`, place: null, problem: '路灯', region: 'X3区', keywords: ['路灯'] };
  });
  const titles = list.map((issue) => namer.name(issue).title);
  return { anew, titles, record: namer.record() };
}

describe('createNamer', () => {
  it('keeps the names of issues whose members are the same', () => {
    const { record } = nameAll(100);
    const more = nameAll(101, record, [issues[0]!, { ...issues[1]!, members: [1, 3, 4] }], { round: 2 });
    expect(more.titles).toEqual(['I1 in round 1', 'I2 in round 2']);
    expect(more.anew).toEqual(['I2']);
    // The next run carries both.
    const third = nameAll(102, more.record, [issues[0]!, { ...issues[1]!, members: [1, 3, 4] }], { round: 3 });
    expect(third.anew).toEqual([]);
    expect(third.titles).toEqual(more.titles);
  });

  it('names all anew where there are few messages, and carries nothing', () => {
    const few = { used: issueSettings.parse({ namesKeptFrom: 99 }) };
    const { record } = nameAll(99, null, issues, few);
    expect(nameAll(98, record, issues, few)).toMatchObject({ anew: ['I1', 'I2'], record: null });
  });

  it('names anew what has a name that is spelt otherwise by now', () => {
    const { record } = nameAll(100, null, issues, { terms: { 3: 'p:云起湖小区 b:路灯' } });
    expect(nameAll(101, record, issues, { terms: { 3: 'b:路灯 p:云起湖小区' } }).anew).toEqual([]);
    expect(nameAll(101, record, issues, { terms: { 3: 'p:云栖湖小区 b:路灯' } }).anew).toEqual(['I2']);
    // What the message after one of an issue names is not the issue's.
    expect(nameAll(101, record, issues, { terms: { 1: 'p:云栖湖小区' } }).anew).toEqual(['I2']);
  });

  it('names all anew where settings or listed names have changed', () => {
    const { record } = nameAll(100);
    const changed = { ...settings, titleWeight: 5 };
    expect(nameAll(101, record, issues, { used: changed }).anew).toEqual(['I1', 'I2']);
    expect(nameAll(101, record, issues, { ownNames: ['柳荫雅苑'] }).anew).toEqual(['I1', 'I2']);
    expect(nameAll(101, record).anew).toEqual([]);
  });

  it('names all anew when there are half as many messages again as the last time, and counts from there', () => {
    const { record } = nameAll(100);
    const grown = nameAll(149, record);
    expect(grown.anew).toEqual([]);
    const stale = nameAll(150, grown.record, issues, { round: 2 });
    expect(stale.anew).toEqual(['I1', 'I2']);
    expect(nameAll(224, stale.record).titles).toEqual(['I1 in round 2', 'I2 in round 2']);
  });
});

describe('clusterMessages', () => {
  const kept: RunOptions = { settings: { namesKeptFrom: 1 } };
  const run = async (...given: Parameters<typeof runClustering>) => {
    const result = await runClustering(...given);
    onTestFinished(() => rmSync(result.dir, { recursive: true }));
    return result;
  };
  const lamps = createMessage(
    70,
    9,
    '松鹤路路灯还是不亮',
    'Y5县松鹤路路灯坏了三个月，晚上漆黑一片，路灯所一直没有来修。',
  );

  /** The titles of a second run, after the names that the first one kept were written over. */
  async function titlesAfter(): Promise<Record<string, string>> {
    const first = await run(smallBoard, kept);
    const state = readState(first.dir);
    const names = new Map([...state.names!.names].map(([id, name]) => [id, { ...name, title: `旧：${name.title}` }]));
    rmSync(`${first.dir}/${stateFile}`);
    writeState(first.dir, { ...state, names: { ...state.names!, names } }, '2000-01-01 00:00:00', new Set());
    const second = await run([lamps], { ...kept, previousDir: first.dir });
    expect(second.groups[issueWith(second.groups, lamps.key)]).toHaveLength(3);
    return Object.fromEntries(
      second.issues.map(({ issue_id, title }) => [
        issueWith(second.groups, lamps.key) === issue_id ? '路灯' : issue_id,
        title,
      ]),
    );
  }

  const issueWith = (groups: Readonly<Record<string, readonly string[]>>, key: string): string =>
    Object.keys(groups).find((id) => groups[id]!.includes(key))!;

  it('carries names from run to run where there are enough messages', async () => {
    const { 路灯: changed, ...others } = await titlesAfter();
    expect(changed).not.toMatch(/^旧/u);
    expect(Object.values(others).length).toBeGreaterThan(0);
    for (const title of Object.values(others)) expect(title).toMatch(/^旧：/u);
  });
});
