import { QingyuError } from '../../core/errors.ts';
import { createGrowable, type Growable } from '../../core/growable.ts';
import type { LocalTime } from '../../core/message.ts';
import { shared } from '../../core/shared-arrays.ts';
import type { MessageLabelTexts } from './message-labels.ts';

export const termKinds = { word: 0, name: 1, region: 2 } as const;
export type TermKind = (typeof termKinds)[keyof typeof termKinds];

/** Set in a term's use where the title has it. */
export const titleFlag = 0x80;
/** Set in a word's use where it stands inside a name, in a name's where it is a kind of thing there. Of the rest of the byte the low bits are the count in the body, to 9. */
export const nameFlag = 0x40;
export const countMask = 0x0f;
/** Set in a name's use where it was written with an end that tells an estate and that its core leaves out. */
export const estateFlag = 0x10;

/** Distinct terms, numbered in order of their first appearance. */
export interface Vocabulary {
  /** By kind: a word and a name that read alike are two terms. */
  readonly ids: readonly [words: Map<string, number>, names: Map<string, number>, regions: Map<string, number>];
  readonly texts: string[];
  readonly kinds: Growable<Uint8Array>;
  /** Number of messages with the term. */
  readonly counts: Growable<Int32Array>;
  /** Number of messages that have the word inside a name, or the name as a kind of thing. */
  readonly namedCounts: Growable<Int32Array>;
}

/** All messages that clustering remembers, one index each, column by column; terms of message `i` are `starts[i] … starts[i + 1]`. */
export interface MessageStore {
  readonly vocabulary: Vocabulary;
  /** Messages of earlier runs that are here no more: the counts of terms have them still. */
  readonly forgotten: number;
  readonly keys: string[];
  readonly times: LocalTime[];
  readonly titles: string[];
  /** 1 where the title is the message's own, else 0. */
  readonly ownTitles: Growable<Uint8Array>;
  /** What classification says of each message. */
  readonly labels: MessageLabelTexts[];
  readonly authors: (string | null)[];
  readonly regions: (string | null)[];
  /** Ends of the messages' terms, one entry more than messages. */
  readonly starts: Growable<Uint32Array>;
  /** Ascending within a message. */
  readonly terms: Growable<Uint32Array>;
  /** How the message uses the term: `titleFlag` and the count in the body. */
  readonly uses: Growable<Uint8Array>;
  /** Kinds of asks that each message is like, `kindSlots` places each; see `fillKindSlots`. */
  readonly askKinds: Growable<Uint32Array>;
  /** Likewise kinds of asks and problems, by their probabilities. */
  readonly likelyKinds: Growable<Uint32Array>;
  /** Pieces of names of each message, `pieceSlots` places each; see `fillPieceSlots`. */
  readonly pieces: Growable<Uint32Array>;
  /** Parts of places that each message states, `partSlots` places each; see `fillPartSlots`. */
  readonly parts: Growable<Uint32Array>;
}

/** A store without messages. */
export function createStore(): MessageStore {
  const starts = createGrowable(shared.uint32);
  starts.push(0);
  return {
    vocabulary: {
      ids: [new Map(), new Map(), new Map()],
      texts: [],
      kinds: createGrowable(shared.uint8),
      counts: createGrowable(shared.int32),
      namedCounts: createGrowable(shared.int32),
    },
    forgotten: 0,
    keys: [],
    times: [],
    titles: [],
    ownTitles: createGrowable(shared.uint8),
    labels: [],
    authors: [],
    regions: [],
    starts,
    terms: createGrowable(shared.uint32),
    uses: createGrowable(shared.uint8),
    askKinds: createGrowable(shared.uint32),
    likelyKinds: createGrowable(shared.uint32),
    pieces: createGrowable(shared.uint32),
    parts: createGrowable(shared.uint32),
  };
}

/** Bits of a term's use: a draft packs it with the term's number into 32 bits; a Map holds no more terms, either. */
export const useBits = 8;
const maxTerms = 2 ** (32 - useBits) - 1;

/** Whether a name was mostly taken for a kind of thing (`热力公司`). */
export function namesKind({ kinds, counts, namedCounts }: Vocabulary, term: number): boolean {
  return kinds.data[term] === termKinds.name && namedCounts.data[term]! * 2 > counts.data[term]!;
}

/**
 * The number of a term; a new one where it was not seen before.
 * @throws QingyuError TOO_MANY_TERMS above 16,777,215
 */
export function internTerm(vocabulary: Vocabulary, kind: TermKind, text: string): number {
  const ids = vocabulary.ids[kind];
  const known = ids.get(text);
  if (known !== undefined) return known;
  const id = vocabulary.texts.length;
  if (id === maxTerms) {
    throw new QingyuError(
      `Expected at most ${maxTerms} distinct words and names in the messages of one workspace, got more`,
      {
        code: 'TOO_MANY_TERMS',
        stage: 'cluster',
      },
    );
  }
  ids.set(text, id);
  vocabulary.texts.push(text);
  vocabulary.kinds.push(kind);
  vocabulary.counts.push(0);
  vocabulary.namedCounts.push(0);
  return id;
}
