import type { LabelledSet } from '../classify/train/load-labelled.ts';

/** A label whose message no file gives, with what its `src` might be. */
export function describeMissing({ missing, sources }: LabelledSet): string {
  const files =
    sources.length === 0
      ? 'name the files that have the texts with --messages'
      : `--messages give the src ${sources.slice(0, 5).join(', ')}${sources.length > 5 ? ', …' : ''}`;
  return `${missing[0]} (${files})`;
}
