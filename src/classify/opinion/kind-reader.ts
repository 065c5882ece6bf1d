import type { SegmentedMessage } from '../../core/message.ts';
import { hideLabels } from '../features/hide-labels.ts';
import { loadShippedKinds, shippedKindsVersion } from '../semantics/load-kinds.ts';
import type { TextKinds } from '../semantics/text-kinds.ts';

/** What a message is like: rows of an opinion's weights, each once, and how much. */
export interface LikeKinds {
  readonly rows: readonly number[];
  readonly values: readonly number[];
}

/** Tells which of the kinds of asks and of problems a message is like. */
export interface KindReader {
  /** By kind what its name is known by: it stays when others are added or all are learned anew. */
  readonly ids: Uint32Array;
  /** Rows: two a kind, the first for the whole message, the second for its title. */
  read(message: SegmentedMessage): LikeKinds;
}

/** A text is like the kinds that score above the one of this place, of each sort. */
const place = 20;

/** Kinds of problems have ids above those of asks, which are of 24 bits. */
const problemIds = 1 << 24;

const opened: KindReader[] = [];

/**
 * Reads by the kinds that the package ships; one a thread.
 * @throws QingyuError TEXT_KINDS, KERNEL_MISSING
 */
export function loadKindReader(): KindReader {
  const reader = opened[0] ?? createKindReader(loadShippedKinds('asks'), loadShippedKinds('problems'));
  opened[0] = reader;
  return reader;
}

/** Changes with the kinds that the package ships. @throws QingyuError TEXT_KINDS */
export function kindReaderVersion(): string {
  return shippedKindsVersion('asks') + shippedKindsVersion('problems');
}

/** Makes a reader of two sorts of kinds. What it read of a message it keeps as long as the message. */
export function createKindReader(asks: TextKinds, problems: TextKinds): KindReader {
  const ids = Uint32Array.from([...asks.ids, ...problems.ids.map((id) => id + problemIds)]);
  const known = new WeakMap<SegmentedMessage, LikeKinds>();
  return {
    ids,
    read(message) {
      const earlier = known.get(message);
      if (earlier !== undefined) return earlier;
      const { title, body } = hideLabels(message);
      const rows: number[] = [];
      const values: number[] = [];
      const add = (text: string, isTitle: 0 | 1, sort: TextKinds, first: number): void => {
        for (const [kind, weight] of sort.kindsOf(sort.read(text), undefined, place)) {
          rows.push(2 * (first + kind) + isTitle);
          values.push(weight);
        }
      };
      const whole = `${title.text}。${body.text}`;
      for (const [sort, first] of [
        [asks, 0],
        [problems, asks.ids.length],
      ] as const) {
        add(whole, 0, sort, first);
        add(title.text, 1, sort, first);
      }
      const read = { rows, values };
      known.set(message, read);
      return read;
    },
  };
}
