import type { SegmentedMessage } from '../../core/message.ts';
import { hideLabels } from '../features/hide-labels.ts';
import { loadShippedKinds, shippedKindsVersion } from '../semantics/load-kinds.ts';
import type { TextKinds } from '../semantics/text-kinds.ts';

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

/** Characters that a network reads of title and body: what is the matter stands early. */
const readLength = 160;

/** What the title adds to the whole that a network reads, where that counts 1. */
const titleShare = 0.3;

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
 * Makes a reader of all sorts of kinds. Of a network's weights, which are as probabilities, it reads the roots, since what is less likely
 * tells, too. What it read of a message it keeps as long as the message.
 */
export function createKindReader({ asks, problems, network }: KindSorts): KindReader {
  const sorts = [asks, problems, network];
  const firsts = [0, asks.ids.length, asks.ids.length + problems.ids.length];
  const known = new WeakMap<SegmentedMessage, LikeKinds>();
  return {
    ids: Uint32Array.from(sorts.flatMap(({ ids }, sort) => Array.from(ids, (id) => id + sort * idsOfSort))),
    read(message) {
      const earlier = known.get(message);
      if (earlier !== undefined) return earlier;
      const { title, body } = hideLabels(message);
      const rows: number[] = [];
      const values: number[] = [];
      const add = (sort: number, like: ReadonlyMap<number, number>, isTitle: 0 | 1): void => {
        for (const [kind, weight] of like) {
          rows.push(2 * (firsts[sort]! + kind) + isTitle);
          values.push(weight);
        }
      };
      const whole = `${title.text}。${body.text}`;
      for (const [sort, kinds] of [asks, problems].entries()) {
        add(sort, kinds.kindsOf(kinds.read(whole), undefined, place), 0);
        add(sort, kinds.kindsOf(kinds.read(title.text), undefined, place), 1);
      }
      const signs = network.read(whole.slice(0, readLength), title.text, titleShare);
      add(2, rootsOf(network.kindsOf(signs, undefined, place)), 0);
      add(2, rootsOf(network.kindsOf(network.read(title.text), undefined, place)), 1);
      const read = { rows, values };
      known.set(message, read);
      return read;
    },
  };
}

/** Roots of weights, together of length 1. */
function rootsOf(like: ReadonlyMap<number, number>): Map<number, number> {
  let sum = 0;
  for (const weight of like.values()) sum += weight;
  return new Map(Array.from(like, ([kind, weight]) => [kind, Math.sqrt(weight / sum)]));
}
