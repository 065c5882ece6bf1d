import type { AlertRow } from '../../api-types.ts';

type Alert = Pick<AlertRow, 'alert_id' | 'explained_by'>;

/** An alert of a list with those below it that are of the same messages. */
export interface FoldedAlert<T> {
  readonly row: T;
  readonly others: readonly T[];
}

/** Folds alerts of a list that are of the same messages, as `explained_by` says, under the first of them. */
export function foldAlerts<T extends Alert>(rows: readonly T[]): readonly FoldedAlert<T>[] {
  const explained = new Map(rows.map((row) => [row.alert_id, row.explained_by]));
  const batches = new Map<string, T[]>();
  for (const row of rows) {
    let id = row.alert_id;
    // No more steps than rows: a circle ends, too.
    for (let step = 0; step < rows.length; step += 1) id = explained.get(id) ?? id;
    batches.set(id, [...(batches.get(id) ?? []), row]);
  }
  return [...batches.values()].flatMap(([row, ...others]) => (row === undefined ? [] : [{ row, others }]));
}
