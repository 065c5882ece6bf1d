import type { Edit } from '../../cluster/edits/edit.ts';

/**
 * Ids of edits that an undo took back. An undo that was itself undone takes nothing back: looked at from the end, an
 * undo counts unless a later one that counts names it.
 */
export function findUndone(edits: readonly Edit[]): ReadonlySet<string> {
  const undone = new Set<string>();
  for (const edit of [...edits].reverse()) if (edit.action === 'undo' && !undone.has(edit.id)) undone.add(edit.edit);
  return undone;
}

/** Keys of all messages that an edit names. */
export function keysOfEdit(edit: Edit): readonly string[] {
  switch (edit.action) {
    case 'merge':
      return edit.anchors;
    case 'split':
      return [edit.anchor, ...edit.messages];
    case 'move':
      return edit.anchor === null ? edit.messages : [edit.anchor, ...edit.messages];
    case 'correct':
      return [edit.message];
    case 'undo':
      return [];
    default:
      return [edit.anchor];
  }
}
