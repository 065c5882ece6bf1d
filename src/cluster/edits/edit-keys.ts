import type { Edit } from './edit.ts';

/** Keys of all messages that an edit names as its object or anchor. */
export function keysOfEdit(edit: Edit): readonly string[] {
  switch (edit.action) {
    case 'merge':
      return edit.anchors;
    case 'apart':
      return [...edit.anchors, ...(edit.compared ?? []).flat()];
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

/** The same, and all messages by which the edit knows its issues again. */
export function allKeysOfEdit(edit: Edit): readonly string[] {
  return [...keysOfEdit(edit), ...Object.values(edit.members ?? {}).flat()];
}
