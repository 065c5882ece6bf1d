import type { LocalTime } from '../core/message.ts';
import type { ClusterMessage } from './contract.ts';
import { createGrowable, type Growable } from './growable.ts';
import { findCore, foldName, indexNames, scanNames } from './learn-names.ts';
import { matterOf } from './problem-lexicon.ts';
import type { WordVectors } from './semantics/word-vectors.ts';

export const termKinds = { word: 0, name: 1, region: 2 } as const;

/** Set in a term's use where the title has it. */
export const titleFlag = 0x80;
/** Set in a term's use where it stands inside a name. The rest of the byte is the count in the body. */
export const nameFlag = 0x40;
export const countMask = 0x3f;

/** Distinct terms, numbered in order of their first appearance. */
export interface Vocabulary {
  readonly ids: Map<string, number>;
  /** As in `issueTerms`, with the marks `w` (word), `p` (name), `r` (region). */
  readonly texts: string[];
  readonly kinds: Growable<Uint8Array>;
  /** Number of messages with the term. */
  readonly counts: Growable<Int32Array>;
  /** Number of messages that have the term inside a name. */
  readonly namedCounts: Growable<Int32Array>;
}

/** All messages that clustering remembers, one index each, column by column; terms of message `i` are `starts[i] … starts[i + 1]`. */
export interface MessageStore {
  readonly vocabulary: Vocabulary;
  readonly keys: string[];
  readonly times: LocalTime[];
  readonly titles: string[];
  readonly topics: string[];
  readonly authors: (string | null)[];
  readonly regions: (string | null)[];
  /** Ends of the messages' terms, one entry more than messages. */
  readonly starts: Growable<Uint32Array>;
  /** Ascending within a message. */
  readonly terms: Growable<Uint32Array>;
  /** How the message uses the term: `titleFlag` and the count in the body. */
  readonly uses: Growable<Uint8Array>;
}

export function createStore(): MessageStore {
  const starts = createGrowable((length) => new Uint32Array(length));
  starts.push(0);
  return {
    vocabulary: {
      ids: new Map(),
      texts: [],
      kinds: createGrowable((length) => new Uint8Array(length)),
      counts: createGrowable((length) => new Int32Array(length)),
      namedCounts: createGrowable((length) => new Int32Array(length)),
    },
    keys: [],
    times: [],
    titles: [],
    topics: [],
    authors: [],
    regions: [],
    starts,
    terms: createGrowable((length) => new Uint32Array(length)),
    uses: createGrowable((length) => new Uint8Array(length)),
  };
}

/** Interns a term, `mark` being the first character of its text. */
export function internTerm(vocabulary: Vocabulary, text: string): number {
  const known = vocabulary.ids.get(text);
  if (known !== undefined) return known;
  const id = vocabulary.texts.length;
  vocabulary.ids.set(text, id);
  vocabulary.texts.push(text);
  const mark = text.charCodeAt(0);
  vocabulary.kinds.push(mark === 0x70 ? termKinds.name : mark === 0x72 ? termKinds.region : termKinds.word);
  vocabulary.counts.push(0);
  vocabulary.namedCounts.push(0);
  return id;
}

/** Appends messages; those of one call see each other's names. Their indices follow the store's size before. */
export function addMessages(store: MessageStore, messages: readonly ClusterMessage[], vectors: WordVectors): void {
  const draft = createDraft(store, vectors);
  for (const message of messages) draft.add(message);
  draft.finish();
}

/** Messages on their way into a store. */
export interface StoreDraft {
  readonly add: (message: ClusterMessage) => void;
  /** Finds the names learned from all messages in those added, and completes them. */
  readonly finish: () => void;
}

/** The words of the body that `represent` kept, in their order: names that the segmenter cut stand together again. */
function joinBodyWords(issueTerms: string): string {
  const first = issueTerms.search(/ b\d?:/);
  return first < 0 ? '' : issueTerms.slice(first).replace(/ b\d?:/g, '');
}

export function createDraft(store: MessageStore, vectors: WordVectors): StoreDraft {
  const { vocabulary } = store;
  const isGeneral = (word: string): boolean => vectors.ids.has(word) || matterOf.has(word);
  const pending: { uses: Map<number, number>; title: string; body: string }[] = [];
  const addUse = (uses: Map<number, number>, id: number, use: number): void => {
    uses.set(id, (uses.get(id) ?? 0) | use);
  };
  return {
    add: (message) => {
      store.keys.push(message.key);
      store.times.push(message.createdAt);
      store.titles.push(message.title.replace(/\s+/gu, ' ').trim());
      store.topics.push(message.topic);
      store.authors.push(message.author);
      store.regions.push(message.region);
      pending.push({
        uses: readTerms(message.issueTerms, vocabulary, isGeneral),
        title: foldName(message.titleTokens.replaceAll(' ', '')),
        body: foldName(joinBodyWords(message.issueTerms)),
      });
    },
    finish: () => {
      const index = indexNames(
        collectNames(
          pending.map(({ uses }) => uses),
          vocabulary,
          isGeneral,
        ),
      );
      for (const { uses, title, body } of pending) {
        for (const name of scanNames(title, index)) addUse(uses, internTerm(vocabulary, `p${name}`), titleFlag);
        for (const name of scanNames(body, index)) addUse(uses, internTerm(vocabulary, `p${name}`), 1);
        const ids = Uint32Array.from(uses.keys()).sort();
        for (const id of ids) {
          store.terms.push(id);
          store.uses.push(uses.get(id)!);
          vocabulary.counts.data[id]! += 1;
          if (uses.get(id)! & nameFlag) vocabulary.namedCounts.data[id]! += 1;
        }
        store.starts.push(store.terms.length);
      }
      pending.length = 0;
    },
  };
}

/** Names worth looking for: of three characters or more, or of two where patterns found them in two messages. */
function collectNames(
  added: readonly ReadonlyMap<number, number>[],
  vocabulary: Vocabulary,
  isGeneral: (word: string) => boolean,
): Set<string> {
  const counts = vocabulary.counts.data.slice(0, vocabulary.counts.length);
  for (const uses of added) for (const id of uses.keys()) counts[id]! += 1;
  const names = new Set<string>();
  for (let id = 0; id < vocabulary.texts.length; id += 1) {
    if (vocabulary.kinds.data[id] !== termKinds.name) continue;
    const name = vocabulary.texts[id]!.slice(1);
    if (name.length > 12 || isGeneral(name)) continue;
    if (name.length >= 3 || (name.length === 2 && counts[id]! >= 2)) names.add(name);
  }
  return names;
}

function readTerms(
  issueTerms: string,
  vocabulary: Vocabulary,
  isGeneral: (word: string) => boolean,
): Map<number, number> {
  const uses = new Map<number, number>();
  if (issueTerms === '') return uses;
  for (const term of issueTerms.split(' ')) {
    const colon = term.charCodeAt(1) === 0x3a ? 1 : 2;
    const mark = term.charAt(0);
    const kind = mark === 'p' || mark === 'q' ? 'p' : mark === 'r' ? 'r' : 'w';
    const word = term.slice(colon + 1);
    const id = internTerm(vocabulary, kind + (kind === 'p' ? findCore(word, isGeneral) : word));
    const count = colon === 2 ? term.charCodeAt(1) - 48 : 1;
    const use = mark === 't' || mark === 'q' ? titleFlag : mark === 'n' ? nameFlag : count;
    uses.set(id, (uses.get(id) ?? 0) | use);
  }
  return uses;
}
