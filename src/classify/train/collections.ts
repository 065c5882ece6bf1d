import type { Task } from '../model/manifest.ts';
import type { Example } from './example.ts';

/** Fewer examples of a label may be chance: so many make it one that a collection could choose. */
const fewestExamples = 20;

/** Judged examples of the sources with one set of labels. */
interface Collection {
  readonly counts: ReadonlyMap<string, number>;
  readonly sources: readonly string[];
}

/**
 * Finds the sources whose labels are of a narrower taxonomy: seven topics of fifteen. There each label has examples enough to be
 * told from the others, and a label that is missing would have as many by its share elsewhere. A source that lacks labels by chance,
 * such as a file of corrections or one year of several, is of the whole taxonomy; so are all where those that are not narrow
 * have not all labels between them, and all of kinds and urgencies, which are the same everywhere.
 * @returns the labels of each narrow source
 */
export function findNarrowSources(task: Task, examples: readonly Example[]): ReadonlyMap<string, ReadonlySet<string>> {
  const none = new Map<string, ReadonlySet<string>>();
  if (task !== 'topic') return none;
  const collections = findCollections(examples);
  const narrow = collections.filter((collection) => isNarrow(collection, collections));
  const whole = collections.filter((collection) => !narrow.includes(collection));
  const covered = sumCounts(whole.map(({ counts }) => counts));
  if (narrow.some(({ counts }) => [...counts.keys()].some((label) => !covered.has(label)))) return none;
  return new Map(
    narrow.flatMap(({ counts, sources }) => sources.map((source) => [source, new Set(counts.keys())] as const)),
  );
}

function isNarrow(collection: Collection, collections: readonly Collection[]): boolean {
  const { counts } = collection;
  if (counts.size < 2 || [...counts.values()].some((count) => count < fewestExamples)) return false;
  const elsewhere = sumCounts(collections.filter((other) => other !== collection).map((other) => other.counts));
  const own = total(counts);
  const others = total(elsewhere);
  return [...elsewhere].some(
    ([label, count]) => !counts.has(label) && count >= fewestExamples && (own * count) / others >= fewestExamples,
  );
}

function findCollections(examples: readonly Example[]): Collection[] {
  const bySource = new Map<string, Map<string, number>>();
  for (const { source, label, role } of examples) {
    if (role !== 'judged') continue;
    const counts = bySource.get(source) ?? new Map<string, number>();
    bySource.set(source, counts.set(label, (counts.get(label) ?? 0) + 1));
  }
  const found = new Map<string, [string, Map<string, number>][]>();
  for (const entry of bySource) {
    const key = JSON.stringify([...entry[1].keys()].sort());
    found.set(key, [...(found.get(key) ?? []), entry]);
  }
  return [...found.values()].map((entries) => ({
    counts: sumCounts(entries.map(([, counts]) => counts)),
    sources: entries.map(([source]) => source),
  }));
}

function sumCounts(all: readonly ReadonlyMap<string, number>[]): Map<string, number> {
  const sum = new Map<string, number>();
  for (const counts of all) for (const [label, count] of counts) sum.set(label, (sum.get(label) ?? 0) + count);
  return sum;
}

function total(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}
