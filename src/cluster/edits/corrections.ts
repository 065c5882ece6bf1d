import type { LocalTime } from '../../core/message.ts';
import type { Edit } from './edit.ts';
import { listUndone } from './undone.ts';

/** Labels of one message as editors decided; null where the prediction stands. */
export interface CorrectionRow {
  readonly message_key: string;
  readonly topic: string | null;
  readonly kind: string | null;
  readonly urgency: string | null;
  /** Who made the last correction, and when. */
  readonly corrected_by: string | null;
  readonly corrected_at: LocalTime;
  /** Ids of the edits that correct the message, in the order of the log. */
  readonly edit_ids: readonly string[];
}

/** DuckDB types of `CorrectionRow`. */
export const correctionColumns = {
  message_key: 'VARCHAR',
  topic: 'VARCHAR',
  kind: 'VARCHAR',
  urgency: 'VARCHAR',
  corrected_by: 'VARCHAR',
  corrected_at: 'TIMESTAMP',
  edit_ids: 'VARCHAR[]',
} as const satisfies Record<keyof CorrectionRow, string>;

/** Corrections that count, one row a message: of several for one label the last in the log wins; undone ones are left out. */
export function listCorrections(edits: readonly Edit[]): CorrectionRow[] {
  const undone = listUndone(edits);
  const rows = new Map<string, CorrectionRow>();
  for (const edit of edits) {
    if (edit.action !== 'correct' || undone.has(edit.id)) continue;
    const before = rows.get(edit.message);
    rows.set(edit.message, {
      message_key: edit.message,
      topic: edit.topic ?? before?.topic ?? null,
      kind: edit.kind ?? before?.kind ?? null,
      urgency: edit.urgency ?? before?.urgency ?? null,
      corrected_by: edit.by,
      corrected_at: edit.at,
      edit_ids: [...(before?.edit_ids ?? []), edit.id],
    });
  }
  return [...rows.values()].sort((a, b) => (a.message_key < b.message_key ? -1 : 1));
}
