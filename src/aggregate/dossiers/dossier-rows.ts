import { type Parameter, sqlLiteral } from '../../core/duckdb.ts';
import type { RowReader } from '../comparability.ts';
import { hasColumns, hasMessageHandling, type TableColumns } from '../reports/report-rows.ts';
import type { DossierSubject } from './dossier-data.ts';

const noHandling = `(SELECT NULL::VARCHAR AS message_key, NULL::BOOLEAN AS is_replied, NULL::TIMESTAMP AS replied_at,
  NULL::DOUBLE AS hours, NULL::BOOLEAN AS is_finished, NULL::BOOLEAN AS is_satisfied, NULL::BOOLEAN AS is_waiting WHERE false)`;
const noMarks =
  '(SELECT NULL::VARCHAR AS message_id, NULL::VARCHAR AS source, NULL::VARCHAR AS outcome, NULL::TINYINT AS template WHERE false)';

/** Reads the messages that a dossier is about. */
export interface DossierSource {
  readonly type: DossierSubject;
  readonly id: string;
  readonly tables: TableColumns;
  /** Runs a statement over `dossier_rows`; further tables of its own (`name AS (…)`) are written apart. */
  rows<T extends object>(sql: string, parameters?: readonly Parameter[], ...tables: readonly string[]): Promise<T[]>;
}

/**
 * `dossier_rows` has one row a message (no copies) of the issue, or of the class's issues that no editor dismissed. `person` is the
 * known author, or the message itself, as everywhere in the mart. What became of a message is null where its input does not
 * tell (`is_told`), or the mart does not have it.
 */
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
  const marks = hasColumns(tables, 'reply_quality', ['message_id', 'source', 'outcome', 'template']);
  const dossierRows = `dossier_rows AS (
    SELECT m.message_key, m.message_id, m.source, m.title, m.body, m.created_at, m.created_at::DATE AS day,
      coalesce(m.author, m.message_key) AS person, coalesce(m.region, '未知') AS region, m.department, m.status, m.kind, m.urgency,
      coalesce(m.likes, 0) AS likes, m.issue_id, m.reply, x.near_copy_of IS NOT NULL AS is_near_copy, x.similarity,
      h.message_key IS NOT NULL AS is_told, h.is_replied, h.replied_at, h.hours, h.is_finished, h.is_satisfied, h.is_waiting,
      q.outcome, q.template
    FROM messages m
    LEFT JOIN issue_messages x ON x.issue_id = m.issue_id AND x.message_id = m.message_id AND x.source = m.source
    LEFT JOIN ${hasMessageHandling(tables) ? 'message_handling' : noHandling} h USING (message_key)
    LEFT JOIN ${marks ? 'reply_quality' : noMarks} q ON q.message_id = m.message_id AND q.source = m.source
    WHERE m.duplicate_of IS NULL AND m.created_at IS NOT NULL AND m.issue_id IN (${issues})
  )`;
  return {
    type,
    id,
    tables,
    rows: (sql, parameters, ...more) => db.rows(`WITH ${[dossierRows, ...more].join(',\n')}\n${sql}`, parameters),
  };
}
