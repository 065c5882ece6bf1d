import { basename } from 'node:path';
import { QingyuError } from '../../core/errors.ts';
import { sourceOf, textKey } from './read-messages.ts';

/** What message files give, by the `src` and `id` by which labels call it. */
export interface CalledMessages<T> {
  /** Of rows of one id in one file the last counts, as the latest version does in a run. */
  add(source: string, id: string, value: T): void;
  /**
   * What a label calls.
   * @param src base name of its file, also with folders before it or its ending; undefined will do for one file only
   * @returns null where no file gives it
   * @throws QingyuError BAD_LABELS where several files give it, and not alike
   */
  find(src: string | undefined, id: string | undefined): T | null;
  /** Forgets what a label calls, of whichever file. */
  remove(src: string | undefined, id: string | undefined): void;
  /** All, in the order in which their ids came first; what several files give alike is one. */
  values(): T[];
  /** The files that gave something, as a label's `src` may call them. */
  listSources(): string[];
}

interface Called<T> {
  readonly source: string;
  readonly value: T;
}

/** Collects what files give; `source` of `add` is a `sourceOf`. */
export function createCalledMessages<T>(): CalledMessages<T> {
  const byKey = new Map<string, Called<T>[]>();
  const sources = new Set<string>();
  const keyOf = (source: string, id: string): string => textKey(basename(source), id);
  // A name may end like a file's (`2025.csv.xlsx` is `2025.csv`), so a source that is called so comes first.
  const spellings = (src: string | undefined): string[] => {
    const named = src ?? (sources.size === 1 ? [...sources][0]! : null);
    return named === null ? [] : [...new Set([named, sourceOf(named)])];
  };
  const list = (src: string | undefined, id: string): readonly Called<T>[] =>
    spellings(src)
      .map((name) => (byKey.get(keyOf(name, id)) ?? []).filter(({ source }) => `/${source}`.endsWith(`/${name}`)))
      .find((called) => called.length > 0) ?? [];
  return {
    add(source, id, value) {
      sources.add(source);
      const others = (byKey.get(keyOf(source, id)) ?? []).filter((called) => called.source !== source);
      byKey.set(keyOf(source, id), [...others, { source, value }]);
    },
    find(src, id) {
      if (id === undefined) return null;
      const called = list(src, id);
      if (listUnlike(called).length > 1) throw ambiguous(id, called);
      return called[0]?.value ?? null;
    },
    remove(src, id) {
      if (id !== undefined) for (const name of spellings(src)) byKey.delete(keyOf(name, id));
    },
    values: () => [...byKey.values()].flatMap(listUnlike),
    listSources: () => [...sources],
  };
}

function listUnlike<T>(called: readonly Called<T>[]): T[] {
  if (called.length === 1) return [called[0]!.value];
  return [...new Map(called.map(({ value }) => [JSON.stringify(value), value])).values()];
}

function ambiguous(id: string, called: readonly Called<unknown>[]): QingyuError {
  const sources = called.map(({ source }) => source);
  return new QingyuError(
    `Expected src of the label of ${id} to tell apart the message files that give it differently, such as "${sources[0]}", got ${sources.join(', ')}`,
    { code: 'BAD_LABELS', stage: 'classify', data: { id, sources } },
  );
}
