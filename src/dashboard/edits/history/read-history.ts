import type { Edit } from '../../../cluster/edits/edit.ts';
import { listUndone } from '../../../cluster/edits/undone.ts';
import type { EditEntry, Page } from '../../api-types.ts';
import type { Mart } from '../../mart/mart.ts';
import { hasWords } from '../../search/search-words.ts';
import { findPending } from '../pending/build-pending.ts';
import { describeEdit, findSubject } from './describe-edit.ts';
import { readSubjects } from './read-subjects.ts';

/** Which edits are told; left out: all. */
export interface HistorySelection {
  /** Only decisions about two or more sides: one issue or not. */
  readonly decided?: boolean | undefined;
  readonly by?: string | undefined;
  /** Only those whose words, note or editor has it. */
  readonly q?: string | undefined;
  /** From 1. */
  readonly page?: number | undefined;
  /** Edits a page; left out: 500. */
  readonly size?: number | undefined;
}

/** Edits of the log in words, newest first. */
export async function readHistory(
  mart: Mart,
  log: readonly Edit[],
  { decided, by, q, page = 1, size = 500 }: HistorySelection = {},
): Promise<Page<EditEntry>> {
  const chosen = log.filter(
    (edit) =>
      (decided !== true || edit.action === 'merge' || edit.action === 'apart') && (by === undefined || edit.by === by),
  );
  const newest = chosen.reverse();
  const describe = createDescriber(mart, log, listUndone(log), await findPending(mart, log));
  const onPage = <T>(list: readonly T[]): readonly T[] => list.slice((page - 1) * size, page * size);
  if (q === undefined) return { rows: await describe(onPage(newest)), total: newest.length, page, size };
  // Only in words does an edit have what is searched.
  const found = (await describe(newest)).filter((entry) =>
    hasWords([entry.text, entry.note ?? '', entry.by ?? '', entry.id].join(' '), q),
  );
  return { rows: onPage(found), total: found.length, page, size };
}

/** Puts edits in words, by what the tables have of the messages that they name. */
function createDescriber(
  mart: Mart,
  log: readonly Edit[],
  undone: ReadonlySet<string>,
  isPending: (edit: Edit) => boolean,
): (edits: readonly Edit[]) => Promise<EditEntry[]> {
  const byId = new Map(log.map((edit) => [edit.id, edit]));
  return async (edits) => {
    const subjects = await readSubjects(mart, edits, byId);
    const reports = await readReports(mart);
    return edits.map((edit) => ({
      id: edit.id,
      at: edit.at,
      by: edit.by,
      note: edit.note,
      action: edit.action,
      text: describeEdit(edit, subjects),
      subject: findSubject(edit, subjects),
      undone: undone.has(edit.id),
      pending: isPending(edit),
      report: undone.has(edit.id) || isPending(edit) ? null : (reports.get(edit.id) ?? null),
    }));
  };
}

/** Why edits took no effect in the tables, or only a part of it, by their ids. */
async function readReports(mart: Mart): Promise<ReadonlyMap<string, string>> {
  if (!mart.has('edit_reports')) return new Map();
  const rows = await mart.rows<{ edit_id: string; reason: string }>(
    `SELECT edit_id, string_agg(reason, '；' ORDER BY reason) AS reason FROM edit_reports GROUP BY edit_id`,
  );
  return new Map(rows.map(({ edit_id, reason }) => [edit_id, reason]));
}
