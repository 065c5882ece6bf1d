import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { QingyuError } from '../../core/errors.ts';
import type { LineageRow } from '../contract.ts';
import { type Edges, pickEdges } from '../groups/edges.ts';
import { pieceSlots } from '../names/name-pieces.ts';
import { partSlots } from '../names/stated-parts.ts';
import type { CarriedName, NameRecord } from '../naming/carried-names.ts';
import { createLabelCache, formatLabels, parseLabels } from '../store/message-labels.ts';
import { createStore, type MessageStore, type TermKind } from '../store/store.ts';
import { createTextCache } from '../store/text-cache.ts';
import { kindSlots } from '../terms/message-kinds.ts';
import { type PiecedPart, readStateFile, type StateParts, writeStateFile } from './state-file.ts';

/** File of a generation in which clustering carries on. */
export const stateFile = 'issues.state';

/** What clustering carries from run to run: the messages it remembers, and their issues before any edit. */
export interface ClusterState {
  readonly store: MessageStore;
  /** Group of each message, named by one of its members. */
  readonly groupOf: Int32Array;
  /** Pairs of messages that may be one issue and are in two groups. */
  readonly possible: Edges;
  /** Founding message by group, for the groups that are issues. */
  readonly founders: Map<number, number>;
  /** Births, merges and splits so far. */
  readonly lineage: LineageRow[];
  /** Names of issues; null where none are carried. */
  readonly names: NameRecord | null;
}

const noEdges: Edges = { length: 0, left: new Int32Array(0), right: new Int32Array(0), scores: new Float32Array(0) };

