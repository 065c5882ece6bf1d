import type { SegmentedMessage } from '../../core/message.ts';
import { leaveMatter } from '../features/leave-matter.ts';
import { loadShippedKinds, shippedKindsVersion } from '../semantics/load-kinds.ts';
import { readLetter, rootsOf, type TextKinds } from '../semantics/text-kinds.ts';
import type { TextSigns } from '../semantics/text-signs.ts';

/** What a message is like: rows of an opinion's weights, each once, and how much. */
export interface LikeKinds {
  readonly rows: readonly number[];
  readonly values: readonly number[];
}

/** Tells which kinds of asks and of problems a message is like. */
export interface KindReader {
  /** By kind what its name is known by: it stays when others are added or all are learned anew. */
  readonly ids: Uint32Array;
  /** Rows: two a kind, the first for the whole message, the second for its title. */
  read(message: SegmentedMessage): LikeKinds;
}

/** A text is like the kinds that score above the one of this place, of each sort. */
const place = 20;

/** Ids of kinds are of 24 bits: those of each sort come above those of the sorts before. */
const idsOfSort = 1 << 24;

/** What tells kinds of asks and of problems, each in its own way: linear weights of each, and a network of both. */
export interface KindSorts {
  readonly asks: TextKinds;
  readonly problems: TextKinds;
  readonly network: TextKinds;
}

const opened: KindReader[] = [];

/**
 * Reads by the kinds that the package ships; one a thread.
 * @throws QingyuError TEXT_KINDS, KERNEL_MISSING
 */
export function loadKindReader(): KindReader {
  const reader =
    opened[0] ??
    createKindReader({
      asks: loadShippedKinds('asks'),
      problems: loadShippedKinds('problems'),
      network: loadShippedKinds('network'),
    });
  opened[0] = reader;
  return reader;
}

/** Changes with the kinds that the package ships. @throws QingyuError TEXT_KINDS */
export function kindReaderVersion(): string {
  return shippedKindsVersion('asks') + shippedKindsVersion('problems') + shippedKindsVersion('network');
}

/**
 * Makes a reader of all sorts of kinds. What it read of a message it keeps as long as the message.
 */
export function createKindReader({ asks, problems, network }: KindSorts): KindReader {
  const sorts = [createSort(asks), createSort(problems), createNetworkSort(network)];
  const firsts = [0, asks.ids.length, asks.ids.length + problems.ids.length];
  const known = new WeakMap<SegmentedMessage, LikeKinds>();
  return {
    ids: Uint32Array.from(sorts.flatMap(({ ids }, sort) => Array.from(ids, (id) => id + sort * idsOfSort))),
    read(message) {
      const earlier = known.get(message);
      if (earlier !== undefined) return earlier;
      const { title, body } = leaveMatter(message);
      const rows: number[] = [];
      const values: number[] = [];
      for (const [sort, { tell }] of sorts.entries()) {
        for (const [isTitle, like] of tell(title.text, body.text).entries()) {
          for (const [kind, weight] of like) {
            rows.push(2 * (firsts[sort]! + kind) + isTitle);
            values.push(weight);
          }
        }
      }
      const read = { rows, values };
      known.set(message, read);
      return read;
    },
  };
}

type Likeness = ReadonlyMap<number, number>;

/** Kinds of one sort. */
interface Sort {
  readonly ids: Uint32Array;
  /** Which of them a message is like, and which its title. */
  tell(title: string, body: string): readonly [whole: Likeness, title: Likeness];
}

function createSort({ ids, read, kindsOf }: TextKinds): Sort {
  const like = (text: string): Likeness => kindsOf(read(text), undefined, place);
  return { ids, tell: (title, body) => [like(`${title}。${body}`), like(title)] };
}

function createNetworkSort({ ids, read, kindsOf }: TextKinds): Sort {
  const like = (signs: TextSigns): Likeness => rootsOf(kindsOf(signs, undefined, place));
  return { ids, tell: (title, body) => [like(readLetter(read, title, body)), like(read(title))] };
}
