import type { Edit } from '../../../cluster/edits/edit.ts';

/** What an edit is about in the end. */
export interface EditTarget {
  /** Itself, or the edit that an undo takes back or, as an undo of an undo, puts back. */
  readonly edit: Exclude<Edit, { readonly action: 'undo' }>;
  readonly isTakenBack: boolean;
}

/** @returns null where the log has no such edit, or undos name each other */
export function followUndo(edit: Edit, log: ReadonlyMap<string, Edit>): EditTarget | null {
  const undos = new Set<string>();
  let found: Edit | undefined = edit;
  while (found?.action === 'undo' && !undos.has(found.id)) {
    undos.add(found.id);
    found = log.get(found.edit);
  }
  if (found === undefined || found.action === 'undo') return null;
  return { edit: found, isTakenBack: undos.size % 2 === 1 };
}
