import type { ActionRow } from '../../api-types.ts';
import type { PendingEdits } from '../../edits/pending/pending-edits.ts';
import { WhereBuilder } from '../../filters.ts';
import type { Mart } from '../../mart/mart.ts';

/** Measures taken against an issue or its problem class, with the counts before and after where the mart has them. */
export async function readActions(
  mart: Mart,
  target: { readonly issue: string; readonly class: string | null },
  pending: PendingEdits,
): Promise<ActionRow[]> {
  const recorded = await readRecorded(mart, target);
  const known = new Set(recorded.map((row) => row.action_id));
  const waiting = pending
    .measuresOf(target.issue)
    .filter(({ id }) => !known.has(id))
    .map(({ id, title, date }) => ({ action_id: id, title, day: date, pending: true }));
  return [...waiting, ...recorded];
}

async function readRecorded(
  mart: Mart,
  target: { readonly issue: string; readonly class: string | null },
): Promise<ActionRow[]> {
  const columns = mart.columns('actions');
  if (columns.size === 0) return [];
  const where = new WhereBuilder();
  if (columns.has('class_id') && target.class !== null)
    where.add('issue_id = ? OR class_id = ?', target.issue, target.class);
  else where.add('issue_id = ?', target.issue);
  const { sql, parameters } = where.build();
  return mart.rows<Record<string, unknown>>(
    `SELECT * FROM actions ${sql} ORDER BY "day" DESC, action_id LIMIT 50`,
    parameters,
  );
}
