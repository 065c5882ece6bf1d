import { resolve, sep } from 'node:path';

/**
 * What files are called in tables and reports: their base names, and where several have one, as many folders before it
 * as tell each from the others (`2025-01/messages.csv`).
 * @param paths of different files, absolute or from the current folder; `-` is standard input, and keeps that name
 * @returns names in the order of `paths`, all different
 */
export function nameFiles(paths: readonly string[]): string[] {
  const segments = paths.map((path) => (path === '-' ? ['-'] : resolve(path).split(sep)));
  const names = segments.map((own) => endOf(own, 1));
  // Each round gives those that still share a name one folder more; whole paths differ.
  for (let length = 2, shared = listShared(names); shared.length > 0; length++) {
    for (const index of shared) names[index] = endOf(segments[index]!, length);
    shared = listShared(names).filter((index) => segments[index]!.length >= length);
  }
  return names;
}

function endOf(segments: readonly string[], length: number): string {
  return segments.slice(-length).join('/');
}

function listShared(names: readonly string[]): number[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return names.flatMap((name, index) => (counts.get(name)! > 1 ? [index] : []));
}

/** A file, or a sheet of it, as people are told of it: `留言.xlsx [三月]`. */
export function nameTable(file: string, sheet: string | null): string {
  return sheet === null ? file : `${file} [${sheet}]`;
}
