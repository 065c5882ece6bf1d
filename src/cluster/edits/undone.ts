import type { Edit } from './edit.ts';

/**
 * Ids of the edits that an undo took back. An undo that was itself undone takes nothing back: seen from the end, an undo
 * counts unless a later one that counts names it.
 */
export function listUndone(edits: readonly Edit[]): Set<string> {
  const undone = new Set<string>();
  for (const edit of [...edits].reverse()) if (edit.action === 'undo' && !undone.has(edit.id)) undone.add(edit.edit);
  return undone;
}
