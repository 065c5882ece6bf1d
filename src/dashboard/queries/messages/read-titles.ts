import type { Mart } from '../../mart/mart.ts';

const idColumns = { issues: 'issue_id', themes: 'theme_id', problem_classes: 'class_id' } as const;

/** What a list is called that an id chooses; null without an id, or where the tables have none such. */
export async function readTitle(
  mart: Mart,
  table: keyof typeof idColumns,
  id: string | undefined,
): Promise<string | null> {
  if (id === undefined || !mart.has(table)) return null;
  const [row] = await mart.rows<{ title: string }>(
    `SELECT title FROM ${table} WHERE ${idColumns[table]} = $1 LIMIT 1`,
    [id],
  );
  return row?.title ?? null;
}
