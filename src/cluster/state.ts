import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { QingyuError } from '../core/errors.ts';
import { type Edges, pickEdges } from './candidates.ts';
import type { LineageRow } from './contract.ts';
import { createLabelCache, formatLabels, parseLabels } from './message-labels.ts';
import { readStateFile, type StateParts, writeStateFile } from './state-file.ts';
import { createStore, type MessageStore, type TermKind } from './store.ts';
import { createTextCache } from './text-cache.ts';

/** File of a generation in which clustering carries on. */
export const stateFile = 'issues.state';

/** What clustering carries from run to run: the messages it remembers, and their issues before any edit. */
export interface ClusterState {
  readonly store: MessageStore;
  /** Group of each message, named by one of its members. */
  readonly groupOf: Int32Array;
  /** Pairs of messages that may be one issue and are in two groups. */
  readonly apart: Edges;
  /** Founding message by group, for the groups that are issues. */
  readonly founders: Map<number, number>;
  /** Births, merges and splits so far. */
  readonly lineage: LineageRow[];
}

const noEdges: Edges = { length: 0, left: new Int32Array(0), right: new Int32Array(0), scores: new Float32Array(0) };

/** Reads the state of a generation; an empty one where there is none. */
export function readState(dir: string | null): ClusterState {
  if (dir === null || !existsSync(join(dir, stateFile))) {
    return { store: createStore(), groupOf: new Int32Array(0), apart: noEdges, founders: new Map(), lineage: [] };
  }
  const parts = readStateFile(join(dir, stateFile));
  const part = <T>(name: string, is: (value: unknown) => value is T): T => {
    const value = parts.get(name);
    if (is(value)) return value;
    throw new QingyuError(`Expected the state to have a part ${name}, got none of its type`, {
      code: 'STATE_SHAPE',
      stage: 'cluster',
      data: { name },
    });
  };
  const texts = (name: string): readonly string[] => part(name, (v): v is readonly string[] => Array.isArray(v));
  const ints = (name: string): Int32Array => part(name, (v): v is Int32Array => v instanceof Int32Array);
  const uints = (name: string): Uint32Array => part(name, (v): v is Uint32Array => v instanceof Uint32Array);
  const bytes = (name: string): Uint8Array => part(name, (v): v is Uint8Array => v instanceof Uint8Array);

  const store = createStore();
  const { vocabulary } = store;
  const termKindList = bytes('termKinds');
  for (const [id, text] of texts('terms').entries()) {
    const kind = termKindList[id]! as TermKind;
    vocabulary.ids[kind].set(text, id);
    vocabulary.texts.push(text);
    vocabulary.kinds.push(kind);
  }
  vocabulary.counts.append(ints('termCounts'));
  vocabulary.namedCounts.append(ints('termNamedCounts'));
  // Spreading long lists into `push` would overflow the stack.
  const fill = <T>(target: T[], values: readonly T[]): void => {
    for (const value of values) target.push(value);
  };
  const orNull = (text: string): string | null => (text === '' ? null : text);
  fill(store.keys, texts('keys'));
  fill(store.times, texts('times'));
  fill(store.titles, texts('titles'));
  const labelsOf = createLabelCache();
  // States of version 0.1.0 before November 2026 have topics alone.
  const labels = parts.has('labels')
    ? texts('labels').map(parseLabels)
    : texts('topics').map((topic) => ({ topic, subtopic: null, kind: '' }));
  fill(store.labels, labels.map(labelsOf));
  fill(store.authors, texts('authors').map(orNull));
  fill(store.regions, texts('regions').map(orNull).map(createTextCache()));
  store.starts.append(uints('starts').subarray(1));
  store.terms.append(uints('messageTerms'));
  store.uses.append(bytes('messageUses'));
  const groups = ints('founderGroups');
  const messages = ints('founderMessages');
  const founders = new Map<number, number>();
  for (let i = 0; i < groups.length; i += 1) founders.set(groups[i]!, messages[i]!);
  return {
    store,
    groupOf: ints('groupOf'),
    // States of version 0.1.0 before December 2026 have none.
    apart: parts.has('apartLeft') ? readApart(ints('apartLeft'), ints('apartRight'), ints('apartScores')) : noEdges,
    founders,
    lineage: texts('lineage').map((line) => JSON.parse(line) as LineageRow),
  };
}

/** Scores stand in thousandths. */
const scoreUnit = 1000;