/** Reads the state of a generation; an empty one where there is none. */
export function readState(dir: string | null): ClusterState {
  if (dir === null || !existsSync(join(dir, stateFile))) {
    return {
      store: createStore(),
      groupOf: new Int32Array(0),
      possible: noEdges,
      founders: new Map(),
      lineage: [],
      names: null,
    };
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
  const texts = (name: string): string[] => part(name, (v): v is string[] => Array.isArray(v));
  const ints = (name: string): Int32Array => part(name, (v): v is Int32Array => v instanceof Int32Array);
  const uints = (name: string): Uint32Array => part(name, (v): v is Uint32Array => v instanceof Uint32Array);
  const bytes = (name: string): Uint8Array => part(name, (v): v is Uint8Array => v instanceof Uint8Array);

  const labelsOf = createLabelCache();
  // States of version 0.1.0 before November 2026 have topics alone.
  const labels = parts.has('labels')
    ? texts('labels').map(parseLabels)
    : texts('topics').map((topic) => ({ topic, subtopic: null, kind: '' }));
  const orNull = (text: string): string | null => (text === '' ? null : text);
  // Lists and arrays are taken over as they were read: nobody else has them.
  const empty = createStore();
  const vocabulary = { ...empty.vocabulary, texts: texts('terms') };
  const store: MessageStore = {
    ...empty,
    vocabulary,
    // States of version 0.1.0 before December 2026 do not say it.
    forgotten: parts.has('forgotten') ? ints('forgotten')[0]! : 0,
    keys: texts('keys'),
    times: texts('times'),
    titles: texts('titles'),
    labels: labels.map(labelsOf),
    authors: texts('authors').map(orNull),
    regions: texts('regions').map(orNull).map(createTextCache()),
  };
  const kinds = bytes('termKinds');
  for (const [id, text] of vocabulary.texts.entries()) vocabulary.ids[kinds[id]! as TermKind].set(text, id);
  vocabulary.kinds.append(kinds);
  vocabulary.counts.append(ints('termCounts'));
  vocabulary.namedCounts.append(ints('termNamedCounts'));
  store.starts.append(uints('starts').subarray(1));
  store.terms.append(uints('messageTerms'));
  store.uses.append(bytes('messageUses'));
  // States of version 0.1.0 before December 2026 do not say it.
  store.ownTitles.append(parts.has('ownTitles') ? bytes('ownTitles') : new Uint8Array(store.keys.length).fill(1));
  // States of version 0.1.0 before December 2026 do not say it.
  store.askKinds.append(
    parts.has('messageKinds') ? uints('messageKinds') : new Uint32Array(kindSlots * store.keys.length),
  );
  // Likewise.
  store.likelyKinds.append(
    parts.has('likelyKinds') ? uints('likelyKinds') : new Uint32Array(kindSlots * store.keys.length),
  );
  // States of version 0.1.0 before December 2026 do not say it.
  store.pieces.append(
    parts.has('messagePieces') ? uints('messagePieces') : new Uint32Array(pieceSlots * store.keys.length),
  );
  // Likewise.
  store.parts.append(
    parts.has('messageParts') ? uints('messageParts') : new Uint32Array(partSlots * store.keys.length),
  );
  const groups = ints('founderGroups');
  const messages = ints('founderMessages');
  const founders = new Map<number, number>();
  for (let i = 0; i < groups.length; i += 1) founders.set(groups[i]!, messages[i]!);
  return {
    store,
    groupOf: ints('groupOf'),
    // States of version 0.1.0 before December 2026 have none.
    possible: parts.has('possibleLeft')
      ? readPairs(ints('possibleLeft'), ints('possibleRight'), ints('possibleScores'))
      : noEdges,
    founders,
    lineage: texts('lineage').map((line) => JSON.parse(line) as LineageRow),
    // States of version 0.1.0 before December 2026 have none.
    names: parts.has('names') ? readNames(texts('names'), texts('namesBasis'), ints('namesMessages')) : null,
  };
}

function readNames(lines: readonly string[], [basis]: readonly string[], [messages]: Int32Array): NameRecord {
  const names = new Map(lines.map((line) => JSON.parse(line) as [string, CarriedName]));
  return { basis: basis!, messages: messages!, names };
}

function nameParts(names: NameRecord | null): StateParts {
  if (names === null) return {};
  return {
    names: [...names.names].map((entry) => JSON.stringify(entry)),
    namesBasis: [names.basis],
    namesMessages: Int32Array.of(names.messages),
  };
}

/** Scores stand in thousandths. */
const scoreUnit = 1000;

/** Pairs with the scores that a state gives back. */
export function roundScores(pairs: Edges): Edges {
  return { ...pairs, scores: pairs.scores.map((score) => Math.round(score * scoreUnit) / scoreUnit) };
}

function readPairs(left: Int32Array, right: Int32Array, scores: Int32Array): Edges {
  return { length: left.length, left, right, scores: Float32Array.from(scores, (score) => score / scoreUnit) };
}

/** Pairs of which both messages are kept, by their new indices. */
function pairParts(possible: Edges, newIndex: Int32Array): StateParts {
  const kept = pickEdges(
    possible,
    (pair) => newIndex[possible.left[pair]!]! >= 0 && newIndex[possible.right[pair]!]! >= 0,
  );
  return {
    possibleLeft: kept.left.map((i) => newIndex[i]!),
    possibleRight: kept.right.map((i) => newIndex[i]!),
    possibleScores: Int32Array.from(kept.scores, (score) => Math.round(score * scoreUnit)),
  };
}

/**
 * Writes the state into a generation's folder, without the messages that are alone and older than `forgetBefore`, and
 * without the terms that only those had. Those of a pair that may be one issue are kept, so that a person can still decide, and
 * those that founded an issue, which has its id of them though they left it.
 * @param named keys of messages that edits name, which are kept, too
 */
export function writeState(dir: string, state: ClusterState, forgetBefore: string, named: ReadonlySet<string>): void {
  const { store, groupOf, possible, founders } = state;
  const wanted = new Uint8Array(store.keys.length);
  for (let pair = 0; pair < possible.length; pair += 1) {
    wanted[possible.left[pair]!] = 1;
    wanted[possible.right[pair]!] = 1;
  }
  for (const founder of founders.values()) wanted[founder] = 1;
  const groupSizes = new Int32Array(store.keys.length);
  for (const group of groupOf) groupSizes[group]! += 1;
  const kept = new Int32Array(store.keys.length);
  let length = 0;
  for (let i = 0; i < store.keys.length; i += 1) {
    const isAlone = groupSizes[groupOf[i]!]! <= 1 && wanted[i] === 0 && !named.has(store.keys[i]!);
    if (isAlone && store.times[i]! < forgetBefore) continue;
    kept[length] = i;
    length += 1;
  }
  writeStateFile(join(dir, stateFile), statePartsOf(state, kept.subarray(0, length)));
}

/** Messages or terms that are written together. */
const writtenAtOnce = 65_536;

function statePartsOf(
  { store, groupOf, possible, founders, lineage, names }: ClusterState,
  kept: Int32Array,
): StateParts {
  const { vocabulary } = store;
  const [ends, terms, uses] = [store.starts.data, store.terms.data, store.uses.data];
  const newIndex = new Int32Array(store.keys.length).fill(-1);
  const newTerm = new Int32Array(vocabulary.texts.length).fill(-1);
  const starts = new Uint32Array(kept.length + 1);
  for (let at = 0; at < kept.length; at += 1) {
    const i = kept[at]!;
    newIndex[i] = at;
    starts[at + 1] = starts[at]! + ends[i + 1]! - ends[i]!;
    for (let slot = ends[i]!; slot < ends[i + 1]!; slot += 1) newTerm[terms[slot]!] = 0;
  }
  // Terms keep their order, so that those of a message stay ascending.
  const keptTerms = new Int32Array(newTerm.length);
  let termCount = 0;
  for (let id = 0; id < newTerm.length; id += 1) {
    if (newTerm[id] === -1) continue;
    newTerm[id] = termCount;
    keptTerms[termCount] = id;
    termCount += 1;
  }
  const termIds = keptTerms.subarray(0, termCount);
  /** What kept messages have for each of their terms, in pieces. */
  const ofTerms = <T extends Uint8Array | Uint32Array>(
    create: (length: number) => T,
    valueAt: (slot: number) => number,
  ): { readonly length: number; readonly pieces: () => Iterable<T> } => ({
    length: starts[kept.length]!,
    *pieces() {
      for (let from = 0; from < kept.length; from += writtenAtOnce) {
        const to = Math.min(kept.length, from + writtenAtOnce);
        const piece = create(starts[to]! - starts[from]!);
        let filled = 0;
        for (let at = from; at < to; at += 1) {
          const i = kept[at]!;
          for (let slot = ends[i]!; slot < ends[i + 1]!; slot += 1) piece[filled++] = valueAt(slot);
        }
        yield piece;
      }
    },
  });
  // A group is named by a member: that name moves with the member.
  const founderEntries = [...founders].sort((a, b) => a[0] - b[0]);
  return {
    terms: textsOf(termIds, (id) => vocabulary.texts[id]!),
    termKinds: Uint8Array.from(termIds, (id) => vocabulary.kinds.data[id]!),
    termCounts: Int32Array.from(termIds, (id) => vocabulary.counts.data[id]!),
    termNamedCounts: Int32Array.from(termIds, (id) => vocabulary.namedCounts.data[id]!),
    forgotten: Int32Array.of(store.forgotten + store.keys.length - kept.length),
    keys: textsOf(kept, (i) => store.keys[i]!),
    times: textsOf(kept, (i) => store.times[i]!),
    titles: textsOf(kept, (i) => store.titles[i]!),
    ownTitles: Uint8Array.from(kept, (i) => store.ownTitles.data[i]!),
    labels: textsOf(kept, (i) => formatLabels(store.labels[i]!)),
    authors: textsOf(kept, (i) => store.authors[i] ?? ''),
    regions: textsOf(kept, (i) => store.regions[i] ?? ''),
    starts,
    messageTerms: {
      type: 'u32',
      ...ofTerms(
        (length) => new Uint32Array(length),
        (slot) => newTerm[terms[slot]!]!,
      ),
    },
    messageUses: {
      type: 'u8',
      ...ofTerms(
        (length) => new Uint8Array(length),
        (slot) => uses[slot]!,
      ),
    },
    messageKinds: slotsOf(kept, store.askKinds.data, kindSlots),
    likelyKinds: slotsOf(kept, store.likelyKinds.data, kindSlots),
    messagePieces: slotsOf(kept, store.pieces.data, pieceSlots),
    messageParts: slotsOf(kept, store.parts.data, partSlots),
    groupOf: Int32Array.from(kept, (i) => newIndex[groupOf[i]!]!),
    ...pairParts(possible, newIndex),
    founderGroups: Int32Array.from(founderEntries, ([group]) => newIndex[group]!),
    founderMessages: Int32Array.from(founderEntries, ([, message]) => newIndex[message]!),
    lineage: lineage.map((row) => JSON.stringify(row)),
    ...nameParts(names),
  };
}

function slotsOf(list: Int32Array, all: Uint32Array, slots: number): PiecedPart {
  return {
    type: 'u32',
    length: list.length * slots,
    *pieces() {
      for (let from = 0; from < list.length; from += writtenAtOnce) {
        const piece = new Uint32Array(Math.min(writtenAtOnce, list.length - from) * slots);
        for (let at = 0; at < piece.length; at += slots) {
          const i = list[from + at / slots]!;
          piece.set(all.subarray(i * slots, (i + 1) * slots), at);
        }
        yield piece;
      }
    },
  };
}

function textsOf(list: Int32Array, textAt: (i: number) => string): PiecedPart {
  return {
    type: 'text',
    *pieces() {
      for (let from = 0; from < list.length; from += writtenAtOnce) {
        yield Array.from(list.subarray(from, from + writtenAtOnce), textAt);
      }
    },
  };
}
