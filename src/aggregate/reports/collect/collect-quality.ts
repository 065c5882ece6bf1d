import type { Database } from '../../../core/duckdb.ts';
import { unknownRegion } from '../../../core/labels.ts';
import type { Quality } from '../report-data.ts';
import { hasColumns, type TableColumns } from './report-rows.ts';

/** What the report stands on: rows read and refused over all runs that count, and how sure the labels of the period are. */
export async function collectQuality(db: Database, tables: TableColumns): Promise<Quality> {
  const runsThatCount = hasColumns(tables, 'runs', ['taken_back_at']) ? 'runs WHERE taken_back_at IS NULL' : 'runs';
  const [rows] = await db.rows<Quality['rows'] & { runs: number }>(
    `SELECT count(*) AS runs, coalesce(sum(rows_read), 0)::BIGINT AS read, coalesce(sum(new_messages), 0)::BIGINT AS fresh,
       coalesce(sum(updated), 0)::BIGINT AS updated, coalesce(sum(unchanged), 0)::BIGINT AS unchanged,
       coalesce(sum(duplicates), 0)::BIGINT AS duplicates, coalesce(sum(rejects), 0)::BIGINT AS rejects
     FROM ${runsThatCount}`,
  );
  const [lists] = await db.rows<{
    files: string[];
    failed: string[];
    models: string[];
    versions: string[];
    last: string | null;
  }>(
    `SELECT coalesce(list_sort(list_distinct(flatten(list(files)))), []) AS files,
       coalesce(list_sort(list_distinct(flatten(list(failed_files)))), []) AS failed,
       coalesce(list_sort(list(DISTINCT model_version)), []) AS models,
       coalesce(list_sort(list(DISTINCT qingyu_version)), []) AS versions,
       max(started_at) AS last
     FROM ${runsThatCount}`,
  );
  const [shares] = await db.rows<{ region: number | null; withoutTown: number; unsure: number | null }>(
    `SELECT avg(is_placed::INTEGER) AS region, count(*) FILTER (region <> '${unknownRegion}' AND NOT is_placed) AS "withoutTown",
       avg(low_confidence::INTEGER) AS unsure
     FROM report_rows WHERE span = 'current'`,
  );
  const [info] = await db.rows<{ generation: string; edits: number }>(
    'SELECT generation, (SELECT count(*) FROM edit_reports) AS edits FROM mart_info',
  );
  const { runs = 0, ...counts } = rows ?? { read: 0, fresh: 0, updated: 0, unchanged: 0, duplicates: 0, rejects: 0 };
  return {
    rows: counts,
    runs,
    files: lists?.files ?? [],
    failedFiles: lists?.failed ?? [],
    rejectsByCode: await db.rows('SELECT code, count(*) AS count FROM rejects GROUP BY code ORDER BY count DESC, code'),
    regionSources: await db.rows(
      `SELECT coalesce(region_source, 'none') AS source, count(*) AS count FROM report_rows WHERE span = 'current'
       GROUP BY ALL ORDER BY count DESC, source`,
    ),
    regionShare: shares?.region ?? null,
    withoutTown: shares?.withoutTown ?? 0,
    lowConfidenceShare: shares?.unsure ?? null,
    modelVersions: lists?.models ?? [],
    qingyuVersions: lists?.versions ?? [],
    lastRun: lists?.last ?? null,
    generation: info?.generation ?? '',
    editReports: info?.edits ?? 0,
  };
}
