import { nameMessage } from '../../core/message.ts';
import { hasColumns } from '../reports/collect/report-rows.ts';
import type { DossierData, KinIssue, PossibleRow } from './dossier-data.ts';
import type { DossierSource } from './dossier-rows.ts';

/** Issues that are listed: all that a class is about, and some that an issue is like. */
const mostKin = { issue: 10, class: 50 } as const;
const mostPossible = 5;

/** The issues of a class, or the others of an issue's class, those of most people first. */
export async function collectKin(source: DossierSource): Promise<DossierData['kin']> {
  const { type, id } = source;
  const rows = await source.rows<KinIssue & { classTitle: string; total: number }>(
    `SELECT i.issue_id AS "issueId", i.title, i.region, i.messages, i.authors, i.first_day AS "firstDay", i.last_day AS "lastDay",
       i.status, c.title AS "classTitle", count(*) OVER () AS total
     FROM issues i JOIN problem_classes c USING (class_id)
     WHERE NOT coalesce(i.dismissed, false)
       AND ${type === 'class' ? 'class_id = $1' : 'class_id = (SELECT class_id FROM issues WHERE issue_id = $1) AND i.issue_id <> $1'}
     ORDER BY i.authors DESC, i.messages DESC, i.issue_id LIMIT ${mostKin[type]}`,
    [id],
  );
  return {
    title: rows[0]?.classTitle ?? null,
    total: rows[0]?.total ?? 0,
    listed: rows.map(({ classTitle: _, total: __, ...issue }) => issue),
  };
}

/** Issues and messages that may be the same issue and that nobody has decided about, the likeliest first. */
export async function collectPossible({ type, id, tables, rows: read }: DossierSource): Promise<PossibleRow[]> {
  if (type === 'class' || !hasColumns(tables, 'possible_merges', ['left_key', 'right_key', 'why'])) return [];
  const rows = await read<Omit<PossibleRow, 'messageId'> & { source: string; message_id: string }>(
    `SELECT p.issue_id AS "issueId", m.source, m.message_id, coalesce(i.title, m.title) AS title, coalesce(i.messages, 1) AS messages, p.why
     FROM (
       SELECT right_issue_id AS issue_id, right_key AS message_key, log_odds, why FROM possible_merges WHERE left_issue_id = $1
       UNION ALL
       SELECT left_issue_id, left_key, log_odds, why FROM possible_merges WHERE right_issue_id = $1
     ) p
     JOIN messages m USING (message_key)
     LEFT JOIN issues i ON i.issue_id = p.issue_id
     ORDER BY p.log_odds DESC, p.message_key LIMIT ${mostPossible}`,
    [id],
  );
  return rows.map(({ source, message_id, ...row }) => ({ ...row, messageId: nameMessage({ source, message_id }) }));
}
