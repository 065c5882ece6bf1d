import { type Parameter, sqlLiteral } from '../../core/duckdb.ts';
import { unknownRegion } from '../../core/labels.ts';
import type { RowReader } from '../figures/comparability.ts';
import { hasColumns, hasMessageHandling, type TableColumns } from '../reports/collect/report-rows.ts';
import type { DossierSubject } from './dossier-data.ts';

const noHandling = `(SELECT NULL::VARCHAR AS message_key, NULL::BOOLEAN AS is_replied, NULL::TIMESTAMP AS replied_at,
  NULL::DOUBLE AS hours, NULL::BOOLEAN AS is_finished, NULL::BOOLEAN AS is_satisfied, NULL::BOOLEAN AS is_waiting WHERE false)`;
const noMarks =
  '(SELECT NULL::VARCHAR AS message_id, NULL::VARCHAR AS source, NULL::VARCHAR AS outcome, NULL::TINYINT AS template WHERE false)';

/**
 * Reads the messages that a dossier is about, as tables that each statement has:
 * - `dossier_rows`, one row a message (no copies) of the issue, or of the class's issues that no editor dismissed; `person` is the
 *   known author, or the message itself, as everywhere in the mart;
 * - `dossier_members`, the same with its place among the messages of its issue;
 * - `dossier_told`, those whose input tells what became of them, with that.
 */
export interface DossierSource {
  readonly type: DossierSubject;
  readonly id: string;
  readonly tables: TableColumns;
  /** Runs a statement over these tables; further ones of its own (`name AS (…)`) are written apart. */
  rows<T extends object>(sql: string, parameters?: readonly Parameter[], ...tables: readonly string[]): Promise<T[]>;
}

/** @param tables columns of the mart's tables: what it lacks is taken for unknown */
export function createDossierSource(
  db: RowReader,
  tables: TableColumns,
  type: DossierSubject,
  id: string,
): DossierSource {
  const issues =
    type === 'issue'
      ? sqlLiteral(id)
      : `SELECT issue_id FROM issues WHERE class_id = ${sqlLiteral(id)} AND NOT coalesce(dismissed, false)`;
  const handling = hasMessageHandling(tables) ? 'message_handling' : noHandling;
  const marks = hasColumns(tables, 'reply_quality', ['message_id', 'source', 'outcome', 'template'])
    ? 'reply_quality'
    : noMarks;
  // Few of very many: what is joined is chosen before, and tables that a statement does not name are not read.
  const own = [
    `dossier_rows AS (
       SELECT message_key, message_id, source, title, body, created_at, created_at::DATE AS day,
         coalesce(author, message_key) AS person, coalesce(region, '${unknownRegion}') AS region, department, status, kind, urgency,
         coalesce(likes, 0) AS likes, issue_id, reply
       FROM messages WHERE duplicate_of IS NULL AND created_at IS NOT NULL AND issue_id IN (${issues})
     )`,
    `dossier_members AS (
       SELECT r.*, x.near_copy_of IS NOT NULL AS is_near_copy, x.similarity
       FROM dossier_rows r
       LEFT JOIN (SELECT * FROM issue_messages WHERE issue_id IN (${issues})) x USING (issue_id, message_id, source)
     )`,
    `dossier_told AS (
       SELECT r.*, h.is_replied, h.replied_at, h.hours, h.is_finished, h.is_satisfied, h.is_waiting,
         q.outcome, q.template
       FROM dossier_rows r
       JOIN (SELECT * FROM ${handling} WHERE message_key IN (SELECT message_key FROM dossier_rows)) h USING (message_key)
       LEFT JOIN (SELECT * FROM ${marks} WHERE message_id IN (SELECT message_id FROM dossier_rows)) q
         ON q.message_id = r.message_id AND q.source = r.source
     )`,
  ];
  return {
    type,
    id,
    tables,
    rows: (sql, parameters, ...more) => db.rows(`WITH ${[...own, ...more].join(',\n')}\n${sql}`, parameters),
  };
}

/** What became of the messages of a statement: columns of `MessageState` but for the status, and the join that they need. */
export const stateColumns =
  't.message_key IS NOT NULL AS "isTold", t.is_replied AS "isReplied", t.is_finished AS "isFinished", t.is_waiting AS "isWaiting"';
export const stateJoin =
  'LEFT JOIN (SELECT message_key, is_replied, is_finished, is_waiting FROM dossier_told) t USING (message_key)';