function readApart(left: Int32Array, right: Int32Array, scores: Int32Array): Edges {
  return { length: left.length, left, right, scores: Float32Array.from(scores, (score) => score / scoreUnit) };
}

/** Pairs of which both messages are kept, by their new indices. */
function apartParts({ apart }: ClusterState, newIndex: Int32Array): StateParts {
  const kept = pickEdges(apart, (pair) => newIndex[apart.left[pair]!]! >= 0 && newIndex[apart.right[pair]!]! >= 0);
  return {
    apartLeft: kept.left.map((i) => newIndex[i]!),
    apartRight: kept.right.map((i) => newIndex[i]!),
    apartScores: Int32Array.from(kept.scores, (score) => Math.round(score * scoreUnit)),
  };
}

/**
 * Writes the state into a generation's folder, without the messages that are alone and older than `forgetBefore`, and
 * without the terms that only those had.
 */
export function writeState(dir: string, state: ClusterState, forgetBefore: string): void {
  const { store, groupOf } = state;
  const groupSizes = new Int32Array(store.keys.length);
  for (const group of groupOf) groupSizes[group]! += 1;
  const kept: number[] = [];
  for (let i = 0; i < store.keys.length; i += 1) {
    if (groupSizes[groupOf[i]!]! > 1 || store.times[i]! >= forgetBefore) kept.push(i);
  }
  writeStateFile(join(dir, stateFile), statePartsOf(state, kept));
}

function statePartsOf(state: ClusterState, kept: readonly number[]): StateParts {
  const { store, groupOf, founders, lineage } = state;
  const { vocabulary } = store;
  const newIndex = new Int32Array(store.keys.length).fill(-1);
  for (const [at, i] of kept.entries()) newIndex[i] = at;
  const newTerm = new Int32Array(vocabulary.texts.length).fill(-1);
  const terms: string[] = [];
  const kinds: number[] = [];
  const counts: number[] = [];
  const namedCounts: number[] = [];
  const starts = new Uint32Array(kept.length + 1);
  let total = 0;
  for (const [at, i] of kept.entries()) {
    total += store.starts.data[i + 1]! - store.starts.data[i]!;
    starts[at + 1] = total;
  }
  const messageTerms = new Uint32Array(total);
  const messageUses = new Uint8Array(total);
  let filled = 0;
  // Terms keep their order, so that those of a message stay ascending.
  for (const i of kept) {
    for (let at = store.starts.data[i]!; at < store.starts.data[i + 1]!; at += 1) newTerm[store.terms.data[at]!] = 0;
  }
  for (let id = 0; id < newTerm.length; id += 1) {
    if (newTerm[id] === -1) continue;
    newTerm[id] = terms.length;
    terms.push(vocabulary.texts[id]!);
    kinds.push(vocabulary.kinds.data[id]!);
    counts.push(vocabulary.counts.data[id]!);
    namedCounts.push(vocabulary.namedCounts.data[id]!);
  }
  for (const i of kept) {
    for (let at = store.starts.data[i]!; at < store.starts.data[i + 1]!; at += 1) {
      messageTerms[filled] = newTerm[store.terms.data[at]!]!;
      messageUses[filled] = store.uses.data[at]!;
      filled += 1;
    }
  }
  // A group is named by a member: that name moves with the member.
  const founderEntries = [...founders].sort((a, b) => a[0] - b[0]);
  return {
    terms,
    termKinds: Uint8Array.from(kinds),
    termCounts: Int32Array.from(counts),
    termNamedCounts: Int32Array.from(namedCounts),
    keys: kept.map((i) => store.keys[i]!),
    times: kept.map((i) => store.times[i]!),
    titles: kept.map((i) => store.titles[i]!),
    labels: kept.map((i) => formatLabels(store.labels[i]!)),
    authors: kept.map((i) => store.authors[i] ?? ''),
    regions: kept.map((i) => store.regions[i] ?? ''),
    starts,
    messageTerms,
    messageUses,
    groupOf: Int32Array.from(kept, (i) => newIndex[groupOf[i]!]!),
    ...apartParts(state, newIndex),
    founderGroups: Int32Array.from(founderEntries, ([group]) => newIndex[group]!),
    founderMessages: Int32Array.from(founderEntries, ([, message]) => newIndex[message]!),
    lineage: lineage.map((row) => JSON.stringify(row)),
  };
}
